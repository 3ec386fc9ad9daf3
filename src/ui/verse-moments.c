/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The entries that hold a verse, what was received first. Nothing is counted. Where a verse stands
 * beside what was let go of, only the day is told, and only when it is unfolded; a sealed entry is
 * only its day as well. Main thread. */

#include "config.h"

#include "ui/verse-moments.h"

#include <adwaita.h>

#include "ui/date-text.h"
#include "ui/entry-text.h"
#include "ui/error-text.h"
#include "ui/stack-replace.h"
#include "ui/template.h"
#include "ui/verse-pane.h"

#define COLUMN_WIDTH 640
#define GROUP_SPACING 24
#define MAX_PLACES 200

struct _SiloamVerseMoments
{
  GtkWidget parent_instance;

  GtkStack *stack; /* "waiting", "moments", "nothing" */
  GtkBox *column;
  AdwStatusPage *nothing;

  SiloamPrompts *prompts;
  char *name;
  char *but;
  GCancellable *cancellable;
};

static void pane_init (SiloamVersePaneInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SiloamVerseMoments,
                               siloam_verse_moments,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (SILOAM_TYPE_VERSE_PANE, pane_init))

enum
{
  SIGNAL_ENTRY,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static const char *
say (SiloamVerseMoments *self, const char *key)
{
  return siloam_prompts_get (self->prompts, key);
}

static void
row_activated_cb (SiloamVerseMoments *self, GtkWidget *row)
{
  g_signal_emit (self, signals[SIGNAL_ENTRY], 0, g_object_get_data (G_OBJECT (row), "id"));
}

/* Beside what was let go of there are no words, only the day. */
static GtkWidget *
make_row (SiloamVerseMoments *self, const SiloamVersePlace *place)
{
  const SiloamSummary *summary = place->summary;
  gboolean only_day = place->side == SILOAM_SIDE_RELEASED && !summary->sealed;
  g_autofree char *first = only_day ? siloam_date_text_short (summary->created)
                                    : siloam_entry_text_first_line (self->prompts, summary);
  g_autofree char *second =
      only_day ? NULL : siloam_entry_text_second_line (self->prompts, summary);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW,
                                 "use-markup",
                                 FALSE,
                                 "title",
                                 first,
                                 "subtitle",
                                 second != NULL ? second : "",
                                 "title-lines",
                                 2,
                                 "activatable",
                                 TRUE,
                                 NULL);

  g_object_set_data_full (G_OBJECT (row), "id", g_strdup (summary->id), g_free);
  g_signal_connect_object (row,
                           "activated",
                           G_CALLBACK (row_activated_cb),
                           self,
                           G_CONNECT_SWAPPED);
  return row;
}

static GtkWidget *
make_list (SiloamVerseMoments *self, GPtrArray *places, SiloamPlaceSide side)
{
  GtkWidget *list = NULL;

  for (guint i = 0; i < places->len; i++)
    {
      const SiloamVersePlace *place = g_ptr_array_index (places, i);

      if (place->side != side || g_strcmp0 (place->summary->id, self->but) == 0)
        continue;
      if (list == NULL)
        {
          list = gtk_list_box_new ();
          gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
          gtk_widget_add_css_class (list, "boxed-list");
        }
      gtk_list_box_append (GTK_LIST_BOX (list), make_row (self, place));
    }
  return list;
}

static gboolean
add_group (SiloamVerseMoments *self, GPtrArray *places, SiloamPlaceSide side, const char *heading)
{
  GtkWidget *list = make_list (self, places, side);
  GtkWidget *group, *label;

  if (list == NULL)
    return FALSE;
  group = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  label = g_object_new (GTK_TYPE_LABEL,
                        "label",
                        heading,
                        "xalign",
                        0.0f,
                        "wrap",
                        TRUE,
                        "wrap-mode",
                        PANGO_WRAP_WORD_CHAR,
                        NULL);
  gtk_widget_add_css_class (label, "siloam-heading");
  if (side == SILOAM_SIDE_RECEIVED)
    gtk_widget_add_css_class (list, "siloam-verse-received");
  gtk_box_append (GTK_BOX (group), label);
  gtk_box_append (GTK_BOX (group), list);
  gtk_box_append (self->column, group);
  return TRUE;
}

static gboolean
add_fold (SiloamVerseMoments *self, GPtrArray *places, const char *heading)
{
  GtkWidget *list = make_list (self, places, SILOAM_SIDE_RELEASED);
  GtkWidget *fold;

  if (list == NULL)
    return FALSE;
  fold = gtk_expander_new (heading);
  gtk_widget_add_css_class (fold, "siloam-more");
  gtk_widget_set_margin_top (list, 12);
  gtk_expander_set_child (GTK_EXPANDER (fold), list);
  gtk_box_append (self->column, fold);
  return TRUE;
}

