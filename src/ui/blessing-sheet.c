/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The two sheets of a blessing prayer. The order basis, ask, wait, thank is that of the sources
 * (002-15); what belongs to one blessing only is asked with that one. Main thread. */

#include "config.h"

#include "ui/blessing-sheet.h"

static const char *
blessing_text (SiloamPrompts *prompts, SiloamBlessing blessing, const char *role)
{
  const char *nick = siloam_term_nick (siloam_blessings, (int) blessing);
  g_autofree char *key = g_strconcat ("blessing.", nick, ".", role, NULL);

  return siloam_prompts_get (prompts, key);
}

/**
 * siloam_blessing_sheet_new_choice:
 * @chosen: connected to "clicked", swapped
 * @target: a #GObject; the connections end with it
 *
 * Makes the sheet with the five blessings and an own one.
 *
 * Returns: (transfer floating): a sheet
 */
GtkWidget *
siloam_blessing_sheet_new_choice (SiloamPrompts *prompts,
                                  SiloamEntry *entry,
                                  GCallback chosen,
                                  gpointer target)
{
  GtkWidget *widget = siloam_sheet_new (prompts, entry, "blessing");
  SiloamSheet *sheet = SILOAM_SHEET (widget);
  GtkWidget *answers = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  siloam_sheet_hide_hint (sheet);
  siloam_sheet_add_text (sheet, siloam_prompts_get (prompts, "blessing.intro"), "siloam-hint");
  siloam_sheet_add (sheet, answers);
  siloam_sheet_begin_group (sheet, GTK_BOX (answers));
  for (const SiloamTerm *term = siloam_blessings; term->nick != NULL; term++)
    {
      SiloamBlessing blessing = (SiloamBlessing) term->value;
      GtkWidget *answer = siloam_sheet_add_answer (sheet,
                                                   blessing_text (prompts, blessing, "name"),
                                                   blessing_text (prompts, blessing, "meaning"),
                                                   chosen,
                                                   target);

      g_object_set_data (G_OBJECT (answer), "blessing", GUINT_TO_POINTER ((guint) blessing));
    }
  siloam_sheet_end_group (sheet);
  return widget;
}

static void
show_own_prayer (GtkLabel *prayer, SiloamPrompts *prompts, const char *own)
{
  g_autoptr (GString) text = g_string_new (blessing_text (prompts, SILOAM_BLESS_OWN, "prayer"));

  g_string_replace (
      text,
      "{blessing}",
      own != NULL && own[0] != '\0' ? own : blessing_text (prompts, SILOAM_BLESS_OWN, "in_prayer"),
      0);
  gtk_label_set_label (prayer, text->str);
}

static void
own_changed_cb (GtkEditable *line, GtkLabel *prayer)
{
  show_own_prayer (prayer,
                   g_object_get_data (G_OBJECT (line), "prompts"),
                   gtk_editable_get_text (line));
}

static void
add_prayer (SiloamSheet *sheet, SiloamEntry *entry)
{
  SiloamPrompts *prompts = siloam_sheet_get_prompts (sheet);
  GtkWidget *line = NULL, *prayer;

  if (entry->blessing == SILOAM_BLESS_OWN)
    line = siloam_sheet_add_line (sheet, "blessing.own", &entry->own_blessing);
  prayer = siloam_sheet_add_text (sheet,
                                  blessing_text (prompts, entry->blessing, "prayer"),
                                  "siloam-prayer");
  if (line == NULL)
    return;

  g_object_set_data (G_OBJECT (line), "prompts", prompts);
  g_signal_connect_object (line, "changed", G_CALLBACK (own_changed_cb), prayer, 0);
  show_own_prayer (GTK_LABEL (prayer), prompts, entry->own_blessing);
}

/* 001-18: what was already promised need not be asked again; it may be given thanks for. */
static void
turn_into_thanks_cb (SiloamWritingArea *thanks, GtkWidget *button)
{
  SiloamWritingArea *ask = g_object_get_data (G_OBJECT (button), "ask");
  g_autofree char *asked = siloam_writing_area_dup_text (ask);
  g_autofree char *thanked = siloam_writing_area_dup_text (thanks);
  g_autofree char *both = thanked[0] != '\0' && asked[0] != '\0'
                              ? g_strconcat (thanked, "\n", asked, NULL)
                              : g_strconcat (thanked, asked, NULL);

  siloam_writing_area_set_text (thanks, both);
  siloam_writing_area_set_text (ask, NULL);
  gtk_widget_activate_action (GTK_WIDGET (thanks), "entry.touch", NULL);
  gtk_widget_grab_focus (GTK_WIDGET (thanks));
}

static SiloamPrayer *
find_confession (const SiloamEntry *entry)
{
  for (guint i = 0; i < entry->prayers->len; i++)
    {
      SiloamPrayer *prayer = g_ptr_array_index (entry->prayers, i);

      if (prayer->mode == SILOAM_PRAYER_CONFESSION)
        return prayer;
    }
  return NULL;
}

/* 002-10: what is confessed is always sealed. */
static void
confession_changed_cb (SiloamWritingArea *area, GParamSpec *pspec, SiloamEntry *entry)
{
  g_autofree char *words = siloam_writing_area_dup_text (area);
  SiloamPrayer *prayer = find_confession (entry);

  if (prayer == NULL && words[0] == '\0')
    return;
  if (prayer == NULL)
    prayer = siloam_entry_add_prayer (entry, SILOAM_PRAYER_CONFESSION);

  g_free (prayer->text);
  prayer->text = g_steal_pointer (&words);
  gtk_check_button_set_active (g_object_get_data (G_OBJECT (area), "seal"), TRUE);
}

