/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The choices of how pages go along, of which only those that fit the chosen form are shown. What
 * is sealed, and what a person kept to themselves, goes along only after it was asked once more.
 * Main thread. */

#include "config.h"

#include "ui/export-how.h"

#include <glib/gi18n.h>

#include "ui/export-lock.h"

/* In the order of the rows in export-how.ui. */
static const double text_sizes[] = { 11, 12, 14, 16, 18 };
#define DEFAULT_TEXT_SIZE 2
static const char *const languages[] = { "nl", "en" };

/* In the order of the choices: a PDF, paper, and then the open formats as SiloamOpenFormat has
 * them. */
#define FIRST_OPEN_FORM 2

struct _SiloamExportHow
{
  AdwBin parent_instance;

  AdwComboRow *form_row;
  GtkLabel *note_label;
  GtkWidget *content_list;
  AdwComboRow *content_row;
  AdwActionRow *sealed_row;
  GtkSwitch *sealed_switch;
  AdwActionRow *private_row;
  GtkSwitch *private_switch;
  GtkWidget *look_list;
  AdwEntryRow *title_row;
  AdwComboRow *language_row;
  AdwComboRow *paper_row;
  AdwComboRow *size_row;
  GtkLabel *booklet_label;
  SiloamExportLock *lock;

  SiloamPrompts *prompts;
  gboolean cover;
};

G_DEFINE_FINAL_TYPE (SiloamExportHow, siloam_export_how, ADW_TYPE_BIN)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* JSON takes everything along, to be brought in again. */
static gboolean
is_everything (SiloamExportHow *self)
{
  return siloam_export_how_get_form (self) == SILOAM_FORM_OPEN &&
         siloam_export_how_get_open_format (self) == SILOAM_OPEN_JSON;
}

static SiloamPaper
get_paper (SiloamExportHow *self)
{
  return (SiloamPaper) adw_combo_row_get_selected (self->paper_row);
}

static const char *
note_key (SiloamExportHow *self)
{
  if (siloam_export_how_get_form (self) == SILOAM_FORM_PAPER)
    return "library.export.note.paper";
  if (is_everything (self))
    return "library.export.note.json";
  if (siloam_export_how_get_form (self) == SILOAM_FORM_OPEN)
    return "library.export.note.open";
  return siloam_export_how_is_locked (self) ? "library.export.note.locked" : "library.export.note";
}

static void
show_what_fits (SiloamExportHow *self)
{
  SiloamExportForm form = siloam_export_how_get_form (self);
  gboolean pages = form != SILOAM_FORM_OPEN;

  gtk_widget_set_visible (self->content_list, !is_everything (self));
  gtk_widget_set_visible (GTK_WIDGET (self->private_row), !pages);
  gtk_widget_set_visible (GTK_WIDGET (self->title_row), pages && self->cover);
  gtk_widget_set_visible (GTK_WIDGET (self->paper_row), pages);
  gtk_widget_set_visible (GTK_WIDGET (self->size_row), pages);
  gtk_widget_set_visible (self->look_list, !is_everything (self));
  gtk_widget_set_visible (GTK_WIDGET (self->booklet_label),
                          pages && get_paper (self) == SILOAM_PAPER_BOOKLET);
  gtk_widget_set_visible (GTK_WIDGET (self->lock), form == SILOAM_FORM_PDF);
  gtk_label_set_label (self->note_label, siloam_prompts_get (self->prompts, note_key (self)));
}

