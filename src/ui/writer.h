/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SILOAM_TYPE_WRITER (siloam_writer_get_type ())

/* A page in which a person writes. The window calls flush before it leaves, locks, closes or suspends. */
G_DECLARE_INTERFACE (SiloamWriter, siloam_writer, SILOAM, WRITER, GtkWidget)

struct _SiloamWriterInterface
{
  GTypeInterface parent_interface;

  void (*flush) (SiloamWriter *self);
};

/* Queues a save of every unsaved word at once; the journal finishes its queue before it closes. */
void siloam_writer_flush (SiloamWriter *self);

G_END_DECLS
