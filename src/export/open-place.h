/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* For whom a file is readable, by where it lies. */
typedef struct
{
  gboolean others;    /* the disk knows no owners: any user of this computer can open it */
  gboolean removable; /* a stick or a loose disk */
  gboolean remote;    /* another computer keeps it */
  char *synced;       /* the name of what copies this folder elsewhere; NULL for nothing known */
} SiloamOpenPlace;

/* path: of the file that will be there. Looks at the folder; not on the main thread for long. */
SiloamOpenPlace *siloam_open_place_look (const char *path) G_GNUC_WARN_UNUSED_RESULT;
void siloam_open_place_free (SiloamOpenPlace *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiloamOpenPlace, siloam_open_place_free)

G_END_DECLS
