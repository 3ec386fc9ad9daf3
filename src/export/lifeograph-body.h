/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The lines of a Lifeograph diary, of any version, as records. Nothing is put to use here: ids are
 * not followed, offsets are as they stand. Any thread. */

typedef struct
{
  char type;   /* B I H S U F C P: how it looks; T a tag, L an address, D another entry */
  guint first; /* characters */
  guint end;
  char *target; /* an id or an address */
} LifeographRun;

typedef struct
{
  char *text;
  char *id;           /* of the paragraph itself; nullable */
  char list;          /* '_' none, O ~ + X to do, - 1 A a R r lists */
  guint indent;       /* 0 to 9 */
  char picture;       /* 'I', 'C' a chart, 'T' a table; '_' none */
  char *address;      /* of the picture; nullable */
  gboolean has_place; /* it was written on a map */
  gboolean rule;      /* with a line below it */
  guint tag_bound;    /* so many characters of it are the name of a tag; 0: it defines none */
  GPtrArray *runs;    /* (element-type LifeographRun) */
} LifeographParagraph;

typedef struct
{
  guint line; /* of the file, from 1 */
  char *id;   /* nullable */
  guint64 date;
  guint64 created;
  guint64 edited;
  gboolean favourite;
  gboolean trashed;
  char todo;             /* n none, t p d c; a capital was worked out from its paragraphs */
  GPtrArray *tags;       /* (element-type utf8): names, before version 2000 */
  GPtrArray *paragraphs; /* (element-type LifeographParagraph); the first is the title */
} LifeographEntry;

typedef struct
{
  guint version;
  GPtrArray *entries; /* (element-type LifeographEntry) */
  GArray *unclear;    /* (element-type guint): lines that mean nothing to us; no more than 100 */
  gboolean chapters;  /* it has chapters, which have no words but a name */
} LifeographBody;

/* @first_line: that @text is of its file. */
LifeographBody *lifeograph_body_parse (const char *text,
                                       guint version,
                                       guint first_line) G_GNUC_WARN_UNUSED_RESULT;
void lifeograph_body_free (LifeographBody *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LifeographBody, lifeograph_body_free)

/* As a person reads it, the marks of its lists and the addresses of its links written out. */
char *lifeograph_paragraph_to_text (const LifeographParagraph *self,
                                    guint number,
                                    gboolean old) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
