/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/bibles.h"

/* Bibles in a folder of their own. modules (nullable): NULL-terminated, of tests/data/scripture. */
SiloamBibles *bibles_fixture_new (const char *language, const char *const *modules);
/* Removes the folder too. */
void bibles_fixture_free (SiloamBibles *bibles);
