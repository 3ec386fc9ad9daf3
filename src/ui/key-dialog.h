/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "journal/journal.h"
#include "ui/settings.h"

G_BEGIN_DECLS

typedef enum
{
  SILOAM_KEY_TASK_PASSPHRASE,
  SILOAM_KEY_TASK_PIN,
  SILOAM_KEY_TASK_ROTATE,
} SiloamKeyTask;

#define SILOAM_TYPE_KEY_DIALOG (siloam_key_dialog_get_type ())

/* Sets, changes or takes away one way into the journal, or gives it another key.
 *
 * ::done (guint: the ways in from now on); ::rotated (SiloamSecret: the new recovery code, to be
 * shown at once), before ::done. */
G_DECLARE_FINAL_TYPE (SiloamKeyDialog, siloam_key_dialog, SILOAM, KEY_DIALOG, AdwWindow)

/* slot_types: the ways in that there are, a bit (1 << SiloamSlotType) for each. */
GtkWidget *siloam_key_dialog_new (GtkWindow *parent,
                                  SiloamSettings *settings,
                                  SiloamJournal *journal,
                                  SiloamKeyTask task,
                                  guint slot_types);

G_END_DECLS
