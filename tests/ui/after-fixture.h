/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "../ministry/file.h"
#include "ui/evening-pages.h"

/* A real ministry file with an evening, the room that the pages share, and a window whose
 * "evening.go" only remembers where it was asked to go. */
typedef struct
{
  File file;
  SiloamSettings *settings;
  SiloamBibles *bibles;
  SiloamQueue *queue;
  SiloamEveningRoom *room;
  GtkWidget *window;
  GString *went; /* "tidy reception " */
  gboolean goes; /* and shows that page */
} AfterFixture;

/* language: "nl" or "en" of the application. */
void after_set_up (AfterFixture *self, gconstpointer language);
void after_tear_down (AfterFixture *self, gconstpointer language);

/* Someone is here who said yes to each of the scopes (1 << SiloamScope) and received something. */
SiloamSession *after_welcome (AfterFixture *self, guint scopes);
GtkWidget *after_show (AfterFixture *self, SiloamEveningPageName name);
/* The same words as the page has, in the team's or the visitor's form. */
const char *after_text (AfterFixture *self, const char *key);
const char *after_visitor_text (AfterFixture *self, const char *key);
const SiloamMinistryDesk *after_desk (AfterFixture *self);

/* The first visible widget below root of a type and, when given, with this text on it. */
GtkWidget *after_find (GtkWidget *root, GType type, const char *text);
void after_click (GtkWidget *root, const char *text);
void after_tick (GtkWidget *root, const char *text);

/* Runs the main loop until the condition holds; the test fails after half a minute. */
#define after_wait(condition)                                                                      \
  G_STMT_START                                                                                     \
  {                                                                                                \
    gint64 end = g_get_monotonic_time () + 30 * G_TIME_SPAN_SECOND;                                \
    while (!(condition))                                                                           \
      {                                                                                            \
        g_assert_cmpint (g_get_monotonic_time (), <, end);                                         \
        g_main_context_iteration (NULL, FALSE);                                                    \
      }                                                                                            \
  }                                                                                                \
  G_STMT_END
