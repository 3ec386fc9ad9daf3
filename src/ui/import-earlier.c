/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Earlier imports, and taking them back. An undo asks once more when entries were changed since:
 * those stay. Main thread. */

#include "config.h"

#include "ui/import-earlier.h"

#include <glib/gi18n.h>

#include "ui/compat/confirm.h"
#include "ui/date-text.h"
#include "ui/error-text.h"
#include "ui/import-run.h"

struct _SiloamImportEarlier
{
  AdwPreferencesGroup parent_instance;

  SiloamJournal *journal; /* NULL once it is gone */
  SiloamPrompts *prompts;
  GCancellable *listing;
  GPtrArray *rows; /* (element-type GtkWidget) */
  gint64 asked;    /* the import of which the undo was asked again */
};

G_DEFINE_FINAL_TYPE (SiloamImportEarlier, siloam_import_earlier, ADW_TYPE_PREFERENCES_GROUP)

enum
{
  SIGNAL_TOLD,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
tell (SiloamImportEarlier *self, const char *what)
{
  g_signal_emit (self, signals[SIGNAL_TOLD], 0, what);
}

static char *
describe_numbers (const SiloamImportRecord *record)
{
  g_autofree char *day = siloam_date_text_short (record->at);
  g_autofree char *added =
      g_strdup_printf (ngettext ("%u new page", "%u new pages", record->added), record->added);
  g_autofree char *merged = NULL;

  if (record->merged > 0)
    merged = g_strdup_printf (
        ngettext ("%u page brought up to date", "%u pages brought up to date", record->merged),
        record->merged);
  return g_strjoin (" · ", day, added, merged, NULL);
}

static GtkWidget *
make_undo_button (const SiloamImportRecord *record, const char *what)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Undo"));
  g_autofree char *name = g_strdup_printf (_ ("Undo: %s"), what);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "earlier.undo");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", record->number);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

static const char *
name_source (const SiloamImportRecord *record)
{
  SiloamImportFormat format = SILOAM_IMPORT_AUTO;

  if (g_strcmp0 (record->format, "text") == 0)
    return _ ("Markdown and plain text");
  if (!siloam_import_format_from_nick (record->format, &format) || format == SILOAM_IMPORT_AUTO)
    return record->format;
  return siloam_import_format_name (format);
}

static void
add_row (SiloamImportEarlier *self, const SiloamImportRecord *record)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *numbers = describe_numbers (record);
  const char *source = name_source (record);
  g_autofree char *what = g_strdup_printf ("%s, %s", source, numbers);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), source);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), numbers);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_undo_button (record, what));
  g_ptr_array_add (self->rows, row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
}

static void
show_records (SiloamImportEarlier *self, GPtrArray *records)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < records->len; i++)
    {
      const SiloamImportRecord *record = g_ptr_array_index (records, i);

      if (!record->undone)
        add_row (self, record);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), self->rows->len > 0);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiloamImportEarlier) self = user_data;
  g_autoptr (GPtrArray) records =
      siloam_imports_list_finish (SILOAM_JOURNAL (source), result, NULL);

  if (records != NULL && self->journal != NULL)
    show_records (self, records);
}

/**
 * siloam_import_earlier_reload:
 *
 * Looks again what was brought in.
 */
void
siloam_import_earlier_reload (SiloamImportEarlier *self)
{
  g_return_if_fail (SILOAM_IS_IMPORT_EARLIER (self));

  siloam_imports_list_async (self->journal, self->listing, listed_cb, g_object_ref (self));
}

typedef struct
{
  SiloamImportEarlier *self;
  gint64 number;
} Asked;

static void undo (SiloamImportEarlier *self, gint64 number, gboolean although_changed);

static void
answered_cb (gboolean confirmed, gpointer user_data)
{
  Asked *asked = user_data;

  if (confirmed && asked->self->journal != NULL)
    undo (asked->self, asked->number, TRUE);
  g_object_unref (asked->self);
  g_free (asked);
}

static void
ask_again (SiloamImportEarlier *self, gint64 number)
{
  SiloamConfirm confirm = {
    .heading = siloam_prompts_get (self->prompts, "import.changed.title"),
    .body = siloam_prompts_get (self->prompts, "import.changed.text"),
    .label = _ ("_Undo the rest"),
  };
  Asked *asked = g_new0 (Asked, 1);

  asked->self = g_object_ref (self);
  asked->number = number;
  siloam_confirm_async (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                        &confirm,
                        answered_cb,
                        asked);
}

