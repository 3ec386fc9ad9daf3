/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The received side as the scribe writes it down, word for word. A record comes to be with its
 * first word, or with silence, which is a full answer. Main thread. */

#include "config.h"

#include "ui/scribe-received.h"

#include "ui/chip-choice.h"
#include "ui/screen.h"
#include "ui/writing-area.h"

#define FIELD_SPACING 12

struct _SiloamScribeReceived
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *earlier; /* the lines that were written before */
  SiloamWritingArea *area;
  SiloamChipChoice *forms;
  SiloamChipChoice *gifts;

  SiloamEntry *exchange; /* borrowed */
  SiloamPrompts *prompts;
  SiloamReceived *current; /* borrowed from the exchange; NULL before the first word */
  gboolean loading;
};

G_DEFINE_FINAL_TYPE (SiloamScribeReceived, siloam_scribe_received, GTK_TYPE_WIDGET)

static const char *
get (SiloamScribeReceived *self, const char *key)
{
  return siloam_prompts_get (self->prompts, key);
}

static char *
dup_line (SiloamScribeReceived *self, const SiloamReceived *received)
{
  if (received->text != NULL && *received->text != '\0')
    return g_strdup (received->text);
  return g_strdup (get (self, "receive.form.silence"));
}

static void
show_earlier (SiloamScribeReceived *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->earlier)) != NULL)
    gtk_box_remove (GTK_BOX (self->earlier), child);

  for (guint i = 0; i < self->exchange->received->len; i++)
    {
      SiloamReceived *received = g_ptr_array_index (self->exchange->received, i);
      g_autofree char *text = NULL;
      GtkWidget *label;

      if (received == self->current)
        continue;
      text = dup_line (self, received);
      label = gtk_label_new (text);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_add_css_class (label, "siloam-text");
      gtk_box_append (GTK_BOX (self->earlier), label);
    }
  gtk_widget_set_visible (self->earlier, gtk_widget_get_first_child (self->earlier) != NULL);
}

static gboolean
says_something (SiloamScribeReceived *self, const char *text)
{
  return *text != '\0' || siloam_chip_choice_get_value (self->forms) == SILOAM_FORM_SILENCE;
}

/* The form is the visitor's to say; until then it is a word. */
static void
write_current (SiloamScribeReceived *self)
{
  g_autofree char *text = siloam_writing_area_dup_text (self->area);
  guint form = siloam_chip_choice_get_value (self->forms);

  if (self->loading)
    return;
  if (!says_something (self, text))
    {
      if (self->current != NULL)
        g_ptr_array_remove (self->exchange->received, self->current);
      self->current = NULL;
    }
  else
    {
      if (self->current == NULL)
        self->current = siloam_entry_add_received (self->exchange, SILOAM_FORM_WORD);
      g_free (self->current->text);
      self->current->text = *text != '\0' ? g_strdup (text) : NULL;
      self->current->form = form != 0 ? (SiloamForm) form : SILOAM_FORM_WORD;
      self->current->gifts = siloam_chip_choice_get_value (self->gifts);
    }
  gtk_widget_activate_action (gtk_widget_get_parent (GTK_WIDGET (self)), "entry.touch", NULL);
}

static void
show_current (SiloamScribeReceived *self)
{
  const SiloamReceived *current = self->current;

  self->loading = TRUE;
  siloam_writing_area_set_text (self->area,
                                current != NULL && current->text != NULL ? current->text : "");
  siloam_chip_choice_set_value (self->forms, current != NULL ? current->form : 0);
  siloam_chip_choice_set_value (self->gifts, current != NULL ? current->gifts : 0);
  self->loading = FALSE;
  show_earlier (self);
}

static void
another_cb (SiloamScribeReceived *self)
{
  self->current = NULL;
  show_current (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->area));
}

static SiloamChipChoice *
add_chips (SiloamScribeReceived *self,
           const char *key,
           const char *group,
           const SiloamTerm *terms,
           SiloamChipMode mode)
{
  GtkWidget *chips = siloam_chip_choice_new (mode, get (self, key));

  for (const SiloamTerm *term = terms; term->nick != NULL; term++)
    {
      g_autofree char *label = g_strjoin (".", group, term->nick, NULL);

      siloam_chip_choice_add (SILOAM_CHIP_CHOICE (chips), term->value, get (self, label), NULL);
    }
  g_signal_connect_object (chips,
                           "notify::value",
                           G_CALLBACK (write_current),
                           self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), chips);
  return SILOAM_CHIP_CHOICE (chips);
}

static void
add_heading (SiloamScribeReceived *self, const char *key)
{
  GtkWidget *label = gtk_label_new (get (self, key));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "siloam-heading");
  gtk_box_append (GTK_BOX (self->box), label);
}

static void
add_area (SiloamScribeReceived *self)
{
  GtkWidget *area = siloam_writing_area_new (get (self, "session.field.received"), NULL, 2);

  self->area = SILOAM_WRITING_AREA (area);
  gtk_widget_add_css_class (area, "siloam-received");
  g_signal_connect_object (area,
                           "notify::text",
                           G_CALLBACK (write_current),
                           self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), area);
}

static void
add_another (SiloamScribeReceived *self)
{
  GtkWidget *button = siloam_screen_plain_button_new (get (self, "receive.another"));

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_signal_connect_object (button, "clicked", G_CALLBACK (another_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), button);
}

static void
siloam_scribe_received_dispose (GObject *object)
{
  SiloamScribeReceived *self = SILOAM_SCRIBE_RECEIVED (object);

  self->loading = TRUE;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->prompts);

  G_OBJECT_CLASS (siloam_scribe_received_parent_class)->dispose (object);
}

static void
siloam_scribe_received_class_init (SiloamScribeReceivedClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = siloam_scribe_received_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
siloam_scribe_received_init (SiloamScribeReceived *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, FIELD_SPACING);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * siloam_scribe_received_new:
 * @exchange: written into; outlives the widget
 * @prompts: the texts
 *
 * Takes up the last line that was written.
 *
 * Returns: (transfer floating): a new widget
 */
GtkWidget *
siloam_scribe_received_new (SiloamEntry *exchange, SiloamPrompts *prompts)
{
  SiloamScribeReceived *self = g_object_new (SILOAM_TYPE_SCRIBE_RECEIVED, NULL);
  const guint n = exchange->received->len;

  self->exchange = exchange;
  self->prompts = g_object_ref (prompts);
  self->current = n > 0 ? g_ptr_array_index (exchange->received, n - 1) : NULL;

  add_heading (self, "session.field.received");
  self->earlier = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (self->box), self->earlier);
  self->loading = TRUE;
  add_area (self);
  self->forms =
      add_chips (self, "session.field.received", "receive.form", siloam_forms, SILOAM_CHIPS_ONE);
  add_heading (self, "receive.gift.question");
  self->gifts =
      add_chips (self, "receive.gift.question", "receive.gift", siloam_gifts, SILOAM_CHIPS_SEVERAL);
  add_another (self);
  show_current (self);
  return GTK_WIDGET (self);
}
