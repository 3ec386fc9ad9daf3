/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One entry in the journal list or among what a search found. It shows the title, a received line
 * or the date; it never shows a hurt, and of a sealed entry nothing but its date. Main thread. */

#include "config.h"

#include "ui/entry-row.h"

#include "ui/date-text.h"
#include "ui/entry-text.h"

struct _SiloamEntryRow
{
  AdwBin parent_instance;

  GtkLabel *month_label;
  GtkLabel *first_label;
  GtkLabel *second_label;

  SiloamPrompts *prompts;
  SiloamTimelineItem *item;
};

G_DEFINE_FINAL_TYPE (SiloamEntryRow, siloam_entry_row, ADW_TYPE_BIN)

enum
{
  SIGNAL_OPENED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
set_lines (SiloamEntryRow *self, const char *first, const char *second)
{
  g_autofree char *name = second ? g_strdup_printf ("%s. %s", first, second) : g_strdup (first);

  gtk_label_set_attributes (self->first_label, NULL);
  gtk_label_set_label (self->first_label, first);
  gtk_label_set_label (self->second_label, second ? second : "");
  gtk_widget_set_visible (GTK_WIDGET (self->second_label), second != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
show_summary (SiloamEntryRow *self, const SiloamSummary *summary)
{
  g_autofree char *first = siloam_entry_text_first_line (self->prompts, summary);
  g_autofree char *second = siloam_entry_text_second_line (self->prompts, summary);

  set_lines (self, first, second);
  if (summary->sealed)
    gtk_widget_add_css_class (GTK_WIDGET (self), "siloam-sealed");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "siloam-sealed");
}

static void
show_month (SiloamEntryRow *self)
{
  const SiloamSummary *summary = siloam_timeline_item_get_summary (self->item);
  g_autofree char *month = NULL;

  if (summary != NULL && siloam_timeline_item_get_starts_month (self->item))
    month = siloam_date_text_month (summary->created);

  gtk_label_set_label (self->month_label, month ? month : "");
  gtk_widget_set_visible (GTK_WIDGET (self->month_label), month != NULL);
}

static void
summary_changed_cb (SiloamEntryRow *self)
{
  const SiloamSummary *summary = siloam_timeline_item_get_summary (self->item);

  show_month (self);
  if (summary != NULL)
    show_summary (self, summary);
  else
    set_lines (self, "…", NULL);
}

static void
clicked_cb (SiloamEntryRow *self)
{
  g_signal_emit (self, signals[SIGNAL_OPENED], 0);
}

static void
siloam_entry_row_dispose (GObject *object)
{
  SiloamEntryRow *self = SILOAM_ENTRY_ROW (object);

  siloam_entry_row_set_item (self, NULL);
  g_clear_object (&self->prompts);
  gtk_widget_dispose_template (GTK_WIDGET (object), SILOAM_TYPE_ENTRY_ROW);

  G_OBJECT_CLASS (siloam_entry_row_parent_class)->dispose (object);
}

static void
siloam_entry_row_class_init (SiloamEntryRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siloam_entry_row_dispose;

  signals[SIGNAL_OPENED] = g_signal_new ("opened",
                                         SILOAM_TYPE_ENTRY_ROW,
                                         G_SIGNAL_RUN_LAST,
                                         0,
                                         NULL,
                                         NULL,
                                         NULL,
                                         G_TYPE_NONE,
                                         0);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/entry-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SiloamEntryRow, month_label);
  gtk_widget_class_bind_template_child (widget_class, SiloamEntryRow, first_label);
  gtk_widget_class_bind_template_child (widget_class, SiloamEntryRow, second_label);
  gtk_widget_class_bind_template_callback (widget_class, clicked_cb);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
siloam_entry_row_init (SiloamEntryRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * siloam_entry_row_new:
 *
 * Makes an empty row.
 */
GtkWidget *
siloam_entry_row_new (SiloamPrompts *prompts)
{
  SiloamEntryRow *self = g_object_new (SILOAM_TYPE_ENTRY_ROW, NULL);

  self->prompts = g_object_ref (prompts);
  return GTK_WIDGET (self);
}

/**
 * siloam_entry_row_set_item:
 * @item: (nullable): what to show and follow; %NULL lets go of the former
 */
void
siloam_entry_row_set_item (SiloamEntryRow *self, SiloamTimelineItem *item)
{
  g_return_if_fail (SILOAM_IS_ENTRY_ROW (self));

  if (self->item == item)
    return;
  if (self->item != NULL)
    g_signal_handlers_disconnect_by_func (self->item, summary_changed_cb, self);
  g_set_object (&self->item, item);
  if (item == NULL)
    return;

  g_signal_connect_object (item,
                           "notify::summary",
                           G_CALLBACK (summary_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  summary_changed_cb (self);
}

/**
 * siloam_entry_row_set_hit:
 * @hit: one result of a search; read now, not kept
 *
 * Shows the received words that were found, with the hits in bold; a sealed entry only by its date.
 */
void
siloam_entry_row_set_hit (SiloamEntryRow *self, const SiloamSearchHit *hit)
{
  g_autoptr (PangoAttrList) attributes = NULL;
  g_autofree char *snippet = NULL;
  g_autofree char *second = NULL;

  g_return_if_fail (SILOAM_IS_ENTRY_ROW (self));

  show_summary (self, hit->summary);
  if (hit->summary->sealed || hit->snippet == NULL || *hit->snippet == '\0')
    return;

  snippet = siloam_entry_text_read_snippet (hit->snippet, &attributes);
  second = siloam_entry_text_hit_line (self->prompts, hit->summary);
  set_lines (self, snippet, second);
  gtk_label_set_attributes (self->first_label, attributes);
  gtk_label_set_ellipsize (self->first_label, PANGO_ELLIPSIZE_NONE);
}