static char *
describe_undone (const SiloamImportUndone *undone)
{
  guint n = undone->taken_back + undone->restored;
  g_autofree char *done =
      g_strdup_printf (ngettext ("%u page was undone.", "%u pages were undone.", n), n);
  g_autofree char *kept = NULL;

  if (undone->kept == 0)
    return g_steal_pointer (&done);
  kept = g_strdup_printf (ngettext ("%u stays: it was changed here since.",
                                    "%u stay: they were changed here since.",
                                    undone->kept),
                          undone->kept);
  return g_strjoin (" ", done, kept, NULL);
}

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiloamImportEarlier) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *what = NULL;
  SiloamImportUndone undone;

  if (siloam_imports_undo_finish (SILOAM_JOURNAL (source), result, &undone, &error))
    what = describe_undone (&undone);
  if (self->journal == NULL)
    return;
  if (g_error_matches (error, SILOAM_IMPORT_ERROR, SILOAM_IMPORT_ERROR_CHANGED_SINCE))
    ask_again (self, self->asked);
  else
    tell (self, error != NULL ? siloam_error_text (self->prompts, error).title : what);
  siloam_import_earlier_reload (self);
}

static void
undo (SiloamImportEarlier *self, gint64 number, gboolean although_changed)
{
  self->asked = number;
  siloam_imports_undo_async (self->journal,
                             number,
                             although_changed,
                             undone_cb,
                             g_object_ref (self));
}

/**
 * siloam_import_earlier_undo:
 * @number: of an import
 *
 * Takes it back. What became of it is told by ::told.
 */
void
siloam_import_earlier_undo (SiloamImportEarlier *self, gint64 number)
{
  g_return_if_fail (SILOAM_IS_IMPORT_EARLIER (self));

  undo (self, number, FALSE);
}

static void
undo_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  siloam_import_earlier_undo (SILOAM_IMPORT_EARLIER (widget), g_variant_get_int64 (parameter));
}

static void
siloam_import_earlier_dispose (GObject *object)
{
  SiloamImportEarlier *self = SILOAM_IMPORT_EARLIER (object);

  g_cancellable_cancel (self->listing);
  g_clear_object (&self->journal);
  g_clear_object (&self->prompts);
  g_ptr_array_set_size (self->rows, 0);

  G_OBJECT_CLASS (siloam_import_earlier_parent_class)->dispose (object);
}

static void
siloam_import_earlier_finalize (GObject *object)
{
  SiloamImportEarlier *self = SILOAM_IMPORT_EARLIER (object);

  g_object_unref (self->listing);
  g_ptr_array_unref (self->rows);

  G_OBJECT_CLASS (siloam_import_earlier_parent_class)->finalize (object);
}

static void
siloam_import_earlier_class_init (SiloamImportEarlierClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = siloam_import_earlier_dispose;
  G_OBJECT_CLASS (klass)->finalize = siloam_import_earlier_finalize;
  signals[SIGNAL_TOLD] = g_signal_new ("told",
                                       SILOAM_TYPE_IMPORT_EARLIER,
                                       G_SIGNAL_RUN_LAST,
                                       0,
                                       NULL,
                                       NULL,
                                       NULL,
                                       G_TYPE_NONE,
                                       1,
                                       G_TYPE_STRING);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "earlier.undo", "x", undo_action);
}

static void
siloam_import_earlier_init (SiloamImportEarlier *self)
{
  self->listing = g_cancellable_new ();
  self->rows = g_ptr_array_new ();
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Brought in before"));
}

/**
 * siloam_import_earlier_set_up:
 * @journal: the open journal
 * @prompts: the texts
 */
void
siloam_import_earlier_set_up (SiloamImportEarlier *self,
                              SiloamJournal *journal,
                              SiloamPrompts *prompts)
{
  g_return_if_fail (SILOAM_IS_IMPORT_EARLIER (self));

  self->journal = g_object_ref (journal);
  self->prompts = g_object_ref (prompts);
  siloam_import_earlier_reload (self);
}
