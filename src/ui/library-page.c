/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The journal as a list by month with search above it, and the reading pane beside it. In a narrow
 * window one of the two is shown at a time. The list never holds more of the journal than the
 * timeline pages in. Main thread. */

#include "config.h"

#include "ui/library-page.h"

#include <glib/gi18n.h>

#include "ui/entry-row.h"
#include "ui/error-text.h"
#include "ui/header.h"
#include "ui/reading-view.h"

#define MAX_RESULTS 50

struct _SiloamLibraryPage
{
  AdwBin parent_instance;

  AdwToastOverlay *toasts;
  GtkLabel *title_label;
  GtkStack *pages;
  AdwStatusPage *empty_status;
  GtkWidget *begin_button;
  AdwLeaflet *leaflet;
  GtkWidget *list_pane;
  GtkWidget *search_entry;
  GtkStack *lists;
  GtkListView *list;
  GtkListBox *results;
  AdwStatusPage *nothing_status;
  SiloamReadingView *reading;

  SiloamJournal *journal;
  SiloamPrompts *prompts;
  SiloamTimeline *timeline;
  GtkSingleSelection *selection;
  GPtrArray *hits; /* (element-type SiloamSearchHit): what the rows of results show */
  GCancellable *searching;
};

G_DEFINE_FINAL_TYPE (SiloamLibraryPage, siloam_library_page, ADW_TYPE_BIN)

static gboolean
is_folded (SiloamLibraryPage *self)
{
  return adw_leaflet_get_folded (self->leaflet);
}

/* Beside the list it is in sight already, and the focus stays in the list. */
static void
show_reading (SiloamLibraryPage *self)
{
  if (!is_folded (self))
    return;
  adw_leaflet_set_visible_child (self->leaflet, GTK_WIDGET (self->reading));
}

static void
show_list (SiloamLibraryPage *self)
{
  adw_leaflet_set_visible_child (self->leaflet, self->list_pane);
}

static const SiloamSummary *
summary_at (SiloamLibraryPage *self, guint position)
{
  g_autoptr (SiloamTimelineItem) item =
      g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  return item != NULL ? siloam_timeline_item_get_summary (item) : NULL;
}

static void
selected_cb (SiloamLibraryPage *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);
  const SiloamSummary *summary = NULL;

  if (position != GTK_INVALID_LIST_POSITION)
    summary = summary_at (self, position);
  if (summary != NULL && !is_folded (self))
    siloam_reading_view_set_entry_id (self->reading, summary->id);
}

static void
activated_cb (SiloamLibraryPage *self, guint position)
{
  const SiloamSummary *summary = summary_at (self, position);

  if (summary == NULL)
    return;
  siloam_reading_view_set_entry_id (self->reading, summary->id);
  show_reading (self);
}

static void
result_activated_cb (SiloamLibraryPage *self, GtkListBoxRow *row)
{
  const SiloamSearchHit *hit = g_ptr_array_index (self->hits, gtk_list_box_row_get_index (row));

  siloam_reading_view_set_entry_id (self->reading, hit->summary->id);
  show_reading (self);
}

static void
row_opened_cb (GtkListItem *list_item, GtkWidget *row)
{
  gtk_widget_activate_action (row,
                              "list.activate-item",
                              "u",
                              gtk_list_item_get_position (list_item));
}

static void
setup_row_cb (SiloamLibraryPage *self, GtkListItem *list_item)
{
  GtkWidget *row = siloam_entry_row_new (self->prompts);

  g_signal_connect_object (row, "opened", G_CALLBACK (row_opened_cb), list_item, G_CONNECT_SWAPPED);
  gtk_list_item_set_child (list_item, row);
}

static void
bind_row_cb (SiloamLibraryPage *self, GtkListItem *list_item)
{
  siloam_entry_row_set_item (SILOAM_ENTRY_ROW (gtk_list_item_get_child (list_item)),
                             gtk_list_item_get_item (list_item));
}

static void
unbind_row_cb (SiloamLibraryPage *self, GtkListItem *list_item)
{
  siloam_entry_row_set_item (SILOAM_ENTRY_ROW (gtk_list_item_get_child (list_item)), NULL);
}

static void
clear_results (SiloamLibraryPage *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->results, 0)) != NULL)
    gtk_list_box_remove (self->results, GTK_WIDGET (row));
}

static void
show_results (SiloamLibraryPage *self)
{
  clear_results (self);
  for (guint i = 0; i < self->hits->len; i++)
    {
      GtkWidget *child = siloam_entry_row_new (self->prompts);

      siloam_entry_row_set_hit (SILOAM_ENTRY_ROW (child), g_ptr_array_index (self->hits, i));
      gtk_list_box_append (self->results, child);
    }

  gtk_stack_set_visible_child_name (self->lists, self->hits->len > 0 ? "results" : "nothing");
}

