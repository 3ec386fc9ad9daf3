/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "guide/prompts.h"
#include "journal/journal.h"

/* A real journal, shared by the tests of one program, and a window with the actions of the
 * application, which only remember that they were called. */
typedef struct
{
  SiloamJournal *journal;
  SiloamPrompts *prompts;
  GtkWidget *window;
  GString *actions; /* "home toast(…) " in the order they were activated */
} PageFixture;

void page_fixture_set_up (PageFixture *self, gconstpointer data);
void page_fixture_tear_down (PageFixture *self, gconstpointer data);

/* Runs the tests, closes the journal and removes it. */
int page_fixture_run (void);

void page_fixture_show (PageFixture *self, GtkWidget *page);

/* Runs the main loop until the condition holds; the test fails after half a minute. */
#define page_fixture_wait(condition)                                                               \
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

/* The entry as the journal has it on disk, or NULL. */
SiloamEntry *page_fixture_load (PageFixture *self, const char *id);
void page_fixture_save (PageFixture *self, const SiloamEntry *entry);

/* The first visible widget below root of a type and, when given, with this text on it. */
GtkWidget *page_fixture_find (GtkWidget *root, GType type, const char *text);
void page_fixture_click (GtkWidget *root, const char *text);
