/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "journal/store-private.h"

G_BEGIN_DECLS

#define SILOAM_SCHEMA_VERSION 3

gboolean siloam_schema_prepare (SiloamStore *store, GError **error);

G_END_DECLS
