/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Reading a chapter. Numbers are those of the Bible that is read; what is chosen is told in the
 * numbering of the person, and a line says it when the two differ. Main thread. */

#include "config.h"

#include "ui/verse-chapter.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "scripture/shelf.h"
#include "ui/chapter-verse.h"
#include "ui/list-keys.h"
#include "ui/narrow-choice.h"
#include "ui/stack-replace.h"
#include "ui/template.h"
#include "ui/verse-item.h"
#include "ui/verse-pane.h"

#define N_BOOKS 66
#define BOOK_PSALMS 19
#define COLUMN_WIDTH 640
#define ROW_SPACING 6
#define VERSES_BELOW 3

struct _SiloamVerseChapter
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *choice; /* which Bible */
  GtkWidget *only;   /* its name when there is no choice */
  GtkWidget *numbering_label;
  GtkStack *stack; /* "chapter", "missing" */
  AdwStatusPage *missing;
  GtkWidget *preferences;
  GtkListView *list;
  GtkSelectionModel *selection;

  SiloamPrompts *prompts;
  SiloamBibles *bibles;
  char *bible_id;        /* NULL while there is none */
  SiloamReference asked; /* what the person came for, in any numbering */
  SiloamReference here;  /* the whole chapter, in the numbering of the Bible */
  char *title;
  guint first_asked; /* a position in the list */
  guint layouts;     /* since the chapter was shown */
  gboolean filling;
};

static void pane_init (SiloamVersePaneInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SiloamVerseChapter,
                               siloam_verse_chapter,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (SILOAM_TYPE_VERSE_PANE, pane_init))

static const char *
say (SiloamVerseChapter *self, const char *key)
{
  return siloam_prompts_get (self->prompts, key);
}

static const SiloamBibleInfo *
bible_of (SiloamVerseChapter *self)
{
  return self->bible_id != NULL ? siloam_bibles_find (self->bibles, self->bible_id) : NULL;
}

static SiloamNumbering
numbering_of (const SiloamBibleInfo *info, guint book)
{
  return book == BOOK_PSALMS ? info->psalms : info->rest;
}

/* The chapter that holds the start of what was asked, as the Bible numbers it. */
static gboolean
find_chapter (SiloamVerseChapter *self, SiloamReference *out)
{
  const SiloamBibleInfo *info = bible_of (self);
  SiloamNumbering numbering;
  SiloamReference mapped;

  if (info == NULL)
    return FALSE;
  numbering = numbering_of (info, self->asked.book);
  if (!siloam_reference_map (&self->asked, numbering, &mapped, NULL))
    mapped = self->asked;
  return siloam_chapter_reference (mapped.book, mapped.chapter, numbering, out);
}

static gboolean
is_asked (const SiloamReference *verse, const SiloamReference *first, const SiloamReference *last)
{
  guint at = verse->chapter * 1000u + verse->verse;

  return at >= first->chapter * 1000u + first->verse && at <= last->chapter * 1000u + last->verse;
}

/* Verses that are glued to others in a Bible are found by what the Bible gives for them. */
static SiloamExcerpt *
fetch_asked (SiloamVerseChapter *self)
{
  return self->asked.verse > 0
             ? siloam_bibles_fetch (self->bibles, self->bible_id, &self->asked, NULL)
             : NULL;
}

static GListStore *
make_verses (SiloamVerseChapter *self, const SiloamExcerpt *chapter)
{
  GListStore *verses = g_list_store_new (SILOAM_TYPE_CHAPTER_VERSE);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (SiloamExcerpt) asked = fetch_asked (self);
  const SiloamVerse *first = asked != NULL ? asked->verses->pdata[0] : NULL;
  const SiloamVerse *last = asked != NULL ? asked->verses->pdata[asked->verses->len - 1] : NULL;

  for (guint i = 0; i < chapter->verses->len; i++)
    {
      const SiloamVerse *verse = g_ptr_array_index (chapter->verses, i);

      g_ptr_array_add (
          items,
          siloam_chapter_verse_new (
              verse,
              asked != NULL && is_asked (&verse->reference, &first->reference, &last->reference)));
    }
  g_list_store_splice (verses, 0, 0, items->pdata, items->len);
  return verses;
}

static SiloamChapterVerse *
verse_at (SiloamVerseChapter *self, guint position)
{
  /* The list keeps it alive. */
  g_autoptr (SiloamChapterVerse) verse =
      g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  return verse;
}

