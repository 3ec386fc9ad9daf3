/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a person can do about each outcome of the vault, the journal and Scripture, in words. Pure,
 * any thread.
 */

#include "ctl/error-words.h"

#include "export/import.h"
#include "journal/error.h"
#include "scripture/error.h"
#include "vault/error.h"

static const char *const vault_remedies[] = {
  [SILOAM_VAULT_ERROR_BUSY] =
      "The journal is open in another process: lock or close it there, then try again.",
  [SILOAM_VAULT_ERROR_MISSING] =
      "There is no journal at this path. Look for the file, or for a backup of it.",
  [SILOAM_VAULT_ERROR_EXISTS] = "Nothing was made: choose a path where there is no file yet.",
  [SILOAM_VAULT_ERROR_WRONG_KEY] =
      "This key does not open the journal. Try another way in: the recovery code always fits.",
  [SILOAM_VAULT_ERROR_NOT_VAULT] =
      "This file is not a Siloam journal. Look for the file, or for a backup of it.",
  [SILOAM_VAULT_ERROR_NEWER_FORMAT] = "A later Siloam made this file: open it with that version.",
  [SILOAM_VAULT_ERROR_HEADER_DAMAGED] =
      "The beginning of the file is damaged: keep the file, and use a backup.",
  [SILOAM_VAULT_ERROR_PAGE_DAMAGED] =
      "A part of the file is damaged: keep the file; what can be read can still be exported.",
  [SILOAM_VAULT_ERROR_NO_SPACE] = "The disk is full: make room and try again.",
  [SILOAM_VAULT_ERROR_READ_ONLY] =
      "The file or its folder cannot be written: check its permissions.",
  [SILOAM_VAULT_ERROR_IO] =
      "The disk could not be read or written: check the disk, then try again.",
  [SILOAM_VAULT_ERROR_NO_MEMORY] = "There is not enough memory: close something and try again.",
  [SILOAM_VAULT_ERROR_MISTYPED] =
      "The recovery code has a mistake in it: compare it with the paper, group by group.",
  [SILOAM_VAULT_ERROR_LAST_WAY_IN] = "Another way in must stay.",
  [SILOAM_VAULT_ERROR_KEYRING_ABSENT] =
      "There is no keyring in this session: use --passphrase-file or --recovery-file.",
  [SILOAM_VAULT_ERROR_KEYRING_LOCKED] = "The keyring is locked: unlock it, or use --recovery-file.",
  [SILOAM_VAULT_ERROR_KEYRING_DISMISSED] =
      "The keyring was not unlocked: try again, or use --recovery-file.",
  [SILOAM_VAULT_ERROR_KEYRING_NO_ITEM] =
      "The keyring holds no key of this journal: use --recovery-file.",
  [SILOAM_VAULT_ERROR_KEYRING_DENIED] = "The keyring refused: use --recovery-file.",
  [SILOAM_VAULT_ERROR_KEYRING_NOT_MADE] =
      "No keyring was made: try again and choose its password, or use --passphrase-file.",
  [SILOAM_VAULT_ERROR_OLD_KEY_STAYS] = "The old key still opens the journal: try again.",
};

static const char *const journal_remedies[] = {
  [SILOAM_JOURNAL_ERROR_INVALID] = "Nothing was added: mend the document and try again.",
  [SILOAM_JOURNAL_ERROR_NOT_FOUND] = "“siloamctl list” tells the ids there are.",
  [SILOAM_JOURNAL_ERROR_NEWER_SCHEMA] =
      "A later Siloam wrote this journal: open it with that version.",
  [SILOAM_JOURNAL_ERROR_DAMAGED] = "“siloamctl check” tells what is wrong.",
  [SILOAM_JOURNAL_ERROR_TOO_LARGE] = "Nothing was added: divide it over more entries.",
  [SILOAM_JOURNAL_ERROR_CLOSED] = NULL,
  [SILOAM_JOURNAL_ERROR_BACKUP_MISSING] = "Make the folder, or connect the drive it is on.",
  [SILOAM_JOURNAL_ERROR_BACKUP_READ_ONLY] =
      "Choose a folder that you may write in. Older backups were left as they were.",
  [SILOAM_JOURNAL_ERROR_BACKUP_FULL] =
      "Make room there, or choose another folder. Older backups were left as they were.",
  [SILOAM_JOURNAL_ERROR_BACKUP_IO] =
      "Check the disk, or choose another folder. Older backups were left as they were.",
  [SILOAM_JOURNAL_ERROR_BACKUP_UNSOUND] =
      "It was not kept. Try again; when it stays so, choose another disk.",
  [SILOAM_JOURNAL_ERROR_SAME_FILE] = "Name the other copy of the journal.",
  [SILOAM_JOURNAL_ERROR_OTHER_JOURNAL] =
      "Nothing was changed. --other-journal adds the entries of another journal.",
};

