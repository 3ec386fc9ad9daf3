/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A7. One word is enough, and one thing at a time: what was named before stands above as a line to
 * take up again. For something recent it asks for no more than a name. Main thread. */

#include "config.h"

#include "ui/name-step.h"

#include <glib/gi18n.h>

#include "journal/lifecycle.h"
#include "ui/record-list.h"
#include "ui/template.h"

struct _SiloamNameStep
{
  GtkWidget parent_instance;

  GtkWidget *sheet;
  GtkWidget *others;
  GtkWidget *editor;
  GtkWidget *words;
  GtkWidget *details;

  SiloamHurt *current; /* in the entry */
  SiloamEntry *before; /* the entry before the last removal, to bring it back from */
  char *removed_id;

  SiloamGuide *guide;
};

static void step_view_init (SiloamStepViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SiloamNameStep,
                               siloam_name_step,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (SILOAM_TYPE_STEP_VIEW, step_view_init))

static GPtrArray *
hurts (SiloamNameStep *self)
{
  return siloam_guide_get_entry (self->guide)->hurts;
}

static gboolean
says_nothing (const SiloamHurt *hurt)
{
  return hurt->words == NULL && hurt->kind == SILOAM_HURT_OTHER && hurt->areas == 0 &&
         hurt->source == 0 && hurt->origin == 0 && hurt->effect == NULL && !hurt->recent;
}

static const char *
kind_text (SiloamNameStep *self, const SiloamHurt *hurt)
{
  const char *nick = siloam_term_nick (siloam_hurt_kinds, (int) hurt->kind);
  g_autofree char *key = g_strconcat ("name.kind.", nick, NULL);

  return siloam_sheet_get_text (SILOAM_SHEET (self->sheet), key);
}

static const char *
line_of (SiloamNameStep *self, const SiloamHurt *hurt)
{
  return hurt->words != NULL ? hurt->words : kind_text (self, hurt);
}

