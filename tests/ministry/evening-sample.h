/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "journal/record.h"
#include "ministry/record.h"

/* Says something in every field of a table, also in those that are added later. */
void sample_fill (const SiloamField *fields, gpointer record);
void sample_fill_lists (const SiloamRecordType *types, gpointer owner);
/* A session in which everything is said, with consents and notes. */
SiloamSession *sample_session (void);
