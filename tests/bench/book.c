/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* `bench-book ENTRIES PDF TEXT`: a book of so many entries of about 1.5 KB, made as they are asked
 * for, and the same words as plain text for another program. Prints pages, seconds for laying out
 * and for writing, and the peak of memory before and after in KiB. */

#include <stdio.h>
#include <string.h>

#include "export/book.h"

static const char *const verses[] = { "Ps. 34:18",
                                      "Jes. 61:3",
                                      "Joh. 14:27",
                                      "1 Petr. 5:7",
                                      "Mat. 11:28" };

static char *
make_text (GRand *random, gsize length)
{
  g_autoptr (GString) text = g_string_new (NULL);

  while (text->len < length)
    {
      g_string_append_printf (text, "woord%d", g_rand_int_range (random, 0, 6000));
      g_string_append (text, g_rand_int_range (random, 0, 60) == 0 ? ".\n" : " ");
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static SiloamEntry *
make_exchange (GRand *random)
{
  SiloamEntry *entry = siloam_entry_new (SILOAM_ENTRY_EXCHANGE);

  for (guint i = 0; i < 2; i++)
    {
      SiloamHurt *hurt = siloam_entry_add_hurt (entry);

      hurt->words = make_text (random, 150);
      siloam_entry_add_release (entry, hurt->id, SILOAM_AMOUNT_ALL);
      siloam_entry_add_received (entry, SILOAM_FORM_WORD)->text = make_text (random, 200);
    }
  entry->closing_thanks = make_text (random, 700);
  return entry;
}

static SiloamEntry *
make_entry (guint index, gpointer data, GError **error)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (index);
  SiloamEntry *entry;

  if (index % 2 == 0)
    entry = make_exchange (random);
  else
    {
      entry = siloam_entry_new (SILOAM_ENTRY_FREE);
      entry->text = make_text (random, 1400);
    }
  entry->title = g_strdup_printf ("Dag %u", index);
  siloam_entry_add_verse (entry, verses[index % G_N_ELEMENTS (verses)], SILOAM_ROLE_READING);
  g_clear_pointer (&entry->created, g_date_time_unref);
  entry->created = g_date_time_new_from_unix_utc (1577880000 + (gint64) index * 43200);
  return entry;
}

static void
write_text (const char *path, guint n_entries)
{
  FILE *file = fopen (path, "w");

  if (file == NULL)
    g_error ("%s cannot be written", path);
  for (guint i = 0; i < n_entries; i++)
    {
      g_autoptr (SiloamEntry) entry = make_entry (i, NULL, NULL);

      fprintf (file, "# %s\n\n", entry->title);
      for (guint j = 0; j < entry->received->len; j++)
        fprintf (file, "%s\n\n", ((SiloamReceived *) entry->received->pdata[j])->text);
      for (guint j = 0; j < entry->hurts->len; j++)
        fprintf (file, "%s\n\n", ((SiloamHurt *) entry->hurts->pdata[j])->words);
      if (entry->closing_thanks != NULL)
        fprintf (file, "%s\n\n", entry->closing_thanks);
      if (entry->text != NULL)
        fprintf (file, "%s\n\n", entry->text);
    }
  fclose (file);
}

static guint64
peak_of_memory (void)
{
  g_autofree char *status = NULL;
  const char *peak = NULL;

  if (g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    peak = strstr (status, "VmHWM:");
  return peak != NULL ? g_ascii_strtoull (peak + strlen ("VmHWM:"), NULL, 10) : 0;
}

static void
check (gboolean done, const GError *error)
{
  if (!done)
    g_error ("%s", error->message);
}

int
main (int argc, char *argv[])
{
  g_autoptr (SiloamBookOptions) options = siloam_book_options_new ("nl");
  g_autoptr (SiloamEntrySource) source = NULL;
  g_autoptr (SiloamBook) book = NULL;
  g_autoptr (GError) error = NULL;
  guint n_entries = argc > 3 ? (guint) g_ascii_strtoull (argv[1], NULL, 10) : 0;
  guint64 before;
  gint64 began, laid_out;

  if (n_entries == 0)
    g_error ("usage: %s ENTRIES PDF TEXT", argv[0]);
  options->cover = TRUE;
  options->sides = SILOAM_SIDES_BOTH;
  write_text (argv[3], n_entries);
  before = peak_of_memory ();
  began = g_get_monotonic_time ();
  source = siloam_entry_source_new (n_entries, make_entry, NULL, NULL);
  book = siloam_book_new (source, options);
  check (siloam_book_lay_out (book, NULL, &error), error);
  laid_out = g_get_monotonic_time ();
  printf ("laid out: %" G_GUINT64_FORMAT " KiB\n", peak_of_memory ());
  check (siloam_book_write_pdf (book, argv[2], NULL, NULL, &error), error);
  printf ("%u pages %.2f s %.2f s %" G_GUINT64_FORMAT " KiB %" G_GUINT64_FORMAT " KiB\n",
          siloam_book_get_n_pages (book),
          (double) (laid_out - began) / G_USEC_PER_SEC,
          (double) (g_get_monotonic_time () - laid_out) / G_USEC_PER_SEC,
          before,
          peak_of_memory ());
  return 0;
}
