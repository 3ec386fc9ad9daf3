/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SILOAM_SCRIPTURE_ERROR (siloam_scripture_error_quark ())

/* Outcomes a person can act on. A cancelled import is G_IO_ERROR_CANCELLED. */
typedef enum
{
  SILOAM_SCRIPTURE_ERROR_MISSING,      /* no file or folder at this path */
  SILOAM_SCRIPTURE_ERROR_NOT_MODULE,   /* no zip or folder with a SWORD module in it */
  SILOAM_SCRIPTURE_ERROR_NOT_BIBLE,    /* a module, but a dictionary, a commentary, … */
  SILOAM_SCRIPTURE_ERROR_WHICH,        /* several Bibles: one has to be chosen by its id */
  SILOAM_SCRIPTURE_ERROR_ENCIPHERED,   /* needs a key that its publisher sells */
  SILOAM_SCRIPTURE_ERROR_UNSUPPORTED,  /* a kind of module that we do not read */
  SILOAM_SCRIPTURE_ERROR_UNSAFE,       /* a zip that points outside itself */
  SILOAM_SCRIPTURE_ERROR_TOO_LARGE,    /* far more than a Bible holds */
  SILOAM_SCRIPTURE_ERROR_DAMAGED,      /* begins well, then contradicts itself */
  SILOAM_SCRIPTURE_ERROR_NO_BIBLE,     /* no Bible of this id in the library */
  SILOAM_SCRIPTURE_ERROR_NEWER_FORMAT, /* a later Siloam imported it */
  SILOAM_SCRIPTURE_ERROR_NOT_IN_TEXT,  /* this Bible does not have these verses */
  SILOAM_SCRIPTURE_ERROR_NO_SPACE,     /* the disk is full */
  SILOAM_SCRIPTURE_ERROR_IO,           /* a file or folder cannot be read or written */
  SILOAM_SCRIPTURE_ERROR_PACKAGED,     /* came with Siloam, so it cannot be removed */
} SiloamScriptureError;

GQuark siloam_scripture_error_quark (void);

G_END_DECLS
