/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A12. Two questions to lay beside what was received, and the verses with it. Nothing is scored and
 * nothing is left out for being unsure. Main thread. */

#include "config.h"

#include "ui/weigh-step.h"

#include <glib/gi18n.h>

#include "ui/template.h"

struct _SiloamWeighStep
{
  GtkWidget parent_instance;

  GtkWidget *sheet;
  GtkWidget *first;

  SiloamGuide *guide;
};

static void step_view_init (SiloamStepViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SiloamWeighStep,
                               siloam_weigh_step,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (SILOAM_TYPE_STEP_VIEW, step_view_init))

/* What fits may become a stone of remembrance. */
static void
show_stone (GtkWidget *discern, const SiloamReceived *received)
{
  gboolean offered = received->memorial || received->discern == SILOAM_DISCERN_FITS;

  gtk_widget_set_visible (g_object_get_data (G_OBJECT (discern), "stone"), offered);
}

static void
discern_changed_cb (SiloamChipChoice *discern, GParamSpec *pspec, SiloamReceived *received)
{
  guint value = siloam_chip_choice_get_value (discern);

  received->discern = value != 0 ? value : SILOAM_DISCERN_NOT_YET;
  show_stone (GTK_WIDGET (discern), received);
}

static GtkWidget *
add_discern (SiloamWeighStep *self, SiloamReceived *received, const char *words)
{
  SiloamSheet *sheet = SILOAM_SHEET (self->sheet);
  GtkWidget *discern = siloam_chip_choice_new (SILOAM_CHIPS_ONE, words);

  for (const SiloamTerm *term = siloam_discerns; term->nick != NULL; term++)
    {
      g_autofree char *key = g_strconcat ("weigh.discern.", term->nick, NULL);
      g_autofree char *meaning = g_strconcat (key, ".meaning", NULL);

      if (term->value != SILOAM_DISCERN_NOT_YET)
        siloam_chip_choice_add (SILOAM_CHIP_CHOICE (discern),
                                (guint) term->value,
                                siloam_sheet_get_text (sheet, key),
                                siloam_sheet_get_text (sheet, meaning));
    }
  siloam_chip_choice_set_value (SILOAM_CHIP_CHOICE (discern),
                                received->discern != SILOAM_DISCERN_NOT_YET ? received->discern
                                                                            : 0);
  siloam_sheet_add (sheet, discern);
  return discern;
}

static void
add_stone (SiloamWeighStep *self, GtkWidget *discern, SiloamReceived *received)
{
  SiloamSheet *sheet = SILOAM_SHEET (self->sheet);
  GtkWidget *stone = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  siloam_sheet_add (sheet, stone);
  siloam_sheet_begin_group (sheet, GTK_BOX (stone));
  siloam_sheet_add_check (sheet, "receive.memorial", &received->memorial);
  g_object_set_data (G_OBJECT (discern), "stone", stone);
  show_stone (discern, received);
  g_signal_connect (discern, "notify::value", G_CALLBACK (discern_changed_cb), received);
}

static void
add_received (SiloamWeighStep *self, SiloamReceived *received)
{
  SiloamSheet *sheet = SILOAM_SHEET (self->sheet);
  GtkWidget *group = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *surface = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autofree char *key =
      g_strconcat ("receive.form.", siloam_term_nick (siloam_forms, (int) received->form), NULL);
  const char *words = received->text != NULL ? received->text : siloam_sheet_get_text (sheet, key);
  GtkWidget *discern;

  gtk_widget_add_css_class (surface, "siloam-received");
  gtk_widget_add_css_class (surface, "siloam-surface");
  siloam_sheet_add (sheet, group);
  gtk_box_append (GTK_BOX (group), surface);
  siloam_sheet_begin_group (sheet, GTK_BOX (surface));
  siloam_sheet_add_text (sheet, words, "siloam-own-words");
  siloam_sheet_begin_group (sheet, GTK_BOX (group));
  discern = add_discern (self, received, words);
  add_stone (self, discern, received);
  siloam_sheet_end_group (sheet);

  if (self->first == NULL)
    self->first = discern;
}

static void
build (SiloamWeighStep *self)
{
  SiloamSheet *sheet = SILOAM_SHEET (self->sheet);
  GPtrArray *received = siloam_guide_get_entry (self->guide)->received;

  for (guint i = 0; i < received->len; i++)
    add_received (self, g_ptr_array_index (received, i));
  if (received->len == 0)
    siloam_sheet_add_text (sheet, siloam_sheet_get_text (sheet, "weigh.nothing"), "siloam-text");

  siloam_sheet_add_text (sheet, siloam_sheet_get_text (sheet, "weigh.note"), "siloam-note");
  siloam_sheet_add_verses (sheet, "weigh", SILOAM_ROLE_READING);
  siloam_sheet_show_verse_list (sheet);

  siloam_sheet_add_action (sheet, _ ("Skip"), "guide.skip", FALSE);
  GtkWidget *next = siloam_sheet_add_action (sheet, _ ("Next"), "guide.next", TRUE);
  if (self->first == NULL)
    self->first = next;
}

static SiloamSheet *
siloam_weigh_step_get_sheet (SiloamStepView *view)
{
  return SILOAM_SHEET (SILOAM_WEIGH_STEP (view)->sheet);
}

static void
step_view_init (SiloamStepViewInterface *iface)
{
  iface->get_sheet = siloam_weigh_step_get_sheet;
}

static gboolean
siloam_weigh_step_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (SILOAM_WEIGH_STEP (widget)->first);
}

static void
siloam_weigh_step_dispose (GObject *object)
{
  SiloamWeighStep *self = SILOAM_WEIGH_STEP (object);

  g_clear_pointer (&self->sheet, gtk_widget_unparent);
  g_clear_object (&self->guide);

  G_OBJECT_CLASS (siloam_weigh_step_parent_class)->dispose (object);
}

static void
siloam_weigh_step_class_init (SiloamWeighStepClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siloam_weigh_step_dispose;
  widget_class->grab_focus = siloam_weigh_step_grab_focus;
  widget_class->focus = siloam_template_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
siloam_weigh_step_init (SiloamWeighStep *self)
{
}

/**
 * siloam_weigh_step_new:
 * @guide: whose entry is written in
 * @prompts: the texts
 *
 * Makes the step.
 *
 * Returns: (transfer floating): a new widget
 */
GtkWidget *
siloam_weigh_step_new (SiloamGuide *guide, SiloamPrompts *prompts)
{
  SiloamWeighStep *self = g_object_new (SILOAM_TYPE_WEIGH_STEP, NULL);

  self->guide = g_object_ref (guide);
  self->sheet = siloam_sheet_new (prompts, siloam_guide_get_entry (guide), "weigh");
  gtk_widget_set_parent (self->sheet, GTK_WIDGET (self));
  build (self);
  return GTK_WIDGET (self);
}
