/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A9. The person chooses and it need not be today: "not now" has the focus, a stance is written
 * only on going on, and no answer closes the way. Main thread. */

#include "config.h"

#include "ui/forgive-step.h"

#include <glib/gi18n.h>

#include "ui/template.h"

struct _SiloamForgiveStep
{
  GtkWidget parent_instance;

  GtkWidget *sheet;
  GtkWidget *stance;
  GtkBox *details;
  GtkWidget *prayer;

  SiloamForgiveness draft; /* what stands on the sheet; becomes a record with its first word */
  SiloamGuide *guide;
};

static void step_view_init (SiloamStepViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SiloamForgiveStep,
                               siloam_forgive_step,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (SILOAM_TYPE_STEP_VIEW, step_view_init))

static SiloamForgiveness *
find_record (SiloamForgiveStep *self)
{
  GPtrArray *records = siloam_guide_get_entry (self->guide)->forgiveness;

  return records->len > 0 ? g_ptr_array_index (records, 0) : NULL;
}

static void
replace (char **field, const char *words)
{
  g_free (*field);
  *field = g_strdup (words);
}

static gboolean
says_something (SiloamForgiveStep *self)
{
  return self->draft.alias != NULL || self->draft.boundary != NULL;
}

/* The words are kept while typing; the stance stays what it was until a button says otherwise. */
static SiloamForgiveness *
write_record (SiloamForgiveStep *self)
{
  SiloamForgiveness *record = find_record (self);

  if (record == NULL)
    record = siloam_entry_add_forgiveness (siloam_guide_get_entry (self->guide));

  record->toward = self->draft.toward;
  replace (&record->alias, self->draft.alias);
  replace (&record->boundary, self->draft.boundary);
  return record;
}

/* The fields of the sheet write into the draft and activate this on their way to the page. */
static void
touch_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamForgiveStep *self = SILOAM_FORGIVE_STEP (widget);

  if (find_record (self) != NULL || says_something (self))
    write_record (self);
  gtk_widget_activate_action (gtk_widget_get_parent (widget), "entry.touch", NULL);
}

static void
show_prayer (SiloamForgiveStep *self)
{
  const char *key = "forgive.prayer";

  if (self->draft.toward == SILOAM_TOWARD_SELF)
    key = "forgive.prayer.self";
  else if (self->draft.toward == SILOAM_TOWARD_GOD)
    key = "forgive.prayer.god";
  gtk_label_set_label (GTK_LABEL (self->prayer),
                       siloam_sheet_get_text (SILOAM_SHEET (self->sheet), key));
}

static void
offer_boundary_cb (SiloamForgiveStep *self, GtkWidget *button)
{
  GtkWidget *boundary = g_object_get_data (G_OBJECT (button), "boundary");

  gtk_editable_set_text (GTK_EDITABLE (boundary), gtk_button_get_label (GTK_BUTTON (button)));
  gtk_widget_grab_focus (boundary);
}

static void
add_boundary (SiloamForgiveStep *self)
{
  SiloamSheet *sheet = SILOAM_SHEET (self->sheet);
  GtkWidget *boundary = siloam_sheet_add_line (sheet, "forgive.boundary", &self->draft.boundary);
  GtkWidget *offer = siloam_sheet_add_flat (sheet,
                                            siloam_sheet_get_text (sheet, "forgive.boundary.offer"),
                                            G_CALLBACK (offer_boundary_cb),
                                            self);

  gtk_widget_add_css_class (offer, "siloam-chip");
  g_object_set_data (G_OBJECT (offer), "boundary", boundary);
}

static void
load_draft (SiloamForgiveStep *self)
{
  const SiloamForgiveness *record = find_record (self);

  self->draft.stance = record != NULL ? record->stance : SILOAM_STANCE_NOT_NOW;
  self->draft.toward = record != NULL ? record->toward : SILOAM_TOWARD_OTHER;
  self->draft.alias = record != NULL ? g_strdup (record->alias) : NULL;
  self->draft.boundary = record != NULL ? g_strdup (record->boundary) : NULL;
}

static void
stance_changed_cb (SiloamForgiveStep *self)
{
  if (self->draft.stance != SILOAM_STANCE_NOT_NOW)
    siloam_sheet_open_fold (self->details);
}

