/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The nicks of the vocabulary of prayer evenings. They are written into sealed files and documents:
 * never change one, only add. Pure data, any thread. */

#include "ministry/terms.h"

const SiloamTerm siloam_team_roles[] = {
  { SILOAM_TEAM_ROLE_NATIONAL, "national" },
  { SILOAM_TEAM_ROLE_LOCAL, "local" },
  { SILOAM_TEAM_ROLE_LEADERSHIP, "leadership" },
  { SILOAM_TEAM_ROLE_GROUP, "group" },
  { SILOAM_TEAM_ROLE_INTERCESSION, "intercession" },
  { SILOAM_TEAM_ROLE_RECEPTION, "reception" },
  { SILOAM_TEAM_ROLE_HOST, "host" },
  { SILOAM_TEAM_ROLE_INTAKE, "intake" },
  { SILOAM_TEAM_ROLE_MINISTER, "minister" },
  { SILOAM_TEAM_ROLE_SCRIBE, "scribe" },
  { SILOAM_TEAM_ROLE_INTERCESSOR, "intercessor" },
  { SILOAM_TEAM_ROLE_TRAINEE, "trainee" },
  { 0, NULL },
};

const SiloamTerm siloam_tasks[] = {
  { SILOAM_TASK_TEAM, "team" },     { SILOAM_TASK_RECEPTION, "reception" },
  { SILOAM_TASK_PRAYER, "prayer" }, { SILOAM_TASK_INTERCESSION, "intercession" },
  { SILOAM_TASK_LEADER, "leader" }, { 0, NULL },
};

const SiloamTerm siloam_team_kinds[] = {
  { SILOAM_TEAM_KIND_MIXED, "mixed" },
  { SILOAM_TEAM_KIND_WOMEN, "women" },
  { SILOAM_TEAM_KIND_MEN, "men" },
  { 0, NULL },
};

const SiloamTerm siloam_evening_states[] = {
  { SILOAM_EVENING_PLANNED, "planned" }, { SILOAM_EVENING_PREPARED, "prepared" },
  { SILOAM_EVENING_OPEN, "open" },       { SILOAM_EVENING_CLOSED, "closed" },
  { SILOAM_EVENING_TIDIED, "tidied" },   { 0, NULL },
};

const SiloamTerm siloam_readies[] = {
  { SILOAM_READY_PRINTER, "printer" },           { SILOAM_READY_HELP_LINES, "help_lines" },
  { SILOAM_READY_CARE_CONTACT, "care_contact" }, { SILOAM_READY_PHONES, "phones" },
  { SILOAM_READY_SCREENS, "screens" },           { 0, NULL },
};

const SiloamTerm siloam_session_states[] = {
  { SILOAM_SESSION_PREPARED, "prepared" },
  { SILOAM_SESSION_WELCOMED, "welcomed" },
  { SILOAM_SESSION_INTAKE, "intake" },
  { SILOAM_SESSION_HUMAN, "human" },
  { SILOAM_SESSION_SPIRITUAL, "spiritual" },
  { SILOAM_SESSION_CLOSING, "closing" },
  { SILOAM_SESSION_HANDED_OVER, "handed_over" },
  { SILOAM_SESSION_FOLLOW_UP, "follow_up" },
  { SILOAM_SESSION_CLOSED, "closed" },
  { SILOAM_SESSION_PAUSED, "paused" },
  { SILOAM_SESSION_STOPPED, "stopped" },
  { SILOAM_SESSION_ERASED, "erased" },
  { 0, NULL },
};

const SiloamTerm siloam_scopes[] = {
  { SILOAM_SCOPE_NOTES, "notes" },         { SILOAM_SCOPE_KEEP, "keep" },
  { SILOAM_SCOPE_CONTACT, "contact" },     { SILOAM_SCOPE_POINT, "point" },
  { SILOAM_SCOPE_SUMMARY, "summary" },     { SILOAM_SCOPE_OBSERVER, "observer" },
  { SILOAM_SCOPE_TESTIMONY, "testimony" }, { 0, NULL },
};

const SiloamTerm siloam_consent_states[] = {
  { SILOAM_CONSENT_ASKED, "asked" },
  { SILOAM_CONSENT_GIVEN, "given" },
  { SILOAM_CONSENT_REFUSED, "refused" },
  { SILOAM_CONSENT_WITHDRAWN, "withdrawn" },
  { 0, NULL },
};

