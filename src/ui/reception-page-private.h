/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/reception-page.h"
#include "ui/reception-rows.h"

G_BEGIN_DECLS

/* For the parts of this class. */

typedef enum
{
  SILOAM_RECEPTION_BLOCKED,
  SILOAM_RECEPTION_LIST,
  SILOAM_RECEPTION_NEW,
  SILOAM_RECEPTION_TEAM,
} SiloamReceptionView;

struct _SiloamReceptionPage
{
  SiloamEveningSheet parent_instance;

  SiloamReceptionView view;
  GtkWidget *first; /* what gets the focus */
  gboolean shown;   /* the names are in sight */
  guint patience;
  guint timer;

  char *alias;            /* as it is typed */
  SiloamWaiting *waiting; /* whose team is chosen; or that of the session */
  char *session_id;
  gboolean then_welcome;
};

/* reception-page.c */
/* Starts the sheet over. */
SiloamSheet *siloam_reception_page_begin (SiloamReceptionPage *self, SiloamReceptionView view);
void siloam_reception_page_set_shown (SiloamReceptionPage *self, gboolean shown);
gboolean siloam_reception_page_may_show_names (SiloamReceptionPage *self);
void siloam_reception_page_forget_choice (SiloamReceptionPage *self);
void siloam_reception_page_welcome (SiloamReceptionPage *self, SiloamWaiting *waiting);

/* reception-page-list.c */
void siloam_reception_page_show_list (SiloamReceptionPage *self);

/* reception-page-teams.c */
void siloam_reception_page_show_teams (SiloamReceptionPage *self,
                                       const SiloamReceptionSubject *subject);

static inline SiloamEveningRoom *
siloam_reception_page_get_room (SiloamReceptionPage *self)
{
  return siloam_evening_sheet_get_room (SILOAM_EVENING_SHEET (self));
}

static inline const SiloamMinistryDesk *
siloam_reception_page_get_desk (SiloamReceptionPage *self)
{
  return siloam_evening_sheet_get_desk (SILOAM_EVENING_SHEET (self));
}

static inline SiloamQueue *
siloam_reception_page_get_queue (SiloamReceptionPage *self)
{
  return siloam_evening_room_get_queue (siloam_reception_page_get_room (self));
}

static inline const char *
siloam_reception_page_get_text (SiloamReceptionPage *self, const char *key)
{
  return siloam_evening_sheet_get_text (SILOAM_EVENING_SHEET (self), key);
}

G_END_DECLS
