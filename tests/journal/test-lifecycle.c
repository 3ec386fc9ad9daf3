/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The states of an exchange and the invariants of every entry. */

#include <string.h>

#include "journal/lifecycle.h"
#include "journal/record.h"
#include "sample.h"

static SiloamEntry *
new_exchange (void)
{
  return siloam_entry_new (SILOAM_ENTRY_EXCHANGE);
}

static SiloamHurt *
name_hurt (SiloamEntry *entry, const char *words)
{
  SiloamHurt *hurt = siloam_entry_add_hurt (entry);

  hurt->words = g_strdup (words);
  siloam_entry_settle (entry);
  return hurt;
}

static SiloamEntry *
released_exchange (void)
{
  SiloamEntry *entry = new_exchange ();

  siloam_entry_release (entry, name_hurt (entry, "angst")->id, SILOAM_AMOUNT_ALL, NULL);
  return entry;
}

static SiloamReceived *
receive (SiloamEntry *entry, SiloamForm form, const char *text)
{
  SiloamReceived *received = siloam_entry_add_received (entry, form);

  received->text = g_strdup (text);
  siloam_entry_settle (entry);
  return received;
}

static void
starts_as_draft (void)
{
  g_autoptr (SiloamEntry) entry = new_exchange ();

  siloam_entry_settle (entry);
  g_assert_cmpint (entry->state, ==, SILOAM_STATE_DRAFT);
}

static void
hurt_without_words_stays_draft (void)
{
  g_autoptr (SiloamEntry) entry = new_exchange ();

  name_hurt (entry, "  \n");
  g_assert_cmpint (entry->state, ==, SILOAM_STATE_DRAFT);
}

static void
one_word_names (void)
{
  g_autoptr (SiloamEntry) entry = new_exchange ();

  name_hurt (entry, "angst");
  g_assert_cmpint (entry->state, ==, SILOAM_STATE_NAMED);
}

static void
all_or_part_releases (void)
{
  const SiloamAmount amounts[] = { SILOAM_AMOUNT_ALL, SILOAM_AMOUNT_PART };

  for (guint i = 0; i < G_N_ELEMENTS (amounts); i++)
    {
      g_autoptr (SiloamEntry) entry = new_exchange ();

      siloam_entry_release (entry, name_hurt (entry, "angst")->id, amounts[i], NULL);
      g_assert_cmpint (entry->state, ==, SILOAM_STATE_RELEASED);
    }
}

static void
not_yet_keeps_named (void)
{
  g_autoptr (SiloamEntry) entry = new_exchange ();

  siloam_entry_release (entry, name_hurt (entry, "angst")->id, SILOAM_AMOUNT_NOT_YET, NULL);
  g_assert_cmpint (entry->state, ==, SILOAM_STATE_NAMED);
}

static void
taking_back_names_again (void)
{
  g_autoptr (SiloamEntry) entry = released_exchange ();

  siloam_entry_release (entry,
                        siloam_record_id (entry->hurts->pdata[0]),
                        SILOAM_AMOUNT_NOT_YET,
                        NULL);
  g_assert_cmpint (entry->state, ==, SILOAM_STATE_NAMED);
  g_assert_cmpuint (entry->releases->len, ==, 1);
}

static void
taking_back_while_waiting_names_again (void)
{
  g_autoptr (SiloamEntry) entry = released_exchange ();

  siloam_entry_wait (entry);
  siloam_entry_release (entry,
                        siloam_record_id (entry->hurts->pdata[0]),
                        SILOAM_AMOUNT_NOT_YET,
                        NULL);
  g_assert_cmpint (entry->state, ==, SILOAM_STATE_NAMED);
}

static void
nothing_yet_waits (void)
{
  g_autoptr (SiloamEntry) entry = released_exchange ();

  siloam_entry_wait (entry);
  g_assert_cmpint (entry->state, ==, SILOAM_STATE_WAITING);
  siloam_entry_settle (entry);
  g_assert_cmpint (entry->state, ==, SILOAM_STATE_WAITING);
}

static void
only_released_waits (void)
{
  g_autoptr (SiloamEntry) named = new_exchange ();
  g_autoptr (SiloamEntry) received = released_exchange ();

  name_hurt (named, "angst");
  siloam_entry_wait (named);
  g_assert_cmpint (named->state, ==, SILOAM_STATE_NAMED);
  receive (received, SILOAM_FORM_WORD, "vrede");
  siloam_entry_wait (received);
  g_assert_cmpint (received->state, ==, SILOAM_STATE_RECEIVED);
}

