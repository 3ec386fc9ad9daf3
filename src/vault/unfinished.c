/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Remembers which files in the open are being written under a name that is not theirs yet, so that
 * what a killed process leaves is found again wherever it lies. Each has a small note in the folder
 * for state, sealed for the file that is open: without its key the note tells nothing, not even a
 * place. When that file is opened again, what is left is removed. An aid: what cannot be noted is
 * written all the same. Noting on any thread; clearing on the thread of the vault. */

#include "vault/unfinished.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sodium.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "vault/keys-private.h"
#include "vault/unfinished-private.h"
#include "vault/vault-private.h"

#define PREFIX "note-"
#define NAME_LENGTH 16
#define MAX_NOTES 1000
#define MAX_PATH_LENGTH 4096 /* all notes have one size */
#define SEALED_LENGTH (MAX_PATH_LENGTH + crypto_box_SEALBYTES)

struct _SiloamUnfinished
{
  char *note;
};

typedef struct
{
  guint8 public[crypto_box_PUBLICKEYBYTES];
  guint8 secret[crypto_box_SECRETKEYBYTES];
} KeyPair;

/* For whom notes are sealed: the file that was opened last of those that are open. */
static GMutex readers_lock;
static GPtrArray *readers; /* of public keys, one for each vault */

static char *
dup_folder (void)
{
  return g_build_filename (g_get_user_state_dir (), "siloam", "unfinished", NULL);
}

static void
derive (SiloamVault *vault, KeyPair *pair)
{
  guint8 seed[SILOAM_KEY_LENGTH];

  siloam_keys_derive_unfinished (siloam_vault_get_data_key (vault), seed);
  crypto_box_seed_keypair (pair->public, pair->secret, seed);
  sodium_memzero (seed, sizeof seed);
}

/**
 * siloam_unfinished_begin_for: (skip)
 *
 * Seals notes for @vault from now on.
 *
 * Returns: for siloam_unfinished_end_for()
 */
gpointer
siloam_unfinished_begin_for (SiloamVault *vault)
{
  KeyPair pair;
  gpointer reader;

  derive (vault, &pair);
  reader = g_memdup2 (pair.public, sizeof pair.public);
  sodium_memzero (&pair, sizeof pair);
  g_mutex_lock (&readers_lock);
  if (readers == NULL)
    readers = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (readers, reader);
  g_mutex_unlock (&readers_lock);
  return reader;
}

void
siloam_unfinished_end_for (gpointer reader)
{
  g_mutex_lock (&readers_lock);
  g_ptr_array_remove (readers, reader);
  g_mutex_unlock (&readers_lock);
}

static gboolean
seal_note (const char *path, guint8 sealed[SEALED_LENGTH])
{
  guint8 plain[MAX_PATH_LENGTH] = { 0 };
  gboolean done = FALSE;

  if (strlen (path) >= sizeof plain)
    return FALSE;
  memcpy (plain, path, strlen (path));
  g_mutex_lock (&readers_lock);
  if (readers != NULL && readers->len > 0)
    done = crypto_box_seal (sealed, plain, sizeof plain, readers->pdata[readers->len - 1]) == 0;
  g_mutex_unlock (&readers_lock);
  return done;
}

static char *
make_note_path (const char *folder)
{
  guint8 random[NAME_LENGTH];
  char name[2 * NAME_LENGTH + 1];
  g_autofree char *leaf = NULL;

  randombytes_buf (random, sizeof random);
  sodium_bin2hex (name, sizeof name, random, sizeof random);
  leaf = g_strconcat (PREFIX, name, NULL);
  return g_build_filename (folder, leaf, NULL);
}

/**
 * siloam_unfinished_note:
 * @path: (type filename): of a file or folder of our own that has not got its name
 *
 * Notes it on disk, before anything in the open is written to it. Whoever writes holds a flock() on
 * it meanwhile.
 *
 * Returns: (transfer full) (nullable): for siloam_unfinished_done(); %NULL when no sealed file is
 *   open, or nothing can be written
 */
SiloamUnfinished *
siloam_unfinished_note (const char *path)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *folder = dup_folder ();
  guint8 sealed[SEALED_LENGTH];
  SiloamUnfinished *self;

  if (!seal_note (absolute, sealed) || g_mkdir_with_parents (folder, 0700) < 0)
    return NULL;
  self = g_new0 (SiloamUnfinished, 1);
  self->note = make_note_path (folder);
  g_file_set_contents_full (self->note,
                            (const char *) sealed,
                            sizeof sealed,
                            G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                            0600,
                            NULL);
  return self;
}

/**
 * siloam_unfinished_done:
 * @self: (nullable) (transfer full): of what has its name now, or is removed
 */
void
siloam_unfinished_done (SiloamUnfinished *self)
{
  if (self == NULL)
    return;
  g_unlink (self->note);
  g_free (self->note);
  g_free (self);
}

