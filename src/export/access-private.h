/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "export/access.h"
#include "export/names.h"

G_BEGIN_DECLS

/* All records are copies of which the names of others are masked and our own ids are gone. */
struct _SiloamAccess
{
  SiloamPrompts *prompts;
  SiloamNames *names;
  const char *mask;
  char *controller;
  char *contact;
  char *place;
  GPtrArray *sessions;    /* (element-type SiloamSession) */
  GPtrArray *summaries;   /* (element-type GPtrArray of utf8): what was chosen, for each session */
  GPtrArray *follow_ups;  /* (element-type SiloamFollowUp) */
  GPtrArray *testimonies; /* (element-type SiloamTestimony) */
};

G_END_DECLS
