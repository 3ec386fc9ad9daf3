/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A Bible among those a person has. It only shows and asks; the group it stands in acts. Main
 * thread. */

#include "config.h"

#include "ui/bible-row.h"

#include "ui/numbering-text.h"

#define SHORT_LICENCE 40

struct _SiloamBibleRow
{
  AdwExpanderRow parent_instance;

  AdwComboRow *psalms_row;
  AdwComboRow *rest_row;
  GtkWidget *found_row;
  GtkWidget *chosen_row;
  AdwActionRow *licence_row;
  GtkWidget *packaged_row;
  GtkWidget *remove_row;

  char *id;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (SiloamBibleRow, siloam_bible_row, ADW_TYPE_EXPANDER_ROW)

/* As they stand in the lists to choose from. */
static const SiloamNumbering numberings[] = {
  SILOAM_NUMBERING_NLD,
  SILOAM_NUMBERING_MT,
  SILOAM_NUMBERING_KJV,
  SILOAM_NUMBERING_SEGOND,
};

static const char *
get_nick (AdwComboRow *row)
{
  guint selected = adw_combo_row_get_selected (row);

  return siloam_numbering_get_nick (numberings[MIN (selected, G_N_ELEMENTS (numberings) - 1)]);
}

static void
numbering_selected_cb (SiloamBibleRow *self)
{
  if (!self->filling)
    gtk_widget_activate_action (GTK_WIDGET (self),
                                "bible.number",
                                "(sss)",
                                self->id,
                                get_nick (self->psalms_row),
                                get_nick (self->rest_row));
}

static void
siloam_bible_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SILOAM_TYPE_BIBLE_ROW);

  G_OBJECT_CLASS (siloam_bible_row_parent_class)->dispose (object);
}

static void
siloam_bible_row_finalize (GObject *object)
{
  g_free (SILOAM_BIBLE_ROW (object)->id);

  G_OBJECT_CLASS (siloam_bible_row_parent_class)->finalize (object);
}

static void
siloam_bible_row_class_init (SiloamBibleRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siloam_bible_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = siloam_bible_row_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/bible-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SiloamBibleRow, psalms_row);
  gtk_widget_class_bind_template_child (widget_class, SiloamBibleRow, rest_row);
  gtk_widget_class_bind_template_child (widget_class, SiloamBibleRow, found_row);
  gtk_widget_class_bind_template_child (widget_class, SiloamBibleRow, chosen_row);
  gtk_widget_class_bind_template_child (widget_class, SiloamBibleRow, licence_row);
  gtk_widget_class_bind_template_child (widget_class, SiloamBibleRow, packaged_row);
  gtk_widget_class_bind_template_child (widget_class, SiloamBibleRow, remove_row);
}

static void
fill_numberings (AdwComboRow *row)
{
  g_autoptr (GtkStringList) model = gtk_string_list_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (numberings); i++)
    gtk_string_list_append (model, siloam_numbering_text (numberings[i]));
  adw_combo_row_set_model (row, G_LIST_MODEL (model));
}

static void
siloam_bible_row_init (SiloamBibleRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_numberings (self->psalms_row);
  fill_numberings (self->rest_row);
  g_signal_connect_swapped (self->psalms_row,
                            "notify::selected",
                            G_CALLBACK (numbering_selected_cb),
                            self);
  g_signal_connect_swapped (self->rest_row,
                            "notify::selected",
                            G_CALLBACK (numbering_selected_cb),
                            self);
}

static void
select_numbering (AdwComboRow *row, SiloamNumbering numbering)
{
  for (guint i = 0; i < G_N_ELEMENTS (numberings); i++)
    if (numberings[i] == numbering)
      adw_combo_row_set_selected (row, i);
}

/* "Dutch · Public Domain": a long licence is told when the row is open. */
static char *
describe (const SiloamBibleInfo *info)
{
  const char *language = siloam_language_text (info->language);
  glong length = g_utf8_strlen (info->licence, -1);

  if (length == 0 || length > SHORT_LICENCE)
    return g_strdup (language);
  return g_strdup_printf ("%s · %s", language, info->licence);
}

/**
 * siloam_bible_row_update:
 * @info: of the Bible that it was made for
 *
 * Shows what is known of the Bible now.
 */
void
siloam_bible_row_update (SiloamBibleRow *self, const SiloamBibleInfo *info)
{
  g_autofree char *subtitle = describe (info);

  g_return_if_fail (SILOAM_IS_BIBLE_ROW (self));

  self->filling = TRUE;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), info->title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle);
  select_numbering (self->psalms_row, info->psalms);
  select_numbering (self->rest_row, info->rest);
  gtk_widget_set_visible (self->found_row, !info->chosen);
  gtk_widget_set_visible (self->chosen_row, info->chosen);
  adw_action_row_set_subtitle (self->licence_row, info->licence);
  gtk_widget_set_visible (GTK_WIDGET (self->licence_row), info->licence[0] != '\0');
  gtk_widget_set_visible (self->packaged_row, info->packaged);
  gtk_widget_set_visible (self->remove_row, !info->packaged);
  self->filling = FALSE;
}

/**
 * siloam_bible_row_new:
 * @info: of a Bible that can be read
 */
GtkWidget *
siloam_bible_row_new (const SiloamBibleInfo *info)
{
  SiloamBibleRow *self = g_object_new (SILOAM_TYPE_BIBLE_ROW, NULL);

  self->id = g_strdup (info->id);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->chosen_row), "s", info->id);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->remove_row), "s", info->id);
  siloam_bible_row_update (self, info);
  return GTK_WIDGET (self);
}

/**
 * siloam_bible_row_get_id:
 *
 * Returns: (transfer none): of its Bible
 */
const char *
siloam_bible_row_get_id (SiloamBibleRow *self)
{
  g_return_val_if_fail (SILOAM_IS_BIBLE_ROW (self), NULL);

  return self->id;
}
