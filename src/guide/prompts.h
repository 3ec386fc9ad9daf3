/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define SILOAM_TYPE_PROMPTS (siloam_prompts_get_type ())

typedef enum
{
  SILOAM_ADDRESS_JE,
  SILOAM_ADDRESS_U
} SiloamAddressForm;

/* The prompts of one language in one address form, from data/prompts/. Immutable GObject. */
G_DECLARE_FINAL_TYPE (SiloamPrompts, siloam_prompts, SILOAM, PROMPTS, GObject)

/* locale: "nl", "nl_NL.UTF-8", "en", …; an unknown one gives English. */
SiloamPrompts *siloam_prompts_new (const char *locale,
                                   SiloamAddressForm form,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

const char *siloam_prompts_get_language (SiloamPrompts *self);
SiloamAddressForm siloam_prompts_get_form (SiloamPrompts *self);

/* The same words, but where there is a key "<part>.<key>" its text is the text of "<key>": for
 * screens that serve in two places. */
SiloamPrompts *siloam_prompts_new_for_part (SiloamPrompts *prompts,
                                            const char *part) G_GNUC_WARN_UNUSED_RESULT;

/* The text of a key such as "arrive.question". A missing key is a programmer's error: it warns and
 * gives "". */
const char *siloam_prompts_get (SiloamPrompts *self, const char *key);
gboolean siloam_prompts_has (SiloamPrompts *self, const char *key);
/* The verse references of a step such as "arrive", as this language numbers them. */
const char *const *siloam_prompts_get_verses (SiloamPrompts *self, const char *step);

G_END_DECLS
