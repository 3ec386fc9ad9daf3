/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A10. One named hurt at a time, in the person's own words, with the prayer and three equal
 * answers. No answer is the default and none is better. Main thread. */

#include "config.h"

#include "ui/release-step.h"

#include <glib/gi18n.h>

#include "journal/lifecycle.h"
#include "ui/template.h"

struct _SiloamReleaseStep
{
  GtkWidget parent_instance;

  GtkWidget *sheet;
  GtkWidget *question; /* the words and the prayer; has the focus */
  GtkWidget *hurt_box;
  char *own_prayer; /* only when the person prays in own words */
  guint index;
  SiloamGuide *guide;
};

static void step_view_init (SiloamStepViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SiloamReleaseStep,
                               siloam_release_step,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (SILOAM_TYPE_STEP_VIEW, step_view_init))

static SiloamHurt *
current_hurt (SiloamReleaseStep *self)
{
  GPtrArray *hurts = siloam_guide_get_entry (self->guide)->hurts;

  return self->index < hurts->len ? g_ptr_array_index (hurts, self->index) : NULL;
}

static const SiloamRelease *
release_of (SiloamReleaseStep *self, const SiloamHurt *hurt)
{
  GPtrArray *releases = siloam_guide_get_entry (self->guide)->releases;

  for (guint i = 0; i < releases->len; i++)
    {
      const SiloamRelease *release = g_ptr_array_index (releases, i);

      if (g_strcmp0 (release->hurt_id, hurt->id) == 0)
        return release;
    }
  return NULL;
}

static const char *
words_of (SiloamReleaseStep *self, const SiloamHurt *hurt)
{
  g_autofree char *key =
      g_strconcat ("name.kind.", siloam_term_nick (siloam_hurt_kinds, (int) hurt->kind), NULL);

  return hurt->words != NULL ? hurt->words
                             : siloam_sheet_get_text (SILOAM_SHEET (self->sheet), key);
}

static char *
prayer_for (SiloamReleaseStep *self, const SiloamHurt *hurt)
{
  GString *prayer =
      g_string_new (siloam_sheet_get_text (SILOAM_SHEET (self->sheet), "release.prayer"));
  g_autofree char *words = g_strstrip (g_strdup (words_of (self, hurt)));

  /* The prayer goes on with its own full stop. */
  while (g_str_has_suffix (words, "."))
    words[strlen (words) - 1] = '\0';
  g_string_replace (prayer, "{words}", words, 1);
  return g_string_free (prayer, FALSE);
}

static void show_hurt (SiloamReleaseStep *self);

static void
go_on (SiloamReleaseStep *self)
{
  self->index++;
  if (current_hurt (self) != NULL)
    {
      show_hurt (self);
      gtk_widget_grab_focus (GTK_WIDGET (self));
      return;
    }
  gtk_widget_activate_action (GTK_WIDGET (self), "guide.next", NULL);
}

static void
answer_cb (SiloamReleaseStep *self, GtkWidget *button)
{
  SiloamAmount amount = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "amount"));

  siloam_entry_release (siloam_guide_get_entry (self->guide),
                        current_hurt (self)->id,
                        amount,
                        self->own_prayer);
  siloam_guide_touch (self->guide);
  go_on (self);
}

/* Words of prayer are kept while typing; what is let go of is not decided by them. */
static void
own_prayer_changed_cb (SiloamReleaseStep *self)
{
  const SiloamRelease *release = release_of (self, current_hurt (self));
  SiloamAmount amount = release != NULL ? release->amount : SILOAM_AMOUNT_NOT_YET;

  siloam_entry_release (siloam_guide_get_entry (self->guide),
                        current_hurt (self)->id,
                        amount,
                        self->own_prayer != NULL ? self->own_prayer : "");
}

