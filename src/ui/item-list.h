/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "guide/prompts.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_ITEM_LIST (siloam_item_list_get_type ())

/* Rows of two lines, however many; what they say is asked when they come into sight. */
G_DECLARE_FINAL_TYPE (SiloamItemList, siloam_item_list, SILOAM, ITEM_LIST, GtkWidget)

/* first: (transfer full); second: (transfer full) (nullable). */
typedef void (*SiloamItemDescribe) (SiloamPrompts *prompts,
                                    gconstpointer item,
                                    char **first,
                                    char **second);

void siloam_item_list_set_prompts (SiloamItemList *self, SiloamPrompts *prompts);
/* Borrows the item until siloam_item_list_clear(). */
void siloam_item_list_append (SiloamItemList *self,
                              gconstpointer item,
                              SiloamItemDescribe describe);
void siloam_item_list_clear (SiloamItemList *self);

G_END_DECLS
