/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One verse a person typed. What was typed is kept as it was typed, known or not; the recognised
 * place is only shown beside it. It finds its verse by id, as others may change the entry's verses.
 * Main thread. */

#include "config.h"

#include "ui/verse-row.h"

#include <glib/gi18n.h>

#include "ui/bibles.h"
#include "ui/template.h"
#include "ui/verse-telling.h"
#include "ui/verse-words.h"
#include "ui/writing-area.h"

#define ROW_SPACING 6

struct _SiloamVerseRow
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *typed;
  GtkWidget *role;
  GtkWidget *known;
  GtkWidget *text; /* as the Bible has it */
  GtkWidget *use;
  GtkWidget *words;
  GtkWidget *wording;
  GtkWidget *application;

  SiloamPrompts *prompts;
  SiloamEntry *entry; /* borrowed */
  char *id;           /* NULL while empty */
  GSignalGroup *bibles;
  gboolean loading;
};

G_DEFINE_FINAL_TYPE (SiloamVerseRow, siloam_verse_row, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_REMOVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static SiloamVerseLink *
find_link (SiloamVerseRow *self)
{
  for (guint i = 0; self->id != NULL && i < self->entry->verses->len; i++)
    {
      SiloamVerseLink *link = g_ptr_array_index (self->entry->verses, i);

      if (g_str_equal (link->id, self->id))
        return link;
    }
  return NULL;
}

static SiloamVerseLink *
ensure_link (SiloamVerseRow *self)
{
  SiloamVerseLink *link = find_link (self);

  if (link != NULL)
    return link;

  link = siloam_entry_add_verse (self->entry,
                                 gtk_editable_get_text (GTK_EDITABLE (self->typed)),
                                 SILOAM_ROLE_READING);
  g_free (self->id);
  self->id = g_strdup (link->id);
  return link;
}

static void
remove_link (SiloamVerseRow *self)
{
  SiloamVerseLink *link = find_link (self);

  if (link != NULL)
    g_ptr_array_remove (self->entry->verses, link);
  g_clear_pointer (&self->id, g_free);
}

static SiloamNumbering
usual_numbering (SiloamVerseRow *self, SiloamBibles *bibles)
{
  return bibles != NULL
             ? siloam_bibles_get_numbering (bibles)
             : siloam_numbering_for_language (siloam_prompts_get_language (self->prompts));
}

static gboolean
read_typed (SiloamVerseRow *self, SiloamReference *reference)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->typed));
  SiloamNumbering usual = usual_numbering (self, siloam_bibles_of (GTK_WIDGET (self)));

  return siloam_reference_parse (typed,
                                 siloam_prompts_get_language (self->prompts),
                                 siloam_entry_get_numbering_of (self->entry, typed, usual),
                                 reference);
}

/* A link has its own numbering from when it was made. */
static gboolean
read_reference (SiloamVerseRow *self, SiloamBibles *bibles, SiloamReference *reference)
{
  const SiloamVerseLink *link = find_link (self);
  SiloamNumbering usual = siloam_entry_get_numbering (self->entry, usual_numbering (self, bibles));

  if (link != NULL && link->osis != NULL)
    return siloam_verse_link_get_reference (link, usual, reference);
  return read_typed (self, reference);
}

static char *
dup_known (SiloamVerseRow *self, SiloamBibles *bibles, const SiloamReference *reference)
{
  g_autofree char *name = NULL;
  g_autoptr (SiloamVerseTelling) telling = NULL;

  if (bibles == NULL)
    return siloam_reference_format (reference,
                                    g_str_equal (siloam_prompts_get_language (self->prompts), "nl")
                                        ? SILOAM_NAMES_HSV
                                        : SILOAM_NAMES_ENGLISH);
  name = siloam_bibles_format (bibles, reference);
  telling = siloam_verse_telling_new (bibles, reference);
  return telling != NULL ? g_strdup_printf ("%s · %s", name, telling->line)
                         : g_steal_pointer (&name);
}

