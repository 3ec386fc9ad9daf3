/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* "How I like to read": language, address, text size with a live sample, colours, motion. A choice
 * is kept and applied at once. Main thread. */

#include "config.h"

#include "ui/reading-group.h"

#include "ui/field.h"
#include "ui/template.h"

struct _SiloamReadingGroup
{
  AdwPreferencesGroup parent_instance;

  AdwComboRow *language_row;
  AdwComboRow *address_row;
  GtkLabel *size_label;
  GtkScale *size_scale;
  GtkAdjustment *size_adjustment;
  GtkLabel *sample_label;
  AdwComboRow *appearance_row;
  AdwActionRow *contrast_row;
  GtkSwitch *contrast_switch;
  AdwActionRow *motion_row;
  GtkSwitch *motion_switch;
  SiloamField *translation_row;

  SiloamSettings *settings;
};

G_DEFINE_FINAL_TYPE (SiloamReadingGroup, siloam_reading_group, ADW_TYPE_PREFERENCES_GROUP)

enum
{
  SIGNAL_TRANSLATION_CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
translation_changed_cb (SiloamReadingGroup *self)
{
  g_signal_emit (self, signals[SIGNAL_TRANSLATION_CHANGED], 0);
}

static void
language_selected_cb (SiloamReadingGroup *self)
{
  gboolean dutch = adw_combo_row_get_selected (self->language_row) == 0;

  if (dutch != g_str_equal (siloam_settings_get_language (self->settings), "nl"))
    g_settings_set_string (siloam_settings_get_store (self->settings),
                           "language",
                           dutch ? "nl" : "en");
}

static void
address_selected_cb (SiloamReadingGroup *self)
{
  g_settings_set_string (siloam_settings_get_store (self->settings),
                         "address-form",
                         adw_combo_row_get_selected (self->address_row) == 1 ? "u" : "je");
}

static void
appearance_selected_cb (SiloamReadingGroup *self)
{
  g_settings_set_enum (siloam_settings_get_store (self->settings),
                       "color-scheme",
                       (int) adw_combo_row_get_selected (self->appearance_row));
}

static gboolean
siloam_reading_group_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SILOAM_READING_GROUP (widget)->language_row));
}

static void
siloam_reading_group_dispose (GObject *object)
{
  SiloamReadingGroup *self = SILOAM_READING_GROUP (object);

  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (object), SILOAM_TYPE_READING_GROUP);

  G_OBJECT_CLASS (siloam_reading_group_parent_class)->dispose (object);
}

static void
siloam_reading_group_class_init (SiloamReadingGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siloam_reading_group_dispose;
  widget_class->grab_focus = siloam_reading_group_grab_focus;
  widget_class->focus = siloam_template_focus;
  signals[SIGNAL_TRANSLATION_CHANGED] = g_signal_new ("translation-changed",
                                                      SILOAM_TYPE_READING_GROUP,
                                                      G_SIGNAL_RUN_LAST,
                                                      0,
                                                      NULL,
                                                      NULL,
                                                      NULL,
                                                      G_TYPE_NONE,
                                                      0);

  g_type_ensure (SILOAM_TYPE_FIELD);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/reading-group.ui");
  gtk_widget_class_bind_template_child (widget_class, SiloamReadingGroup, language_row);
  gtk_widget_class_bind_template_child (widget_class, SiloamReadingGroup, address_row);
  gtk_widget_class_bind_template_child (widget_class, SiloamReadingGroup, size_label);
  gtk_widget_class_bind_template_child (widget_class, SiloamReadingGroup, size_scale);
  gtk_widget_class_bind_template_child (widget_class, SiloamReadingGroup, size_adjustment);
  gtk_widget_class_bind_template_child (widget_class, SiloamReadingGroup, sample_label);
  gtk_widget_class_bind_template_child (widget_class, SiloamReadingGroup, appearance_row);
  gtk_widget_class_bind_template_child (widget_class, SiloamReadingGroup, contrast_row);
  gtk_widget_class_bind_template_child (widget_class, SiloamReadingGroup, contrast_switch);
  gtk_widget_class_bind_template_child (widget_class, SiloamReadingGroup, motion_row);
  gtk_widget_class_bind_template_child (widget_class, SiloamReadingGroup, motion_switch);
  gtk_widget_class_bind_template_child (widget_class, SiloamReadingGroup, translation_row);
  gtk_widget_class_bind_template_callback (widget_class, translation_changed_cb);
}

