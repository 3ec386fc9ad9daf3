/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The seam between a writing page and the window that may have to leave it. Main thread. */

#include "ui/writer.h"

G_DEFINE_INTERFACE (SiloamWriter, siloam_writer, GTK_TYPE_WIDGET)

static void
siloam_writer_default_init (SiloamWriterInterface *iface)
{
}

void
siloam_writer_flush (SiloamWriter *self)
{
  g_return_if_fail (SILOAM_IS_WRITER (self));

  SILOAM_WRITER_GET_IFACE (self)->flush (self);
}
