/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The words for a reference that is numbered otherwise elsewhere. English is one side of every
 * pair; beside English stands the numbering of the person, else Dutch. Main thread. */

#include "config.h"

#include "ui/verse-telling.h"

#include <glib/gi18n.h>
#include <string.h>

#include "ui/verse-find.h"

/* numbers: where it stands in an English Bible. */
static char *
dup_own_line (SiloamNumbering numbering, const char *numbers)
{
  if (numbering == SILOAM_NUMBERING_MT)
    /* Translators: the NBV is a Dutch translation. %s is where the verse stands in English. */
    return g_strdup_printf (_ ("Numbering of the NBV; English %s"), numbers);
  if (numbering == SILOAM_NUMBERING_SEGOND)
    return g_strdup_printf (_ ("French numbering; English %s"), numbers);
  /* Translators: %s is where the verse stands in an English Bible, such as 34:17. */
  return g_strdup_printf (_ ("Dutch numbering; English %s"), numbers);
}

/* numbers: where it stands in the other numbering. */
static char *
dup_english_line (SiloamNumbering other, const char *numbers)
{
  if (other == SILOAM_NUMBERING_MT)
    return g_strdup_printf (_ ("English numbering; NBV %s"), numbers);
  if (other == SILOAM_NUMBERING_SEGOND)
    return g_strdup_printf (_ ("English numbering; French %s"), numbers);
  /* Translators: %s is where the verse stands in a Dutch Bible, such as 34:19. */
  return g_strdup_printf (_ ("English numbering; Dutch %s"), numbers);
}

/* The other side of the pair. */
static SiloamNumbering
other_of (SiloamNumbering numbering, SiloamNumbering usual)
{
  if (numbering != SILOAM_NUMBERING_KJV)
    return SILOAM_NUMBERING_KJV;
  return usual != SILOAM_NUMBERING_KJV ? usual : SILOAM_NUMBERING_NLD;
}

/* Someone who reads English only never meets another numbering. */
static gboolean
meets_others (SiloamBibles *bibles, const SiloamReference *reference)
{
  GPtrArray *infos = siloam_bibles_list (bibles);

  if (siloam_bibles_get_numbering (bibles) != SILOAM_NUMBERING_KJV ||
      reference->numbering != SILOAM_NUMBERING_KJV)
    return TRUE;
  for (guint i = 0; i < infos->len; i++)
    {
      const SiloamBibleInfo *info = g_ptr_array_index (infos, i);

      if (info->title != NULL && info->psalms != SILOAM_NUMBERING_KJV)
        return TRUE;
    }
  return FALSE;
}

/* "34:17" of "Psalm 34:17". */
static char *
dup_numbers (const SiloamReference *reference)
{
  g_autofree char *text = siloam_reference_format (reference, SILOAM_NAMES_SHORT);
  const char *blank = strrchr (text, ' ');

  return g_strdup (blank != NULL ? blank + 1 : text);
}

/**
 * siloam_verse_telling_new:
 * @bibles: how this person reads references
 * @reference: as it is read now
 *
 * Finds out whether the numbers of @reference stand for other verses elsewhere.
 *
 * Returns: (transfer full) (nullable): what to say, or %NULL when all Bibles agree
 */
SiloamVerseTelling *
siloam_verse_telling_new (SiloamBibles *bibles, const SiloamReference *reference)
{
  SiloamNumbering usual = siloam_bibles_get_numbering (bibles);
  SiloamNumbering numbering = (SiloamNumbering) reference->numbering;
  SiloamReference there, other = *reference;
  SiloamVerseTelling *self;
  g_autofree char *numbers = NULL;

  other.numbering = (guint8) other_of (numbering, usual);
  if (!meets_others (bibles, reference) ||
      !siloam_reference_map (reference, (SiloamNumbering) other.numbering, &there, NULL) ||
      siloam_verse_same (&there, &other))
    return NULL;

  numbers = dup_numbers (&there);
  self = g_new0 (SiloamVerseTelling, 1);
  self->line = numbering == SILOAM_NUMBERING_KJV
                   ? dup_english_line ((SiloamNumbering) other.numbering, numbers)
                   : dup_own_line (numbering, numbers);
  self->choice = usual == SILOAM_NUMBERING_KJV ? _ ("Read with Dutch numbering")
                                               : _ ("Read with English numbering");
  self->chosen = reference->numbering != usual;
  self->can_choose = siloam_reference_map (&other, SILOAM_NUMBERING_KJV, &there, NULL);
  self->other = other;
  return self;
}

void
siloam_verse_telling_free (SiloamVerseTelling *self)
{
  g_free (self->line);
  g_free (self);
}
