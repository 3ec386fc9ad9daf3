/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A question to the disk a folder is on: is anybody there? */
typedef struct _SiloamPlaceAsk SiloamPlaceAsk;

SiloamPlaceAsk *siloam_place_ask_new (const char *path) G_GNUC_WARN_UNUSED_RESULT;
gboolean siloam_place_ask_wait (SiloamPlaceAsk *self, gint64 wait_us);
gint64 siloam_place_ask_get_age (SiloamPlaceAsk *self);
void siloam_place_ask_unref (SiloamPlaceAsk *self);

/* All of it at once: answers a folder within some microseconds? */
gboolean siloam_place_answers (const char *path, gint64 wait_us);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiloamPlaceAsk, siloam_place_ask_unref)

G_END_DECLS
