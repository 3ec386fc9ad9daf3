/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The gentle question of the first run: would you like these Bibles at hand? Nothing is ticked
 * beforehand. Main thread. */

#include "config.h"

#include "ui/bible-offer-group.h"

#include "ui/numbering-text.h"

#define ID "siloam-bible-id"

struct _SiloamBibleOfferGroup
{
  AdwPreferencesGroup parent_instance;

  GHashTable *wanted;
};

G_DEFINE_FINAL_TYPE (SiloamBibleOfferGroup, siloam_bible_offer_group, ADW_TYPE_PREFERENCES_GROUP)

static void
siloam_bible_offer_group_finalize (GObject *object)
{
  g_hash_table_unref (SILOAM_BIBLE_OFFER_GROUP (object)->wanted);

  G_OBJECT_CLASS (siloam_bible_offer_group_parent_class)->finalize (object);
}

static void
siloam_bible_offer_group_class_init (SiloamBibleOfferGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = siloam_bible_offer_group_finalize;
}

static void
siloam_bible_offer_group_init (SiloamBibleOfferGroup *self)
{
}

static void
toggled_cb (GtkCheckButton *check, SiloamBibleOfferGroup *self)
{
  const char *id = g_object_get_data (G_OBJECT (check), ID);

  if (gtk_check_button_get_active (check))
    g_hash_table_add (self->wanted, g_strdup (id));
  else
    g_hash_table_remove (self->wanted, id);
}

static void
add_offer (SiloamBibleOfferGroup *self, const SiloamBibleOffer *offer)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), offer->title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), siloam_language_text (offer->language));
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                               g_hash_table_contains (self->wanted, offer->id));
  gtk_accessible_update_property (GTK_ACCESSIBLE (check),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  offer->title,
                                  -1);
  g_object_set_data_full (G_OBJECT (check), ID, g_strdup (offer->id), g_free);
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self, 0);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
}

static void
add_offers (SiloamBibleOfferGroup *self, GPtrArray *offers, const char *language, gboolean in_it)
{
  for (guint i = 0; i < offers->len; i++)
    {
      const SiloamBibleOffer *offer = g_ptr_array_index (offers, i);

      if (g_str_has_prefix (offer->language, language) == in_it)
        add_offer (self, offer);
    }
}

/**
 * siloam_bible_offer_group_new:
 * @settings: those in its language come first
 * @offers: (element-type SiloamBibleOffer): what was found
 * @wanted: (element-type utf8): a set of ids, kept up
 */
GtkWidget *
siloam_bible_offer_group_new (SiloamSettings *settings, GPtrArray *offers, GHashTable *wanted)
{
  SiloamBibleOfferGroup *self = g_object_new (SILOAM_TYPE_BIBLE_OFFER_GROUP, NULL);
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (self);
  SiloamPrompts *prompts = siloam_settings_get_prompts (settings);
  const char *language = siloam_settings_get_language (settings);

  self->wanted = g_hash_table_ref (wanted);
  adw_preferences_group_set_title (group, siloam_prompts_get (prompts, "bibles.offer.title"));
  adw_preferences_group_set_description (group, siloam_prompts_get (prompts, "bibles.offer.hint"));
  add_offers (self, offers, language, TRUE);
  add_offers (self, offers, language, FALSE);
  return GTK_WIDGET (self);
}
