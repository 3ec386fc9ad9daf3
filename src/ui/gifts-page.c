/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Reading back what was received: one line on a page, large and warm. What was let go is fetched
 * and shown only when a person asks for it on that page. Nothing is numbered or counted. Main
 * thread. */

#include "config.h"

#include "ui/gifts-page.h"

#include "ui/date-text.h"
#include "ui/error-text.h"
#include "ui/header.h"
#include "ui/link-place.h"
#include "ui/term-text.h"
#include "ui/words-label.h"
#include "ui/words-links.h"

/* Enough to leaf through for hours; the journal list reaches what lies further back. */
#define MAX_GIFTS 1000

struct _SiloamGiftsPage
{
  AdwBin parent_instance;

  GtkLabel *title_label;
  GtkStack *stack;
  AdwStatusPage *status;
  GtkScrolledWindow *scroller;
  GtkLabel *words_label;
  GtkLabel *meta_label;
  GtkLabel *verses_label;
  GtkToggleButton *released_button;
  GtkToggleButton *pin_button;
  AdwButtonContent *pin_content;
  GtkBox *released_box;
  GtkButton *revisit_button;

  SiloamJournal *journal;
  SiloamPrompts *prompts;
  GPtrArray *lines; /* (element-type SiloamGiftLine): newest first */
  guint current;
  GCancellable *loading;
};

G_DEFINE_FINAL_TYPE (SiloamGiftsPage, siloam_gifts_page, ADW_TYPE_BIN)

static const SiloamGiftLine *
current_line (SiloamGiftsPage *self)
{
  if (self->lines == NULL || self->current >= self->lines->len)
    return NULL;
  return g_ptr_array_index (self->lines, self->current);
}

/* An answer of the journal may come after a person left the page. */
static gboolean
is_gone (SiloamGiftsPage *self)
{
  return self->journal == NULL;
}

static gboolean
is_said (const char *text)
{
  return text != NULL && *text != '\0';
}

static void
show_error (SiloamGiftsPage *self, const GError *error)
{
  SiloamErrorText text;
  g_autofree char *description = NULL;

  if (is_gone (self))
    return;

  text = siloam_error_text (self->prompts, error);
  description = g_strdup_printf ("%s\n\n%s", text.text, text.remedy);
  adw_status_page_set_icon_name (self->status, "dialog-warning-symbolic");
  adw_status_page_set_title (self->status, text.title);
  adw_status_page_set_description (self->status, description);
  gtk_stack_set_visible_child_name (self->stack, "status");
}

static void
show_empty (SiloamGiftsPage *self)
{
  adw_status_page_set_title (self->status, siloam_prompts_get (self->prompts, "back.title"));
  adw_status_page_set_description (self->status,
                                   siloam_prompts_get (self->prompts, "back.nothing"));
  gtk_stack_set_visible_child_name (self->stack, "status");
}

static char *
meta_of (SiloamGiftsPage *self, const SiloamGiftLine *line)
{
  g_autofree char *gifts =
      siloam_flags_text (self->prompts, "receive.gift", siloam_gifts, line->gifts);
  g_autofree char *date = siloam_date_text_short (line->created);

  return gifts != NULL ? g_strjoin (" · ", gifts, date, NULL) : g_steal_pointer (&date);
}

static char *
verses_of (const SiloamGiftLine *line)
{
  g_autoptr (GPtrArray) typed = g_ptr_array_new ();

  for (guint i = 0; line->verses != NULL && i < line->verses->len; i++)
    g_ptr_array_add (typed, g_ptr_array_index (line->verses, i));
  g_ptr_array_add (typed, NULL);
  return g_strjoinv (" · ", (char **) typed->pdata);
}

static void
fold_released (SiloamGiftsPage *self)
{
  gtk_toggle_button_set_active (self->released_button, FALSE);
}

static void
show_line (SiloamGiftsPage *self)
{
  const SiloamGiftLine *line = current_line (self);
  g_autofree char *meta = meta_of (self, line);
  g_autofree char *verses = verses_of (line);
  const char *words =
      is_said (line->text)
          ? line->text
          : siloam_term_text (self->prompts, "receive.form", siloam_forms, (int) line->form);

  gtk_label_set_text (self->words_label, words);
  siloam_words_link (self->words_label, NULL);
  gtk_label_set_label (self->meta_label, meta);
  gtk_label_set_text (self->verses_label, verses);
  siloam_words_link (self->verses_label, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->verses_label), is_said (verses));
  gtk_toggle_button_set_active (self->pin_button, line->memorial);
  adw_button_content_set_label (
      self->pin_content,
      siloam_prompts_get (self->prompts, line->memorial ? "back.memorial" : "receive.memorial"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "gifts.newer", self->current > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self),
                                 "gifts.older",
                                 self->current + 1 < self->lines->len);
  gtk_stack_set_visible_child_name (self->stack, "gift");
}

