/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What must be true of the place, the team, an evening and a session before it is stored. Saving
 * while someone writes never fails for being early: what is only needed later is asked for later.
 * Pure, any thread. */

#include <string.h>

#include "journal/lifecycle.h"
#include "ministry/record-fields-private.h"
#include "ministry/rules-private.h"
#include "ministry/rules.h"

#define MAX_NAME 60

gboolean
siloam_rule_broken (GError **error, const char *what, const char *why)
{
  g_set_error (error, SILOAM_MINISTRY_ERROR, SILOAM_MINISTRY_ERROR_INVALID, "%s: %s", what, why);
  return FALSE;
}

gboolean
siloam_not_agreed (GError **error, const char *what)
{
  g_set_error (error,
               SILOAM_MINISTRY_ERROR,
               SILOAM_MINISTRY_ERROR_NOT_AGREED,
               "%s: the visitor did not agree to it",
               what);
  return FALSE;
}

/* The rooms below tell it as an error of a journal. */
static gboolean
broken_below (GError *cause, GError **error)
{
  g_set_error_literal (error, SILOAM_MINISTRY_ERROR, SILOAM_MINISTRY_ERROR_INVALID, cause->message);
  return FALSE;
}

gboolean
siloam_rule_fields (const SiloamField *fields,
                    gconstpointer record,
                    const char *prefix,
                    GError **error)
{
  g_autoptr (GError) cause = NULL;

  return siloam_fields_validate (fields, record, prefix, &cause) || broken_below (cause, error);
}