static void
something_noted_receives (void)
{
  g_autoptr (SiloamEntry) entry = released_exchange ();

  siloam_entry_wait (entry);
  receive (entry, SILOAM_FORM_WORD, "vrede");
  g_assert_cmpint (entry->state, ==, SILOAM_STATE_RECEIVED);
}

static void
silence_receives (void)
{
  g_autoptr (SiloamEntry) entry = released_exchange ();

  receive (entry, SILOAM_FORM_SILENCE, NULL);
  g_assert_cmpint (entry->state, ==, SILOAM_STATE_RECEIVED);
}

static void
gift_may_come_first (void)
{
  g_autoptr (SiloamEntry) entry = new_exchange ();

  receive (entry, SILOAM_FORM_TRUTH, "ik ben niet alleen");
  g_assert_cmpint (entry->state, ==, SILOAM_STATE_RECEIVED);
}

static void
empty_line_receives_nothing (void)
{
  g_autoptr (SiloamEntry) entry = released_exchange ();

  receive (entry, SILOAM_FORM_WORD, "");
  g_assert_cmpint (entry->state, ==, SILOAM_STATE_RELEASED);
}

static void
revisit_of_received_revisits (void)
{
  g_autoptr (SiloamEntry) entry = released_exchange ();

  receive (entry, SILOAM_FORM_WORD, "vrede");
  siloam_entry_revisit (entry);
  siloam_entry_revisit (entry);
  siloam_entry_settle (entry);
  g_assert_cmpint (entry->state, ==, SILOAM_STATE_REVISITED);
  g_assert_cmpuint (entry->revisits->len, ==, 2);
}

static void
revisit_elsewhere_keeps_state (void)
{
  g_autoptr (SiloamEntry) draft = new_exchange ();
  g_autoptr (SiloamEntry) released = released_exchange ();
  g_autoptr (SiloamEntry) blessing = sample_blessing ();

  siloam_entry_revisit (draft);
  siloam_entry_revisit (released);
  siloam_entry_revisit (blessing);
  g_assert_cmpint (draft->state, ==, SILOAM_STATE_DRAFT);
  g_assert_cmpint (released->state, ==, SILOAM_STATE_RELEASED);
  g_assert_cmpint (blessing->state, ==, 0);
}

static void
received_after_revisit_is_not_revisited (void)
{
  g_autoptr (SiloamEntry) entry = released_exchange ();

  siloam_entry_revisit (entry);
  receive (entry, SILOAM_FORM_WORD, "vrede");
  g_assert_cmpint (entry->state, ==, SILOAM_STATE_RECEIVED);
}

static void
sealed_and_resting_in_any_state (void)
{
  g_autoptr (SiloamEntry) entry = released_exchange ();

  entry->sealed = entry->resting = TRUE;
  siloam_entry_settle (entry);
  g_assert_cmpint (entry->state, ==, SILOAM_STATE_RELEASED);
}

static void
on_the_way (void)
{
  const struct
  {
    SiloamState state;
    const char *step;
    gboolean expected;
  } rows[] = {
    { SILOAM_STATE_DRAFT, NULL, TRUE },
    { SILOAM_STATE_NAMED, NULL, TRUE },
    { SILOAM_STATE_RELEASED, NULL, TRUE },
    { SILOAM_STATE_WAITING, NULL, TRUE },
    { SILOAM_STATE_RECEIVED, NULL, FALSE },
    { SILOAM_STATE_REVISITED, NULL, FALSE },
    { SILOAM_STATE_RECEIVED, "weigh", TRUE },
    { 0, NULL, FALSE },
    { 0, "write", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SiloamEntry) entry = new_exchange ();

      entry->state = rows[i].state;
      entry->open_step = g_strdup (rows[i].step);
      g_assert_cmpint (siloam_entry_is_on_the_way (entry), ==, rows[i].expected);
    }
}

static void
removing_a_hurt_takes_its_release (void)
{
  g_autoptr (SiloamEntry) entry = sample_exchange ();
  g_autoptr (GError) error = NULL;
  g_autofree char *id = g_strdup (siloam_record_id (entry->hurts->pdata[0]));

  siloam_entry_remove_hurt (entry, id);
  g_assert_cmpuint (entry->hurts->len, ==, 0);
  g_assert_cmpuint (entry->releases->len, ==, 0);
  siloam_entry_validate (entry, &error);
  g_assert_no_error (error);
}