static void
choose_asked (SiloamVerseChapter *self)
{
  guint n_verses = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  self->first_asked = 0;
  for (guint i = n_verses; i-- > 0;)
    if (siloam_chapter_verse_is_asked (verse_at (self, i)))
      {
        gtk_selection_model_select_item (self->selection, i, FALSE);
        self->first_asked = i;
      }
}

static void
show_numbering (SiloamVerseChapter *self)
{
  guint n_verses = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  gboolean differs = FALSE;

  for (guint i = 0; i < n_verses && !differs; i++)
    {
      const SiloamReference *there = siloam_chapter_verse_get_reference (verse_at (self, i));
      SiloamReference own = siloam_bibles_renumber (self->bibles, there);

      differs = own.chapter != there->chapter || own.verse != there->verse ||
                own.end_verse != there->end_verse;
    }
  if (differs)
    {
      g_autofree char *key =
          g_strconcat ("verse.numbering.",
                       siloam_numbering_get_nick ((SiloamNumbering) self->here.numbering),
                       NULL);

      gtk_label_set_label (GTK_LABEL (self->numbering_label), say (self, key));
    }
  gtk_widget_set_visible (self->numbering_label, differs);
}

static void
chosen_changed_cb (SiloamVerseChapter *self)
{
  siloam_verse_pane_emit_changed (SILOAM_VERSE_PANE (self));
}

/* Through the list, so that Shift goes on from there. */
static void
select_asked (SiloamVerseChapter *self)
{
  guint last = self->first_asked;
  guint n_verses = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  while (last + 1 < n_verses && siloam_chapter_verse_is_asked (verse_at (self, last + 1)))
    last++;
  gtk_widget_activate_action (GTK_WIDGET (self->list),
                              "list.select-item",
                              "(ubb)",
                              self->first_asked,
                              FALSE,
                              FALSE);
  if (last > self->first_asked)
    gtk_widget_activate_action (GTK_WIDGET (self->list),
                                "list.select-item",
                                "(ubb)",
                                last,
                                FALSE,
                                TRUE);
}

/* So that arrows go on from the verse the person came for. */
static void
focus_asked (SiloamVerseChapter *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || (focus != GTK_WIDGET (self->list) &&
                        !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list))))
    return;
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *line = gtk_widget_get_first_child (row);

      if (line == NULL || !gtk_widget_has_css_class (line, "siloam-asked"))
        continue;
      gtk_widget_grab_focus (row);
      select_asked (self);
      return;
    }
}

static void
scroll_to (SiloamVerseChapter *self, guint position)
{
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
}

/* The list scrolls only after it knows how high its rows are. */
static gboolean
scroll_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  SiloamVerseChapter *self = SILOAM_VERSE_CHAPTER (widget);

  guint n_verses = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  /* What follows is in sight too. */
  scroll_to (self, MIN (self->first_asked + VERSES_BELOW, n_verses - 1));
  if (self->layouts++ < 2)
    return G_SOURCE_CONTINUE;
  scroll_to (self, self->first_asked);
  focus_asked (self);
  return G_SOURCE_REMOVE;
}

