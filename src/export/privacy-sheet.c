/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Sets the papers of the law (AVG articles 13 and 30). The texts are prompts; only the name of the
 * place, who answers for it and how long it keeps things are of the location. Main thread. */

#include "export/privacy-sheet.h"

#include "export/book-words.h"

#define SHEET_SIZE 13
#define REGISTER_SIZE 11

typedef struct
{
  SiloamFolio *paper;
  SiloamPrompts *prompts;
  const SiloamLocation *location;
} Writer;

static const char *
get (Writer *self, const char *key)
{
  return siloam_prompts_get (self->prompts, key);
}

static const char *
or_not_said (Writer *self, const char *text)
{
  return text != NULL && *text != '\0' ? text : get (self, "avg.register.not_said");
}

/* A text with the number of days of this place in it. */
static void
add_text (Writer *self, const char *key)
{
  g_autoptr (GString) text = g_string_new (get (self, key));
  g_autofree char *days = g_strdup_printf ("%u", self->location->max_days);

  g_string_replace (text, "{days}", days, 0);
  siloam_folio_add (self->paper, SILOAM_FOLIO_BODY, text->str);
}

static void
add_heading (Writer *self, const char *key)
{
  siloam_folio_add (self->paper, SILOAM_FOLIO_HEADING, get (self, key));
}

static void
add_part (Writer *self, const char *part)
{
  g_autofree char *title = g_strconcat (part, ".title", NULL);
  g_autofree char *text = g_strconcat (part, ".text", NULL);

  add_heading (self, title);
  add_text (self, text);
}

static Writer
begin (const SiloamLocation *location,
       SiloamPrompts *prompts,
       GDateTime *date,
       const char *title_key,
       double size)
{
  const SiloamBookWords *words = siloam_book_words_get (siloam_prompts_get_language (prompts));
  const char *title = siloam_prompts_get (prompts, title_key);
  g_autofree char *day = siloam_book_words_format_day (words, date);
  Writer self = { siloam_folio_new (prompts, title, size, FALSE), prompts, location };

  siloam_folio_add (self.paper, SILOAM_FOLIO_TITLE, title);
  siloam_folio_add (self.paper, SILOAM_FOLIO_ASIDE, day);
  siloam_folio_add_rule (self.paper);
  return self;
}

static void
add_retention (Writer *self)
{
  add_heading (self, "avg.sheet.long.title");
  add_text (self, self->location->max_days > 0 ? "avg.sheet.long.text" : "avg.sheet.long.none");
}

static void
add_own_words (Writer *self)
{
  if (self->location->privacy_words == NULL || *self->location->privacy_words == '\0')
    return;
  add_heading (self, "avg.sheet.own.title");
  siloam_folio_add (self->paper, SILOAM_FOLIO_BODY, self->location->privacy_words);
}

/**
 * siloam_privacy_sheet_new:
 * @prompts: in the language and the form of the reader
 * @date: when it is printed
 *
 * Returns: (transfer full): the paper for visitors
 */
SiloamFolio *
siloam_privacy_sheet_new (const SiloamLocation *location, SiloamPrompts *prompts, GDateTime *date)
{
  Writer self = begin (location, prompts, date, "avg.sheet.title", SHEET_SIZE);

  add_heading (&self, "avg.sheet.controller");
  siloam_folio_add (self.paper, SILOAM_FOLIO_BODY, or_not_said (&self, location->controller));
  siloam_folio_add (self.paper, SILOAM_FOLIO_BODY, location->contact);
  add_part (&self, "avg.sheet.what");
  add_part (&self, "avg.sheet.why");
  add_part (&self, "avg.sheet.ground");
  add_part (&self, "avg.sheet.who");
  add_retention (&self);
  add_part (&self, "avg.sheet.rights");
  add_part (&self, "avg.sheet.complaint");
  add_own_words (&self);
  siloam_folio_add_pair (self.paper, get (&self, "avg.sheet.version"), location->privacy_version);
  return self.paper;
}

static void
add_classes (Writer *self)
{
  static const char *const keys[] = {
    "avg.register.class.session", "avg.register.class.note",   "avg.register.class.contact",
    "avg.register.class.consent", "avg.register.class.point",  "avg.register.class.testimony",
    "avg.register.class.team",    "avg.register.class.backup",
  };

  add_heading (self, "avg.register.classes.title");
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    add_text (self, keys[i]);
}

static void
add_breach (Writer *self)
{
  add_heading (self, "avg.register.breach.title");
  for (guint i = 1; i <= 5; i++)
    {
      g_autofree char *key = g_strdup_printf ("avg.register.breach.%u", i);
      g_autofree char *text = g_strdup_printf ("%u. %s", i, get (self, key));

      siloam_folio_add (self->paper, SILOAM_FOLIO_BODY, text);
    }
}

/**
 * siloam_privacy_register_new:
 * @prompts: in the language of the team
 * @date: when it is printed
 *
 * Returns: (transfer full): the paper for the team
 */
SiloamFolio *
siloam_privacy_register_new (const SiloamLocation *location,
                             SiloamPrompts *prompts,
                             GDateTime *date)
{
  Writer self = begin (location, prompts, date, "avg.register.title", REGISTER_SIZE);

  add_text (&self, "avg.register.intro");
  siloam_folio_add_pair (self.paper,
                         get (&self, "avg.register.controller"),
                         or_not_said (&self, location->controller));
  siloam_folio_add_pair (self.paper,
                         get (&self, "avg.register.contact"),
                         or_not_said (&self, location->contact));
  siloam_folio_add_pair (self.paper,
                         get (&self, "avg.register.place"),
                         or_not_said (&self, location->name));
  add_part (&self, "avg.register.purposes");
  add_part (&self, "avg.register.people");
  add_classes (&self);
  add_part (&self, "avg.register.recipients");
  add_part (&self, "avg.register.security");
  add_part (&self, "avg.register.dpia");
  add_breach (&self);
  return self.paper;
}