static void
show_search_error (SiloamLibraryPage *self, const GError *error)
{
  SiloamErrorText text = siloam_error_text (self->prompts, error);

  adw_status_page_set_title (self->nothing_status, text.title);
  adw_status_page_set_description (self->nothing_status, text.remedy);
  gtk_stack_set_visible_child_name (self->lists, "nothing");
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiloamLibraryPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits =
      siloam_journal_search_finish (SILOAM_JOURNAL (source), result, &error);

  if (self->journal == NULL)
    return;
  if (hits != NULL)
    {
      g_clear_pointer (&self->hits, g_ptr_array_unref);
      self->hits = g_steal_pointer (&hits);
      adw_status_page_set_title (self->nothing_status,
                                 siloam_prompts_get (self->prompts, "library.search.nothing"));
      adw_status_page_set_description (
          self->nothing_status,
          siloam_prompts_get (self->prompts, "library.search.nothing.hint"));
      show_results (self);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_search_error (self, error);
}

static void
stop_searching (SiloamLibraryPage *self)
{
  g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
}

static void
search_changed_cb (SiloamLibraryPage *self)
{
  g_autofree char *query = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));

  stop_searching (self);
  if (*g_strstrip (query) == '\0')
    {
      clear_results (self);
      gtk_stack_set_visible_child_name (self->lists, "timeline");
      return;
    }

  self->searching = g_cancellable_new ();
  siloam_journal_search_async (self->journal,
                               query,
                               MAX_RESULTS,
                               self->searching,
                               found_cb,
                               g_object_ref (self));
}

static void
stop_search_cb (SiloamLibraryPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
deleted_cb (SiloamLibraryPage *self, const char *id)
{
  AdwToast *toast = adw_toast_new (siloam_prompts_get (self->prompts, "library.deleted"));

  adw_toast_set_button_label (toast, siloam_prompts_get (self->prompts, "library.undo"));
  adw_toast_set_action_name (toast, "win.undo-delete");
  adw_toast_set_action_target_value (toast, g_variant_new_string (id));
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  adw_toast_set_timeout (toast, 0);
  adw_toast_overlay_add_toast (self->toasts, toast);
  show_list (self);
  if (*gtk_editable_get_text (GTK_EDITABLE (self->search_entry)) != '\0')
    search_changed_cb (self);
}

static void
count_changed_cb (SiloamLibraryPage *self)
{
  gboolean loaded = FALSE;
  gboolean empty;

  g_object_get (self->timeline, "loaded", &loaded, NULL);
  empty = loaded && g_list_model_get_n_items (G_LIST_MODEL (self->timeline)) == 0;
  gtk_stack_set_visible_child_name (self->pages, empty ? "empty" : "journal");
}

/* Rows that could not be read stay empty; say so once, and what it is. */
static void
load_failed_cb (SiloamLibraryPage *self, const GError *error)
{
  SiloamErrorText text = siloam_error_text (self->prompts, error);

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (text.title));
}

static void
back_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamLibraryPage *self = SILOAM_LIBRARY_PAGE (widget);

  if (is_folded (self) &&
      adw_leaflet_get_visible_child (self->leaflet) == GTK_WIDGET (self->reading))
    show_list (self);
  else
    gtk_widget_activate_action (widget, "win.home", NULL);
}

/* Delete in the list: only for the entry that can be seen beside it. */
static void
delete_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamLibraryPage *self = SILOAM_LIBRARY_PAGE (widget);
  guint position = gtk_single_selection_get_selected (self->selection);
  const SiloamSummary *summary = NULL;

  if (position != GTK_INVALID_LIST_POSITION)
    summary = summary_at (self, position);
  if (summary != NULL && !is_folded (self) &&
      g_strcmp0 (summary->id, siloam_reading_view_get_entry_id (self->reading)) == 0)
    gtk_widget_activate_action (GTK_WIDGET (self->reading), "entry.delete", NULL);
}

static void
search_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamLibraryPage *self = SILOAM_LIBRARY_PAGE (widget);

  show_list (self);
  gtk_widget_grab_focus (self->search_entry);
}

static gboolean
siloam_library_page_grab_focus (GtkWidget *widget)
{
  SiloamLibraryPage *self = SILOAM_LIBRARY_PAGE (widget);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->pages), "empty") == 0)
    return gtk_widget_grab_focus (self->begin_button);
  if (siloam_reading_view_get_entry_id (self->reading) != NULL &&
      gtk_widget_grab_focus (GTK_WIDGET (self->reading)))
    return TRUE;
  return gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
