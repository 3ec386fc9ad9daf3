/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "journal/entry.h"

/* Entries in which every field is said; the words are easy to look for in a file. */
SiloamEntry *sample_exchange (void);
SiloamEntry *sample_blessing (void);
SiloamEntry *sample_free (void);
/* A free entry of a moment, with a text. */
SiloamEntry *sample_note (const char *created, const char *text);

void assert_entries_equal (const SiloamEntry *a, const SiloamEntry *b);
