/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "journal/journal.h"

/* A sealed journal in a folder of its own, driven by the main loop. Making one costs two rounds of
 * Argon2id, so one is made for the whole program and each test gets a copy; it is opened with the
 * recovery code, which is the cheapest way in that needs no keyring. */
typedef struct
{
  char *folder;
  char *path;
  SiloamCredential *recovery;
  SiloamJournal *journal;
} Session;

void session_setup (Session *self, gconstpointer data);
void session_teardown (Session *self, gconstpointer data);
void session_open (Session *self);
void session_close (Session *self);

/* For another process: the code as typed, to be freed; and the way in that it is. */
char *session_dup_typed_code (void);
SiloamCredential *session_credential_from_typed (const char *typed);

/* Runs the main loop until the callback of an asynchronous call has come. */
void wait_cb (GObject *source, GAsyncResult *result, gpointer data);
GAsyncResult *wait_for (GAsyncResult **result);

void session_save (Session *self, const SiloamEntry *entry);
SiloamEntry *session_load (Session *self, const char *id);
void session_delete (Session *self, const char *id);
void session_undelete (Session *self, const char *id);

/* Whether any file of the folder holds these bytes. */
gboolean session_files_hold (Session *self, const char *words);
