/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  SILOAM_CHIPS_ONE,     /* at most one; choosing it again takes it back */
  SILOAM_CHIPS_ALWAYS,  /* one; it can be changed but not taken back */
  SILOAM_CHIPS_SEVERAL, /* the values are flags */
} SiloamChipMode;

#define SILOAM_TYPE_CHIP_CHOICE (siloam_chip_choice_get_type ())

/* A wrapping row of flat toggles: one stop for Tab, arrows and first letters move inside it.
 * Property: value (uint, 0 = nothing said). A person's change activates the action "entry.touch".
 */
G_DECLARE_FINAL_TYPE (SiloamChipChoice, siloam_chip_choice, SILOAM, CHIP_CHOICE, GtkWidget)

GtkWidget *siloam_chip_choice_new (SiloamChipMode mode,
                                   const char *accessible_label) G_GNUC_WARN_UNUSED_RESULT;

/* meaning (nullable): one line that says what the value is; it shows while the chip is chosen. */
void siloam_chip_choice_add (SiloamChipChoice *self,
                             guint value,
                             const char *label,
                             const char *meaning);

guint siloam_chip_choice_get_value (SiloamChipChoice *self);
void siloam_chip_choice_set_value (SiloamChipChoice *self, guint value);

/* Shows *field and keeps it up to date; the field must outlive the widget or be unbound with NULL.
 * A vocabulary field is passed as (guint *) &field. */
void siloam_chip_choice_bind (SiloamChipChoice *self, guint *field);

G_END_DECLS
