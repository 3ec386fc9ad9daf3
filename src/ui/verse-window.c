/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The window of verses: one view at a time, each deeper than the one before, and Escape goes back
 * the same way. It changes nothing but the entry of the page below it, and only when asked. Main
 * thread. */

#include "config.h"

#include "ui/verse-window.h"

#include <glib/gi18n.h>

#include "scripture/shelf.h"
#include "ui/verse-bar.h"
#include "ui/verse-chapter.h"
#include "ui/verse-item.h"
#include "ui/verse-moments.h"
#include "ui/verse-pane.h"
#include "ui/verse-picker.h"
#include "ui/verse-role.h"
#include "ui/verse-shelf.h"

#define WIDTH 680
#define HEIGHT 720
#define MIN_WIDTH 340
#define MIN_HEIGHT 400

struct _SiloamVerseWindow
{
  AdwWindow parent_instance;

  GtkWidget *back;
  GtkLabel *title;
  GtkStack *stack;
  SiloamVerseBar *bar;

  SiloamPrompts *prompts;
  SiloamBibles *bibles;
  SiloamJournal *journal;
  GtkWidget *page;  /* weak; NULL where nothing is written */
  GtkWidget *caret; /* weak */
  GPtrArray *panes; /* (element-type SiloamVersePane), borrowed; the last one is shown */
};

G_DEFINE_FINAL_TYPE (SiloamVerseWindow, siloam_verse_window, ADW_TYPE_WINDOW)

enum
{
  SIGNAL_TAKEN,
  SIGNAL_ENTRY,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static SiloamVersePane *
current_pane (SiloamVerseWindow *self)
{
  return self->panes->len > 0 ? g_ptr_array_index (self->panes, self->panes->len - 1) : NULL;
}

static char *
name_chosen (SiloamVerseWindow *self, GArray *chosen)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < chosen->len; i++)
    {
      g_autofree char *name =
          siloam_bibles_format (self->bibles, &g_array_index (chosen, SiloamReference, i));

      g_string_append_printf (names, "%s%s", i > 0 ? "; " : "", name);
    }
  return names->len > 0 ? g_strdup (names->str) : NULL;
}

static void
update (SiloamVerseWindow *self)
{
  static const char *const actions[] = { "verse.link",
                                         "verse.insert",
                                         "verse.read",
                                         "verse.copy",
                                         "verse.moments" };
  SiloamVersePane *pane = current_pane (self);
  g_autoptr (GArray) chosen = siloam_verse_pane_dup_chosen (pane);
  g_autofree char *name = name_chosen (self, chosen);
  gboolean has_verses = SILOAM_IS_VERSE_PICKER (pane) || SILOAM_IS_VERSE_CHAPTER (pane);

  gtk_label_set_label (self->title, siloam_verse_pane_get_title (pane));
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i], name != NULL);
  siloam_verse_bar_set_mode (self->bar,
                             SILOAM_IS_VERSE_CHAPTER (pane) ? SILOAM_VERSE_BAR_CHAPTER
                                                            : SILOAM_VERSE_BAR_LIST);
  siloam_verse_bar_set_chosen (self->bar, name);
  gtk_widget_set_visible (GTK_WIDGET (self->bar),
                          has_verses && (name != NULL || SILOAM_IS_VERSE_CHAPTER (pane)));
}

static void
pane_changed_cb (SiloamVerseWindow *self, SiloamVersePane *pane)
{
  if (pane == current_pane (self))
    update (self);
}

static void
show_pane (SiloamVerseWindow *self, SiloamVersePane *pane)
{
  for (guint i = 0; i < self->panes->len; i++)
    gtk_widget_set_visible (g_ptr_array_index (self->panes, i),
                            g_ptr_array_index (self->panes, i) == pane);
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (pane));
  update (self);
  gtk_widget_grab_focus (GTK_WIDGET (pane));
}

static void
push (SiloamVerseWindow *self, GtkWidget *pane)
{
  g_ptr_array_add (self->panes, pane);
  gtk_stack_add_child (self->stack, pane);
  g_signal_connect_object (pane, "changed", G_CALLBACK (pane_changed_cb), self, G_CONNECT_SWAPPED);
  show_pane (self, SILOAM_VERSE_PANE (pane));
}