static void
show_verses (SiloamVerseChapter *self, const SiloamExcerpt *chapter)
{
  g_clear_object (&self->selection);
  self->selection =
      GTK_SELECTION_MODEL (gtk_multi_selection_new (G_LIST_MODEL (make_verses (self, chapter))));
  choose_asked (self);
  g_signal_connect_object (self->selection,
                           "selection-changed",
                           G_CALLBACK (chosen_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  gtk_list_view_set_model (self->list, self->selection);
  show_numbering (self);
  siloam_stack_show (self->stack, "chapter");
  self->layouts = 0;
  gtk_widget_add_tick_callback (GTK_WIDGET (self), scroll_cb, NULL, NULL);
}

static void
show_missing (SiloamVerseChapter *self)
{
  gboolean no_bible = self->bible_id == NULL;

  g_clear_object (&self->selection);
  gtk_list_view_set_model (self->list, NULL);
  gtk_widget_set_visible (self->numbering_label, FALSE);
  adw_status_page_set_title (self->missing,
                             say (self, no_bible ? "verse.no_bible.title" : "verse.not_here"));
  adw_status_page_set_description (self->missing,
                                   no_bible ? say (self, "verse.no_bible.note") : "");
  gtk_widget_set_visible (self->preferences, no_bible);
  siloam_stack_show (self->stack, "missing");
}

static guint
chapter_ordinal (SiloamVerseChapter *self, int step, guint *book)
{
  const SiloamBibleInfo *info = bible_of (self);
  int chapter = self->here.chapter + step;

  *book = self->here.book;
  if (info == NULL)
    return 0;
  if (chapter < 1 && *book > 1)
    {
      (*book)--;
      return siloam_book_count_chapters (*book, numbering_of (info, *book));
    }
  if (chapter > (int) siloam_book_count_chapters (*book, numbering_of (info, *book)))
    {
      (*book)++;
      return *book <= N_BOOKS ? 1 : 0;
    }
  return chapter < 1 ? 0 : (guint) chapter;
}

static void
update_actions (SiloamVerseChapter *self)
{
  guint book;

  gtk_widget_action_set_enabled (GTK_WIDGET (self),
                                 "chapter.previous",
                                 chapter_ordinal (self, -1, &book) > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self),
                                 "chapter.next",
                                 chapter_ordinal (self, 1, &book) > 0);
}

static void
load (SiloamVerseChapter *self)
{
  g_autoptr (SiloamExcerpt) chapter = NULL;
  gboolean found = find_chapter (self, &self->here);

  if (!found)
    self->here = self->asked;
  self->here.verse = self->here.end_verse = 0;
  self->here.end_chapter = self->here.chapter;
  g_free (self->title);
  self->title = siloam_bibles_format (self->bibles, &self->here);
  if (found)
    chapter = siloam_bibles_fetch (self->bibles, self->bible_id, &self->here, NULL);
  if (chapter != NULL)
    show_verses (self, chapter);
  else
    show_missing (self);
  update_actions (self);
  siloam_verse_pane_emit_changed (SILOAM_VERSE_PANE (self));
}

static void
go (SiloamVerseChapter *self, int step)
{
  const SiloamBibleInfo *info = bible_of (self);
  guint book;
  guint chapter = chapter_ordinal (self, step, &book);

  if (info == NULL ||
      !siloam_chapter_reference (book, chapter, numbering_of (info, book), &self->asked))
    return;
  load (self);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
previous_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  go (SILOAM_VERSE_CHAPTER (widget), -1);
}

static void
next_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  go (SILOAM_VERSE_CHAPTER (widget), 1);
}

/* Those that can be read, in the order of the choice. */
static const SiloamBibleInfo *
readable_at (SiloamVerseChapter *self, guint position)
{
  GPtrArray *infos = siloam_bibles_list (self->bibles);

  for (guint i = 0; i < infos->len; i++)
    {
      const SiloamBibleInfo *info = g_ptr_array_index (infos, i);

      if (info->title != NULL && position-- == 0)
        return info;
    }
  return NULL;
}

static void
bible_chosen_cb (SiloamVerseChapter *self)
{
  const SiloamBibleInfo *info =
      readable_at (self, gtk_drop_down_get_selected (GTK_DROP_DOWN (self->choice)));

  if (self->filling || info == NULL || g_strcmp0 (info->id, self->bible_id) == 0)
    return;
  g_free (self->bible_id);
  self->bible_id = g_strdup (info->id);
  load (self);
}

/* Keeps the Bible that is read when it is still there. */
static void
fill_choice (SiloamVerseChapter *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  const SiloamBibleInfo *info = bible_of (self);
  guint selected = GTK_INVALID_LIST_POSITION;

  if (info == NULL)
    info = siloam_bibles_get_chosen (self->bibles);
  g_free (self->bible_id);
  self->bible_id = info != NULL ? g_strdup (info->id) : NULL;

  self->filling = TRUE;
  for (guint i = 0; (info = readable_at (self, i)) != NULL; i++)
    {
      gtk_string_list_append (titles, info->title);
      if (g_str_equal (info->id, self->bible_id))
        selected = i;
    }
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->choice), G_LIST_MODEL (titles));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->choice), selected);
  gtk_widget_set_visible (self->choice, g_list_model_get_n_items (G_LIST_MODEL (titles)) > 1);
  gtk_widget_set_visible (self->only, g_list_model_get_n_items (G_LIST_MODEL (titles)) == 1);
  info = bible_of (self);
  gtk_label_set_label (GTK_LABEL (self->only), info != NULL ? info->title : "");
  self->filling = FALSE;
}

static void
bibles_changed_cb (SiloamVerseChapter *self)
{
  fill_choice (self);
  load (self);
}

