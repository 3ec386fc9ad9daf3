/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The lines that a visitor may take home, each to be ticked by themselves. Only this file looks at
 * a session for the sake of a summary, and only at the six kinds of SiloamLineKind: a note, a mark,
 * a memory, a prayer or a name is never asked for. Main thread. */

#include "export/summary.h"

#include <string.h>

#include "export/book-text.h"
#include "export/book-words.h"
#include "export/names.h"
#include "journal/record.h"
#include "ministry/rules.h"

/* A released word is a word, never the story: in letters. */
#define SHORT_WORDS 48

typedef struct
{
  const SiloamSession *session;
  SiloamPrompts *prompts;
  const SiloamBookWords *words;
  SiloamNames *others;
  GPtrArray *lines;
} Gatherer;

static void
line_free (gpointer data)
{
  SiloamSummaryLine *line = data;

  g_free (line->key);
  g_free (line->text);
  g_free (line);
}

static GPtrArray *
new_lines (void)
{
  return g_ptr_array_new_with_free_func (line_free);
}

/* In one line. NULL when there is nothing. */
static char *
tidy (const char *text)
{
  g_autofree char *clean = siloam_book_clean_text (text);

  if (clean == NULL)
    return NULL;
  g_strdelimit (clean, "\n", ' ');
  return g_strdup (g_strstrip (clean));
}

/* Who ticked a line ticked these words: the key changes with them. Their labels are not part of
 * it, so that a line stays ticked on a paper in another language. */
static void
add_line (Gatherer *self, SiloamLineKind kind, const char *of, const char *words, const char *text)
{
  SiloamSummaryLine *line;

  if (text == NULL || *text == '\0')
    return;
  line = g_new0 (SiloamSummaryLine, 1);
  line->kind = kind;
  line->key = g_strdup_printf ("%d/%s/%08x", (int) kind, of, g_str_hash (words));
  line->text = g_strdup (text);
  line->names_someone = siloam_names_find (self->others, text);
  g_ptr_array_add (self->lines, line);
}

/* Healing is left out on purpose (product.md section 4): no paper may read as if someone was
 * declared healed. The visitor's own words stay as they are. */
static char *
name_gifts (Gatherer *self, guint gifts)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < SILOAM_N_GIFTS; i++)
    {
      const char *name = self->words->gifts[i];

      if ((gifts & 1u << i) == 0 || name == NULL || 1u << i == SILOAM_GIFT_HEALING)
        continue;
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", name);
    }
  return names->len > 0 ? g_strdup (names->str) : NULL;
}

static const char *
name_form (Gatherer *self, SiloamForm form)
{
  static const char *const keys[] = {
    [SILOAM_FORM_WORD] = "give.form.word",   [SILOAM_FORM_PICTURE] = "give.form.picture",
    [SILOAM_FORM_VERSE] = "give.form.verse", [SILOAM_FORM_FEELING] = "give.form.feeling",
    [SILOAM_FORM_TRUTH] = "give.form.truth", [SILOAM_FORM_SILENCE] = "give.form.silence",
  };

  if ((guint) form >= G_N_ELEMENTS (keys) || keys[form] == NULL)
    return NULL;
  return siloam_prompts_get (self->prompts, keys[form]);
}

static char *
quote (Gatherer *self, SiloamForm form, const char *text)
{
  if (form != SILOAM_FORM_WORD && form != SILOAM_FORM_TRUTH)
    return g_strdup (text);
  return g_strconcat (self->words->quote_open, text, self->words->quote_close, NULL);
}

/* "zekerheid: “Je hoeft het niet alleen te doen” (woord)"; "een open deur (beeld)". */
static char *
describe_received (Gatherer *self, const SiloamReceived *received)
{
  g_autofree char *text = tidy (received->text);
  g_autofree char *gifts = name_gifts (self, received->gifts);
  const char *form = name_form (self, received->form);
  g_autofree char *quoted = NULL;

  if (text == NULL)
    return received->form == SILOAM_FORM_SILENCE ? g_strdup (form) : g_steal_pointer (&gifts);
  quoted = quote (self, received->form, text);
  return g_strconcat (gifts != NULL ? gifts : "",
                      gifts != NULL ? ": " : "",
                      quoted,
                      form != NULL ? " (" : "",
                      form != NULL ? form : "",
                      form != NULL ? ")" : "",
                      NULL);
}

/* What was laid aside while weighing it was not accepted. */
static void
add_received (Gatherer *self)
{
  const GPtrArray *all = self->session->exchange->received;

  for (guint i = 0; i < all->len; i++)
    {
      const SiloamReceived *received = g_ptr_array_index (all, i);
      g_autofree char *words = NULL;
      g_autofree char *text = NULL;

      if (received->discern == SILOAM_DISCERN_SET_ASIDE)
        continue;
      words = g_strdup_printf ("%u %d %s",
                               received->gifts,
                               (int) received->form,
                               received->text != NULL ? received->text : "");
      text = describe_received (self, received);
      add_line (self, SILOAM_LINE_RECEIVED, received->id, words, text);
    }
}

/* The wording of a Bible or of the visitor, never what they wrote about it. */
static void
add_verses (Gatherer *self)
{
  const GPtrArray *all = self->session->exchange->verses;

  for (guint i = 0; i < all->len; i++)
    {
      const SiloamVerseLink *verse = g_ptr_array_index (all, i);
      g_autofree char *typed = tidy (verse->typed);
      g_autofree char *wording = tidy (verse->wording);
      g_autofree char *whole = NULL;

      if (typed != NULL && wording != NULL)
        whole = g_strconcat (typed,
                             ": ",
                             self->words->quote_open,
                             wording,
                             self->words->quote_close,
                             verse->text_of != NULL ? " (" : "",
                             verse->text_of != NULL ? verse->text_of : "",
                             verse->text_of != NULL ? ")" : "",
                             NULL);
      if (whole == NULL)
        whole = g_strdup (typed);
      add_line (self, SILOAM_LINE_VERSE, verse->id, whole, whole);
    }
}

