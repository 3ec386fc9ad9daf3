/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A reference, opened: its words and what can be done with them. It keeps nothing but what the
 * person asks to keep, in the entry of the page it stands on. Main thread. */

#include "config.h"

#include "ui/verse-popover.h"

#include <glib/gi18n.h>

#include "ui/bibles.h"
#include "ui/sheet.h"
#include "ui/verse-find.h"
#include "ui/verse-role.h"
#include "ui/verse-telling.h"
#include "ui/verse-words.h"
#include "ui/writer.h"
#include "ui/writing-area.h"

#define TITLE_CHARS 32

struct _SiloamVersePopover
{
  GtkPopover parent_instance;

  GtkLabel *title_label;
  SiloamVerseWords *words;
  GtkDropDown *translation_choice;
  GtkWidget *missing;
  GtkWidget *numbering;
  GtkLabel *numbering_label;
  GtkCheckButton *numbering_check;
  GtkLabel *numbering_choice;
  GtkWidget *kept_label;
  GtkBox *own_wording;
  GtkWidget *keep_button;
  GtkWidget *read_button;
  GtkLabel *read_label;
  GtkWidget *moments_button;
  GtkWidget *copy_button;

  GtkWidget *origin; /* weak: had the focus before */
  SiloamBibles *bibles;
  GPtrArray *ids; /* (element-type utf8): of the translations to choose from */
  char *typed;
  SiloamReference reference;
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (SiloamVersePopover, siloam_verse_popover, GTK_TYPE_POPOVER)

enum
{
  SIGNAL_RENUMBERED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static SiloamEntry *
entry_of (SiloamVersePopover *self)
{
  SiloamWriter *writer = siloam_writer_of (GTK_WIDGET (self));

  return writer != NULL ? siloam_writer_get_entry (writer) : NULL;
}

static void
touch (SiloamVersePopover *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "entry.touch", NULL);
}

/* A popover takes another size only when it is asked to. */
static void
fit (SiloamVersePopover *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_popover_present (GTK_POPOVER (self));
}

static SiloamVerseLink *
find_kept (SiloamVersePopover *self)
{
  const SiloamEntry *entry = entry_of (self);
  SiloamNumbering usual;
  SiloamReference reference;

  if (entry == NULL)
    return NULL;
  usual = siloam_entry_get_numbering (entry, siloam_bibles_get_numbering (self->bibles));
  for (guint i = 0; i < entry->verses->len; i++)
    {
      SiloamVerseLink *link = g_ptr_array_index (entry->verses, i);

      if (siloam_verse_link_get_reference (link, usual, &reference) &&
          siloam_verse_same_place (&reference, &self->reference))
        return link;
    }
  return NULL;
}

static const char *
chosen_id (SiloamVersePopover *self)
{
  guint selected = gtk_drop_down_get_selected (self->translation_choice);

  return selected < self->ids->len ? g_ptr_array_index (self->ids, selected) : NULL;
}

static void
name_reading (SiloamVersePopover *self, const char *name)
{
  gtk_label_set_label (self->read_label, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->read_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name,
                                  -1);
}

static void
show_words (SiloamVersePopover *self)
{
  gboolean any = siloam_bibles_get_chosen (self->bibles) != NULL;
  SiloamWordsState state =
      siloam_verse_words_show (self->words, self->bibles, chosen_id (self), &self->reference);
  g_autofree char *text = siloam_verse_words_dup_text (self->words);

  gtk_widget_set_visible (self->missing, !any);
  gtk_widget_set_visible (self->copy_button, text != NULL);
  name_reading (self,
                state == SILOAM_WORDS_BEGIN ? _ ("Read on in the chapter")
                                            : _ ("Read the chapter"));
}

static void
show_numbering (SiloamVersePopover *self)
{
  g_autoptr (SiloamVerseTelling) telling =
      siloam_verse_telling_new (self->bibles, &self->reference);

  gtk_widget_set_visible (self->numbering, telling != NULL);
  if (telling == NULL)
    return;
  gtk_label_set_label (self->numbering_label, telling->line);
  gtk_label_set_label (self->numbering_choice, telling->choice);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->numbering_check),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  telling->choice,
                                  -1);
  gtk_check_button_set_active (self->numbering_check, telling->chosen);
  gtk_widget_set_visible (GTK_WIDGET (self->numbering_check),
                          telling->can_choose && entry_of (self) != NULL);
}

