/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Chooses what goes along: the page that is read, pages that are ticked, a period in the time of
 * this place, or all. Two chosen days may stand in either order. Main thread. */

#include "config.h"

#include "ui/export-what.h"

#include <glib/gi18n.h>

#include "export/entry-ids.h"
#include "ui/date-text.h"
#include "ui/export-pick.h"

/* In the order of the choices; the first is there only when a page is read. */
typedef enum
{
  STRETCH_PAGE,
  STRETCH_MONTH,
  STRETCH_YEAR,
  STRETCH_ALL,
  STRETCH_DAYS,
  STRETCH_TICKED,
} Stretch;

struct _SiloamExportWhat
{
  AdwBin parent_instance;

  AdwComboRow *stretch_row;
  GtkWidget *from_row;
  GtkMenuButton *from_button;
  GtkCalendar *from_calendar;
  GtkWidget *to_row;
  GtkMenuButton *to_button;
  GtkCalendar *to_calendar;
  AdwActionRow *pick_row;

  SiloamJournal *journal;
  SiloamPrompts *prompts;
  char *id;           /* NULL where no page is read */
  GHashTable *ticked; /* (element-type utf8): ids */
};

G_DEFINE_FINAL_TYPE (SiloamExportWhat, siloam_export_what, ADW_TYPE_BIN)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static Stretch
stretch_of (SiloamExportWhat *self)
{
  guint selected = adw_combo_row_get_selected (self->stretch_row);

  return (Stretch) (self->id != NULL ? selected : selected + STRETCH_MONTH);
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
chosen_day (SiloamExportWhat *self, gboolean first)
{
  g_autoptr (GDateTime) one = day_of (self->from_calendar);
  g_autoptr (GDateTime) other = day_of (self->to_calendar);
  gboolean in_order = g_date_time_compare (one, other) <= 0;

  return g_date_time_ref (in_order == first ? one : other);
}

static void
show_days (SiloamExportWhat *self)
{
  g_autoptr (GDateTime) from = day_of (self->from_calendar);
  g_autoptr (GDateTime) to = day_of (self->to_calendar);
  g_autofree char *from_text = siloam_date_text_short (from);
  g_autofree char *to_text = siloam_date_text_short (to);

  gtk_menu_button_set_label (self->from_button, from_text);
  gtk_menu_button_set_label (self->to_button, to_text);
}

static void
show_ticked (SiloamExportWhat *self)
{
  guint n_ticked = g_hash_table_size (self->ticked);
  g_autofree char *text = NULL;

  /* Translators: how many pages of the journal were ticked. */
  text = g_strdup_printf (ngettext ("%u page", "%u pages", n_ticked), n_ticked);
  adw_action_row_set_subtitle (self->pick_row, n_ticked > 0 ? text : "");
}

static void
picked_cb (SiloamExportWhat *self, SiloamExportPick *pick)
{
  g_hash_table_unref (self->ticked);
  self->ticked = siloam_id_set_copy (siloam_export_pick_get_ticked (pick));
  show_ticked (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
pick_cb (SiloamExportWhat *self)
{
  GtkRoot *window = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *pick =
      siloam_export_pick_new (GTK_WINDOW (window), self->journal, self->prompts, self->ticked);

  g_signal_connect_object (pick, "picked", G_CALLBACK (picked_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (pick));
}

static void
stretch_changed_cb (SiloamExportWhat *self)
{
  Stretch stretch = stretch_of (self);

  gtk_widget_set_visible (self->from_row, stretch == STRETCH_DAYS);
  gtk_widget_set_visible (self->to_row, stretch == STRETCH_DAYS);
  gtk_widget_set_visible (GTK_WIDGET (self->pick_row), stretch == STRETCH_TICKED);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  if (stretch == STRETCH_TICKED && g_hash_table_size (self->ticked) == 0 && self->journal != NULL)
    pick_cb (self);
}

static void
day_selected_cb (SiloamExportWhat *self)
{
  show_days (self);
  if (stretch_of (self) == STRETCH_DAYS)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
siloam_export_what_dispose (GObject *object)
{
  SiloamExportWhat *self = SILOAM_EXPORT_WHAT (object);

  g_clear_object (&self->journal);
  g_clear_object (&self->prompts);
  /* The bin must let go of its child before the template does. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), SILOAM_TYPE_EXPORT_WHAT);

  G_OBJECT_CLASS (siloam_export_what_parent_class)->dispose (object);
}

static void
siloam_export_what_finalize (GObject *object)
{
  SiloamExportWhat *self = SILOAM_EXPORT_WHAT (object);

  g_free (self->id);
  g_hash_table_unref (self->ticked);

  G_OBJECT_CLASS (siloam_export_what_parent_class)->finalize (object);
}

static void
siloam_export_what_class_init (SiloamExportWhatClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siloam_export_what_dispose;
  G_OBJECT_CLASS (klass)->finalize = siloam_export_what_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed",
                                          SILOAM_TYPE_EXPORT_WHAT,
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL,
                                          NULL,
                                          NULL,
                                          G_TYPE_NONE,
                                          0);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/export-what.ui");
  gtk_widget_class_bind_template_child (widget_class, SiloamExportWhat, stretch_row);
  gtk_widget_class_bind_template_child (widget_class, SiloamExportWhat, from_row);
  gtk_widget_class_bind_template_child (widget_class, SiloamExportWhat, from_button);
  gtk_widget_class_bind_template_child (widget_class, SiloamExportWhat, from_calendar);
  gtk_widget_class_bind_template_child (widget_class, SiloamExportWhat, to_row);
  gtk_widget_class_bind_template_child (widget_class, SiloamExportWhat, to_button);
  gtk_widget_class_bind_template_child (widget_class, SiloamExportWhat, to_calendar);
  gtk_widget_class_bind_template_child (widget_class, SiloamExportWhat, pick_row);
  gtk_widget_class_bind_template_callback (widget_class, stretch_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, pick_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_selected_cb);
}

static void
siloam_export_what_init (SiloamExportWhat *self)
{
  self->ticked = siloam_id_set_copy (NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  show_days (self);
}

/**
 * siloam_export_what_set_up:
 * @id: (nullable): the page that is being read, which is then the first choice
 *
 * Gives it what it needs, once.
 */
void
siloam_export_what_set_up (SiloamExportWhat *self,
                           SiloamJournal *journal,
                           SiloamPrompts *prompts,
                           const char *id)
{
  const char *choices[] = {
    _ ("Only this page"),
    _ ("This month"),
    _ ("This year"),
    _ ("The whole journal"),
    _ ("Chosen days"),
    _ ("Pages I choose"),
    NULL,
  };
  g_autoptr (GtkStringList) list = gtk_string_list_new (choices + (id != NULL ? 0 : 1));

  g_return_if_fail (SILOAM_IS_EXPORT_WHAT (self));

  self->id = g_strdup (id);
  adw_combo_row_set_model (self->stretch_row, G_LIST_MODEL (list));
  self->journal = g_object_ref (journal);
  self->prompts = g_object_ref (prompts);
}

/* NULL for the beginning. */
static GDateTime *
dup_from (SiloamExportWhat *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  int year = g_date_time_get_year (now);

  switch (stretch_of (self))
    {
    case STRETCH_MONTH:
      return g_date_time_new_local (year, g_date_time_get_month (now), 1, 0, 0, 0);
    case STRETCH_YEAR:
      return g_date_time_new_local (year, 1, 1, 0, 0, 0);
    case STRETCH_DAYS:
      return chosen_day (self, TRUE);
    case STRETCH_PAGE:
    case STRETCH_ALL:
    case STRETCH_TICKED:
    default:
      return NULL;
    }
}

/* NULL for no end. */
static GDateTime *
dup_to (SiloamExportWhat *self)
{
  g_autoptr (GDateTime) last = NULL;

  if (stretch_of (self) != STRETCH_DAYS)
    return NULL;

  last = chosen_day (self, FALSE);
  return g_date_time_add_days (last, 1);
}

/**
 * siloam_export_what_is_one_page:
 *
 * Returns: whether only the page that is read goes along
 */
gboolean
siloam_export_what_is_one_page (SiloamExportWhat *self)
{
  g_return_val_if_fail (SILOAM_IS_EXPORT_WHAT (self), FALSE);

  return stretch_of (self) == STRETCH_PAGE;
}

/**
 * siloam_export_what_is_whole_journal:
 *
 * Returns: whether everything goes along
 */
gboolean
siloam_export_what_is_whole_journal (SiloamExportWhat *self)
{
  g_return_val_if_fail (SILOAM_IS_EXPORT_WHAT (self), FALSE);

  return stretch_of (self) == STRETCH_ALL;
}

static GPtrArray *
list_page (SiloamExportWhat *self)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (ids, g_strdup (self->id));
  return ids;
}

/* Those that are ticked, in the order of all. */
static GPtrArray *
keep_ticked (SiloamExportWhat *self, GPtrArray *all)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < all->len; i++)
    if (g_hash_table_contains (self->ticked, g_ptr_array_index (all, i)))
      g_ptr_array_add (ids, g_strdup (g_ptr_array_index (all, i)));
  return ids;
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  SiloamExportWhat *self = g_task_get_source_object (task);
  GError *error = NULL;
  g_autoptr (GPtrArray) ids =
      siloam_entry_ids_find_finish (SILOAM_JOURNAL (source), result, &error);

  if (ids == NULL)
    g_task_return_error (task, error);
  else if (stretch_of (self) == STRETCH_TICKED)
    g_task_return_pointer (task, keep_ticked (self, ids), (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_pointer (task, g_steal_pointer (&ids), (GDestroyNotify) g_ptr_array_unref);
}

/**
 * siloam_export_what_find_async:
 *
 * Asks the journal which pages are meant.
 */
void
siloam_export_what_find_async (SiloamExportWhat *self,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (GDateTime) from = dup_from (self);
  g_autoptr (GDateTime) to = dup_to (self);

  g_task_set_name (task, "find what goes along");
  if (stretch_of (self) == STRETCH_PAGE)
    {
      g_task_return_pointer (task, list_page (self), (GDestroyNotify) g_ptr_array_unref);
      return;
    }
  siloam_entry_ids_find_async (self->journal,
                               from,
                               to,
                               cancellable,
                               found_cb,
                               g_steal_pointer (&task));
}

/**
 * siloam_export_what_find_finish:
 *
 * Returns: (transfer full) (nullable) (element-type utf8): the ids, oldest first; %NULL with an
 *   error of the journal
 */
GPtrArray *
siloam_export_what_find_finish (SiloamExportWhat *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
