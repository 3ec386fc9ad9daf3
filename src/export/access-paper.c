/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The same answer on paper: a heading for each record, and what was said under the name of its
 * field, in the words of the person's language. */

#include "export/access-private.h"
#include "export/book-words.h"
#include "ministry/record-fields-private.h"

#define TEXT_SIZE 12

typedef struct
{
  SiloamAccess *access;
  SiloamFolio *paper;
} Writer;

static const char *
get_text (SiloamAccess *self, const char *group, const char *name)
{
  g_autofree char *key = g_strconcat (group, ".", name, NULL);

  return siloam_prompts_has (self->prompts, key) ? siloam_prompts_get (self->prompts, key) : name;
}

/* The words of an exchange have their prompts where they are asked. */
static const char *
group_of (const SiloamTerm *terms)
{
  const struct
  {
    const SiloamTerm *terms;
    const char *group;
  } groups[] = {
    { siloam_checkins, "arrive.checkin" },     { siloam_hurt_kinds, "name.kind" },
    { siloam_awarenesses, "name.awareness" },  { siloam_hurt_sources, "name.source" },
    { siloam_hurt_origins, "name.origin" },    { siloam_areas, "name.area" },
    { siloam_towards, "forgive.toward" },      { siloam_stances, "forgive.stance" },
    { siloam_amounts, "release.amount" },      { siloam_forms, "receive.form" },
    { siloam_gifts, "receive.gift" },          { siloam_channels, "receive.channel" },
    { siloam_discerns, "weigh.discern" },      { siloam_verse_roles, "weigh.role" },
    { siloam_changes, "revisit.change" },      { siloam_outcomes, "revisit.outcome" },
    { siloam_prayer_modes, "library.prayer" }, { siloam_numberings, "verse.numbering" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    if (groups[i].terms == terms)
      return groups[i].group;
  return "rights.term";
}

static char *
describe_flags (SiloamAccess *self, const SiloamField *field, guint flags)
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (const SiloamTerm *term = field->terms; term->nick != NULL; term++)
    if (flags & (guint) term->value)
      g_string_append_printf (line,
                              "%s%s",
                              line->len > 0 ? ", " : "",
                              get_text (self, group_of (field->terms), term->nick));
  return g_strdup (line->str);
}

static char *
describe_term (SiloamAccess *self, const SiloamField *field, guint value)
{
  const char *nick = siloam_term_nick (field->terms, (int) value);

  return nick != NULL ? g_strdup (get_text (self, group_of (field->terms), nick)) : NULL;
}

static char *
describe_time (SiloamAccess *self, GDateTime *time)
{
  const SiloamBookWords *words =
      siloam_book_words_get (siloam_prompts_get_language (self->prompts));
  g_autofree char *day = NULL;
  g_autofree char *clock = NULL;

  if (time == NULL)
    return NULL;
  day = siloam_book_words_format_day (words, time);
  clock = g_date_time_format (time, "%H:%M");
  return g_strconcat (day, ", ", clock, NULL);
}

static char *
describe_words (GPtrArray *words)
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < words->len; i++)
    g_string_append_printf (line,
                            "%s%s",
                            i > 0 ? ", " : "",
                            (const char *) g_ptr_array_index (words, i));
  return g_strdup (line->str);
}

/* NULL or empty where nothing was said. */
static char *
describe (SiloamAccess *self, const SiloamField *field, gconstpointer record)
{
  switch (field->type)
    {
    case SILOAM_FIELD_TEXT:
      return g_strdup (siloam_field_text (field, record));
    case SILOAM_FIELD_TERM:
      return describe_term (self, field, siloam_field_value (field, record));
    case SILOAM_FIELD_FLAGS:
      return describe_flags (self, field, siloam_field_value (field, record));
    case SILOAM_FIELD_SWITCH:
      return siloam_field_value (field, record)
                 ? g_strdup (siloam_prompts_get (self->prompts, "rights.paper.yes"))
                 : NULL;
    case SILOAM_FIELD_NUMBER:
      return siloam_field_value (field, record) > 0
                 ? g_strdup_printf ("%u", siloam_field_value (field, record))
                 : NULL;
    case SILOAM_FIELD_TIME:
      return describe_time (self, siloam_field_time (field, record));
    case SILOAM_FIELD_WORDS:
      return describe_words (siloam_field_words (field, record));
    case SILOAM_FIELD_ID:
    default:
      return NULL;
    }
}

/* How a file is kept, and links between its rows, tell nothing about anyone. */
static gboolean
is_machinery (const SiloamField *field)
{
  static const char *const names[] = { "releases", "ticked",  "osis",        "open_step", "updated",
                                       "sealed",   "resting", "paused_from", NULL };

  return g_strv_contains (names, field->name);
}

static void
write_fields (Writer *self, const SiloamField *fields, gconstpointer record)
{
  for (const SiloamField *field = fields; field->name != NULL; field++)
    {
      g_autofree char *text = is_machinery (field) ? NULL : describe (self->access, field, record);

      siloam_folio_add_pair (self->paper,
                             get_text (self->access, "rights.field", field->name),
                             text);
    }
}

