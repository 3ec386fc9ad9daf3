/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The list of all entries as it is on screen: a place for each entry, but only the pages that were
 * looked at last hold more than a pointer. Follows every change by itself. Main thread only.
 *
 * Requests and changes go through the one queue of the worker and come back in the same order, so
 * whatever arrives speaks of the list exactly as it stands here at that moment. */

#include "journal/timeline.h"

#include "journal/journal-private.h"

#define PAGE_ITEMS 50
#define PAGES_KEPT 16

struct _SiloamTimelineItem
{
  GObject parent_instance;

  SiloamSummary *summary;
  gboolean starts_month;
  guint used; /* the number of the page that was read when it was last asked for */
};

typedef enum
{
  ITEM_PROP_SUMMARY = 1,
  ITEM_PROP_STARTS_MONTH,
} ItemProperty;

static GParamSpec *item_properties[ITEM_PROP_STARTS_MONTH + 1];

G_DEFINE_FINAL_TYPE (SiloamTimelineItem, siloam_timeline_item, G_TYPE_OBJECT)

static void
siloam_timeline_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SiloamTimelineItem *self = SILOAM_TIMELINE_ITEM (object);

  switch ((ItemProperty) id)
    {
    case ITEM_PROP_SUMMARY:
      g_value_set_pointer (value, self->summary);
      break;
    case ITEM_PROP_STARTS_MONTH:
      g_value_set_boolean (value, self->starts_month);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
siloam_timeline_item_finalize (GObject *object)
{
  siloam_summary_free (SILOAM_TIMELINE_ITEM (object)->summary);

  G_OBJECT_CLASS (siloam_timeline_item_parent_class)->finalize (object);
}

static void
siloam_timeline_item_class_init (SiloamTimelineItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = siloam_timeline_item_get_property;
  object_class->finalize = siloam_timeline_item_finalize;

  item_properties[ITEM_PROP_SUMMARY] = g_param_spec_pointer ("summary", NULL, NULL, flags);
  item_properties[ITEM_PROP_STARTS_MONTH] =
      g_param_spec_boolean ("starts-month", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (item_properties), item_properties);
}

static void
siloam_timeline_item_init (SiloamTimelineItem *self)
{
}

/**
 * siloam_timeline_item_get_summary:
 *
 * Returns: (nullable) (transfer none): what the row shows, or %NULL until its page has come
 */
const SiloamSummary *
siloam_timeline_item_get_summary (SiloamTimelineItem *self)
{
  return self->summary;
}

/**
 * siloam_timeline_item_get_starts_month:
 *
 * Returns: whether the entry above it is of another month, by the local time each was lived in
 */
gboolean
siloam_timeline_item_get_starts_month (SiloamTimelineItem *self)
{
  return self->starts_month;
}

static void
set_starts_month (SiloamTimelineItem *item, GDateTime *newer)
{
  GDateTime *own = item->summary->created;
  gboolean starts = newer == NULL || g_date_time_get_month (own) != g_date_time_get_month (newer) ||
                    g_date_time_get_year (own) != g_date_time_get_year (newer);

  if (item->starts_month == starts)
    return;
  item->starts_month = starts;
  g_object_notify_by_pspec (G_OBJECT (item), item_properties[ITEM_PROP_STARTS_MONTH]);
}

static void
set_summary (SiloamTimelineItem *item, const SiloamSummary *summary, GDateTime *newer)
{
  siloam_summary_free (item->summary);
  item->summary = siloam_summary_copy (summary);
  set_starts_month (item, newer);
  g_object_notify_by_pspec (G_OBJECT (item), item_properties[ITEM_PROP_SUMMARY]);
}

struct _SiloamTimeline
{
  GObject parent_instance;

  SiloamJournal *journal; /* weak */
  GPtrArray *items;       /* SiloamTimelineItem, or NULL where nothing was asked for */
  GHashTable *asked;      /* offsets of pages under way */
  guint held;             /* how many places hold an item */
  guint pages;            /* how many pages were read */
  gboolean loaded;
  gboolean shifted; /* places moved while pages were under way */
};

typedef enum
{
  PROP_LOADED = 1,
} Property;

static GParamSpec *properties[PROP_LOADED + 1];
static guint load_failed_signal;

static GType
get_item_type (GListModel *model)
{
  return SILOAM_TYPE_TIMELINE_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return SILOAM_TIMELINE (model)->items->len;
}

static gpointer get_item (GListModel *model, guint position);

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (SiloamTimeline,
                               siloam_timeline,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
free_place (gpointer item)
{
  if (item != NULL)
    g_object_unref (item);
}

static SiloamTimelineItem *
item_at (SiloamTimeline *self, guint position)
{
  return position < self->items->len ? self->items->pdata[position] : NULL;
}

static SiloamTimelineItem *
hold_item (SiloamTimeline *self, guint position)
{
  SiloamTimelineItem *item = item_at (self, position);

  if (item == NULL)
    {
      item = g_object_new (SILOAM_TYPE_TIMELINE_ITEM, NULL);
      self->items->pdata[position] = item;
      self->held++;
    }
  return item;
}

static void
reset (SiloamTimeline *self, guint n_items)
{
  guint before = self->items->len;

  g_ptr_array_set_size (self->items, 0);
  g_ptr_array_set_size (self->items, (int) n_items);
  self->held = 0;
  g_list_model_items_changed (G_LIST_MODEL (self), 0, before, n_items);
}

/* Lets go of items nobody asked for lately; a row that still shows one keeps it alive. */
static void
forget_old (SiloamTimeline *self)
{
  if (self->held <= PAGES_KEPT * PAGE_ITEMS)
    return;
  for (guint i = 0; i < self->items->len; i++)
    {
      SiloamTimelineItem *item = self->items->pdata[i];

      if (item == NULL || item->summary == NULL || item->used + PAGES_KEPT / 2 >= self->pages)
        continue;
      self->items->pdata[i] = NULL;
      self->held--;
      g_object_unref (item);
    }
}

static void
fill_page (SiloamTimeline *self, const SiloamPage *page)
{
  GDateTime *newer = page->newer;

  self->pages++;
  for (guint i = 0; i < page->summaries->len && page->offset + i < self->items->len; i++)
    {
      const SiloamSummary *summary = page->summaries->pdata[i];
      SiloamTimelineItem *item = hold_item (self, page->offset + i);

      item->used = self->pages;
      set_summary (item, summary, newer);
      newer = summary->created;
    }
  forget_old (self);
}

static void ask (SiloamTimeline *self, guint position);

/* A place that moved away from the page it was asked with is still waiting. */
static void
ask_again (SiloamTimeline *self)
{
  if (!self->shifted || g_hash_table_size (self->asked) > 0)
    return;
  self->shifted = FALSE;
  for (guint i = 0; i < self->items->len; i++)
    {
      SiloamTimelineItem *item = self->items->pdata[i];

      if (item != NULL && item->summary == NULL)
        ask (self, i);
    }
}

static void
page_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (SiloamTimeline) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SiloamPage) page =
      siloam_journal_page_finish (SILOAM_JOURNAL (source), result, &error);

  if (page == NULL)
    {
      g_hash_table_remove_all (self->asked);
      if (!g_error_matches (error, SILOAM_JOURNAL_ERROR, SILOAM_JOURNAL_ERROR_CLOSED))
        g_signal_emit (self, load_failed_signal, 0, error);
      return;
    }
  if (self->journal == NULL)
    return;
  g_hash_table_remove (self->asked, GUINT_TO_POINTER (page->offset));
  if (page->total != self->items->len)
    reset (self, page->total);
  fill_page (self, page);
  ask_again (self);
  if (self->loaded)
    return;
  self->loaded = TRUE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADED]);
}

