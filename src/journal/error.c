/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The error domain of this room. */

#include "journal/error.h"

G_DEFINE_QUARK (siloam - journal - error - quark, siloam_journal_error)
