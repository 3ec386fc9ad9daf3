/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The seam between a writing page and the window that may have to leave it. Main thread. */

#include "ui/writer.h"

#include "ui/desk.h"

G_DEFINE_INTERFACE (SiloamWriter, siloam_writer, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_SAVED,
  SIGNAL_SAVE_FAILED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static SiloamDesk *
get_desk (SiloamWriter *self)
{
  return SILOAM_WRITER_GET_IFACE (self)->get_desk (self);
}

static void
flush_desk (SiloamWriter *self)
{
  siloam_desk_flush (get_desk (self));
}

static gboolean
is_desk_saved (SiloamWriter *self)
{
  return siloam_desk_is_saved (get_desk (self));
}

static const char *
get_desk_entry_id (SiloamWriter *self)
{
  return siloam_desk_get_entry_id (get_desk (self));
}

static SiloamEntry *
get_desk_entry (SiloamWriter *self)
{
  return siloam_desk_get_entry (get_desk (self));
}

static void
siloam_writer_default_init (SiloamWriterInterface *iface)
{
  iface->flush = flush_desk;
  iface->is_saved = is_desk_saved;
  iface->get_entry_id = get_desk_entry_id;
  iface->get_entry = get_desk_entry;

  signals[SIGNAL_SAVED] = g_signal_new ("saved",
                                        SILOAM_TYPE_WRITER,
                                        G_SIGNAL_RUN_LAST,
                                        0,
                                        NULL,
                                        NULL,
                                        NULL,
                                        G_TYPE_NONE,
                                        0);
  signals[SIGNAL_SAVE_FAILED] = g_signal_new ("save-failed",
                                              SILOAM_TYPE_WRITER,
                                              G_SIGNAL_RUN_LAST,
                                              0,
                                              NULL,
                                              NULL,
                                              NULL,
                                              G_TYPE_NONE,
                                              1,
                                              G_TYPE_ERROR);
}

/**
 * siloam_writer_flush:
 *
 * Queues a save of every unsaved word at once. ::saved or ::save-failed follows, unless
 * nothing was unsaved.
 */
void
siloam_writer_flush (SiloamWriter *self)
{
  g_return_if_fail (SILOAM_IS_WRITER (self));

  SILOAM_WRITER_GET_IFACE (self)->flush (self);
}

/**
 * siloam_writer_is_saved:
 *
 * Returns: %TRUE when every word is on the disk
 */
gboolean
siloam_writer_is_saved (SiloamWriter *self)
{
  g_return_val_if_fail (SILOAM_IS_WRITER (self), TRUE);

  return SILOAM_WRITER_GET_IFACE (self)->is_saved (self);
}

/**
 * siloam_writer_get_entry_id:
 *
 * Returns: (nullable) (transfer none): the entry being written
 */
const char *
siloam_writer_get_entry_id (SiloamWriter *self)
{
  g_return_val_if_fail (SILOAM_IS_WRITER (self), NULL);

  return SILOAM_WRITER_GET_IFACE (self)->get_entry_id (self);
}

/**
 * siloam_writer_get_entry:
 *
 * Returns: (nullable) (transfer none): the entry as it is being written
 */
SiloamEntry *
siloam_writer_get_entry (SiloamWriter *self)
{
  g_return_val_if_fail (SILOAM_IS_WRITER (self), NULL);

  return SILOAM_WRITER_GET_IFACE (self)->get_entry (self);
}

/**
 * siloam_writer_get_sheet:
 *
 * Returns: (transfer none) (nullable): the sheet the person writes on now
 */
SiloamSheet *
siloam_writer_get_sheet (SiloamWriter *self)
{
  g_return_val_if_fail (SILOAM_IS_WRITER (self), NULL);

  return SILOAM_WRITER_GET_IFACE (self)->get_sheet (self);
}

/**
 * siloam_writer_of:
 *
 * Returns: (nullable) (transfer none): the writing page @widget is part of
 */
SiloamWriter *
siloam_writer_of (GtkWidget *widget)
{
  return SILOAM_WRITER (gtk_widget_get_ancestor (widget, SILOAM_TYPE_WRITER));
}

/**
 * siloam_writer_emit_saved:
 *
 * Tells whoever waits that nothing unsaved is left.
 */
void
siloam_writer_emit_saved (SiloamWriter *self)
{
  g_return_if_fail (SILOAM_IS_WRITER (self));

  g_signal_emit (self, signals[SIGNAL_SAVED], 0);
}

/**
 * siloam_writer_emit_save_failed:
 * @error: why the words are not on the disk
 *
 * Tells the window, which shows a lasting notice and never drops the page.
 */
void
siloam_writer_emit_save_failed (SiloamWriter *self, const GError *error)
{
  g_return_if_fail (SILOAM_IS_WRITER (self));
  g_return_if_fail (error != NULL);

  g_signal_emit (self, signals[SIGNAL_SAVE_FAILED], 0, error);
}
