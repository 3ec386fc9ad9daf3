/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Gathers what is kept about one person. Masking happens once, when a record is added, on a copy of
 * it and along the tables of its fields, so that no way out of here can forget a field. */

#include "export/access-private.h"

#include <string.h>

#include "export/summary.h"
#include "export/target-file.h"
#include "ministry/record-fields-private.h"

/**
 * siloam_access_new:
 * @location: who answers for it
 * @names: (nullable) (element-type utf8): of others
 * @prompts: in the language and form of the one who asks
 *
 * Returns: (transfer full): an answer without anything in it
 */
SiloamAccess *
siloam_access_new (const SiloamLocation *location, GPtrArray *names, SiloamPrompts *prompts)
{
  SiloamAccess *self = g_new0 (SiloamAccess, 1);

  self->prompts = g_object_ref (prompts);
  self->names = siloam_names_new (names);
  self->mask = siloam_prompts_get (prompts, "rights.mask");
  self->controller = g_strdup (location->controller);
  self->contact = g_strdup (location->contact);
  self->place = g_strdup (location->name);
  self->sessions = g_ptr_array_new_with_free_func ((GDestroyNotify) siloam_session_free);
  self->summaries = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  self->follow_ups = g_ptr_array_new_with_free_func ((GDestroyNotify) siloam_follow_up_free);
  self->testimonies = g_ptr_array_new_with_free_func ((GDestroyNotify) siloam_testimony_free);
  return self;
}

void
siloam_access_free (SiloamAccess *self)
{
  g_object_unref (self->prompts);
  siloam_names_free (self->names);
  g_free (self->controller);
  g_free (self->contact);
  g_free (self->place);
  g_ptr_array_unref (self->sessions);
  g_ptr_array_unref (self->summaries);
  g_ptr_array_unref (self->follow_ups);
  g_ptr_array_unref (self->testimonies);
  g_free (self);
}

/* What the person is called themselves, how to reach them, and what is no word of anyone. */
static gboolean
stays (const SiloamField *field)
{
  static const char *const names[] = { "alias", "reach", "locale",       "address_form",
                                       "place", "osis",  "text_version", NULL };

  return g_strv_contains (names, field->name);
}

/* Who of the team wrote a thing is known by the id of a row. */
static gboolean
names_a_row (const SiloamField *field)
{
  static const char *const names[] = { "by", "recorded_by", NULL };

  return g_strv_contains (names, field->name);
}

static void
mask_words (SiloamAccess *self, GPtrArray *words)
{
  for (guint i = 0; i < words->len; i++)
    {
      char **word = (char **) &g_ptr_array_index (words, i);
      char *masked = siloam_names_mask (self->names, *word, self->mask);

      g_free (*word);
      *word = masked;
    }
}

static void
mask_fields (SiloamAccess *self, const SiloamField *fields, gpointer record)
{
  for (const SiloamField *field = fields; field->name != NULL; field++)
    {
      if (field->type == SILOAM_FIELD_WORDS)
        mask_words (self, siloam_field_words (field, record));
      else if (field->type == SILOAM_FIELD_TEXT && names_a_row (field))
        siloam_field_take_text (field, record, NULL);
      else if (field->type == SILOAM_FIELD_TEXT && !stays (field))
        {
          const char *text = siloam_field_text (field, record);

          siloam_field_take_text (field, record, siloam_names_mask (self->names, text, self->mask));
        }
    }
}

static void
mask_list (SiloamAccess *self, const SiloamRecordType *type, GPtrArray *records)
{
  for (guint i = 0; i < records->len; i++)
    mask_fields (self, type->fields, g_ptr_array_index (records, i));
}

/* Whom someone forgives is someone else, whatever they were called. */
static void
mask_forgiven (SiloamAccess *self, SiloamEntry *exchange)
{
  for (guint i = 0; i < exchange->forgiveness->len; i++)
    {
      SiloamForgiveness *forgiveness = g_ptr_array_index (exchange->forgiveness, i);

      if (forgiveness->alias == NULL || forgiveness->toward == SILOAM_TOWARD_SELF ||
          forgiveness->toward == SILOAM_TOWARD_GOD)
        continue;
      g_free (forgiveness->alias);
      forgiveness->alias = g_strdup (self->mask);
    }
}

static void
mask_exchange (SiloamAccess *self, SiloamEntry *exchange)
{
  for (const SiloamEntryPart *part = siloam_entry_parts; part->table != NULL; part++)
    mask_fields (self, part->fields, exchange);
  for (const SiloamRecordType *type = siloam_record_types; type->table != NULL; type++)
    mask_list (self, type, siloam_record_list (exchange, type));
  mask_forgiven (self, exchange);
}

static GPtrArray *
copy_ticked (SiloamAccess *self, const SiloamSession *session)
{
  g_autoptr (GPtrArray) lines = siloam_summary_lines (session, self->prompts);
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < lines->len; i++)
    {
      const SiloamSummaryLine *line = g_ptr_array_index (lines, i);

      if (siloam_summary_is_ticked (session, line))
        g_ptr_array_add (texts, siloam_names_mask (self->names, line->text, self->mask));
    }
  return texts;
}

/**
 * siloam_access_add_session:
 * @session: with its consents and notes
 */
