/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Cuts a long JSON text into values without reading it whole: only brackets and strings are looked
 * at. That a value is JSON is found out by who parses it. Memory is bounded by the largest value
 * that is wanted, time by the length of the text. */

#include "export/json-scan.h"

#include <string.h>

#define CHUNK 65536

struct _SiloamJsonScan
{
  GInputStream *stream;
  GCancellable *cancellable;
  gsize max_value;
  guint64 offset;
  GString *value;
  gboolean too_large;
  GError *fault;
  gsize at;
  gsize length;
  char chunk[CHUNK];
};

SiloamJsonScan *
siloam_json_scan_new (GInputStream *stream, gsize max_value, GCancellable *cancellable)
{
  SiloamJsonScan *self = g_new0 (SiloamJsonScan, 1);

  self->stream = g_object_ref (stream);
  self->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  self->max_value = max_value;
  self->value = g_string_new (NULL);
  return self;
}

void
siloam_json_scan_free (SiloamJsonScan *self)
{
  g_object_unref (self->stream);
  g_clear_object (&self->cancellable);
  g_string_free (self->value, TRUE);
  g_clear_error (&self->fault);
  g_free (self);
}

guint64
siloam_json_scan_get_offset (const SiloamJsonScan *self)
{
  return self->offset + self->at;
}

const GError *
siloam_json_scan_get_fault (const SiloamJsonScan *self)
{
  return self->fault;
}

static void
refuse (SiloamJsonScan *self, const char *why)
{
  if (self->fault == NULL)
    self->fault = g_error_new (G_IO_ERROR,
                               G_IO_ERROR_INVALID_DATA,
                               "%s at byte %" G_GUINT64_FORMAT,
                               why,
                               siloam_json_scan_get_offset (self));
}

/* The character to be passed next, -1 at the end. */
static int
look (SiloamJsonScan *self)
{
  gssize count;

  if (self->fault != NULL)
    return -1;
  if (self->at < self->length)
    return (guchar) self->chunk[self->at];
  self->offset += self->length;
  self->at = self->length = 0;
  count = g_input_stream_read (self->stream, self->chunk, CHUNK, self->cancellable, &self->fault);
  if (count <= 0)
    return -1;
  self->length = (gsize) count;
  return (guchar) self->chunk[0];
}

int
siloam_json_scan_peek (SiloamJsonScan *self)
{
  int character;

  while ((character = look (self)) >= 0 && strchr (" \t\r\n", character) != NULL && character != 0)
    self->at++;
  return character;
}

gboolean
siloam_json_scan_pass (SiloamJsonScan *self, char character)
{
  if (siloam_json_scan_peek (self) == (guchar) character)
    {
      self->at++;
      return TRUE;
    }
  refuse (self, "something that is not JSON");
  return FALSE;
}

static void
keep (SiloamJsonScan *self, int character)
{
  self->at++;
  if (self->value->len < self->max_value)
    g_string_append_c (self->value, (char) character);
  else
    self->too_large = TRUE;
}

/* At its quote; with the quotes. */
static void
scan_string (SiloamJsonScan *self)
{
  gboolean escaped = FALSE;
  int character;

  keep (self, look (self));
  while ((character = look (self)) >= 0)
    {
      keep (self, character);
      if (character == '"' && !escaped)
        return;
      escaped = character == '\\' && !escaped;
    }
  refuse (self, "a string without an end");
}

/* From bracket to bracket; that they are the right ones is for who parses it. */
static void
scan_brackets (SiloamJsonScan *self)
{
  guint64 depth = 0;
  int character;

  while ((character = look (self)) >= 0)
    {
      if (character == '"')
        {
          scan_string (self);
          continue;
        }
      keep (self, character);
      if (character == '{' || character == '[')
        depth++;
      if ((character == '}' || character == ']') && --depth == 0)
        return;
    }
  refuse (self, "it ends too early");
}

static void
scan_word (SiloamJsonScan *self)
{
  int character;

  while ((character = look (self)) >= 0 &&
         (g_ascii_isalnum (character) || (character != 0 && strchr ("+-.", character) != NULL)))
    keep (self, character);
  if (self->value->len == 0)
    refuse (self, "something that is not JSON");
}

const char *
siloam_json_scan_value (SiloamJsonScan *self, gsize *length)
{
  int character = siloam_json_scan_peek (self);

  g_string_truncate (self->value, 0);
  self->too_large = FALSE;
  if (character == '"')
    scan_string (self);
  else if (character == '{' || character == '[')
    scan_brackets (self);
  else
    scan_word (self);
  if (self->fault != NULL)
    return NULL;
  if (self->too_large)
    g_string_truncate (self->value, 0);
  *length = self->value->len;
  return self->value->str;
}
