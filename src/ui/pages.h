/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "guide/prompts.h"
#include "journal/journal.h"

G_BEGIN_DECLS

/* The pages of an open journal. Each is made when a person goes there and destroyed when they
 * leave, after its words are flushed. Once shown, the window calls gtk_widget_grab_focus on the
 * page: override that to put the focus where the person starts. */
typedef enum
{
  SILOAM_PAGE_HOME,
  SILOAM_PAGE_GUIDE,
  SILOAM_PAGE_FREE,
  SILOAM_PAGE_BLESSING,
  SILOAM_PAGE_LIBRARY,
  SILOAM_PAGE_READING,
  SILOAM_PAGE_GIFTS,
  SILOAM_PAGE_REVISIT,
  SILOAM_PAGE_WELCOME_BACK,
  SILOAM_PAGE_HELP,
} SiloamPageName;

/* id: the entry to show or resume; NULL starts a new one. journal is NULL for HELP when it is
 * locked. */
GtkWidget *siloam_page_new (SiloamPageName name,
                            SiloamJournal *journal,
                            SiloamPrompts *prompts,
                            const char *id);

G_END_DECLS