static void
back_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamVerseWindow *self = SILOAM_VERSE_WINDOW (widget);
  SiloamVersePane *pane = current_pane (self);

  if (pane != NULL && siloam_verse_pane_back (pane))
    return;
  if (self->panes->len <= 1)
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  g_ptr_array_set_size (self->panes, (int) self->panes->len - 1);
  show_pane (self, current_pane (self));
  gtk_stack_remove (self->stack, GTK_WIDGET (pane));
}

static void
read_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamVerseWindow *self = SILOAM_VERSE_WINDOW (widget);
  g_autoptr (GArray) chosen = siloam_verse_pane_dup_chosen (current_pane (self));

  if (chosen->len > 0 && !SILOAM_IS_VERSE_CHAPTER (current_pane (self)))
    siloam_verse_window_read (self, &g_array_index (chosen, SiloamReference, 0));
}

static void
moments_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamVerseWindow *self = SILOAM_VERSE_WINDOW (widget);
  g_autoptr (GArray) chosen = siloam_verse_pane_dup_chosen (current_pane (self));

  if (chosen->len > 0 && self->journal != NULL)
    siloam_verse_window_show_moments (self, &g_array_index (chosen, SiloamReference, 0));
}

static const SiloamBibleInfo *
bible_at_hand (SiloamVerseWindow *self)
{
  SiloamVersePane *pane = current_pane (self);

  return SILOAM_IS_VERSE_CHAPTER (pane)
             ? siloam_verse_chapter_get_bible (SILOAM_VERSE_CHAPTER (pane))
             : siloam_bibles_get_chosen (self->bibles);
}

static void
link_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamVerseWindow *self = SILOAM_VERSE_WINDOW (widget);
  SiloamVersePane *pane = current_pane (self);
  g_autoptr (GArray) chosen = siloam_verse_pane_dup_chosen (pane);
  gboolean reading = SILOAM_IS_VERSE_CHAPTER (pane);
  const SiloamBibleInfo *bible = bible_at_hand (self);
  gboolean with_text = bible != NULL && siloam_verse_bar_get_with_text (self->bar);
  g_autoptr (SiloamVerseTaken) taken = NULL;

  if (self->page == NULL)
    return;
  taken = siloam_verse_take (SILOAM_WRITER (self->page),
                             self->bibles,
                             chosen,
                             reading ? siloam_verse_bar_get_role (self->bar)
                                     : siloam_verse_role_of (self->page),
                             with_text ? bible->id : NULL);
  if (taken == NULL)
    return;
  g_object_ref (self);
  gtk_window_destroy (GTK_WINDOW (self));
  g_signal_emit (self, signals[SIGNAL_TAKEN], 0, taken);
  g_object_unref (self);
}

/* At the caret, as if it was typed: it can be undone there. */
static void
insert_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamVerseWindow *self = SILOAM_VERSE_WINDOW (widget);
  g_autoptr (GArray) chosen = siloam_verse_pane_dup_chosen (current_pane (self));
  g_autofree char *name = name_chosen (self, chosen);
  GtkWidget *caret = self->caret;

  if (caret == NULL || name == NULL)
    return;
  if (GTK_IS_TEXT_VIEW (caret))
    {
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (caret));

      gtk_text_buffer_begin_user_action (buffer);
      gtk_text_buffer_delete_selection (buffer, TRUE, TRUE);
      gtk_text_buffer_insert_at_cursor (buffer, name, -1);
      gtk_text_buffer_end_user_action (buffer);
    }
  else
    {
      int position;

      gtk_editable_delete_selection (GTK_EDITABLE (caret));
      position = gtk_editable_get_position (GTK_EDITABLE (caret));
      gtk_editable_insert_text (GTK_EDITABLE (caret), name, -1, &position);
      gtk_editable_set_position (GTK_EDITABLE (caret), position);
    }
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
copy_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamVerseWindow *self = SILOAM_VERSE_WINDOW (widget);
  SiloamVersePane *pane = current_pane (self);
  g_autoptr (GArray) chosen = siloam_verse_pane_dup_chosen (pane);
  g_autofree char *name = name_chosen (self, chosen);
  g_autofree char *words = siloam_verse_pane_dup_words (pane);
  const SiloamBibleInfo *bible = bible_at_hand (self);
  g_autofree char *text = NULL;

  if (name == NULL)
    return;
  text = words != NULL && bible != NULL ? g_strdup_printf ("%s\n%s (%s)", words, name, bible->title)
                                        : g_strdup (name);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
}

