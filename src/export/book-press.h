/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "export/book.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_BOOK_PRESS (siloam_book_press_get_type ())

/* A book on a thread of its own, for a window that must stay awake: it is laid out, drawn and
 * written in the order it is asked, and answers on the thread that asked. */
G_DECLARE_FINAL_TYPE (SiloamBookPress, siloam_book_press, SILOAM, BOOK_PRESS, GObject)

SiloamBookPress *siloam_book_press_new (SiloamEntrySource *source,
                                        const SiloamBookOptions *options) G_GNUC_WARN_UNUSED_RESULT;

/* Once, before all that follows. */
void siloam_book_press_lay_out_async (SiloamBookPress *self,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
gboolean siloam_book_press_lay_out_finish (SiloamBookPress *self,
                                           GAsyncResult *result,
                                           GError **error);

gboolean siloam_book_press_is_empty (SiloamBookPress *self);
guint siloam_book_press_get_n_pages (SiloamBookPress *self);
void siloam_book_press_get_page_size (SiloamBookPress *self, double *width, double *height);

/* A page as a drawing that may be shown or printed at any size. */
void siloam_book_press_draw_async (SiloamBookPress *self,
                                   guint page,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
cairo_surface_t *siloam_book_press_draw_finish (SiloamBookPress *self,
                                                GAsyncResult *result,
                                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* As siloam_book_write_pdf(). */
void siloam_book_press_write_async (SiloamBookPress *self,
                                    GFile *target,
                                    SiloamSecret *password,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean siloam_book_press_write_finish (SiloamBookPress *self,
                                         GAsyncResult *result,
                                         GError **error);

/* How far the work is that is being done: entries laid out, or pages written. */
void siloam_book_press_get_progress (SiloamBookPress *self, guint *done, guint *total);

G_END_DECLS
