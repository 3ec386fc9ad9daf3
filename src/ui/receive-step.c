/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A11. A quiet page. Silence is a full answer, gifts are only suggested and "nothing yet" leaves
 * the place open. The step never writes a word of its own. Main thread. */

#include "config.h"

#include "ui/receive-step.h"

#include "journal/lifecycle.h"
#include "ui/record-list.h"
#include "ui/template.h"

struct _SiloamReceiveStep
{
  GtkWidget parent_instance;

  GtkWidget *sheet;
  GtkWidget *others;
  GtkWidget *editor;
  GtkWidget *words;
  GtkWidget *silence_note;

  SiloamReceived *current; /* in the entry */
  SiloamReceived *removed; /* kept in the graveyard until undone */
  SiloamEntry *graveyard;

  SiloamGuide *guide;
};

static void step_view_init (SiloamStepViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SiloamReceiveStep,
                               siloam_receive_step,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (SILOAM_TYPE_STEP_VIEW, step_view_init))

static SiloamEntry *
entry_of (SiloamReceiveStep *self)
{
  return siloam_guide_get_entry (self->guide);
}

static gboolean
says_nothing (const SiloamReceived *received)
{
  return received->text == NULL && received->form != SILOAM_FORM_SILENCE && received->gifts == 0;
}

static const char *
line_of (SiloamReceiveStep *self, const SiloamReceived *received)
{
  const char *nick = siloam_term_nick (siloam_forms, (int) received->form);
  g_autofree char *key = g_strconcat ("receive.form.", nick, NULL);

  return received->text != NULL ? received->text
                                : siloam_sheet_get_text (SILOAM_SHEET (self->sheet), key);
}