static void
preferences_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autoptr (GtkWindow) parent = g_object_ref (gtk_window_get_transient_for (GTK_WINDOW (widget)));

  gtk_window_destroy (GTK_WINDOW (widget));
  gtk_widget_activate_action (GTK_WIDGET (parent), "win.preferences", NULL);
}

/* What no Bible knows can be kept as well, as the person writes it. */
static void
type_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamVerseWindow *self = SILOAM_VERSE_WINDOW (widget);
  SiloamSheet *sheet =
      self->page != NULL ? siloam_writer_get_sheet (SILOAM_WRITER (self->page)) : NULL;

  gtk_window_destroy (GTK_WINDOW (self));
  if (sheet != NULL)
    siloam_sheet_add_verse (sheet);
}

static void
after_list_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamVerseWindow *self = SILOAM_VERSE_WINDOW (widget);

  if (!gtk_widget_child_focus (GTK_WIDGET (self->bar), GTK_DIR_TAB_FORWARD))
    gtk_widget_grab_focus (self->back);
}

static void
before_list_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamVerseWindow *self = SILOAM_VERSE_WINDOW (widget);

  if (SILOAM_IS_VERSE_PICKER (current_pane (self)))
    siloam_verse_picker_focus_search (SILOAM_VERSE_PICKER (current_pane (self)));
  else
    gtk_widget_grab_focus (self->back);
}

static void
search_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamVerseWindow *self = SILOAM_VERSE_WINDOW (widget);

  if (SILOAM_IS_VERSE_PICKER (current_pane (self)))
    siloam_verse_picker_focus_search (SILOAM_VERSE_PICKER (current_pane (self)));
  else
    siloam_verse_window_pick (self);
}

static void
chapter_cb (SiloamVerseWindow *self, guint book, guint chapter)
{
  SiloamReference reference;

  if (siloam_chapter_reference (book,
                                chapter,
                                siloam_bibles_get_numbering (self->bibles),
                                &reference))
    siloam_verse_window_read (self, &reference);
}

static void
show_chapters (SiloamVerseWindow *self, guint book)
{
  GtkWidget *pane = siloam_verse_shelf_new_chapters (self->bibles, book);

  g_signal_connect_object (pane, "chapter", G_CALLBACK (chapter_cb), self, G_CONNECT_SWAPPED);
  push (self, pane);
}

static void
shelf_cb (SiloamVerseWindow *self, guint shelf)
{
  static const char *const titles[SILOAM_N_SHELVES] = {
    [SILOAM_SHELF_LAW] = "verse.shelf.law",       [SILOAM_SHELF_PROPHETS] = "verse.shelf.prophets",
    [SILOAM_SHELF_PSALMS] = "verse.shelf.psalms", [SILOAM_SHELF_PROVERBS] = "verse.shelf.proverbs",
    [SILOAM_SHELF_ALL] = "verse.shelf.all",
  };
  GtkWidget *pane;
  guint first, last;

  siloam_shelf_get_books ((SiloamShelf) shelf, &first, &last);
  if (first == last)
    {
      show_chapters (self, first);
      return;
    }
  pane = siloam_verse_shelf_new_books (self->bibles,
                                       siloam_prompts_get (self->prompts, titles[shelf]),
                                       first,
                                       last);
  g_signal_connect_object (pane, "book", G_CALLBACK (show_chapters), self, G_CONNECT_SWAPPED);
  push (self, pane);
}

