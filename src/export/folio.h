/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cairo.h>
#include <gio/gio.h>

#include "guide/prompts.h"
#include "vault/secret.h"

G_BEGIN_DECLS

/* A few pages of large, calm type: the summary of a visitor, an answer to an access request, the
 * sheets of the law. The same on the screen, on paper and in a PDF. */
#define SILOAM_TYPE_FOLIO (siloam_folio_get_type ())
G_DECLARE_FINAL_TYPE (SiloamFolio, siloam_folio, SILOAM, FOLIO, GObject)

typedef enum
{
  SILOAM_FOLIO_TITLE,
  SILOAM_FOLIO_ASIDE,   /* under the title: a date */
  SILOAM_FOLIO_HEADING, /* of a part */
  SILOAM_FOLIO_LABEL,   /* above a few lines */
  SILOAM_FOLIO_BODY,
  SILOAM_FOLIO_WORDS, /* someone's own words */
  SILOAM_FOLIO_SMALL,
} SiloamFolioInk;
#define SILOAM_N_FOLIO_INKS 7

/* @title: of the file, which tells nothing; text_size in points. */
SiloamFolio *siloam_folio_new (SiloamPrompts *prompts,
                               const char *title,
                               double text_size,
                               gboolean a5) G_GNUC_WARN_UNUSED_RESULT;

/* Putting together, from top to bottom; a NULL or empty text adds nothing. */
void siloam_folio_add (SiloamFolio *self, SiloamFolioInk ink, const char *text);
/* "Label: text", the label bold. */
void siloam_folio_add_pair (SiloamFolio *self, const char *label, const char *text);
void siloam_folio_add_rule (SiloamFolio *self);
/* Side by side with an arrow between; (element-type utf8). Where there is no room for two columns
 * the right one, which was received, comes first. */
void siloam_folio_add_columns (SiloamFolio *self,
                               const char *left_heading,
                               GPtrArray *left,
                               const char *right_heading,
                               GPtrArray *right);
/* What follows stands together at the bottom of the last page, and is small. */
void siloam_folio_begin_foot (SiloamFolio *self);

/* Nothing is added after one of these. */
guint siloam_folio_get_n_pages (SiloamFolio *self);
void siloam_folio_get_page_size (SiloamFolio *self, double *width, double *height);
gboolean siloam_folio_is_a5 (SiloamFolio *self);
void siloam_folio_draw_page (SiloamFolio *self, guint page, cairo_t *cr);
char *siloam_folio_dup_page_text (SiloamFolio *self, guint page) G_GNUC_WARN_UNUSED_RESULT;
gboolean siloam_folio_write_pdf (SiloamFolio *self,
                                 const char *path,
                                 SiloamSecret *password,
                                 GCancellable *cancellable,
                                 GError **error);

G_END_DECLS