static void
write_heading (Writer *self, SiloamFolioInk ink, const char *part)
{
  siloam_folio_add (self->paper, ink, get_text (self->access, "rights.part", part));
}

static void
write_records (Writer *self, const char *part, const SiloamField *fields, GPtrArray *records)
{
  for (guint i = 0; i < records->len; i++)
    {
      write_heading (self, SILOAM_FOLIO_LABEL, part);
      write_fields (self, fields, g_ptr_array_index (records, i));
    }
}

/* Its own words only: kind, state and date are those of the session. */
static void
write_exchange (Writer *self, const SiloamEntry *exchange)
{
  if (siloam_entry_is_blank (exchange))
    return;
  write_heading (self, SILOAM_FOLIO_LABEL, "exchange");
  for (const SiloamEntryPart *part = siloam_entry_parts; part->table != NULL; part++)
    if (part->kind == SILOAM_ENTRY_EXCHANGE)
      write_fields (self, part->fields, exchange);
  for (const SiloamField *field = siloam_entry_parts[0].fields; field->name != NULL; field++)
    if (field->type == SILOAM_FIELD_TEXT || field->terms == siloam_checkins)
      {
        const SiloamField alone[] = { *field, { NULL, 0, 0, NULL, FALSE } };

        write_fields (self, alone, exchange);
      }
  for (const SiloamRecordType *type = siloam_record_types; type->table != NULL; type++)
    write_records (self, type->table, type->fields, siloam_record_list (exchange, type));
}

static void
write_session (Writer *self, const SiloamSession *session, GPtrArray *summary)
{
  write_heading (self, SILOAM_FOLIO_HEADING, "session");
  write_fields (self, siloam_session_logistics, session);
  write_fields (self, siloam_session_words, session);
  write_exchange (self, session->exchange);
  for (const SiloamRecordType *type = siloam_session_lists; type->table != NULL; type++)
    write_records (self, type->table, type->fields, siloam_list_of (session, type));
  for (const SiloamRecordType *type = siloam_session_beside; type->table != NULL; type++)
    write_records (self, type->table, type->fields, siloam_list_of (session, type));
  if (summary->len > 0)
    write_heading (self, SILOAM_FOLIO_LABEL, "summary");
  for (guint i = 0; i < summary->len; i++)
    siloam_folio_add (self->paper, SILOAM_FOLIO_BODY, g_ptr_array_index (summary, i));
}

static void
write_opening (Writer *self, GDateTime *made)
{
  SiloamAccess *access = self->access;
  const SiloamBookWords *words =
      siloam_book_words_get (siloam_prompts_get_language (access->prompts));
  g_autofree char *day = siloam_book_words_format_day (words, made);

  siloam_folio_add (self->paper,
                    SILOAM_FOLIO_TITLE,
                    siloam_prompts_get (access->prompts, "rights.paper.title"));
  siloam_folio_add (self->paper, SILOAM_FOLIO_ASIDE, day);
  siloam_folio_add_rule (self->paper);
  siloam_folio_add (self->paper,
                    SILOAM_FOLIO_BODY,
                    siloam_prompts_get (access->prompts, "rights.paper.intro"));
  siloam_folio_add_pair (self->paper,
                         siloam_prompts_get (access->prompts, "rights.paper.controller"),
                         access->controller);
  siloam_folio_add_pair (self->paper,
                         siloam_prompts_get (access->prompts, "rights.paper.contact"),
                         access->contact);
}

/**
 * siloam_access_to_paper:
 * @made: when it is made
 *
 * Returns: (transfer full): pages to print, or to write as a PDF
 */
SiloamFolio *
siloam_access_to_paper (SiloamAccess *self, GDateTime *made)
{
  const char *title = siloam_prompts_get (self->prompts, "rights.paper.title");
  Writer writer = { self, siloam_folio_new (self->prompts, title, TEXT_SIZE, FALSE) };
  gboolean nothing =
      self->sessions->len == 0 && self->follow_ups->len == 0 && self->testimonies->len == 0;

  write_opening (&writer, made);
  if (nothing)
    siloam_folio_add (writer.paper,
                      SILOAM_FOLIO_BODY,
                      siloam_prompts_get (self->prompts, "rights.paper.nothing"));
  for (guint i = 0; i < self->sessions->len; i++)
    write_session (&writer,
                   g_ptr_array_index (self->sessions, i),
                   g_ptr_array_index (self->summaries, i));
  write_records (&writer, "follow_up", siloam_follow_up_fields, self->follow_ups);
  write_records (&writer, "testimony", siloam_testimony_fields, self->testimonies);
  siloam_folio_begin_foot (writer.paper);
  siloam_folio_add_rule (writer.paper);
  siloam_folio_add (writer.paper,
                    SILOAM_FOLIO_SMALL,
                    siloam_prompts_get (self->prompts, "rights.paper.your_rights"));
  return writer.paper;
}
