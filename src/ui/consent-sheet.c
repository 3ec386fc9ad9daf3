/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Makes the sheets of the consent page. Yes and No are always equal: as large, as far, and neither
 * chosen. It decides nothing. Main thread. */

#include "config.h"

#include "ui/consent-sheet.h"

#include "ui/member-choice.h"
#include "ui/pair-layout.h"
#include "ui/session-text.h"
#include "ui/sheet.h"

#define WEEKS_DAYS 14
#define MONTH_DAYS 30

typedef struct
{
  SiloamEveningRoom *room;
  SiloamPrompts *prompts;
  SiloamConsentTalk *talk;
  SiloamSheet *sheet;
} Making;

static const char *
get (const Making *making, const char *key)
{
  return siloam_prompts_get (making->prompts, key);
}

static void
add_filled (const Making *making, const char *key, const char *what, const char *with)
{
  g_autofree char *text = siloam_session_text_fill (get (making, key), what, with);

  siloam_sheet_add_text (making->sheet, text, "siloam-text");
}

/* Quietly: whoever sits there may say who asks, and nobody has to. */
static void
add_asker (const Making *making)
{
  const SiloamEvening *evening = siloam_evening_room_get_evening (making->room);
  g_autoptr (GPtrArray) askers = NULL;
  GtkWidget *choice;

  if (evening == NULL)
    return;
  askers = siloam_ministry_desk_list_askers (siloam_evening_room_get_desk (making->room), evening);
  if (askers->len < 2)
    return;
  choice = siloam_member_choice_new (askers, get (making, "consent.asker"));
  siloam_member_choice_bind_one (SILOAM_MEMBER_CHOICE (choice), &making->talk->asker);
  siloam_sheet_add_text (making->sheet, get (making, "consent.asker"), "siloam-hint");
  siloam_sheet_add (making->sheet, choice);
}

static void
add_info (const Making *making)
{
  static const char *const keys[] = { "consent.info.praying",
                                      "consent.info.doctor",
                                      "consent.info.people",
                                      "consent.info.free" };
  const SiloamLocation *location = siloam_evening_room_get_desk (making->room)->location;

  if (location->name != NULL)
    add_filled (making, "consent.info.who", "name", location->name);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    siloam_sheet_add_text (making->sheet, get (making, keys[i]), "siloam-text");
  add_asker (making);
}

static void
add_how_long (const Making *making, const SiloamLocation *location)
{
  g_autofree char *days = g_strdup_printf ("%u", location->max_days);

  if (location->max_days > 0)
    add_filled (making, "consent.data.long", "days", days);
  else
    siloam_sheet_add_text (making->sheet, get (making, "consent.data.short"), "siloam-text");
}

static void
add_data (const Making *making)
{
  const SiloamLocation *location = siloam_evening_room_get_desk (making->room)->location;
  g_autofree char *contact = siloam_session_text_fill (get (making, "consent.data.contact"),
                                                       "controller",
                                                       location->controller);

  siloam_sheet_add_text (making->sheet, get (making, "consent.data.what"), "siloam-text");
  siloam_sheet_add_text (making->sheet, get (making, "consent.data.who"), "siloam-text");
  add_how_long (making, location);
  siloam_sheet_add_text (making->sheet, get (making, "consent.data.rights"), "siloam-text");
  if (location->privacy_words != NULL)
    siloam_sheet_add_text (making->sheet, location->privacy_words, "siloam-text");
  {
    g_autofree char *text = siloam_session_text_fill (contact, "contact", location->contact);

    siloam_sheet_add_text (making->sheet, text, "siloam-text");
  }
  siloam_sheet_add_text (making->sheet, get (making, "consent.data.complaint"), "siloam-text");
  if (location->privacy_version != NULL)
    {
      g_autofree char *version = siloam_session_text_fill (get (making, "consent.version"),
                                                           "version",
                                                           location->privacy_version);

      siloam_sheet_add_text (making->sheet, version, "siloam-hint");
    }
}

/* The first letter is the key. */
static GtkWidget *
make_answer_label (const char *text)
{
  GtkWidget *label = gtk_label_new (NULL);
  const char *rest = g_utf8_next_char (text);
  g_autofree char *first = g_strndup (text, (gsize) (rest - text));
  g_autofree char *markup = g_markup_printf_escaped ("<u>%s</u>%s", first, rest);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  return label;
}

static GtkWidget *
make_answer (const Making *making, const char *key, const char *action, gboolean chosen)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *check = gtk_image_new_from_icon_name ("object-select-symbolic");

  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), make_answer_label (get (making, key)));
  gtk_box_append (GTK_BOX (box), check);
  gtk_widget_set_visible (check, chosen);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_add_css_class (button, "card");
  gtk_widget_add_css_class (button, "siloam-yes-no");
  if (chosen)
    gtk_widget_add_css_class (button, "siloam-chosen");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  get (making, key),
                                  -1);
  return button;
}

