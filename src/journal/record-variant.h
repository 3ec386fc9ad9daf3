/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "journal/record.h"

G_BEGIN_DECLS

/* Records as GVariants of type a{sv}, for sealing one whole: a field that says nothing is left
 * out, words of a vocabulary are their nicks. Reading forgives fields it does not know and refuses
 * what cannot be true. */

/* (transfer full), not floating. */
GVariant *siloam_fields_to_variant (const SiloamField *fields,
                                    gconstpointer record) G_GNUC_WARN_UNUSED_RESULT;
/* @record is fresh: zeroed and prepared. */
gboolean siloam_fields_from_variant (const SiloamField *fields,
                                     GVariant *variant,
                                     gpointer record,
                                     GError **error);

GVariant *siloam_entry_to_variant (const SiloamEntry *self) G_GNUC_WARN_UNUSED_RESULT;
SiloamEntry *siloam_entry_from_variant (GVariant *variant,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
