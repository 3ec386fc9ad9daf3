/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <string.h>

G_BEGIN_DECLS

/* The sealed file, format 1. All numbers on disk are little-endian. */
#define SILOAM_HEADER_LENGTH 4096
#define SILOAM_HEADER_COPIES 2
#define SILOAM_HEADER_COPY_STRIDE 32768
#define SILOAM_DATA_OFFSET 65536
#define SILOAM_PAGE_SIZE 4096
#define SILOAM_SEAL_LENGTH 48
#define SILOAM_PAGE_PAYLOAD (SILOAM_PAGE_SIZE - SILOAM_SEAL_LENGTH)

#define SILOAM_LOG_STRIDE 8192
#define SILOAM_WAL_HEADER_LENGTH 32
#define SILOAM_WAL_FRAME_HEADER 24
#define SILOAM_WAL_FRAME_LENGTH (SILOAM_WAL_FRAME_HEADER + SILOAM_PAGE_SIZE)

#define SILOAM_ID_LENGTH 16
#define SILOAM_KEY_LENGTH 32
#define SILOAM_SLOTS 8
#define SILOAM_SLOT_LENGTH 256

static inline guint16
siloam_get_u16 (const guint8 *at)
{
  guint16 value;

  memcpy (&value, at, sizeof value);
  return GUINT16_FROM_LE (value);
}

static inline guint32
siloam_get_u32 (const guint8 *at)
{
  guint32 value;

  memcpy (&value, at, sizeof value);
  return GUINT32_FROM_LE (value);
}

static inline guint64
siloam_get_u64 (const guint8 *at)
{
  guint64 value;

  memcpy (&value, at, sizeof value);
  return GUINT64_FROM_LE (value);
}

static inline void
siloam_put_u16 (guint8 *at, guint16 value)
{
  value = GUINT16_TO_LE (value);
  memcpy (at, &value, sizeof value);
}

static inline void
siloam_put_u32 (guint8 *at, guint32 value)
{
  value = GUINT32_TO_LE (value);
  memcpy (at, &value, sizeof value);
}

static inline void
siloam_put_u64 (guint8 *at, guint64 value)
{
  value = GUINT64_TO_LE (value);
  memcpy (at, &value, sizeof value);
}

G_END_DECLS
