/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/door.h"
#include "ui/evening-pages.h"
#include "ui/evening-window.h"

G_BEGIN_DECLS

struct _SiloamEveningWindow
{
  AdwApplicationWindow parent_instance;

  GtkStack *cover; /* "content", "quiet", "blank", "held" */
  AdwToastOverlay *toasts;
  GtkStack *pages;
  GtkWidget *quiet_page;
  SiloamScreen *held_screen;
  SiloamNotice *held_notice;
  GtkWidget *failure_bar;
  GtkLabel *failure_label;

  SiloamSettings *settings;
  SiloamPrompts *prompts; /* of the pages before the file is open */
  SiloamBibles *bibles;
  SiloamQueue *queue;
  SiloamEveningTask *task; /* as who waits, it outlives a lock */
  SiloamDoor *door;

  SiloamMinistry *ministry; /* NULL while locked */
  SiloamEveningRoom *room;  /* NULL while no page of an evening shows */
  SiloamEveningPageName page_name;
  SiloamEveningPageName asked_from; /* where the choice of the task leads back to */
  gboolean asks_date;
  GtkWidget *under_help; /* owned; the page before an open file that help was opened over */

  /* Where to resume after a lock: a screen, and the id of a session. */
  gboolean has_resume;
  SiloamEveningPageName resume_page;
  char *resume_session;
};

/* On a page without a class of its own: where the focus goes. */
#define SILOAM_EVENING_FOCUS "siloam-focus"

/* evening-window.c */
void siloam_evening_window_show (SiloamEveningWindow *self, GtkWidget *page);
void siloam_evening_window_go_to (SiloamEveningWindow *self, SiloamEveningPageName name);
void siloam_evening_window_ask_task (SiloamEveningWindow *self, SiloamView view);
void siloam_evening_window_ask_clock (SiloamEveningWindow *self);
void siloam_evening_window_uncover (SiloamEveningWindow *self);
void siloam_evening_window_toast (SiloamEveningWindow *self, const char *text);

/* evening-window-actions.c */
void siloam_evening_window_add_actions (SiloamEveningWindow *self);

/* evening-window-start.c */
GtkWidget *siloam_evening_window_new_first_run (gpointer window, const char *path);
void siloam_evening_window_enter (gpointer window, GObject *file, GtkWidget *by);
void siloam_evening_window_add_start_actions (SiloamEveningWindow *self);

/* evening-window-session.c */
void siloam_evening_window_remember_place (SiloamEveningWindow *self);
void siloam_evening_window_follow_session (SiloamEveningWindow *self);
void siloam_evening_window_return (SiloamEveningWindow *self);
void siloam_evening_window_add_session_actions (SiloamEveningWindow *self, GActionMap *evening);

/* evening-window-lock.c */
extern const SiloamDoorHouse siloam_evening_window_house;
void siloam_evening_window_follow_room (SiloamEveningWindow *self);
void siloam_evening_window_cover_others (SiloamEveningWindow *self, gboolean covered);

G_END_DECLS