static void
changed_cb (SiloamExportHow *self)
{
  if (self->prompts == NULL)
    return;
  show_what_fits (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* A question before a switch stays on. */
typedef struct
{
  SiloamExportHow *how; /* owned */
  GtkSwitch *answer;    /* owned */
} Question;

static void
question_free (gpointer data, GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->how);
  g_object_unref (question->answer);
  g_free (question);
}

static void
answered_cb (AdwMessageDialog *dialog, const char *response, Question *question)
{
  if (!g_str_equal (response, "along"))
    gtk_switch_set_active (question->answer, FALSE);
  changed_cb (question->how);
}

static void
ask_again (SiloamExportHow *self, GtkSwitch *answer, const char *heading, const char *body)
{
  GtkRoot *window = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (window),
                                              siloam_prompts_get (self->prompts, heading),
                                              siloam_prompts_get (self->prompts, body));
  Question *question = g_new0 (Question, 1);

  question->how = g_object_ref (self);
  question->answer = g_object_ref (answer);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog),
                                    "leave",
                                    _ ("_Leave it out"),
                                    "along",
                                    _ ("_Take it along"),
                                    NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "leave");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "leave");
  g_signal_connect_data (dialog, "response", G_CALLBACK (answered_cb), question, question_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* What was sealed goes along only after it was asked once more. */
static void
sealed_changed_cb (SiloamExportHow *self)
{
  if (gtk_switch_get_active (self->sealed_switch))
    ask_again (self,
               self->sealed_switch,
               "library.export.content.sealed",
               "library.export.sealed.question");
  else
    changed_cb (self);
}

static void
private_changed_cb (SiloamExportHow *self)
{
  if (gtk_switch_get_active (self->private_switch))
    ask_again (self,
               self->private_switch,
               "library.export.content.private",
               "library.export.private.question");
  else
    changed_cb (self);
}

static void
siloam_export_how_dispose (GObject *object)
{
  g_clear_object (&SILOAM_EXPORT_HOW (object)->prompts);
  /* The bin must let go of its child before the template does. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), SILOAM_TYPE_EXPORT_HOW);

  G_OBJECT_CLASS (siloam_export_how_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (SILOAM_TYPE_EXPORT_LOCK);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/export-how.ui");
  gtk_widget_class_bind_template_child (widget_class, SiloamExportHow, form_row);
  gtk_widget_class_bind_template_child (widget_class, SiloamExportHow, note_label);
  gtk_widget_class_bind_template_child (widget_class, SiloamExportHow, content_list);
  gtk_widget_class_bind_template_child (widget_class, SiloamExportHow, content_row);
  gtk_widget_class_bind_template_child (widget_class, SiloamExportHow, sealed_row);
  gtk_widget_class_bind_template_child (widget_class, SiloamExportHow, sealed_switch);
  gtk_widget_class_bind_template_child (widget_class, SiloamExportHow, private_row);
  gtk_widget_class_bind_template_child (widget_class, SiloamExportHow, private_switch);
  gtk_widget_class_bind_template_child (widget_class, SiloamExportHow, look_list);
  gtk_widget_class_bind_template_child (widget_class, SiloamExportHow, title_row);
  gtk_widget_class_bind_template_child (widget_class, SiloamExportHow, language_row);
  gtk_widget_class_bind_template_child (widget_class, SiloamExportHow, paper_row);
  gtk_widget_class_bind_template_child (widget_class, SiloamExportHow, size_row);
  gtk_widget_class_bind_template_child (widget_class, SiloamExportHow, booklet_label);
  gtk_widget_class_bind_template_child (widget_class, SiloamExportHow, lock);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, sealed_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, private_changed_cb);
}

static void
siloam_export_how_class_init (SiloamExportHowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = siloam_export_how_dispose;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed",
                                          SILOAM_TYPE_EXPORT_HOW,
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL,
                                          NULL,
                                          NULL,
                                          G_TYPE_NONE,
                                          0);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
siloam_export_how_init (SiloamExportHow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
set_choices (AdwComboRow *row, const char *const *choices)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (choices);

  adw_combo_row_set_model (row, G_LIST_MODEL (list));
}

/**
 * siloam_export_how_set_up:
 *
 * Gives it its texts, once.
 */
void
siloam_export_how_set_up (SiloamExportHow *self, SiloamPrompts *prompts)
{
  const char *forms[] = {
    _ ("PDF"),  _ ("On paper"),          _ ("Markdown"), _ ("Plain text"),
    _ ("HTML"), _ ("Everything (JSON)"), NULL,
  };
  const char *contents[] = {
    siloam_prompts_get (prompts, "library.export.content.received"),
    siloam_prompts_get (prompts, "library.export.content.both"),
    NULL,
  };

  g_return_if_fail (SILOAM_IS_EXPORT_HOW (self));

  set_choices (self->form_row, forms);
  set_choices (self->content_row, contents);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->sealed_row),
                                 siloam_prompts_get (prompts, "library.export.content.sealed"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->private_row),
                                 siloam_prompts_get (prompts, "library.export.content.private"));
  gtk_label_set_label (self->booklet_label, siloam_prompts_get (prompts, "library.export.booklet"));
  adw_combo_row_set_selected (self->language_row,
                              g_str_equal (siloam_prompts_get_language (prompts), "nl") ? 0 : 1);
  adw_combo_row_set_selected (self->size_row, DEFAULT_TEXT_SIZE);
  siloam_export_lock_set_up (self->lock, prompts);
  self->prompts = g_object_ref (prompts);
  show_what_fits (self);
}

