/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The reading pane: one entry of the journal, read back. It loads the entry by its id, follows
 * changes of it, and shows a sealed one only after the person asked for it here. It changes nothing
 * by itself; what can be done with an entry lives in reading-view-actions.c. Main thread. */

#include "config.h"

#include "journal/lifecycle.h"
#include "ui/date-text.h"
#include "ui/entry-text.h"
#include "ui/error-text.h"
#include "ui/reading-parts.h"
#include "ui/reading-view-private.h"
#include "ui/reminder-line.h"
#include "ui/term-text.h"
#include "ui/wrap-layout.h"

struct _SiloamReadingView
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkLabel *nothing_label;
  AdwStatusPage *sealed_status;
  GtkButton *open_button;
  AdwStatusPage *error_status;
  GtkScrolledWindow *scroller;
  GtkLabel *title_label;
  GtkLabel *meta_label;
  GtkLabel *tags_label;
  GtkMenuButton *menu_button;
  SiloamReminderLine *reminder;
  GtkBox *body;
  GtkBox *next_box;
  GtkButton *resume_button;
  GtkButton *revisit_button;

  SiloamJournal *journal;
  SiloamPrompts *prompts;
  SiloamEntry *entry;
  GCancellable *loading;
  char *id;
  gboolean seal_broken;
};

G_DEFINE_FINAL_TYPE (SiloamReadingView, siloam_reading_view, ADW_TYPE_BIN)

enum
{
  SIGNAL_DELETED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* An answer of the journal may come after the view was left. */
static gboolean
is_gone (SiloamReadingView *self)
{
  return self->journal == NULL;
}

static gboolean
is_said (const char *text)
{
  return text != NULL && *text != '\0';
}

static void
show_text (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), is_said (text));
}

static const char *
rest_or_way (SiloamReadingView *self)
{
  if (self->entry->resting)
    return siloam_prompts_get (self->prompts, "library.resting");
  if (siloam_entry_is_on_the_way (self->entry))
    return siloam_prompts_get (self->prompts, "library.on_the_way");
  return NULL;
}

static void
show_heading (SiloamReadingView *self)
{
  g_autofree char *date = siloam_date_text_day (self->entry->created);
  g_autoptr (GPtrArray) meta = g_ptr_array_new ();
  g_autofree char *line = NULL;
  gboolean titled = is_said (self->entry->title);

  if (titled)
    g_ptr_array_add (meta, date);
  g_ptr_array_add (meta,
                   (gpointer) siloam_term_text (self->prompts,
                                                "library.kind",
                                                siloam_entry_kinds,
                                                (int) self->entry->kind));
  g_ptr_array_add (meta, (gpointer) rest_or_way (self));
  g_ptr_array_add (meta, NULL);
  line = g_strjoinv (" · ", (char **) meta->pdata);

  show_text (self->title_label, titled ? self->entry->title : date);
  show_text (self->meta_label, line);
}

static void
show_tags (SiloamReadingView *self)
{
  g_autoptr (GPtrArray) tags = g_ptr_array_new ();
  g_autofree char *line = NULL;

  for (guint i = 0; i < self->entry->tags->len; i++)
    g_ptr_array_add (tags, g_ptr_array_index (self->entry->tags, i));
  g_ptr_array_add (tags, NULL);
  line = g_strjoinv (", ", (char **) tags->pdata);
  show_text (self->tags_label, line);
}

static void
show_buttons (SiloamReadingView *self)
{
  gboolean on_the_way = siloam_entry_is_on_the_way (self->entry);
  GtkWidget *suggested = GTK_WIDGET (on_the_way ? self->resume_button : self->revisit_button);
  GtkWidget *other = GTK_WIDGET (on_the_way ? self->revisit_button : self->resume_button);

  gtk_button_set_label (self->revisit_button, siloam_prompts_get (self->prompts, "revisit.title"));
  gtk_widget_remove_css_class (suggested, "flat");
  gtk_widget_add_css_class (suggested, "suggested-action");
  gtk_widget_remove_css_class (other, "suggested-action");
  gtk_widget_add_css_class (other, "flat");
  gtk_box_reorder_child_after (self->next_box, suggested, other);
}

static void
clear_body (SiloamReadingView *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->body))) != NULL)
    gtk_box_remove (self->body, child);
}

static void
show_sealed (SiloamReadingView *self)
{
  g_autofree char *title = siloam_entry_text_sealed (self->prompts, self->entry->created);

  adw_status_page_set_title (self->sealed_status, title);
  adw_status_page_set_description (self->sealed_status,
                                   siloam_prompts_get (self->prompts, "back.sealed.question"));
  gtk_button_set_label (self->open_button, siloam_prompts_get (self->prompts, "back.button.open"));
  gtk_stack_set_visible_child_name (self->stack, "sealed");
}

