/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "export/import-day.h"

G_BEGIN_DECLS

/* Whether the name of a file, or the folders it is in, say of which day it is. @day is only set
 * when they do; @title gets what else the name says, NULL for nothing. Any thread. */
gboolean siloam_text_name_read (const char *name, gboolean day_first, SiloamDay *day, char **title);

G_END_DECLS
