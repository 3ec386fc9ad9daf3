/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Results on standard output: JSON as it is, everything else made safe for a terminal. The words of
 * a sealed entry, its title among them, are not in a list. */

#include "ctl/listing.h"

#include <stdio.h>

/* Control characters steer the terminal; format characters turn text around or hide it. */
char *
siloam_ctl_plain_text (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  g_autoptr (GString) plain = g_string_new (NULL);

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      GUnicodeType type = g_unichar_type (c);

      if (c == '\n' || c == '\t' || type == G_UNICODE_LINE_SEPARATOR ||
          type == G_UNICODE_PARAGRAPH_SEPARATOR)
        g_string_append_c (plain, ' ');
      else if (type != G_UNICODE_CONTROL && type != G_UNICODE_FORMAT)
        g_string_append_unichar (plain, c);
    }
  return g_string_free (g_steal_pointer (&plain), FALSE);
}

void
siloam_ctl_print_node (JsonNode *node, gboolean pretty)
{
  g_autofree char *text = json_to_string (node, pretty);

  puts (text);
}

void
siloam_ctl_print_object (JsonObject *object)
{
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), object);

  json_object_unref (object);
  siloam_ctl_print_node (node, FALSE);
}

static void
set_text (JsonObject *object, const char *name, const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, name, text);
  else
    json_object_set_null_member (object, name);
}

static void
print_json (const SiloamSummary *summary, const char *title, const char *snippet)
{
  JsonObject *object = json_object_new ();
  g_autofree char *created = g_date_time_format (summary->created, "%Y-%m-%dT%H:%M:%S%:z");

  set_text (object, "id", summary->id);
  set_text (object, "kind", siloam_term_nick (siloam_entry_kinds, (int) summary->kind));
  set_text (object, "created", created);
  set_text (object, "state", siloam_term_nick (siloam_states, (int) summary->state));
  set_text (object, "title", title);
  json_object_set_boolean_member (object, "sealed", summary->sealed);
  if (snippet != NULL)
    set_text (object, "snippet", snippet);
  siloam_ctl_print_object (object);
}

static void
print_line (const SiloamSummary *summary, const char *title, const char *snippet)
{
  const char *state = siloam_term_nick (siloam_states, (int) summary->state);
  g_autofree char *created = g_date_time_format (summary->created, "%Y-%m-%d %H:%M");
  g_autofree char *plain_title = siloam_ctl_plain_text (summary->sealed ? "(sealed)" : title);
  g_autofree char *plain_snippet = siloam_ctl_plain_text (snippet);

  printf ("%s  %-8s  %s  %-9s",
          summary->id,
          siloam_term_nick (siloam_entry_kinds, (int) summary->kind),
          created,
          state != NULL ? state : "-");
  if (plain_title[0] != '\0')
    printf ("  %s", plain_title);
  if (plain_snippet[0] != '\0')
    printf ("  | %s", plain_snippet);
  putchar ('\n');
}

void
siloam_ctl_print_summary (const SiloamSummary *summary, const char *snippet, gboolean json)
{
  const char *title = summary->sealed ? NULL : summary->title;

  if (json)
    print_json (summary, title, snippet);
  else
    print_line (summary, title, snippet);
}
