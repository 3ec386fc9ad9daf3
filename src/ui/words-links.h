/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "journal/entry.h"

G_BEGIN_DECLS

/* Turns the references in the text of a label that is read into links that open. entry (nullable):
 * what it says of their numbering; read now, not kept. Call again after the text was changed. */
void siloam_words_link (GtkLabel *label, const SiloamEntry *entry);
/* The same for a label with verses of the entry, as they were typed. */
void siloam_words_link_verses (GtkLabel *label, const SiloamEntry *entry);
/* For a label that may have links. */
gboolean siloam_words_grab_focus (GtkLabel *label);

G_END_DECLS
