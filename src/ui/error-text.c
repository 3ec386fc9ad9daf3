/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Turns an error of any room into a title, a sentence and a remedy. The message of the error itself
 * is for developers and never shown. Any thread. */

#include "config.h"

#include "ui/error-text.h"

#include <gio/gio.h>

#include "export/import.h"
#include "journal/error.h"
#include "ministry/error.h"
#include "scripture/error.h"
#include "vault/error.h"

static const char *
name_vault_error (int code)
{
  static const char *const names[] = {
    [SILOAM_VAULT_ERROR_BUSY] = "busy",
    [SILOAM_VAULT_ERROR_MISSING] = "missing",
    [SILOAM_VAULT_ERROR_EXISTS] = "exists",
    [SILOAM_VAULT_ERROR_WRONG_KEY] = "wrong_key",
    [SILOAM_VAULT_ERROR_NOT_VAULT] = "not_vault",
    [SILOAM_VAULT_ERROR_NEWER_FORMAT] = "newer_format",
    [SILOAM_VAULT_ERROR_HEADER_DAMAGED] = "header_damaged",
    [SILOAM_VAULT_ERROR_PAGE_DAMAGED] = "page_damaged",
    [SILOAM_VAULT_ERROR_NO_SPACE] = "no_space",
    [SILOAM_VAULT_ERROR_READ_ONLY] = "read_only",
    [SILOAM_VAULT_ERROR_IO] = "io",
    [SILOAM_VAULT_ERROR_NO_MEMORY] = "no_memory",
    [SILOAM_VAULT_ERROR_MISTYPED] = "mistyped",
    [SILOAM_VAULT_ERROR_LAST_WAY_IN] = "last_way_in",
    [SILOAM_VAULT_ERROR_KEYRING_ABSENT] = "keyring_absent",
    [SILOAM_VAULT_ERROR_KEYRING_LOCKED] = "keyring_locked",
    [SILOAM_VAULT_ERROR_KEYRING_DISMISSED] = "keyring_dismissed",
    [SILOAM_VAULT_ERROR_KEYRING_NO_ITEM] = "keyring_no_item",
    [SILOAM_VAULT_ERROR_KEYRING_DENIED] = "keyring_denied",
    [SILOAM_VAULT_ERROR_KEYRING_NOT_MADE] = "keyring_not_made",
    [SILOAM_VAULT_ERROR_OLD_KEY_STAYS] = "old_key_stays",
  };

  return code >= 0 && code < (int) G_N_ELEMENTS (names) ? names[code] : NULL;
}

static const char *
name_journal_error (int code)
{
  static const char *const names[] = {
    [SILOAM_JOURNAL_ERROR_INVALID] = "invalid",
    [SILOAM_JOURNAL_ERROR_NOT_FOUND] = "not_found",
    [SILOAM_JOURNAL_ERROR_NEWER_SCHEMA] = "newer_format",
    [SILOAM_JOURNAL_ERROR_DAMAGED] = "damaged",
    [SILOAM_JOURNAL_ERROR_TOO_LARGE] = "too_large",
    [SILOAM_JOURNAL_ERROR_CLOSED] = "closed",
    [SILOAM_JOURNAL_ERROR_SAME_FILE] = "same_file",
    [SILOAM_JOURNAL_ERROR_OTHER_JOURNAL] = "other_journal",
    [SILOAM_JOURNAL_ERROR_BACKUP_MISSING] = "backup_missing",
    [SILOAM_JOURNAL_ERROR_BACKUP_READ_ONLY] = "backup_read_only",
    [SILOAM_JOURNAL_ERROR_BACKUP_FULL] = "backup_full",
    [SILOAM_JOURNAL_ERROR_BACKUP_IO] = "backup_io",
    [SILOAM_JOURNAL_ERROR_BACKUP_UNSOUND] = "backup_unsound",
  };

  return code >= 0 && code < (int) G_N_ELEMENTS (names) ? names[code] : NULL;
}

static const char *
name_scripture_error (int code)
{
  static const char *const names[] = {
    [SILOAM_SCRIPTURE_ERROR_MISSING] = "bible_missing",
    [SILOAM_SCRIPTURE_ERROR_NOT_MODULE] = "bible_not_module",
    [SILOAM_SCRIPTURE_ERROR_NOT_BIBLE] = "bible_not_bible",
    [SILOAM_SCRIPTURE_ERROR_WHICH] = "bible_which",
    [SILOAM_SCRIPTURE_ERROR_ENCIPHERED] = "bible_enciphered",
    [SILOAM_SCRIPTURE_ERROR_UNSUPPORTED] = "bible_unsupported",
    [SILOAM_SCRIPTURE_ERROR_UNSAFE] = "bible_unsafe",
    [SILOAM_SCRIPTURE_ERROR_TOO_LARGE] = "bible_too_large",
    [SILOAM_SCRIPTURE_ERROR_DAMAGED] = "bible_damaged",
    [SILOAM_SCRIPTURE_ERROR_NO_BIBLE] = "bible_no_bible",
    [SILOAM_SCRIPTURE_ERROR_NEWER_FORMAT] = "bible_newer_format",
    [SILOAM_SCRIPTURE_ERROR_NOT_IN_TEXT] = "bible_not_in_text",
    [SILOAM_SCRIPTURE_ERROR_NO_SPACE] = "bible_no_space",
    [SILOAM_SCRIPTURE_ERROR_IO] = "bible_io",
    [SILOAM_SCRIPTURE_ERROR_PACKAGED] = "bible_packaged",
  };

  return code >= 0 && code < (int) G_N_ELEMENTS (names) ? names[code] : NULL;
}