/* Enter takes a verse along; where nothing is written, and for a chapter, it reads. */
static void
chosen_cb (SiloamVerseWindow *self, SiloamVerseItem *item)
{
  SiloamVerseItemKind kind = siloam_verse_item_get_kind (item);
  const SiloamReference *reference = siloam_verse_item_get_reference (item);

  if (kind == SILOAM_VERSE_ITEM_BOOK)
    show_chapters (self, reference->book);
  else if (kind == SILOAM_VERSE_ITEM_CHAPTER || self->page == NULL)
    siloam_verse_window_read (self, reference);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "verse.link", NULL);
}

static void
entry_cb (SiloamVerseWindow *self, const char *id)
{
  g_autofree char *kept = g_strdup (id);

  g_object_ref (self);
  gtk_window_destroy (GTK_WINDOW (self));
  g_signal_emit (self, signals[SIGNAL_ENTRY], 0, kept);
  g_object_unref (self);
}

static void
siloam_verse_window_dispose (GObject *object)
{
  SiloamVerseWindow *self = SILOAM_VERSE_WINDOW (object);

  if (self->panes != NULL)
    g_ptr_array_set_size (self->panes, 0);
  g_clear_weak_pointer (&self->page);
  g_clear_weak_pointer (&self->caret);

  G_OBJECT_CLASS (siloam_verse_window_parent_class)->dispose (object);
}

static void
siloam_verse_window_finalize (GObject *object)
{
  SiloamVerseWindow *self = SILOAM_VERSE_WINDOW (object);

  g_ptr_array_unref (self->panes);
  g_clear_object (&self->bibles);
  g_clear_object (&self->journal);
  g_clear_object (&self->prompts);

  G_OBJECT_CLASS (siloam_verse_window_parent_class)->finalize (object);
}

static void
install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "verse.back", NULL, back_cb);
  gtk_widget_class_install_action (klass, "verse.link", NULL, link_cb);
  gtk_widget_class_install_action (klass, "verse.insert", NULL, insert_cb);
  gtk_widget_class_install_action (klass, "verse.read", NULL, read_cb);
  gtk_widget_class_install_action (klass, "verse.copy", NULL, copy_cb);
  gtk_widget_class_install_action (klass, "verse.moments", NULL, moments_cb);
  gtk_widget_class_install_action (klass, "verse.preferences", NULL, preferences_cb);
  gtk_widget_class_install_action (klass, "verse.type", NULL, type_cb);
  gtk_widget_class_install_action (klass, "verse.search", NULL, search_cb);
  gtk_widget_class_install_action (klass, "verse.after-list", NULL, after_list_cb);
  gtk_widget_class_install_action (klass, "verse.before-list", NULL, before_list_cb);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Escape, 0, "verse.back", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Left, GDK_ALT_MASK, "verse.back", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Return, GDK_CONTROL_MASK, "verse.link", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_r, GDK_CONTROL_MASK, "verse.read", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_c, GDK_CONTROL_MASK, "verse.copy", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_k, GDK_CONTROL_MASK, "verse.search", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_f, GDK_CONTROL_MASK, "verse.search", NULL);
}

static guint
add_signal (const char *name, GType param)
{
  return g_signal_new (name,
                       SILOAM_TYPE_VERSE_WINDOW,
                       G_SIGNAL_RUN_LAST,
                       0,
                       NULL,
                       NULL,
                       NULL,
                       G_TYPE_NONE,
                       1,
                       param);
}

static void
siloam_verse_window_class_init (SiloamVerseWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = siloam_verse_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = siloam_verse_window_finalize;
  install_actions (GTK_WIDGET_CLASS (klass));
  signals[SIGNAL_TAKEN] = add_signal ("taken", SILOAM_TYPE_VERSE_TAKEN);
  signals[SIGNAL_ENTRY] = add_signal ("entry", G_TYPE_STRING);
}

static GtkWidget *
make_header (SiloamVerseWindow *self)
{
  GtkWidget *header = adw_header_bar_new ();

  self->back = gtk_button_new_from_icon_name ("go-previous-symbolic");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->back), "verse.back");
  gtk_widget_set_tooltip_text (self->back, _ ("Back (Escape)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->back),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Back"),
                                  -1);
  gtk_widget_add_css_class (self->back, "siloam-target");
  self->title = GTK_LABEL (g_object_new (GTK_TYPE_LABEL, "ellipsize", PANGO_ELLIPSIZE_END, NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "title");
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), self->back);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), GTK_WIDGET (self->title));
  return header;
}

