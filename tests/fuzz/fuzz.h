/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>
#include <stddef.h>
#include <stdint.h>

G_BEGIN_DECLS

/* What every target defines; it ends the process when something does not hold. Driven by libFuzzer
 * when built with -Dfuzzing=true, otherwise by replay.c. */
int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

/* Bytes that are taken from the front until there are none; then everything is 0 and empty. */
typedef struct
{
  const guint8 *at;
  gsize left;
} FuzzInput;

FuzzInput fuzz_input (const uint8_t *data, size_t size);
guint8 fuzz_take_byte (FuzzInput *self);
/* Two bytes say how many follow; as many as there are. */
GBytes *fuzz_take_part (FuzzInput *self) G_GNUC_WARN_UNUSED_RESULT;
GBytes *fuzz_take_rest (FuzzInput *self) G_GNUC_WARN_UNUSED_RESULT;

/* An empty folder of this process, gone at its end. */
const char *fuzz_folder (void);
/* A file in that folder. */
char *fuzz_path (const char *name) G_GNUC_WARN_UNUSED_RESULT;
void fuzz_write (const char *path, GBytes *bytes);
void fuzz_remove_tree (const char *path);

/* Text for people, as our modules promise it: UTF-8 on one line, no blank at either end. */
void fuzz_check_line (const char *text);

G_END_DECLS