/* Verses first to last of the list, as this person numbers. */
static void
append_run (SiloamVerseChapter *self, GArray *chosen, guint first, guint last)
{
  SiloamReference run = *siloam_chapter_verse_get_reference (verse_at (self, first));
  const SiloamReference *end = siloam_chapter_verse_get_reference (verse_at (self, last));

  run.end_chapter = end->end_chapter;
  run.end_verse = end->end_verse;
  run = siloam_bibles_renumber (self->bibles, &run);
  g_array_append_val (chosen, run);
}

static GArray *
siloam_verse_chapter_dup_chosen (SiloamVersePane *pane)
{
  SiloamVerseChapter *self = SILOAM_VERSE_CHAPTER (pane);
  GArray *chosen = g_array_new (FALSE, FALSE, sizeof (SiloamReference));
  guint n = self->selection != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->selection)) : 0;

  for (guint i = 0; i < n; i++)
    {
      guint first = i;

      if (!gtk_selection_model_is_selected (self->selection, i))
        continue;
      while (i + 1 < n && gtk_selection_model_is_selected (self->selection, i + 1))
        i++;
      append_run (self, chosen, first, i);
    }
  return chosen;
}

static char *
siloam_verse_chapter_dup_words (SiloamVersePane *pane)
{
  SiloamVerseChapter *self = SILOAM_VERSE_CHAPTER (pane);
  g_autoptr (GString) words = g_string_new (NULL);
  guint n = self->selection != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->selection)) : 0;

  for (guint i = 0; i < n; i++)
    if (gtk_selection_model_is_selected (self->selection, i))
      g_string_append_printf (words,
                              "%s%s",
                              words->len > 0 ? " " : "",
                              siloam_chapter_verse_get_text (verse_at (self, i)));
  return words->len > 0 ? g_strdup (words->str) : NULL;
}

static const char *
siloam_verse_chapter_get_title (SiloamVersePane *pane)
{
  return SILOAM_VERSE_CHAPTER (pane)->title;
}

static void
pane_init (SiloamVersePaneInterface *iface)
{
  iface->get_title = siloam_verse_chapter_get_title;
  iface->dup_chosen = siloam_verse_chapter_dup_chosen;
  iface->dup_words = siloam_verse_chapter_dup_words;
}

static gboolean
siloam_verse_chapter_grab_focus (GtkWidget *widget)
{
  SiloamVerseChapter *self = SILOAM_VERSE_CHAPTER (widget);

  if (self->selection == NULL)
    return gtk_widget_child_focus (self->box, GTK_DIR_TAB_FORWARD);
  return gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
siloam_verse_chapter_dispose (GObject *object)
{
  SiloamVerseChapter *self = SILOAM_VERSE_CHAPTER (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->bibles);
  g_clear_object (&self->prompts);

  G_OBJECT_CLASS (siloam_verse_chapter_parent_class)->dispose (object);
}

static void
siloam_verse_chapter_finalize (GObject *object)
{
  SiloamVerseChapter *self = SILOAM_VERSE_CHAPTER (object);

  g_free (self->bible_id);
  g_free (self->title);

  G_OBJECT_CLASS (siloam_verse_chapter_parent_class)->finalize (object);
}

static void
siloam_verse_chapter_class_init (SiloamVerseChapterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siloam_verse_chapter_dispose;
  G_OBJECT_CLASS (klass)->finalize = siloam_verse_chapter_finalize;
  widget_class->grab_focus = siloam_verse_chapter_grab_focus;
  widget_class->focus = siloam_template_focus;
  gtk_widget_class_install_action (widget_class, "chapter.previous", NULL, previous_cb);
  gtk_widget_class_install_action (widget_class, "chapter.next", NULL, next_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
add_key (GtkEventController *keys, guint key, const char *action)
{
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (key, GDK_CONTROL_MASK),
                        gtk_named_action_new (action)));
}

/* A list has its own use for these keys, so they come before it. */
static void
add_keys (SiloamVerseChapter *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  add_key (keys, GDK_KEY_Page_Up, "chapter.previous");
  add_key (keys, GDK_KEY_Page_Down, "chapter.next");
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static void
siloam_verse_chapter_init (SiloamVerseChapter *self)
{
  add_keys (self);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

static GtkWidget *
make_button (const char *icon_name, const char *name, const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "siloam-target");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  return button;
}

static GtkWidget *
make_meta (void)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL,
                                   "wrap",
                                   TRUE,
                                   "wrap-mode",
                                   PANGO_WRAP_WORD_CHAR,
                                   "justify",
                                   GTK_JUSTIFY_CENTER,
                                   NULL);

  gtk_widget_add_css_class (label, "siloam-meta");
  gtk_widget_add_css_class (label, "siloam-soft");
  return label;
}

