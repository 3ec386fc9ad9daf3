/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The exchange card: what was received, open and first, beside what was let go, folded until asked
 * for. It reads the entry once and keeps nothing of it but what its labels show. It never shows the
 * memory text or a received item that was laid aside. Main thread. */

#include "config.h"

#include "ui/exchange-card.h"

#include <glib/gi18n.h>

#include "ui/link-place.h"
#include "ui/term-text.h"
#include "ui/two-sides.h"
#include "ui/words-label.h"
#include "ui/words-links.h"

struct _SiloamExchangeCard
{
  AdwBin parent_instance;

  GtkWidget *received_box;
  GtkWidget *released_button;
  GtkWidget *released_arrow;
  GtkWidget *released_revealer;
  GtkWidget *released_box;
  GtkWidget *footer;
  GtkLabel *verses_label;
  GtkLabel *today_label;
};

G_DEFINE_FINAL_TYPE (SiloamExchangeCard, siloam_exchange_card, ADW_TYPE_BIN)

static gboolean
is_said (const char *text)
{
  return text != NULL && *text != '\0';
}

/* A line of own words with one small line of what it is. */
static GtkWidget *
new_item (const SiloamEntry *entry, const char *words, const char *meta)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_box_append (GTK_BOX (box), siloam_words_label_new_linked (words, "siloam-own-words", entry));
  if (is_said (meta))
    gtk_box_append (GTK_BOX (box), siloam_words_label_new (meta, "siloam-meta"));
  return box;
}

static char *
join_said (const char *first, const char *second, const char *third)
{
  const char *said[4] = { NULL };
  guint n = 0;

  if (is_said (first))
    said[n++] = first;
  if (is_said (second))
    said[n++] = second;
  if (is_said (third))
    said[n++] = third;
  return g_strjoinv (" · ", (char **) said);
}

static GtkWidget *
new_received_item (const SiloamEntry *entry, const SiloamReceived *received, SiloamPrompts *prompts)
{
  const char *form = siloam_term_text (prompts, "receive.form", siloam_forms, received->form);
  g_autofree char *gifts =
      siloam_flags_text (prompts, "receive.gift", siloam_gifts, received->gifts);
  const char *stone = received->memorial ? _ ("stone of remembrance") : NULL;
  g_autofree char *meta = NULL;

  if (!is_said (received->text))
    {
      meta = join_said (gifts, stone, NULL);
      return new_item (entry, form, meta);
    }

  meta = join_said (form, gifts, stone);
  return new_item (entry, received->text, meta);
}

static void
pin_clicked_cb (GtkWidget *pin, const char *id)
{
  gtk_widget_activate_action (pin, "entry.pin", "s", id);
}

static void
free_id (gpointer id, GClosure *closure)
{
  g_free (id);
}

/* Where the page around the card has "entry.pin", a received line can be kept as a stone of
 * remembrance. */
static GtkWidget *
new_pinnable_item (const SiloamEntry *entry, const SiloamReceived *received, SiloamPrompts *prompts)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *item = new_received_item (entry, received, prompts);
  GtkWidget *pin = gtk_toggle_button_new ();
  const char *name =
      siloam_prompts_get (prompts, received->memorial ? "back.memorial" : "receive.memorial");

  gtk_button_set_icon_name (GTK_BUTTON (pin), "view-pin-symbolic");
  gtk_widget_set_tooltip_text (pin, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (pin), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (pin), received->memorial);
  g_signal_connect_data (pin,
                         "clicked",
                         G_CALLBACK (pin_clicked_cb),
                         g_strdup (received->id),
                         free_id,
                         0);
  gtk_widget_set_valign (pin, GTK_ALIGN_START);
  gtk_widget_add_css_class (pin, "flat");
  gtk_widget_add_css_class (pin, "siloam-target");
  gtk_widget_add_css_class (pin, "siloam-pin");

  gtk_widget_set_hexpand (item, TRUE);
  gtk_box_append (GTK_BOX (box), item);
  gtk_box_append (GTK_BOX (box), pin);
  return box;
}