static void
siloam_verse_window_init (SiloamVerseWindow *self)
{
  self->panes = g_ptr_array_new ();
  gtk_window_set_default_size (GTK_WINDOW (self), WIDTH, HEIGHT);
  gtk_widget_set_size_request (GTK_WIDGET (self), MIN_WIDTH, MIN_HEIGHT);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_title (GTK_WINDOW (self), g_get_application_name ());
}

static void
build (SiloamVerseWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_hhomogeneous (self->stack, FALSE);
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  self->bar =
      SILOAM_VERSE_BAR (siloam_verse_bar_new (self->prompts, self->page, self->caret != NULL));
  gtk_box_append (GTK_BOX (box), make_header (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->bar));
  if (self->journal == NULL)
    siloam_verse_bar_hide_moments (self->bar);
  adw_window_set_content (ADW_WINDOW (self), box);
}

/**
 * siloam_verse_window_new:
 * @parent: the window below it
 * @prompts: the texts
 * @bibles: where to look
 * @journal: (nullable): the open journal; without one there is no looking back
 * @page: (nullable): where verses are taken along to
 * @caret: (nullable): where a reference can be put into the text
 *
 * Makes the window with nothing in it yet.
 *
 * Returns: (transfer none): a new window
 */
GtkWidget *
siloam_verse_window_new (GtkWindow *parent,
                         SiloamPrompts *prompts,
                         SiloamBibles *bibles,
                         SiloamJournal *journal,
                         SiloamWriter *page,
                         GtkWidget *caret)
{
  SiloamVerseWindow *self = g_object_new (SILOAM_TYPE_VERSE_WINDOW, "transient-for", parent, NULL);

  self->prompts = g_object_ref (prompts);
  self->bibles = g_object_ref (bibles);
  g_set_object (&self->journal, journal);
  if (page != NULL && siloam_writer_get_entry (page) != NULL)
    g_set_weak_pointer (&self->page, GTK_WIDGET (page));
  g_set_weak_pointer (&self->caret, caret);
  build (self);
  return GTK_WIDGET (self);
}

/**
 * siloam_verse_window_pick:
 *
 * Goes to looking for a verse.
 */
void
siloam_verse_window_pick (SiloamVerseWindow *self)
{
  GtkWidget *pane;

  g_return_if_fail (SILOAM_IS_VERSE_WINDOW (self));

  pane = siloam_verse_picker_new (
      self->prompts,
      self->bibles,
      self->page != NULL ? siloam_writer_get_entry (SILOAM_WRITER (self->page)) : NULL);
  g_signal_connect_object (pane, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (pane, "shelf", G_CALLBACK (shelf_cb), self, G_CONNECT_SWAPPED);
  push (self, pane);
}

/**
 * siloam_verse_window_read:
 * @reference: in any numbering
 *
 * Goes to its chapter.
 */
void
siloam_verse_window_read (SiloamVerseWindow *self, const SiloamReference *reference)
{
  g_return_if_fail (SILOAM_IS_VERSE_WINDOW (self));

  push (self, siloam_verse_chapter_new (self->prompts, self->bibles, reference));
}

/**
 * siloam_verse_window_show_moments:
 * @reference: in any numbering
 *
 * Goes to where it was received before.
 */
void
siloam_verse_window_show_moments (SiloamVerseWindow *self, const SiloamReference *reference)
{
  SiloamReference own;
  g_autofree char *name = NULL;
  GtkWidget *pane;

  g_return_if_fail (SILOAM_IS_VERSE_WINDOW (self));

  own = siloam_bibles_renumber (self->bibles, reference);
  name = siloam_bibles_format (self->bibles, &own);
  pane = siloam_verse_moments_new (
      self->prompts,
      self->journal,
      reference,
      name,
      self->page != NULL ? siloam_writer_get_entry_id (SILOAM_WRITER (self->page)) : NULL);
  g_signal_connect_object (pane, "entry", G_CALLBACK (entry_cb), self, G_CONNECT_SWAPPED);
  push (self, pane);
}
