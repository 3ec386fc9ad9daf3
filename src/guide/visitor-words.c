/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a visitor may read, taken from a session by name: the line, and what they themselves agreed
 * to have written. Everything else of a session is never touched here. Pure, any thread. */

#include "guide/visitor-words.h"

#include "ministry/rules.h"

static gboolean
is_said (const char *text)
{
  return text != NULL && *text != '\0';
}

static void
add_said (GPtrArray *list, const char *text)
{
  if (is_said (text))
    g_ptr_array_add (list, g_strdup (text));
}

static char *
fill_in (const char *text, const char *words)
{
  g_auto (GStrv) parts = g_strsplit (text, "{words}", -1);

  return g_strjoinv (words, parts);
}

/* What was named, as one may say it in a prayer: "fear, shame". */
static char *
dup_named (const SiloamSession *session)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  if (siloam_session_may (session, SILOAM_DOES_WRITE))
    for (guint i = 0; i < session->exchange->hurts->len; i++)
      add_said (words, ((SiloamHurt *) g_ptr_array_index (session->exchange->hurts, i))->words);
  if (words->len == 0)
    return NULL;
  g_ptr_array_add (words, NULL);
  return g_strjoinv (", ", (char **) words->pdata);
}

static char *
dup_line (const SiloamSessionLine *line, const SiloamSession *session, SiloamPrompts *prompts)
{
  g_autofree char *named = NULL;

  if (!g_str_equal (line->place, "release.prayer"))
    return g_strdup (siloam_prompts_get (prompts, line->prompt));

  named = dup_named (session);
  if (named == NULL)
    return g_strdup (siloam_prompts_get (prompts, "pray.release"));
  return fill_in (siloam_prompts_get (prompts, line->prompt), named);
}

