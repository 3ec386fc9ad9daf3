/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "journal/entry.h"

G_BEGIN_DECLS

/* What a verse is for when it is taken along at the place where the person is: the page itself, or
 * any widget in it. */
SiloamVerseRole siloam_verse_role_of (GtkWidget *widget);

G_END_DECLS
