/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SILOAM_TYPE_RECORD_LIST (siloam_record_list_get_type ())

/* What was already written on this sheet, one line each, to take up again or to remove.
 * Signals: ::chosen (uint index), ::removed (uint index), ::undone after a removal. */
G_DECLARE_FINAL_TYPE (SiloamRecordList, siloam_record_list, SILOAM, RECORD_LIST, GtkWidget)

GtkWidget *siloam_record_list_new (const char *remove_label,
                                   const char *undo_label) G_GNUC_WARN_UNUSED_RESULT;

void siloam_record_list_clear (SiloamRecordList *self);
void siloam_record_list_add (SiloamRecordList *self, guint index, const char *words);
/* Offers to bring back what was removed last. */
void siloam_record_list_offer_undo (SiloamRecordList *self, const char *words);

G_END_DECLS