/**
 * siloam_export_how_set_cover:
 * @cover: whether there are more pages than one
 *
 * Lets the person give a book a title.
 */
void
siloam_export_how_set_cover (SiloamExportHow *self, gboolean cover)
{
  g_return_if_fail (SILOAM_IS_EXPORT_HOW (self));

  self->cover = cover;
  show_what_fits (self);
}

/**
 * siloam_export_how_get_form:
 *
 * Returns: in which form pages go along
 */
SiloamExportForm
siloam_export_how_get_form (SiloamExportHow *self)
{
  guint selected;

  g_return_val_if_fail (SILOAM_IS_EXPORT_HOW (self), SILOAM_FORM_PDF);

  selected = adw_combo_row_get_selected (self->form_row);
  return selected < FIRST_OPEN_FORM ? (SiloamExportForm) selected : SILOAM_FORM_OPEN;
}

/**
 * siloam_export_how_get_open_format:
 *
 * Returns: the format, when the form is %SILOAM_FORM_OPEN
 */
SiloamOpenFormat
siloam_export_how_get_open_format (SiloamExportHow *self)
{
  g_return_val_if_fail (SILOAM_IS_EXPORT_HOW (self), SILOAM_OPEN_MARKDOWN);

  return (SiloamOpenFormat) (adw_combo_row_get_selected (self->form_row) - FIRST_OPEN_FORM);
}

/**
 * siloam_export_how_is_locked:
 *
 * Returns: whether what is written opens with a password only
 */
gboolean
siloam_export_how_is_locked (SiloamExportHow *self)
{
  g_return_val_if_fail (SILOAM_IS_EXPORT_HOW (self), FALSE);

  return siloam_export_how_get_form (self) == SILOAM_FORM_PDF &&
         siloam_export_lock_is_on (self->lock);
}

/**
 * siloam_export_how_dup_password:
 *
 * Returns: (transfer full) (nullable): the password of a PDF that is locked, or %NULL after saying
 *   what is not right yet
 */
SiloamSecret *
siloam_export_how_dup_password (SiloamExportHow *self)
{
  g_return_val_if_fail (SILOAM_IS_EXPORT_HOW (self), NULL);

  return siloam_export_lock_dup_password (self->lock);
}

static const char *
get_language (SiloamExportHow *self)
{
  return languages[adw_combo_row_get_selected (self->language_row)];
}

/**
 * siloam_export_how_dup_book_options:
 *
 * Returns: (transfer full): what was chosen for a PDF or paper
 */
SiloamBookOptions *
siloam_export_how_dup_book_options (SiloamExportHow *self)
{
  SiloamBookOptions *options;
  g_autofree char *title = NULL;

  g_return_val_if_fail (SILOAM_IS_EXPORT_HOW (self), NULL);

  options = siloam_book_options_new (get_language (self));
  title = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->title_row)));
  options->paper = get_paper (self);
  options->sides = (SiloamSides) adw_combo_row_get_selected (self->content_row);
  options->text_size = text_sizes[adw_combo_row_get_selected (self->size_row)];
  options->include_sealed = gtk_switch_get_active (self->sealed_switch);
  options->cover = self->cover;
  options->title = *g_strstrip (title) != '\0' ? g_steal_pointer (&title) : NULL;
  return options;
}

static SiloamOpenParts
get_parts (SiloamExportHow *self)
{
  SiloamOpenParts parts = SILOAM_OPEN_RECEIVED_ONLY;

  if (is_everything (self))
    return SILOAM_OPEN_ALL;
  if (adw_combo_row_get_selected (self->content_row) == SILOAM_SIDES_BOTH)
    parts |= SILOAM_OPEN_RELEASED;
  if (gtk_switch_get_active (self->sealed_switch))
    parts |= SILOAM_OPEN_SEALED;
  if (gtk_switch_get_active (self->private_switch))
    parts |= SILOAM_OPEN_MEMORY | SILOAM_OPEN_NAMES;
  return parts;
}

/**
 * siloam_export_how_dup_open_options:
 *
 * Returns: (transfer full): what was chosen for a form in the open
 */
SiloamOpenOptions *
siloam_export_how_dup_open_options (SiloamExportHow *self)
{
  SiloamOpenOptions *options;

  g_return_val_if_fail (SILOAM_IS_EXPORT_HOW (self), NULL);

  options = siloam_open_options_new (siloam_export_how_get_open_format (self), get_language (self));
  options->parts = get_parts (self);
  return options;
}