static void
clear_box (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

static void
show_others (SiloamReceiveStep *self)
{
  GPtrArray *received = entry_of (self)->received;

  siloam_record_list_clear (SILOAM_RECORD_LIST (self->others));
  for (guint i = 0; i < received->len; i++)
    if (g_ptr_array_index (received, i) != self->current)
      siloam_record_list_add (SILOAM_RECORD_LIST (self->others),
                              i,
                              line_of (self, g_ptr_array_index (received, i)));
}

static void
form_changed_cb (SiloamReceiveStep *self)
{
  gtk_widget_set_visible (self->silence_note, self->current->form == SILOAM_FORM_SILENCE);
}

static const SiloamHurt *
hurt_of (SiloamReceiveStep *self, const SiloamRelease *release)
{
  for (guint i = 0; i < entry_of (self)->hurts->len; i++)
    {
      const SiloamHurt *hurt = g_ptr_array_index (entry_of (self)->hurts, i);

      if (g_strcmp0 (hurt->id, release->hurt_id) == 0)
        return hurt;
    }
  return NULL;
}

static gboolean
can_be_given_for (SiloamReceiveStep *self, const SiloamRelease *release)
{
  const SiloamHurt *hurt = hurt_of (self, release);

  return release->amount != SILOAM_AMOUNT_NOT_YET && hurt != NULL && hurt->words != NULL;
}

static gboolean
is_linked (const SiloamReceived *received, const SiloamRelease *release)
{
  return g_ptr_array_find_with_equal_func (received->release_ids, release->id, g_str_equal, NULL);
}

static void
links_changed_cb (SiloamReceiveStep *self, GParamSpec *pspec, SiloamChipChoice *links)
{
  guint value = siloam_chip_choice_get_value (links);

  g_ptr_array_set_size (self->current->release_ids, 0);
  for (guint i = 0; i < entry_of (self)->releases->len && i < 32; i++)
    {
      const SiloamRelease *release = g_ptr_array_index (entry_of (self)->releases, i);

      if (value & (1u << i))
        g_ptr_array_add (self->current->release_ids, g_strdup (release->id));
    }
}

/* What was let go of, to say what this was given for. */
static void
add_links (SiloamReceiveStep *self)
{
  SiloamSheet *sheet = SILOAM_SHEET (self->sheet);
  const char *question = siloam_sheet_get_text (sheet, "receive.for.question");
  GtkWidget *links = g_object_ref_sink (siloam_chip_choice_new (SILOAM_CHIPS_SEVERAL, question));
  guint value = 0, offered = 0;

  for (guint i = 0; i < entry_of (self)->releases->len && i < 32; i++)
    {
      const SiloamRelease *release = g_ptr_array_index (entry_of (self)->releases, i);

      if (!can_be_given_for (self, release))
        continue;
      siloam_chip_choice_add (SILOAM_CHIP_CHOICE (links),
                              1u << i,
                              hurt_of (self, release)->words,
                              NULL);
      value |= is_linked (self->current, release) ? 1u << i : 0;
      offered++;
    }

  siloam_chip_choice_set_value (SILOAM_CHIP_CHOICE (links), value);
  g_signal_connect_object (links,
                           "notify::value",
                           G_CALLBACK (links_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  if (offered > 0)
    {
      gtk_box_append (siloam_sheet_add_group (sheet, "receive.for"), links);
    }
  g_object_unref (links);
}

static void
add_more (SiloamReceiveStep *self)
{
  SiloamSheet *sheet = SILOAM_SHEET (self->sheet);
  GtkBox *fold = siloam_sheet_add_fold (sheet, siloam_sheet_get_text (sheet, "name.more"), FALSE);

  siloam_sheet_begin_group (sheet, fold);
  siloam_sheet_add_chips (sheet,
                          "receive.channel.question",
                          "receive.channel",
                          siloam_channels,
                          SILOAM_CHIPS_ONE,
                          (guint *) &self->current->channel);
  add_links (self);
  siloam_sheet_add_check (sheet, "receive.memorial", &self->current->memorial);
}

static void
show_current (SiloamReceiveStep *self)
{
  SiloamSheet *sheet = SILOAM_SHEET (self->sheet);
  SiloamChipChoice *forms;

  clear_box (self->editor);
  siloam_sheet_begin_group (sheet, GTK_BOX (self->editor));
  self->words = GTK_WIDGET (siloam_sheet_add_writing (sheet, NULL, 5, &self->current->text));
  gtk_widget_add_css_class (self->words, "siloam-received");
  forms = siloam_sheet_add_chips (sheet,
                                  NULL,
                                  "receive.form",
                                  siloam_forms,
                                  SILOAM_CHIPS_ALWAYS,
                                  (guint *) &self->current->form);
  self->silence_note =
      siloam_sheet_add_text (sheet,
                             siloam_sheet_get_text (sheet, "receive.form.silence.note"),
                             "siloam-note");
  siloam_sheet_add_chips (sheet,
                          "receive.gift.question",
                          "receive.gift",
                          siloam_gifts,
                          SILOAM_CHIPS_SEVERAL,
                          &self->current->gifts);
  add_more (self);
  siloam_sheet_end_group (sheet);

  form_changed_cb (self);
  g_signal_connect_object (forms,
                           "notify::value",
                           G_CALLBACK (form_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  show_others (self);
}

/* With one thing let go of, what is received is given for that; the person may say otherwise. */
static SiloamReceived *
new_received (SiloamReceiveStep *self)
{
  SiloamReceived *received = siloam_entry_add_received (entry_of (self), SILOAM_FORM_WORD);
  const SiloamRelease *only = NULL;
  guint candidates = 0;

  for (guint i = 0; i < entry_of (self)->releases->len; i++)
    {
      const SiloamRelease *release = g_ptr_array_index (entry_of (self)->releases, i);

      if (!can_be_given_for (self, release))
        continue;
      only = release;
      candidates++;
    }
  if (candidates == 1)
    g_ptr_array_add (received->release_ids, g_strdup (only->id));
  return received;
}

static void
take_up (SiloamReceiveStep *self, SiloamReceived *received)
{
  SiloamReceived *left = self->current;

  clear_box (self->editor);
  if (left != NULL && left != received && says_nothing (left))
    g_ptr_array_remove (entry_of (self)->received, left);
  self->current = received != NULL ? received : new_received (self);
  show_current (self);
}

static void
another_cb (SiloamReceiveStep *self)
{
  if (self->current == NULL || !says_nothing (self->current))
    take_up (self, NULL);
  gtk_widget_grab_focus (self->words);
}

static void
received_chosen_cb (SiloamReceiveStep *self, guint index)
{
  take_up (self, g_ptr_array_index (entry_of (self)->received, index));
  gtk_widget_grab_focus (self->words);
}

static void
received_removed_cb (SiloamReceiveStep *self, guint index)
{
  SiloamReceived *removed = g_ptr_array_steal_index (entry_of (self)->received, index);

  if (self->graveyard == NULL)
    self->graveyard = siloam_entry_new (SILOAM_ENTRY_EXCHANGE);
  g_ptr_array_add (self->graveyard->received, removed);
  self->removed = removed;
  siloam_guide_touch (self->guide);
  show_others (self);
  siloam_record_list_offer_undo (SILOAM_RECORD_LIST (self->others), line_of (self, removed));
}

static void
removal_undone_cb (SiloamReceiveStep *self)
{
  guint index;

  if (g_ptr_array_find (self->graveyard->received, self->removed, &index))
    g_ptr_array_insert (entry_of (self)->received,
                        0,
                        g_ptr_array_steal_index (self->graveyard->received, index));
  siloam_guide_touch (self->guide);
  show_others (self);
  gtk_widget_grab_focus (self->words);
}

static void
siloam_receive_step_settle (SiloamStepView *view, gboolean skipped)
{
  SiloamReceiveStep *self = SILOAM_RECEIVE_STEP (view);

  if (self->current != NULL && says_nothing (self->current))
    {
      clear_box (self->editor);
      g_ptr_array_remove (entry_of (self)->received, self->current);
      self->current = NULL;
    }
  siloam_guide_touch (self->guide);
}

/* "Nothing yet" is an answer: the exchange waits. */
static void
nothing_yet_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamReceiveStep *self = SILOAM_RECEIVE_STEP (widget);

  siloam_receive_step_settle (SILOAM_STEP_VIEW (self), FALSE);
  siloam_entry_wait (entry_of (self));
  gtk_widget_activate_action (widget, "guide.next", NULL);
}

/* A verse that was taken along may be the words that were still missing. */
static void
refreshed_cb (SiloamReceiveStep *self)
{
  SiloamWritingArea *area = SILOAM_WRITING_AREA (self->words);
  g_autofree char *shown = self->current != NULL ? siloam_writing_area_dup_text (area) : NULL;
  g_autofree char *now = self->current != NULL ? g_strdup (self->current->text) : NULL;

  if (shown != NULL && g_strcmp0 (shown, now != NULL ? now : "") != 0)
    siloam_writing_area_set_text (area, now);
}

static void
build (SiloamReceiveStep *self)
{
  SiloamSheet *sheet = SILOAM_SHEET (self->sheet);
  GPtrArray *received = entry_of (self)->received;

  self->others = siloam_record_list_new (siloam_sheet_get_text (sheet, "name.button.remove"),
                                         siloam_sheet_get_text (sheet, "library.undo"));
  g_signal_connect_object (self->others,
                           "chosen",
                           G_CALLBACK (received_chosen_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->others,
                           "removed",
                           G_CALLBACK (received_removed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->others,
                           "undone",
                           G_CALLBACK (removal_undone_cb),
                           self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (self->others, "siloam-received-records");
  self->editor = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  siloam_sheet_add (sheet, self->others);
  siloam_sheet_add (sheet, self->editor);
  siloam_sheet_add_flat (sheet,
                         siloam_sheet_get_text (sheet, "receive.another"),
                         G_CALLBACK (another_cb),
                         self);
  siloam_sheet_add_text (sheet, siloam_sheet_get_text (sheet, "receive.nothing"), "siloam-hint");
  siloam_sheet_add_verses (sheet, "receive", SILOAM_ROLE_RECEIVED);

  siloam_sheet_add_action (sheet,
                           siloam_sheet_get_text (sheet, "receive.button.nothing_yet"),
                           "receive.nothing-yet",
                           FALSE);
  siloam_sheet_add_action (sheet,
                           siloam_sheet_get_text (sheet, "receive.button.save"),
                           "guide.next",
                           TRUE);

  g_signal_connect_object (sheet, "refreshed", G_CALLBACK (refreshed_cb), self, G_CONNECT_SWAPPED);
  take_up (self, received->len > 0 ? g_ptr_array_index (received, received->len - 1) : NULL);
}

static SiloamSheet *
siloam_receive_step_get_sheet (SiloamStepView *view)
{
  return SILOAM_SHEET (SILOAM_RECEIVE_STEP (view)->sheet);
}

static void
step_view_init (SiloamStepViewInterface *iface)
{
  iface->get_sheet = siloam_receive_step_get_sheet;
  iface->settle = siloam_receive_step_settle;
}

static gboolean
siloam_receive_step_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (SILOAM_RECEIVE_STEP (widget)->words);
}

static void
siloam_receive_step_dispose (GObject *object)
{
  SiloamReceiveStep *self = SILOAM_RECEIVE_STEP (object);

  g_clear_pointer (&self->sheet, gtk_widget_unparent);
  g_clear_pointer (&self->graveyard, siloam_entry_free);
  g_clear_object (&self->guide);

  G_OBJECT_CLASS (siloam_receive_step_parent_class)->dispose (object);
}

static void
siloam_receive_step_class_init (SiloamReceiveStepClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siloam_receive_step_dispose;
  widget_class->grab_focus = siloam_receive_step_grab_focus;
  widget_class->focus = siloam_template_focus;
  gtk_widget_class_install_action (widget_class, "receive.nothing-yet", NULL, nothing_yet_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
siloam_receive_step_init (SiloamReceiveStep *self)
{
}

/**
 * siloam_receive_step_new:
 * @guide: whose entry is written in
 * @prompts: the texts
 *
 * Makes the step.
 *
 * Returns: (transfer floating): a new widget
 */
GtkWidget *
siloam_receive_step_new (SiloamGuide *guide, SiloamPrompts *prompts)
{
  SiloamReceiveStep *self = g_object_new (SILOAM_TYPE_RECEIVE_STEP, NULL);

  self->guide = g_object_ref (guide);
  self->sheet = siloam_sheet_new (prompts, siloam_guide_get_entry (guide), "receive");
  gtk_widget_set_parent (self->sheet, GTK_WIDGET (self));
  build (self);
  return GTK_WIDGET (self);
}
