/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Diaries in text that were made to do harm. Each is read in a process of its own, which may use so
 * much memory and no more, and not much of the processor: what costs the square of its length ends
 * there. */

#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "reading.h"

#define MEBIBYTE (1024 * 1024)
#define MAX_SECONDS 20 /* of the processor; most take less than one, and none takes five */

typedef struct
{
  const char *name; /* a sentence */
  const char *file;
  SiloamImportFormat format;
  const char *start;
  const char *part; /* so many times */
  gsize count;
  const char *end;
  int code;     /* of the error, or of the fault of the first entry; -1: it is read */
  guint memory; /* MiB at most, of the whole process */
} Hostile;

#define MONTH "m/2019-02.txt"
#define LIFEOGRAPH "LIFEOGRAPHDB\nV 3010\nE n\n\nID1\nE __nE_____~~~~~~201902140093000\n"
#define FENCE "---\n"

enum
{
  READ = -1,
  TOO_LARGE = SILOAM_IMPORT_ERROR_TOO_LARGE,
  DAMAGED = SILOAM_IMPORT_ERROR_DAMAGED,
  UNSAFE = SILOAM_IMPORT_ERROR_UNSAFE,
};

/* clang-format off */
static const Hostile cases[] = {
  { "yaml-that-refers-to-itself-is-refused", MONTH, SILOAM_IMPORT_REDNOTEBOOK,
    "1: &a [x, x]\n", "2: &a [*a, *a, *a, *a, *a, *a, *a, *a]\n", 1000, "", UNSAFE, 80 },
  { "yaml-nested-in-lists-is-refused", MONTH, SILOAM_IMPORT_REDNOTEBOOK,
    "1: {text: ", "[", MEBIBYTE, "", UNSAFE, 120 },
  { "yaml-nested-in-maps-is-refused", MONTH, SILOAM_IMPORT_REDNOTEBOOK,
    "1: ", "{a: ", MEBIBYTE, "", UNSAFE, 120 },
  { "yaml-of-too-many-values-is-refused", MONTH, SILOAM_IMPORT_REDNOTEBOOK,
    "1:\n", "- x\n", MEBIBYTE + 10, "", TOO_LARGE, 400 },
  { "a-text-of-many-mebibytes-is-refused", MONTH, SILOAM_IMPORT_REDNOTEBOOK,
    "1: {text: '", "a line\\n", 2 * MEBIBYTE, "'}\n", TOO_LARGE, 640 },
  { "brackets-that-never-close-are-read", MONTH, SILOAM_IMPORT_REDNOTEBOOK,
    "1: {text: '", "[a \"\"", 170000, "'}\n", READ, 120 },
  { "brackets-that-close-once-are-read", MONTH, SILOAM_IMPORT_REDNOTEBOOK,
    "1: {text: '", "[", 1000000, "]'}\n", READ, 120 },
  { "marks-that-never-end-are-read", MONTH, SILOAM_IMPORT_REDNOTEBOOK,
    "1: {text: '", "**a //b __c --d ``e ", 50000, "'}\n", READ, 120 },
  { "marks-within-marks-are-read", MONTH, SILOAM_IMPORT_REDNOTEBOOK,
    "1: {text: '", "**a //b__c --d//e** f__ --", 38000, "'}\n", READ, 120 },
  { "entries-without-end-are-refused", "x.txt", SILOAM_IMPORT_JRNL,
    "", "[2019-02-14 09:00] x\n", 210000, "", TOO_LARGE, 400 },
  { "lines-that-look-like-a-stamp-are-read", "x.txt", SILOAM_IMPORT_JRNL,
    "[2019-02-14 09:00] x\n", "[2019-02-14 09\n", 60000, "", READ, 120 },
  { "one-line-without-end-is-refused", "x.txt", SILOAM_IMPORT_JRNL,
    "[2019-02-14 09:00] ", "x.", 4 * MEBIBYTE, "", TOO_LARGE, 400 },
  { "entries-of-lifeograph-without-end-are-refused", "x.diary", SILOAM_IMPORT_LIFEOGRAPH,
    LIFEOGRAPH, "E __nE_____~~~~~~201902140093000\nEpDx\n", 210000, "", READ, 700 },
  { "runs-without-end-are-read", "x.diary", SILOAM_IMPORT_LIFEOGRAPH,
    LIFEOGRAPH "EpDtitle\nEpDbody\n", "EfS1|2|\nEfL0|4|x\nEfT1|3|7\n", 200000, "", READ, 400 },
  { "paragraphs-without-end-are-refused", "x.diary", SILOAM_IMPORT_LIFEOGRAPH,
    LIFEOGRAPH, "EpDxx\n", 400000, "", TOO_LARGE, 700 },
  { "absurd-offsets-are-passed", "x.diary", SILOAM_IMPORT_LIFEOGRAPH,
    LIFEOGRAPH "EpDtitle\n", "EfL1|18446744073709551615|x\nEfB4294967296|1|\n", 100000, "", READ, 120 },
  { "lines-without-meaning-are-counted", "x.diary", SILOAM_IMPORT_LIFEOGRAPH,
    LIFEOGRAPH "EpDtitle\n", "Zz\n", MEBIBYTE, "", READ, 120 },
  { "matter-that-refers-to-itself-stays-in-the-text", "x.md", SILOAM_IMPORT_TEXT,
    FENCE "a: &a [x]\n", "b: [*a, *a]\n", 1000, FENCE "words\n", READ, 80 },
  { "quotes-within-quotes-are-read", "x.md", SILOAM_IMPORT_TEXT,
    "", "> ", 500000, "a\n", READ, 200 },
  { "lists-within-lists-are-read", "x.md", SILOAM_IMPORT_TEXT,
    "", "- * + 1. ", 100000, "a\n", READ, 200 },
  { "brackets-in-markdown-are-read", "x.md", SILOAM_IMPORT_TEXT,
    "", "![a](<b [", 110000, "\n", READ, 200 },
  { "stars-in-markdown-are-read", "x.md", SILOAM_IMPORT_TEXT,
    "", "*a_ **b", 140000, "\n", READ, 200 },
  { "backticks-in-markdown-are-read", "x.md", SILOAM_IMPORT_TEXT,
    "", "`a``b```c", 110000, "\n", READ, 200 },
  { "headings-of-days-without-end-are-refused", "x.md", SILOAM_IMPORT_TEXT,
    "", "# 2019-02-14\nx\n", 199999, "# 2019-02-14\nx\n# 2019-02-15\nx\n", TOO_LARGE, 700 },
  { "headings-of-years-without-end-are-read", "x.md", SILOAM_IMPORT_TEXT,
    "# 2019-02-14\nx\n# 2019-02-15\n", "# 2019\n", 300000, "y\n", READ, 400 },
  { "days-in-plain-text-without-end-are-refused", "x.txt", SILOAM_IMPORT_TEXT,
    "", "2019-02-14\nx\n\n", 210000, "", TOO_LARGE, 400 },
  { "hashtags-without-end-are-read", "x.md", SILOAM_IMPORT_TEXT,
    "", "#a1/b2-", 140000, " #x\n", READ, 120 },
  { "dashes-above-a-text-are-read", "x.md", SILOAM_IMPORT_TEXT,
    FENCE, "a: b\n", 190000, "\n", READ, 200 },
};
/* clang-format on */

