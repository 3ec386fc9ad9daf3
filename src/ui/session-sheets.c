/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The card of help and care, and the card of what was agreed. The visitor may see both. Nothing is
 * noted of a look at help; at most that someone was pointed to a doctor, a pastor or a line. Main
 * thread. */

#include "config.h"

#include "ui/session-sheets.h"

#include "ministry/rules.h"
#include "ui/agreed-list.h"
#include "ui/help-lines.h"
#include "ui/session-text.h"
#include "ui/sheet.h"

static char *
dup_leader_line (SiloamEveningRoom *room)
{
  SiloamPrompts *prompts = siloam_evening_room_get_prompts (room);
  const SiloamEvening *evening = siloam_evening_room_get_evening (room);
  const char *id = NULL;
  const SiloamMember *member = NULL;

  if (evening != NULL)
    id = evening->care_contact != NULL ? evening->care_contact : evening->leader;
  if (id != NULL)
    member = siloam_ministry_desk_find_member (siloam_evening_room_get_desk (room), id);
  if (member == NULL)
    return g_strdup (siloam_prompts_get (prompts, "care.leader.none"));
  return siloam_session_text_fill (siloam_prompts_get (prompts, "care.leader"),
                                   "name",
                                   member->first_name);
}

/**
 * siloam_care_sheet_new:
 * @room: the evening, with a session
 *
 * Returns: (transfer floating): the card of help and care
 */
GtkWidget *
siloam_care_sheet_new (SiloamEveningRoom *room)
{
  SiloamPrompts *prompts = siloam_evening_room_get_prompts (room);
  SiloamSession *session = siloam_evening_room_get_session (room);
  GtkWidget *widget = siloam_sheet_new (prompts, NULL, "care");
  SiloamSheet *sheet = SILOAM_SHEET (widget);
  g_autofree char *leader = dup_leader_line (room);

  siloam_sheet_add_text (sheet, siloam_prompts_get (prompts, "care.danger"), "siloam-text");
  siloam_sheet_add_text (sheet, leader, "siloam-text");
  siloam_sheet_add_text (sheet, siloam_prompts_get (prompts, "care.advice"), "siloam-text");
  gtk_box_append (siloam_sheet_add_group (sheet, "help.lines"), siloam_help_lines_new (prompts));
  if (session != NULL && siloam_session_may (session, SILOAM_DOES_WRITE))
    {
      siloam_sheet_add_chips (sheet,
                              "care.referral",
                              "care.referral",
                              siloam_referrals,
                              SILOAM_CHIPS_SEVERAL,
                              &session->referral);
      siloam_sheet_add_text (sheet,
                             siloam_prompts_get (prompts, "care.referral.hint"),
                             "siloam-hint");
    }
  siloam_sheet_add_action (sheet,
                           siloam_prompts_get (prompts, "care.button.close"),
                           "session.close",
                           TRUE);
  return widget;
}

/**
 * siloam_agreed_sheet_new:
 * @room: the evening, with a session
 * @list: (out) (transfer none): the list
 *
 * Returns: (transfer floating): the card of what was agreed, in the words of the visitor's side
 */
GtkWidget *
siloam_agreed_sheet_new (SiloamEveningRoom *room, GtkWidget **list)
{
  SiloamPrompts *prompts = siloam_evening_room_get_visitor_prompts (room);
  GtkWidget *widget = siloam_sheet_new (prompts, NULL, "session.agreed");
  SiloamSheet *sheet = SILOAM_SHEET (widget);

  *list = siloam_agreed_list_new (room, prompts, TRUE);
  siloam_sheet_add (sheet, *list);
  siloam_sheet_add_action (sheet,
                           siloam_prompts_get (prompts, "session.button.back"),
                           "session.close",
                           TRUE);
  return widget;
}
