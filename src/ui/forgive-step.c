/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A9. The person chooses and it need not be today: "not now" has the focus and no answer closes the
 * way. What is said lands in the entry at once; what says nothing leaves no record. One person at a
 * time: those named before stand above as lines to take up again. Main thread. */

#include "config.h"

#include "ui/forgive-step.h"

#include <glib/gi18n.h>

#include "ui/record-list.h"
#include "ui/template.h"
#include "ui/term-text.h"

struct _SiloamForgiveStep
{
  GtkWidget parent_instance;

  GtkWidget *sheet;
  GtkWidget *others;
  GtkWidget *editor;
  GtkWidget *stance;
  GtkBox *details;
  GtkWidget *prayer;
  GtkWidget *another;

  SiloamForgiveness draft;   /* what stands on the sheet */
  SiloamForgiveness *record; /* the same in the entry, or NULL while it says nothing */
  SiloamEntry *before;       /* the entry before the last removal, to bring it back from */
  guint removed;
  SiloamGuide *guide;
};

static void step_view_init (SiloamStepViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SiloamForgiveStep,
                               siloam_forgive_step,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (SILOAM_TYPE_STEP_VIEW, step_view_init))

static GPtrArray *
records (SiloamForgiveStep *self)
{
  return siloam_guide_get_entry (self->guide)->forgiveness;
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
  return self->draft.alias != NULL || self->draft.boundary != NULL ||
         self->draft.stance != SILOAM_STANCE_NOT_NOW || self->draft.toward != SILOAM_TOWARD_OTHER;
}

static void
write_record (SiloamForgiveStep *self)
{
  if (!says_something (self))
    {
      g_ptr_array_remove (records (self), self->record);
      self->record = NULL;
      return;
    }
  if (self->record == NULL)
    self->record = siloam_entry_add_forgiveness (siloam_guide_get_entry (self->guide));

  self->record->toward = self->draft.toward;
  self->record->stance = self->draft.stance;
  replace (&self->record->alias, self->draft.alias);
  replace (&self->record->boundary, self->draft.boundary);
}

/* One question is enough until there is an answer. */
static void
update_another (SiloamForgiveStep *self)
{
  gtk_widget_set_visible (self->another, self->record != NULL);
}

/* The fields of the sheet write into the draft and activate this on their way to the page. */
static void
touch_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamForgiveStep *self = SILOAM_FORGIVE_STEP (widget);

  write_record (self);
  update_another (self);
  gtk_widget_activate_action (gtk_widget_get_parent (widget), "entry.touch", NULL);
}

static char *
dup_line (SiloamForgiveStep *self, const SiloamForgiveness *record)
{
  SiloamPrompts *prompts = siloam_sheet_get_prompts (SILOAM_SHEET (self->sheet));
  const char *toward =
      siloam_term_text (prompts, "forgive.toward", siloam_towards, (int) record->toward);
  const char *stance =
      siloam_term_text (prompts, "forgive.stance", siloam_stances, (int) record->stance);

  if (record->alias == NULL)
    return g_strjoin (" · ", toward, stance, NULL);
  return g_strjoin (" · ", toward, record->alias, stance, NULL);
}

static void
show_others (SiloamForgiveStep *self)
{
  siloam_record_list_clear (SILOAM_RECORD_LIST (self->others));
  for (guint i = 0; i < records (self)->len; i++)
    {
      const SiloamForgiveness *record = g_ptr_array_index (records (self), i);
      g_autofree char *line = dup_line (self, record);

      if (record != self->record)
        siloam_record_list_add (SILOAM_RECORD_LIST (self->others), i, line);
    }
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
  const SiloamForgiveness *record = self->record;

  self->draft.stance = record != NULL ? record->stance : SILOAM_STANCE_NOT_NOW;
  self->draft.toward = record != NULL ? record->toward : SILOAM_TOWARD_OTHER;
  replace (&self->draft.alias, record != NULL ? record->alias : NULL);
  replace (&self->draft.boundary, record != NULL ? record->boundary : NULL);
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
  SiloamChipChoice *toward;

  self->details = siloam_sheet_add_fold (sheet,
                                         siloam_sheet_get_text (sheet, "name.more"),
                                         says_something (self));
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
  g_signal_connect_object (toward,
                           "notify::value",
                           G_CALLBACK (show_prayer),
                           self,
                           G_CONNECT_SWAPPED);
}

