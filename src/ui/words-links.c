/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Links in a text that is read back. The words are escaped, so that nothing a person wrote is ever
 * markup; a link holds only its place in the row of references. Main thread. */

#include "config.h"

#include "ui/words-links.h"

#include <string.h>

#include "ui/verse-find.h"
#include "ui/verse-popover.h"

#define ATTACHED "siloam-words-links"

typedef struct
{
  GtkLabel *label; /* borrowed: owns this */
  char *text;
  SiloamEntry *numbering; /* nothing but how references are read */
  GPtrArray *verses;      /* (element-type SiloamFoundVerse) */
  GSignalGroup *bibles;
} Links;

static void
links_free (gpointer data)
{
  Links *links = data;

  g_object_unref (links->bibles);
  g_free (links->text);
  siloam_entry_free (links->numbering);
  g_clear_pointer (&links->verses, g_ptr_array_unref);
  g_free (links);
}

static void
append_escaped (GString *markup, const char *text, gsize length)
{
  g_autofree char *escaped = g_markup_escape_text (text, (gssize) length);

  g_string_append (markup, escaped);
}

static char *
markup_of (const Links *links)
{
  GString *markup = g_string_new (NULL);
  gsize at = 0;

  for (guint i = 0; i < links->verses->len; i++)
    {
      const SiloamFoundVerse *verse = g_ptr_array_index (links->verses, i);

      append_escaped (markup, links->text + at, verse->byte_start - at);
      g_string_append_printf (markup, "<a href=\"%u\">", i);
      append_escaped (markup, links->text + verse->byte_start, verse->byte_end - verse->byte_start);
      g_string_append (markup, "</a>");
      at = verse->byte_end;
    }
  append_escaped (markup, links->text + at, strlen (links->text + at));
  return g_string_free (markup, FALSE);
}

static void
show (Links *links)
{
  SiloamBibles *bibles = siloam_bibles_of (GTK_WIDGET (links->label));
  g_autofree char *markup = NULL;

  g_clear_pointer (&links->verses, g_ptr_array_unref);
  if (bibles == NULL)
    return;
  links->verses = siloam_verse_find (bibles, links->numbering, links->text);
  markup = markup_of (links);
  gtk_label_set_markup (links->label, markup);
}

static void
root_changed_cb (GtkLabel *label)
{
  Links *links = g_object_get_data (G_OBJECT (label), ATTACHED);
  SiloamBibles *bibles = gtk_widget_get_root (GTK_WIDGET (label)) != NULL
                             ? siloam_bibles_of (GTK_WIDGET (label))
                             : NULL;

  g_signal_group_set_target (links->bibles, bibles);
  if (bibles != NULL)
    show (links);
}

/* Where a link stands on the label; of one that wraps, its first line. */
static void
get_place (GtkLabel *label, const SiloamFoundVerse *verse, GdkRectangle *place)
{
  PangoLayout *layout = gtk_label_get_layout (label);
  PangoRectangle start, end;
  int x, y;

  gtk_label_get_layout_offsets (label, &x, &y);
  pango_layout_index_to_pos (layout, (int) verse->byte_start, &start);
  pango_layout_index_to_pos (layout, (int) verse->byte_end, &end);
  pango_extents_to_pixels (&start, NULL);
  pango_extents_to_pixels (&end, NULL);
  *place = (GdkRectangle){ x + start.x,
                           y + start.y,
                           end.y == start.y ? ABS (end.x - start.x) : start.width,
                           start.height };
}

static gboolean
activate_link_cb (GtkLabel *label, const char *uri)
{
  const Links *links = g_object_get_data (G_OBJECT (label), ATTACHED);
  guint64 index = g_ascii_strtoull (uri, NULL, 10);
  const SiloamFoundVerse *verse;
  GdkRectangle place;

  if (links->verses == NULL || index >= links->verses->len)
    return TRUE;
  verse = g_ptr_array_index (links->verses, index);
  get_place (label, verse, &place);
  siloam_verse_popover_open (GTK_WIDGET (label), &place, verse->typed, &verse->reference);
  return TRUE;
}

static Links *
ensure_links (GtkLabel *label)
{
  Links *links = g_object_get_data (G_OBJECT (label), ATTACHED);

  if (links != NULL)
    return links;
  links = g_new0 (Links, 1);
  links->label = label;
  links->bibles = g_signal_group_new (SILOAM_TYPE_BIBLES);
  g_signal_group_connect_swapped (links->bibles, "changed", G_CALLBACK (show), links);
  g_object_set_data_full (G_OBJECT (label), ATTACHED, links, links_free);
  g_signal_connect (label, "notify::root", G_CALLBACK (root_changed_cb), NULL);
  g_signal_connect (label, "activate-link", G_CALLBACK (activate_link_cb), NULL);
  return links;
}

static SiloamEntry *
copy_numbering (const SiloamEntry *entry)
{
  SiloamEntry *copy = siloam_entry_new (SILOAM_ENTRY_FREE);

  if (entry == NULL)
    return copy;
  copy->numbering = entry->numbering;
  for (guint i = 0; i < entry->numberings->len; i++)
    {
      const SiloamNumberingChoice *choice = g_ptr_array_index (entry->numberings, i);

      siloam_entry_add_numbering (copy, choice->typed)->numbering = choice->numbering;
    }
  return copy;
}

static void
link_with (GtkLabel *label, SiloamEntry *numbering)
{
  Links *links = ensure_links (label);

  g_clear_pointer (&links->numbering, siloam_entry_free);
  links->numbering = numbering;
  g_free (links->text);
  links->text = g_strdup (gtk_label_get_text (label));
  if (gtk_widget_get_root (GTK_WIDGET (label)) != NULL)
    root_changed_cb (label);
}

/**
 * siloam_words_link:
 * @label: shows words a person wrote
 * @entry: (nullable) (transfer none): the entry they are in
 *
 * Makes links of the references in @label, once it is in a window with Bibles.
 */
void
siloam_words_link (GtkLabel *label, const SiloamEntry *entry)
{
  g_return_if_fail (GTK_IS_LABEL (label));

  link_with (label, copy_numbering (entry));
}

/**
 * siloam_words_link_verses:
 * @label: shows verses as they were typed
 * @entry: (transfer none): the entry they belong to
 *
 * The same, each verse in the numbering that is kept with it.
 */
void
siloam_words_link_verses (GtkLabel *label, const SiloamEntry *entry)
{
  SiloamEntry *numbering = NULL;

  g_return_if_fail (GTK_IS_LABEL (label) && entry != NULL);

  numbering = copy_numbering (entry);
  for (guint i = 0; i < entry->verses->len; i++)
    {
      const SiloamVerseLink *verse = g_ptr_array_index (entry->verses, i);

      if (verse->numbering != 0 && verse->typed != NULL)
        siloam_entry_choose_numbering (
            numbering,
            verse->typed,
            siloam_numbering_from_term (verse->numbering, SILOAM_NUMBERING_KJV));
    }
  link_with (label, numbering);
}

/**
 * siloam_words_grab_focus:
 *
 * Puts the focus on @label. With links in it, GTK 4.8 trips when nothing had the focus before.
 *
 * Returns: whether it has the focus now
 */
gboolean
siloam_words_grab_focus (GtkLabel *label)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (label));

  if (root == NULL)
    return FALSE;
  if (gtk_root_get_focus (root) != NULL)
    return gtk_widget_grab_focus (GTK_WIDGET (label));
  if (!gtk_widget_get_focusable (GTK_WIDGET (label)))
    return FALSE;
  gtk_root_set_focus (root, GTK_WIDGET (label));
  return TRUE;
}