static void
add_confession (SiloamSheet *sheet, SiloamEntry *entry, GtkWidget *seal)
{
  const char *question = siloam_sheet_get_text (sheet, "blessing.confession");
  const SiloamPrayer *prayer = find_confession (entry);
  GtkWidget *area = siloam_writing_area_new (question, NULL, 2);

  siloam_writing_area_set_text (SILOAM_WRITING_AREA (area), prayer != NULL ? prayer->text : NULL);
  g_object_set_data (G_OBJECT (area), "seal", seal);
  g_signal_connect (area, "notify::text", G_CALLBACK (confession_changed_cb), entry);

  siloam_sheet_begin_group (sheet, siloam_sheet_add_group (sheet, "blessing.confession"));
  siloam_sheet_add (sheet, area);
  siloam_sheet_add_text (sheet,
                         siloam_sheet_get_text (sheet, "blessing.confession.note"),
                         "siloam-hint");
  siloam_sheet_end_group (sheet);
}

/* What is asked with one blessing only. */
static void
add_particulars (SiloamSheet *sheet, SiloamEntry *entry)
{
  if (entry->blessing == SILOAM_BLESS_FELLOWSHIP)
    {
      siloam_sheet_add_chips (sheet,
                              "blessing.obstacle.question",
                              "blessing.obstacle",
                              siloam_obstacles,
                              SILOAM_CHIPS_ONE,
                              (guint *) &entry->obstacle);
      siloam_sheet_add_writing (sheet, "blessing.obstacle.words", 1, &entry->obstacle_words);
    }
  if (entry->blessing == SILOAM_BLESS_VICTORY)
    siloam_sheet_add_check (sheet, "blessing.struggle", &entry->struggle);
}

static void
add_lines (SiloamSheet *sheet, SiloamEntry *entry)
{
  SiloamPrompts *prompts = siloam_sheet_get_prompts (sheet);
  g_autofree char *screen =
      g_strconcat ("blessing.", siloam_term_nick (siloam_blessings, (int) entry->blessing), NULL);
  SiloamWritingArea *ask, *thanks;
  GtkWidget *promised;

  siloam_sheet_begin_group (sheet, siloam_sheet_add_group (sheet, "blessing.line.basis"));
  siloam_sheet_add_verses (sheet, screen, SILOAM_ROLE_PROMISE);
  siloam_sheet_end_group (sheet);

  ask = siloam_sheet_add_writing (sheet, "blessing.line.ask", 3, &entry->ask);
  promised = siloam_sheet_add_flat (sheet,
                                    siloam_prompts_get (prompts, "blessing.line.ask.promised"),
                                    NULL,
                                    NULL);
  add_particulars (sheet, entry);

  siloam_sheet_begin_group (sheet, siloam_sheet_add_group (sheet, "blessing.line.wait"));
  siloam_sheet_add_text (sheet,
                         siloam_prompts_get (prompts, "blessing.line.wait.hint"),
                         "siloam-note");
  siloam_sheet_end_group (sheet);
  thanks = siloam_sheet_add_writing (sheet, "blessing.line.thank", 3, &entry->thanks);
  g_object_set_data (G_OBJECT (promised), "ask", ask);
  g_signal_connect_object (promised,
                           "clicked",
                           G_CALLBACK (turn_into_thanks_cb),
                           thanks,
                           G_CONNECT_SWAPPED);
}

/**
 * siloam_blessing_sheet_new_prayer:
 * @entry: (transfer none): a prayer whose blessing is chosen; must outlive the sheet
 *
 * Makes the sheet with the four lines.
 *
 * Returns: (transfer floating): a sheet
 */
GtkWidget *
siloam_blessing_sheet_new_prayer (SiloamPrompts *prompts, SiloamEntry *entry)
{
  GtkWidget *widget = siloam_sheet_new (prompts, entry, NULL);
  SiloamSheet *sheet = SILOAM_SHEET (widget);

  siloam_sheet_set_question (sheet, blessing_text (prompts, entry->blessing, "name"));
  siloam_sheet_add_text (sheet, blessing_text (prompts, entry->blessing, "meaning"), "siloam-hint");
  add_prayer (sheet, entry);
  add_lines (sheet, entry);
  siloam_sheet_add_writing (sheet, "blessing.today", 2, &entry->today_step);
  siloam_sheet_add_check (sheet, "blessing.received", &entry->blessing_received);
  GtkWidget *seal = siloam_sheet_add_check (sheet, "blessing.button.seal", &entry->sealed);
  siloam_sheet_add_text (sheet, siloam_prompts_get (prompts, "today.seal.hint"), "siloam-hint");
  if (entry->blessing == SILOAM_BLESS_CLEANSING)
    add_confession (sheet, entry, seal);
  siloam_sheet_add_text (sheet, siloam_prompts_get (prompts, "blessing.praise"), "siloam-prayer");
  siloam_sheet_show_verse_list (sheet);
  siloam_sheet_add_action (sheet,
                           siloam_prompts_get (prompts, "blessing.button.save"),
                           "blessing.next",
                           TRUE);
  return widget;
}