static void
tidying_drops_empty_lines (void)
{
  g_autoptr (SiloamEntry) entry = sample_exchange ();
  g_autoptr (SiloamEntry) plain = siloam_entry_copy (entry);

  siloam_entry_add_hurt (entry);
  siloam_entry_add_received (entry, SILOAM_FORM_WORD);
  siloam_entry_add_verse (entry, " ", SILOAM_ROLE_READING);
  siloam_entry_add_prayer (entry, SILOAM_PRAYER_ASK);
  g_ptr_array_add (entry->tags, g_strdup (""));
  siloam_entry_tidy (entry);
  assert_entries_equal (entry, plain);
}

static void
tidying_leaves_what_is_open (void)
{
  g_autoptr (SiloamEntry) entry = sample_exchange ();

  entry->open_step = g_strdup ("name");
  siloam_entry_add_hurt (entry);
  siloam_entry_tidy (entry);
  g_assert_cmpuint (entry->hurts->len, ==, 2);
}

static void
samples_are_valid (void)
{
  SiloamEntry *(*const make[]) (
      void) = { sample_exchange, sample_blessing, sample_free, new_exchange };

  for (guint i = 0; i < G_N_ELEMENTS (make); i++)
    {
      g_autoptr (SiloamEntry) entry = make[i]();
      g_autoptr (GError) error = NULL;

      siloam_entry_validate (entry, &error);
      g_assert_no_error (error);
    }
}

static void
copy_is_equal_and_apart (void)
{
  g_autoptr (SiloamEntry) entry = sample_exchange ();
  g_autoptr (SiloamEntry) copy = siloam_entry_copy (entry);

  assert_entries_equal (entry, copy);
  g_assert_true (entry->hurts->pdata[0] != copy->hurts->pdata[0]);
  g_assert_true (((SiloamHurt *) entry->hurts->pdata[0])->words !=
                 ((SiloamHurt *) copy->hurts->pdata[0])->words);
}

static void
blank_means_nothing_said (void)
{
  g_autoptr (SiloamEntry) entry = new_exchange ();
  g_autoptr (SiloamEntry) full = sample_exchange ();

  entry->checkin_start = SILOAM_CHECKIN_CALM;
  entry->open_step = g_strdup ("arrive");
  g_assert_true (siloam_entry_is_blank (entry));
  siloam_entry_add_hurt (entry);
  siloam_entry_add_received (entry, SILOAM_FORM_WORD);
  g_assert_true (siloam_entry_is_blank (entry));
  ((SiloamHurt *) entry->hurts->pdata[0])->kind = SILOAM_HURT_FEAR;
  g_assert_false (siloam_entry_is_blank (entry));
  g_assert_false (siloam_entry_is_blank (full));
}

/* Each breaks one invariant of a full exchange. */

#define HURT(entry) ((SiloamHurt *) (entry)->hurts->pdata[0])
#define RELEASE(entry) ((SiloamRelease *) (entry)->releases->pdata[0])
#define RECEIVED(entry) ((SiloamReceived *) (entry)->received->pdata[0])
#define VERSE(entry) ((SiloamVerseLink *) (entry)->verses->pdata[0])
#define CHOICE(entry) ((SiloamNumberingChoice *) (entry)->numberings->pdata[0])
#define PRAYER(entry) ((SiloamPrayer *) (entry)->prayers->pdata[0])
#define REVISIT(entry) ((SiloamRevisit *) (entry)->revisits->pdata[0])

static void
replace (char **field, const char *text)
{
  g_free (*field);
  *field = g_strdup (text);
}