/* The words of the Bible stand there until the person has words of their own. */
static void
show_text (SiloamVerseRow *self, SiloamBibles *bibles, const SiloamReference *reference)
{
  const SiloamVerseLink *link = find_link (self);
  gboolean wanted = link != NULL && link->wording == NULL;
  g_autofree char *words = NULL;

  if (bibles != NULL)
    siloam_verse_words_show (SILOAM_VERSE_WORDS (self->text),
                             bibles,
                             NULL,
                             wanted ? reference : NULL);
  words = siloam_verse_words_dup_text (SILOAM_VERSE_WORDS (self->text));
  gtk_widget_set_visible (self->use, words != NULL);
}

static void
show_known (SiloamVerseRow *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->typed));
  SiloamBibles *bibles = siloam_bibles_of (GTK_WIDGET (self));
  SiloamReference reference;
  gboolean known = typed[0] != '\0' && read_reference (self, bibles, &reference);
  g_autofree char *name = known ? dup_known (self, bibles, &reference) : NULL;

  if (typed[0] == '\0')
    name = g_strdup (siloam_prompts_get (self->prompts, "weigh.verse.hint"));
  else if (!known)
    name = g_strdup (siloam_prompts_get (self->prompts, "weigh.verse.unknown"));

  gtk_label_set_label (GTK_LABEL (self->known), name);
  gtk_widget_set_visible (self->words, typed[0] != '\0');
  show_text (self, bibles, known ? &reference : NULL);
}

static void
root_changed_cb (SiloamVerseRow *self)
{
  SiloamBibles *bibles =
      gtk_widget_get_root (GTK_WIDGET (self)) != NULL ? siloam_bibles_of (GTK_WIDGET (self)) : NULL;

  g_signal_group_set_target (self->bibles, bibles);
  if (bibles != NULL)
    show_known (self);
}

static void
touch (SiloamVerseRow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "entry.touch", NULL);
}

/* Words that were taken from a Bible belong to the verse they were taken for. */
static void
drop_other_wording (SiloamVerseRow *self, SiloamVerseLink *link)
{
  if (link->text_of == NULL)
    return;
  siloam_verse_link_set_wording (link, NULL, NULL);
  self->loading = TRUE;
  siloam_writing_area_set_text (SILOAM_WRITING_AREA (self->wording), NULL);
  self->loading = FALSE;
}

static void
typed_changed_cb (SiloamVerseRow *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->typed));
  SiloamReference reference;
  SiloamVerseLink *link;

  if (self->loading)
    return;

  if (typed[0] == '\0')
    {
      remove_link (self);
      show_known (self);
      touch (self);
      return;
    }

  link = ensure_link (self);
  siloam_verse_link_set_reference (link, typed, read_typed (self, &reference) ? &reference : NULL);
  link->role = (SiloamVerseRole) (gtk_drop_down_get_selected (GTK_DROP_DOWN (self->role)) + 1);
  drop_other_wording (self, link);
  show_known (self);
  touch (self);
}

static void
role_changed_cb (SiloamVerseRow *self)
{
  SiloamVerseLink *link = find_link (self);

  if (self->loading || link == NULL)
    return;

  link->role = (SiloamVerseRole) (gtk_drop_down_get_selected (GTK_DROP_DOWN (self->role)) + 1);
  touch (self);
}

static void
replace_words (char **field, GtkWidget *area)
{
  g_autofree char *words = siloam_writing_area_dup_text (SILOAM_WRITING_AREA (area));

  g_free (*field);
  *field = words[0] != '\0' ? g_steal_pointer (&words) : NULL;
}

static void
replace_wording (SiloamVerseRow *self, SiloamVerseLink *link)
{
  g_autofree char *words = siloam_writing_area_dup_text (SILOAM_WRITING_AREA (self->wording));

  if (g_strcmp0 (words, link->wording != NULL ? link->wording : "") != 0)
    siloam_verse_link_set_wording (link, words[0] != '\0' ? words : NULL, NULL);
}

static void
words_changed_cb (SiloamVerseRow *self)
{
  SiloamVerseLink *link = find_link (self);

  if (self->loading || link == NULL)
    return;

  replace_wording (self, link);
  replace_words (&link->application, self->application);
  show_known (self);
}

