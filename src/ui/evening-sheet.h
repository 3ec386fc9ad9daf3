/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/evening-room.h"
#include "ui/sheet.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_EVENING_SHEET (siloam_evening_sheet_get_type ())

/* A screen of the team: the header, a place to say what went wrong, and a sheet. What its fields
 * touch ("entry.touch") is saved by the class soon after, and at once when the screen is left. */
G_DECLARE_DERIVABLE_TYPE (SiloamEveningSheet,
                          siloam_evening_sheet,
                          SILOAM,
                          EVENING_SHEET,
                          GtkWidget)

struct _SiloamEveningSheetClass
{
  GtkWidgetClass parent_class;

  /* Queues what was changed; at the latest when the screen leaves the window. */
  void (*save) (SiloamEveningSheet *self);
};

/* Begins a class made with g_object_new: call once, first. screen: the prefix of its prompts. */
void siloam_evening_sheet_set_up (SiloamEveningSheet *self,
                                  SiloamEveningRoom *room,
                                  const char *screen);

/* All borrowed. */
SiloamEveningRoom *siloam_evening_sheet_get_room (SiloamEveningSheet *self);
SiloamMinistry *siloam_evening_sheet_get_ministry (SiloamEveningSheet *self);
const SiloamMinistryDesk *siloam_evening_sheet_get_desk (SiloamEveningSheet *self);
SiloamSheet *siloam_evening_sheet_get_sheet (SiloamEveningSheet *self);
const char *siloam_evening_sheet_get_text (SiloamEveningSheet *self, const char *key);
/* With the number of a team where the text says "{number}". */
char *siloam_evening_sheet_dup_numbered (SiloamEveningSheet *self,
                                         const char *key,
                                         guint number) G_GNUC_WARN_UNUSED_RESULT;

/* Starts the sheet over, with its question and hint. */
SiloamSheet *siloam_evening_sheet_rebuild (SiloamEveningSheet *self);
void siloam_evening_sheet_set_back_action (SiloamEveningSheet *self, const char *detailed_action);

void siloam_evening_sheet_touch (SiloamEveningSheet *self);
void siloam_evening_sheet_flush (SiloamEveningSheet *self);

/* Says what went wrong, above the sheet; NULL takes it away. */
void siloam_evening_sheet_tell (SiloamEveningSheet *self, const GError *error);
/* The same with a sentence of the screen. */
void siloam_evening_sheet_tell_text (SiloamEveningSheet *self, const char *key);
/* For siloam_ministry_..._async: tells when it failed. user_data: g_object_ref (self). */
void siloam_evening_sheet_written_cb (GObject *source, GAsyncResult *result, gpointer user_data);

/* The verses of the screen, in the words of the Bible that was chosen where there is one. */
void siloam_evening_sheet_add_verses (SiloamEveningSheet *self, const char *screen);

G_END_DECLS
