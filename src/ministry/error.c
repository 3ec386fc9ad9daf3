/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The error domain of the ministry room. Pure, any thread. */

#include "ministry/error.h"

G_DEFINE_QUARK (siloam - ministry - error - quark, siloam_ministry_error)
