/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SILOAM_TYPE_LOCK_WATCH (siloam_lock_watch_get_type ())

/* Tells when a person left: no key or pointer for a while, the screen locked, the computer about to
 * sleep. Property: idle-minutes.
 *
 * ::lock when the journal must be locked. Sleep is held up until _release is called, for a few
 * seconds at most. */
G_DECLARE_FINAL_TYPE (SiloamLockWatch, siloam_lock_watch, SILOAM, LOCK_WATCH, GObject)

SiloamLockWatch *siloam_lock_watch_new (GtkApplication *application) G_GNUC_WARN_UNUSED_RESULT;

/* The journal is locked: let the computer sleep. */
void siloam_lock_watch_release (SiloamLockWatch *self);

G_END_DECLS
