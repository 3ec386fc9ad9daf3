/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Chooses the days of a period, in the time of this place. Two chosen days may stand in either
 * order. Main thread. */

#include "config.h"

#include "ui/export-period.h"

#include "ui/date-text.h"

/* In the order of the rows in export-period.ui. */
typedef enum
{
  STRETCH_MONTH,
  STRETCH_YEAR,
  STRETCH_ALL,
  STRETCH_DAYS,
} Stretch;

struct _SiloamExportPeriod
{
  AdwBin parent_instance;

  AdwComboRow *stretch_row;
  GtkWidget *from_row;
  GtkMenuButton *from_button;
  GtkCalendar *from_calendar;
  GtkWidget *to_row;
  GtkMenuButton *to_button;
  GtkCalendar *to_calendar;
};

G_DEFINE_FINAL_TYPE (SiloamExportPeriod, siloam_export_period, ADW_TYPE_BIN)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static Stretch
stretch_of (SiloamExportPeriod *self)
{
  return (Stretch) adw_combo_row_get_selected (self->stretch_row);
}

static GDateTime *
day_of (GtkCalendar *calendar)
{
  g_autoptr (GDateTime) date = gtk_calendar_get_date (calendar);

  return g_date_time_new_local (g_date_time_get_year (date),
                                g_date_time_get_month (date),
                                g_date_time_get_day_of_month (date),
                                0,
                                0,
                                0);
}

/* The chosen day that comes first, or the one that comes last. */
static GDateTime *
chosen_day (SiloamExportPeriod *self, gboolean first)
{
  g_autoptr (GDateTime) one = day_of (self->from_calendar);
  g_autoptr (GDateTime) other = day_of (self->to_calendar);
  gboolean in_order = g_date_time_compare (one, other) <= 0;

  return g_date_time_ref (in_order == first ? one : other);
}

static void
show_days (SiloamExportPeriod *self)
{
  g_autoptr (GDateTime) from = day_of (self->from_calendar);
  g_autoptr (GDateTime) to = day_of (self->to_calendar);
  g_autofree char *from_text = siloam_date_text_short (from);
  g_autofree char *to_text = siloam_date_text_short (to);

  gtk_menu_button_set_label (self->from_button, from_text);
  gtk_menu_button_set_label (self->to_button, to_text);
}

static void
stretch_changed_cb (SiloamExportPeriod *self)
{
  gboolean days = stretch_of (self) == STRETCH_DAYS;

  gtk_widget_set_visible (self->from_row, days);
  gtk_widget_set_visible (self->to_row, days);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
day_selected_cb (SiloamExportPeriod *self)
{
  show_days (self);
  if (stretch_of (self) == STRETCH_DAYS)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
siloam_export_period_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SILOAM_TYPE_EXPORT_PERIOD);

  G_OBJECT_CLASS (siloam_export_period_parent_class)->dispose (object);
}

static void
siloam_export_period_class_init (SiloamExportPeriodClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siloam_export_period_dispose;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed",
                                          SILOAM_TYPE_EXPORT_PERIOD,
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL,
                                          NULL,
                                          NULL,
                                          G_TYPE_NONE,
                                          0);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/export-period.ui");
  gtk_widget_class_bind_template_child (widget_class, SiloamExportPeriod, stretch_row);
  gtk_widget_class_bind_template_child (widget_class, SiloamExportPeriod, from_row);
  gtk_widget_class_bind_template_child (widget_class, SiloamExportPeriod, from_button);
  gtk_widget_class_bind_template_child (widget_class, SiloamExportPeriod, from_calendar);
  gtk_widget_class_bind_template_child (widget_class, SiloamExportPeriod, to_row);
  gtk_widget_class_bind_template_child (widget_class, SiloamExportPeriod, to_button);
  gtk_widget_class_bind_template_child (widget_class, SiloamExportPeriod, to_calendar);
  gtk_widget_class_bind_template_callback (widget_class, stretch_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_selected_cb);
}

static void
siloam_export_period_init (SiloamExportPeriod *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  show_days (self);
}

/**
 * siloam_export_period_dup_from:
 *
 * Returns: (transfer full) (nullable): the first moment of the period, local time; %NULL for the
 * beginning
 */
GDateTime *
siloam_export_period_dup_from (SiloamExportPeriod *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  switch (stretch_of (self))
    {
    case STRETCH_MONTH:
      return g_date_time_new_local (g_date_time_get_year (now),
                                    g_date_time_get_month (now),
                                    1,
                                    0,
                                    0,
                                    0);
    case STRETCH_YEAR:
      return g_date_time_new_local (g_date_time_get_year (now), 1, 1, 0, 0, 0);
    case STRETCH_DAYS:
      return chosen_day (self, TRUE);
    case STRETCH_ALL:
    default:
      return NULL;
    }
}

/**
 * siloam_export_period_dup_to:
 *
 * Returns: (transfer full) (nullable): the first moment after the period, local time; %NULL for no
 * end
 */
GDateTime *
siloam_export_period_dup_to (SiloamExportPeriod *self)
{
  g_autoptr (GDateTime) last = NULL;

  if (stretch_of (self) != STRETCH_DAYS)
    return NULL;

  last = chosen_day (self, FALSE);
  return g_date_time_add_days (last, 1);
}