static void
turn_to (SiloamGiftsPage *self, guint index)
{
  self->current = index;
  fold_released (self);
  show_line (self);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  /* GTK 4.8 cannot announce a change; a screen reader reads what has the focus. */
  siloam_words_grab_focus (self->words_label);
}

static void
newer_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamGiftsPage *self = SILOAM_GIFTS_PAGE (widget);

  if (self->lines != NULL && self->current > 0)
    turn_to (self, self->current - 1);
}

static void
older_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamGiftsPage *self = SILOAM_GIFTS_PAGE (widget);

  if (self->lines != NULL && self->current + 1 < self->lines->len)
    turn_to (self, self->current + 1);
}

/* The keys follow the buttons as they stand on the screen, also from right to left. */
static void
arrow_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gboolean left = g_str_equal (action, "gifts.left");
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  gtk_widget_activate_action (widget, left != rtl ? "gifts.newer" : "gifts.older", NULL);
}

static void
revisit_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const SiloamGiftLine *line = current_line (SILOAM_GIFTS_PAGE (widget));

  if (line != NULL)
    gtk_widget_activate_action (widget, "win.revisit", "s", line->entry_id);
}

static guint
index_of (GPtrArray *lines, const char *received_id, guint otherwise)
{
  for (guint i = 0; i < lines->len; i++)
    {
      const SiloamGiftLine *line = g_ptr_array_index (lines, i);

      if (g_strcmp0 (line->received_id, received_id) == 0)
        return i;
    }
  return MIN (otherwise, lines->len > 0 ? lines->len - 1 : 0);
}

static void
take_lines (SiloamGiftsPage *self, GPtrArray *lines)
{
  const SiloamGiftLine *line = current_line (self);
  gboolean first_time = self->lines == NULL;

  self->current = index_of (lines, line != NULL ? line->received_id : NULL, self->current);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  self->lines = lines;
  if (lines->len == 0)
    show_empty (self);
  else
    show_line (self);
  if (first_time && lines->len > 0)
    siloam_words_grab_focus (self->words_label);
}

static void
lines_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiloamGiftsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lines =
      siloam_journal_gift_lines_finish (SILOAM_JOURNAL (source), result, &error);

  if (is_gone (self))
    return;
  if (lines != NULL)
    take_lines (self, g_steal_pointer (&lines));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_error (self, error);
}

static void
load_lines (SiloamGiftsPage *self)
{
  siloam_journal_gift_lines_async (self->journal,
                                   FALSE,
                                   MAX_GIFTS,
                                   self->loading,
                                   lines_loaded_cb,
                                   g_object_ref (self));
}

/* One errand for the page that was open when it was asked for. */
typedef struct
{
  SiloamGiftsPage *page; /* owned */
  char *received_id;
} Errand;

static Errand *
errand_new (SiloamGiftsPage *self)
{
  Errand *errand = g_new0 (Errand, 1);

  errand->page = g_object_ref (self);
  errand->received_id = g_strdup (current_line (self)->received_id);
  return errand;
}

static void
errand_free (Errand *errand)
{
  g_object_unref (errand->page);
  g_free (errand->received_id);
  g_free (errand);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Errand, errand_free)

static gboolean
is_still_there (Errand *errand)
{
  const SiloamGiftLine *line = current_line (errand->page);

  return line != NULL && g_strcmp0 (line->received_id, errand->received_id) == 0;
}

static void
clear_released (SiloamGiftsPage *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->released_box))) != NULL)
    gtk_box_remove (self->released_box, child);
}

static void
fill_released (SiloamGiftsPage *self, const SiloamEntry *entry)
{
  clear_released (self);
  for (guint i = 0; i < entry->hurts->len; i++)
    {
      const SiloamHurt *hurt = g_ptr_array_index (entry->hurts, i);
      const char *kind =
          siloam_term_text (self->prompts, "name.kind", siloam_hurt_kinds, (int) hurt->kind);
      const char *words = is_said (hurt->words) ? hurt->words : kind;

      gtk_box_append (self->released_box,
                      siloam_words_label_new_linked (words, "siloam-own-words", entry));
    }
  if (entry->hurts->len == 0)
    gtk_box_append (
        self->released_box,
        siloam_words_label_new (siloam_prompts_get (self->prompts, "back.nothing_released"),
                                "siloam-text"));
  gtk_widget_set_visible (GTK_WIDGET (self->released_box), TRUE);
}

static void
released_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Errand) errand = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SiloamEntry) entry =
      siloam_journal_load_finish (SILOAM_JOURNAL (source), result, &error);

  if (entry == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_error (errand->page, error);
  if (entry == NULL || is_gone (errand->page) || !is_still_there (errand) ||
      !gtk_toggle_button_get_active (errand->page->released_button))
    return;
  fill_released (errand->page, entry);
}