static void
ask (SiloamTimeline *self, guint position)
{
  guint offset = position / PAGE_ITEMS * PAGE_ITEMS;

  if (self->journal == NULL || !g_hash_table_add (self->asked, GUINT_TO_POINTER (offset)))
    return;
  siloam_journal_page_async (self->journal, offset, PAGE_ITEMS, page_read_cb, g_object_ref (self));
}

static gpointer
get_item (GListModel *model, guint position)
{
  SiloamTimeline *self = SILOAM_TIMELINE (model);
  SiloamTimelineItem *item;

  if (position >= self->items->len)
    return NULL;
  item = hold_item (self, position);
  item->used = self->pages;
  if (item->summary == NULL)
    ask (self, position);
  return g_object_ref (item);
}

static void
remove_place (SiloamTimeline *self, const SiloamPlace *place)
{
  SiloamTimelineItem *next;

  if (item_at (self, place->position) != NULL)
    self->held--;
  g_ptr_array_remove_index (self->items, place->position);
  self->shifted = TRUE;
  g_list_model_items_changed (G_LIST_MODEL (self), place->position, 1, 0);
  next = item_at (self, place->position);
  if (next != NULL && next->summary != NULL)
    set_starts_month (next, place->newer);
}

static void
show_place (SiloamTimeline *self, const SiloamPlace *place)
{
  SiloamTimelineItem *item = item_at (self, place->position);
  SiloamTimelineItem *next = item_at (self, place->position + 1);

  if (item != NULL)
    set_summary (item, place->summary, place->newer);
  if (next != NULL && next->summary != NULL)
    set_starts_month (next, place->summary->created);
}

