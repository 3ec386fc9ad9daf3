/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The seam between the window of verses and its views. Main thread. */

#include "config.h"

#include "ui/verse-pane.h"

G_DEFINE_INTERFACE (SiloamVersePane, siloam_verse_pane, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static GArray *
nothing_chosen (SiloamVersePane *self)
{
  return g_array_new (FALSE, FALSE, sizeof (SiloamReference));
}

static char *
no_words (SiloamVersePane *self)
{
  return NULL;
}

static gboolean
no_way_back (SiloamVersePane *self)
{
  return FALSE;
}

static void
siloam_verse_pane_default_init (SiloamVersePaneInterface *iface)
{
  iface->dup_chosen = nothing_chosen;
  iface->dup_words = no_words;
  iface->back = no_way_back;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed",
                                          SILOAM_TYPE_VERSE_PANE,
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL,
                                          NULL,
                                          NULL,
                                          G_TYPE_NONE,
                                          0);
}

const char *
siloam_verse_pane_get_title (SiloamVersePane *self)
{
  g_return_val_if_fail (SILOAM_IS_VERSE_PANE (self), NULL);

  return SILOAM_VERSE_PANE_GET_IFACE (self)->get_title (self);
}

/**
 * siloam_verse_pane_dup_chosen:
 *
 * Returns: (transfer full) (element-type SiloamReference): what is chosen, as this person numbers
 */
GArray *
siloam_verse_pane_dup_chosen (SiloamVersePane *self)
{
  g_return_val_if_fail (SILOAM_IS_VERSE_PANE (self), NULL);

  return SILOAM_VERSE_PANE_GET_IFACE (self)->dup_chosen (self);
}

/**
 * siloam_verse_pane_dup_words:
 *
 * Returns: (transfer full) (nullable): the words of what is chosen
 */
char *
siloam_verse_pane_dup_words (SiloamVersePane *self)
{
  g_return_val_if_fail (SILOAM_IS_VERSE_PANE (self), NULL);

  return SILOAM_VERSE_PANE_GET_IFACE (self)->dup_words (self);
}

gboolean
siloam_verse_pane_back (SiloamVersePane *self)
{
  g_return_val_if_fail (SILOAM_IS_VERSE_PANE (self), FALSE);

  return SILOAM_VERSE_PANE_GET_IFACE (self)->back (self);
}

void
siloam_verse_pane_emit_changed (SiloamVersePane *self)
{
  g_return_if_fail (SILOAM_IS_VERSE_PANE (self));

  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}
