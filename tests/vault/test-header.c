/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The header: its two copies under torn writes, and what each damaged field leads to. */

#include <sodium.h>
#include <string.h>

#include "support.h"
#include "vault/keys-private.h"

#define AREA (2 * SILOAM_HEADER_COPY_STRIDE)
#define SECTOR 512

static SiloamKeys *keys;

/* A header area in memory; a tear keeps an arbitrary part of the write at which it happens. */
typedef struct
{
  guint8 bytes[AREA];
  guint writes_left;
  GRand *random;
} Area;

static gboolean
write_area (gpointer user_data, gint64 offset, const SiloamHeader *header, GError **error)
{
  Area *area = user_data;
  const gboolean torn = area->writes_left == 0;

  for (gsize at = 0; at < SILOAM_HEADER_LENGTH; at += SECTOR)
    {
      if (!torn || g_rand_boolean (area->random))
        memcpy (area->bytes + offset + (gint64) at, header->bytes + at, SECTOR);
    }
  if (torn)
    return FALSE;
  area->writes_left--;
  return TRUE;
}

static void
read_area (Area *area, SiloamHeaderPair *pair)
{
  for (int i = 0; i < SILOAM_HEADER_COPIES; i++)
    {
      memcpy (pair->copies[i].bytes,
              area->bytes + i * SILOAM_HEADER_COPY_STRIDE,
              SILOAM_HEADER_LENGTH);
      pair->whole[i] = siloam_header_is_whole (&pair->copies[i]);
    }
}

/* One update with the power lost at its first or second write, then repair as on unlocking. */
static void
update_torn (Area *area, guint round)
{
  SiloamHeaderPair pair;
  SiloamHeader next;
  guint64 before;
  int best;

  read_area (area, &pair);
  best = siloam_header_pair_best (&pair, NULL);
  g_assert_cmpint (best, >=, 0);
  before = siloam_header_get_seq (&pair.copies[best]);
  next = pair.copies[best];
  if (siloam_header_pair_needs_repair (&pair, best))
    {
      area->writes_left = 1;
      siloam_header_write_copy (&next, 1 - best, write_area, area, NULL);
    }

  siloam_header_set_seq (&next, before + 1);
  randombytes_buf (siloam_header_get_slot (&next, round % SILOAM_SLOTS), SILOAM_SLOT_LENGTH);
  siloam_header_sign (&next, keys->header);
  area->writes_left = (guint) g_rand_int_range (area->random, 0, 3);
  if (siloam_header_write_copy (&next, 1, write_area, area, NULL))
    siloam_header_write_copy (&next, 0, write_area, area, NULL);

  read_area (area, &pair);
  best = siloam_header_pair_best (&pair, NULL);
  g_assert_cmpint (best, >=, 0);
  g_assert_cmpuint (siloam_header_get_seq (&pair.copies[best]), >=, before);
  g_assert_true (siloam_header_is_authentic (&pair.copies[best], keys->header));
}

static void
test_tearing (void)
{
  g_autofree Area *area = g_new0 (Area, 1);
  SiloamHeader header;

  area->random = g_rand_new_with_seed (7);
  area->writes_left = 2;
  siloam_header_init (&header, keys->vault_id, 1);
  siloam_header_sign (&header, keys->header);
  siloam_header_write_copy (&header, 0, write_area, area, NULL);
  siloam_header_write_copy (&header, 1, write_area, area, NULL);
  for (guint round = 0; round < 20000; round++)
    update_torn (area, round);
  g_rand_free (area->random);
}

static GBytes *
header_copy (SealedFile *file, int copy)
{
  g_autoptr (GBytes) all = read_bytes (file->path);

  return g_bytes_new_from_bytes (all,
                                 (gsize) copy * SILOAM_HEADER_COPY_STRIDE,
                                 SILOAM_HEADER_LENGTH);
}

static void
assert_copies_equal (SealedFile *file)
{
  g_autoptr (GBytes) a = header_copy (file, 0);
  g_autoptr (GBytes) b = header_copy (file, 1);

  g_assert_true (g_bytes_equal (a, b));
}

/* Every bit of a copy matters to its sum, so one damaged copy is always noticed. */
static void
test_one_damaged_copy_is_repaired (SealedFile *file, gconstpointer data)
{
  static const gsize fields[] = { 0,  8,   12,  16,  24,  40,   48,   52,   56,
                                  68, 128, 160, 208, 256, 2176, 4032, 4064, 4095 };

  for (guint i = 0; i < 2 * G_N_ELEMENTS (fields); i++)
    {
      const gsize copy = i % 2;
      SiloamVault *vault;

      flip_bit (file->path, copy * SILOAM_HEADER_COPY_STRIDE + fields[i / 2], 1);
      vault = sealed_file_open (file);
      g_assert_cmpint (query_int (vault, "SELECT count(*) FROM t"), ==, 40);
      g_assert_true (siloam_vault_close (vault, NULL));
      assert_copies_equal (file);
    }
}

