/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Looking for a verse. The field keeps the focus while arrows walk through what was found, so that
 * typing can go on at any moment. Main thread. */

#include "config.h"

#include "ui/verse-picker.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "scripture/shelf.h"
#include "ui/stack-replace.h"
#include "ui/template.h"
#include "ui/verse-finder.h"
#include "ui/verse-pane.h"
#include "ui/verse-results.h"
#include "ui/verse-start.h"

#define COLUMN_WIDTH 640
#define SEARCH_DELAY 120

struct _SiloamVersePicker
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *search;
  GtkWidget *no_bible;
  GtkWidget *need_label;
  GtkStack *stack; /* "start", "found", "nothing" */
  GtkWidget *start;
  SiloamVerseResults *results;

  SiloamPrompts *prompts;
  SiloamBibles *bibles;
  SiloamVerseFinder *finder;
  gboolean shows_need;
};

static void pane_init (SiloamVersePaneInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SiloamVersePicker,
                               siloam_verse_picker,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (SILOAM_TYPE_VERSE_PANE, pane_init))

enum
{
  SIGNAL_CHOSEN,
  SIGNAL_SHELF,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static const char *
say (SiloamVersePicker *self, const char *key)
{
  return siloam_prompts_get (self->prompts, key);
}

static void
show (SiloamVersePicker *self, const char *name)
{
  siloam_stack_show (self->stack, name);
  gtk_widget_set_visible (self->need_label, self->shows_need);
  siloam_verse_pane_emit_changed (SILOAM_VERSE_PANE (self));
}

static gboolean
shows_found (SiloamVersePicker *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "found") == 0;
}

static void
show_start (SiloamVersePicker *self)
{
  siloam_verse_finder_stop (self->finder);
  self->shows_need = FALSE;
  show (self, "start");
}

static void
answered_cb (SiloamVersePicker *self)
{
  GListModel *items = siloam_verse_finder_get_items (self->finder);

  show (self, g_list_model_get_n_items (items) > 0 ? "found" : "nothing");
}

static void
search_changed_cb (SiloamVersePicker *self)
{
  g_autofree char *typed =
      g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search))));

  if (typed[0] == '\0')
    {
      if (!self->shows_need)
        show_start (self);
      return;
    }
  self->shows_need = FALSE;
  siloam_verse_finder_look_for (self->finder, typed);
}

static void
need_cb (SiloamVersePicker *self, const char *theme)
{
  g_autofree char *key = g_strconcat ("verse.need.", theme, NULL);

  self->shows_need = TRUE;
  gtk_label_set_label (GTK_LABEL (self->need_label), say (self, key));
  siloam_verse_finder_look_for_need (self->finder, theme);
  gtk_widget_grab_focus (GTK_WIDGET (self->results));
}

static void
shelf_cb (SiloamVersePicker *self, guint shelf)
{
  g_signal_emit (self, signals[SIGNAL_SHELF], 0, shelf);
}

static void
chosen_cb (SiloamVersePicker *self, SiloamVerseItem *item)
{
  if (siloam_verse_item_get_kind (item) == SILOAM_VERSE_ITEM_MORE)
    siloam_verse_finder_look_further (self->finder);
  else
    g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, item);
}

/* Enter takes a place that was typed; words only lead to the list, where one is chosen. */
static void
entered_cb (SiloamVersePicker *self)
{
  search_changed_cb (self);
  if (!shows_found (self))
    return;
  if (siloam_verse_finder_is_place (self->finder))
    siloam_verse_results_open (self->results);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->results));
}

static void
stop_search_cb (SiloamVersePicker *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "verse.back", NULL);
}

