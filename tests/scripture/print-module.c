/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Prints every verse of a module for test-oracle.py: print-module PATH ID [--words]. A line with
 * book, chapter and verse, then the verse as it stands in the module, or its words. */

#include <stdio.h>
#include <string.h>

#include "scripture/module-text.h"
#include "scripture/tables-private.h"
#include "scripture/verse-text.h"

typedef struct
{
  const SiloamModuleConf *conf;
  gboolean words;
} Printer;

static gboolean
print_verse (guint book,
             guint chapter,
             guint verse,
             const char *raw,
             gsize length,
             gpointer user_data,
             GError **error)
{
  const Printer *printer = user_data;
  g_auto (SiloamVerseText) text = { 0 };

  printf ("$$$%s %u:%u\n", siloam_books_osis[book], chapter, verse);
  if (printer->words)
    {
      siloam_verse_text_init (&text, printer->conf->markup, raw, length);
      puts (text.text);
      return TRUE;
    }
  fwrite (raw, 1, length, stdout);
  putchar ('\n');
  return TRUE;
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SiloamModuleFiles) files = NULL;
  g_autoptr (SiloamModuleConf) conf = NULL;
  Printer printer = { .words = argc > 3 && g_str_equal (argv[3], "--words") };

  if (argc < 3)
    return 2;
  files = siloam_module_files_open (argv[1], NULL, &error);
  conf = files != NULL ? siloam_module_conf_choose (files, argv[2], &error) : NULL;
  printer.conf = conf;
  if (conf != NULL && siloam_module_text_read (files, conf, print_verse, &printer, &error))
    return 0;
  fprintf (stderr, "%s\n", error->message);
  return 1;
}
