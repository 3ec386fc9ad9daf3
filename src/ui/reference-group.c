/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How references are read (which numbering) and written (which names). Verses that every numbering
 * has, but elsewhere, show what the choice means. Main thread. */

#include "config.h"

#include "ui/reference-group.h"

#include <glib/gi18n.h>

#include "ui/numbering-text.h"

struct _SiloamReferenceGroup
{
  AdwPreferencesGroup parent_instance;

  AdwComboRow *numbering_row;
  AdwComboRow *names_row;
  AdwActionRow *example_row;

  SiloamBibles *bibles;
  GSettings *store;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (SiloamReferenceGroup, siloam_reference_group, ADW_TYPE_PREFERENCES_GROUP)

/* As they stand in the list to choose from. */
static const char *const numberings[] = { "language", "nld", "mt", "kjv", "segond" };
static const char *const names[] = { "nbv", "hsv" };

static void
numbering_selected_cb (SiloamReferenceGroup *self)
{
  guint selected = adw_combo_row_get_selected (self->numbering_row);

  if (!self->filling && selected < G_N_ELEMENTS (numberings))
    g_settings_set_string (self->store, "reference-numbering", numberings[selected]);
}

static void
names_selected_cb (SiloamReferenceGroup *self)
{
  guint selected = adw_combo_row_get_selected (self->names_row);

  if (!self->filling && selected < G_N_ELEMENTS (names))
    g_settings_set_string (self->store, "book-names", names[selected]);
}

static void
siloam_reference_group_dispose (GObject *object)
{
  SiloamReferenceGroup *self = SILOAM_REFERENCE_GROUP (object);

  self->filling = TRUE;
  g_clear_object (&self->bibles);
  g_clear_object (&self->store);
  gtk_widget_dispose_template (GTK_WIDGET (object), SILOAM_TYPE_REFERENCE_GROUP);

  G_OBJECT_CLASS (siloam_reference_group_parent_class)->dispose (object);
}

static void
siloam_reference_group_class_init (SiloamReferenceGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siloam_reference_group_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_BASE "/ui/reference-group.ui");
  gtk_widget_class_bind_template_child (widget_class, SiloamReferenceGroup, numbering_row);
  gtk_widget_class_bind_template_child (widget_class, SiloamReferenceGroup, names_row);
  gtk_widget_class_bind_template_child (widget_class, SiloamReferenceGroup, example_row);
}

static void
siloam_reference_group_init (SiloamReferenceGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* "As usual in Dutch", then each by its name. */
static void
fill_numberings (SiloamReferenceGroup *self)
{
  const char *language = siloam_bibles_get_language (self->bibles);
  g_autofree char *usual = g_strdup_printf (_ ("As usual in %s"), siloam_language_text (language));
  g_autoptr (GtkStringList) model = gtk_string_list_new (NULL);

  gtk_string_list_append (model, usual);
  for (gsize i = 1; i < G_N_ELEMENTS (numberings); i++)
    {
      SiloamNumbering numbering = SILOAM_NUMBERING_KJV;

      siloam_numbering_from_nick (numberings[i], &numbering);
      gtk_string_list_append (model, siloam_numbering_text (numbering));
    }
  adw_combo_row_set_model (self->numbering_row, G_LIST_MODEL (model));
}

static void
select_nick (AdwComboRow *row, const char *const *nicks, guint n_nicks, const char *nick)
{
  for (guint i = 0; i < n_nicks; i++)
    if (g_str_equal (nicks[i], nick))
      adw_combo_row_set_selected (row, i);
}

/* Adds a reference that is not broken over two lines. */
static void
add_unbroken (GString *text, const char *words)
{
  if (text->len > 0)
    g_string_append (text, " · ");
  for (const char *at = words; *at != '\0'; at++)
    if (*at == ' ')
      g_string_append (text, "\u00a0");
    else
      g_string_append_c (text, *at);
}

/* "Psalm 34:18 · Joel 3:1 · Matthew 5:4", numbered as @from, in the numbering @to. */
static char *
dup_example (SiloamReferenceGroup *self, SiloamNumbering from, SiloamNumbering to)
{
  static const char *const osis[] = { "Ps.34.18", "Joel.3.1", "Matt.5.4" };
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (osis); i++)
    {
      SiloamReference reference, mapped;
      SiloamMapFlags flags;
      g_autofree char *words = NULL;

      if (!siloam_reference_parse (osis[i], "en", from, &reference) ||
          !siloam_reference_map (&reference, to, &mapped, &flags))
        continue;
      words = siloam_bibles_format (self->bibles, &mapped);
      add_unbroken (text, words);
    }
  return g_string_free (text, FALSE);
}

static void
show_example (SiloamReferenceGroup *self)
{
  SiloamNumbering own = siloam_bibles_get_numbering (self->bibles);
  SiloamNumbering other = own == SILOAM_NUMBERING_KJV ? SILOAM_NUMBERING_NLD : SILOAM_NUMBERING_KJV;
  g_autofree char *typed = dup_example (self, own, own);
  g_autofree char *elsewhere = dup_example (self, own, other);
  g_autofree char *title = g_strdup_printf (_ ("Example: %s"), typed);
  g_autofree char *subtitle =
      g_strdup_printf ("%s: %s", siloam_numbering_short_text (other), elsewhere);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->example_row), title);
  adw_action_row_set_subtitle (self->example_row, subtitle);
}

static void
fill (SiloamReferenceGroup *self)
{
  g_autofree char *numbering = g_settings_get_string (self->store, "reference-numbering");
  g_autofree char *style = g_settings_get_string (self->store, "book-names");
  gboolean dutch = g_str_equal (siloam_bibles_get_language (self->bibles), "nl");

  self->filling = TRUE;
  select_nick (self->numbering_row, numberings, G_N_ELEMENTS (numberings), numbering);
  select_nick (self->names_row, names, G_N_ELEMENTS (names), style);
  gtk_widget_set_visible (GTK_WIDGET (self->names_row), dutch);
  show_example (self);
  self->filling = FALSE;
}

/**
 * siloam_reference_group_set_up:
 * @bibles: whose references
 * @settings: read and written at once
 */
void
siloam_reference_group_set_up (SiloamReferenceGroup *self,
                               SiloamBibles *bibles,
                               SiloamSettings *settings)
{
  g_return_if_fail (SILOAM_IS_REFERENCE_GROUP (self));

  self->bibles = g_object_ref (bibles);
  self->store = g_object_ref (siloam_settings_get_store (settings));
  fill_numberings (self);
  fill (self);
  g_signal_connect_object (self->numbering_row,
                           "notify::selected",
                           G_CALLBACK (numbering_selected_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->names_row,
                           "notify::selected",
                           G_CALLBACK (names_selected_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (bibles, "changed", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
}
