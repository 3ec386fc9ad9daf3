/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/evening-room.h"
#include "ui/writer.h"

G_BEGIN_DECLS

/* The verses that go with what is received (source 001-11), as the visitor reads them: each with
 * its words, and for who writes a way to take it away. Hidden while there are none to show. */
#define SILOAM_TYPE_SESSION_VERSES (siloam_session_verses_get_type ())
G_DECLARE_FINAL_TYPE (SiloamSessionVerses, siloam_session_verses, SILOAM, SESSION_VERSES, GtkWidget)

GtkWidget *siloam_session_verses_new (SiloamEveningRoom *room,
                                      gboolean writes) G_GNUC_WARN_UNUSED_RESULT;

/* Looks for a verse in any book of the Bible, over the window of @page, in the language of the
 * visitor. Without a yes to writing it can be read and not be taken along. */
void siloam_session_find_verse (SiloamWriter *page, SiloamEveningRoom *room);

G_END_DECLS