/* The words stay those of the translation until a letter of them is changed. */
static void
use_clicked_cb (SiloamVerseRow *self)
{
  SiloamVerseLink *link = find_link (self);
  g_autofree char *words = siloam_verse_words_dup_text (SILOAM_VERSE_WORDS (self->text));

  if (link == NULL || words == NULL)
    return;
  siloam_verse_link_set_wording (
      link,
      words,
      siloam_verse_words_get_translation (SILOAM_VERSE_WORDS (self->text)));
  self->loading = TRUE;
  siloam_writing_area_set_text (SILOAM_WRITING_AREA (self->wording), words);
  self->loading = FALSE;
  gtk_widget_grab_focus (self->wording);
  show_known (self);
  touch (self);
}

static void
remove_clicked_cb (SiloamVerseRow *self)
{
  remove_link (self);
  touch (self);
  g_signal_emit (self, signals[SIGNAL_REMOVED], 0);
}

static gboolean
siloam_verse_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (SILOAM_VERSE_ROW (widget)->typed);
}

static void
siloam_verse_row_dispose (GObject *object)
{
  SiloamVerseRow *self = SILOAM_VERSE_ROW (object);

  g_clear_object (&self->bibles);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->prompts);

  G_OBJECT_CLASS (siloam_verse_row_parent_class)->dispose (object);
}

static void
siloam_verse_row_finalize (GObject *object)
{
  g_free (SILOAM_VERSE_ROW (object)->id);

  G_OBJECT_CLASS (siloam_verse_row_parent_class)->finalize (object);
}

static void
siloam_verse_row_class_init (SiloamVerseRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siloam_verse_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = siloam_verse_row_finalize;
  widget_class->grab_focus = siloam_verse_row_grab_focus;
  widget_class->focus = siloam_template_focus;
  signals[SIGNAL_REMOVED] = g_signal_new ("removed",
                                          G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL,
                                          NULL,
                                          NULL,
                                          G_TYPE_NONE,
                                          0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
siloam_verse_row_init (SiloamVerseRow *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, ROW_SPACING);
  gtk_widget_add_css_class (self->box, "siloam-verse-row");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->bibles = g_signal_group_new (SILOAM_TYPE_BIBLES);
  g_signal_group_connect_swapped (self->bibles, "changed", G_CALLBACK (show_known), self);
}

static void
name_widget (GtkWidget *widget, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static GtkWidget *
make_role_choice (SiloamPrompts *prompts)
{
  g_autoptr (GtkStringList) roles = gtk_string_list_new (NULL);

  for (const SiloamTerm *term = siloam_verse_roles; term->nick != NULL; term++)
    {
      g_autofree char *key = g_strconcat ("weigh.role.", term->nick, NULL);

      gtk_string_list_append (roles, siloam_prompts_get (prompts, key));
    }
  return gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&roles)), NULL);
}

static void
build_reference (SiloamVerseRow *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, ROW_SPACING);
  GtkWidget *remove = gtk_button_new_from_icon_name ("edit-delete-symbolic");

  self->typed = g_object_new (GTK_TYPE_ENTRY,
                              "input-hints",
                              GTK_INPUT_HINT_PRIVATE,
                              "hexpand",
                              TRUE,
                              "width-chars",
                              8,
                              NULL);
  gtk_widget_add_css_class (self->typed, "siloam-line");
  name_widget (self->typed, siloam_prompts_get (self->prompts, "weigh.verse.question"));
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_set_tooltip_text (remove, _ ("Remove this verse"));
  name_widget (remove, _ ("Remove this verse"));
  gtk_box_append (GTK_BOX (line), self->typed);
  gtk_box_append (GTK_BOX (line), remove);
  gtk_box_append (GTK_BOX (self->box), line);

  self->known = g_object_new (GTK_TYPE_LABEL,
                              "xalign",
                              0.0f,
                              "wrap",
                              TRUE,
                              "wrap-mode",
                              PANGO_WRAP_WORD_CHAR,
                              NULL);
  gtk_widget_add_css_class (self->known, "siloam-hint");
  gtk_box_append (GTK_BOX (self->box), self->known);

  g_signal_connect_object (self->typed,
                           "changed",
                           G_CALLBACK (typed_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (remove,
                           "clicked",
                           G_CALLBACK (remove_clicked_cb),
                           self,
                           G_CONNECT_SWAPPED);
}

static void
build_text (SiloamVerseRow *self)
{
  self->text = siloam_verse_words_new ();
  self->use = gtk_button_new_with_label (_ ("Use this wording"));
  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (self->use))), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (self->use))),
                           PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_halign (self->use, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->use, "flat");
  gtk_widget_add_css_class (self->use, "siloam-quiet-action");
  gtk_box_append (GTK_BOX (self->box), self->text);
  gtk_box_append (GTK_BOX (self->box), self->use);
  g_signal_connect_object (self->use,
                           "clicked",
                           G_CALLBACK (use_clicked_cb),
                           self,
                           G_CONNECT_SWAPPED);
}