static void
show_entry (SiloamReadingView *self)
{
  g_autoptr (GMenuModel) menu = NULL;

  clear_body (self);
  siloam_reading_view_update_actions (self);
  if (!siloam_reading_view_is_open (self))
    {
      show_sealed (self);
      return;
    }

  menu = siloam_reading_view_dup_menu (self);
  gtk_menu_button_set_menu_model (self->menu_button, menu);
  show_heading (self);
  show_tags (self);
  siloam_reminder_line_show (self->reminder, self->journal, self->prompts, self->entry->id);
  siloam_reading_append_body (self->body, self->entry, self->prompts);
  show_buttons (self);
  gtk_stack_set_visible_child_name (self->stack, "entry");
}

static void
show_nothing (SiloamReadingView *self)
{
  g_clear_pointer (&self->entry, siloam_entry_free);
  clear_body (self);
  siloam_reading_view_update_actions (self);
  gtk_stack_set_visible_child_name (self->stack, "nothing");
}

/**
 * siloam_reading_view_say_error:
 * @error: what went wrong
 *
 * Says that the entry could not be shown or changed, and what helps.
 */
void
siloam_reading_view_say_error (SiloamReadingView *self, const GError *error)
{
  SiloamErrorText text;
  g_autofree char *description = NULL;

  if (is_gone (self))
    return;

  text = siloam_error_text (self->prompts, error);
  description = g_strdup_printf ("%s\n\n%s", text.text, text.remedy);
  adw_status_page_set_title (self->error_status, text.title);
  adw_status_page_set_description (self->error_status, description);
  gtk_stack_set_visible_child_name (self->stack, "error");
}

static void
entry_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiloamReadingView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SiloamEntry) entry =
      siloam_journal_load_finish (SILOAM_JOURNAL (source), result, &error);

  if (is_gone (self))
    return;
  if (entry != NULL)
    {
      g_clear_pointer (&self->entry, siloam_entry_free);
      self->entry = g_steal_pointer (&entry);
      show_entry (self);
      return;
    }

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  show_nothing (self);
  if (!g_error_matches (error, SILOAM_JOURNAL_ERROR, SILOAM_JOURNAL_ERROR_NOT_FOUND))
    siloam_reading_view_say_error (self, error);
}

static void
load (SiloamReadingView *self)
{
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  siloam_journal_load_async (self->journal,
                             self->id,
                             self->loading,
                             entry_loaded_cb,
                             g_object_ref (self));
}

static void
entry_changed_cb (SiloamReadingView *self, const char *id)
{
  if (g_strcmp0 (id, self->id) == 0)
    load (self);
}

static gboolean
siloam_reading_view_grab_focus (GtkWidget *widget)
{
  SiloamReadingView *self = SILOAM_READING_VIEW (widget);
  const char *page = gtk_stack_get_visible_child_name (self->stack);

  if (g_strcmp0 (page, "sealed") == 0)
    return gtk_widget_grab_focus (GTK_WIDGET (self->open_button));
  if (g_strcmp0 (page, "entry") == 0)
    return gtk_widget_child_focus (GTK_WIDGET (self->scroller), GTK_DIR_TAB_FORWARD);
  return FALSE;
}