static void
fill_received (SiloamExchangeCard *self,
               const SiloamEntry *entry,
               SiloamPrompts *prompts,
               gboolean pinnable)
{
  gboolean any = FALSE;

  for (guint i = 0; i < entry->received->len; i++)
    {
      const SiloamReceived *received = g_ptr_array_index (entry->received, i);

      if (received->discern == SILOAM_DISCERN_SET_ASIDE)
        continue;
      gtk_box_append (GTK_BOX (self->received_box),
                      pinnable ? new_pinnable_item (entry, received, prompts)
                               : new_received_item (entry, received, prompts));
      any = TRUE;
    }

  if (!any)
    gtk_box_append (
        GTK_BOX (self->received_box),
        siloam_words_label_new (siloam_prompts_get (prompts, "receive.nothing"), "siloam-text"));
}

static SiloamAmount
amount_of (const SiloamEntry *entry, const SiloamHurt *hurt)
{
  for (guint i = entry->releases->len; i > 0; i--)
    {
      const SiloamRelease *release = g_ptr_array_index (entry->releases, i - 1);

      if (g_strcmp0 (release->hurt_id, hurt->id) == 0)
        return release->amount;
    }

  return 0;
}

static const char *
amount_text (SiloamAmount amount)
{
  switch (amount)
    {
    case SILOAM_AMOUNT_ALL:
      return _ ("laid down");
    case SILOAM_AMOUNT_PART:
      return _ ("laid down in part");
    case SILOAM_AMOUNT_NOT_YET:
      return _ ("not laid down yet");
    default:
      return NULL;
    }
}

static void
fill_released (SiloamExchangeCard *self, const SiloamEntry *entry, SiloamPrompts *prompts)
{
  for (guint i = 0; i < entry->hurts->len; i++)
    {
      const SiloamHurt *hurt = g_ptr_array_index (entry->hurts, i);
      const char *kind = siloam_term_text (prompts, "name.kind", siloam_hurt_kinds, hurt->kind);
      const char *amount = amount_text (amount_of (entry, hurt));
      g_autofree char *meta = NULL;

      if (is_said (hurt->words))
        {
          meta = join_said (kind, amount, NULL);
          gtk_box_append (GTK_BOX (self->released_box), new_item (entry, hurt->words, meta));
        }
      else if (kind != NULL)
        gtk_box_append (GTK_BOX (self->released_box), new_item (entry, kind, amount));
    }

  gtk_widget_set_sensitive (self->released_button,
                            gtk_widget_get_first_child (self->released_box) != NULL);
}

static char *
verse_line (const SiloamEntry *entry)
{
  g_autoptr (GPtrArray) typed = g_ptr_array_new ();

  for (guint i = 0; i < entry->verses->len; i++)
    {
      const SiloamVerseLink *verse = g_ptr_array_index (entry->verses, i);

      if (verse->role != SILOAM_ROLE_READING)
        g_ptr_array_add (typed, verse->typed);
    }
  g_ptr_array_add (typed, NULL);
  return g_strjoinv (" · ", (char **) typed->pdata);
}

static void
fill_footer (SiloamExchangeCard *self, const SiloamEntry *entry)
{
  g_autofree char *verses = verse_line (entry);
  g_autofree char *today = NULL;

  if (is_said (entry->today_step))
    today = g_strdup_printf (_ ("Today’s gift: %s"), entry->today_step);

  gtk_label_set_label (self->verses_label, verses);
  siloam_words_link_verses (self->verses_label, entry);
  gtk_label_set_label (self->today_label, today != NULL ? today : "");
  siloam_words_link (self->today_label, entry);
  gtk_widget_set_visible (GTK_WIDGET (self->verses_label), is_said (verses));
  gtk_widget_set_visible (GTK_WIDGET (self->today_label), today != NULL);
  gtk_widget_set_visible (self->footer, is_said (verses) || today != NULL);
}