static gboolean
key_cb (SiloamVersePicker *self, guint keyval, guint keycode, GdkModifierType state)
{
  if (keyval != GDK_KEY_Down || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  if (shows_found (self))
    return gtk_widget_grab_focus (GTK_WIDGET (self->results));
  return gtk_widget_child_focus (self->start, GTK_DIR_TAB_FORWARD);
}

static GArray *
siloam_verse_picker_dup_chosen (SiloamVersePane *pane)
{
  SiloamVersePicker *self = SILOAM_VERSE_PICKER (pane);
  GArray *chosen = g_array_new (FALSE, FALSE, sizeof (SiloamReference));
  SiloamVerseItem *item =
      shows_found (self) ? siloam_verse_results_get_chosen (self->results) : NULL;

  if (item != NULL && (siloam_verse_item_get_kind (item) == SILOAM_VERSE_ITEM_VERSES ||
                       siloam_verse_item_get_kind (item) == SILOAM_VERSE_ITEM_CHAPTER))
    g_array_append_val (chosen, *siloam_verse_item_get_reference (item));
  return chosen;
}

static char *
siloam_verse_picker_dup_words (SiloamVersePane *pane)
{
  SiloamVersePicker *self = SILOAM_VERSE_PICKER (pane);
  SiloamVerseItem *item =
      shows_found (self) ? siloam_verse_results_get_chosen (self->results) : NULL;

  return item != NULL ? g_strdup (siloam_verse_item_get_text (item)) : NULL;
}

static const char *
siloam_verse_picker_get_title (SiloamVersePane *pane)
{
  return say (SILOAM_VERSE_PICKER (pane), "verse.title");
}

/* From what was found back to the start. */
static gboolean
siloam_verse_picker_back (SiloamVersePane *pane)
{
  SiloamVersePicker *self = SILOAM_VERSE_PICKER (pane);
  gboolean typed = gtk_editable_get_text (GTK_EDITABLE (self->search))[0] != '\0';

  if (!typed && !self->shows_need)
    return FALSE;
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  show_start (self);
  gtk_widget_grab_focus (self->search);
  return TRUE;
}

static void
pane_init (SiloamVersePaneInterface *iface)
{
  iface->get_title = siloam_verse_picker_get_title;
  iface->dup_chosen = siloam_verse_picker_dup_chosen;
  iface->dup_words = siloam_verse_picker_dup_words;
  iface->back = siloam_verse_picker_back;
}

static void
moved_cb (SiloamVersePicker *self)
{
  siloam_verse_pane_emit_changed (SILOAM_VERSE_PANE (self));
}

static void
show_no_bible (SiloamVersePicker *self)
{
  gtk_widget_set_visible (self->no_bible, siloam_bibles_get_chosen (self->bibles) == NULL);
}

static gboolean
siloam_verse_picker_grab_focus (GtkWidget *widget)
{
  SiloamVersePicker *self = SILOAM_VERSE_PICKER (widget);

  return gtk_widget_grab_focus (shows_found (self) ? GTK_WIDGET (self->results) : self->search);
}

static void
siloam_verse_picker_dispose (GObject *object)
{
  SiloamVersePicker *self = SILOAM_VERSE_PICKER (object);

  if (self->finder != NULL)
    siloam_verse_finder_stop (self->finder);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->finder);
  g_clear_object (&self->bibles);
  g_clear_object (&self->prompts);

  G_OBJECT_CLASS (siloam_verse_picker_parent_class)->dispose (object);
}

static guint
add_signal (const char *name, GType param)
{
  return g_signal_new (name,
                       SILOAM_TYPE_VERSE_PICKER,
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
siloam_verse_picker_class_init (SiloamVersePickerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siloam_verse_picker_dispose;
  widget_class->grab_focus = siloam_verse_picker_grab_focus;
  widget_class->focus = siloam_template_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  signals[SIGNAL_CHOSEN] = add_signal ("chosen", SILOAM_TYPE_VERSE_ITEM);
  signals[SIGNAL_SHELF] = add_signal ("shelf", G_TYPE_UINT);
}

static void
siloam_verse_picker_init (SiloamVersePicker *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

static void
add_clamped (SiloamVersePicker *self, GtkWidget *child)
{
  GtkWidget *clamp = adw_clamp_new ();

  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), COLUMN_WIDTH);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), COLUMN_WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), child);
  gtk_box_append (GTK_BOX (self->box), clamp);
}

static void
build_search (SiloamVersePicker *self)
{
  const char *hint = say (self, "verse.search.hint");
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->search = g_object_new (GTK_TYPE_SEARCH_ENTRY,
                               "placeholder-text",
                               hint,
                               "search-delay",
                               SEARCH_DELAY,
                               NULL);
  gtk_widget_add_css_class (self->search, "siloam-search");
  gtk_widget_add_css_class (self->search, "siloam-verse-search");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  hint,
                                  -1);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->search, keys);
  g_signal_connect_object (self->search,
                           "search-changed",
                           G_CALLBACK (search_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search,
                           "activate",
                           G_CALLBACK (entered_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search,
                           "stop-search",
                           G_CALLBACK (stop_search_cb),
                           self,
                           G_CONNECT_SWAPPED);
  add_clamped (self, self->search);
}

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL,
                                   "label",
                                   text,
                                   "xalign",
                                   0.0f,
                                   "wrap",
                                   TRUE,
                                   "wrap-mode",
                                   PANGO_WRAP_WORD_CHAR,
                                   NULL);

  gtk_widget_add_css_class (label, css_class);
  return label;
}