static void
wording_changed_cb (SiloamVersePopover *self, GParamSpec *pspec, SiloamWritingArea *area)
{
  SiloamVerseLink *kept = find_kept (self);
  g_autofree char *words = siloam_writing_area_dup_text (area);

  if (self->showing || kept == NULL)
    return;
  siloam_verse_link_set_wording (kept, words[0] != '\0' ? words : NULL, NULL);
  touch (self);
  fit (self);
}

static GtkWidget *
add_own_wording (SiloamVersePopover *self)
{
  GtkWidget *area = siloam_writing_area_new (_ ("The verse in one’s own Bible"),
                                             _ ("As it stands in one’s own Bible"),
                                             2);

  gtk_box_append (self->own_wording, area);
  g_signal_connect_object (area,
                           "notify::text",
                           G_CALLBACK (wording_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  return area;
}

/* Without a Bible the words are the person's own to write down. */
static void
show_kept (SiloamVersePopover *self)
{
  SiloamVerseLink *kept = find_kept (self);
  gboolean own = kept != NULL && gtk_widget_get_visible (self->missing);
  GtkWidget *area = gtk_widget_get_first_child (GTK_WIDGET (self->own_wording));

  gtk_widget_set_visible (self->kept_label, kept != NULL);
  gtk_widget_set_visible (self->keep_button, kept == NULL && entry_of (self) != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->own_wording), own);
  if (!own)
    return;
  if (area == NULL)
    area = add_own_wording (self);
  siloam_writing_area_set_text (SILOAM_WRITING_AREA (area), kept->wording);
}

static gboolean
has_action (SiloamVersePopover *self, const char *name)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return G_IS_ACTION_GROUP (root) && g_action_group_has_action (G_ACTION_GROUP (root), name);
}

