/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The states of an exchange and everything that must be true of an entry, in one place. A message
 * names the path of a fault and never what the person wrote. Pure, any thread. */

#include "journal/lifecycle.h"

#include "journal/record.h"

static gboolean
is_open (const SiloamEntry *self)
{
  return self->open_step != NULL;
}

static gboolean
is_received (const SiloamReceived *received)
{
  return received->form == SILOAM_FORM_SILENCE || received->gifts != 0 ||
         !siloam_text_is_blank (received->text);
}

static gboolean
has_received (const SiloamEntry *self)
{
  for (guint i = 0; i < self->received->len; i++)
    if (is_received (self->received->pdata[i]))
      return TRUE;
  return FALSE;
}

static gboolean
has_released (const SiloamEntry *self)
{
  for (guint i = 0; i < self->releases->len; i++)
    if (((SiloamRelease *) self->releases->pdata[i])->amount != SILOAM_AMOUNT_NOT_YET)
      return TRUE;
  return FALSE;
}

static gboolean
has_named (const SiloamEntry *self)
{
  for (guint i = 0; i < self->hurts->len; i++)
    if (!siloam_text_is_blank (((SiloamHurt *) self->hurts->pdata[i])->words))
      return TRUE;
  return FALSE;
}

/* What the exchange holds decides; the state so far only tells WAITING from RELEASED and
 * REVISITED from RECEIVED, which its content cannot. */
static SiloamState
settled_state (const SiloamEntry *self)
{
  if (self->kind != SILOAM_ENTRY_EXCHANGE)
    return 0;
  if (has_received (self))
    return self->state == SILOAM_STATE_REVISITED && self->revisits->len > 0 ? SILOAM_STATE_REVISITED
                                                                            : SILOAM_STATE_RECEIVED;
  if (has_named (self) && has_released (self))
    return self->state == SILOAM_STATE_WAITING ? SILOAM_STATE_WAITING : SILOAM_STATE_RELEASED;
  return has_named (self) ? SILOAM_STATE_NAMED : SILOAM_STATE_DRAFT;
}

G_GNUC_PRINTF (4, 5)
static gboolean
fault (GError **error, SiloamJournalError code, const char *path, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error (error, SILOAM_JOURNAL_ERROR, code, "%s: %s", path, message);
  return FALSE;
}

static gboolean
check_text (const char *text, const char *path, GError **error)
{
  if (text == NULL)
    return TRUE;
  if (strlen (text) > SILOAM_MAX_TEXT)
    return fault (error,
                  SILOAM_JOURNAL_ERROR_TOO_LARGE,
                  path,
                  "longer than %d bytes",
                  SILOAM_MAX_TEXT);
  if (!g_utf8_validate (text, -1, NULL))
    return fault (error, SILOAM_JOURNAL_ERROR_INVALID, path, "not UTF-8");
  return TRUE;
}

static gboolean
check_id (const char *id, const char *path, GError **error)
{
  if (id == NULL || !g_uuid_string_is_valid (id))
    return fault (error, SILOAM_JOURNAL_ERROR_INVALID, path, "not a UUID");
  return TRUE;
}

static gboolean
check_term (const SiloamField *field, guint value, const char *path, GError **error)
{
  if (value == 0 && !field->required)
    return TRUE;
  if (siloam_term_nick (field->terms, (int) value) == NULL)
    return fault (error,
                  SILOAM_JOURNAL_ERROR_INVALID,
                  path,
                  value == 0 ? "missing" : "unknown word");
  return TRUE;
}

static gboolean
check_flags (const SiloamField *field, guint value, const char *path, GError **error)
{
  for (const SiloamTerm *term = field->terms; term->nick != NULL; term++)
    value &= ~(guint) term->value;
  if (value != 0)
    return fault (error, SILOAM_JOURNAL_ERROR_INVALID, path, "unknown word");
  return TRUE;
}

