/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SILOAM_MINISTRY_ERROR (siloam_ministry_error_quark ())

typedef enum
{
  SILOAM_MINISTRY_ERROR_INVALID,    /* breaks a rule; the message names what */
  SILOAM_MINISTRY_ERROR_NOT_AGREED, /* the visitor did not agree to this */
  SILOAM_MINISTRY_ERROR_NOT_FOUND,  /* perhaps erased meanwhile */
  SILOAM_MINISTRY_ERROR_UNRESOLVED, /* sessions of the evening are still open */
  SILOAM_MINISTRY_ERROR_DAMAGED,
  SILOAM_MINISTRY_ERROR_NEWER_SCHEMA,
  SILOAM_MINISTRY_ERROR_OTHER_FILE,  /* a sealed file, but no ministry file: a journal, say */
  SILOAM_MINISTRY_ERROR_NO_PIN,      /* a way in without a PIN or passphrase is refused */
  SILOAM_MINISTRY_ERROR_CLOSED,      /* locked meanwhile */
  SILOAM_MINISTRY_ERROR_BACKUP,      /* a backup could not be made or renewed */
  SILOAM_MINISTRY_ERROR_STILL_OPENS, /* a backup goes back only where no file opens any more */
  SILOAM_MINISTRY_ERROR_ENDED,       /* the session ended meanwhile; this is a copy from before */
} SiloamMinistryError;

GQuark siloam_ministry_error_quark (void);

G_END_DECLS