/* Written over before it goes: on a stick that is what a program that brings files back finds. */
static gboolean
wipe (int folder, const char *name)
{
  static const guint8 nothing[16384];
  const int fd = openat (folder, name, O_WRONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  struct stat status;
  gint64 left;

  if (fd < 0)
    return FALSE;
  left = fstat (fd, &status) == 0 && S_ISREG (status.st_mode) ? status.st_size : -1;
  while (left > 0)
    {
      const gssize put = write (fd, nothing, (gsize) MIN (left, (gint64) sizeof nothing));

      if (put <= 0)
        break;
      left -= put;
    }
  fdatasync (fd);
  close (fd);
  return left >= 0 && unlinkat (folder, name, 0) == 0;
}

static void
wipe_content (int fd)
{
  const int copy = dup (fd);
  DIR *folder = copy >= 0 ? fdopendir (copy) : NULL;
  struct dirent *entry;

  if (folder == NULL)
    {
      if (copy >= 0)
        close (copy);
      return;
    }
  while ((entry = readdir (folder)) != NULL)
    if (strcmp (entry->d_name, ".") != 0 && strcmp (entry->d_name, "..") != 0)
      wipe (fd, entry->d_name);
  closedir (folder);
}

/* Nobody is given a name like these by a person; and what is noted was made by us. */
static gboolean
has_hidden_name (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);

  return g_str_has_prefix (name, ".siloam-");
}

typedef enum
{
  LEFT_NOTHING, /* it is gone, or was removed now */
  LEFT_REMOVED,
  LEFT_THERE, /* in use, or on a disk that is not here */
} Left;

static Left
remove_left (const char *path)
{
  g_autofree char *parent = g_path_get_dirname (path);
  const int fd = open (path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  gboolean removed;
  struct stat status;

  if (fd < 0)
    return g_file_test (parent, G_FILE_TEST_IS_DIR) && errno == ENOENT ? LEFT_NOTHING : LEFT_THERE;
  if (flock (fd, LOCK_EX | LOCK_NB) < 0 || fstat (fd, &status) < 0)
    {
      close (fd);
      return LEFT_THERE;
    }
  if (S_ISDIR (status.st_mode))
    wipe_content (fd);
  removed = S_ISDIR (status.st_mode) ? g_rmdir (path) == 0 : wipe (AT_FDCWD, path);
  close (fd);
  return removed ? LEFT_REMOVED : LEFT_THERE;
}

static gboolean
open_note (const char *note, const KeyPair *pair, char plain[MAX_PATH_LENGTH])
{
  g_autofree char *sealed = NULL;
  gsize length = 0;

  return g_file_get_contents (note, &sealed, &length, NULL) && length == SEALED_LENGTH &&
         crypto_box_seal_open ((guint8 *) plain,
                               (const guint8 *) sealed,
                               length,
                               pair->public,
                               pair->secret) == 0 &&
         memchr (plain, '\0', MAX_PATH_LENGTH) != NULL;
}

static gboolean
clear_note (const char *note, const KeyPair *pair)
{
  char plain[MAX_PATH_LENGTH];
  Left left;

  if (!open_note (note, pair, plain) || !has_hidden_name (plain))
    return FALSE;
  left = remove_left (plain);
  if (left != LEFT_THERE)
    g_unlink (note);
  return left == LEFT_REMOVED;
}

static guint
clear_all (const KeyPair *pair)
{
  g_autofree char *folder = dup_folder ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint removed = 0;

  if (dir == NULL)
    return 0;
  for (guint i = 0; i < MAX_NOTES && (name = g_dir_read_name (dir)) != NULL; i++)
    {
      g_autofree char *note = g_build_filename (folder, name, NULL);

      if (g_str_has_prefix (name, PREFIX))
        removed += clear_note (note, pair);
    }
  return removed;
}

/**
 * siloam_unfinished_clear:
 * @vault: a file that is open
 *
 * Removes what was being written in the open when the process was killed that had @vault open. What
 * is on a disk that is not here stays noted.
 *
 * Returns: how many files and folders were removed
 */
guint
siloam_unfinished_clear (SiloamVault *vault)
{
  KeyPair pair;
  guint removed;

  derive (vault, &pair);
  removed = clear_all (&pair);
  sodium_memzero (&pair, sizeof pair);
  return removed;
}

static gpointer
clear_in_thread (gpointer data)
{
  clear_all (data);
  sodium_free (data);
  return NULL;
}

/**
 * siloam_unfinished_clear_later:
 * @vault: a file that is open; not needed afterwards
 *
 * As siloam_unfinished_clear(), on a thread of its own: a disk that does not answer keeps nobody
 * waiting.
 */
void
siloam_unfinished_clear_later (SiloamVault *vault)
{
  KeyPair *pair = sodium_malloc (sizeof *pair);

  if (pair == NULL)
    return;
  derive (vault, pair);
  g_thread_unref (g_thread_new ("siloam-unfinished", clear_in_thread, pair));
}
