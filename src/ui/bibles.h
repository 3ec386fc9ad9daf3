/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "scripture/library.h"
#include "ui/settings.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SILOAM_TYPE_BIBLES (siloam_bibles_get_type ())

/* The Bibles of this person, and how they read and write references. Signal: ::changed when a Bible
 * came or went, or when another Bible, numbering or style of names was chosen. */
G_DECLARE_FINAL_TYPE (SiloamBibles, siloam_bibles, SILOAM, BIBLES, GObject)

/* folder (nullable): NULL for the person's own. */
SiloamBibles *siloam_bibles_new (SiloamSettings *settings,
                                 const char *folder) G_GNUC_WARN_UNUSED_RESULT;

/* The same Bibles for who reads in another language than the application: "nl" or "en". */
SiloamBibles *siloam_bibles_new_for (SiloamBibles *like,
                                     const char *language) G_GNUC_WARN_UNUSED_RESULT;

/* A widget finds the Bibles of its window; NULL when it is in none. */
void siloam_bibles_attach (SiloamBibles *self, GtkWidget *window);
SiloamBibles *siloam_bibles_of (GtkWidget *widget);

/* "nl" or "en": the language references are typed in. */
const char *siloam_bibles_get_language (SiloamBibles *self);
/* How a typed reference is numbered, unless the person said otherwise for it. */
SiloamNumbering siloam_bibles_get_numbering (SiloamBibles *self);
char *siloam_bibles_format (SiloamBibles *self,
                            const SiloamReference *reference) G_GNUC_WARN_UNUSED_RESULT;

/* Borrowed until ::changed; (element-type SiloamBibleInfo). */
GPtrArray *siloam_bibles_list (SiloamBibles *self);
/* The one to read in: chosen for the language, else the first of the language, else any; NULL when
 * there is none. */
const SiloamBibleInfo *siloam_bibles_get_chosen (SiloamBibles *self);
const SiloamBibleInfo *siloam_bibles_get_chosen_for (SiloamBibles *self, const char *language);
const SiloamBibleInfo *siloam_bibles_find (SiloamBibles *self, const char *id);
void siloam_bibles_choose (SiloamBibles *self, const char *language, const char *id);

/* A few rows of a local file: quick enough for the main loop. id (nullable): NULL for the chosen.
 */
SiloamExcerpt *siloam_bibles_fetch (SiloamBibles *self,
                                    const char *id,
                                    const SiloamReference *reference,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Looks in a thread; finish gives (element-type SiloamVerseHit), best first. */
void siloam_bibles_search_async (SiloamBibles *self,
                                 const char *id,
                                 const char *words,
                                 guint limit,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
GPtrArray *siloam_bibles_search_finish (SiloamBibles *self,
                                        GAsyncResult *result,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Call after the library was changed by whoever imports, removes or renumbers. */
void siloam_bibles_reload (SiloamBibles *self);
/* For a worker, or for whoever changes the library. */
SiloamLibrary *siloam_bibles_new_library (SiloamBibles *self) G_GNUC_WARN_UNUSED_RESULT;

/* A reference as the parameter of an action, such as "nld:Ps.34.18":
 *   win.verse-pick    (no parameter)  the picker, for the page at hand
 *   win.verse-read    (target)        its chapter
 *   win.verse-moments (target)        where it was received before */
char *siloam_verse_target (const SiloamReference *reference) G_GNUC_WARN_UNUSED_RESULT;
gboolean siloam_verse_target_read (const char *target, SiloamReference *out);

G_END_DECLS
