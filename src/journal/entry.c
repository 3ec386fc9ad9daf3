/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The records of a journal: making, copying, freeing. Knows no rules (lifecycle.c) and no SQL.
 * An entry belongs to one thread at a time; whoever hands it on hands over a copy. */

#include "journal/entry.h"

#include "journal/record.h"

/* By hand, because G_DEFINE_BOXED_TYPE does not compile without a warning under -Wpedantic. */
GType
siloam_entry_get_type (void)
{
  static gsize type = 0;

  if (g_once_init_enter (&type))
    g_once_init_leave (&type,
                       g_boxed_type_register_static ("SiloamEntry",
                                                     (GBoxedCopyFunc) siloam_entry_copy,
                                                     (GBoxedFreeFunc) siloam_entry_free));
  return type;
}

G_STATIC_ASSERT (sizeof (SiloamHurtKind) == sizeof (guint));
G_STATIC_ASSERT (G_STRUCT_OFFSET (SiloamRevisit, id) == 0);

static SiloamEntry *
new_empty (void)
{
  SiloamEntry *self = g_new0 (SiloamEntry, 1);

  self->tags = g_ptr_array_new_with_free_func (g_free);
  self->gratitude = g_ptr_array_new_with_free_func (g_free);
  for (const SiloamRecordType *type = siloam_record_types; type->table != NULL; type++)
    G_STRUCT_MEMBER (GPtrArray *, self, type->offset) = g_ptr_array_new_with_free_func (type->free);
  return self;
}

/**
 * siloam_entry_new:
 *
 * Makes an entry of now, local time, with a random id. An exchange starts as a draft; the other
 * kinds have no state.
 *
 * Returns: (transfer full): the entry
 */
SiloamEntry *
siloam_entry_new (SiloamEntryKind kind)
{
  SiloamEntry *self = new_empty ();

  self->id = g_uuid_string_random ();
  self->kind = kind;
  self->created = g_date_time_new_now_local ();
  if (kind == SILOAM_ENTRY_EXCHANGE)
    self->state = SILOAM_STATE_DRAFT;
  return self;
}

static void
copy_list (const SiloamEntry *from, SiloamEntry *to, const SiloamRecordType *type)
{
  GPtrArray *list = siloam_record_list (from, type);

  for (guint i = 0; i < list->len; i++)
    siloam_fields_copy (type->fields, list->pdata[i], siloam_record_append (to, type));
}

/**
 * siloam_entry_copy:
 *
 * Copies an entry with everything in it; ids stay the same.
 *
 * Returns: (transfer full): the copy
 */
SiloamEntry *
siloam_entry_copy (const SiloamEntry *self)
{
  SiloamEntry *copy = new_empty ();

  for (const SiloamEntryPart *part = siloam_entry_parts; part->table != NULL; part++)
    siloam_fields_copy (part->fields, self, copy);
  for (const SiloamRecordType *type = siloam_record_types; type->table != NULL; type++)
    copy_list (self, copy, type);
  return copy;
}

/**
 * siloam_entry_free:
 * @self: (nullable) (transfer full): an entry
 */
void
siloam_entry_free (SiloamEntry *self)
{
  if (self == NULL)
    return;
  for (const SiloamEntryPart *part = siloam_entry_parts; part->table != NULL; part++)
    siloam_fields_clear (part->fields, self);
  for (const SiloamRecordType *type = siloam_record_types; type->table != NULL; type++)
    g_ptr_array_unref (siloam_record_list (self, type));
  g_free (self);
}

static gboolean
list_is_blank (const SiloamEntry *self, const SiloamRecordType *type)
{
  GPtrArray *list = siloam_record_list (self, type);

  for (guint i = 0; i < list->len; i++)
    if (!siloam_fields_blank (type->fields, list->pdata[i]))
      return FALSE;
  return TRUE;
}

static gboolean
names_a_kind (const SiloamEntry *self)
{
  for (guint i = 0; i < self->hurts->len; i++)
    if (((SiloamHurt *) self->hurts->pdata[i])->kind != SILOAM_HURT_OTHER)
      return TRUE;
  return FALSE;
}

static gboolean
holds_silence (const SiloamEntry *self)
{
  for (guint i = 0; i < self->received->len; i++)
    if (((SiloamReceived *) self->received->pdata[i])->form == SILOAM_FORM_SILENCE)
      return TRUE;
  return FALSE;
}

/**
 * siloam_entry_is_blank:
 *
 * Tells whether the person has said nothing yet, so that there is nothing to keep. A check-in, the
 * step left open and the choice of a blessing are not yet words.
 */