static void
clear_box (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

static void
show_others (SiloamNameStep *self)
{
  siloam_record_list_clear (SILOAM_RECORD_LIST (self->others));
  for (guint i = 0; i < hurts (self)->len; i++)
    {
      const SiloamHurt *hurt = g_ptr_array_index (hurts (self), i);

      if (hurt != self->current)
        siloam_record_list_add (SILOAM_RECORD_LIST (self->others), i, line_of (self, hurt));
    }
}

static void
kind_changed_cb (SiloamNameStep *self, GParamSpec *pspec, SiloamChipChoice *kinds)
{
  guint kind = siloam_chip_choice_get_value (kinds);

  self->current->kind = kind != 0 ? kind : SILOAM_HURT_OTHER;
}

static void
recent_toggled_cb (SiloamNameStep *self)
{
  gtk_widget_set_visible (self->details, !self->current->recent);
}

static void
add_kinds (SiloamNameStep *self)
{
  guint kind = says_nothing (self->current) ? 0 : self->current->kind;
  SiloamChipChoice *kinds = siloam_sheet_add_chips (SILOAM_SHEET (self->sheet),
                                                    "name.kind.question",
                                                    "name.kind",
                                                    siloam_hurt_kinds,
                                                    SILOAM_CHIPS_ONE,
                                                    NULL);

  siloam_chip_choice_set_value (kinds, kind);
  g_signal_connect_object (kinds,
                           "notify::value",
                           G_CALLBACK (kind_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
}

/* Left out for something recent: it is named and no more. */
static void
add_details (SiloamNameStep *self)
{
  SiloamSheet *sheet = SILOAM_SHEET (self->sheet);
  SiloamHurt *hurt = self->current;
  GtkBox *fold;

  self->details = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  siloam_sheet_add (sheet, self->details);
  siloam_sheet_begin_group (sheet, GTK_BOX (self->details));
  siloam_sheet_add_chips (sheet,
                          "name.area.question",
                          "name.area",
                          siloam_areas,
                          SILOAM_CHIPS_SEVERAL,
                          &hurt->areas);
  fold = siloam_sheet_add_fold (sheet, siloam_sheet_get_text (sheet, "name.more"), FALSE);
  siloam_sheet_begin_group (sheet, fold);
  siloam_sheet_add_chips (sheet,
                          "name.source.question",
                          "name.source",
                          siloam_hurt_sources,
                          SILOAM_CHIPS_ONE,
                          (guint *) &hurt->source);
  siloam_sheet_add_chips (sheet,
                          "name.origin.question",
                          "name.origin",
                          siloam_hurt_origins,
                          SILOAM_CHIPS_ONE,
                          (guint *) &hurt->origin);
  siloam_sheet_add_chips (sheet,
                          "name.awareness.question",
                          "name.awareness",
                          siloam_awarenesses,
                          SILOAM_CHIPS_ONE,
                          (guint *) &hurt->awareness);
  siloam_sheet_add_writing (sheet, "name.effect", 2, &hurt->effect);
}

static void
show_current (SiloamNameStep *self)
{
  SiloamSheet *sheet = SILOAM_SHEET (self->sheet);
  GtkWidget *recent;

  clear_box (self->editor);
  siloam_sheet_begin_group (sheet, GTK_BOX (self->editor));
  self->words = GTK_WIDGET (siloam_sheet_add_writing (sheet, NULL, 2, &self->current->words));
  add_kinds (self);
  recent = siloam_sheet_add_check (sheet, "name.recent", &self->current->recent);
  add_details (self);
  siloam_sheet_end_group (sheet);

  recent_toggled_cb (self);
  g_signal_connect_object (recent,
                           "toggled",
                           G_CALLBACK (recent_toggled_cb),
                           self,
                           G_CONNECT_SWAPPED);
  show_others (self);
}

/* Goes to another hurt, or to a new one, and leaves no empty one behind. */
static void
take_up (SiloamNameStep *self, SiloamHurt *hurt)
{
  SiloamHurt *left = self->current;

  clear_box (self->editor);
  if (left != NULL && left != hurt && says_nothing (left))
    siloam_entry_remove_hurt (siloam_guide_get_entry (self->guide), left->id);
  self->current =
      hurt != NULL ? hurt : siloam_entry_add_hurt (siloam_guide_get_entry (self->guide));
  show_current (self);
}

static void
another_cb (SiloamNameStep *self)
{
  if (self->current == NULL || !says_nothing (self->current))
    take_up (self, NULL);
  gtk_widget_grab_focus (self->words);
}

static void
hurt_chosen_cb (SiloamNameStep *self, guint index)
{
  take_up (self, g_ptr_array_index (hurts (self), index));
  gtk_widget_grab_focus (self->words);
}

static void
hurt_removed_cb (SiloamNameStep *self, guint index)
{
  const SiloamHurt *hurt = g_ptr_array_index (hurts (self), index);
  g_autofree char *words = g_strdup (line_of (self, hurt));

  siloam_entry_free (self->before);
  self->before = siloam_entry_copy (siloam_guide_get_entry (self->guide));
  g_free (self->removed_id);
  self->removed_id = g_strdup (hurt->id);
  siloam_entry_remove_hurt (siloam_guide_get_entry (self->guide), self->removed_id);
  siloam_guide_touch (self->guide);
  show_others (self);
  siloam_record_list_offer_undo (SILOAM_RECORD_LIST (self->others), words);
}

static void
put_back (GPtrArray *records, GPtrArray *from, guint index)
{
  g_ptr_array_insert (records,
                      MIN ((int) index, (int) records->len),
                      g_ptr_array_steal_index (from, index));
}

static SiloamReceived *
find_received (SiloamEntry *entry, const char *id)
{
  for (guint i = 0; i < entry->received->len; i++)
    {
      SiloamReceived *received = g_ptr_array_index (entry->received, i);

      if (g_str_equal (received->id, id))
        return received;
    }
  return NULL;
}

/* What was received for a release is received for it again. */
static void
bring_back_links (SiloamEntry *entry, const SiloamEntry *before, const char *release_id)
{
  for (guint i = 0; i < before->received->len; i++)
    {
      const SiloamReceived *was = g_ptr_array_index (before->received, i);
      SiloamReceived *now = find_received (entry, was->id);

      if (now != NULL &&
          g_ptr_array_find_with_equal_func (was->release_ids, release_id, g_str_equal, NULL))
        g_ptr_array_add (now->release_ids, g_strdup (release_id));
    }
}

static void
bring_back_release (SiloamEntry *entry, SiloamEntry *before, const char *hurt_id)
{
  for (guint i = 0; i < before->releases->len; i++)
    {
      const SiloamRelease *release = g_ptr_array_index (before->releases, i);

      if (g_strcmp0 (release->hurt_id, hurt_id) != 0)
        continue;
      bring_back_links (entry, before, release->id);
      put_back (entry->releases, before->releases, i);
      return;
    }
}

static void
bring_back_hurt (SiloamEntry *entry, SiloamEntry *before, const char *hurt_id)
{
  for (guint i = 0; i < before->hurts->len; i++)
    {
      const SiloamHurt *hurt = g_ptr_array_index (before->hurts, i);

      if (g_strcmp0 (hurt->id, hurt_id) != 0)
        continue;
      put_back (entry->hurts, before->hurts, i);
      return;
    }
}

/* Brings back the hurt and what was let go of with it: what was written since stays. */
static void
removal_undone_cb (SiloamNameStep *self)
{
  SiloamEntry *entry = siloam_guide_get_entry (self->guide);

  bring_back_hurt (entry, self->before, self->removed_id);
  bring_back_release (entry, self->before, self->removed_id);
  siloam_entry_settle (entry);
  g_clear_pointer (&self->before, siloam_entry_free);
  siloam_guide_touch (self->guide);
  show_others (self);
  gtk_widget_grab_focus (self->words);
}

/* A kind that was chosen without words is named by its own word. */
static void
siloam_name_step_settle (SiloamStepView *view, gboolean skipped)
{
  SiloamNameStep *self = SILOAM_NAME_STEP (view);

  if (self->current != NULL && says_nothing (self->current))
    {
      clear_box (self->editor);
      siloam_entry_remove_hurt (siloam_guide_get_entry (self->guide), self->current->id);
      self->current = NULL;
    }

  for (guint i = 0; i < hurts (self)->len; i++)
    {
      SiloamHurt *hurt = g_ptr_array_index (hurts (self), i);

      if (hurt->words == NULL && hurt->kind != SILOAM_HURT_OTHER)
        hurt->words = g_strdup (kind_text (self, hurt));
    }
  siloam_guide_touch (self->guide);
}

static void
build (SiloamNameStep *self)
{
  SiloamSheet *sheet = SILOAM_SHEET (self->sheet);

  self->others = siloam_record_list_new (siloam_sheet_get_text (sheet, "name.button.remove"),
                                         siloam_sheet_get_text (sheet, "library.undo"));
  g_signal_connect_object (self->others,
                           "chosen",
                           G_CALLBACK (hurt_chosen_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->others,
                           "removed",
                           G_CALLBACK (hurt_removed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->others,
                           "undone",
                           G_CALLBACK (removal_undone_cb),
                           self,
                           G_CONNECT_SWAPPED);
  self->editor = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  siloam_sheet_add (sheet, self->others);
  siloam_sheet_add (sheet, self->editor);
  siloam_sheet_add_flat (sheet,
                         siloam_sheet_get_text (sheet, "name.another"),
                         G_CALLBACK (another_cb),
                         self);
  siloam_sheet_add_verses (sheet, "name", SILOAM_ROLE_READING);

  siloam_sheet_add_action (sheet,
                           siloam_sheet_get_text (sheet, "name.button.only_this"),
                           "guide.today",
                           FALSE);
  siloam_sheet_add_action (sheet, _ ("Next"), "guide.next", TRUE);

  take_up (self,
           hurts (self)->len > 0 ? g_ptr_array_index (hurts (self), hurts (self)->len - 1) : NULL);
}

static SiloamSheet *
siloam_name_step_get_sheet (SiloamStepView *view)
{
  return SILOAM_SHEET (SILOAM_NAME_STEP (view)->sheet);
}

static void
step_view_init (SiloamStepViewInterface *iface)
{
  iface->get_sheet = siloam_name_step_get_sheet;
  iface->settle = siloam_name_step_settle;
}

static gboolean
siloam_name_step_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (SILOAM_NAME_STEP (widget)->words);
}

static void
siloam_name_step_dispose (GObject *object)
{
  SiloamNameStep *self = SILOAM_NAME_STEP (object);

  g_clear_pointer (&self->sheet, gtk_widget_unparent);
  g_clear_pointer (&self->before, siloam_entry_free);
  g_clear_pointer (&self->removed_id, g_free);
  g_clear_object (&self->guide);

  G_OBJECT_CLASS (siloam_name_step_parent_class)->dispose (object);
}

static void
siloam_name_step_class_init (SiloamNameStepClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siloam_name_step_dispose;
  widget_class->grab_focus = siloam_name_step_grab_focus;
  widget_class->focus = siloam_template_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
siloam_name_step_init (SiloamNameStep *self)
{
}

/**
 * siloam_name_step_new:
 * @guide: whose entry is written in
 * @prompts: the texts
 *
 * Makes the step.
 *
 * Returns: (transfer floating): a new widget
 */
GtkWidget *
siloam_name_step_new (SiloamGuide *guide, SiloamPrompts *prompts)
{
  SiloamNameStep *self = g_object_new (SILOAM_TYPE_NAME_STEP, NULL);

  self->guide = g_object_ref (guide);
  self->sheet = siloam_sheet_new (prompts, siloam_guide_get_entry (guide), "name");
  gtk_widget_set_parent (self->sheet, GTK_WIDGET (self));
  build (self);
  return GTK_WIDGET (self);
}
