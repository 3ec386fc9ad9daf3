/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The names of the steps in as much room as there is: all of them, the neighbours, or only the
 * present one. Main thread. */

#include "config.h"

#include "ui/step-trail.h"

#include <glib/gi18n.h>

/* From the widest to the narrowest. */
enum
{
  TRAIL_ALL,
  TRAIL_NEAR,
  TRAIL_HERE,
  N_TRAILS,
};

struct _SiloamStepTrail
{
  GtkWidget parent_instance;

  GtkWidget *labels[N_TRAILS];
};

G_DEFINE_FINAL_TYPE (SiloamStepTrail, siloam_step_trail, GTK_TYPE_WIDGET)

static void
siloam_step_trail_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  SiloamStepTrail *self = SILOAM_STEP_TRAIL (widget);
  int all_natural;

  gtk_widget_measure (self->labels[TRAIL_HERE], orientation, -1, minimum, natural, NULL, NULL);
  gtk_widget_measure (self->labels[TRAIL_ALL], orientation, -1, NULL, &all_natural, NULL, NULL);
  *natural = MAX (*natural, all_natural);
}

static void
siloam_step_trail_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SiloamStepTrail *self = SILOAM_STEP_TRAIL (widget);
  gboolean shown = FALSE;

  for (guint i = 0; i < N_TRAILS; i++)
    {
      int natural;

      gtk_widget_measure (self->labels[i],
                          GTK_ORIENTATION_HORIZONTAL,
                          -1,
                          NULL,
                          &natural,
                          NULL,
                          NULL);
      gboolean fits = !shown && (natural <= width || i == TRAIL_HERE);

      gtk_widget_set_child_visible (self->labels[i], fits);
      if (fits)
        gtk_widget_size_allocate (self->labels[i],
                                  &(GtkAllocation){ 0, 0, width, height },
                                  baseline);
      shown = shown || fits;
    }
}

static void
siloam_step_trail_dispose (GObject *object)
{
  SiloamStepTrail *self = SILOAM_STEP_TRAIL (object);

  for (guint i = 0; i < N_TRAILS; i++)
    g_clear_pointer (&self->labels[i], gtk_widget_unparent);

  G_OBJECT_CLASS (siloam_step_trail_parent_class)->dispose (object);
}

static void
siloam_step_trail_class_init (SiloamStepTrailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siloam_step_trail_dispose;
  widget_class->measure = siloam_step_trail_measure;
  widget_class->size_allocate = siloam_step_trail_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "trail");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
siloam_step_trail_init (SiloamStepTrail *self)
{
  for (guint i = 0; i < N_TRAILS; i++)
    {
      self->labels[i] = gtk_label_new (NULL);
      gtk_widget_set_parent (self->labels[i], GTK_WIDGET (self));
    }
  gtk_label_set_ellipsize (GTK_LABEL (self->labels[TRAIL_HERE]), PANGO_ELLIPSIZE_END);
}

static const char *
title_of (SiloamStep step, SiloamPrompts *prompts)
{
  g_autofree char *key = g_strconcat (siloam_step_nick (step), ".title", NULL);

  return siloam_prompts_get (prompts, key);
}

static void
append_title (GString *markup, const char *title, gboolean here)
{
  g_autofree char *escaped = g_markup_escape_text (title, -1);

  if (markup->len > 0)
    g_string_append (markup, "  ·  ");
  g_string_append_printf (markup, here ? "<b>%s</b>" : "<span alpha=\"65%%\">%s</span>", escaped);
}

static void
show_trail (SiloamStepTrail *self,
            guint trail,
            int reach,
            SiloamGuide *guide,
            SiloamPrompts *prompts)
{
  g_autoptr (GString) markup = g_string_new (NULL);
  int here = (int) siloam_guide_get_step (guide);
  int walked[SILOAM_N_STEPS];
  int n = 0, position = 0;

  for (int step = 0; step < SILOAM_N_STEPS; step++)
    {
      if (!siloam_guide_has_step (guide, (SiloamStep) step))
        continue;
      position = step == here ? n : position;
      walked[n++] = step;
    }
  for (int i = MAX (0, position - reach); i < MIN (n, position + reach + 1); i++)
    append_title (markup, title_of ((SiloamStep) walked[i], prompts), i == position);
  gtk_label_set_markup (GTK_LABEL (self->labels[trail]), markup->str);
}

/**
 * siloam_step_trail_show:
 * @guide: where the person is
 * @prompts: the names of the steps
 *
 * Shows the steps that are walked and the present one.
 */
void
siloam_step_trail_show (SiloamStepTrail *self, SiloamGuide *guide, SiloamPrompts *prompts)
{
  g_return_if_fail (SILOAM_IS_STEP_TRAIL (self));

  const char *here = title_of (siloam_guide_get_step (guide), prompts);
  /* Translators: %s is the name of a step of the guide, such as "Arrive" */
  g_autofree char *name = g_strdup_printf (_ ("Step: %s"), here);

  show_trail (self, TRAIL_ALL, SILOAM_N_STEPS, guide, prompts);
  show_trail (self, TRAIL_NEAR, 1, guide, prompts);
  show_trail (self, TRAIL_HERE, 0, guide, prompts);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