/* What is folded is not there for a screen reader either. */
static void
hide_folded_cb (SiloamExchangeCard *self)
{
  GtkRevealer *revealer = GTK_REVEALER (self->released_revealer);

  gtk_widget_set_visible (self->released_box,
                          gtk_revealer_get_reveal_child (revealer) ||
                              gtk_revealer_get_child_revealed (revealer));
}

static void
released_toggled_cb (SiloamExchangeCard *self, GtkToggleButton *button)
{
  gboolean open = gtk_toggle_button_get_active (button);

  gtk_image_set_from_icon_name (GTK_IMAGE (self->released_arrow),
                                open ? "pan-down-symbolic" : "pan-end-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_STATE_EXPANDED, open, -1);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->released_revealer), open);
  hide_folded_cb (self);
}

static void
siloam_exchange_card_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SILOAM_TYPE_EXCHANGE_CARD);

  G_OBJECT_CLASS (siloam_exchange_card_parent_class)->dispose (object);
}

static void
siloam_exchange_card_class_init (SiloamExchangeCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siloam_exchange_card_dispose;

  g_type_ensure (SILOAM_TYPE_LINK_PLACE);
  g_type_ensure (SILOAM_TYPE_TWO_SIDES);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/exchange-card.ui");
  gtk_widget_class_bind_template_child (widget_class, SiloamExchangeCard, received_box);
  gtk_widget_class_bind_template_child (widget_class, SiloamExchangeCard, released_button);
  gtk_widget_class_bind_template_child (widget_class, SiloamExchangeCard, released_arrow);
  gtk_widget_class_bind_template_child (widget_class, SiloamExchangeCard, released_revealer);
  gtk_widget_class_bind_template_child (widget_class, SiloamExchangeCard, released_box);
  gtk_widget_class_bind_template_child (widget_class, SiloamExchangeCard, footer);
  gtk_widget_class_bind_template_child (widget_class, SiloamExchangeCard, verses_label);
  gtk_widget_class_bind_template_child (widget_class, SiloamExchangeCard, today_label);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
siloam_exchange_card_init (SiloamExchangeCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->released_button,
                           "toggled",
                           G_CALLBACK (released_toggled_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->released_revealer,
                           "notify::child-revealed",
                           G_CALLBACK (hide_folded_cb),
                           self,
                           G_CONNECT_SWAPPED);
  /* GTK 4.8 would call it by the name of its type. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->released_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  C_ ("side of an exchange", "Let go"),
                                  -1);
  released_toggled_cb (self, GTK_TOGGLE_BUTTON (self->released_button));
}

static GtkWidget *
new_card (const SiloamEntry *entry, SiloamPrompts *prompts, gboolean pinnable)
{
  SiloamExchangeCard *self = g_object_new (SILOAM_TYPE_EXCHANGE_CARD, NULL);

  fill_received (self, entry, prompts, pinnable);
  fill_released (self, entry, prompts);
  fill_footer (self, entry);
  return GTK_WIDGET (self);
}

/**
 * siloam_exchange_card_new:
 * @entry: an exchange; read now, not kept
 * @prompts: the prompts of the person
 *
 * Draws one exchange with its received side open and its released side folded.
 *
 * Returns: (transfer floating): the card
 */
GtkWidget *
siloam_exchange_card_new (const SiloamEntry *entry, SiloamPrompts *prompts)
{
  return new_card (entry, prompts, FALSE);
}

/**
 * siloam_exchange_card_new_for_reading:
 * @entry: an exchange; read now, not kept
 * @prompts: the prompts of the person
 *
 * Draws the same, with a pin beside each received line that activates "entry.pin" with its id.
 *
 * Returns: (transfer floating): the card
 */
GtkWidget *
siloam_exchange_card_new_for_reading (const SiloamEntry *entry, SiloamPrompts *prompts)
{
  return new_card (entry, prompts, TRUE);
}