static void
siloam_reading_view_dispose (GObject *object)
{
  SiloamReadingView *self = SILOAM_READING_VIEW (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_object (&self->journal);
  /* The bin must let go of its child before the template does. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), SILOAM_TYPE_READING_VIEW);

  G_OBJECT_CLASS (siloam_reading_view_parent_class)->dispose (object);
}

static void
siloam_reading_view_finalize (GObject *object)
{
  SiloamReadingView *self = SILOAM_READING_VIEW (object);

  g_clear_pointer (&self->entry, siloam_entry_free);
  g_clear_pointer (&self->id, g_free);
  g_clear_object (&self->prompts);

  G_OBJECT_CLASS (siloam_reading_view_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (SILOAM_TYPE_REMINDER_LINE);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/reading-view.ui");
  gtk_widget_class_bind_template_child (widget_class, SiloamReadingView, stack);
  gtk_widget_class_bind_template_child (widget_class, SiloamReadingView, nothing_label);
  gtk_widget_class_bind_template_child (widget_class, SiloamReadingView, sealed_status);
  gtk_widget_class_bind_template_child (widget_class, SiloamReadingView, open_button);
  gtk_widget_class_bind_template_child (widget_class, SiloamReadingView, error_status);
  gtk_widget_class_bind_template_child (widget_class, SiloamReadingView, scroller);
  gtk_widget_class_bind_template_child (widget_class, SiloamReadingView, title_label);
  gtk_widget_class_bind_template_child (widget_class, SiloamReadingView, meta_label);
  gtk_widget_class_bind_template_child (widget_class, SiloamReadingView, tags_label);
  gtk_widget_class_bind_template_child (widget_class, SiloamReadingView, menu_button);
  gtk_widget_class_bind_template_child (widget_class, SiloamReadingView, reminder);
  gtk_widget_class_bind_template_child (widget_class, SiloamReadingView, body);
  gtk_widget_class_bind_template_child (widget_class, SiloamReadingView, next_box);
  gtk_widget_class_bind_template_child (widget_class, SiloamReadingView, resume_button);
  gtk_widget_class_bind_template_child (widget_class, SiloamReadingView, revisit_button);
}

static void
siloam_reading_view_class_init (SiloamReadingViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = siloam_reading_view_dispose;
  object_class->finalize = siloam_reading_view_finalize;
  widget_class->grab_focus = siloam_reading_view_grab_focus;

  signals[SIGNAL_DELETED] = g_signal_new ("deleted",
                                          SILOAM_TYPE_READING_VIEW,
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL,
                                          NULL,
                                          NULL,
                                          G_TYPE_NONE,
                                          1,
                                          G_TYPE_STRING);

  bind_template (widget_class);
  siloam_reading_view_install_actions (widget_class);
}

static void
siloam_reading_view_init (SiloamReadingView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (GTK_WIDGET (self->next_box), siloam_wrap_layout_new (12, TRUE));
  siloam_reading_view_update_actions (self);
}

SiloamJournal *
siloam_reading_view_get_journal (SiloamReadingView *self)
{
  return self->journal;
}

SiloamPrompts *
siloam_reading_view_get_prompts (SiloamReadingView *self)
{
  return self->prompts;
}

/* NULL while nothing is shown. */
const SiloamEntry *
siloam_reading_view_get_entry (SiloamReadingView *self)
{
  return self->entry;
}

/* TRUE when the words are on the screen: not sealed, or opened here. */
gboolean
siloam_reading_view_is_open (SiloamReadingView *self)
{
  return self->entry != NULL && (!self->entry->sealed || self->seal_broken);
}

void
siloam_reading_view_open_sealed (SiloamReadingView *self)
{
  self->seal_broken = TRUE;
  show_entry (self);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* The next time it is shown, a sealed entry is closed again. */
void
siloam_reading_view_close_seal (SiloamReadingView *self)
{
  self->seal_broken = FALSE;
}

void
siloam_reading_view_entry_deleted (SiloamReadingView *self, const char *id)
{
  g_signal_emit (self, signals[SIGNAL_DELETED], 0, id);
}

/**
 * siloam_reading_view_open:
 * @journal: where entries come from
 * @prompts: the texts in the person's language and form
 *
 * Gives the view, made by a template, what it reads from. Once.
 */
void
siloam_reading_view_open (SiloamReadingView *self, SiloamJournal *journal, SiloamPrompts *prompts)
{
  g_return_if_fail (SILOAM_IS_READING_VIEW (self) && self->journal == NULL);

  self->journal = g_object_ref (journal);
  self->prompts = g_object_ref (prompts);
  gtk_label_set_label (self->nothing_label, siloam_prompts_get (prompts, "library.choose"));
  g_signal_connect_object (journal,
                           "entry-changed",
                           G_CALLBACK (entry_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
}

/**
 * siloam_reading_view_get_entry_id:
 *
 * Returns: (nullable): which entry is shown or being loaded
 */
const char *
siloam_reading_view_get_entry_id (SiloamReadingView *self)
{
  g_return_val_if_fail (SILOAM_IS_READING_VIEW (self), NULL);

  return self->id;
}

/**
 * siloam_reading_view_set_entry_id:
 * @id: (nullable): which entry to show
 *
 * Loads and shows another entry; what was unsealed for reading is closed again.
 */
void
siloam_reading_view_set_entry_id (SiloamReadingView *self, const char *id)
{
  g_return_if_fail (SILOAM_IS_READING_VIEW (self));

  if (g_strcmp0 (id, self->id) == 0)
    return;

  g_free (self->id);
  self->id = g_strdup (id);
  self->seal_broken = FALSE;
  if (id == NULL)
    {
      show_nothing (self);
      return;
    }
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  load (self);
}
