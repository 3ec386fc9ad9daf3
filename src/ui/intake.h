/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/item-list.h"

G_BEGIN_DECLS

/* What a dialog does at each step; each with the dialog first. */
typedef struct
{
  double (*get_fraction) (gpointer dialog); /* of the work; 0: nobody knows */
  void (*open) (gpointer dialog, const char *secret);
  void (*report) (gpointer dialog);
  void (*list) (gpointer dialog, SiloamItemList *items, int outcome);
  void (*apply) (gpointer dialog);
  void (*undo) (gpointer dialog);
  const char *(*get_path) (gpointer dialog); /* what may go to the trash; NULL: nothing */
  void (*close) (gpointer dialog);
  const char *trashed; /* the key of what is said then */
} SiloamIntakeWork;

#define SILOAM_TYPE_INTAKE (siloam_intake_get_type ())

/* The steps of taking another file in, all of a dialog: "choose", "busy", "secret", "report",
 * "items" and "done". Its actions are "intake.back", ".open", ".items", ".apply", ".undo",
 * ".trash".
 *
 * Properties, from a template: title, apply-label, secret-title, and the pages choose and report.
 */
G_DECLARE_FINAL_TYPE (SiloamIntake, siloam_intake, SILOAM, INTAKE, GtkWidget)

void siloam_intake_set_up (SiloamIntake *self,
                           const SiloamIntakeWork *work,
                           gpointer dialog,
                           SiloamPrompts *prompts);
void siloam_intake_detach (SiloamIntake *self);

void siloam_intake_show (SiloamIntake *self, const char *page);
gboolean siloam_intake_shows (SiloamIntake *self, const char *page);

/* Working: nothing else can be asked for meanwhile. */
GCancellable *siloam_intake_begin (SiloamIntake *self, const char *what);
void siloam_intake_end (SiloamIntake *self);
gboolean siloam_intake_is_working (SiloamIntake *self);

void siloam_intake_ask_secret (SiloamIntake *self, const char *title, const char *hint);
void siloam_intake_show_report (SiloamIntake *self, gboolean has_news);
/* A row of the report, which opens the list of one outcome. */
GtkWidget *siloam_intake_row_new (const char *title,
                                  const char *subtitle,
                                  guint number,
                                  int outcome) G_GNUC_WARN_UNUSED_RESULT;
/* Lets go of what the list of items borrows. */
void siloam_intake_clear_items (SiloamIntake *self);
void siloam_intake_show_done (SiloamIntake *self, const char *what, gboolean can_undo);
/* NULL: no. */
void siloam_intake_offer_trash (SiloamIntake *self, const char *text);

G_END_DECLS
