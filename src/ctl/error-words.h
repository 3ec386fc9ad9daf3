/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What can be done about an error; NULL when its message says it all. */
const char *siloam_ctl_remedy (const GError *error);

G_END_DECLS