siloam_library_page_dispose (GObject *object)
{
  SiloamLibraryPage *self = SILOAM_LIBRARY_PAGE (object);

  stop_searching (self);
  /* The bin must let go of its child before the template does. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), SILOAM_TYPE_LIBRARY_PAGE);
  g_clear_object (&self->selection);
  g_clear_object (&self->timeline);
  g_clear_object (&self->journal);
  g_clear_object (&self->prompts);
  g_clear_pointer (&self->hits, g_ptr_array_unref);

  G_OBJECT_CLASS (siloam_library_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/library-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SiloamLibraryPage, toasts);
  gtk_widget_class_bind_template_child (widget_class, SiloamLibraryPage, title_label);
  gtk_widget_class_bind_template_child (widget_class, SiloamLibraryPage, pages);
  gtk_widget_class_bind_template_child (widget_class, SiloamLibraryPage, empty_status);
  gtk_widget_class_bind_template_child (widget_class, SiloamLibraryPage, begin_button);
  gtk_widget_class_bind_template_child (widget_class, SiloamLibraryPage, leaflet);
  gtk_widget_class_bind_template_child (widget_class, SiloamLibraryPage, list_pane);
  gtk_widget_class_bind_template_child (widget_class, SiloamLibraryPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, SiloamLibraryPage, lists);
  gtk_widget_class_bind_template_child (widget_class, SiloamLibraryPage, list);
  gtk_widget_class_bind_template_child (widget_class, SiloamLibraryPage, results);
  gtk_widget_class_bind_template_child (widget_class, SiloamLibraryPage, nothing_status);
  gtk_widget_class_bind_template_child (widget_class, SiloamLibraryPage, reading);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, result_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
}

static void
siloam_library_page_class_init (SiloamLibraryPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siloam_library_page_dispose;
  widget_class->grab_focus = siloam_library_page_grab_focus;

  g_type_ensure (SILOAM_TYPE_HEADER);
  g_type_ensure (SILOAM_TYPE_READING_VIEW);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "library.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "library.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "library.search", NULL, search_action);
}

static void
siloam_library_page_init (SiloamLibraryPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->reading,
                           "deleted",
                           G_CALLBACK (deleted_cb),
                           self,
                           G_CONNECT_SWAPPED);
}

static void
say_texts (SiloamLibraryPage *self)
{
  const char *search = siloam_prompts_get (self->prompts, "library.search");

  gtk_label_set_label (self->title_label, siloam_prompts_get (self->prompts, "library.title"));
  g_object_set (self->search_entry, "placeholder-text", search, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search_entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  search,
                                  -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  siloam_prompts_get (self->prompts, "library.title"),
                                  -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->results),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  search,
                                  -1);
  adw_status_page_set_title (self->empty_status,
                             siloam_prompts_get (self->prompts, "library.empty.title"));
  adw_status_page_set_description (self->empty_status,
                                   siloam_prompts_get (self->prompts, "library.empty"));
}

static void
fill_list (SiloamLibraryPage *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_row_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_row_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_row_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list, factory);
  g_object_unref (factory);

  self->timeline = siloam_journal_get_timeline (self->journal);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->timeline)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));

  g_signal_connect_object (self->selection,
                           "notify::selected-item",
                           G_CALLBACK (selected_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->timeline,
                           "items-changed",
                           G_CALLBACK (count_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->timeline,
                           "notify::loaded",
                           G_CALLBACK (count_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->timeline,
                           "load-failed",
                           G_CALLBACK (load_failed_cb),
                           self,
                           G_CONNECT_SWAPPED);
}

/**
 * siloam_library_page_new:
 * @journal: the open journal
 * @prompts: the texts in the person's language and form
 * @id: (nullable): the entry to open at once
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
siloam_library_page_new (SiloamJournal *journal, SiloamPrompts *prompts, const char *id)
{
  SiloamLibraryPage *self = g_object_new (SILOAM_TYPE_LIBRARY_PAGE, NULL);

  self->journal = g_object_ref (journal);
  self->prompts = g_object_ref (prompts);
  say_texts (self);
  siloam_reading_view_open (self->reading, journal, prompts);
  fill_list (self);
  count_changed_cb (self);
  if (id != NULL)
    {
      siloam_reading_view_set_entry_id (self->reading, id);
      gtk_stack_set_visible_child_name (self->pages, "journal");
      adw_leaflet_set_visible_child (self->leaflet, GTK_WIDGET (self->reading));
    }
  return GTK_WIDGET (self);
}