static void
assert_open_fails (SealedFile *file, SiloamVaultError code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) before = read_bytes (file->path);
  g_autoptr (GBytes) after = NULL;
  SiloamVault *vault = siloam_locksmith_open (file->path, file->passphrase, NULL, &error);

  g_assert_null (vault);
  g_assert_error (error, SILOAM_VAULT_ERROR, (int) code);
  after = read_bytes (file->path);
  g_assert_true (g_bytes_equal (before, after));
}

static void
test_both_copies_damaged (SealedFile *file, gconstpointer data)
{
  flip_bit (file->path, 300, 1);
  flip_bit (file->path, SILOAM_HEADER_COPY_STRIDE + 24, 1);
  assert_open_fails (file, SILOAM_VAULT_ERROR_HEADER_DAMAGED);
}

static void
test_both_magics_gone (SealedFile *file, gconstpointer data)
{
  flip_bit (file->path, 0, 1);
  flip_bit (file->path, SILOAM_HEADER_COPY_STRIDE, 1);
  assert_open_fails (file, SILOAM_VAULT_ERROR_NOT_VAULT);
}

/* Changes a field in both copies and makes the unkeyed sum fit again, as a forger could. */
static void
forge (SealedFile *file, gsize field, guint8 mask)
{
  gsize length;
  g_autofree guint8 *bytes = dup_content (file->path, &length);
  g_autoptr (GBytes) forged = NULL;

  for (int i = 0; i < SILOAM_HEADER_COPIES; i++)
    {
      guint8 *copy = bytes + i * SILOAM_HEADER_COPY_STRIDE;

      copy[field] ^= mask;
      crypto_generichash (copy + 4064, 32, copy, 4064, NULL, 0);
    }
  forged = g_bytes_new (bytes, length);
  write_bytes (file->path, forged);
}

typedef struct
{
  const char *name;
  gsize field;
  guint8 mask;
  SiloamVaultError code;
} Forgery;

/* Slot 0 is the passphrase's. */
static const Forgery forgeries[] = {
  { "magic", 0, 1, SILOAM_VAULT_ERROR_NOT_VAULT },
  { "major-format", 8, 2, SILOAM_VAULT_ERROR_NEWER_FORMAT },
  { "minor-format", 10, 1, SILOAM_VAULT_ERROR_HEADER_DAMAGED },
  { "header-length", 12, 1, SILOAM_VAULT_ERROR_HEADER_DAMAGED },
  { "sequence-number", 16, 1, SILOAM_VAULT_ERROR_HEADER_DAMAGED },
  { "vault-id", 24, 1, SILOAM_VAULT_ERROR_WRONG_KEY },
  { "compatible-features", 40, 1, SILOAM_VAULT_ERROR_HEADER_DAMAGED },
  { "read-only-features", 44, 1, SILOAM_VAULT_ERROR_HEADER_DAMAGED },
  { "incompatible-features", 48, 2, SILOAM_VAULT_ERROR_NEWER_FORMAT },
  { "layout-bit", 48, 1, SILOAM_VAULT_ERROR_HEADER_DAMAGED },
  { "cipher", 52, 2, SILOAM_VAULT_ERROR_NEWER_FORMAT },
  { "subkey-derivation", 54, 2, SILOAM_VAULT_ERROR_NEWER_FORMAT },
  { "page-size", 57, 1, SILOAM_VAULT_ERROR_HEADER_DAMAGED },
  { "seal-length", 60, 1, SILOAM_VAULT_ERROR_HEADER_DAMAGED },
  { "data-offset", 66, 2, SILOAM_VAULT_ERROR_HEADER_DAMAGED },
  { "epoch", 68, 1, SILOAM_VAULT_ERROR_HEADER_DAMAGED },
  { "reserved-bytes", 80, 1, SILOAM_VAULT_ERROR_HEADER_DAMAGED },
  { "slot-state", 128, 1, SILOAM_VAULT_ERROR_WRONG_KEY },
  { "slot-type", 129, 1, SILOAM_VAULT_ERROR_WRONG_KEY },
  { "slot-flags", 130, 1, SILOAM_VAULT_ERROR_HEADER_DAMAGED },
  { "slot-derivation", 132, 2, SILOAM_VAULT_ERROR_HEADER_DAMAGED },
  { "slot-passes-too-many", 137, 1, SILOAM_VAULT_ERROR_HEADER_DAMAGED },
  { "slot-passes-one-too-many", 136, 6, SILOAM_VAULT_ERROR_HEADER_DAMAGED },
  { "slot-memory-over-a-gigabyte", 142, 0x10, SILOAM_VAULT_ERROR_HEADER_DAMAGED },
  { "slot-memory-too-much", 143, 0x40, SILOAM_VAULT_ERROR_HEADER_DAMAGED },
  { "slot-memory-too-little", 141, 0x20, SILOAM_VAULT_ERROR_HEADER_DAMAGED },
  { "slot-salt", 144, 1, SILOAM_VAULT_ERROR_WRONG_KEY },
  { "slot-id", 160, 1, SILOAM_VAULT_ERROR_WRONG_KEY },
  { "slot-created", 176, 1, SILOAM_VAULT_ERROR_HEADER_DAMAGED },
  { "slot-nonce", 184, 1, SILOAM_VAULT_ERROR_HEADER_DAMAGED },
  { "slot-wrapped-key", 208, 1, SILOAM_VAULT_ERROR_HEADER_DAMAGED },
  { "slot-commitment", 256, 1, SILOAM_VAULT_ERROR_WRONG_KEY },
  { "slot-rest", 300, 1, SILOAM_VAULT_ERROR_HEADER_DAMAGED },
  { "another-slot", 128 + 256 + 80, 1, SILOAM_VAULT_ERROR_HEADER_DAMAGED },
  { "rest", 2200, 1, SILOAM_VAULT_ERROR_HEADER_DAMAGED },
  { "mac", 4032, 1, SILOAM_VAULT_ERROR_HEADER_DAMAGED },
};