static void
add_own_prayer (SiloamReleaseStep *self)
{
  SiloamSheet *sheet = SILOAM_SHEET (self->sheet);
  const char *label = siloam_sheet_get_text (sheet, "release.own_prayer");
  GtkBox *fold = siloam_sheet_add_fold (sheet, label, self->own_prayer != NULL);
  GtkWidget *area = siloam_writing_area_new (label, NULL, 3);

  siloam_writing_area_bind (SILOAM_WRITING_AREA (area), &self->own_prayer);
  g_signal_connect_object (area,
                           "notify::text",
                           G_CALLBACK (own_prayer_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (fold, area);
}

static void
add_answers (SiloamReleaseStep *self, const SiloamRelease *release)
{
  SiloamSheet *sheet = SILOAM_SHEET (self->sheet);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  siloam_sheet_add (sheet, box);
  siloam_sheet_begin_group (sheet, GTK_BOX (box));
  for (const SiloamTerm *term = siloam_amounts; term->nick != NULL; term++)
    {
      g_autofree char *key = g_strconcat ("release.amount.", term->nick, NULL);
      GtkWidget *button = siloam_sheet_add_answer (sheet,
                                                   siloam_sheet_get_text (sheet, key),
                                                   NULL,
                                                   G_CALLBACK (answer_cb),
                                                   self);

      g_object_set_data (G_OBJECT (button), "amount", GUINT_TO_POINTER ((guint) term->value));
      if (release != NULL && (int) release->amount == term->value)
        gtk_widget_add_css_class (button, "siloam-chosen");
    }
}

static void
add_words (SiloamReleaseStep *self, const SiloamHurt *hurt, const char *prayer)
{
  SiloamSheet *sheet = SILOAM_SHEET (self->sheet);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  gtk_widget_set_focusable (box, TRUE);
  gtk_widget_add_css_class (box, "siloam-released");
  gtk_widget_add_css_class (box, "siloam-surface");
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, prayer, -1);
  siloam_sheet_add (sheet, box);
  siloam_sheet_begin_group (sheet, GTK_BOX (box));
  siloam_sheet_add_text (sheet, words_of (self, hurt), "siloam-own-words");
  siloam_sheet_begin_group (sheet, GTK_BOX (self->hurt_box));
  siloam_sheet_add_text (sheet, prayer, "siloam-prayer");
  self->question = box;
}

static void
clear_box (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

static void
show_hurt (SiloamReleaseStep *self)
{
  SiloamSheet *sheet = SILOAM_SHEET (self->sheet);
  const SiloamHurt *hurt = current_hurt (self);
  const SiloamRelease *release = release_of (self, hurt);
  g_autofree char *prayer = prayer_for (self, hurt);

  clear_box (self->hurt_box);
  g_free (self->own_prayer);
  self->own_prayer = release != NULL ? g_strdup (release->prayer) : NULL;

  siloam_sheet_begin_group (sheet, GTK_BOX (self->hurt_box));
  add_words (self, hurt, prayer);
  add_own_prayer (self);
  siloam_sheet_begin_group (sheet, GTK_BOX (self->hurt_box));
  add_answers (self, release);
  siloam_sheet_end_group (sheet);
}

static gboolean
siloam_release_step_forward (SiloamStepView *view)
{
  SiloamReleaseStep *self = SILOAM_RELEASE_STEP (view);

  if (self->index + 1 >= siloam_guide_get_entry (self->guide)->hurts->len)
    return FALSE;

  go_on (self);
  return TRUE;
}

static gboolean
siloam_release_step_backward (SiloamStepView *view)
{
  SiloamReleaseStep *self = SILOAM_RELEASE_STEP (view);

  if (self->index == 0)
    return FALSE;

  self->index--;
  show_hurt (self);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  return TRUE;
}

static void
build (SiloamReleaseStep *self)
{
  SiloamSheet *sheet = SILOAM_SHEET (self->sheet);

  self->hurt_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  siloam_sheet_add (sheet, self->hurt_box);
  siloam_sheet_add_verses (sheet, "release", SILOAM_ROLE_BASIS);
  siloam_sheet_add_action (sheet, _ ("Skip"), "guide.next", FALSE);

  if (current_hurt (self) != NULL)
    {
      show_hurt (self);
      return;
    }
  self->question = siloam_sheet_add_text (sheet,
                                          siloam_sheet_get_text (sheet, "release.nothing"),
                                          "siloam-text");
  gtk_widget_set_focusable (self->question, TRUE);
}

static SiloamSheet *
siloam_release_step_get_sheet (SiloamStepView *view)
{
  return SILOAM_SHEET (SILOAM_RELEASE_STEP (view)->sheet);
}

static void
step_view_init (SiloamStepViewInterface *iface)
{
  iface->get_sheet = siloam_release_step_get_sheet;
  iface->forward = siloam_release_step_forward;
  iface->backward = siloam_release_step_backward;
}

static gboolean
siloam_release_step_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (SILOAM_RELEASE_STEP (widget)->question);
}

static void
siloam_release_step_dispose (GObject *object)
{
  SiloamReleaseStep *self = SILOAM_RELEASE_STEP (object);

  g_clear_pointer (&self->sheet, gtk_widget_unparent);
  g_clear_pointer (&self->own_prayer, g_free);
  g_clear_object (&self->guide);

  G_OBJECT_CLASS (siloam_release_step_parent_class)->dispose (object);
}

static void
siloam_release_step_class_init (SiloamReleaseStepClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siloam_release_step_dispose;
  widget_class->grab_focus = siloam_release_step_grab_focus;
  widget_class->focus = siloam_template_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
siloam_release_step_init (SiloamReleaseStep *self)
{
}

/**
 * siloam_release_step_new:
 * @guide: whose entry is written in
 * @prompts: the texts
 *
 * Makes the step.
 *
 * Returns: (transfer floating): a new widget
 */
GtkWidget *
siloam_release_step_new (SiloamGuide *guide, SiloamPrompts *prompts)
{
  SiloamReleaseStep *self = g_object_new (SILOAM_TYPE_RELEASE_STEP, NULL);

  self->guide = g_object_ref (guide);
  self->sheet = siloam_sheet_new (prompts, siloam_guide_get_entry (guide), "release");
  gtk_widget_set_parent (self->sheet, GTK_WIDGET (self));
  build (self);
  return GTK_WIDGET (self);
}
