/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "journal/journal-copies.h"
#include "journal/rehearsal.h"
#include "ui/backups.h"
#include "ui/bibles.h"
#include "ui/door.h"
#include "ui/header.h"
#include "ui/verse-taken.h"
#include "ui/window.h"
#include "ui/writer.h"

G_BEGIN_DECLS

struct _SiloamWindow
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
  GtkWidget *reminder_bar;
  GtkLabel *reminder_label;
  GtkLabel *reminder_now_label;
  GtkButton *reminder_now_button;
  GtkWidget *copies_bar;
  GtkLabel *copies_label;
  GtkButton *copies_button;
  GtkLabel *copies_button_label;
  GtkButton *copies_leave_button;
  GtkLabel *copies_leave_label;

  SiloamSettings *settings;
  SiloamBibles *bibles;
  SiloamBackups *backups;
  SiloamRehearsal
      *replacement;       /* the backup that takes the place of the journal when it is closed */
  SiloamJournal *journal; /* NULL while locked */
  SiloamDoor *door;

  /* Where the person is, and where to resume after a lock. */
  gboolean in_journal;
  SiloamPageName page_name;
  char *page_id;
  gboolean has_resume;
  SiloamPageName resume_name;
  char *resume_id;
  GtkWidget *under_help; /* owned; the page before the journal that help was opened over */
  gboolean reminded;     /* the reminder was put away until the next unlock */
  GtkWidget *dialog;     /* weak; preferences, about or shortcuts */

  SiloamCopies *copies; /* what was found beside the journal; NULL: not looked yet */
  gint64 copies_looked; /* monotonic, in µs */

  SiloamVerseTaken *taken; /* what was taken along last */
  AdwToast *taken_toast;   /* weak; says so */

  GPtrArray *said; /* (element-type AdwToast): those on the screen or waiting for it */

  /* Pages that were left, or are being left, with words not on the disk yet. */
  GPtrArray *unsaved;
  guint retry_source;
};

/* window.c */
SiloamPrompts *siloam_window_get_prompts (SiloamWindow *self);
void siloam_window_show (SiloamWindow *self, GtkWidget *page);
void siloam_window_go_to (SiloamWindow *self, SiloamPageName name, const char *id);
void siloam_window_uncover (SiloamWindow *self);
void siloam_window_toast (SiloamWindow *self, const char *text);
void siloam_window_add_toast (SiloamWindow *self, AdwToast *toast);
void siloam_window_dismiss_toasts (SiloamWindow *self);
void siloam_window_update_reminder (SiloamWindow *self);

/* window-actions.c */
void siloam_window_add_actions (SiloamWindow *self);
void siloam_window_present_dialog (SiloamWindow *self, GtkWidget *dialog);

/* window-copies.c */
void siloam_window_look_for_copies (SiloamWindow *self);
void siloam_window_update_copies (SiloamWindow *self);
void siloam_window_forget_copies (SiloamWindow *self);
void siloam_window_add_copies_actions (SiloamWindow *self);

/* window-start.c */
GtkWidget *siloam_window_new_first_run (gpointer window, const char *path);
void siloam_window_enter (gpointer window, GObject *file, GtkWidget *by);
void siloam_window_add_start_actions (SiloamWindow *self);

/* window-lock.c */
void siloam_window_follow_writer (SiloamWindow *self, GtkWidget *page);
void siloam_window_leave_writer (SiloamWindow *self, GtkWidget *page);
void siloam_window_flush (SiloamWindow *self);
extern const SiloamDoorHouse siloam_window_house;

/* window-verses.c */
void siloam_window_add_verse_actions (SiloamWindow *self);
void siloam_window_forget_verse (SiloamWindow *self);

/* window-backups.c */
void siloam_window_set_up_backups (SiloamWindow *self);
void siloam_window_add_backup_actions (SiloamWindow *self);
void siloam_window_follow_journal (SiloamWindow *self);
gboolean siloam_window_replace_journal (SiloamWindow *self);

/* window-keys.c */
void siloam_window_look_at_keyring (SiloamWindow *self, SiloamSlotType way);
void siloam_window_add_key_actions (SiloamWindow *self);

G_END_DECLS