static void
show_all (SiloamVersePopover *self)
{
  g_autofree char *title = siloam_bibles_format (self->bibles, &self->reference);

  self->showing = TRUE;
  gtk_label_set_label (self->title_label, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  show_words (self);
  show_numbering (self);
  show_kept (self);
  gtk_widget_set_visible (self->read_button,
                          has_action (self, "verse-read") &&
                              !gtk_widget_get_visible (self->missing));
  gtk_widget_set_visible (self->moments_button, has_action (self, "verse-moments"));
  self->showing = FALSE;
  fit (self);
}

static void
bible_chosen_cb (SiloamVersePopover *self)
{
  if (self->showing)
    return;
  show_words (self);
  fit (self);
}

/* The choice of another translation is for this once; the usual one is chosen in Preferences. */
static void
fill_translations (SiloamVersePopover *self)
{
  GPtrArray *infos = siloam_bibles_list (self->bibles);
  const SiloamBibleInfo *chosen = siloam_bibles_get_chosen (self->bibles);
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  guint selected = 0;

  self->showing = TRUE;
  g_ptr_array_set_size (self->ids, 0);
  for (guint i = 0; i < infos->len; i++)
    {
      const SiloamBibleInfo *info = g_ptr_array_index (infos, i);

      if (info->title == NULL)
        continue;
      if (info == chosen)
        selected = self->ids->len;
      g_ptr_array_add (self->ids, g_strdup (info->id));
      gtk_string_list_append (titles, info->title);
    }
  gtk_drop_down_set_model (self->translation_choice, G_LIST_MODEL (titles));
  gtk_drop_down_set_selected (self->translation_choice, selected);
  gtk_widget_set_visible (GTK_WIDGET (self->translation_choice), self->ids->len > 1);
  if (self->ids->len > 1)
    siloam_verse_words_hide_translation (self->words);
  self->showing = FALSE;
}

static void
numbering_toggled_cb (SiloamVersePopover *self)
{
  SiloamEntry *entry = entry_of (self);
  g_autoptr (SiloamVerseTelling) telling = NULL;
  SiloamVerseLink *kept;

  if (self->showing || entry == NULL)
    return;
  telling = siloam_verse_telling_new (self->bibles, &self->reference);
  if (telling == NULL)
    return;

  kept = find_kept (self);
  self->reference = telling->other;
  siloam_entry_choose_numbering (entry, self->typed, (SiloamNumbering) self->reference.numbering);
  if (kept != NULL && g_strcmp0 (kept->typed, self->typed) == 0)
    siloam_verse_link_set_reference (kept, self->typed, &self->reference);
  touch (self);
  show_all (self);
  g_signal_emit (self, signals[SIGNAL_RENUMBERED], 0);
}

static void
keep_clicked_cb (SiloamVersePopover *self)
{
  SiloamEntry *entry = entry_of (self);
  g_autofree char *typed = siloam_verse_dup_whole (self->bibles, self->typed, &self->reference);
  GtkWidget *sheet;

  if (entry == NULL)
    return;
  siloam_entry_link_verse (entry,
                           typed,
                           &self->reference,
                           siloam_verse_role_of (GTK_WIDGET (self)));
  touch (self);
  sheet = gtk_widget_get_ancestor (GTK_WIDGET (self), SILOAM_TYPE_SHEET);
  if (sheet != NULL)
    siloam_sheet_refresh (SILOAM_SHEET (sheet));
  siloam_verse_words_grab_focus (self->words);
  show_all (self);
}

/* What is opened takes the focus, so this must have given it back before. */
static void
activate_after (SiloamVersePopover *self, const char *action, const char *parameter)
{
  g_autoptr (GtkWidget) parent = g_object_ref (gtk_widget_get_parent (GTK_WIDGET (self)));

  gtk_popover_popdown (GTK_POPOVER (self));
  gtk_widget_activate_action (parent, action, parameter != NULL ? "s" : NULL, parameter);
}

static void
read_clicked_cb (SiloamVersePopover *self)
{
  g_autofree char *target = siloam_verse_target (&self->reference);

  activate_after (self, "win.verse-read", target);
}

static void
moments_clicked_cb (SiloamVersePopover *self)
{
  g_autofree char *target = siloam_verse_target (&self->reference);

  activate_after (self, "win.verse-moments", target);
}

static void
preferences_clicked_cb (SiloamVersePopover *self)
{
  activate_after (self, "win.preferences", NULL);
}

static void
copy_clicked_cb (SiloamVersePopover *self)
{
  g_autofree char *words = siloam_verse_words_dup_text (self->words);
  g_autofree char *text = g_strdup_printf ("%s\n%s, %s",
                                           words,
                                           gtk_label_get_label (self->title_label),
                                           siloam_verse_words_get_translation (self->words));

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  activate_after (self, "win.toast", _ ("Copied"));
}

static gboolean
leave_cb (gpointer user_data)
{
  GtkWidget *self = user_data;

  if (gtk_widget_get_parent (self) != NULL)
    gtk_widget_unparent (self);
  return G_SOURCE_REMOVE;
}

static void
closed_cb (SiloamVersePopover *self)
{
  /* Unless the page was covered. */
  if (self->origin != NULL && gtk_widget_get_mapped (self->origin))
    gtk_widget_grab_focus (self->origin);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, leave_cb, g_object_ref (self), g_object_unref);
}

static void
siloam_verse_popover_dispose (GObject *object)
{
  SiloamVersePopover *self = SILOAM_VERSE_POPOVER (object);

  g_clear_weak_pointer (&self->origin);
  g_clear_object (&self->bibles);
  gtk_widget_dispose_template (GTK_WIDGET (object), SILOAM_TYPE_VERSE_POPOVER);

  G_OBJECT_CLASS (siloam_verse_popover_parent_class)->dispose (object);
}

