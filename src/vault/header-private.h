/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "vault/format-private.h"

G_BEGIN_DECLS

/* One copy of the header exactly as on disk, so that fields of later minor formats survive. */
typedef struct
{
  guint8 bytes[SILOAM_HEADER_LENGTH];
} SiloamHeader;

/* Both copies as they were read. */
typedef struct
{
  SiloamHeader copies[SILOAM_HEADER_COPIES];
  gboolean whole[SILOAM_HEADER_COPIES];
} SiloamHeaderPair;

/* Writes one copy at an offset and makes it durable. */
typedef gboolean (*SiloamHeaderWriteFunc) (gpointer user_data,
                                           gint64 offset,
                                           const SiloamHeader *header,
                                           GError **error);

void siloam_header_init (SiloamHeader *self,
                         const guint8 vault_id[SILOAM_ID_LENGTH],
                         guint32 epoch);
void siloam_header_sign (SiloamHeader *self, const guint8 key[SILOAM_KEY_LENGTH]);
gboolean siloam_header_is_whole (const SiloamHeader *self);
gboolean siloam_header_is_authentic (const SiloamHeader *self, const guint8 key[SILOAM_KEY_LENGTH]);
gboolean siloam_header_check_format (const SiloamHeader *self, GError **error);

guint16 siloam_header_get_major (const SiloamHeader *self);
guint16 siloam_header_get_minor (const SiloamHeader *self);
guint64 siloam_header_get_seq (const SiloamHeader *self);
void siloam_header_set_seq (SiloamHeader *self, guint64 seq);
const guint8 *siloam_header_get_vault_id (const SiloamHeader *self);
guint32 siloam_header_get_epoch (const SiloamHeader *self);
gboolean siloam_header_is_read_only (const SiloamHeader *self);
guint8 *siloam_header_get_slot (SiloamHeader *self, guint index);
const guint8 *siloam_header_peek_slot (const SiloamHeader *self, guint index);
int siloam_header_find_slot (const SiloamHeader *self, const guint8 slot_id[SILOAM_ID_LENGTH]);
int siloam_header_find_free_slot (const SiloamHeader *self);

gboolean siloam_header_pair_read (SiloamHeaderPair *self, int fd, GError **error);
int siloam_header_pair_best (const SiloamHeaderPair *self, GError **error);
gboolean siloam_header_pair_needs_repair (const SiloamHeaderPair *self, int best);
gboolean siloam_header_write_copy (const SiloamHeader *self,
                                   int copy,
                                   SiloamHeaderWriteFunc write,
                                   gpointer user_data,
                                   GError **error);
gboolean siloam_header_write_fd (gpointer fd,
                                 gint64 offset,
                                 const SiloamHeader *header,
                                 GError **error);

G_END_DECLS
