/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Walks through a JSON text of any length from a stream, and hands out one value at a time as text
 * to be parsed. Never holds more than one value, and of a value that is too large nothing. One
 * thread. */
typedef struct _SiloamJsonScan SiloamJsonScan;

SiloamJsonScan *siloam_json_scan_new (GInputStream *stream,
                                      gsize max_value,
                                      GCancellable *cancellable) G_GNUC_WARN_UNUSED_RESULT;
void siloam_json_scan_free (SiloamJsonScan *self);
/* Bytes read so far. */
guint64 siloam_json_scan_get_offset (const SiloamJsonScan *self);

/* The next character that is no space, without passing it; -1 at the end or after a fault. */
int siloam_json_scan_peek (SiloamJsonScan *self);
/* Passes this character and the spaces before it; anything else is a fault. */
gboolean siloam_json_scan_pass (SiloamJsonScan *self, char character);
/* Passes a whole value and gives its text, terminated, valid until the next call; NULL after a
 * fault, and "" for one that is too large. */
const char *siloam_json_scan_value (SiloamJsonScan *self, gsize *length);
/* G_IO_ERROR, or G_IO_ERROR_INVALID_DATA for what is not JSON; NULL when all is well. */
const GError *siloam_json_scan_get_fault (const SiloamJsonScan *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiloamJsonScan, siloam_json_scan_free)

G_END_DECLS
