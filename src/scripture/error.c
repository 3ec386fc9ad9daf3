/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The error domain of the scripture room. */

#include "scripture/error.h"

G_DEFINE_QUARK (siloam - scripture - error - quark, siloam_scripture_error)
