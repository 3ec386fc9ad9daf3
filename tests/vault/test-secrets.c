/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Guarded secrets and the recovery code on paper. */

#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "support.h"
#include "vault/recovery-code.h"

static void
test_secret_is_read_only (void)
{
  g_autoptr (SiloamSecret) secret = NULL;

  if (g_test_subprocess ())
    {
      secret = siloam_secret_new_text ("word");
      memset ((void *) siloam_secret_get_data (secret), 0, 1);
      return;
    }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_failed ();
}

static void
test_secret_ends_in_nul (void)
{
  g_autoptr (SiloamSecret) secret = siloam_secret_new_copy ("abcdef", 3);

  g_assert_cmpuint (siloam_secret_get_length (secret), ==, 3);
  g_assert_cmpstr ((const char *) siloam_secret_get_data (secret), ==, "abc");
}

static void
test_secret_compares (void)
{
  g_autoptr (SiloamSecret) a = siloam_secret_new_text ("one");
  g_autoptr (SiloamSecret) b = siloam_secret_new_copy ("one", 3);
  g_autoptr (SiloamSecret) c = siloam_secret_new_text ("ones");

  g_assert_true (siloam_secret_equal (a, b));
  g_assert_false (siloam_secret_equal (a, c));
}

static void
test_random_secrets_differ (void)
{
  g_autoptr (SiloamSecret) a = siloam_secret_new_random (32);
  g_autoptr (SiloamSecret) b = siloam_secret_new_random (32);

  g_assert_false (siloam_secret_equal (a, b));
}

static void
test_a_hardened_process_dies_without_a_core (void)
{
  const pid_t child = fork ();
  int status = 0;

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      siloam_vault_harden_process ();
      signal (SIGQUIT, SIG_DFL); /* a shell may have started us in the background */
      raise (SIGQUIT);
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status));
  g_assert_false (WCOREDUMP (status));
}

static void
test_a_hardened_process_is_given_to_no_core_handler (void)
{
  const guint less_than_any_core = 1; /* the value for which Linux starts no handler */
  struct rlimit limit = { 0, 0 };

  siloam_vault_harden_process ();
  g_assert_cmpint (getrlimit (RLIMIT_CORE, &limit), ==, 0);
  g_assert_cmpuint (limit.rlim_cur, ==, less_than_any_core);
  g_assert_cmpuint (limit.rlim_max, ==, less_than_any_core);
}

static SiloamSecret *
known_code (void)
{
  guint8 bytes[16];

  for (guint i = 0; i < sizeof bytes; i++)
    bytes[i] = (guint8) (i * 17);
  return siloam_secret_new_copy (bytes, sizeof bytes);
}

static char *
known_text (void)
{
  g_autoptr (SiloamSecret) code = known_code ();
  g_autoptr (SiloamSecret) text = siloam_recovery_code_format (code);

  return g_strdup ((const char *) siloam_secret_get_data (text));
}

/* Worked out apart, from the bytes 00 11 22 … ff and their BLAKE2b-256. */
static void
test_code_is_written_like_this (void)
{
  g_autofree char *text = known_text ();

  g_assert_cmpstr (text, ==, "008J-4CT4-ANK7-F24S-NAXW-SQFE-ZY2A-BCHS");
}

static void
assert_reads_as_known (const char *typed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SiloamSecret) code = siloam_recovery_code_parse (typed, &error);
  g_autoptr (SiloamSecret) expected = known_code ();

  g_assert_no_error (error);
  g_assert_true (siloam_secret_equal (code, expected));
}

static void
test_code_forgives_writing (void)
{
  g_autofree char *text = known_text ();
  g_autofree char *lower = g_ascii_strdown (text, -1);
  g_autofree char *spaced = g_strdelimit (g_strdup (text), "-", ' ');
  g_auto (GStrv) groups = g_strsplit (text, "-", -1);
  g_autofree char *joined = g_strjoinv ("", groups);
  g_autofree char *dashes = g_strjoinv ("\342\200\223", groups);
  g_autofree char *letter_o = g_strdelimit (g_strdup (text), "0", 'o');

  assert_reads_as_known (text);
  assert_reads_as_known (lower);
  assert_reads_as_known (spaced);
  assert_reads_as_known (joined);
  assert_reads_as_known (dashes);
  assert_reads_as_known (letter_o);
}