static void
test_forgery (SealedFile *file, gconstpointer data)
{
  const Forgery *forgery = data;

  forge (file, forgery->field, forgery->mask);
  assert_open_fails (file, forgery->code);
}

/* A copy that is whole but not authentic must not hide the good one. */
static void
test_forged_newer_copy (SealedFile *file, gconstpointer data)
{
  g_autoptr (GBytes) good = header_copy (file, 0);
  g_autofree guint8 *bytes = NULL;
  g_autoptr (GBytes) mixed = NULL;
  gsize length;
  SiloamVault *vault;

  forge (file, 16, 0x40);
  bytes = dup_content (file->path, &length);
  memcpy (bytes, g_bytes_get_data (good, NULL), SILOAM_HEADER_LENGTH);
  mixed = g_bytes_new (bytes, length);
  write_bytes (file->path, mixed);

  vault = sealed_file_open (file);
  g_assert_true (siloam_vault_close (vault, NULL));
  assert_copies_equal (file);
}

/* Signs the header anew with the file's own key, as a later version would. */
static void
set_read_only_feature (SealedFile *file)
{
  SiloamVault *vault = sealed_file_open (file);
  SiloamHeader header = *siloam_vault_get_header (vault);

  siloam_put_u32 (header.bytes + 44, 4);
  g_assert_true (siloam_vault_replace_header (vault, &header, NULL));
  siloam_vault_free (vault);
}

static void
test_read_only_feature (SealedFile *file, gconstpointer data)
{
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GError) error = NULL;
  SiloamVault *vault;

  set_read_only_feature (file);
  before = read_bytes (file->path);
  vault = sealed_file_open (file);
  g_assert_cmpint (query_int (vault, "SELECT count(*) FROM t"), ==, 40);
  g_assert_cmpint (sqlite3_exec (siloam_vault_get_db (vault), "DELETE FROM t", NULL, NULL, NULL),
                   ==,
                   SQLITE_READONLY);
  g_assert_false (siloam_vault_replace_header (vault, siloam_vault_get_header (vault), &error));
  g_assert_error (error, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_READ_ONLY);
  g_assert_true (siloam_vault_close (vault, NULL));
  after = read_bytes (file->path);
  g_assert_true (g_bytes_equal (before, after));
}

static void
add (const char *path, gconstpointer data, void (*test) (SealedFile *file, gconstpointer data))
{
  g_test_add (path, SealedFile, data, sealed_file_setup, test, sealed_file_teardown);
}

int
main (int argc, char **argv)
{
  static const guint8 vault_id[SILOAM_ID_LENGTH] = { 9 };
  g_autoptr (SiloamSecret) data_key = NULL;
  int result;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  data_key = siloam_secret_new_random (SILOAM_KEY_LENGTH);
  keys = siloam_keys_new (data_key, vault_id, 1);

  g_test_add_func ("/vault/header/a-torn-update-never-costs-the-way-in", test_tearing);
  add ("/vault/header/one-damaged-copy-is-repaired-from-the-other",
       NULL,
       test_one_damaged_copy_is_repaired);
  add ("/vault/header/two-damaged-copies-are-reported", NULL, test_both_copies_damaged);
  add ("/vault/header/without-its-magic-it-is-not-ours", NULL, test_both_magics_gone);
  add ("/vault/header/a-forged-newer-copy-does-not-hide-the-good-one",
       NULL,
       test_forged_newer_copy);
  add ("/vault/header/an-unknown-read-only-feature-allows-reading-alone",
       NULL,
       test_read_only_feature);
  for (guint i = 0; i < G_N_ELEMENTS (forgeries); i++)
    {
      g_autofree char *path =
          g_strconcat ("/vault/header/a-forged-field-is-noticed/", forgeries[i].name, NULL);

      add (path, &forgeries[i], test_forgery);
    }

  result = g_test_run ();
  siloam_keys_free (keys);
  return result;
}