/* Looking by place and by need goes on; only the words are missing. */
static void
build_no_bible (SiloamVersePicker *self)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Preferences"));

  self->no_bible = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (self->no_bible, "siloam-note");
  gtk_widget_add_css_class (self->no_bible, "siloam-verse-note");
  gtk_box_append (GTK_BOX (self->no_bible),
                  make_label (say (self, "verse.no_bible.note"), "siloam-text-plain"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "verse.preferences");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (self->no_bible), button);
  add_clamped (self, self->no_bible);
}

static void
build_nothing (SiloamVersePicker *self, gboolean can_type)
{
  GtkWidget *nothing = adw_status_page_new ();
  GtkWidget *type = gtk_button_new_with_label (_ ("Write it down yourself"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (type), "verse.type");
  gtk_widget_set_halign (type, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (type, "pill");
  gtk_widget_set_visible (type, can_type);
  adw_status_page_set_title (ADW_STATUS_PAGE (nothing), say (self, "verse.nothing.title"));
  adw_status_page_set_description (ADW_STATUS_PAGE (nothing), say (self, "verse.nothing.hint"));
  adw_status_page_set_child (ADW_STATUS_PAGE (nothing), type);
  gtk_widget_add_css_class (nothing, "compact");
  gtk_stack_add_named (self->stack, nothing, "nothing");
}

static void
build_stack (SiloamVersePicker *self, const SiloamEntry *entry)
{
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  self->start = siloam_verse_start_new (self->prompts, entry);
  self->results = SILOAM_VERSE_RESULTS (
      siloam_verse_results_new (self->prompts, siloam_verse_finder_get_items (self->finder)));
  gtk_stack_add_named (self->stack, self->start, "start");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->results), "found");
  build_nothing (self, entry != NULL);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->stack));
  siloam_stack_show (self->stack, "start");

  g_signal_connect_object (self->start, "need", G_CALLBACK (need_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->start, "shelf", G_CALLBACK (shelf_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->results,
                           "chosen",
                           G_CALLBACK (chosen_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->results, "moved", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
}

/**
 * siloam_verse_picker_new:
 * @prompts: the texts
 * @bibles: where to look
 * @entry: (nullable): what is being written
 *
 * Makes the view.
 *
 * Returns: (transfer floating): a new widget
 */
GtkWidget *
siloam_verse_picker_new (SiloamPrompts *prompts, SiloamBibles *bibles, const SiloamEntry *entry)
{
  SiloamVersePicker *self = g_object_new (SILOAM_TYPE_VERSE_PICKER, NULL);

  self->prompts = g_object_ref (prompts);
  self->bibles = g_object_ref (bibles);
  self->finder = siloam_verse_finder_new (bibles);
  g_signal_connect_object (self->finder,
                           "answered",
                           G_CALLBACK (answered_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (bibles, "changed", G_CALLBACK (show_no_bible), self, G_CONNECT_SWAPPED);
  build_search (self);
  build_no_bible (self);
  self->need_label = make_label (NULL, "siloam-heading");
  gtk_widget_add_css_class (self->need_label, "siloam-verse-need");
  add_clamped (self, self->need_label);
  build_stack (self, entry);
  gtk_widget_set_visible (self->need_label, FALSE);
  show_no_bible (self);
  return GTK_WIDGET (self);
}

void
siloam_verse_picker_focus_search (SiloamVersePicker *self)
{
  g_return_if_fail (SILOAM_IS_VERSE_PICKER (self));

  gtk_widget_grab_focus (self->search);
}

/**
 * siloam_verse_picker_look_for:
 * @typed: a place or words
 *
 * Puts it into the field and looks for it.
 */
void
siloam_verse_picker_look_for (SiloamVersePicker *self, const char *typed)
{
  g_return_if_fail (SILOAM_IS_VERSE_PICKER (self));

  gtk_editable_set_text (GTK_EDITABLE (self->search), typed);
  search_changed_cb (self);
}