static gboolean
check_time (const SiloamField *field, GDateTime *time, const char *path, GError **error)
{
  if (time == NULL && field->required)
    return fault (error, SILOAM_JOURNAL_ERROR_INVALID, path, "missing");
  return TRUE;
}

static gboolean
check_length (GPtrArray *list, const char *path, GError **error)
{
  if (list->len > SILOAM_MAX_ITEMS)
    return fault (error,
                  SILOAM_JOURNAL_ERROR_TOO_LARGE,
                  path,
                  "more than %d items",
                  SILOAM_MAX_ITEMS);
  return TRUE;
}

static gboolean
check_words (GPtrArray *words, const char *path, GError **error)
{
  if (!check_length (words, path, error))
    return FALSE;
  for (guint i = 0; i < words->len; i++)
    {
      g_autofree char *item = g_strdup_printf ("%s[%u]", path, i);

      if (words->pdata[i] == NULL)
        return fault (error, SILOAM_JOURNAL_ERROR_INVALID, item, "missing");
      if (!check_text (words->pdata[i], item, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_field (const SiloamField *field, gconstpointer record, const char *prefix, GError **error)
{
  g_autofree char *path = g_strconcat (prefix, field->name, NULL);

  switch (field->type)
    {
    case SILOAM_FIELD_ID:
      return check_id (siloam_field_text (field, record), path, error);
    case SILOAM_FIELD_TEXT:
      return check_text (siloam_field_text (field, record), path, error);
    case SILOAM_FIELD_TERM:
      return check_term (field, siloam_field_value (field, record), path, error);
    case SILOAM_FIELD_FLAGS:
      return check_flags (field, siloam_field_value (field, record), path, error);
    case SILOAM_FIELD_TIME:
      return check_time (field, siloam_field_time (field, record), path, error);
    case SILOAM_FIELD_WORDS:
      return check_words (siloam_field_words (field, record), path, error);
    case SILOAM_FIELD_SWITCH:
    case SILOAM_FIELD_NUMBER:
      return TRUE;
    default:
      g_assert_not_reached ();
    }
}

/**
 * siloam_fields_validate:
 * @prefix: put before the name of a field that is wrong
 *
 * Checks what a table of fields says by itself: ids, words of the vocabulary, UTF-8, lengths and
 * what is required. Also for records that are not of an entry.
 *
 * Returns: %TRUE, or %FALSE with %SILOAM_JOURNAL_ERROR_INVALID or _TOO_LARGE
 */
gboolean
siloam_fields_validate (const SiloamField *fields,
                        gconstpointer record,
                        const char *prefix,
                        GError **error)
{
  for (const SiloamField *field = fields; field->name != NULL; field++)
    if (!check_field (field, record, prefix, error))
      return FALSE;
  return TRUE;
}

static gboolean
check_part (const SiloamEntry *self, const SiloamEntryPart *part, GError **error)
{
  if (part->kind == 0 || part->kind == self->kind)
    return siloam_fields_validate (part->fields, self, "", error);
  for (const SiloamField *field = part->fields; field->name != NULL; field++)
    {
      const SiloamField alone[] = { *field, { NULL, 0, 0, NULL, FALSE } };

      if (!siloam_fields_blank (alone, self))
        return fault (error,
                      SILOAM_JOURNAL_ERROR_INVALID,
                      field->name,
                      "does not belong to this kind");
    }
  return TRUE;
}

static gpointer
find_record (GPtrArray *list, const char *id)
{
  for (guint i = 0; i < list->len; i++)
    if (g_strcmp0 (siloam_record_id (list->pdata[i]), id) == 0)
      return list->pdata[i];
  return NULL;
}

static gboolean
check_list (const SiloamEntry *self, const SiloamRecordType *type, GError **error)
{
  GPtrArray *list = siloam_record_list (self, type);

  if (type->kind != 0 && type->kind != self->kind && list->len > 0)
    return fault (error, SILOAM_JOURNAL_ERROR_INVALID, type->table, "does not belong to this kind");
  if (!check_length (list, type->table, error))
    return FALSE;
  for (guint i = 0; i < list->len; i++)
    {
      g_autofree char *prefix = g_strdup_printf ("%s[%u].", type->table, i);
      g_autofree char *id_path = g_strconcat (prefix, "id", NULL);

      if (!siloam_fields_validate (type->fields, list->pdata[i], prefix, error))
        return FALSE;
      if (find_record (list, siloam_record_id (list->pdata[i])) != list->pdata[i])
        return fault (error, SILOAM_JOURNAL_ERROR_INVALID, id_path, "there twice");
    }
  return TRUE;
}

static SiloamRelease *
find_release (const SiloamEntry *self, const char *hurt_id)
{
  for (guint i = 0; i < self->releases->len; i++)
    if (g_strcmp0 (((SiloamRelease *) self->releases->pdata[i])->hurt_id, hurt_id) == 0)
      return self->releases->pdata[i];
  return NULL;
}

static gboolean
check_releases (const SiloamEntry *self, GError **error)
{
  for (guint i = 0; i < self->releases->len; i++)
    {
      const SiloamRelease *release = self->releases->pdata[i];
      g_autofree char *path = g_strdup_printf ("releases[%u].hurt", i);

      if (find_record (self->hurts, release->hurt_id) == NULL)
        return fault (error, SILOAM_JOURNAL_ERROR_INVALID, path, "no such hurt in this exchange");
      if (find_release (self, release->hurt_id) != release)
        return fault (error, SILOAM_JOURNAL_ERROR_INVALID, path, "released twice");
    }
  return TRUE;
}

static gboolean
check_links (const SiloamEntry *self, const SiloamReceived *received, guint index, GError **error)
{
  for (guint i = 0; i < received->release_ids->len; i++)
    {
      g_autofree char *path = g_strdup_printf ("received[%u].releases[%u]", index, i);
      guint first = i;

      if (find_record (self->releases, received->release_ids->pdata[i]) == NULL)
        return fault (error,
                      SILOAM_JOURNAL_ERROR_INVALID,
                      path,
                      "no such release in this exchange");
      g_ptr_array_find_with_equal_func (received->release_ids,
                                        received->release_ids->pdata[i],
                                        g_str_equal,
                                        &first);
      if (first != i)
        return fault (error, SILOAM_JOURNAL_ERROR_INVALID, path, "linked twice");
    }
  return TRUE;
}

static gboolean
check_received (const SiloamEntry *self, GError **error)
{
  for (guint i = 0; i < self->received->len; i++)
    {
      const SiloamReceived *received = self->received->pdata[i];
      g_autofree char *path = g_strdup_printf ("received[%u].text", i);

      if (!is_open (self) && !is_received (received))
        return fault (error, SILOAM_JOURNAL_ERROR_INVALID, path, "empty, and it is not silence");
      if (!check_links (self, received, i, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
has_basis (const SiloamEntry *self)
{
  for (guint i = 0; i < self->verses->len; i++)
    if (((SiloamVerseLink *) self->verses->pdata[i])->role == SILOAM_ROLE_BASIS)
      return TRUE;
  return FALSE;
}

/* 001-19: a prayer of authority rests on something. */
static gboolean
check_prayers (const SiloamEntry *self, GError **error)
{
  for (guint i = 0; i < self->prayers->len; i++)
    {
      const SiloamPrayer *prayer = self->prayers->pdata[i];
      g_autofree char *path = g_strdup_printf ("prayers[%u].promise", i);

      if (!is_open (self) && prayer->mode == SILOAM_PRAYER_AUTHORITY &&
          siloam_text_is_blank (prayer->promise) && !has_basis (self))
        return fault (error,
                      SILOAM_JOURNAL_ERROR_INVALID,
                      path,
                      "a prayer of authority needs a basis");
    }
  return TRUE;
}

static gboolean
check_verses (const SiloamEntry *self, GError **error)
{
  for (guint i = 0; i < self->verses->len; i++)
    {
      const SiloamVerseLink *verse = self->verses->pdata[i];
      g_autofree char *path = g_strdup_printf ("verses[%u].typed", i);

      if (!is_open (self) && siloam_fields_blank (siloam_verses->fields, verse))
        return fault (error, SILOAM_JOURNAL_ERROR_INVALID, path, "missing");
    }
  return TRUE;
}

static gboolean
check_numberings (const SiloamEntry *self, GError **error)
{
  for (guint i = 0; i < self->numberings->len; i++)
    {
      const SiloamNumberingChoice *choice = self->numberings->pdata[i];
      g_autofree char *path = g_strdup_printf ("numberings[%u].typed", i);

      if (siloam_text_is_blank (choice->typed))
        return fault (error, SILOAM_JOURNAL_ERROR_INVALID, path, "missing");
    }
  return TRUE;
}

static gboolean
check_kind (const SiloamEntry *self, GError **error)
{
  if (self->kind == SILOAM_ENTRY_BLESSING && self->blessing == 0 && !is_open (self))
    return fault (error, SILOAM_JOURNAL_ERROR_INVALID, "blessing", "missing");
  if (self->state != settled_state (self))
    return fault (error,
                  SILOAM_JOURNAL_ERROR_INVALID,
                  "state",
                  "does not fit what the entry holds");
  return TRUE;
}

/**
 * siloam_entry_validate:
 *
 * Checks every invariant of an entry. While it is left open at a step, texts that must be there in
 * the end may still be missing, so that saving while typing never fails for being early.
 *
 * Returns: %TRUE, or %FALSE with %SILOAM_JOURNAL_ERROR_INVALID or _TOO_LARGE and the JSON path
 */
gboolean
siloam_entry_validate (const SiloamEntry *self, GError **error)
{
  for (const SiloamEntryPart *part = siloam_entry_parts; part->table != NULL; part++)
    if (!check_part (self, part, error))
      return FALSE;
  for (const SiloamRecordType *type = siloam_record_types; type->table != NULL; type++)
    if (!check_list (self, type, error))
      return FALSE;
  return check_releases (self, error) && check_received (self, error) &&
         check_verses (self, error) && check_numberings (self, error) &&
         check_prayers (self, error) && check_kind (self, error);
}

/**
 * siloam_entry_settle:
 *
 * Sets the state from what the exchange holds: DRAFT, NAMED when a hurt has a word, RELEASED when
 * one was let go in whole or in part, RECEIVED when something was noted, also without a release.
 */
void
siloam_entry_settle (SiloamEntry *self)
{
  self->state = settled_state (self);
}

/**
 * siloam_entry_wait:
 *
 * "Nothing yet" is a full answer: what was released now waits. Other states stay as they are.
 */
void
siloam_entry_wait (SiloamEntry *self)
{
  siloam_entry_settle (self);
  if (self->state == SILOAM_STATE_RELEASED)
    self->state = SILOAM_STATE_WAITING;
}

/**
 * siloam_entry_release:
 * @prayer: (nullable): the person's own words; %NULL leaves an earlier prayer
 *
 * Sets what is let go of one hurt. A hurt has one release; NOT_YET takes it back without comment.
 */
void
siloam_entry_release (SiloamEntry *self,
                      const char *hurt_id,
                      SiloamAmount amount,
                      const char *prayer)
{
  SiloamRelease *release = find_release (self, hurt_id);

  g_return_if_fail (find_record (self->hurts, hurt_id) != NULL);

  if (release == NULL)
    release = siloam_entry_add_release (self, hurt_id, amount);
  if (release->amount != amount)
    {
      release->amount = amount;
      g_clear_pointer (&release->at, g_date_time_unref);
      release->at = g_date_time_new_now_local ();
    }
  if (prayer != NULL && prayer != release->prayer)
    {
      g_free (release->prayer);
      release->prayer = g_strdup (prayer);
    }
  siloam_entry_settle (self);
}

static void
unlink_release (SiloamEntry *self, const char *release_id)
{
  for (guint i = 0; i < self->received->len; i++)
    {
      SiloamReceived *received = self->received->pdata[i];
      guint index;

      if (g_ptr_array_find_with_equal_func (received->release_ids, release_id, g_str_equal, &index))
        g_ptr_array_remove_index (received->release_ids, index);
    }
}

/**
 * siloam_entry_remove_hurt:
 *
 * Removes a hurt together with its release and the links to that release, and settles the state.
 */
void
siloam_entry_remove_hurt (SiloamEntry *self, const char *hurt_id)
{
  SiloamHurt *hurt = find_record (self->hurts, hurt_id);
  SiloamRelease *release = find_release (self, hurt_id);

  if (release != NULL)
    {
      unlink_release (self, release->id);
      g_ptr_array_remove (self->releases, release);
    }
  if (hurt != NULL)
    g_ptr_array_remove (self->hurts, hurt);
  siloam_entry_settle (self);
}

static void
drop_blank_hurts (SiloamEntry *self)
{
  for (guint i = self->hurts->len; i-- > 0;)
    {
      SiloamHurt *hurt = self->hurts->pdata[i];
      g_autofree char *id = g_strdup (hurt->id);

      if (hurt->kind == SILOAM_HURT_OTHER && siloam_fields_blank (siloam_hurts->fields, hurt))
        siloam_entry_remove_hurt (self, id);
    }
}

static void
drop_blank_received (SiloamEntry *self)
{
  for (guint i = self->received->len; i-- > 0;)
    if (!is_received (self->received->pdata[i]))
      g_ptr_array_remove_index (self->received, i);
}

static void
drop_blank_verses (SiloamEntry *self)
{
  for (guint i = self->verses->len; i-- > 0;)
    if (siloam_fields_blank (siloam_verses->fields, self->verses->pdata[i]))
      g_ptr_array_remove_index (self->verses, i);
}

static void
drop_blank_prayers (SiloamEntry *self)
{
  for (guint i = self->prayers->len; i-- > 0;)
    if (siloam_fields_blank (siloam_prayers->fields, self->prayers->pdata[i]))
      g_ptr_array_remove_index (self->prayers, i);
}

static void
drop_blank_words (GPtrArray *words)
{
  for (guint i = words->len; i-- > 0;)
    if (siloam_text_is_blank (words->pdata[i]))
      g_ptr_array_remove_index (words, i);
}

/**
 * siloam_entry_tidy:
 *
 * Drops records in which nothing was said, such as a line that was opened and left empty, and
 * settles the state. An entry left open at a step is only settled: its empty lines are on screen.
 */
void
siloam_entry_tidy (SiloamEntry *self)
{
  if (!is_open (self))
    {
      drop_blank_hurts (self);
      drop_blank_received (self);
      drop_blank_verses (self);
      drop_blank_prayers (self);
      drop_blank_words (self->tags);
      drop_blank_words (self->gratitude);
    }
  siloam_entry_settle (self);
}

/**
 * siloam_entry_revisit:
 *
 * Appends a revisit of now. It may be added in any state; only RECEIVED becomes REVISITED.
 *
 * Returns: (transfer none): the revisit, owned by the entry
 */
SiloamRevisit *
siloam_entry_revisit (SiloamEntry *self)
{
  siloam_entry_settle (self);
  if (self->state == SILOAM_STATE_RECEIVED)
    self->state = SILOAM_STATE_REVISITED;
  return siloam_entry_add_revisit (self);
}

/**
 * siloam_entry_is_on_the_way:
 *
 * Tells whether an entry is "onderweg": an exchange that has not come to receiving, or any entry
 * left open at a step.
 */
gboolean
siloam_entry_is_on_the_way (const SiloamEntry *self)
{
  if (self->open_step != NULL)
    return TRUE;
  return self->state >= SILOAM_STATE_DRAFT && self->state <= SILOAM_STATE_WAITING;
}
