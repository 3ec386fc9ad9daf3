/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A screen reader reads a PDF in the language its catalog names, and cairo cannot name one. This
 * appends the catalog once more with the language in it, as an incremental update (ISO 32000-1,
 * 7.5.6). It only touches a file that ends as cairo 1.16 and 1.18 end one; any other stays as it
 * is. */

#include <string.h>

#include "export/pdf-language.h"

#define TAIL_BYTES 1024
#define CATALOG_BYTES 4096
#define ENTRY_BYTES 20 /* of one line of the cross-reference table */

/* What the end of the file says. */
typedef struct
{
  guint64 table; /* byte offset of the cross-reference table */
  guint64 root;  /* number of the catalog */
  char *trailer; /* between "<<" and ">>" */
} Ending;

static char *
read_text (SiloamTargetFile *file, guint64 offset, gsize length)
{
  g_autofree char *text = g_malloc0 (length + 1);

  if (!siloam_target_file_read (file, offset, text, length))
    return NULL;
  return g_steal_pointer (&text);
}

static gboolean
read_number_after (const char *text, const char *word, guint64 *number)
{
  const char *at = text != NULL ? strstr (text, word) : NULL;

  if (at == NULL)
    return FALSE;
  *number = g_ascii_strtoull (at + strlen (word), NULL, 10);
  return *number > 0;
}

static gboolean
read_ending (SiloamTargetFile *file, Ending *ending)
{
  guint64 size = siloam_target_file_get_size (file);
  g_autofree char *tail =
      size > TAIL_BYTES ? read_text (file, size - TAIL_BYTES, TAIL_BYTES) : NULL;
  const char *trailer = tail != NULL ? strstr (tail, "trailer\n<<") : NULL;
  const char *end = trailer != NULL ? strstr (trailer, ">>") : NULL;

  if (end == NULL || !read_number_after (end, "startxref\n", &ending->table) ||
      !read_number_after (trailer, "/Root ", &ending->root))
    return FALSE;
  trailer += strlen ("trailer\n<<");
  ending->trailer = g_strndup (trailer, (gsize) (end - trailer));
  return TRUE;
}

/* The table is one section from object 0, so that a line is found by counting. */
static gboolean
find_catalog (SiloamTargetFile *file, const Ending *ending, guint64 *offset)
{
  g_autofree char *head = read_text (file, ending->table, 32);
  g_autofree char *line = NULL;
  const char *first =
      head != NULL && g_str_has_prefix (head, "xref\n0 ") ? strchr (head + 5, '\n') : NULL;

  if (first == NULL)
    return FALSE;
  line = read_text (file,
                    ending->table + (guint64) (first + 1 - head) + ending->root * ENTRY_BYTES,
                    ENTRY_BYTES);
  if (line == NULL || strstr (line, " n") == NULL)
    return FALSE;
  *offset = g_ascii_strtoull (line, NULL, 10);
  return *offset > 0;
}

/* The catalog as it was, without its ending. */
static char *
read_catalog (SiloamTargetFile *file, const Ending *ending)
{
  g_autofree char *start =
      g_strdup_printf ("%" G_GUINT64_FORMAT " 0 obj\n<< /Type /Catalog", ending->root);
  g_autofree char *text = NULL;
  guint64 offset, size = siloam_target_file_get_size (file);
  char *end;

  if (!find_catalog (file, ending, &offset) || offset >= size)
    return NULL;
  text = read_text (file, offset, MIN (CATALOG_BYTES, size - offset));
  end = text != NULL ? strstr (text, ">>\nendobj") : NULL;
  if (end == NULL || !g_str_has_prefix (text, start) || strstr (text, "/Lang") != NULL)
    return NULL;
  *end = '\0';
  return g_steal_pointer (&text);
}

/**
 * siloam_pdf_add_language:
 * @file: a PDF, all written and not committed
 * @language: "nl" or "en"
 *
 * Appends the language to @file, or nothing where the file is not shaped as expected.
 *
 * Returns: %FALSE with a #GIOErrorEnum when the file could not be written to
 */
gboolean
siloam_pdf_add_language (SiloamTargetFile *file, const char *language, GError **error)
{
  Ending ending = { 0 };
  g_autofree char *trailer = NULL;
  g_autofree char *catalog = NULL;
  g_autoptr (GString) update = g_string_new (NULL);
  guint64 offset = siloam_target_file_get_size (file);

  if (!read_ending (file, &ending))
    return TRUE;
  trailer = ending.trailer;
  catalog = read_catalog (file, &ending);
  if (catalog == NULL)
    return TRUE;
  g_string_append_printf (update, "%s   /Lang (%s)\n>>\nendobj\n", catalog, language);
  g_string_append_printf (update,
                          "xref\n%" G_GUINT64_FORMAT " 1\n%010" G_GUINT64_FORMAT " 00000 n \n",
                          ending.root,
                          offset);
  g_string_append_printf (update,
                          "trailer\n<<%s   /Prev %" G_GUINT64_FORMAT "\n>>\nstartxref\n",
                          trailer,
                          ending.table);
  offset += strlen (catalog) + strlen ("   /Lang ()\n>>\nendobj\n") + strlen (language);
  g_string_append_printf (update, "%" G_GUINT64_FORMAT "\n%%%%EOF\n", offset);
  return siloam_target_file_write (file, update->str, update->len, error);
}
