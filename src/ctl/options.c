/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads the command line and holds the text of --help. Does nothing with a journal. */

#include "ctl/options.h"

#include <stdio.h>

G_DEFINE_QUARK (siloam - ctl - error - quark, siloam_ctl_error)

/* clang-format off */
static const char summary[]
  = "Works on a sealed Siloam journal, and with Scripture, without a window: for rescue, automation\n"
    "and tests.\n"
    "\n"
    "Commands:\n"
    "  create FILE          Make a journal; print its recovery code, once. Opens with the keyring or a\n"
    "                       passphrase. Write the code on paper: it is the way in when all else is lost.\n"
    "  add FILE             Read one JSON document from standard input, add it as an entry, print its id.\n"
    "  list FILE            One line an entry, newest first: id, kind, created, state, title.\n"
    "  show FILE ID         Print an entry as a JSON document.\n"
    "  search FILE QUERY    The entries that hold all the words of QUERY, newest first.\n"
    "  places FILE REF      The entries that hold a verse such as \"Ps. 34:18\", one JSON object a line: id,\n"
    "                       created, side (received, other, released), role of a linked verse, typed, sealed.\n"
    "                       Received first, then the newest. A sealed entry is told without words.\n"
    "  export FILE          Write entries as a PDF, JSON, text or HTML file or a Markdown folder (--format,\n"
    "                       --output). A JSON export holds everything; a PDF holds what may be on paper,\n"
    "                       with the words of linked verses from the first Bible in its language that may\n"
    "                       be copied. None of these is encrypted, except a PDF with --password-file.\n"
    "  import FILE SOURCE   Bring in entries of another application, or of a JSON export: a file, a folder\n"
    "                       or a zip. Tells what is added, merged, skipped and failed; a second time adds\n"
    "                       nothing. SOURCE is never changed.\n"
    "  imports FILE         The imports there were, newest first, each with its number.\n"
    "  undo-import FILE N   Take an import back as one. What was changed since stays.\n"
    "  check FILE           Verify every page and every rule, print a report.\n"
    "  slots FILE           What opens the journal, one line each: keyring, keyring-pin, passphrase or\n"
    "                       recovery-code, and since when. Needs no key.\n"
    "  rotate FILE          Give the journal another key and seal it anew; print its new recovery code,\n"
    "                       once. The old code, keyrings of other sessions and deleted text are gone from\n"
    "                       it; earlier backups keep their old keys. The passphrase or PIN it was opened\n"
    "                       with stays, unless another is given.\n"
    "  backup FILE FOLDER   Make a verified backup in FOLDER: a sealed file that the same passphrase,\n"
    "                       recovery code or keyring opens. Older ones go only with --keep.\n"
    "  restore BACKUP NEW   Make a journal of a backup at NEW, where nothing is yet; verified.\n"
    "  verify BACKUP        Read every page and every entry of a backup, print a report. Writes nothing.\n"
    "  merge FILE OTHER     Join another copy of the journal, written in on another computer. Nothing of\n"
    "                       either is lost; what was changed in both is kept twice. OTHER stays as it is.\n"
    "                       Prints how many were added, updated, kept both, erased (thrown away there),\n"
    "                       unchanged and, when OTHER is damaged, unread.\n"
    "  refs                 Find the Bible references in standard input, one JSON object a line: start and\n"
    "                       end (characters), text, osis, numbering, and kjv: the same in that numbering.\n"
    "  bible import PATH    Add a Bible from a zip or a folder of SWORD; its ID follows where there are several.\n"
    "  bible list           The Bibles there are, and how they number their verses.\n"
    "  bible show REF       The verses of a reference, such as \"Ps. 34:18\".\n"
    "  bible search WORDS   The verses that hold the words, best first.\n"
    "  bible numbering ID N Number its verses as N (nld, mt, kjv, segond; two for psalms and the rest), or\n"
    "                       as found in its text again (found).\n"
    "  bible remove ID      Remove a Bible.\n";

static const char description[]
  = "Exit code: 0 when all went well; 1 when something failed, or when check found a fault; 2 when the\n"
    "command line was not understood. Errors go to standard error.\n"
    "\n"
    "A document is described in document.schema.json, installed with Siloam. For example:\n"
    "  echo '{\"kind\":\"free\",\"text\":\"…\"}' | siloamctl --passphrase-file F add my.siloam\n"
    "\n"
    "A journal that the application has open is busy: lock or close it there first.\n";
