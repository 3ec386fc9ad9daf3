/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ministry/ministry.h"
#include "vault/vault.h"

/* A sealed ministry file in a folder of its own, driven by the main loop. Making one costs two
 * rounds of Argon2id, which are cheap here; each test gets a copy of one, and opens it with the
 * recovery code. It has a place, a member and an evening that is open. */
typedef struct
{
  char *folder;
  char *path;
  char *backups; /* a folder */
  SiloamCredential *recovery;
  SiloamMinistry *ministry;
  char *evening_id;
  char *member_id;
} File;

#define FILE_PASSPHRASE "vier woorden om te proberen"

void file_setup (File *self, gconstpointer data);
void file_teardown (File *self, gconstpointer data);
void file_open (File *self);
void file_close (File *self);
SiloamMinistry *file_try_open (File *self, GError **error);
char *file_dup_typed_code (void);
SiloamCredential *file_credential_from_typed (const char *typed);

/* Runs the main loop until the callback of an asynchronous call has come. */
void wait_cb (GObject *source, GAsyncResult *result, gpointer data);
GAsyncResult *wait_for (GAsyncResult **result);
/* Waits for a write, which must go well, or fail with a code of the ministry. */
void file_finish (File *self, GAsyncResult **answer);
void file_finish_with (File *self, GAsyncResult **answer, SiloamMinistryError code);
#define file_do(self, call, ...)                                                                   \
  G_STMT_START                                                                                     \
  {                                                                                                \
    GAsyncResult *answer_ = NULL;                                                                  \
    siloam_ministry_##call##_async ((self)->ministry, __VA_ARGS__, wait_cb, &answer_);             \
    file_finish ((self), &answer_);                                                                \
  }                                                                                                \
  G_STMT_END
#define file_fails(self, code, call, ...)                                                          \
  G_STMT_START                                                                                     \
  {                                                                                                \
    GAsyncResult *answer_ = NULL;                                                                  \
    siloam_ministry_##call##_async ((self)->ministry, __VA_ARGS__, wait_cb, &answer_);             \
    file_finish_with ((self), &answer_, (code));                                                   \
  }                                                                                                \
  G_STMT_END

/* A visitor who is being talked with, with yes to each of the scopes (1 << SiloamScope), or with a
 * no to notes when there are none. */
SiloamSession *file_new_session (File *self, guint scopes, const char *words);
/* The same, saved and handed over. */
SiloamSession *file_hand_over (File *self, guint scopes, const char *words);
void file_move (SiloamSession *session, SiloamSessionState state);
SiloamFollowUp *file_new_follow_up (const SiloamSession *session, const char *reach);
const SiloamSession *file_find (File *self, const char *id); /* on the desk; it must be there */
guint file_count_erasures (File *self, SiloamDataClass data_class, SiloamReason reason);
/* Copies in the folder for backups. */
GPtrArray *file_list_backups (File *self);
/* Writes into a file until there is no room. */
void fill_disk (const char *path);
void copy_file (const char *from, const char *to);
void remove_tree (const char *folder);