static void
add_details (SiloamForgiveStep *self)
{
  SiloamSheet *sheet = SILOAM_SHEET (self->sheet);
  gboolean open = says_something (self) || self->draft.stance != SILOAM_STANCE_NOT_NOW;
  SiloamChipChoice *toward;

  self->details = siloam_sheet_add_fold (sheet, siloam_sheet_get_text (sheet, "name.more"), open);
  siloam_sheet_begin_group (sheet, self->details);
  toward = siloam_sheet_add_chips (sheet,
                                   "forgive.toward.question",
                                   "forgive.toward",
                                   siloam_towards,
                                   SILOAM_CHIPS_ALWAYS,
                                   (guint *) &self->draft.toward);
  siloam_sheet_add_line (sheet, "forgive.alias", &self->draft.alias);
  add_boundary (self);
  self->prayer = siloam_sheet_add_text (sheet, "", "siloam-prayer");
  show_prayer (self);
  siloam_sheet_end_group (sheet);
  g_signal_connect_object (toward,
                           "notify::value",
                           G_CALLBACK (show_prayer),
                           self,
                           G_CONNECT_SWAPPED);
}

static void
siloam_forgive_step_settle (SiloamStepView *view, gboolean skipped)
{
  SiloamForgiveStep *self = SILOAM_FORGIVE_STEP (view);
  gboolean chosen = self->draft.stance != SILOAM_STANCE_NOT_NOW;

  if (skipped || (!chosen && !says_something (self) && find_record (self) == NULL))
    return;

  write_record (self)->stance = self->draft.stance;
  siloam_guide_touch (self->guide);
}

static void
build (SiloamForgiveStep *self)
{
  SiloamSheet *sheet = SILOAM_SHEET (self->sheet);

  load_draft (self);
  self->stance = GTK_WIDGET (siloam_sheet_add_chips (sheet,
                                                     "forgive.stance.question",
                                                     "forgive.stance",
                                                     siloam_stances,
                                                     SILOAM_CHIPS_ALWAYS,
                                                     (guint *) &self->draft.stance));
  add_details (self);
  g_signal_connect_object (self->stance,
                           "notify::value",
                           G_CALLBACK (stance_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  siloam_sheet_add_verses (sheet, "forgive", SILOAM_ROLE_READING);

  siloam_sheet_add_action (sheet, _ ("Skip"), "guide.skip", FALSE);
  siloam_sheet_add_action (sheet, _ ("Next"), "guide.next", TRUE);
}

static SiloamSheet *
siloam_forgive_step_get_sheet (SiloamStepView *view)
{
  return SILOAM_SHEET (SILOAM_FORGIVE_STEP (view)->sheet);
}

static void
step_view_init (SiloamStepViewInterface *iface)
{
  iface->get_sheet = siloam_forgive_step_get_sheet;
  iface->settle = siloam_forgive_step_settle;
}

static gboolean
siloam_forgive_step_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (SILOAM_FORGIVE_STEP (widget)->stance);
}

static void
siloam_forgive_step_dispose (GObject *object)
{
  SiloamForgiveStep *self = SILOAM_FORGIVE_STEP (object);

  g_clear_pointer (&self->sheet, gtk_widget_unparent);
  g_clear_pointer (&self->draft.alias, g_free);
  g_clear_pointer (&self->draft.boundary, g_free);
  g_clear_object (&self->guide);

  G_OBJECT_CLASS (siloam_forgive_step_parent_class)->dispose (object);
}

static void
siloam_forgive_step_class_init (SiloamForgiveStepClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siloam_forgive_step_dispose;
  widget_class->grab_focus = siloam_forgive_step_grab_focus;
  widget_class->focus = siloam_template_focus;
  gtk_widget_class_install_action (widget_class, "entry.touch", NULL, touch_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
siloam_forgive_step_init (SiloamForgiveStep *self)
{
}

/**
 * siloam_forgive_step_new:
 * @guide: whose entry is written in
 * @prompts: the texts
 *
 * Makes the step.
 *
 * Returns: (transfer floating): a new widget
 */
GtkWidget *
siloam_forgive_step_new (SiloamGuide *guide, SiloamPrompts *prompts)
{
  SiloamForgiveStep *self = g_object_new (SILOAM_TYPE_FORGIVE_STEP, NULL);

  self->guide = g_object_ref (guide);
  self->sheet = siloam_sheet_new (prompts, siloam_guide_get_entry (guide), "forgive");
  gtk_widget_set_parent (self->sheet, GTK_WIDGET (self));
  build (self);
  return GTK_WIDGET (self);
}
