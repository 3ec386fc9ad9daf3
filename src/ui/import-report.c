/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What would become of a source, in numbers. Each number opens the list behind it. Main thread. */

#include "config.h"

#include "ui/import-report.h"

#include <glib/gi18n.h>

struct _SiloamImportReport
{
  AdwPreferencesPage parent_instance;

  AdwPreferencesGroup *group;
  GPtrArray *rows; /* (element-type GtkWidget) */
  GtkWidget *back_group;
  GtkWidget *back_row;
  GtkSwitch *back_switch;
};

G_DEFINE_FINAL_TYPE (SiloamImportReport, siloam_import_report, ADW_TYPE_PREFERENCES_PAGE)

enum
{
  SIGNAL_BRING_BACK,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
add_row (SiloamImportReport *self,
         SiloamImportOutcome outcome,
         const char *title,
         const char *subtitle,
         guint number)
{
  GtkWidget *row = siloam_intake_row_new (title, subtitle, number, (int) outcome);

  g_ptr_array_add (self->rows, row);
  adw_preferences_group_add (self->group, row);
}

static guint
count_left_out (const SiloamImportBundle *bundle)
{
  guint count = bundle->left_out->len;

  for (guint i = 0; i < bundle->items->len; i++)
    count += ((SiloamImportItem *) g_ptr_array_index (bundle->items, i))->left_out->len;
  return count;
}

static gboolean
has_erased (const SiloamImportBundle *bundle)
{
  for (guint i = 0; i < bundle->items->len; i++)
    if (((SiloamImportItem *) g_ptr_array_index (bundle->items, i))->reason ==
        SILOAM_IMPORT_REASON_ERASED)
      return TRUE;
  return FALSE;
}

static gboolean
has_news (const SiloamImportBundle *bundle)
{
  SiloamImportCount count = siloam_import_count (bundle);

  return count.added + count.merged > 0;
}

static void
clear_rows (SiloamImportReport *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
}

static void
add_rows (SiloamImportReport *self, const SiloamImportBundle *bundle, SiloamPrompts *prompts)
{
  SiloamImportCount count = siloam_import_count (bundle);
  guint left_out = count_left_out (bundle);

  if (count.added > 0)
    add_row (self,
             SILOAM_IMPORT_ADDED,
             _ ("New"),
             siloam_prompts_get (prompts, "import.added.text"),
             count.added);
  if (count.merged > 0)
    add_row (self,
             SILOAM_IMPORT_MERGED,
             _ ("Brought up to date"),
             siloam_prompts_get (prompts, "import.merged.text"),
             count.merged);
  if (count.skipped > 0)
    add_row (self,
             SILOAM_IMPORT_SKIPPED,
             _ ("Skipped"),
             siloam_prompts_get (prompts, "import.skipped.text"),
             count.skipped);
  if (count.failed > 0)
    add_row (self,
             SILOAM_IMPORT_FAILED,
             _ ("Could not be read"),
             siloam_prompts_get (prompts, "import.failed.text"),
             count.failed);
  if (left_out > 0)
    add_row (self,
             SILOAM_IMPORT_LEFT_OUT,
             _ ("Does not come along"),
             siloam_prompts_get (prompts, "import.left_out.text"),
             left_out);
}

/**
 * siloam_import_report_set_bundle:
 * @bundle: planned, or brought in
 * @prompts: the texts
 */
void
siloam_import_report_set_bundle (SiloamImportReport *self,
                                 const SiloamImportBundle *bundle,
                                 SiloamPrompts *prompts)
{
  const char *name;

  g_return_if_fail (SILOAM_IS_IMPORT_REPORT (self));

  name = bundle->format == SILOAM_IMPORT_TEXT ? _ ("Markdown and plain text")
                                              : siloam_import_format_name (bundle->format);
  clear_rows (self);
  adw_preferences_group_set_title (self->group, name);
  adw_preferences_group_set_description (
      self->group,
      siloam_prompts_get (prompts,
                          has_news (bundle) ? "import.report.hint" : "import.nothing.hint"));
  add_rows (self, bundle, prompts);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->back_row),
                                 siloam_prompts_get (prompts, "import.bring_back.text"));
  gtk_widget_set_visible (self->back_group,
                          has_erased (bundle) || gtk_switch_get_active (self->back_switch));
}

/**
 * siloam_import_report_get_bring_back:
 *
 * Returns: whether the person wants what was thrown away here to come again
 */
gboolean
siloam_import_report_get_bring_back (SiloamImportReport *self)
{
  return gtk_switch_get_active (self->back_switch);
}

static void
bring_back_cb (SiloamImportReport *self)
{
  g_signal_emit (self, signals[SIGNAL_BRING_BACK], 0);
}

static void
siloam_import_report_dispose (GObject *object)
{
  SiloamImportReport *self = SILOAM_IMPORT_REPORT (object);

  g_ptr_array_set_size (self->rows, 0);

  G_OBJECT_CLASS (siloam_import_report_parent_class)->dispose (object);
}

static void
siloam_import_report_finalize (GObject *object)
{
  g_ptr_array_unref (SILOAM_IMPORT_REPORT (object)->rows);

  G_OBJECT_CLASS (siloam_import_report_parent_class)->finalize (object);
}

static void
siloam_import_report_class_init (SiloamImportReportClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = siloam_import_report_dispose;
  G_OBJECT_CLASS (klass)->finalize = siloam_import_report_finalize;
  signals[SIGNAL_BRING_BACK] = g_signal_new ("bring-back",
                                             SILOAM_TYPE_IMPORT_REPORT,
                                             G_SIGNAL_RUN_LAST,
                                             0,
                                             NULL,
                                             NULL,
                                             NULL,
                                             G_TYPE_NONE,
                                             0);
}

static void
make_back_row (SiloamImportReport *self)
{
  self->back_group = adw_preferences_group_new ();
  self->back_row = adw_action_row_new ();
  self->back_switch = GTK_SWITCH (gtk_switch_new ());
  gtk_widget_set_visible (self->back_group, FALSE);
  gtk_widget_set_valign (GTK_WIDGET (self->back_switch), GTK_ALIGN_CENTER);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (self->back_row), 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->back_row), GTK_WIDGET (self->back_switch));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self->back_row),
                                         GTK_WIDGET (self->back_switch));
  g_signal_connect_object (self->back_switch,
                           "notify::active",
                           G_CALLBACK (bring_back_cb),
                           self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->back_group), self->back_row);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), ADW_PREFERENCES_GROUP (self->back_group));
}

static void
siloam_import_report_init (SiloamImportReport *self)
{
  self->rows = g_ptr_array_new ();
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), self->group);
  make_back_row (self);
}