static void
show_places (SiloamVerseMoments *self, GPtrArray *places)
{
  gboolean any =
      add_group (self, places, SILOAM_SIDE_RECEIVED, say (self, "verse.moments.received"));

  any |= add_group (self, places, SILOAM_SIDE_OTHER, say (self, "verse.moments.other"));
  any |= add_fold (self, places, say (self, "verse.moments.released"));
  siloam_stack_show (self->stack, any ? "moments" : "nothing");
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiloamVerseMoments) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) places =
      siloam_journal_find_places_finish (SILOAM_JOURNAL (source), result, &error);

  if (self->stack == NULL)
    return;
  if (places != NULL)
    show_places (self, places);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      SiloamErrorText text = siloam_error_text (self->prompts, error);

      adw_status_page_set_title (self->nothing, text.title);
      adw_status_page_set_description (self->nothing, text.remedy);
      siloam_stack_show (self->stack, "nothing");
    }
}

static const char *
siloam_verse_moments_get_title (SiloamVersePane *pane)
{
  return SILOAM_VERSE_MOMENTS (pane)->name;
}

static void
pane_init (SiloamVersePaneInterface *iface)
{
  iface->get_title = siloam_verse_moments_get_title;
}

static gboolean
siloam_verse_moments_grab_focus (GtkWidget *widget)
{
  SiloamVerseMoments *self = SILOAM_VERSE_MOMENTS (widget);

  return gtk_widget_child_focus (GTK_WIDGET (self->column), GTK_DIR_TAB_FORWARD);
}

static void
siloam_verse_moments_dispose (GObject *object)
{
  SiloamVerseMoments *self = SILOAM_VERSE_MOMENTS (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->stack != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->stack));
  self->stack = NULL;
  g_clear_object (&self->prompts);

  G_OBJECT_CLASS (siloam_verse_moments_parent_class)->dispose (object);
}

static void
siloam_verse_moments_finalize (GObject *object)
{
  SiloamVerseMoments *self = SILOAM_VERSE_MOMENTS (object);

  g_free (self->name);
  g_free (self->but);

  G_OBJECT_CLASS (siloam_verse_moments_parent_class)->finalize (object);
}

static void
siloam_verse_moments_class_init (SiloamVerseMomentsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siloam_verse_moments_dispose;
  G_OBJECT_CLASS (klass)->finalize = siloam_verse_moments_finalize;
  widget_class->grab_focus = siloam_verse_moments_grab_focus;
  widget_class->focus = siloam_template_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  signals[SIGNAL_ENTRY] = g_signal_new ("entry",
                                        G_TYPE_FROM_CLASS (klass),
                                        G_SIGNAL_RUN_LAST,
                                        0,
                                        NULL,
                                        NULL,
                                        NULL,
                                        G_TYPE_NONE,
                                        1,
                                        G_TYPE_STRING);
}

static void
siloam_verse_moments_init (SiloamVerseMoments *self)
{
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW,
                                      "hscrollbar-policy",
                                      GTK_POLICY_NEVER,
                                      "child",
                                      clamp,
                                      NULL);

  self->cancellable = g_cancellable_new ();
  self->column = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, GROUP_SPACING));
  gtk_widget_add_css_class (GTK_WIDGET (self->column), "siloam-verse-column");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), COLUMN_WIDTH);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), COLUMN_WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (self->column));
  self->nothing = ADW_STATUS_PAGE (adw_status_page_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->nothing), "compact");

  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), "waiting");
  gtk_stack_add_named (self->stack, scroller, "moments");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->nothing), "nothing");
  gtk_widget_set_parent (GTK_WIDGET (self->stack), GTK_WIDGET (self));
  siloam_stack_show (self->stack, "waiting");
}

static GtkWidget *
make_question (const char *text)
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

  gtk_widget_add_css_class (label, "siloam-question");
  return label;
}

/**
 * siloam_verse_moments_new:
 * @prompts: the texts
 * @journal: the open journal
 * @reference: the verse, in any numbering
 * @name: how the person writes it
 * @but: (nullable): an entry to leave out, such as the one at hand
 *
 * Makes the view and looks for the moments.
 *
 * Returns: (transfer floating): a new widget
 */
GtkWidget *
siloam_verse_moments_new (SiloamPrompts *prompts,
                          SiloamJournal *journal,
                          const SiloamReference *reference,
                          const char *name,
                          const char *but)
{
  SiloamVerseMoments *self = g_object_new (SILOAM_TYPE_VERSE_MOMENTS, NULL);

  self->prompts = g_object_ref (prompts);
  self->name = g_strdup (name);
  self->but = g_strdup (but);
  gtk_box_append (self->column, make_question (say (self, "verse.moments.question")));
  adw_status_page_set_title (self->nothing, say (self, "verse.moments.nothing.title"));
  adw_status_page_set_description (self->nothing, say (self, "verse.moments.nothing.hint"));
  siloam_journal_find_places_async (journal,
                                    reference,
                                    MAX_PLACES,
                                    self->cancellable,
                                    found_cb,
                                    g_object_ref (self));
  return GTK_WIDGET (self);
}