static void
build_words (SiloamVerseRow *self)
{
  const char *wording = siloam_prompts_get (self->prompts, "weigh.verse.wording");
  const char *application = siloam_prompts_get (self->prompts, "weigh.verse.application");

  self->words = gtk_box_new (GTK_ORIENTATION_VERTICAL, ROW_SPACING);
  self->role = make_role_choice (self->prompts);
  name_widget (self->role, _ ("What the verse is for"));
  self->wording = siloam_writing_area_new (wording, wording, 1);
  self->application = siloam_writing_area_new (application, application, 1);
  gtk_box_append (GTK_BOX (self->words), self->role);
  gtk_box_append (GTK_BOX (self->words), self->wording);
  gtk_box_append (GTK_BOX (self->words), self->application);
  gtk_box_append (GTK_BOX (self->box), self->words);

  g_signal_connect_object (self->role,
                           "notify::selected",
                           G_CALLBACK (role_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->wording,
                           "notify::text",
                           G_CALLBACK (words_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->application,
                           "notify::text",
                           G_CALLBACK (words_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
}

static void
load (SiloamVerseRow *self)
{
  const SiloamVerseLink *link = find_link (self);
  guint usual =
      self->entry->kind == SILOAM_ENTRY_BLESSING ? SILOAM_ROLE_PROMISE : SILOAM_ROLE_READING;
  guint role = link != NULL && link->role != 0 ? link->role : usual;

  self->loading = TRUE;
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->role), role - 1);
  if (link != NULL)
    {
      gtk_editable_set_text (GTK_EDITABLE (self->typed), link->typed != NULL ? link->typed : "");
      siloam_writing_area_set_text (SILOAM_WRITING_AREA (self->wording), link->wording);
      siloam_writing_area_set_text (SILOAM_WRITING_AREA (self->application), link->application);
    }
  self->loading = FALSE;
  show_known (self);
}

/**
 * siloam_verse_row_new:
 * @prompts: the texts
 * @entry: (transfer none): the entry; must outlive the widget
 * @id: (nullable): the verse to show, or %NULL for an empty row
 *
 * Makes a row for one verse.
 *
 * Returns: (transfer floating): a new widget
 */
GtkWidget *
siloam_verse_row_new (SiloamPrompts *prompts, SiloamEntry *entry, const char *id)
{
  SiloamVerseRow *self = g_object_new (SILOAM_TYPE_VERSE_ROW, NULL);

  self->prompts = g_object_ref (prompts);
  self->entry = entry;
  self->id = g_strdup (id);
  build_reference (self);
  build_text (self);
  build_words (self);
  load (self);
  g_signal_connect (self, "notify::root", G_CALLBACK (root_changed_cb), NULL);
  return GTK_WIDGET (self);
}

gboolean
siloam_verse_row_is_empty (SiloamVerseRow *self)
{
  g_return_val_if_fail (SILOAM_IS_VERSE_ROW (self), TRUE);

  return gtk_editable_get_text (GTK_EDITABLE (self->typed))[0] == '\0';
}

const char *
siloam_verse_row_get_id (SiloamVerseRow *self)
{
  g_return_val_if_fail (SILOAM_IS_VERSE_ROW (self), NULL);

  return self->id;
}

/**
 * siloam_verse_row_refresh:
 *
 * Shows its verse as it is now, after someone else changed it.
 */
void
siloam_verse_row_refresh (SiloamVerseRow *self)
{
  const SiloamVerseLink *link;

  g_return_if_fail (SILOAM_IS_VERSE_ROW (self));

  link = find_link (self);
  if (link == NULL)
    return;
  g_autofree char *shown = siloam_writing_area_dup_text (SILOAM_WRITING_AREA (self->wording));

  if (g_strcmp0 (shown, link->wording != NULL ? link->wording : "") != 0)
    load (self);
}
