/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Looks beside an open journal for other copies of it. Every program that synchronises folders has
 * its own way to name them, so the files themselves are asked, a bounded number of them. Reads
 * headers only and needs no key. The thread of the vault. */

#include "vault/neighbours.h"

#include <sodium.h>
#include <string.h>
#include <sys/stat.h>

#include "vault/vault-private.h"

#define MAX_NAMES 5000
#define MAX_PROBES 100
#define SUFFIX ".siloam"

static void
free_neighbour (gpointer data)
{
  SiloamNeighbour *neighbour = data;

  g_free (neighbour->path);
  g_free (neighbour);
}

/* NAME of NAME.siloam. */
static char *
dup_stem (const char *path)
{
  char *name = g_path_get_basename (path);

  if (g_str_has_suffix (name, SUFFIX))
    name[strlen (name) - strlen (SUFFIX)] = '\0';
  return name;
}

static gboolean
fits (const char *text, const char *pattern)
{
  for (; *pattern != '\0'; text++, pattern++)
    if (*pattern == '0' ? !g_ascii_isdigit (*text) : *text != *pattern)
      return FALSE;
  return TRUE;
}

/* NAME-YYYYMMDD-HHMMSS-COMPUTER.siloam, as our backups are called, or the like. */
static gboolean
is_backup (const char *name, const char *stem)
{
  return g_str_has_prefix (name, stem) && g_str_has_suffix (name, SUFFIX) &&
         fits (name + strlen (stem), "-00000000-000000");
}

static gboolean
has_ending (const char *name)
{
  const char *const endings[] = { "-wal", "-journal", "-shm", ".lock" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (name, endings[i]))
      return TRUE;
  return FALSE;
}

static gboolean
may_be_copy (const char *name, const char *own_name, const char *stem)
{
  if (g_str_equal (name, own_name) || has_ending (name) || is_backup (name, stem))
    return FALSE;
  return strstr (name, SUFFIX) != NULL || g_str_has_prefix (name, stem);
}

guint64
siloam_neighbour_print (const char *path)
{
  struct stat status;
  guint8 hash[crypto_generichash_BYTES_MIN];
  crypto_generichash_state state;
  gint64 numbers[3];

  if (stat (path, &status) < 0)
    return 0;
  numbers[0] = status.st_size;
  numbers[1] = status.st_mtim.tv_sec;
  numbers[2] = status.st_mtim.tv_nsec;
  crypto_generichash_init (&state, NULL, 0, sizeof hash);
  crypto_generichash_update (&state, (const guint8 *) path, strlen (path));
  crypto_generichash_update (&state, (const guint8 *) numbers, sizeof numbers);
  crypto_generichash_final (&state, hash, sizeof hash);
  return siloam_get_u64 (hash) | 1;
}

gboolean
siloam_vault_is_same_journal (SiloamVault *vault, const char *path, gboolean *same, GError **error)
{
  SiloamVaultInfo info;

  if (!siloam_vault_probe (path, &info, error))
    return FALSE;
  *same = memcmp (info.vault_id,
                  siloam_header_get_vault_id (siloam_vault_get_header (vault)),
                  SILOAM_ID_LENGTH) == 0;
  return TRUE;
}

/* By number and not by name. A file that is open here must not be opened again: closing it would
 * let go of the locks of both. */
gboolean
siloam_vault_is_own_file (SiloamVault *vault, const char *path)
{
  struct stat own, other;

  return stat (siloam_vault_get_path (vault), &own) == 0 && stat (path, &other) == 0 &&
         own.st_dev == other.st_dev && own.st_ino == other.st_ino;
}

gboolean
siloam_vault_has_moved (SiloamVault *vault)
{
  int moved = 0;

  return sqlite3_file_control (siloam_vault_get_db (vault),
                               "main",
                               SQLITE_FCNTL_HAS_MOVED,
                               &moved) == SQLITE_OK &&
         moved;
}

static void
look_at (SiloamVault *vault, const char *path, GPtrArray *found)
{
  SiloamNeighbour *neighbour;
  gboolean same = FALSE;

  if (siloam_vault_is_own_file (vault, path) ||
      !siloam_vault_is_same_journal (vault, path, &same, NULL) || !same)
    return;
  neighbour = g_new0 (SiloamNeighbour, 1);
  neighbour->path = g_strdup (path);
  neighbour->print = siloam_neighbour_print (path);
  g_ptr_array_add (found, neighbour);
}

static int
compare_paths (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(SiloamNeighbour *const *) a)->path, (*(SiloamNeighbour *const *) b)->path);
}

/**
 * siloam_vault_find_neighbours:
 *
 * Returns: (transfer full) (element-type SiloamNeighbour): the other copies beside an open journal,
 *   by name; empty when the folder cannot be read
 */
GPtrArray *
siloam_vault_find_neighbours (SiloamVault *vault, GCancellable *cancellable)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (free_neighbour);
  const char *own = siloam_vault_get_path (vault);
  g_autofree char *folder = g_path_get_dirname (own);
  g_autofree char *own_name = g_path_get_basename (own);
  g_autofree char *stem = dup_stem (own);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint names = 0, probes = 0;

  while (dir != NULL && names++ < MAX_NAMES && probes < MAX_PROBES &&
         (name = g_dir_read_name (dir)) != NULL && !g_cancellable_is_cancelled (cancellable))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (!may_be_copy (name, own_name, stem))
        continue;
      look_at (vault, path, found);
      probes++;
    }
  g_ptr_array_sort (found, compare_paths);
  return found;
}
