/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The small records that lists are made of. Plain memory, any thread. */

#include "journal/store.h"

/**
 * siloam_summary_copy:
 *
 * Returns: (transfer full): a copy
 */
SiloamSummary *
siloam_summary_copy (const SiloamSummary *self)
{
  SiloamSummary *copy = g_new (SiloamSummary, 1);

  *copy = *self;
  copy->id = g_strdup (self->id);
  copy->created = g_date_time_ref (self->created);
  copy->title = g_strdup (self->title);
  copy->line = g_strdup (self->line);
  copy->open_step = g_strdup (self->open_step);
  return copy;
}

/**
 * siloam_summary_free:
 * @self: (nullable) (transfer full): a summary
 */
void
siloam_summary_free (SiloamSummary *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_clear_pointer (&self->created, g_date_time_unref);
  g_free (self->title);
  g_free (self->line);
  g_free (self->open_step);
  g_free (self);
}

/**
 * siloam_search_hit_free:
 * @self: (nullable) (transfer full): a hit
 */
void
siloam_search_hit_free (SiloamSearchHit *self)
{
  if (self == NULL)
    return;
  siloam_summary_free (self->summary);
  g_free (self->snippet);
  g_free (self);
}

/**
 * siloam_verse_place_free:
 * @self: (nullable) (transfer full): a place
 */
void
siloam_verse_place_free (SiloamVersePlace *self)
{
  if (self == NULL)
    return;
  siloam_summary_free (self->summary);
  g_free (self->typed);
  g_free (self);
}

/**
 * siloam_gift_line_free:
 * @self: (nullable) (transfer full): a line
 */
void
siloam_gift_line_free (SiloamGiftLine *self)
{
  if (self == NULL)
    return;
  g_free (self->entry_id);
  g_free (self->received_id);
  g_clear_pointer (&self->created, g_date_time_unref);
  g_free (self->text);
  g_ptr_array_unref (self->verses);
  g_free (self);
}

/**
 * siloam_profile_new:
 *
 * Returns: (transfer full): a profile in which nothing is said and reminders are off
 */
SiloamProfile *
siloam_profile_new (void)
{
  return g_new0 (SiloamProfile, 1);
}

/**
 * siloam_profile_copy:
 *
 * Returns: (transfer full): a copy
 */
SiloamProfile *
siloam_profile_copy (const SiloamProfile *self)
{
  SiloamProfile *copy = g_new (SiloamProfile, 1);

  *copy = *self;
  copy->locale = g_strdup (self->locale);
  copy->address_form = g_strdup (self->address_form);
  copy->bible_translation = g_strdup (self->bible_translation);
  copy->trusted_name = g_strdup (self->trusted_name);
  copy->trusted_phone = g_strdup (self->trusted_phone);
  return copy;
}

/**
 * siloam_profile_free:
 * @self: (nullable) (transfer full): a profile
 */
void
siloam_profile_free (SiloamProfile *self)
{
  if (self == NULL)
    return;
  g_free (self->locale);
  g_free (self->address_form);
  g_free (self->bible_translation);
  g_free (self->trusted_name);
  g_free (self->trusted_phone);
  g_free (self);
}
