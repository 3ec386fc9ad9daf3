/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cairo.h>
#include <gio/gio.h>

#include "export/entry-source.h"
#include "scripture/library.h"
#include "vault/secret.h"

G_BEGIN_DECLS

typedef enum
{
  SILOAM_PAPER_A4,
  SILOAM_PAPER_A5,
  SILOAM_PAPER_BOOKLET /* of A5, on A4 on its side: printed on both sides and folded */
} SiloamPaper;

/* Which side is printed; sealed entries only when include_sealed was asked for again. */
typedef enum
{
  SILOAM_SIDES_RECEIVED,
  SILOAM_SIDES_BOTH
} SiloamSides;

/* The words of a verse and the name of the Bible they are from; NULL for none. Called on the thread
 * that lays out a book, and from more than one when more than one book is made. */
typedef char *(*SiloamVerseLookup) (const SiloamReference *reference,
                                    char **name_of_bible,
                                    gpointer user_data);
typedef struct _SiloamVerseSource SiloamVerseSource;

/* Headings in the language of the book, so that export/ needs no gettext of the running UI. */
typedef struct
{
  SiloamPaper paper;
  double text_size; /* points, 11 to 18 */
  SiloamSides sides;
  gboolean include_sealed;
  gboolean cover;            /* cover and contents: for a period, not for one entry */
  char *title;               /* NULL: "Dagboek" / "Journal" */
  char *language;            /* "nl" or "en" */
  SiloamNumbering numbering; /* of the owner: for entries that do not say how they number verses */
  SiloamVerseSource *source; /* NULL: only the words that the entries have */
} SiloamBookOptions;

SiloamBookOptions *siloam_book_options_new (const char *language) G_GNUC_WARN_UNUSED_RESULT;
SiloamBookOptions *siloam_book_options_copy (const SiloamBookOptions *self)
    G_GNUC_WARN_UNUSED_RESULT;
void siloam_book_options_free (SiloamBookOptions *self);
void siloam_book_options_set_lookup (SiloamBookOptions *self,
                                     SiloamVerseLookup lookup,
                                     gpointer data,
                                     GDestroyNotify free_data);
/* Takes the library, which must be used nowhere else. */
void siloam_book_options_use_bible (SiloamBookOptions *self,
                                    SiloamLibrary *library,
                                    const char *id);

#define SILOAM_BOOK_ERROR (siloam_book_error_quark ())

typedef enum
{
  SILOAM_BOOK_ERROR_CHANGED, /* an entry was changed meanwhile: begin again */
} SiloamBookError;

GQuark siloam_book_error_quark (void);

#define SILOAM_TYPE_BOOK (siloam_book_get_type ())

/* Entries laid out on pages. The same drawing serves preview, printer and PDF, so that what is seen
 * is what is printed. It holds the entries of a page or two, however many there are. A book belongs
 * to one thread at a time. */
G_DECLARE_FINAL_TYPE (SiloamBook, siloam_book, SILOAM, BOOK, GObject)

typedef void (*SiloamBookProgress) (guint done, guint total, gpointer user_data);

SiloamBook *siloam_book_new (SiloamEntrySource *source,
                             const SiloamBookOptions *options) G_GNUC_WARN_UNUSED_RESULT;
void siloam_book_set_progress (SiloamBook *self, SiloamBookProgress progress, gpointer data);
/* Once, before all that follows. */
gboolean siloam_book_lay_out (SiloamBook *self, GCancellable *cancellable, GError **error);
gboolean siloam_book_is_empty (SiloamBook *self);
/* What a printer prints: pages, or sides of a booklet. */
guint siloam_book_get_n_pages (SiloamBook *self);
void siloam_book_get_page_size (SiloamBook *self, double *width, double *height); /* points */
gboolean siloam_book_draw_page (SiloamBook *self, guint page, cairo_t *cr, GError **error);

/* The file appears whole or not at all; password: (nullable). Worker thread. */
gboolean siloam_book_write_pdf (SiloamBook *self,
                                const char *path,
                                SiloamSecret *password,
                                GCancellable *cancellable,
                                GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiloamBookOptions, siloam_book_options_free)

G_END_DECLS
