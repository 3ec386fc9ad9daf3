/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One verse a person typed. What was typed is kept as it was typed, known or not; the recognised
 * place is only shown beside it. It finds its verse by id, as others may change the entry's verses.
 * Main thread. */

#include "config.h"

#include "ui/verse-row.h"

#include <glib/gi18n.h>

#include "scripture/reference.h"
#include "ui/template.h"
#include "ui/writing-area.h"

#define ROW_SPACING 6

struct _SiloamVerseRow
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *typed;
  GtkWidget *role;
  GtkWidget *known;
  GtkWidget *words;
  GtkWidget *wording;
  GtkWidget *application;

  SiloamPrompts *prompts;
  SiloamEntry *entry; /* borrowed */
  char *id;           /* NULL while empty */
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

/* Dutch Bibles number some psalms otherwise: a typed place is read in the person's own language. */
static gboolean
read_reference (SiloamVerseRow *self, const char *typed, SiloamReference *reference)
{
  const char *language = siloam_prompts_get_language (self->prompts);
  SiloamNumbering usual = siloam_numbering_for_language (language);

  return siloam_reference_parse (typed,
                                 language,
                                 siloam_entry_get_numbering (self->entry, usual),
                                 reference);
}

static void
show_known (SiloamVerseRow *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->typed));
  gboolean dutch = g_str_equal (siloam_prompts_get_language (self->prompts), "nl");
  g_autofree char *name = NULL;
  SiloamReference reference;

  if (typed[0] == '\0')
    name = g_strdup (siloam_prompts_get (self->prompts, "weigh.verse.hint"));
  else if (read_reference (self, typed, &reference))
    name = siloam_reference_format (&reference, dutch ? SILOAM_NAMES_HSV : SILOAM_NAMES_ENGLISH);
  else
    name = g_strdup (siloam_prompts_get (self->prompts, "weigh.verse.unknown"));

  gtk_label_set_label (GTK_LABEL (self->known), name);
  gtk_widget_set_visible (self->words, typed[0] != '\0');
}

static void
touch (SiloamVerseRow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "entry.touch", NULL);
}

static void
typed_changed_cb (SiloamVerseRow *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->typed));
  SiloamReference reference;

  if (self->loading)
    return;

  show_known (self);
  if (typed[0] == '\0')
    {
      remove_link (self);
      touch (self);
      return;
    }

  SiloamVerseLink *link = ensure_link (self);
  siloam_verse_link_set_reference (link,
                                   typed,
                                   read_reference (self, typed, &reference) ? &reference : NULL);
  link->role = (SiloamVerseRole) (gtk_drop_down_get_selected (GTK_DROP_DOWN (self->role)) + 1);
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

/* Words that are written over are the person's own, no longer those of a translation. */
static void
replace_wording (SiloamVerseLink *link, GtkWidget *area)
{
  g_autofree char *words = siloam_writing_area_dup_text (SILOAM_WRITING_AREA (area));
  const char *said = words[0] != '\0' ? words : NULL;

  if (g_strcmp0 (said, link->wording) != 0)
    siloam_verse_link_set_wording (link, said, NULL);
}

static void
words_changed_cb (SiloamVerseRow *self)
{
  SiloamVerseLink *link = find_link (self);

  if (self->loading || link == NULL)
    return;

  replace_wording (link, self->wording);
  replace_words (&link->application, self->application);
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

  self->known = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "wrap", TRUE, NULL);
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
  build_words (self);
  load (self);
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