static void
break_id (SiloamEntry *e)
{
  replace (&e->id, "7");
}
static void
break_created (SiloamEntry *e)
{
  g_clear_pointer (&e->created, g_date_time_unref);
}
static void
break_title (SiloamEntry *e)
{
  replace (&e->title, "\xff");
}
static void
break_state (SiloamEntry *e)
{
  e->state = SILOAM_STATE_DRAFT;
}
static void
break_no_state (SiloamEntry *e)
{
  e->state = 0;
}
static void
break_state_word (SiloamEntry *e)
{
  e->state = 99;
}
static void
break_checkin (SiloamEntry *e)
{
  e->checkin_start = 4;
}
static void
break_tag (SiloamEntry *e)
{
  g_ptr_array_add (e->tags, NULL);
}
static void
break_text (SiloamEntry *e)
{
  e->text = g_strdup ("vrij");
}
static void
break_ask (SiloamEntry *e)
{
  e->ask = g_strdup ("vraag");
}
static void
break_hurt_kind (SiloamEntry *e)
{
  HURT (e)->kind = 0;
}
static void
break_hurt_areas (SiloamEntry *e)
{
  HURT (e)->areas = 1 << 4;
}
static void
break_hurt_id (SiloamEntry *e)
{
  replace (&HURT (e)->id, NULL);
}
static void
break_release_hurt (SiloamEntry *e)
{
  replace (&RELEASE (e)->hurt_id, e->id);
}
static void
break_release_amount (SiloamEntry *e)
{
  RELEASE (e)->amount = 0;
}
static void
break_release_at (SiloamEntry *e)
{
  g_clear_pointer (&RELEASE (e)->at, g_date_time_unref);
}
static void
break_release_twice (SiloamEntry *e)
{
  siloam_entry_add_release (e, HURT (e)->id, SILOAM_AMOUNT_ALL);
}
static void
break_received_form (SiloamEntry *e)
{
  RECEIVED (e)->form = 0;
}
static void
break_received_text (SiloamEntry *e)
{
  replace (&RECEIVED (e)->text, " ");
  RECEIVED (e)->gifts = 0;
}
static void
break_received_link (SiloamEntry *e)
{
  g_ptr_array_add (RECEIVED (e)->release_ids, g_strdup (e->id));
}
static void
break_received_link_twice (SiloamEntry *e)
{
  g_ptr_array_add (RECEIVED (e)->release_ids, g_strdup (RELEASE (e)->id));
}
static void
break_forgiveness (SiloamEntry *e)
{
  ((SiloamForgiveness *) e->forgiveness->pdata[0])->stance = 0;
}
static void
break_verse_role (SiloamEntry *e)
{
  VERSE (e)->role = 0;
}
static void
break_verse_typed (SiloamEntry *e)
{
  replace (&VERSE (e)->typed, NULL);
  replace (&VERSE (e)->osis, NULL);
  replace (&VERSE (e)->wording, NULL);
  replace (&VERSE (e)->text_of, NULL);
  replace (&VERSE (e)->application, NULL);
}
static void
break_verse_numbering (SiloamEntry *e)
{
  VERSE (e)->numbering = (SiloamNumberingTerm) 9;
}
static void
break_numbering (SiloamEntry *e)
{
  e->numbering = (SiloamNumberingTerm) 9;
}
static void
break_choice (SiloamEntry *e)
{
  CHOICE (e)->numbering = 0;
}
static void
break_choice_typed (SiloamEntry *e)
{
  replace (&CHOICE (e)->typed, " ");
}
static void
break_authority (SiloamEntry *e)
{
  replace (&PRAYER (e)->promise, NULL);
  VERSE (e)->role = SILOAM_ROLE_READING;
}
static void
break_revisit_at (SiloamEntry *e)
{
  g_clear_pointer (&REVISIT (e)->at, g_date_time_unref);
}
static void
break_twin (SiloamEntry *e)
{
  replace (&siloam_entry_add_hurt (e)->id, HURT (e)->id);
}

static void
break_size (SiloamEntry *e)
{
  g_free (e->title);
  e->title = g_strnfill (SILOAM_MAX_TEXT + 1, 'a');
}

static void
break_length (SiloamEntry *e)
{
  while (e->tags->len <= SILOAM_MAX_ITEMS)
    g_ptr_array_add (e->tags, g_strdup ("tag"));
}

static void
break_list_length (SiloamEntry *e)
{
  while (e->verses->len <= SILOAM_MAX_ITEMS)
    siloam_entry_add_verse (e, "Ps 23", SILOAM_ROLE_READING);
}

