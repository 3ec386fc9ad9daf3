/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "after-fixture.h"

typedef struct
{
  const char *name;
  GtkWidget *(*show) (AfterFixture *self);
} LooksScene;

/* Every screen of a prayer evening; the last has no name. */
extern const LooksScene looks_scenes[];
