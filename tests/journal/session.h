/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "journal/journal.h"

#define SESSION_PASSPHRASE "vier woorden om te proberen"

/* A sealed journal in a folder of its own, opened with a passphrase, driven by the main loop. */
typedef struct
{
  char *folder;
  char *path;
  SiloamCredential *passphrase;
  SiloamJournal *journal;
} Session;

void session_setup (Session *self, gconstpointer data);
void session_teardown (Session *self, gconstpointer data);
void session_open (Session *self);
void session_close (Session *self);

/* Runs the main loop until the callback of an asynchronous call has come. */
void wait_cb (GObject *source, GAsyncResult *result, gpointer data);
GAsyncResult *wait_for (GAsyncResult **result);

void session_save (Session *self, const SiloamEntry *entry);
SiloamEntry *session_load (Session *self, const char *id);
void session_delete (Session *self, const char *id);
void session_undelete (Session *self, const char *id);

/* Whether any file of the folder holds these bytes. */
gboolean session_files_hold (Session *self, const char *words);
