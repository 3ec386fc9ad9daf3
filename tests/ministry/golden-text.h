/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ministry/store.h"

/* All that a ministry file says, a line for each field. */
char *golden_describe (const SiloamMinistryDesk *desk) G_GNUC_WARN_UNUSED_RESULT;
