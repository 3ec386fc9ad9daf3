/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Every call with which this program changes a disk, its libraries' calls included, is counted
 * while a fuse is set, and the n-th goes wrong. */
typedef enum
{
  FAIL_WITH_FULL_DISK, /* that call and all writes after it */
  FAIL_ONCE,           /* that call only, with an I/O error */
  FAIL_BY_DYING,       /* the process is killed before the call */
} FailKind;

void failing_calls_arm (guint number, FailKind kind);
/* Returns whether the fuse went off. */
gboolean failing_calls_disarm (void);
/* As on a disk that is away for a moment: no file that is open can be read at a place in it. */
void failing_calls_refuse_reads (gboolean refuse);

G_END_DECLS