static void
released_toggled_cb (SiloamGiftsPage *self)
{
  gboolean open = gtk_toggle_button_get_active (self->released_button);
  const SiloamGiftLine *line = current_line (self);

  gtk_button_set_label (
      GTK_BUTTON (self->released_button),
      siloam_prompts_get (self->prompts, open ? "back.hide_released" : "back.show_released"));
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->released_button),
                               GTK_ACCESSIBLE_STATE_EXPANDED,
                               open,
                               -1);
  gtk_widget_set_visible (GTK_WIDGET (self->released_box), FALSE);
  clear_released (self);
  if (open && line != NULL)
    siloam_journal_load_async (self->journal,
                               line->entry_id,
                               self->loading,
                               released_loaded_cb,
                               errand_new (self));
}

static void
pin_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiloamGiftsPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!siloam_journal_save_finish (SILOAM_JOURNAL (source), result, &error))
    show_error (self, error);
}

static void
pin_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Errand) errand = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SiloamEntry) entry =
      siloam_journal_load_finish (SILOAM_JOURNAL (source), result, &error);

  if (entry == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        show_error (errand->page, error);
      return;
    }

  for (guint i = 0; i < entry->received->len; i++)
    {
      SiloamReceived *received = g_ptr_array_index (entry->received, i);

      if (g_strcmp0 (received->id, errand->received_id) == 0)
        received->memorial = !received->memorial;
    }
  siloam_journal_save_async (SILOAM_JOURNAL (source),
                             entry,
                             NULL,
                             pin_saved_cb,
                             g_object_ref (errand->page));
}

static void
pin_clicked_cb (SiloamGiftsPage *self)
{
  const SiloamGiftLine *line = current_line (self);

  if (line != NULL)
    siloam_journal_load_async (self->journal,
                               line->entry_id,
                               self->loading,
                               pin_loaded_cb,
                               errand_new (self));
}

static gboolean
siloam_gifts_page_grab_focus (GtkWidget *widget)
{
  SiloamGiftsPage *self = SILOAM_GIFTS_PAGE (widget);

  return siloam_words_grab_focus (self->words_label);
}

static void
siloam_gifts_page_dispose (GObject *object)
{
  SiloamGiftsPage *self = SILOAM_GIFTS_PAGE (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  gtk_widget_dispose_template (GTK_WIDGET (object), SILOAM_TYPE_GIFTS_PAGE);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_clear_object (&self->journal);
  g_clear_object (&self->prompts);

  G_OBJECT_CLASS (siloam_gifts_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/gifts-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SiloamGiftsPage, title_label);
  gtk_widget_class_bind_template_child (widget_class, SiloamGiftsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, SiloamGiftsPage, status);
  gtk_widget_class_bind_template_child (widget_class, SiloamGiftsPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, SiloamGiftsPage, words_label);
  gtk_widget_class_bind_template_child (widget_class, SiloamGiftsPage, meta_label);
  gtk_widget_class_bind_template_child (widget_class, SiloamGiftsPage, verses_label);
  gtk_widget_class_bind_template_child (widget_class, SiloamGiftsPage, released_button);
  gtk_widget_class_bind_template_child (widget_class, SiloamGiftsPage, pin_button);
  gtk_widget_class_bind_template_child (widget_class, SiloamGiftsPage, pin_content);
  gtk_widget_class_bind_template_child (widget_class, SiloamGiftsPage, released_box);
  gtk_widget_class_bind_template_child (widget_class, SiloamGiftsPage, revisit_button);
  gtk_widget_class_bind_template_callback (widget_class, released_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, pin_clicked_cb);
}

static void
siloam_gifts_page_class_init (SiloamGiftsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siloam_gifts_page_dispose;
  widget_class->grab_focus = siloam_gifts_page_grab_focus;

  g_type_ensure (SILOAM_TYPE_HEADER);
  g_type_ensure (SILOAM_TYPE_LINK_PLACE);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "gifts.newer", NULL, newer_action);
  gtk_widget_class_install_action (widget_class, "gifts.older", NULL, older_action);
  gtk_widget_class_install_action (widget_class, "gifts.left", NULL, arrow_action);
  gtk_widget_class_install_action (widget_class, "gifts.right", NULL, arrow_action);
  gtk_widget_class_install_action (widget_class, "gifts.revisit", NULL, revisit_action);
}

static void
siloam_gifts_page_init (SiloamGiftsPage *self)
{
  self->loading = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * siloam_gifts_page_new:
 * @journal: the open journal
 * @prompts: the texts in the person's language and form
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
siloam_gifts_page_new (SiloamJournal *journal, SiloamPrompts *prompts)
{
  SiloamGiftsPage *self = g_object_new (SILOAM_TYPE_GIFTS_PAGE, NULL);

  self->journal = g_object_ref (journal);
  self->prompts = g_object_ref (prompts);
  gtk_label_set_label (self->title_label, siloam_prompts_get (prompts, "back.title"));
  gtk_button_set_label (self->revisit_button, siloam_prompts_get (prompts, "back.button.revisit"));
  released_toggled_cb (self);
  g_signal_connect_object (journal,
                           "entry-changed",
                           G_CALLBACK (load_lines),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (journal, "refreshed", G_CALLBACK (load_lines), self, G_CONNECT_SWAPPED);
  load_lines (self);
  return GTK_WIDGET (self);
}