static void
add_text (Gatherer *self, SiloamLineKind kind, const char *of, const char *text)
{
  g_autofree char *clean = tidy (text);

  add_line (self, kind, of, clean, clean);
}

static const SiloamHurt *
find_hurt (const SiloamEntry *exchange, const char *id)
{
  for (guint i = 0; i < exchange->hurts->len; i++)
    {
      const SiloamHurt *hurt = g_ptr_array_index (exchange->hurts, i);

      if (g_strcmp0 (hurt->id, id) == 0)
        return hurt;
    }
  return NULL;
}

/* The visitor's own short word, or else the name of its kind where that may stand on paper. */
static char *
name_hurt (Gatherer *self, const SiloamHurt *hurt)
{
  g_autofree char *words = tidy (hurt->words);

  if (words != NULL && g_utf8_strlen (words, -1) <= SHORT_WORDS)
    return g_steal_pointer (&words);
  if ((guint) hurt->kind >= G_N_ELEMENTS (self->words->kinds))
    return NULL;
  return g_strdup (self->words->kinds[hurt->kind]);
}

static void
add_released (Gatherer *self)
{
  const SiloamEntry *exchange = self->session->exchange;

  for (guint i = 0; i < exchange->releases->len; i++)
    {
      const SiloamRelease *release = g_ptr_array_index (exchange->releases, i);
      const SiloamHurt *hurt = find_hurt (exchange, release->hurt_id);
      g_autofree char *words = NULL;
      g_autofree char *text = NULL;

      if (hurt == NULL || release->amount == SILOAM_AMOUNT_NOT_YET)
        continue;
      words = g_strdup_printf ("%d %s", (int) hurt->kind, hurt->words != NULL ? hurt->words : "");
      text = name_hurt (self, hurt);
      add_line (self, SILOAM_LINE_RELEASED, release->id, words, text);
    }
}

static SiloamNames *
gather_others (const SiloamSession *session)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  const GPtrArray *all = session->exchange->forgiveness;

  for (guint i = 0; i < all->len; i++)
    {
      const SiloamForgiveness *forgiveness = g_ptr_array_index (all, i);

      if (forgiveness->alias != NULL && forgiveness->toward != SILOAM_TOWARD_SELF &&
          forgiveness->toward != SILOAM_TOWARD_GOD)
        g_ptr_array_add (names, forgiveness->alias);
    }
  return siloam_names_new (names);
}

/**
 * siloam_summary_lines:
 * @session: with its words, stored or not
 * @prompts: of the visitor
 *
 * Returns: (transfer full) (element-type SiloamSummaryLine): all that could be taken home, what was
 *   received first and what was released last; nothing is ticked by this
 */
GPtrArray *
siloam_summary_lines (const SiloamSession *session, SiloamPrompts *prompts)
{
  g_autoptr (SiloamNames) others = gather_others (session);
  Gatherer self = {
    .session = session,
    .prompts = prompts,
    .words = siloam_book_words_get (siloam_prompts_get_language (prompts)),
    .others = others,
    .lines = new_lines (),
  };

  add_received (&self);
  add_verses (&self);
  add_text (&self, SILOAM_LINE_TODAY, "today", session->exchange->today_step);
  add_text (&self, SILOAM_LINE_TAKES_HOME, "takes_home", session->takes_home);
  add_text (&self, SILOAM_LINE_BLESSING, "blessing", session->blessing);
  add_released (&self);
  return self.lines;
}

static gboolean
find_key (const SiloamSession *session, const char *key, guint *place)
{
  return g_ptr_array_find_with_equal_func (session->ticked, key, g_str_equal, place);
}

/**
 * siloam_summary_is_ticked:
 *
 * Returns: whether the visitor ticked these words
 */
gboolean
siloam_summary_is_ticked (const SiloamSession *session, const SiloamSummaryLine *line)
{
  return find_key (session, line->key, NULL);
}

/**
 * siloam_summary_tick:
 * @ticked: what the visitor chose
 *
 * Writes it into the session.
 */
void
siloam_summary_tick (SiloamSession *session, const SiloamSummaryLine *line, gboolean ticked)
{
  guint place;
  gboolean is_ticked = find_key (session, line->key, &place);

  if (ticked && !is_ticked)
    g_ptr_array_add (session->ticked, g_strdup (line->key));
  else if (!ticked && is_ticked)
    g_ptr_array_remove_index (session->ticked, place);
}

/**
 * siloam_summary_ticked_lines:
 *
 * Returns: (transfer full) (element-type SiloamSummaryLine): what the visitor ticked, in the same
 *   order; none while there is no consent for a summary
 */
GPtrArray *
siloam_summary_ticked_lines (const SiloamSession *session, SiloamPrompts *prompts)
{
  GPtrArray *lines = siloam_summary_lines (session, prompts);
  gboolean agreed = siloam_session_may (session, SILOAM_DOES_SUMMARIZE);

  for (guint i = lines->len; i > 0; i--)
    if (!agreed || !siloam_summary_is_ticked (session, g_ptr_array_index (lines, i - 1)))
      g_ptr_array_remove_index (lines, i - 1);
  return lines;
}
