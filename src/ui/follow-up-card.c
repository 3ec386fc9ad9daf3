/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A card that gives no name away to who glances at it. It writes nothing. Main thread. */

#include "config.h"

#include "ui/follow-up-card.h"

#include "ui/after-parts.h"
#include "ui/chip-choice.h"
#include "ui/date-text.h"
#include "ui/screen.h"
#include "ui/term-text.h"
#include "ui/wrap-layout.h"

#define ROW_SPACING 6

struct _SiloamFollowUpCard
{
  GtkWidget parent_instance;

  SiloamPrompts *prompts;
  SiloamFollowUp *follow_up;
};

G_DEFINE_FINAL_TYPE (SiloamFollowUpCard, siloam_follow_up_card, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_SPOKEN,
  SIGNAL_MISSED,
  SIGNAL_ERASE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
siloam_follow_up_card_dispose (GObject *object)
{
  SiloamFollowUpCard *self = SILOAM_FOLLOW_UP_CARD (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))))
    gtk_widget_unparent (child);
  g_clear_pointer (&self->follow_up, siloam_follow_up_free);
  g_clear_object (&self->prompts);

  G_OBJECT_CLASS (siloam_follow_up_card_parent_class)->dispose (object);
}

static guint
new_signal (const char *name)
{
  return g_signal_new (name,
                       SILOAM_TYPE_FOLLOW_UP_CARD,
                       G_SIGNAL_RUN_LAST,
                       0,
                       NULL,
                       NULL,
                       NULL,
                       G_TYPE_NONE,
                       0);
}

static void
siloam_follow_up_card_class_init (SiloamFollowUpCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = siloam_follow_up_card_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  signals[SIGNAL_SPOKEN] = new_signal ("spoken");
  signals[SIGNAL_MISSED] = new_signal ("missed");
  signals[SIGNAL_ERASE] = new_signal ("erase");
}

static void
siloam_follow_up_card_init (SiloamFollowUpCard *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), ROW_SPACING);
  gtk_widget_add_css_class (GTK_WIDGET (self), "siloam-follow-up");
}

static const char *
get_text (SiloamFollowUpCard *self, const char *key)
{
  return siloam_prompts_get (self->prompts, key);
}

static char *
describe_when (SiloamFollowUpCard *self)
{
  const char *channel = siloam_term_text (self->prompts,
                                          "rights.term",
                                          siloam_contacts,
                                          (int) self->follow_up->channel);
  g_autofree char *day =
      self->follow_up->due != NULL ? siloam_date_text_short (self->follow_up->due) : NULL;
  g_autofree char *text = siloam_after_fill (get_text (self, "followup.when"), "{date}", day);

  return siloam_after_fill (text, "{channel}", channel);
}

static void
add (GtkWidget *box, const char *text, const char *css_class)
{
  if (text != NULL)
    gtk_box_append (GTK_BOX (box), siloam_after_text (text, css_class));
}

static void
referral_cb (SiloamFollowUpCard *self, GParamSpec *pspec, SiloamChipChoice *choice)
{
  self->follow_up->referral = siloam_chip_choice_get_value (choice);
}

static GtkWidget *
make_referral (SiloamFollowUpCard *self)
{
  GtkWidget *choice =
      siloam_chip_choice_new (SILOAM_CHIPS_SEVERAL, get_text (self, "followup.referral"));

  for (const SiloamTerm *term = siloam_referrals; term->nick != NULL; term++)
    siloam_chip_choice_add (
        SILOAM_CHIP_CHOICE (choice),
        (guint) term->value,
        siloam_term_text (self->prompts, "rights.term", siloam_referrals, term->value),
        NULL);
  siloam_chip_choice_set_value (SILOAM_CHIP_CHOICE (choice), self->follow_up->referral);
  g_signal_connect_object (choice,
                           "notify::value",
                           G_CALLBACK (referral_cb),
                           self,
                           G_CONNECT_SWAPPED);
  return choice;
}

static void
emit_cb (GtkWidget *button, gpointer user_data)
{
  SiloamFollowUpCard *self =
      SILOAM_FOLLOW_UP_CARD (gtk_widget_get_ancestor (button, SILOAM_TYPE_FOLLOW_UP_CARD));

  g_signal_emit (self, signals[GPOINTER_TO_UINT (user_data)], 0);
}

static void
add_button (SiloamFollowUpCard *self, GtkWidget *box, const char *key, guint signal)
{
  GtkWidget *button = siloam_screen_button_new (get_text (self, key), NULL, SILOAM_BUTTON_FLAT);

  gtk_widget_remove_css_class (button, "flat");
  g_signal_connect (button, "clicked", G_CALLBACK (emit_cb), GUINT_TO_POINTER (signal));
  gtk_box_append (GTK_BOX (box), button);
}

static GtkWidget *
make_buttons (SiloamFollowUpCard *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, ROW_SPACING);

  gtk_widget_set_layout_manager (box, siloam_wrap_layout_new (ROW_SPACING, FALSE));
  add_button (self, box, "followup.button.spoken", SIGNAL_SPOKEN);
  add_button (self, box, "followup.button.missed", SIGNAL_MISSED);
  add_button (self, box, "followup.button.erase", SIGNAL_ERASE);
  return box;
}

static void
fill_inside (SiloamFollowUpCard *self, GtkWidget *inside)
{
  const SiloamFollowUp *follow_up = self->follow_up;
  g_autofree char *reach =
      siloam_after_fill (get_text (self, "followup.reach"), "{text}", follow_up->reach);

  add (inside, follow_up->alias, "siloam-own-words");
  add (inside, reach, "siloam-text");
  if (follow_up->tried > 0)
    add (inside, get_text (self, "followup.tried"), "siloam-hint");
  add (inside, get_text (self, "followup.say"), "siloam-heading");
  add (inside, follow_up->wording, "siloam-text");
  add (inside,
       get_text (self,
                 follow_up->may_leave_word ? "followup.voicemail.agreed"
                                           : "followup.voicemail.neutral"),
       "siloam-hint");
  add (inside, get_text (self, "followup.referral"), "siloam-heading");
  gtk_box_append (GTK_BOX (inside), make_referral (self));
  gtk_box_append (GTK_BOX (inside), make_buttons (self));
}

/**
 * siloam_follow_up_card_new:
 * @follow_up: copied
 *
 * Returns: (transfer floating): a card that is folded
 */
GtkWidget *
siloam_follow_up_card_new (SiloamPrompts *prompts, const SiloamFollowUp *follow_up)
{
  SiloamFollowUpCard *self = g_object_new (SILOAM_TYPE_FOLLOW_UP_CARD, NULL);
  g_autofree char *when = NULL;
  GtkWidget *fold, *inside;

  self->prompts = g_object_ref (prompts);
  self->follow_up = siloam_follow_up_copy (follow_up);
  when = describe_when (self);
  gtk_widget_set_parent (siloam_after_text (when, "siloam-heading"), GTK_WIDGET (self));
  fold = siloam_after_fold (get_text (self, "followup.show"), &inside);
  gtk_box_set_spacing (GTK_BOX (inside), 2 * ROW_SPACING);
  fill_inside (self, inside);
  gtk_widget_set_parent (fold, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

/**
 * siloam_follow_up_card_get:
 *
 * Returns: (transfer none): the follow-up, with what was ticked
 */
const SiloamFollowUp *
siloam_follow_up_card_get (SiloamFollowUpCard *self)
{
  g_return_val_if_fail (SILOAM_IS_FOLLOW_UP_CARD (self), NULL);

  return self->follow_up;
}