/* The few lines that need a second one. */
static const char *
under_line (const SiloamSessionLine *line, SiloamPrompts *prompts)
{
  static const struct
  {
    const char *place, *key;
  } unders[] = {
    { "talk.help", "talk.welcome" },
    { "arrive.how", "arrive.hint" },
    { "arrive.memory", "arrive.memory.hint" },
    { "invite.prayer", "invite.question" },
    { "name.words", "name.hint" },
    { "release.offer", "release.hint" },
    { "receive.ask", "receive.note" },
    { "weigh.fits", "weigh.hint" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (unders); i++)
    if (g_str_equal (line->place, unders[i].place))
      return siloam_prompts_get (prompts, unders[i].key);
  return NULL;
}

static const char *
verse_of (const SiloamSessionLine *line, SiloamPrompts *prompts)
{
  const char *const *verses = siloam_prompts_get_verses (prompts, line->place);

  if (verses[0] == NULL)
    verses = siloam_prompts_get_verses (prompts, line->step);
  return verses[0];
}

static void
take_written (SiloamVisitorWords *self, SiloamPrompts *prompts, const char *key, const char *text)
{
  if (!is_said (text))
    return;
  self->heading = g_strdup (siloam_prompts_get (prompts, key));
  self->written = g_strdup (text);
}

/* The two that are attended to alike (source 001-13). */
static void
take_both_requests (SiloamVisitorWords *self, const SiloamSession *session, SiloamPrompts *prompts)
{
  take_written (self, prompts, "session.field.help_request", session->help_request);
  if (!is_said (session->god_has))
    return;
  self->heading_beside = g_strdup (siloam_prompts_get (prompts, "session.field.god_has"));
  self->written_beside = g_strdup (session->god_has);
}

static void
take_input (SiloamVisitorWords *self,
            SiloamInput input,
            const SiloamSession *session,
            SiloamPrompts *prompts)
{
  const SiloamEntry *exchange = session->exchange;

  if (input == SILOAM_INPUT_HELP_REQUEST || input == SILOAM_INPUT_GOD_HAS)
    take_both_requests (self, session, prompts);
  else if (input == SILOAM_INPUT_GOOD_MEMORY)
    take_written (self, prompts, "session.field.good_memory", exchange->good_memory);
  else if (input == SILOAM_INPUT_TODAY)
    take_written (self, prompts, "session.field.today", exchange->today_step);
  else if (input == SILOAM_INPUT_TAKES_HOME)
    take_written (self, prompts, "session.field.takes_home", session->takes_home);
  else if (input == SILOAM_INPUT_HOW_NOW)
    take_written (self, prompts, "session.field.how_now", session->how_now);
  else if (input == SILOAM_INPUT_TURNS_TO)
    take_written (self, prompts, "session.field.turns_to", session->turns_to);
}

static const char *
received_text (const SiloamReceived *received, SiloamPrompts *prompts)
{
  if (is_said (received->text) || received->form != SILOAM_FORM_SILENCE)
    return received->text;
  return siloam_prompts_get (prompts, "receive.form.silence");
}

/* What was set aside on weighing is not shown again. */
static void
take_sides (SiloamVisitorWords *self, const SiloamSession *session, SiloamPrompts *prompts)
{
  const SiloamEntry *exchange = session->exchange;

  for (guint i = 0; i < exchange->hurts->len; i++)
    add_said (self->released, ((SiloamHurt *) g_ptr_array_index (exchange->hurts, i))->words);
  for (guint i = 0; i < exchange->releases->len; i++)
    if (((SiloamRelease *) g_ptr_array_index (exchange->releases, i))->amount !=
        SILOAM_AMOUNT_NOT_YET)
      self->let_go = TRUE;
  for (guint i = 0; i < exchange->received->len; i++)
    {
      const SiloamReceived *received = g_ptr_array_index (exchange->received, i);

      if (received->discern != SILOAM_DISCERN_SET_ASIDE)
        add_said (self->received, received_text (received, prompts));
    }
}

static void
verse_free (gpointer data)
{
  SiloamVisitorVerse *verse = data;

  g_free (verse->id);
  g_free (verse->name);
  g_free (verse);
}

/* The place alone: what was written about it stays with who wrote it. */
static void
take_verses (SiloamVisitorWords *self, const SiloamEntry *exchange, SiloamPrompts *prompts)
{
  SiloamNumbering usual = siloam_entry_get_numbering (
      exchange,
      siloam_numbering_for_language (siloam_prompts_get_language (prompts)));

  for (guint i = 0; i < exchange->verses->len; i++)
    {
      const SiloamVerseLink *link = g_ptr_array_index (exchange->verses, i);
      SiloamVisitorVerse *verse;

      if (!is_said (link->typed))
        continue;
      verse = g_new0 (SiloamVisitorVerse, 1);
      verse->id = g_strdup (link->id);
      verse->name = g_strdup (link->typed);
      verse->is_known = siloam_verse_link_get_reference (link, usual, &verse->reference);
      g_ptr_array_add (self->verses, verse);
    }
}

static gboolean
shows_sides (const SiloamSessionLine *line)
{
  static const char *const steps[] = { "name",  "forgive", "release", "receive",
                                       "weigh", "today",   NULL };

  return g_strv_contains (steps, line->step);
}

static void
take_line (SiloamVisitorWords *self,
           const SiloamSessionLine *line,
           const SiloamSession *session,
           SiloamPrompts *prompts)
{
  self->shows = SILOAM_VISITOR_LINE;
  self->line = dup_line (line, session, prompts);
  self->under = g_strdup (under_line (line, prompts));
  self->verse = g_strdup (verse_of (line, prompts));
  if (!siloam_session_may (session, SILOAM_DOES_WRITE))
    return;

  take_input (self, line->input, session, prompts);
  if (shows_sides (line))
    take_sides (self, session, prompts);
  if (shows_sides (line) || line->phase != SILOAM_SESSION_SPIRITUAL)
    take_verses (self, session->exchange, prompts);
}

static void
take_prayer (SiloamVisitorWords *self, const SiloamSpokenPrayer *prayer, SiloamPrompts *prompts)
{
  const char *fallback =
      prayer->mode == SILOAM_PRAYER_AUTHORITY ? "pray.authority.prayer" : "pray.listen";

  self->shows = SILOAM_VISITOR_PRAYER;
  self->line =
      g_strdup (is_said (prayer->text) ? prayer->text : siloam_prompts_get (prompts, fallback));
  self->verse = is_said (prayer->basis) ? g_strdup (prayer->basis) : NULL;
}

static void
take_waiting (SiloamVisitorWords *self, SiloamPrompts *prompts)
{
  self->shows = SILOAM_VISITOR_WAITING;
  self->line = g_strdup (siloam_prompts_get (prompts, "session.wait"));
  self->verse = g_strdup (siloam_prompts_get_verses (prompts, "session.wait")[0]);
}

static void
take_grounding (SiloamVisitorWords *self, const SiloamSession *session, SiloamPrompts *prompts)
{
  self->shows = SILOAM_VISITOR_GROUNDING;
  self->line = g_strdup (siloam_prompts_get (prompts, "session.grounding.question"));
  self->under = g_strjoin ("\n",
                           siloam_prompts_get (prompts, "help.grounding.see"),
                           siloam_prompts_get (prompts, "help.grounding.feel"),
                           siloam_prompts_get (prompts, "help.grounding.breathe"),
                           NULL);
  if (siloam_session_may (session, SILOAM_DOES_WRITE))
    take_written (self, prompts, "session.field.good_memory", session->exchange->good_memory);
}

/* Somebody else may be in front of the screen by now. */
static gboolean
has_gone (const SiloamSession *session)
{
  return !siloam_session_is_living (session) && session->state != SILOAM_SESSION_STOPPED;
}

/**
 * siloam_visitor_words_new:
 * @guide: (nullable): where the session is
 * @session: (nullable): the session it walks
 * @prompts: the texts of the visitor's side
 *
 * Takes from @session what the visitor may read now. What was written shows only while writing is
 * agreed to.
 *
 * Returns: (transfer full): the words
 */
SiloamVisitorWords *
siloam_visitor_words_new (SiloamSessionGuide *guide,
                          const SiloamSession *session,
                          SiloamPrompts *prompts)
{
  SiloamVisitorWords *self = g_new0 (SiloamVisitorWords, 1);

  self->released = g_ptr_array_new_with_free_func (g_free);
  self->received = g_ptr_array_new_with_free_func (g_free);
  self->verses = g_ptr_array_new_with_free_func (verse_free);
  if (guide == NULL || session == NULL || siloam_session_guide_is_held (guide) ||
      session->state == SILOAM_SESSION_PAUSED || has_gone (session))
    return self;

  if (siloam_session_guide_is_grounding (guide))
    take_grounding (self, session, prompts);
  else if (siloam_session_guide_is_waiting (guide))
    take_waiting (self, prompts);
  else if (siloam_session_guide_get_prayer (guide) != NULL)
    take_prayer (self, siloam_session_guide_get_prayer (guide), prompts);
  else
    take_line (self, siloam_session_guide_get_line (guide), session, prompts);
  return self;
}

static gboolean
same_list (const GPtrArray *one, const GPtrArray *other)
{
  if (one->len != other->len)
    return FALSE;
  for (guint i = 0; i < one->len; i++)
    if (g_strcmp0 (g_ptr_array_index (one, i), g_ptr_array_index (other, i)) != 0)
      return FALSE;
  return TRUE;
}

/**
 * siloam_visitor_words_same_verses:
 *
 * Returns: whether the two name the same verses
 */
gboolean
siloam_visitor_words_same_verses (const SiloamVisitorWords *self, const SiloamVisitorWords *other)
{
  g_return_val_if_fail (self != NULL && other != NULL, FALSE);

  if (self->verses->len != other->verses->len)
    return FALSE;
  for (guint i = 0; i < self->verses->len; i++)
    {
      const SiloamVisitorVerse *one = g_ptr_array_index (self->verses, i);
      const SiloamVisitorVerse *two = g_ptr_array_index (other->verses, i);

      if (g_strcmp0 (one->id, two->id) != 0 || g_strcmp0 (one->name, two->name) != 0)
        return FALSE;
    }
  return TRUE;
}

/**
 * siloam_visitor_words_equal:
 *
 * Returns: whether the two would look the same, so that nothing need be drawn anew
 */
gboolean
siloam_visitor_words_equal (const SiloamVisitorWords *self, const SiloamVisitorWords *other)
{
  g_return_val_if_fail (self != NULL && other != NULL, FALSE);

  return self->shows == other->shows && self->let_go == other->let_go &&
         g_strcmp0 (self->line, other->line) == 0 && g_strcmp0 (self->under, other->under) == 0 &&
         g_strcmp0 (self->verse, other->verse) == 0 &&
         g_strcmp0 (self->heading, other->heading) == 0 &&
         g_strcmp0 (self->written, other->written) == 0 &&
         g_strcmp0 (self->heading_beside, other->heading_beside) == 0 &&
         g_strcmp0 (self->written_beside, other->written_beside) == 0 &&
         same_list (self->released, other->released) &&
         same_list (self->received, other->received) &&
         siloam_visitor_words_same_verses (self, other);
}

void
siloam_visitor_words_free (SiloamVisitorWords *self)
{
  if (self == NULL)
    return;

  g_free (self->line);
  g_free (self->under);
  g_free (self->verse);
  g_free (self->heading);
  g_free (self->written);
  g_free (self->heading_beside);
  g_free (self->written_beside);
  g_ptr_array_unref (self->released);
  g_ptr_array_unref (self->received);
  g_ptr_array_unref (self->verses);
  g_free (self);
}
