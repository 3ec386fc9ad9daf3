/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

/* A folder that never answers, as on a network that is away: a real file system of the kernel,
 * whose server says nothing. Needs the right to mount; NULL without. */
typedef struct _SilentFolder SilentFolder;

SilentFolder *silent_folder_new (const char *path);
/* Whoever waits for it is told that nobody is there. FALSE: that was so already, because the test
 * took too long. */
gboolean silent_folder_free (SilentFolder *self);
