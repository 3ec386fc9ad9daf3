/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "export/import-source.h"
#include "export/import.h"

G_BEGIN_DECLS

/* A larger source is refused before it is read; a larger text is a fault of its entry. */
#define SILOAM_IMPORT_MAX_FILE (64u * 1024 * 1024)   /* bytes of one file that we read */
#define SILOAM_IMPORT_MAX_TOTAL (256u * 1024 * 1024) /* bytes of all we read of one source */
#define SILOAM_IMPORT_MAX_OWN                                                                      \
  (1024u * 1024 * 1024) /* bytes of an export of our own, read in parts */
#define SILOAM_IMPORT_MAX_FILES 200000u
#define SILOAM_IMPORT_MAX_ENTRIES 200000u
#define SILOAM_IMPORT_MAX_DEPTH 64u /* of JSON, XML, YAML, folders */

typedef enum
{
  SILOAM_PROBE_NO = 0,
  SILOAM_PROBE_MAYBE = 1, /* could be: text files are nearly anything */
  SILOAM_PROBE_LIKELY = 2,
  SILOAM_PROBE_SURE = 3,
} SiloamProbe;

/* One format. Probing looks at names and first bytes only. A fault of one entry becomes an item
 * with that fault; reading fails only when the source as a whole cannot be read. */
typedef struct
{
  SiloamImportFormat format;
  const char *nick;
  const char *name;
  SiloamProbe (*probe) (SiloamImportSource *source);
  gboolean (*read) (SiloamImportSource *source,
                    const SiloamImportOptions *options,
                    SiloamImportBundle *bundle,
                    GCancellable *cancellable,
                    GError **error);
} SiloamImportReader;

extern const SiloamImportReader siloam_reader_day_one;
extern const SiloamImportReader siloam_reader_day_one_text;
extern const SiloamImportReader siloam_reader_day_one_classic;
extern const SiloamImportReader siloam_reader_jrnl;
extern const SiloamImportReader siloam_reader_rednotebook;
extern const SiloamImportReader siloam_reader_lifeograph;
extern const SiloamImportReader siloam_reader_almanah;
extern const SiloamImportReader siloam_reader_journey;
extern const SiloamImportReader siloam_reader_diarium;
extern const SiloamImportReader siloam_reader_mini_diary;
extern const SiloamImportReader siloam_reader_mini_diarium;
extern const SiloamImportReader siloam_reader_standard_notes;
extern const SiloamImportReader siloam_reader_text;
extern const SiloamImportReader siloam_reader_siloam;

/* What an entry says, whatever ids it and its parts have and whenever it was saved. */
void siloam_import_fingerprint (const SiloamEntry *entry, SiloamFingerprint *fingerprint);
gboolean siloam_fingerprint_equal (const SiloamFingerprint *a, const SiloamFingerprint *b);

/* What an export of our own holds beside its entries: import-beside.c. @number is begun when there
 * is something to write down and it is still 0. */
gboolean siloam_import_apply_beside (SiloamStore *store,
                                     const SiloamImportBundle *bundle,
                                     gint64 *number,
                                     GError **error);
gboolean siloam_import_undo_beside (SiloamStore *store,
                                    const SiloamImported *imported,
                                    GError **error);

/* Helps for readers: import-item.c. */

/* A free entry of that moment, in the offset it was lived in. */
SiloamEntry *siloam_import_entry_new (GDateTime *created) G_GNUC_WARN_UNUSED_RESULT;
/* Trimmed, line ends made "\n"; a text that is too long becomes the fault of the item. */
void siloam_import_item_set_text (SiloamImportItem *self, const char *text);
/* Starred, pinned, important there: a tag in the language of the options. */
void siloam_import_item_add_star (SiloamImportItem *self, const SiloamImportOptions *options);
void siloam_import_item_add_tag (SiloamImportItem *self, const char *tag);
void siloam_import_report (const SiloamImportOptions *options, double fraction);

G_END_DECLS