static void
siloam_verse_popover_finalize (GObject *object)
{
  SiloamVersePopover *self = SILOAM_VERSE_POPOVER (object);

  g_ptr_array_unref (self->ids);
  g_free (self->typed);

  G_OBJECT_CLASS (siloam_verse_popover_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (SILOAM_TYPE_VERSE_WORDS);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/verse-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, SiloamVersePopover, title_label);
  gtk_widget_class_bind_template_child (widget_class, SiloamVersePopover, words);
  gtk_widget_class_bind_template_child (widget_class, SiloamVersePopover, translation_choice);
  gtk_widget_class_bind_template_child (widget_class, SiloamVersePopover, missing);
  gtk_widget_class_bind_template_child (widget_class, SiloamVersePopover, numbering);
  gtk_widget_class_bind_template_child (widget_class, SiloamVersePopover, numbering_label);
  gtk_widget_class_bind_template_child (widget_class, SiloamVersePopover, numbering_check);
  gtk_widget_class_bind_template_child (widget_class, SiloamVersePopover, numbering_choice);
  gtk_widget_class_bind_template_child (widget_class, SiloamVersePopover, kept_label);
  gtk_widget_class_bind_template_child (widget_class, SiloamVersePopover, own_wording);
  gtk_widget_class_bind_template_child (widget_class, SiloamVersePopover, keep_button);
  gtk_widget_class_bind_template_child (widget_class, SiloamVersePopover, read_button);
  gtk_widget_class_bind_template_child (widget_class, SiloamVersePopover, read_label);
  gtk_widget_class_bind_template_child (widget_class, SiloamVersePopover, moments_button);
  gtk_widget_class_bind_template_child (widget_class, SiloamVersePopover, copy_button);
  gtk_widget_class_bind_template_callback (widget_class, bible_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, numbering_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, keep_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, read_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, moments_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, preferences_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_clicked_cb);
}

static void
siloam_verse_popover_class_init (SiloamVersePopoverClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = siloam_verse_popover_dispose;
  G_OBJECT_CLASS (klass)->finalize = siloam_verse_popover_finalize;
  signals[SIGNAL_RENUMBERED] = g_signal_new ("renumbered",
                                             G_TYPE_FROM_CLASS (klass),
                                             G_SIGNAL_RUN_LAST,
                                             0,
                                             NULL,
                                             NULL,
                                             NULL,
                                             G_TYPE_NONE,
                                             0);
  bind_template (GTK_WIDGET_CLASS (klass));
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_DIALOG);
}

/* The names of translations are long. */
static void
title_setup_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item,
                           g_object_new (GTK_TYPE_LABEL,
                                         "xalign",
                                         0.0f,
                                         "ellipsize",
                                         PANGO_ELLIPSIZE_END,
                                         "max-width-chars",
                                         TITLE_CHARS,
                                         NULL));
}

static void
title_bind_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)),
                       gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

static void
siloam_verse_popover_init (SiloamVersePopover *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->ids = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (factory, "setup", G_CALLBACK (title_setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (title_bind_cb), NULL);
  gtk_drop_down_set_factory (self->translation_choice, factory);
  g_signal_connect (self, "closed", G_CALLBACK (closed_cb), NULL);
}

static void
parent_gone_cb (GtkWidget *self)
{
  leave_cb (self);
}

/**
 * siloam_verse_popover_open:
 * @parent: what it belongs to, in a window with Bibles
 * @at: (nullable): where it points to in @parent
 * @typed: the reference as it stands in the text
 * @reference: what it is read as
 *
 * Opens a reference. The focus returns to where it was when it is closed.
 *
 * Returns: (transfer none): the popover
 */
SiloamVersePopover *
siloam_verse_popover_open (GtkWidget *parent,
                           const GdkRectangle *at,
                           const char *typed,
                           const SiloamReference *reference)
{
  SiloamVersePopover *self = g_object_new (SILOAM_TYPE_VERSE_POPOVER, NULL);
  GtkRoot *root = gtk_widget_get_root (parent);

  /* GTK 4.8 trips over a label that takes the focus from nowhere. */
  if (gtk_root_get_focus (root) == NULL)
    gtk_root_set_focus (root, parent);
  g_set_weak_pointer (&self->origin, gtk_root_get_focus (root));
  self->bibles = g_object_ref (siloam_bibles_of (parent));
  self->typed = g_strdup (typed);
  self->reference = *reference;
  gtk_widget_set_parent (GTK_WIDGET (self), parent);
  g_signal_connect_object (parent, "destroy", G_CALLBACK (parent_gone_cb), self, G_CONNECT_SWAPPED);
  gtk_popover_set_pointing_to (GTK_POPOVER (self), at);
  fill_translations (self);
  show_all (self);
  gtk_popover_popup (GTK_POPOVER (self));
  siloam_verse_words_grab_focus (self->words);
  return self;
}