static const char *const scripture_remedies[] = {
  [SILOAM_SCRIPTURE_ERROR_MISSING] = "Look for the file, or download the module again.",
  [SILOAM_SCRIPTURE_ERROR_NOT_MODULE] =
      "Choose the zip of a Bible module of SWORD, or a folder that modules are installed in.",
  [SILOAM_SCRIPTURE_ERROR_NOT_BIBLE] = "Choose the module of a Bible.",
  [SILOAM_SCRIPTURE_ERROR_WHICH] = "Put the id of one of them after the path.",
  [SILOAM_SCRIPTURE_ERROR_ENCIPHERED] = "Choose a Bible that may be read freely.",
  [SILOAM_SCRIPTURE_ERROR_UNSUPPORTED] = "Choose another Bible.",
  [SILOAM_SCRIPTURE_ERROR_UNSAFE] =
      "Nothing was read from it. Download the module from a source that you trust.",
  [SILOAM_SCRIPTURE_ERROR_TOO_LARGE] =
      "Nothing was kept of it. Download the module from a source that you trust.",
  [SILOAM_SCRIPTURE_ERROR_DAMAGED] = "Download the module again, and import it.",
  [SILOAM_SCRIPTURE_ERROR_NO_BIBLE] = "“siloamctl bible list” tells the Bibles there are.",
  [SILOAM_SCRIPTURE_ERROR_NEWER_FORMAT] = "Import it again, or use that version.",
  [SILOAM_SCRIPTURE_ERROR_NOT_IN_TEXT] = "Look in another Bible.",
  [SILOAM_SCRIPTURE_ERROR_NO_SPACE] = "The disk is full: make room and try again.",
  [SILOAM_SCRIPTURE_ERROR_IO] = "Check the permissions of the file and its folder.",
  [SILOAM_SCRIPTURE_ERROR_PACKAGED] = "Choose another Bible to read in; this one may stay.",
};

static const char *const import_remedies[] = {
  [SILOAM_IMPORT_ERROR_UNKNOWN_FORMAT] =
      "Nothing was brought in. Jimmy (github.com/marph91/jimmy) turns what many other applications "
      "wrote into a folder of Markdown, which can be brought in.",
  [SILOAM_IMPORT_ERROR_NEEDS_PASSWORD] = "It is locked: give its password with --password-file.",
  [SILOAM_IMPORT_ERROR_WRONG_PASSWORD] = "Look at the password, then try again.",
  [SILOAM_IMPORT_ERROR_TOO_LARGE] = "Nothing was brought in. Divide it, and bring in the parts.",
  [SILOAM_IMPORT_ERROR_DAMAGED] = "Nothing was brought in. Export it again, then try that.",
  [SILOAM_IMPORT_ERROR_UNSAFE] =
      "Nothing was brought in. Export it again from an application that you trust.",
  [SILOAM_IMPORT_ERROR_NEEDS_PROGRAM] = "Install gpg, or export as text there and bring that in.",
  [SILOAM_IMPORT_ERROR_EMPTY] = "Look whether this is the right file.",
  [SILOAM_IMPORT_ERROR_CHANGED_SINCE] = NULL,
};

static const char *
pick (const char *const *remedies, gsize n_remedies, int code)
{
  return code >= 0 && (gsize) code < n_remedies ? remedies[code] : NULL;
}

const char *
siloam_ctl_remedy (const GError *error)
{
  if (error->domain == SILOAM_VAULT_ERROR)
    return pick (vault_remedies, G_N_ELEMENTS (vault_remedies), error->code);
  if (error->domain == SILOAM_JOURNAL_ERROR)
    return pick (journal_remedies, G_N_ELEMENTS (journal_remedies), error->code);
  if (error->domain == SILOAM_SCRIPTURE_ERROR)
    return pick (scripture_remedies, G_N_ELEMENTS (scripture_remedies), error->code);
  if (error->domain == SILOAM_IMPORT_ERROR)
    return pick (import_remedies, G_N_ELEMENTS (import_remedies), error->code);
  return NULL;
}
