/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "journal/entry.h"
#include "ui/sheet.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_WRITER (siloam_writer_get_type ())

/* A page in which a person writes. The window calls flush before it leaves, locks, closes or
 * suspends, and keeps the page alive until it is saved.
 *
 * ::saved when nothing unsaved is left; ::save-failed (GError) when the last save did not reach the
 * disk. */
G_DECLARE_INTERFACE (SiloamWriter, siloam_writer, SILOAM, WRITER, GtkWidget)

typedef struct _SiloamDesk SiloamDesk;

struct _SiloamWriterInterface
{
  GTypeInterface parent_interface;

  SiloamSheet *(*get_sheet) (SiloamWriter *self);

  /* A page that writes at a desk has it here; any other has all of those below. */
  SiloamDesk *(*get_desk) (SiloamWriter *self);
  void (*flush) (SiloamWriter *self);
  gboolean (*is_saved) (SiloamWriter *self);
  const char *(*get_entry_id) (SiloamWriter *self);
  SiloamEntry *(*get_entry) (SiloamWriter *self);
};

/* Queues a save of every unsaved word at once; the journal finishes its queue before it closes. */
void siloam_writer_flush (SiloamWriter *self);
/* TRUE when every word is on the disk, none is queued and none is being written. */
gboolean siloam_writer_is_saved (SiloamWriter *self);
/* The entry being written, or NULL while it is blank and was never saved. */
const char *siloam_writer_get_entry_id (SiloamWriter *self);
/* The entry as it is being written; NULL until it is read. After a change to it, activate
 * "entry.touch" on the page. */
SiloamEntry *siloam_writer_get_entry (SiloamWriter *self);
/* The sheet the person writes on now; NULL when there is none. */
SiloamSheet *siloam_writer_get_sheet (SiloamWriter *self);
/* The page a widget is part of; NULL when it is part of none. */
SiloamWriter *siloam_writer_of (GtkWidget *widget);

/* For implementations: say how the last save went. */
void siloam_writer_emit_saved (SiloamWriter *self);
void siloam_writer_emit_save_failed (SiloamWriter *self, const GError *error);

G_END_DECLS