/* clang-format on */

static GOptionGroup *
new_export_group (SiloamCtlOptions *self)
{
  /* clang-format off */
  GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &self->format, "What to write: pdf, markdown, text, html or json", "FORMAT" },
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &self->output, "Where to; readable by its owner only (markdown: a new folder)", "OUT" },
    { "id", 0, 0, G_OPTION_ARG_STRING, &self->id, "Only this entry", "ID" },
    { "from", 0, 0, G_OPTION_ARG_STRING, &self->from, "Only entries of this day (YYYY-MM-DD) or later", "D" },
    { "to", 0, 0, G_OPTION_ARG_STRING, &self->to, "Only entries of this day or earlier", "D" },
    { "sides", 0, 0, G_OPTION_ARG_STRING, &self->sides, "received (default; JSON: everything) or both", "SIDES" },
    { "include-sealed", 0, 0, G_OPTION_ARG_NONE, &self->include_sealed, "Sealed entries too, and not in a PDF: memories and confessions", NULL },
    { "paper", 0, 0, G_OPTION_ARG_STRING, &self->paper, "PDF: a4 (default), a5, or booklet: a5 on sheets of a4, to print on both sides and fold", "PAPER" },
    { "text-size", 0, 0, G_OPTION_ARG_DOUBLE, &self->text_size, "PDF: 11 to 18 points (default 14)", "N" },
    { "title", 0, 0, G_OPTION_ARG_FILENAME, &self->title, "PDF: title on the cover of a period", "T" },
    G_OPTION_ENTRY_NULL,
  };
  /* clang-format on */
  GOptionGroup *group =
      g_option_group_new ("export", "Options of export:", "Show the options of export", NULL, NULL);

  g_option_group_add_entries (group, entries);
  return group;
}

static GOptionGroup *
new_import_group (SiloamCtlOptions *self)
{
  /* clang-format off */
  GOptionEntry entries[] = {
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &self->dry_run, "Tell what would become of each entry, and write nothing", NULL },
    { "bring-back", 0, 0, G_OPTION_ARG_NONE, &self->bring_back, "Also what came before and was thrown away here", NULL },
    { "month-first", 0, 0, G_OPTION_ARG_NONE, &self->month_first, "03/04/2019 is the fourth of March", NULL },
    G_OPTION_ENTRY_NULL,
  };
  /* clang-format on */
  GOptionGroup *group =
      g_option_group_new ("import",
                          "Options of import, with --format of what is brought in:",
                          "Show the options of import",
                          NULL,
                          NULL);

  g_option_group_add_entries (group, entries);
  return group;
}

static GOptionGroup *
new_keys_group (SiloamCtlOptions *self)
{
  /* clang-format off */
  GOptionEntry entries[] = {
    { "new-passphrase-file", 0, 0, G_OPTION_ARG_FILENAME, &self->new_passphrase_file, "Open it from now on with the passphrase in F", "F" },
    { "new-pin-file", 0, 0, G_OPTION_ARG_FILENAME, &self->new_pin_file, "Beside the keyring from now on: the PIN, first line of F", "F" },
    { "drop-passphrase", 0, 0, G_OPTION_ARG_NONE, &self->drop_passphrase, "Have no passphrase from now on", NULL },
    G_OPTION_ENTRY_NULL,
  };
  /* clang-format on */
  GOptionGroup *group =
      g_option_group_new ("rotate", "Options of rotate:", "Show the options of rotate", NULL, NULL);

  g_option_group_add_entries (group, entries);
  return group;
}

static GOptionGroup *
new_scripture_group (SiloamCtlOptions *self)
{
  /* clang-format off */
  GOptionEntry entries[] = {
    { "numbering", 0, 0, G_OPTION_ARG_STRING, &self->numbering, "How verses are numbered: nld, mt, kjv or segond (default: as in the language)", "N" },
    { "bible", 0, 0, G_OPTION_ARG_STRING, &self->bible, "Which Bible (default: the first in the language)", "ID" },
    { "mode", 0, 0, G_OPTION_ARG_STRING, &self->mode, "What to search for: all words (default), a phrase, or prefix: the last word goes on", "M" },
    G_OPTION_ENTRY_NULL,
  };
  /* clang-format on */
  GOptionGroup *group = g_option_group_new ("scripture",
                                            "Options of scripture:",
                                            "Show the options of scripture",
                                            NULL,
                                            NULL);

  g_option_group_add_entries (group, entries);
  return group;
}