gboolean
siloam_entry_is_blank (const SiloamEntry *self)
{
  g_autoptr (SiloamEntry) words = NULL;

  if (names_a_kind (self) || holds_silence (self) || self->forgiveness->len > 0)
    return FALSE;
  for (const SiloamRecordType *type = siloam_record_types; type->table != NULL; type++)
    if (!list_is_blank (self, type))
      return FALSE;

  words = siloam_entry_copy (self);
  g_clear_pointer (&words->open_step, g_free);
  words->state = 0;
  words->checkin_start = words->checkin_end = 0;
  words->blessing = 0;
  words->numbering = 0;
  words->sealed = words->resting = FALSE;
  for (const SiloamEntryPart *part = siloam_entry_parts; part->table != NULL; part++)
    if (!siloam_fields_blank (part->fields, words))
      return FALSE;
  return TRUE;
}

/**
 * siloam_entry_add_hurt:
 *
 * Appends a hurt of the kind "other" without words (000-21).
 *
 * Returns: (transfer none): the hurt, owned by the entry
 */
SiloamHurt *
siloam_entry_add_hurt (SiloamEntry *self)
{
  SiloamHurt *hurt = siloam_record_append (self, siloam_hurts);

  hurt->id = g_uuid_string_random ();
  hurt->kind = SILOAM_HURT_OTHER;
  return hurt;
}

/**
 * siloam_entry_add_forgiveness:
 *
 * Appends "not now" toward another; forgiving is never a gate (000-04).
 *
 * Returns: (transfer none): the record, owned by the entry
 */
SiloamForgiveness *
siloam_entry_add_forgiveness (SiloamEntry *self)
{
  SiloamForgiveness *forgiveness = siloam_record_append (self, siloam_forgivenesses);

  forgiveness->id = g_uuid_string_random ();
  forgiveness->toward = SILOAM_TOWARD_OTHER;
  forgiveness->stance = SILOAM_STANCE_NOT_NOW;
  return forgiveness;
}

/**
 * siloam_entry_add_release:
 *
 * Appends a release of now. Pages use siloam_entry_release(), which keeps one for each hurt.
 *
 * Returns: (transfer none): the release, owned by the entry
 */
SiloamRelease *
siloam_entry_add_release (SiloamEntry *self, const char *hurt_id, SiloamAmount amount)
{
  SiloamRelease *release = siloam_record_append (self, siloam_releases);

  release->id = g_uuid_string_random ();
  release->hurt_id = g_strdup (hurt_id);
  release->amount = amount;
  release->at = g_date_time_new_now_local ();
  return release;
}

/**
 * siloam_entry_add_received:
 *
 * Appends something received, not yet weighed.
 *
 * Returns: (transfer none): the record, owned by the entry
 */
SiloamReceived *
siloam_entry_add_received (SiloamEntry *self, SiloamForm form)
{
  SiloamReceived *received = siloam_record_append (self, siloam_receiveds);

  received->id = g_uuid_string_random ();
  received->form = form;
  received->discern = SILOAM_DISCERN_NOT_YET;
  return received;
}

/**
 * siloam_entry_add_verse:
 *
 * Appends a verse as the person typed it.
 *
 * Returns: (transfer none): the link, owned by the entry
 */
SiloamVerseLink *
siloam_entry_add_verse (SiloamEntry *self, const char *typed, SiloamVerseRole role)
{
  SiloamVerseLink *verse = siloam_record_append (self, siloam_verses);

  verse->id = g_uuid_string_random ();
  verse->typed = g_strdup (typed);
  verse->role = role;
  return verse;
}

/**
 * siloam_entry_add_numbering:
 *
 * Appends a choice that is not made yet. Pages use siloam_entry_choose_numbering(), which keeps one
 * for each reference.
 *
 * Returns: (transfer none): the choice, owned by the entry
 */
SiloamNumberingChoice *
siloam_entry_add_numbering (SiloamEntry *self, const char *typed)
{
  SiloamNumberingChoice *choice = siloam_record_append (self, siloam_numbering_choices);

  choice->id = g_uuid_string_random ();
  choice->typed = g_strdup (typed);
  return choice;
}

/**
 * siloam_entry_add_prayer:
 *
 * Returns: (transfer none): an empty prayer, owned by the entry
 */
SiloamPrayer *
siloam_entry_add_prayer (SiloamEntry *self, SiloamPrayerMode mode)
{
  SiloamPrayer *prayer = siloam_record_append (self, siloam_prayers);

  prayer->id = g_uuid_string_random ();
  prayer->mode = mode;
  return prayer;
}

/**
 * siloam_entry_add_revisit:
 *
 * Appends a revisit of now without touching the state; pages use siloam_entry_revisit().
 *
 * Returns: (transfer none): the revisit, owned by the entry
 */
SiloamRevisit *
siloam_entry_add_revisit (SiloamEntry *self)
{
  SiloamRevisit *revisit = siloam_record_append (self, siloam_revisits);

  revisit->id = g_uuid_string_random ();
  revisit->at = g_date_time_new_now_local ();
  return revisit;
}