static const struct
{
  const char *path;
  void (*spoil) (SiloamEntry *entry);
  SiloamJournalError code;
} faults[] = {
  { "id", break_id, SILOAM_JOURNAL_ERROR_INVALID },
  { "created", break_created, SILOAM_JOURNAL_ERROR_INVALID },
  { "title", break_title, SILOAM_JOURNAL_ERROR_INVALID },
  { "title", break_size, SILOAM_JOURNAL_ERROR_TOO_LARGE },
  { "state", break_state, SILOAM_JOURNAL_ERROR_INVALID },
  { "state", break_no_state, SILOAM_JOURNAL_ERROR_INVALID },
  { "state", break_state_word, SILOAM_JOURNAL_ERROR_INVALID },
  { "checkin_start", break_checkin, SILOAM_JOURNAL_ERROR_INVALID },
  { "tags[2]", break_tag, SILOAM_JOURNAL_ERROR_INVALID },
  { "tags", break_length, SILOAM_JOURNAL_ERROR_TOO_LARGE },
  { "text", break_text, SILOAM_JOURNAL_ERROR_INVALID },
  { "ask", break_ask, SILOAM_JOURNAL_ERROR_INVALID },
  { "hurts[0].kind", break_hurt_kind, SILOAM_JOURNAL_ERROR_INVALID },
  { "hurts[0].areas", break_hurt_areas, SILOAM_JOURNAL_ERROR_INVALID },
  { "hurts[0].id", break_hurt_id, SILOAM_JOURNAL_ERROR_INVALID },
  { "hurts[1].id", break_twin, SILOAM_JOURNAL_ERROR_INVALID },
  { "releases[0].hurt", break_release_hurt, SILOAM_JOURNAL_ERROR_INVALID },
  { "releases[0].amount", break_release_amount, SILOAM_JOURNAL_ERROR_INVALID },
  { "releases[0].at", break_release_at, SILOAM_JOURNAL_ERROR_INVALID },
  { "releases[1].hurt", break_release_twice, SILOAM_JOURNAL_ERROR_INVALID },
  { "received[0].form", break_received_form, SILOAM_JOURNAL_ERROR_INVALID },
  { "received[0].text", break_received_text, SILOAM_JOURNAL_ERROR_INVALID },
  { "received[0].releases[1]", break_received_link, SILOAM_JOURNAL_ERROR_INVALID },
  { "received[0].releases[1]", break_received_link_twice, SILOAM_JOURNAL_ERROR_INVALID },
  { "forgiveness[0].stance", break_forgiveness, SILOAM_JOURNAL_ERROR_INVALID },
  { "verses[0].role", break_verse_role, SILOAM_JOURNAL_ERROR_INVALID },
  { "verses[0].typed", break_verse_typed, SILOAM_JOURNAL_ERROR_INVALID },
  { "verses[0].numbering", break_verse_numbering, SILOAM_JOURNAL_ERROR_INVALID },
  { "numbering", break_numbering, SILOAM_JOURNAL_ERROR_INVALID },
  { "numberings[0].numbering", break_choice, SILOAM_JOURNAL_ERROR_INVALID },
  { "numberings[0].typed", break_choice_typed, SILOAM_JOURNAL_ERROR_INVALID },
  { "verses", break_list_length, SILOAM_JOURNAL_ERROR_TOO_LARGE },
  { "prayers[0].promise", break_authority, SILOAM_JOURNAL_ERROR_INVALID },
  { "revisits[0].at", break_revisit_at, SILOAM_JOURNAL_ERROR_INVALID },
};

static void
each_fault_has_its_path (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr (SiloamEntry) entry = sample_exchange ();
      g_autoptr (GError) error = NULL;
      g_autofree char *start = g_strconcat (faults[i].path, ": ", NULL);

      faults[i].spoil (entry);
      g_assert_false (siloam_entry_validate (entry, &error));
      g_assert_error (error, SILOAM_JOURNAL_ERROR, (int) faults[i].code);
      g_test_message ("%s", error->message);
      g_assert_true (g_str_has_prefix (error->message, start));
    }
}

static void
blessing_needs_its_kind (void)
{
  g_autoptr (SiloamEntry) entry = siloam_entry_new (SILOAM_ENTRY_BLESSING);
  g_autoptr (GError) error = NULL;

  g_assert_false (siloam_entry_validate (entry, &error));
  g_assert_true (g_str_has_prefix (error->message, "blessing: "));
  entry->open_step = g_strdup ("choose");
  g_assert_true (siloam_entry_validate (entry, NULL));
}