static char *
make (const Hostile *hostile)
{
  g_autoptr (GString) text = g_string_new (hostile->start);

  for (gsize i = 0; i < hostile->count; i++)
    g_string_append (text, hostile->part);
  g_string_append (text, hostile->end);
  return reading_write (hostile->file, text->str, (gssize) text->len);
}

/* The child reads what its parent made, whose memory is not counted. */
static void
read_hostile (const Hostile *hostile, const char *path)
{
  g_auto (Reading) reading = { .cancellable = NULL };
  const struct rlimit limit = { MAX_SECONDS, MAX_SECONDS };
  g_autoptr (GError) error = NULL;
  g_autoptr (SiloamImportBundle) bundle = NULL;
  const GError *fault;
  struct rusage use;

  g_assert_cmpint (setrlimit (RLIMIT_CPU, &limit), ==, 0);
  reading_init (&reading, NULL);
  bundle = siloam_import_read (path, hostile->format, &reading.options, NULL, &error);
  fault = error;
  if (bundle != NULL)
    fault = ((SiloamImportItem *) g_ptr_array_index (bundle->items, 0))->fault;
  if (hostile->code == READ)
    g_assert_no_error (fault);
  else
    g_assert_error (fault, SILOAM_IMPORT_ERROR, hostile->code);
  g_assert_cmpint (getrusage (RUSAGE_SELF, &use), ==, 0);
  g_assert_cmpint (use.ru_maxrss / 1024, <, (long) hostile->memory);
}

static void
test_hostile (gconstpointer data)
{
  const Hostile *hostile = data;
  g_autofree char *path = NULL;

  if (g_test_subprocess ())
    {
      read_hostile (hostile, g_getenv ("HOSTILE_PATH"));
      return;
    }
  path = make (hostile);
  if (g_str_equal (hostile->file, MONTH))
    *strrchr (path, '/') = '\0';
  g_setenv ("HOSTILE_PATH", path, TRUE);
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
}

/* What is a gigabyte, and says that it is what a reader looks for, is not read at all. */
static void
test_sparse (void)
{
  static const struct
  {
    const char *file;
    const char *start;
    SiloamImportFormat format;
  } sparse[] = {
    { "sparse.journal", "gAAAAA", SILOAM_IMPORT_JRNL },
    { "sparse.diary", "LIFEOGRAPHDB\nV 3010\nE n\n\n", SILOAM_IMPORT_LIFEOGRAPH },
    { "sparse.db.encrypted", "-----BEGIN PGP MESSAGE-----\n", SILOAM_IMPORT_ALMANAH },
    { "sparse.md", "# 2019-02-14\n", SILOAM_IMPORT_TEXT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (sparse); i++)
    {
      g_autofree char *path = reading_write (sparse[i].file, sparse[i].start, -1);

      g_assert_cmpint (truncate (path, 1024 * (off_t) MEBIBYTE), ==, 0);
      reading_assert_fails (sparse[i].format, path, "x", SILOAM_IMPORT_ERROR_TOO_LARGE);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/export/read-hostile/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_hostile);
    }
  g_test_add_func ("/export/read-hostile/a-gigabyte-is-refused-unread", test_sparse);
  return g_test_run ();
}
