/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct
{
  const char *heading;
  const char *body;
  const char *label; /* of the button that goes on */
  gboolean destructive;
} SiloamConfirm;

typedef void (*SiloamConfirmFunc) (gboolean confirmed, gpointer user_data);

/* Asks before something that cannot be undone. Cancelling is the default. */
void siloam_confirm_async (GtkWindow *parent,
                           const SiloamConfirm *confirm,
                           SiloamConfirmFunc func,
                           gpointer user_data);

G_END_DECLS