static GOptionGroup *
new_merge_group (SiloamCtlOptions *self)
{
  /* clang-format off */
  GOptionEntry entries[] = {
    { "other-keyring", 0, 0, G_OPTION_ARG_NONE, &self->other_keyring, "Open OTHER with its key in the keyring (default: with the key of FILE)", NULL },
    { "other-passphrase-file", 0, 0, G_OPTION_ARG_FILENAME, &self->other_passphrase_file, "Open OTHER with the passphrase in F", "F" },
    { "other-recovery-file", 0, 0, G_OPTION_ARG_FILENAME, &self->other_recovery_file, "Open OTHER with the recovery code in F", "F" },
    { "other-journal", 0, 0, G_OPTION_ARG_NONE, &self->other_journal, "OTHER may be another journal: its entries are added", NULL },
    G_OPTION_ENTRY_NULL,
  };
  /* clang-format on */
  GOptionGroup *group =
      g_option_group_new ("merge", "Options of merge:", "Show the options of merge", NULL, NULL);

  g_option_group_add_entries (group, entries);
  return group;
}

static GOptionContext *
new_context (SiloamCtlOptions *self)
{
  /* clang-format off */
  GOptionEntry entries[] = {
    { "keyring", 0, 0, G_OPTION_ARG_NONE, &self->keyring, "Open with the key in the keyring of this session (default)", NULL },
    { "pin-file", 0, 0, G_OPTION_ARG_FILENAME, &self->pin_file, "With the keyring: the PIN, first line of F", "F" },
    { "passphrase-file", 0, 0, G_OPTION_ARG_FILENAME, &self->passphrase_file, "Open with the passphrase in F", "F" },
    { "recovery-file", 0, 0, G_OPTION_ARG_FILENAME, &self->recovery_file, "Open with the recovery code in F", "F" },
    { "password-file", 0, 0, G_OPTION_ARG_FILENAME, &self->password_file, "export: lock the PDF (AES-256) with the password in F; import: the password of SOURCE", "F" },
    { "language", 0, 0, G_OPTION_ARG_STRING, &self->language, "export, import: nl or en (default: the journal's); places (the same default) and scripture: nl, en, de, fr or es", "L" },
    { "keep", 0, 0, G_OPTION_ARG_STRING, &self->keep, "backup: remove older ones, except the newest of so many days,weeks,months, such as 7,4,12 (default: keep all)", "K" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &self->json, "Print results as JSON, one object a line", NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, &self->version, "Print the version", NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &self->words, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  /* clang-format on */
  GOptionContext *context = g_option_context_new ("COMMAND [FILE] [ARGUMENT]");

  g_option_context_set_summary (context, summary);
  g_option_context_set_description (context, description);
  g_option_context_add_main_entries (context, entries, NULL);
  g_option_context_add_group (context, new_export_group (self));
  g_option_context_add_group (context, new_import_group (self));
  g_option_context_add_group (context, new_keys_group (self));
  g_option_context_add_group (context, new_merge_group (self));
  g_option_context_add_group (context, new_scripture_group (self));
  return context;
}

/* --help shows the options of every group: one page holds all. */
static gboolean
asks_for_help (int argc, char *argv[])
{
  for (int i = 1; i < argc && g_strcmp0 (argv[i], "--") != 0; i++)
    if (g_str_equal (argv[i], "--help") || g_str_equal (argv[i], "-h"))
      return TRUE;
  return FALSE;
}

static void
print_help (GOptionContext *context)
{
  g_autofree char *help = g_option_context_get_help (context, FALSE, NULL);

  fputs (help, stdout);
}

static gboolean
check_ways_in (const SiloamCtlOptions *self, GError **error)
{
  int ways = (self->keyring || self->pin_file != NULL) + (self->passphrase_file != NULL) +
             (self->recovery_file != NULL);

  if (ways <= 1 && self->other_keyring + (self->other_passphrase_file != NULL) +
                           (self->other_recovery_file != NULL) <=
                       1)
    return TRUE;
  g_set_error_literal (error,
                       SILOAM_CTL_ERROR,
                       SILOAM_CTL_ERROR_USAGE,
                       "choose one of --keyring, --passphrase-file and --recovery-file");
  return FALSE;
}

/**
 * siloam_ctl_options_parse:
 *
 * Reads the command line; prints the help and sets `words` to an empty list when that was asked
 * for.
 *
 * Returns: (transfer full) (nullable): the options, or %NULL with `USAGE`
 */
SiloamCtlOptions *
siloam_ctl_options_parse (int argc, char *argv[], GError **error)
{
  g_autoptr (SiloamCtlOptions) self = g_new0 (SiloamCtlOptions, 1);
  g_autoptr (GOptionContext) context = new_context (self);
  g_autoptr (GError) fault = NULL;

  if (asks_for_help (argc, argv))
    {
      print_help (context);
      self->words = g_new0 (char *, 1);
      return g_steal_pointer (&self);
    }
  if (!g_option_context_parse (context, &argc, &argv, &fault))
    {
      g_set_error_literal (error, SILOAM_CTL_ERROR, SILOAM_CTL_ERROR_USAGE, fault->message);
      return NULL;
    }
  return check_ways_in (self, error) ? g_steal_pointer (&self) : NULL;
}

void
siloam_ctl_options_free (SiloamCtlOptions *self)
{
  g_free (self->pin_file);
  g_free (self->passphrase_file);
  g_free (self->recovery_file);
  g_free (self->new_passphrase_file);
  g_free (self->new_pin_file);
  g_free (self->other_passphrase_file);
  g_free (self->other_recovery_file);
  g_free (self->format);
  g_free (self->output);
  g_free (self->keep);
  g_free (self->id);
  g_free (self->from);
  g_free (self->to);
  g_free (self->sides);
  g_free (self->paper);
  g_free (self->language);
  g_free (self->numbering);
  g_free (self->bible);
  g_free (self->mode);
  g_free (self->title);
  g_free (self->password_file);
  g_strfreev (self->words);
  g_free (self);
}

gboolean
siloam_ctl_options_have_import (const SiloamCtlOptions *self)
{
  return self->bring_back || self->month_first;
}

gboolean
siloam_ctl_options_have_new_keys (const SiloamCtlOptions *self)
{
  return self->new_passphrase_file != NULL || self->new_pin_file != NULL || self->drop_passphrase;
}

gboolean
siloam_ctl_options_have_export (const SiloamCtlOptions *self)
{
  return self->format != NULL || self->output != NULL || self->id != NULL || self->from != NULL ||
         self->to != NULL || self->sides != NULL || self->paper != NULL || self->title != NULL ||
         self->text_size != 0 || self->include_sealed;
}

gboolean
siloam_ctl_options_have_merge (const SiloamCtlOptions *self)
{
  return self->other_passphrase_file != NULL || self->other_recovery_file != NULL ||
         self->other_keyring || self->other_journal;
}

const char *
siloam_ctl_options_get_language (const SiloamCtlOptions *self)
{
  return self->language != NULL ? self->language : g_get_language_names ()[0];
}

gboolean
siloam_ctl_options_get_numbering (const SiloamCtlOptions *self,
                                  SiloamNumbering *out,
                                  GError **error)
{
  return siloam_ctl_options_get_numbering_in (self,
                                              siloam_ctl_options_get_language (self),
                                              out,
                                              error);
}

gboolean
siloam_ctl_options_get_numbering_in (const SiloamCtlOptions *self,
                                     const char *language,
                                     SiloamNumbering *out,
                                     GError **error)
{
  *out = siloam_numbering_for_language (language);
  if (self->numbering == NULL || siloam_numbering_from_nick (self->numbering, out))
    return TRUE;
  g_set_error_literal (error,
                       SILOAM_CTL_ERROR,
                       SILOAM_CTL_ERROR_USAGE,
                       "--numbering is nld, mt, kjv or segond");
  return FALSE;
}
