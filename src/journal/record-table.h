/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "journal/record.h"

/* Short names for writing a table of fields. Included last, and only by a file of such tables. */

#define ID(owner)                                                                                  \
  {                                                                                                \
    "id", SILOAM_FIELD_ID, G_STRUCT_OFFSET (owner, id), NULL, TRUE                                 \
  }
#define TEXT(owner, member)                                                                        \
  {                                                                                                \
#member, SILOAM_FIELD_TEXT, G_STRUCT_OFFSET(owner, member), NULL, FALSE                        \
  }
#define TERM(owner, member, terms)                                                                 \
  {                                                                                                \
#member, SILOAM_FIELD_TERM, G_STRUCT_OFFSET(owner, member), terms, FALSE                       \
  }
#define MUST(owner, member, terms)                                                                 \
  {                                                                                                \
#member, SILOAM_FIELD_TERM, G_STRUCT_OFFSET(owner, member), terms, TRUE                        \
  }
#define FLAGS(owner, member, terms)                                                                \
  {                                                                                                \
#member, SILOAM_FIELD_FLAGS, G_STRUCT_OFFSET(owner, member), terms, FALSE                      \
  }
#define SWITCH(owner, member)                                                                      \
  {                                                                                                \
#member, SILOAM_FIELD_SWITCH, G_STRUCT_OFFSET(owner, member), NULL, FALSE                      \
  }
#define NUMBER(owner, member)                                                                      \
  {                                                                                                \
#member, SILOAM_FIELD_NUMBER, G_STRUCT_OFFSET(owner, member), NULL, FALSE                      \
  }
#define TIME(owner, member, must)                                                                  \
  {                                                                                                \
#member, SILOAM_FIELD_TIME, G_STRUCT_OFFSET(owner, member), NULL, must                         \
  }
#define WORDS(owner, member)                                                                       \
  {                                                                                                \
#member, SILOAM_FIELD_WORDS, G_STRUCT_OFFSET(owner, member), NULL, FALSE                       \
  }
#define END                                                                                        \
  {                                                                                                \
    NULL, 0, 0, NULL, FALSE                                                                        \
  }
