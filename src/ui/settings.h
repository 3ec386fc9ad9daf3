/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "guide/prompts.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_SETTINGS (siloam_settings_get_type ())

/* How the window looks and behaves, and the texts in the language chosen. Nothing a person wrote.
 *
 * Property: prompts (SiloamPrompts); notified when the language or the address form changes. */
G_DECLARE_FINAL_TYPE (SiloamSettings, siloam_settings, SILOAM, SETTINGS, GObject)

SiloamSettings *siloam_settings_new (void) G_GNUC_WARN_UNUSED_RESULT;

GSettings *siloam_settings_get_store (SiloamSettings *self);
const char *siloam_settings_get_language (SiloamSettings *self);
SiloamPrompts *siloam_settings_get_prompts (SiloamSettings *self);

char *siloam_settings_dup_journal_path (SiloamSettings *self) G_GNUC_WARN_UNUSED_RESULT;
void siloam_settings_set_journal_path (SiloamSettings *self, const char *path);

/* The file of the prayer evenings, likewise. */
char *siloam_settings_dup_ministry_path (SiloamSettings *self) G_GNUC_WARN_UNUSED_RESULT;
void siloam_settings_set_ministry_path (SiloamSettings *self, const char *path);

/* The folder for backups; NULL while none was chosen. */
char *siloam_settings_dup_backup_folder (SiloamSettings *self) G_GNUC_WARN_UNUSED_RESULT;
void siloam_settings_set_backup_folder (SiloamSettings *self, const char *path);

/* Whether the keyring was not seen to hold the key for a month; and that it was, just now. */
gboolean siloam_settings_is_keyring_check_due (SiloamSettings *self);
void siloam_settings_set_keyring_checked (SiloamSettings *self);

/* Steps the text size by points, within its range. */
void siloam_settings_change_text_size (SiloamSettings *self, double points);
void siloam_settings_reset_text_size (SiloamSettings *self);

G_END_DECLS