static void
clear_editor (SiloamForgiveStep *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->editor)) != NULL)
    gtk_box_remove (GTK_BOX (self->editor), child);
}

/* Goes to someone named before, or to someone else. The fields write into the draft, so they go
 * before it changes. */
static void
take_up (SiloamForgiveStep *self, SiloamForgiveness *record)
{
  SiloamSheet *sheet = SILOAM_SHEET (self->sheet);

  clear_editor (self);
  self->record = record;
  load_draft (self);
  siloam_sheet_begin_group (sheet, GTK_BOX (self->editor));
  self->stance = GTK_WIDGET (siloam_sheet_add_chips (sheet,
                                                     "forgive.stance.question",
                                                     "forgive.stance",
                                                     siloam_stances,
                                                     SILOAM_CHIPS_ALWAYS,
                                                     (guint *) &self->draft.stance));
  add_details (self);
  siloam_sheet_end_group (sheet);
  g_signal_connect_object (self->stance,
                           "notify::value",
                           G_CALLBACK (stance_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  show_others (self);
  update_another (self);
}

static void
another_cb (SiloamForgiveStep *self)
{
  take_up (self, NULL);
  gtk_widget_grab_focus (self->stance);
}

static void
record_chosen_cb (SiloamForgiveStep *self, guint index)
{
  take_up (self, g_ptr_array_index (records (self), index));
  gtk_widget_grab_focus (self->stance);
}

static void
record_removed_cb (SiloamForgiveStep *self, guint index)
{
  g_autofree char *line = dup_line (self, g_ptr_array_index (records (self), index));

  siloam_entry_free (self->before);
  self->before = siloam_entry_copy (siloam_guide_get_entry (self->guide));
  self->removed = index;
  g_ptr_array_remove_index (records (self), index);
  siloam_guide_touch (self->guide);
  show_others (self);
  siloam_record_list_offer_undo (SILOAM_RECORD_LIST (self->others), line);
}

/* Brings back the one that was taken away; what was written since stays. */
static void
removal_undone_cb (SiloamForgiveStep *self)
{
  g_ptr_array_insert (records (self),
                      MIN ((int) self->removed, (int) records (self)->len),
                      g_ptr_array_steal_index (self->before->forgiveness, self->removed));
  g_clear_pointer (&self->before, siloam_entry_free);
  siloam_guide_touch (self->guide);
  show_others (self);
  gtk_widget_grab_focus (self->stance);
}

static void
add_others (SiloamForgiveStep *self)
{
  SiloamSheet *sheet = SILOAM_SHEET (self->sheet);

  self->others = siloam_record_list_new (siloam_sheet_get_text (sheet, "name.button.remove"),
                                         siloam_sheet_get_text (sheet, "library.undo"));
  g_signal_connect_object (self->others,
                           "chosen",
                           G_CALLBACK (record_chosen_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->others,
                           "removed",
                           G_CALLBACK (record_removed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->others,
                           "undone",
                           G_CALLBACK (removal_undone_cb),
                           self,
                           G_CONNECT_SWAPPED);
  siloam_sheet_add (sheet, self->others);
}

static void
build (SiloamForgiveStep *self)
{
  SiloamSheet *sheet = SILOAM_SHEET (self->sheet);
  guint known = records (self)->len;

  add_others (self);
  self->editor = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  siloam_sheet_add (sheet, self->editor);
  self->another = siloam_sheet_add_flat (sheet,
                                         siloam_sheet_get_text (sheet, "forgive.another"),
                                         G_CALLBACK (another_cb),
                                         self);
  siloam_sheet_add_verses (sheet, "forgive", SILOAM_ROLE_READING);

  siloam_sheet_add_action (sheet, _ ("Skip"), "guide.skip", FALSE);
  siloam_sheet_add_action (sheet, _ ("Next"), "guide.next", TRUE);

  take_up (self, known > 0 ? g_ptr_array_index (records (self), known - 1) : NULL);
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
  g_clear_pointer (&self->before, siloam_entry_free);
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