static gboolean
check_list (gconstpointer owner, const SiloamRecordType *type, GError **error)
{
  GPtrArray *list = siloam_list_of (owner, type);

  if (list->len > SILOAM_MAX_ITEMS)
    return siloam_rule_broken (error, type->table, "too many");
  for (guint i = 0; i < list->len; i++)
    {
      g_autofree char *prefix = g_strdup_printf ("%s[%u].", type->table, i);

      if (!siloam_rule_fields (type->fields, list->pdata[i], prefix, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_lists (gconstpointer owner, const SiloamRecordType *types, GError **error)
{
  for (const SiloamRecordType *type = types; type->table != NULL; type++)
    if (!check_list (owner, type, error))
      return FALSE;
  return TRUE;
}

static gboolean
is_colour (const char *text)
{
  return strlen (text) == 7 && text[0] == '#' && strspn (text + 1, "0123456789abcdefABCDEF") == 6;
}

/**
 * siloam_location_validate:
 *
 * Returns: %TRUE, or %FALSE with %SILOAM_MINISTRY_ERROR_INVALID
 */
gboolean
siloam_location_validate (const SiloamLocation *self, GError **error)
{
  if (!siloam_rule_fields (siloam_location_fields, self, "", error))
    return FALSE;
  if (self->max_days > SILOAM_MAX_KEEP_DAYS)
    return siloam_rule_broken (error, "max_days", "more than 90");
  if (self->colour != NULL && !is_colour (self->colour))
    return siloam_rule_broken (error, "colour", "not as #rrggbb");
  return TRUE;
}

/**
 * siloam_location_is_ready:
 *
 * Returns: whether it is said who answers for the data, how to reach them, and which privacy text
 *   a visitor is shown
 */
gboolean
siloam_location_is_ready (const SiloamLocation *self)
{
  return !siloam_text_is_blank (self->controller) && !siloam_text_is_blank (self->contact) &&
         !siloam_text_is_blank (self->privacy_version);
}

/**
 * siloam_member_validate:
 *
 * Returns: %TRUE, or %FALSE with %SILOAM_MINISTRY_ERROR_INVALID
 */
gboolean
siloam_member_validate (const SiloamMember *self, GError **error)
{
  if (!siloam_rule_fields (siloam_member_fields, self, "", error))
    return FALSE;
  if (siloam_text_is_blank (self->first_name))
    return siloam_rule_broken (error, "first_name", "missing");
  if (g_utf8_strlen (self->first_name, -1) > MAX_NAME || strchr (self->first_name, '\n') != NULL)
    return siloam_rule_broken (error, "first_name", "more than a name");
  return TRUE;
}

/**
 * siloam_team_warns:
 *
 * Returns: whether nobody should pray like this: alone
 */
gboolean
siloam_team_warns (const SiloamTeam *self)
{
  return self->members->len < 2;
}

static gboolean
is_learning (GPtrArray *members, const char *id)
{
  for (guint i = 0; i < members->len; i++)
    {
      const SiloamMember *member = members->pdata[i];

      if (g_strcmp0 (member->id, id) == 0)
        return (member->roles & SILOAM_TEAM_ROLE_TRAINEE) != 0;
    }
  return FALSE;
}

/**
 * siloam_team_may_receive:
 * @members: (element-type SiloamMember): all of the team of the place
 *
 * Whether this team may sit with this visitor: someone who is learning only when the visitor finds
 * it good, and two adults who pray with a minor.
 *
 * Returns: %TRUE, or %FALSE with %SILOAM_MINISTRY_ERROR_NOT_AGREED or _INVALID
 */
gboolean
siloam_team_may_receive (const SiloamTeam *self,
                         GPtrArray *members,
                         const SiloamSession *session,
                         GError **error)
{
  guint learning = 0;

  for (guint i = 0; i < self->members->len; i++)
    if (is_learning (members, self->members->pdata[i]))
      learning++;
  if (learning > 0 && !siloam_session_may (session, SILOAM_DOES_OBSERVE))
    return siloam_not_agreed (error, "observer");
  if ((session->age == SILOAM_AGE_SIXTEEN || session->age == SILOAM_AGE_YOUNGER) &&
      self->members->len - learning < 2)
    return siloam_rule_broken (error, "team", "a minor is received by two");
  return TRUE;
}

static gboolean
check_team (const SiloamEvening *evening, guint index, GError **error)
{
  const SiloamTeam *team = evening->teams->pdata[index];

  if (team->number == 0)
    return siloam_rule_broken (error, "teams", "without a number");
  for (guint i = 0; i < index; i++)
    if (((SiloamTeam *) evening->teams->pdata[i])->number == team->number)
      return siloam_rule_broken (error, "teams", "the same number twice");
  if (team->members->len > SILOAM_MAX_TEAM)
    return siloam_rule_broken (error, "teams", "more than three people");
  for (guint i = 0; i < team->members->len; i++)
    for (guint j = 0; j < i; j++)
      if (g_str_equal (team->members->pdata[i], team->members->pdata[j]))
        return siloam_rule_broken (error, "teams", "someone is in it twice");
  return TRUE;
}

static gboolean
has_a_team (const SiloamEvening *self)
{
  for (guint i = 0; i < self->teams->len; i++)
    if (((SiloamTeam *) self->teams->pdata[i])->members->len > 0)
      return TRUE;
  return FALSE;
}

/* A wrong year at the end must not keep for years what goes when the evening is over. */
static gboolean
check_hours (const SiloamEvening *self, GError **error)
{
  if (self->starts == NULL)
    return siloam_rule_broken (error, "starts", "missing");
  if (self->ends == NULL)
    return TRUE;
  if (g_date_time_compare (self->ends, self->starts) <= 0)
    return siloam_rule_broken (error, "ends", "before it starts");
  if (g_date_time_difference (self->ends, self->starts) >
      SILOAM_MAX_EVENING_HOURS * G_TIME_SPAN_HOUR)
    return siloam_rule_broken (error, "ends", "more than a day after it starts");
  return TRUE;
}

/* What is known when an evening is ready to be held. */
static gboolean
check_prepared (const SiloamEvening *self, GError **error)
{
  if (self->state == SILOAM_EVENING_PLANNED)
    return TRUE;
  if (self->ends == NULL)
    return siloam_rule_broken (error, "ends", "missing");
  if (siloam_text_is_blank (self->place))
    return siloam_rule_broken (error, "place", "missing");
  if (siloam_text_is_blank (self->leader))
    return siloam_rule_broken (error, "leader", "missing");
  if (!has_a_team (self))
    return siloam_rule_broken (error, "teams", "nobody is in one");
  return TRUE;
}

/**
 * siloam_evening_validate:
 *
 * Returns: %TRUE, or %FALSE with %SILOAM_MINISTRY_ERROR_INVALID
 */
gboolean
siloam_evening_validate (const SiloamEvening *self, GError **error)
{
  if (!siloam_rule_fields (siloam_evening_fields, self, "", error) ||
      !check_lists (self, siloam_evening_lists, error))
    return FALSE;
  for (guint i = 0; i < self->teams->len; i++)
    if (!check_team (self, i, error))
      return FALSE;
  return check_hours (self, error) && check_prepared (self, error);
}

/**
 * siloam_spoken_prayer_is_allowed:
 *
 * A prayer of authority rests on a verse or on the agreement of two, and is prayed only when the
 * visitor finds it good (001-19). Until then it has no words. Every other prayer may be prayed.
 *
 * Returns: whether the prayer may be as it is
 */
gboolean
siloam_spoken_prayer_is_allowed (const SiloamSpokenPrayer *self)
{
  if (self->mode != SILOAM_PRAYER_AUTHORITY || siloam_text_is_blank (self->text))
    return TRUE;
  return self->yes && (self->agreed || !siloam_text_is_blank (self->basis));
}

static gboolean
check_prayers (const SiloamSession *self, GError **error)
{
  for (guint i = 0; i < self->prayers->len; i++)
    if (!siloam_spoken_prayer_is_allowed (self->prayers->pdata[i]))
      return siloam_rule_broken (error, "prayers", "authority needs a basis and the visitor's yes");
  return TRUE;
}

static gboolean
check_consent (const SiloamConsent *consent, GError **error)
{
  if (consent->scope == SILOAM_SCOPE_TESTIMONY)
    return siloam_rule_broken (error, "consents", "a testimony is not asked in a session");
  if (consent->state != SILOAM_CONSENT_ASKED && (consent->how == 0 || consent->given_at == NULL ||
                                                 siloam_text_is_blank (consent->text_version)))
    return siloam_rule_broken (error, "consents", "without how, when or to which text");
  if ((consent->state == SILOAM_CONSENT_WITHDRAWN) != (consent->withdrawn_at != NULL))
    return siloam_rule_broken (error, "consents", "withdrawn, or not");
  return TRUE;
}

/* One answer to a question counts; beside it only what was withdrawn before. */
static gboolean
check_consents (const SiloamSession *self, GError **error)
{
  for (guint i = 0; i < self->consents->len; i++)
    {
      const SiloamConsent *consent = self->consents->pdata[i];

      if (!check_consent (consent, error))
        return FALSE;
      if (consent->state != SILOAM_CONSENT_WITHDRAWN &&
          siloam_session_find_consent (self, consent->scope) != consent)
        return siloam_rule_broken (error, "consents", "two answers to one question");
    }
  return TRUE;
}

static gboolean
check_exchange (const SiloamEntry *exchange, GError **error)
{
  g_autoptr (SiloamEntry) settled = siloam_entry_copy (exchange);
  g_autoptr (GError) cause = NULL;

  if (exchange->kind != SILOAM_ENTRY_EXCHANGE)
    return siloam_rule_broken (error, "exchange", "of another kind");
  siloam_entry_settle (settled);
  return siloam_entry_validate (settled, &cause) || broken_below (cause, error);
}

static gboolean
check_date (const SiloamSession *self, GError **error)
{
  g_autoptr (GDateTime) limit = siloam_retention_limit (NULL, self->created);

  if (self->keep_until == NULL)
    return TRUE;
  if (!siloam_session_may (self, SILOAM_DOES_KEEP))
    return siloam_not_agreed (error, "keep_until");
  if (g_date_time_compare (self->keep_until, limit) > 0)
    return siloam_rule_broken (error, "keep_until", "more than 90 days");
  return TRUE;
}

static gboolean
is_one_of (const char *text, const char *const *words)
{
  return text == NULL || g_strv_contains (words, text);
}

static gboolean
says_nothing (const SiloamSession *self)
{
  return siloam_fields_blank (siloam_session_words, self) && self->prayers->len == 0 &&
         self->marks->len == 0 && siloam_entry_is_blank (self->exchange);
}

static gboolean
check_logistics (const SiloamSession *self, GError **error)
{
  const char *const forms[] = { "je", "u", NULL };
  const char *const locales[] = { "nl", "en", NULL };

  if ((self->state == SILOAM_SESSION_PAUSED) != (self->paused_from != 0))
    return siloam_rule_broken (error, "paused_from", "paused, or not");
  if (!is_one_of (self->address_form, forms))
    return siloam_rule_broken (error, "address_form", "neither je nor u");
  if (!is_one_of (self->locale, locales))
    return siloam_rule_broken (error, "locale", "neither nl nor en");
  if (self->state == SILOAM_SESSION_ERASED && !says_nothing (self))
    return siloam_rule_broken (error, "state", "erased, and still holds words");
  return TRUE;
}

/**
 * siloam_session_validate:
 *
 * The words may be there without consent for notes, because the session in memory holds them: what
 * reaches the disk is decided by siloam_session_may().
 *
 * Returns: %TRUE, or %FALSE with %SILOAM_MINISTRY_ERROR_INVALID or _NOT_AGREED
 */
gboolean
siloam_session_validate (const SiloamSession *self, GError **error)
{
  return siloam_rule_fields (siloam_session_logistics, self, "", error) &&
         siloam_rule_fields (siloam_session_words, self, "", error) &&
         check_lists (self, siloam_session_lists, error) &&
         check_lists (self, siloam_session_beside, error) && check_logistics (self, error) &&
         check_consents (self, error) && check_date (self, error) && check_prayers (self, error) &&
         check_exchange (self->exchange, error);
}