static void
add_yes_and_no (const Making *making, SiloamTalkStep step)
{
  GtkWidget *pair = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkLayoutManager *layout = g_object_new (SILOAM_TYPE_PAIR_LAYOUT, "chars", 16, NULL);
  SiloamAnswer answer = making->talk->answers[step];

  gtk_widget_set_layout_manager (pair, layout);
  gtk_box_append (
      GTK_BOX (pair),
      make_answer (making, "consent.button.yes", "consent.yes", answer == SILOAM_ANSWER_YES));
  gtk_box_append (
      GTK_BOX (pair),
      make_answer (making, "consent.button.no", "consent.no", answer == SILOAM_ANSWER_NO));
  siloam_sheet_add (making->sheet, pair);
}

/* Until when it would be kept; from now while nobody is here. */
static char *
dup_date (const Making *making)
{
  const SiloamSession *session = siloam_evening_room_get_session (making->room);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) until = g_date_time_add_days (session != NULL ? session->created : now,
                                                      (int) making->talk->keep_days);

  return siloam_session_text_date (making->prompts, until);
}

static void
show_date (const Making *making)
{
  g_autofree char *date = dup_date (making);
  g_autofree char *question =
      siloam_session_text_fill (get (making, "consent.keep.question"), "date", date);

  siloam_sheet_set_question (making->sheet, question);
}

static void
keep_changed_cb (SiloamChipChoice *chips, GParamSpec *pspec, Making *making)
{
  show_date (making);
}

static void
add_keep_choice (const Making *making, SiloamChipChoice *chips, guint days, const char *key)
{
  if (days <= making->talk->max_days)
    siloam_chip_choice_add (chips, days, get (making, key), NULL);
}

static void
add_keep (const Making *making)
{
  const guint most = making->talk->max_days;
  SiloamChipChoice *chips = SILOAM_CHIP_CHOICE (
      siloam_chip_choice_new (SILOAM_CHIPS_ALWAYS, get (making, "consent.keep.until")));

  add_keep_choice (making, chips, WEEKS_DAYS, "consent.keep.weeks");
  add_keep_choice (making, chips, MONTH_DAYS, "consent.keep.month");
  if (most != WEEKS_DAYS && most != MONTH_DAYS)
    siloam_chip_choice_add (chips, most, get (making, "consent.keep.most"), NULL);
  siloam_chip_choice_bind (chips, &making->talk->keep_days);
  g_signal_connect_data (chips,
                         "notify::value",
                         G_CALLBACK (keep_changed_cb),
                         g_memdup2 (making, sizeof *making),
                         (GClosureNotify) (void (*) (void)) g_free,
                         0);
  siloam_sheet_add (making->sheet, GTK_WIDGET (chips));
  show_date (making);
}

static void
add_contact (const Making *making)
{
  GtkWidget *missing, *line;

  siloam_sheet_add_chips (making->sheet,
                          "consent.contact.channel",
                          "consent.contact",
                          siloam_contacts,
                          SILOAM_CHIPS_ONE,
                          (guint *) &making->talk->channel);
  line = siloam_sheet_add_line (making->sheet, "consent.contact.reach", &making->talk->reach);
  siloam_sheet_add_check (making->sheet, "consent.contact.word", &making->talk->may_leave_word);
  missing = siloam_sheet_add_text (making->sheet,
                                   get (making, "consent.contact.missing.text"),
                                   "siloam-note");
  gtk_widget_set_visible (missing, FALSE);
  g_object_set_data (G_OBJECT (making->sheet), "missing", missing);
  g_object_set_data (G_OBJECT (making->sheet), "reach", line);
}

static void
add_help (const Making *making)
{
  SiloamWritingArea *area =
      siloam_sheet_add_writing (making->sheet, NULL, 3, &making->talk->help_request);

  g_object_set_data (G_OBJECT (making->sheet), "start", area);
  siloam_sheet_add_check (making->sheet, "consent.help.unclear", &making->talk->help_unclear);
}

static char *
dup_question (const Making *making, SiloamTalkStep step)
{
  g_autofree char *key = g_strjoin (".", "consent", siloam_talk_step_nick (step), "question", NULL);
  g_autofree char *date = dup_date (making);

  return siloam_session_text_fill (get (making, key), "date", date);
}

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

/* The question, what was answered, and a way to answer otherwise. */
static GtkWidget *
make_row (const Making *making, SiloamTalkStep step, const char *question, const char *answer)
{
  GtkWidget *row = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  GtkWidget *asked = make_label (question, "siloam-text");
  GtkWidget *said = make_label (answer, "siloam-heading");
  g_autofree char *name = g_strdup_printf ("%s %s", question, answer);

  gtk_widget_set_hexpand (asked, TRUE);
  gtk_label_set_wrap (GTK_LABEL (said), FALSE);
  gtk_box_append (GTK_BOX (box), asked);
  gtk_box_append (GTK_BOX (box), said);
  gtk_button_set_child (GTK_BUTTON (row), box);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "u", (guint) step);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "consent.change");
  gtk_widget_set_tooltip_text (row, get (making, "consent.button.change"));
  gtk_widget_add_css_class (row, "card");
  gtk_widget_add_css_class (row, "siloam-answer");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return row;
}