static void
sides_belong_to_an_exchange (void)
{
  g_autoptr (SiloamEntry) entry = sample_free ();
  g_autoptr (GError) error = NULL;

  siloam_entry_add_hurt (entry);
  g_assert_false (siloam_entry_validate (entry, &error));
  g_assert_true (g_str_has_prefix (error->message, "hurts: "));
}

static void
writing_is_never_refused_for_being_early (void)
{
  g_autoptr (SiloamEntry) entry = new_exchange ();
  g_autoptr (GError) error = NULL;

  entry->open_step = g_strdup ("receive");
  siloam_entry_add_hurt (entry);
  siloam_entry_add_received (entry, SILOAM_FORM_WORD);
  siloam_entry_add_verse (entry, NULL, SILOAM_ROLE_RECEIVED);
  siloam_entry_add_forgiveness (entry);
  siloam_entry_settle (entry);
  siloam_entry_validate (entry, &error);
  g_assert_no_error (error);
}

static void
every_word_has_a_nick_of_its_own (void)
{
  /* 000-21 and 000-22: the lists of the source, in its order, and one more. */
  static const char *const kinds[] = { "wound", "fear",   "shame", "pain",
                                       "lust",  "defect", "guilt", "other" };
  static const char *const gifts[] = { "healing",    "security", "forgiveness",
                                       "acceptance", "identity", "other" };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_assert_cmpstr (siloam_hurt_kinds[i].nick, ==, kinds[i]);
  for (guint i = 0; i < SILOAM_N_GIFTS; i++)
    g_assert_cmpstr (siloam_gifts[i].nick, ==, gifts[i]);
  g_assert_cmpint (siloam_term_value (siloam_hurt_kinds, "nothing like it"), ==, 0);
  g_assert_null (siloam_term_nick (siloam_hurt_kinds, 0));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(name, test) g_test_add_func ("/journal/lifecycle/" name, test)
  ADD ("an-exchange-starts-as-a-draft", starts_as_draft);
  ADD ("a-hurt-without-words-stays-a-draft", hurt_without_words_stays_draft);
  ADD ("one-word-is-enough-to-name", one_word_names);
  ADD ("releasing-all-or-a-part-releases", all_or_part_releases);
  ADD ("not-yet-keeps-it-named", not_yet_keeps_named);
  ADD ("taking-a-release-back-names-again", taking_back_names_again);
  ADD ("taking-a-release-back-while-waiting-names-again", taking_back_while_waiting_names_again);
  ADD ("nothing-yet-is-waiting", nothing_yet_waits);
  ADD ("only-what-is-released-can-wait", only_released_waits);
  ADD ("something-noted-is-received", something_noted_receives);
  ADD ("silence-is-a-full-answer", silence_receives);
  ADD ("a-gift-may-come-before-releasing-000-19", gift_may_come_first);
  ADD ("an-empty-line-is-not-received", empty_line_receives_nothing);
  ADD ("looking-back-on-received-is-revisited-and-repeats", revisit_of_received_revisits);
  ADD ("looking-back-in-another-state-keeps-it", revisit_elsewhere_keeps_state);
  ADD ("receiving-after-looking-back-is-received", received_after_revisit_is_not_revisited);
  ADD ("any-state-may-be-sealed-or-resting", sealed_and_resting_in_any_state);
  ADD ("on-the-way-is-before-receiving-or-left-open", on_the_way);
  ADD ("removing-a-hurt-takes-its-release-along", removing_a_hurt_takes_its_release);
  ADD ("tidying-drops-lines-left-empty", tidying_drops_empty_lines);
  ADD ("tidying-leaves-an-open-step-alone", tidying_leaves_what_is_open);
  ADD ("full-entries-are-valid", samples_are_valid);
  ADD ("a-copy-is-equal-and-shares-nothing", copy_is_equal_and_apart);
  ADD ("blank-means-that-nothing-was-said", blank_means_nothing_said);
  ADD ("each-broken-invariant-is-told-with-its-path", each_fault_has_its_path);
  ADD ("a-blessing-needs-its-kind-when-put-away-002-09", blessing_needs_its_kind);
  ADD ("the-two-sides-belong-to-an-exchange-000-12", sides_belong_to_an_exchange);
  ADD ("what-is-being-written-is-never-refused-for-being-early",
       writing_is_never_refused_for_being_early);
  ADD ("the-vocabulary-keeps-the-order-of-the-source-000-21-000-22",
       every_word_has_a_nick_of_its_own);
  return g_test_run ();
}
