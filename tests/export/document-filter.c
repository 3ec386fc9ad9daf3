/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads one document from standard input and writes it back: what the schema test compares with. */

#include <stdio.h>

#include "export/document.h"

static GString *
read_all (FILE *stream)
{
  GString *text = g_string_new (NULL);
  char buffer[65536];
  gsize count;

  while ((count = fread (buffer, 1, sizeof buffer, stream)) > 0)
    g_string_append_len (text, buffer, (gssize) count);
  return text;
}

int
main (void)
{
  g_autoptr (GString) input = read_all (stdin);
  g_autoptr (GError) error = NULL;
  g_autoptr (SiloamEntry) entry = siloam_document_parse (input->str, (gssize) input->len, &error);
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *output = NULL;

  if (entry == NULL)
    {
      fprintf (stderr, "%s\n", error->message);
      return 1;
    }
  node = siloam_document_build (entry);
  output = json_to_string (node, FALSE);
  puts (output);
  return 0;
}