static void
test_code_takes_letters_for_one (void)
{
  static const guint8 bytes[] = { 0x08, 0x42, 0x10, 0x84, 0x21, 0x08, 0x42, 0x10,
                                  0x84, 0x21, 0x08, 0x42, 0x10, 0x84, 0x21, 0x08 };
  g_autoptr (SiloamSecret) code = siloam_secret_new_copy (bytes, sizeof bytes);
  g_autoptr (SiloamSecret) text = siloam_recovery_code_format (code);
  g_autofree char *ones = g_strdup ((const char *) siloam_secret_get_data (text));
  g_autofree char *typed = g_strdup (ones);
  g_autoptr (SiloamSecret) read = NULL;

  g_assert_true (g_str_has_prefix (ones, "1111-1111"));
  memcpy (typed, "lLiI-1Il1", 9);
  read = siloam_recovery_code_parse (typed, NULL);
  g_assert_nonnull (read);
  g_assert_true (siloam_secret_equal (code, read));
}

static void
assert_mistyped (const char *typed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SiloamSecret) code = siloam_recovery_code_parse (typed, &error);

  g_assert_null (code);
  g_assert_error (error, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_MISTYPED);
}

static void
test_code_tells_slips (void)
{
  g_autofree char *text = known_text ();
  const gsize length = strlen (text);

  for (gsize i = 0; i < length; i++)
    {
      g_autofree char *slip = g_strdup (text);

      if (slip[i] == '-')
        continue;
      slip[i] = slip[i] == 'Z' ? 'Y' : 'Z';
      assert_mistyped (slip);
    }
}

static void
test_code_refuses_other_text (void)
{
  g_autofree char *text = known_text ();
  g_autofree char *longer = g_strconcat (text, "0", NULL);

  assert_mistyped ("");
  assert_mistyped ("0000");
  assert_mistyped ("\xff\xfe");
  assert_mistyped ("UUUU-UUUU-UUUU-UUUU-UUUU-UUUU-UUUU-UUUU");
  assert_mistyped (longer);
}

static void
test_every_code_reads_back (void)
{
  for (guint i = 0; i < 200; i++)
    {
      g_autoptr (SiloamSecret) code = siloam_recovery_code_new ();
      g_autoptr (SiloamSecret) text = siloam_recovery_code_format (code);
      g_autoptr (SiloamSecret) read =
          siloam_recovery_code_parse ((const char *) siloam_secret_get_data (text), NULL);

      g_assert_nonnull (read);
      g_assert_true (siloam_secret_equal (code, read));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/vault/secret/cannot-be-written-to", test_secret_is_read_only);
  g_test_add_func ("/vault/secret/ends-in-a-nul", test_secret_ends_in_nul);
  g_test_add_func ("/vault/secret/equals-by-content", test_secret_compares);
  g_test_add_func ("/vault/secret/two-random-ones-differ", test_random_secrets_differ);
  g_test_add_func ("/vault/process/hardened-it-dies-without-a-core",
                   test_a_hardened_process_dies_without_a_core);
  g_test_add_func ("/vault/process/hardened-it-is-given-to-no-core-handler",
                   test_a_hardened_process_is_given_to_no_core_handler);
  g_test_add_func ("/vault/recovery-code/is-written-in-eight-groups",
                   test_code_is_written_like_this);
  g_test_add_func ("/vault/recovery-code/forgives-how-it-is-written", test_code_forgives_writing);
  g_test_add_func ("/vault/recovery-code/takes-the-letters-l-and-i-for-one",
                   test_code_takes_letters_for_one);
  g_test_add_func ("/vault/recovery-code/tells-every-slip-of-one-symbol", test_code_tells_slips);
  g_test_add_func ("/vault/recovery-code/refuses-other-text", test_code_refuses_other_text);
  g_test_add_func ("/vault/recovery-code/every-code-reads-back", test_every_code_reads_back);

  return g_test_run ();
}
