/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "journal/store.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_TIMELINE_ITEM (siloam_timeline_item_get_type ())
G_DECLARE_FINAL_TYPE (SiloamTimelineItem, siloam_timeline_item, SILOAM, TIMELINE_ITEM, GObject)

/* NULL until its page has come; then ::notify::summary. */
const SiloamSummary *siloam_timeline_item_get_summary (SiloamTimelineItem *self);
/* TRUE on the first item of a month: its row draws the heading. */
gboolean siloam_timeline_item_get_starts_month (SiloamTimelineItem *self);

#define SILOAM_TYPE_TIMELINE (siloam_timeline_get_type ())
/* A GListModel of SiloamTimelineItem, newest first, that pages from SQL and keeps a few pages. Main
 * thread.
 *
 * Property: loaded (only then is an empty list an empty journal). Signal: ::load-failed (GError).
 */
G_DECLARE_FINAL_TYPE (SiloamTimeline, siloam_timeline, SILOAM, TIMELINE, GObject)

G_END_DECLS