static void
insert_place (SiloamTimeline *self, const SiloamPlace *place)
{
  g_ptr_array_insert (self->items, (int) place->position, NULL);
  hold_item (self, place->position)->used = self->pages;
  self->shifted = TRUE;
  show_place (self, place);
  g_list_model_items_changed (G_LIST_MODEL (self), place->position, 0, 1);
}

static void
journal_closed (SiloamTimeline *self)
{
  g_clear_weak_pointer (&self->journal);
  reset (self, 0);
}

/* What does not fit the list is left alone: the next page that is read sets it right. */
static void
place_changed_cb (SiloamJournal *journal, const SiloamMove *change, SiloamTimeline *self)
{
  gboolean stays;

  if (change == NULL)
    {
      journal_closed (self);
      return;
    }
  if (!self->loaded || self->journal == NULL)
    return;
  stays = change->before.listed && change->after.listed &&
          change->before.position == change->after.position;
  if (stays)
    {
      show_place (self, &change->after);
      return;
    }
  if (change->before.listed && change->before.position < self->items->len)
    remove_place (self, &change->before);
  if (change->after.listed && change->after.position <= self->items->len)
    insert_place (self, &change->after);
}

static void
refreshed_cb (SiloamTimeline *self)
{
  if (self->journal == NULL)
    return;
  reset (self, 0);
  ask (self, 0);
}

static void
siloam_timeline_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SiloamTimeline *self = SILOAM_TIMELINE (object);

  switch ((Property) id)
    {
    case PROP_LOADED:
      g_value_set_boolean (value, self->loaded);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
siloam_timeline_finalize (GObject *object)
{
  SiloamTimeline *self = SILOAM_TIMELINE (object);

  g_clear_weak_pointer (&self->journal);
  g_ptr_array_unref (self->items);
  g_hash_table_unref (self->asked);

  G_OBJECT_CLASS (siloam_timeline_parent_class)->finalize (object);
}

static void
siloam_timeline_class_init (SiloamTimelineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = siloam_timeline_get_property;
  object_class->finalize = siloam_timeline_finalize;

  /**
   * SiloamTimeline:loaded:
   *
   * Whether the journal was counted: from then on an empty list is an empty journal.
   */
  properties[PROP_LOADED] =
      g_param_spec_boolean ("loaded",
                            NULL,
                            NULL,
                            FALSE,
                            G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  /**
   * SiloamTimeline::load-failed:
   * @error: a vault error or %SILOAM_JOURNAL_ERROR_DAMAGED
   *
   * A page could not be read; its rows stay empty until they are asked for again.
   */
  load_failed_signal = g_signal_new ("load-failed",
                                     G_TYPE_FROM_CLASS (klass),
                                     G_SIGNAL_RUN_LAST,
                                     0,
                                     NULL,
                                     NULL,
                                     NULL,
                                     G_TYPE_NONE,
                                     1,
                                     G_TYPE_ERROR);
}

static void
siloam_timeline_init (SiloamTimeline *self)
{
  self->items = g_ptr_array_new_with_free_func (free_place);
  self->asked = g_hash_table_new (NULL, NULL);
}

SiloamTimeline *
siloam_timeline_new (SiloamJournal *journal)
{
  SiloamTimeline *self = g_object_new (SILOAM_TYPE_TIMELINE, NULL);

  g_set_weak_pointer (&self->journal, journal);
  g_signal_connect_object (journal, "place-changed", G_CALLBACK (place_changed_cb), self, 0);
  g_signal_connect_object (journal,
                           "refreshed",
                           G_CALLBACK (refreshed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  ask (self, 0);
  return self;
}