static void
add_answers (const Making *making)
{
  GtkWidget *rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  for (guint i = 0; i < SILOAM_N_TALK_STEPS; i++)
    {
      const SiloamTalkStep step = (SiloamTalkStep) i;
      g_autofree char *question = NULL;

      if (!siloam_talk_step_is_question (step) ||
          !siloam_consent_talk_has_step (making->talk, step))
        continue;
      question = dup_question (making, step);
      gtk_box_append (
          GTK_BOX (rows),
          make_row (making,
                    step,
                    question,
                    get (making,
                         making->talk->answers[step] == SILOAM_ANSWER_YES ? "consent.button.yes"
                                                                          : "consent.button.no")));
    }
  siloam_sheet_add (making->sheet, rows);
}

static void
add_stop (const Making *making)
{
  siloam_sheet_add_action (making->sheet,
                           get (making, "consent.button.stop"),
                           "consent.stop",
                           FALSE);
}

static void
add_agree (const Making *making)
{
  add_stop (making);
  siloam_sheet_add_action (making->sheet,
                           get (making, "consent.button.without"),
                           "consent.without",
                           FALSE);
  siloam_sheet_add_action (making->sheet,
                           get (making, "consent.button.agree"),
                           "consent.agree",
                           TRUE);
}

static void
add_next (const Making *making)
{
  add_stop (making);
  siloam_sheet_add_action (making->sheet,
                           get (making, "consent.button.next"),
                           "consent.next",
                           TRUE);
}

static void
add_body (const Making *making, SiloamTalkStep step)
{
  if (step == SILOAM_TALK_INFO)
    add_info (making);
  else if (step == SILOAM_TALK_DATA)
    add_data (making);
  else if (step == SILOAM_TALK_KEEP)
    add_keep (making);
  else if (step == SILOAM_TALK_CONTACT)
    add_contact (making);
  else if (step == SILOAM_TALK_HELP)
    add_help (making);
  else if (step == SILOAM_TALK_CHECK)
    add_answers (making);
}

static void
add_buttons (const Making *making, SiloamTalkStep step)
{
  if (siloam_talk_step_is_question (step))
    {
      add_yes_and_no (making, step);
      add_stop (making);
    }
  else if (step == SILOAM_TALK_CHECK)
    add_agree (making);
  else if (step == SILOAM_TALK_NO_GUARDIAN)
    siloam_sheet_add_action (making->sheet,
                             get (making, "consent.button.stop"),
                             "consent.stop",
                             TRUE);
  else
    add_next (making);
}

/**
 * siloam_consent_sheet_new:
 * @room: the evening
 * @prompts: in the language and form the visitor reads
 * @talk: borrowed; outlives the sheet
 * @step: what the sheet shows
 *
 * Returns: (transfer floating): a new sheet
 */
GtkWidget *
siloam_consent_sheet_new (SiloamEveningRoom *room,
                          SiloamPrompts *prompts,
                          SiloamConsentTalk *talk,
                          SiloamTalkStep step)
{
  g_autofree char *screen = g_strconcat ("consent.", siloam_talk_step_nick (step), NULL);
  GtkWidget *sheet = siloam_sheet_new (prompts, NULL, screen);
  const Making making = { room, prompts, talk, SILOAM_SHEET (sheet) };

  add_body (&making, step);
  add_buttons (&making, step);
  return sheet;
}

/**
 * siloam_consent_sheet_dup_question:
 *
 * Returns: (transfer full): what @step asks
 */
char *
siloam_consent_sheet_dup_question (SiloamEveningRoom *room,
                                   SiloamPrompts *prompts,
                                   SiloamConsentTalk *talk,
                                   SiloamTalkStep step)
{
  const Making making = { room, prompts, talk, NULL };

  return dup_question (&making, step);
}

/**
 * siloam_consent_sheet_ask_for_reach:
 * @sheet: the sheet of CONTACT
 */
void
siloam_consent_sheet_ask_for_reach (GtkWidget *sheet)
{
  GtkWidget *missing = g_object_get_data (G_OBJECT (sheet), "missing");

  if (missing == NULL)
    return;
  gtk_widget_set_visible (missing, TRUE);
  gtk_widget_grab_focus (g_object_get_data (G_OBJECT (sheet), "reach"));
}

/**
 * siloam_consent_sheet_grab_start:
 *
 * Returns: whether the sheet has a place where one starts writing
 */
gboolean
siloam_consent_sheet_grab_start (GtkWidget *sheet)
{
  GtkWidget *start = g_object_get_data (G_OBJECT (sheet), "start");

  return start != NULL && gtk_widget_grab_focus (start);
}