const SiloamTerm siloam_hows[] = {
  { SILOAM_HOW_ON_SCREEN, "on_screen" },
  { SILOAM_HOW_SPOKEN, "spoken" },
  { SILOAM_HOW_PAPER, "paper" },
  { 0, NULL },
};

const SiloamTerm siloam_ages[] = {
  { SILOAM_AGE_ADULT, "adult" },
  { SILOAM_AGE_SIXTEEN, "sixteen" },
  { SILOAM_AGE_YOUNGER, "younger" },
  { 0, NULL },
};

const SiloamTerm siloam_note_kinds[] = {
  { SILOAM_NOTE_IMPRESSION, "impression" },
  { SILOAM_NOTE_CARE, "care" },
  { SILOAM_NOTE_TO_DO, "to_do" },
  { 0, NULL },
};

const SiloamTerm siloam_board_themes[] = {
  { SILOAM_THEME_REST, "rest" },
  { SILOAM_THEME_COURAGE, "courage" },
  { SILOAM_THEME_PEACE, "peace" },
  { SILOAM_THEME_COMFORT, "comfort" },
  { SILOAM_THEME_PROTECTION, "protection" },
  { SILOAM_THEME_WISDOM, "wisdom" },
  { SILOAM_THEME_FORGIVENESS, "forgiveness" },
  { SILOAM_THEME_HOPE, "hope" },
  { SILOAM_THEME_THANKS, "thanks" },
  { 0, NULL },
};

const SiloamTerm siloam_givens[] = {
  { SILOAM_GIVEN_PRINTED, "printed" },
  { SILOAM_GIVEN_FILE, "file" },
  { SILOAM_GIVEN_NOTHING, "nothing" },
  { 0, NULL },
};

const SiloamTerm siloam_contacts[] = {
  { SILOAM_CONTACT_PHONE, "phone" },
  { SILOAM_CONTACT_MESSAGE, "message" },
  { SILOAM_CONTACT_EMAIL, "email" },
  { SILOAM_CONTACT_OTHER, "other" },
  { 0, NULL },
};

const SiloamTerm siloam_follow_up_states[] = {
  { SILOAM_FOLLOW_UP_PLANNED, "planned" },
  { SILOAM_FOLLOW_UP_DONE, "done" },
  { SILOAM_FOLLOW_UP_DECLINED, "declined" },
  { SILOAM_FOLLOW_UP_LAPSED, "lapsed" },
  { 0, NULL },
};

const SiloamTerm siloam_referrals[] = {
  { SILOAM_REFERRAL_GP, "gp" },
  { SILOAM_REFERRAL_PASTOR, "pastor" },
  { SILOAM_REFERRAL_HELP_LINE, "help_line" },
  { 0, NULL },
};

const SiloamTerm siloam_audiences[] = {
  { SILOAM_AUDIENCE_TEAM, "team" },
  { SILOAM_AUDIENCE_CHURCH, "church" },
  { SILOAM_AUDIENCE_PUBLIC, "public" },
  { 0, NULL },
};

const SiloamTerm siloam_data_classes[] = {
  { SILOAM_CLASS_SESSION, "session" },
  { SILOAM_CLASS_NOTE, "note" },
  { SILOAM_CLASS_CONTACT, "contact" },
  { SILOAM_CLASS_TESTIMONY, "testimony" },
  { SILOAM_CLASS_CONSENT, "consent" },
  { SILOAM_CLASS_POINT, "point" },
  { SILOAM_CLASS_TEAM, "team" },
  { SILOAM_CLASS_BACKUP, "backup" },
  { 0, NULL },
};

const SiloamTerm siloam_reasons[] = {
  { SILOAM_REASON_DEFAULT, "default" },       { SILOAM_REASON_EXPIRY, "expiry" },
  { SILOAM_REASON_WITHDRAWN, "withdrawn" },   { SILOAM_REASON_REQUEST, "request" },
  { SILOAM_REASON_STOPPED, "stopped" },       { SILOAM_REASON_DONE, "done" },
  { SILOAM_REASON_UNREADABLE, "unreadable" }, { 0, NULL },
};
