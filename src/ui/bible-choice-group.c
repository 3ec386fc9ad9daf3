/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Choosing the Bible to read in. What was not chosen is shown as it falls out by itself. Main
 * thread. */

#include "config.h"

#include "ui/bible-choice-group.h"

struct _SiloamBibleChoiceGroup
{
  AdwPreferencesGroup parent_instance;

  AdwComboRow *dutch_row;
  AdwComboRow *english_row;

  SiloamBibles *bibles;
  GPtrArray *ids; /* (element-type utf8), as in the lists to choose from */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (SiloamBibleChoiceGroup, siloam_bible_choice_group, ADW_TYPE_PREFERENCES_GROUP)

static void
selected_cb (AdwComboRow *row, GParamSpec *pspec, SiloamBibleChoiceGroup *self)
{
  guint selected = adw_combo_row_get_selected (row);

  if (self->filling || selected >= self->ids->len)
    return;
  siloam_bibles_choose (self->bibles,
                        row == self->dutch_row ? "nl" : "en",
                        g_ptr_array_index (self->ids, selected));
}

static void
siloam_bible_choice_group_dispose (GObject *object)
{
  SiloamBibleChoiceGroup *self = SILOAM_BIBLE_CHOICE_GROUP (object);

  self->filling = TRUE;
  g_clear_object (&self->bibles);
  gtk_widget_dispose_template (GTK_WIDGET (object), SILOAM_TYPE_BIBLE_CHOICE_GROUP);

  G_OBJECT_CLASS (siloam_bible_choice_group_parent_class)->dispose (object);
}

static void
siloam_bible_choice_group_finalize (GObject *object)
{
  g_ptr_array_unref (SILOAM_BIBLE_CHOICE_GROUP (object)->ids);

  G_OBJECT_CLASS (siloam_bible_choice_group_parent_class)->finalize (object);
}

static void
siloam_bible_choice_group_class_init (SiloamBibleChoiceGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siloam_bible_choice_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = siloam_bible_choice_group_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_BASE "/ui/bible-choice-group.ui");
  gtk_widget_class_bind_template_child (widget_class, SiloamBibleChoiceGroup, dutch_row);
  gtk_widget_class_bind_template_child (widget_class, SiloamBibleChoiceGroup, english_row);
}

static void
siloam_bible_choice_group_init (SiloamBibleChoiceGroup *self)
{
  self->ids = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self->dutch_row, "notify::selected", G_CALLBACK (selected_cb), self);
  g_signal_connect (self->english_row, "notify::selected", G_CALLBACK (selected_cb), self);
}

static GtkStringList *
list_titles (SiloamBibleChoiceGroup *self)
{
  GPtrArray *infos = siloam_bibles_list (self->bibles);
  GtkStringList *titles = gtk_string_list_new (NULL);

  g_ptr_array_set_size (self->ids, 0);
  for (guint i = 0; i < infos->len; i++)
    {
      const SiloamBibleInfo *info = g_ptr_array_index (infos, i);

      if (info->title == NULL)
        continue;
      gtk_string_list_append (titles, info->title);
      g_ptr_array_add (self->ids, g_strdup (info->id));
    }
  return titles;
}

static void
select_chosen (SiloamBibleChoiceGroup *self, AdwComboRow *row, const char *language)
{
  const SiloamBibleInfo *chosen = siloam_bibles_get_chosen_for (self->bibles, language);

  for (guint i = 0; chosen != NULL && i < self->ids->len; i++)
    if (g_str_equal (g_ptr_array_index (self->ids, i), chosen->id))
      adw_combo_row_set_selected (row, i);
}

static gboolean
has_titles (AdwComboRow *row, GtkStringList *titles)
{
  GListModel *model = adw_combo_row_get_model (row);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (titles));

  if (model == NULL || g_list_model_get_n_items (model) != n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (model), i),
                      gtk_string_list_get_string (titles, i)))
      return FALSE;
  return TRUE;
}

static void
fill (SiloamBibleChoiceGroup *self)
{
  g_autoptr (GtkStringList) titles = list_titles (self);

  self->filling = TRUE;
  if (!has_titles (self->dutch_row, titles))
    {
      adw_combo_row_set_model (self->dutch_row, G_LIST_MODEL (titles));
      adw_combo_row_set_model (self->english_row, G_LIST_MODEL (titles));
    }
  select_chosen (self, self->dutch_row, "nl");
  select_chosen (self, self->english_row, "en");
  self->filling = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self), self->ids->len > 0);
}

/**
 * siloam_bible_choice_group_set_up:
 * @bibles: to choose from
 */
void
siloam_bible_choice_group_set_up (SiloamBibleChoiceGroup *self, SiloamBibles *bibles)
{
  g_return_if_fail (SILOAM_IS_BIBLE_CHOICE_GROUP (self));

  self->bibles = g_object_ref (bibles);
  g_signal_connect_object (bibles, "changed", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  fill (self);
}
