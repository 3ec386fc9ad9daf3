/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "vault/locksmith-private.h"
#include "vault/vault-private.h"

G_BEGIN_DECLS

/* A folder with a sealed file that a passphrase and a recovery code open cheaply. */
typedef struct
{
  char *folder;
  char *path;
  SiloamCredential *passphrase;
  SiloamSecret *code;
} SealedFile;

extern const SiloamKdfCost cheap_cost;

void sealed_file_setup (SealedFile *self, gconstpointer data);
void sealed_file_teardown (SealedFile *self, gconstpointer data);
SiloamVault *sealed_file_open (SealedFile *self);
char *sealed_file_dup_path (SealedFile *self, const char *suffix);

/* Leaves a log beside the file, as a killed process does, with the given rows in it. */
void sealed_file_leave_log (SealedFile *self, int rows);

SiloamCredential *new_passphrase (const char *words);
void exec_ok (SiloamVault *vault, const char *sql);
int query_int (SiloamVault *vault, const char *sql);
GBytes *read_bytes (const char *path);
guint8 *dup_content (const char *path, gsize *length);
void write_bytes (const char *path, GBytes *bytes);
void flip_bit (const char *path, gsize offset, guint8 mask);
GBytes *unhex (const char *hex);
void assert_hex (const guint8 *bytes, const char *hex);
gboolean folder_contains (const char *folder, const char *needle);
void remove_folder (const char *folder);

G_END_DECLS