static void
siloam_reading_group_init (SiloamReadingGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
set_choices (AdwComboRow *row, const char *const *choices)
{
  g_autoptr (GtkStringList) model = gtk_string_list_new (choices);

  adw_combo_row_set_model (row, G_LIST_MODEL (model));
}

static void
set_title (gpointer row, SiloamPrompts *prompts, const char *key)
{
  adw_preferences_row_set_title (row, siloam_prompts_get (prompts, key));
}

static void
fill_texts (SiloamReadingGroup *self, SiloamPrompts *prompts)
{
  set_title (self->language_row, prompts, "reading.language");
  set_title (self->address_row, prompts, "reading.address");
  gtk_label_set_label (self->size_label, siloam_prompts_get (prompts, "reading.text_size"));
  gtk_label_set_label (self->sample_label, siloam_prompts_get (prompts, "reading.sample"));
  set_title (self->appearance_row, prompts, "reading.appearance");
  set_title (self->contrast_row, prompts, "reading.high_contrast");
  set_title (self->motion_row, prompts, "reading.less_motion");
  siloam_field_set_title (self->translation_row,
                          siloam_prompts_get (prompts, "reading.translation"));
  set_choices (self->address_row,
               (const char *const[]){ siloam_prompts_get (prompts, "reading.address.je"),
                                      siloam_prompts_get (prompts, "reading.address.u"),
                                      NULL });
  set_choices (self->appearance_row,
               (const char *const[]){ siloam_prompts_get (prompts, "reading.appearance.system"),
                                      siloam_prompts_get (prompts, "reading.appearance.light"),
                                      siloam_prompts_get (prompts, "reading.appearance.dark"),
                                      NULL });
}

static void
name_switch (GtkSwitch *control, AdwActionRow *row)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (control),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)),
                                  -1);
}

static void
fill_values (SiloamReadingGroup *self)
{
  GSettings *store = siloam_settings_get_store (self->settings);
  gboolean dutch = g_str_equal (siloam_settings_get_language (self->settings), "nl");
  g_autofree char *form = g_settings_get_string (store, "address-form");

  adw_combo_row_set_selected (self->language_row, dutch ? 0 : 1);
  adw_combo_row_set_selected (self->address_row, g_str_equal (form, "u") ? 1 : 0);
  gtk_widget_set_visible (GTK_WIDGET (self->address_row), dutch);
  adw_combo_row_set_selected (self->appearance_row,
                              (guint) g_settings_get_enum (store, "color-scheme"));
  g_settings_bind (store, "text-size", self->size_adjustment, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (store,
                   "high-contrast",
                   self->contrast_switch,
                   "active",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (store, "reduce-motion", self->motion_switch, "active", G_SETTINGS_BIND_DEFAULT);
}

static void
follow_row (SiloamReadingGroup *self, AdwComboRow *row, void (*selected) (SiloamReadingGroup *))
{
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (selected), self, G_CONNECT_SWAPPED);
}

/**
 * siloam_reading_group_new:
 * @settings: read and written at once
 */
GtkWidget *
siloam_reading_group_new (SiloamSettings *settings)
{
  SiloamReadingGroup *self = g_object_new (SILOAM_TYPE_READING_GROUP, NULL);

  self->settings = g_object_ref (settings);
  fill_texts (self, siloam_settings_get_prompts (settings));
  fill_values (self);
  name_switch (self->contrast_switch, self->contrast_row);
  name_switch (self->motion_switch, self->motion_row);
  follow_row (self, self->language_row, language_selected_cb);
  follow_row (self, self->address_row, address_selected_cb);
  follow_row (self, self->appearance_row, appearance_selected_cb);
  return GTK_WIDGET (self);
}

/**
 * siloam_reading_group_get_translation:
 *
 * Returns: (transfer none): the Bible translation the person reads from, as typed
 */
const char *
siloam_reading_group_get_translation (SiloamReadingGroup *self)
{
  g_return_val_if_fail (SILOAM_IS_READING_GROUP (self), NULL);

  return siloam_field_get_text (self->translation_row);
}

/**
 * siloam_reading_group_set_translation:
 * @translation: (nullable): as the person typed it before
 */
void
siloam_reading_group_set_translation (SiloamReadingGroup *self, const char *translation)
{
  g_return_if_fail (SILOAM_IS_READING_GROUP (self));

  siloam_field_set_text (self->translation_row, translation ? translation : "");
}

/**
 * siloam_reading_group_focus_address:
 *
 * Puts the focus on the row of the address form.
 */
void
siloam_reading_group_focus_address (SiloamReadingGroup *self)
{
  g_return_if_fail (SILOAM_IS_READING_GROUP (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->address_row));
}