static const char *
name_import_error (int code)
{
  static const char *const names[] = {
    [SILOAM_IMPORT_ERROR_UNKNOWN_FORMAT] = "import_unknown",
    [SILOAM_IMPORT_ERROR_TOO_LARGE] = "import_too_large",
    [SILOAM_IMPORT_ERROR_DAMAGED] = "import_damaged",
    [SILOAM_IMPORT_ERROR_UNSAFE] = "import_unsafe",
    [SILOAM_IMPORT_ERROR_NEEDS_PROGRAM] = "import_needs_program",
    [SILOAM_IMPORT_ERROR_EMPTY] = "import_empty",
  };

  return code >= 0 && code < (int) G_N_ELEMENTS (names) ? names[code] : NULL;
}

static const char *
name_ministry_error (int code)
{
  static const char *const names[] = {
    [SILOAM_MINISTRY_ERROR_INVALID] = "ministry_invalid",
    [SILOAM_MINISTRY_ERROR_NOT_AGREED] = "ministry_not_agreed",
    [SILOAM_MINISTRY_ERROR_NOT_FOUND] = "ministry_not_found",
    [SILOAM_MINISTRY_ERROR_UNRESOLVED] = "ministry_unresolved",
    [SILOAM_MINISTRY_ERROR_DAMAGED] = "ministry_damaged",
    [SILOAM_MINISTRY_ERROR_NEWER_SCHEMA] = "ministry_newer_schema",
    [SILOAM_MINISTRY_ERROR_OTHER_FILE] = "ministry_other_file",
    [SILOAM_MINISTRY_ERROR_NO_PIN] = "ministry_no_pin",
    [SILOAM_MINISTRY_ERROR_CLOSED] = "ministry_closed",
    [SILOAM_MINISTRY_ERROR_BACKUP] = "ministry_backup",
    [SILOAM_MINISTRY_ERROR_ENDED] = "ministry_ended",
    [SILOAM_MINISTRY_ERROR_STILL_OPENS] = "ministry_still_opens",
  };

  return code >= 0 && code < (int) G_N_ELEMENTS (names) ? names[code] : NULL;
}

static const char *
name_error (const GError *error)
{
  const char *name = NULL;

  if (error->domain == SILOAM_VAULT_ERROR)
    name = name_vault_error (error->code);
  else if (error->domain == SILOAM_JOURNAL_ERROR)
    name = name_journal_error (error->code);
  else if (error->domain == SILOAM_SCRIPTURE_ERROR)
    name = name_scripture_error (error->code);
  else if (error->domain == SILOAM_MINISTRY_ERROR)
    name = name_ministry_error (error->code);
  else if (error->domain == SILOAM_IMPORT_ERROR)
    name = name_import_error (error->code);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    name = "no_space";
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_READ_ONLY) ||
           g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    name = "read_only";
  else if (error->domain == G_IO_ERROR || error->domain == G_FILE_ERROR)
    name = "io";
  return name ? name : "unknown";
}

static const char *
get_part (SiloamPrompts *prompts, const char *nick, const char *part)
{
  g_autofree char *key = g_strdup_printf ("error.%s.%s", nick, part);

  return siloam_prompts_get (prompts, key);
}

/**
 * siloam_error_text_named:
 * @nick: the name of the error in the prompts, such as "wrong_pin"
 *
 * Returns: its texts, borrowed from @prompts
 */
SiloamErrorText
siloam_error_text_named (SiloamPrompts *prompts, const char *nick)
{
  return (SiloamErrorText){
    .title = get_part (prompts, nick, "title"),
    .text = get_part (prompts, nick, "text"),
    .remedy = get_part (prompts, nick, "remedy"),
  };
}

/**
 * siloam_error_text:
 * @error: of any domain
 *
 * Returns: what to tell the person, borrowed from @prompts; something general for an error we do
 *   not know
 */
SiloamErrorText
siloam_error_text (SiloamPrompts *prompts, const GError *error)
{
  return siloam_error_text_named (prompts, name_error (error));
}

/**
 * siloam_error_is_damage:
 * @error: why a file did not open
 *
 * Returns: whether the file itself is at fault, so that only a backup helps
 */
gboolean
siloam_error_is_damage (const GError *error)
{
  return g_error_matches (error, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_HEADER_DAMAGED) ||
         g_error_matches (error, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_PAGE_DAMAGED) ||
         g_error_matches (error, SILOAM_MINISTRY_ERROR, SILOAM_MINISTRY_ERROR_DAMAGED);
}