void
siloam_access_add_session (SiloamAccess *self, const SiloamSession *session)
{
  SiloamSession *copy = siloam_session_copy (session);

  mask_fields (self, siloam_session_logistics, copy);
  mask_fields (self, siloam_session_words, copy);
  for (const SiloamRecordType *type = siloam_session_lists; type->table != NULL; type++)
    mask_list (self, type, siloam_list_of (copy, type));
  for (const SiloamRecordType *type = siloam_session_beside; type->table != NULL; type++)
    mask_list (self, type, siloam_list_of (copy, type));
  mask_exchange (self, copy->exchange);
  g_ptr_array_set_size (copy->ticked, 0);
  g_ptr_array_add (self->summaries, copy_ticked (self, session));
  g_ptr_array_add (self->sessions, copy);
}

/**
 * siloam_access_add_follow_up:
 *
 * Copies what was agreed about later, with the names of others masked.
 */
void
siloam_access_add_follow_up (SiloamAccess *self, const SiloamFollowUp *follow_up)
{
  SiloamFollowUp *copy = siloam_follow_up_copy (follow_up);

  mask_fields (self, siloam_follow_up_fields, copy);
  g_ptr_array_add (self->follow_ups, copy);
}

/**
 * siloam_access_add_testimony:
 *
 * Copies a testimony, with the names of others masked.
 */
void
siloam_access_add_testimony (SiloamAccess *self, const SiloamTestimony *testimony)
{
  SiloamTestimony *copy = siloam_testimony_copy (testimony);

  mask_fields (self, siloam_testimony_fields, copy);
  g_ptr_array_add (self->testimonies, copy);
}

/**
 * siloam_access_write_json:
 * @path: where the file will stand
 *
 * Returns: %FALSE with a #GIOErrorEnum; nothing is left behind then
 */
gboolean
siloam_access_write_json (SiloamAccess *self, GDateTime *made, const char *path, GError **error)
{
  g_autofree char *json = siloam_access_to_json (self, made);
  g_autoptr (SiloamTargetFile) file = siloam_target_file_open (path, error);

  return file != NULL && siloam_target_file_write (file, json, strlen (json), error) &&
         siloam_target_file_commit (file, error);
}

static gboolean
is_own_name (SiloamAccess *self, const char *name)
{
  for (guint i = 0; i < self->sessions->len; i++)
    if (g_strcmp0 (((SiloamSession *) g_ptr_array_index (self->sessions, i))->alias, name) == 0)
      return TRUE;
  for (guint i = 0; i < self->follow_ups->len; i++)
    if (g_strcmp0 (((SiloamFollowUp *) g_ptr_array_index (self->follow_ups, i))->alias, name) == 0)
      return TRUE;
  for (guint i = 0; i < self->testimonies->len; i++)
    if (g_strcmp0 (((SiloamTestimony *) g_ptr_array_index (self->testimonies, i))->alias, name) ==
        0)
      return TRUE;
  return FALSE;
}

static void
suggest (SiloamAccess *self, GPtrArray *found, const char *text, const char *name)
{
  g_autoptr (GPtrArray) alone = g_ptr_array_new ();
  g_autoptr (SiloamNames) names = NULL;

  if (name == NULL || is_own_name (self, name) ||
      g_ptr_array_find_with_equal_func (found, name, g_str_equal, NULL))
    return;
  g_ptr_array_add (alone, (char *) name);
  names = siloam_names_new (alone);
  if (siloam_names_find (names, text))
    g_ptr_array_add (found, g_strdup (name));
}

/* Whom someone forgives is often named elsewhere in what they said, too. */
static void
suggest_forgiven (SiloamAccess *self,
                  GPtrArray *found,
                  const char *text,
                  const SiloamEntry *exchange)
{
  for (guint i = 0; i < exchange->forgiveness->len; i++)
    {
      const SiloamForgiveness *forgiveness = g_ptr_array_index (exchange->forgiveness, i);

      if (forgiveness->toward != SILOAM_TOWARD_SELF && forgiveness->toward != SILOAM_TOWARD_GOD)
        suggest (self, found, text, forgiveness->alias);
    }
}

/**
 * siloam_access_suggest_names:
 * @desk: whose names are known
 *
 * Returns: (transfer full) (element-type utf8): names of the team, of other visitors and of whom
 *   someone forgave that are in it. Names that nobody ever typed as a name are not found: someone
 * must read it.
 */
GPtrArray *
siloam_access_suggest_names (SiloamAccess *self, const SiloamMinistryDesk *desk)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *text = siloam_access_to_json (self, now);
  GPtrArray *found = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < desk->members->len; i++)
    suggest (self,
             found,
             text,
             ((SiloamMember *) g_ptr_array_index (desk->members, i))->first_name);
  for (guint i = 0; i < desk->sessions->len; i++)
    {
      const SiloamSession *session = g_ptr_array_index (desk->sessions, i);

      suggest (self, found, text, session->alias);
      suggest_forgiven (self, found, text, session->exchange);
    }
  for (guint i = 0; i < desk->follow_ups->len; i++)
    suggest (self,
             found,
             text,
             ((SiloamFollowUp *) g_ptr_array_index (desk->follow_ups, i))->alias);
  for (guint i = 0; i < desk->testimonies->len; i++)
    suggest (self,
             found,
             text,
             ((SiloamTestimony *) g_ptr_array_index (desk->testimonies, i))->alias);
  return found;
}

/**
 * siloam_access_answer_by:
 * @asked: when someone asked
 *
 * Returns: (transfer full): the day by which they must have an answer; the last of the next month
 *   where that has no such day
 */
GDateTime *
siloam_access_answer_by (GDateTime *asked)
{
  return g_date_time_add_months (asked, 1);
}
