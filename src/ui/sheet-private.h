/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/sheet.h"

G_BEGIN_DECLS

#define SILOAM_SHEET_GROUP_SPACING 24
#define SILOAM_SHEET_ROW_SPACING 6

struct _SiloamSheet
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkBox *column;
  GtkLabel *question;
  GtkWidget *hint;
  GtkBox *target; /* where the next field lands: the column or an open fold */
  GtkWidget *bar;
  GtkWidget *actions;
  GtkWidget *verse_list;
  gboolean layout_done; /* since something was added that is to be in sight */

  SiloamPrompts *prompts;
  SiloamEntry *entry; /* borrowed */
};

/* A heading and its field stand close together; groups stand apart. */
GtkBox *siloam_sheet_begin_field (SiloamSheet *self, const char *heading);

/* The prompt "<key>.<role>", or NULL when there is none. */
const char *siloam_sheet_text_if_any (SiloamSheet *self, const char *key, const char *role);
const char *siloam_sheet_hint_of (SiloamSheet *self, const char *key);
const char *siloam_sheet_heading_of (SiloamSheet *self, const char *key);

G_END_DECLS
