/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What joining a copy would do, in numbers. Each number opens the list behind it. Main thread. */

#include "config.h"

#include "ui/merge-report.h"

#include <glib/gi18n.h>

struct _SiloamMergeReportPage
{
  AdwPreferencesPage parent_instance;

  AdwPreferencesGroup *group;
  GPtrArray *rows; /* (element-type GtkWidget) */
};

G_DEFINE_FINAL_TYPE (SiloamMergeReportPage, siloam_merge_report_page, ADW_TYPE_PREFERENCES_PAGE)

typedef struct
{
  SiloamMergeOutcome outcome;
  const char *title;
  const char *text; /* of the prompts */
} Line;

static const Line lines[] = {
  { SILOAM_MERGE_ADDED, N_ ("New here"), "copies.added.text" },
  { SILOAM_MERGE_UPDATED, N_ ("Brought up to date"), "copies.updated.text" },
  { SILOAM_MERGE_BOTH, N_ ("Both stay"), "copies.both.text" },
  { SILOAM_MERGE_ERASED, N_ ("Erased there"), "copies.erased.text" },
  { SILOAM_MERGE_UNREAD, N_ ("Could not be read"), "copies.unread.text" },
};

static void
add_row (SiloamMergeReportPage *self, const Line *line, guint number, SiloamPrompts *prompts)
{
  GtkWidget *row = siloam_intake_row_new (_ (line->title),
                                          siloam_prompts_get (prompts, line->text),
                                          number,
                                          (int) line->outcome);

  g_ptr_array_add (self->rows, row);
  adw_preferences_group_add (self->group, row);
}

static void
clear_rows (SiloamMergeReportPage *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
}

/**
 * siloam_merge_report_page_show:
 * @report: of a dry run
 * @prompts: the texts
 */
void
siloam_merge_report_page_show (SiloamMergeReportPage *self,
                               const SiloamMergeReport *report,
                               SiloamPrompts *prompts)
{
  g_return_if_fail (SILOAM_IS_MERGE_REPORT_PAGE (self));

  clear_rows (self);
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    if (report->counts[lines[i].outcome] > 0)
      add_row (self, &lines[i], report->counts[lines[i].outcome], prompts);
  adw_preferences_group_set_description (
      self->group,
      siloam_prompts_get (prompts,
                          self->rows->len > 0 ? "copies.report.hint" : "copies.nothing.hint"));
}

static void
siloam_merge_report_page_finalize (GObject *object)
{
  g_ptr_array_unref (SILOAM_MERGE_REPORT_PAGE (object)->rows);

  G_OBJECT_CLASS (siloam_merge_report_page_parent_class)->finalize (object);
}

static void
siloam_merge_report_page_class_init (SiloamMergeReportPageClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = siloam_merge_report_page_finalize;
}

static void
siloam_merge_report_page_init (SiloamMergeReportPage *self)
{
  self->rows = g_ptr_array_new ();
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), self->group);
}