static void
build_top (SiloamVerseChapter *self)
{
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, ROW_SPACING);
  GtkWidget *middle = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->choice = siloam_narrow_choice_new (NULL, _ ("Bible"));
  gtk_widget_set_halign (self->choice, GTK_ALIGN_CENTER);
  g_signal_connect_object (self->choice,
                           "notify::selected",
                           G_CALLBACK (bible_chosen_cb),
                           self,
                           G_CONNECT_SWAPPED);
  self->only = make_meta ();
  self->numbering_label = make_meta ();
  gtk_widget_set_hexpand (middle, TRUE);
  gtk_widget_set_valign (middle, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (middle), self->choice);
  gtk_box_append (GTK_BOX (middle), self->only);
  gtk_box_append (GTK_BOX (middle), self->numbering_label);

  gtk_widget_add_css_class (top, "siloam-verse-top");
  gtk_box_append (GTK_BOX (top),
                  make_button ("go-previous-symbolic",
                               _ ("Previous chapter (Ctrl+Page Up)"),
                               "chapter.previous"));
  gtk_box_append (GTK_BOX (top), middle);
  gtk_box_append (
      GTK_BOX (top),
      make_button ("go-next-symbolic", _ ("Next chapter (Ctrl+Page Down)"), "chapter.next"));
  gtk_box_append (GTK_BOX (self->box), top);
}

static GtkWidget *
make_chapter (SiloamVerseChapter *self)
{
  GtkWidget *column;

  self->list = GTK_LIST_VIEW (gtk_list_view_new (NULL, siloam_chapter_verse_factory ()));
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "siloam-verse-list");
  siloam_list_keys_add (GTK_WIDGET (self->list), _ ("Verses"));
  column = g_object_new (ADW_TYPE_CLAMP_SCROLLABLE,
                         "maximum-size",
                         COLUMN_WIDTH,
                         "tightening-threshold",
                         COLUMN_WIDTH,
                         "child",
                         self->list,
                         NULL);
  return g_object_new (GTK_TYPE_SCROLLED_WINDOW,
                       "hscrollbar-policy",
                       GTK_POLICY_NEVER,
                       "vexpand",
                       TRUE,
                       "child",
                       column,
                       NULL);
}

static GtkWidget *
make_missing (SiloamVerseChapter *self)
{
  self->missing = ADW_STATUS_PAGE (adw_status_page_new ());
  self->preferences = gtk_button_new_with_label (_ ("Preferences"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->preferences), "verse.preferences");
  gtk_widget_set_halign (self->preferences, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->preferences, "pill");
  adw_status_page_set_child (self->missing, self->preferences);
  gtk_widget_add_css_class (GTK_WIDGET (self->missing), "compact");
  return GTK_WIDGET (self->missing);
}

/**
 * siloam_verse_chapter_new:
 * @prompts: the texts
 * @bibles: where to read, and how this person numbers
 * @reference: what to open, in any numbering
 *
 * Makes the view.
 *
 * Returns: (transfer floating): a new widget
 */
GtkWidget *
siloam_verse_chapter_new (SiloamPrompts *prompts,
                          SiloamBibles *bibles,
                          const SiloamReference *reference)
{
  SiloamVerseChapter *self = g_object_new (SILOAM_TYPE_VERSE_CHAPTER, NULL);

  self->prompts = g_object_ref (prompts);
  self->bibles = g_object_ref (bibles);
  self->asked = *reference;
  build_top (self);
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, make_chapter (self), "chapter");
  gtk_stack_add_named (self->stack, make_missing (self), "missing");
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->stack));
  fill_choice (self);
  load (self);
  g_signal_connect_object (bibles,
                           "changed",
                           G_CALLBACK (bibles_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * siloam_verse_chapter_get_bible:
 *
 * Returns: (transfer none) (nullable): the Bible that is read
 */
const SiloamBibleInfo *
siloam_verse_chapter_get_bible (SiloamVerseChapter *self)
{
  g_return_val_if_fail (SILOAM_IS_VERSE_CHAPTER (self), NULL);

  return bible_of (self);
}
