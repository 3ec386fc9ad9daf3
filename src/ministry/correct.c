/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Correcting the words of a session that may go on meanwhile: only what was corrected is taken
 * over, so that neither side loses what the other did not touch. It decides nothing about what may
 * be stored. Pure, any thread. */

#include "ministry/record-fields-private.h"
#include "ministry/rules.h"

static gboolean
correct_text (char **text, const char *before, const char *after)
{
  if (g_strcmp0 (before, after) == 0)
    return FALSE;
  g_free (*text);
  *text = g_strdup (after);
  return TRUE;
}

static gboolean
correct_fields (SiloamSession *self, const SiloamSession *before, const SiloamSession *after)
{
  gboolean any = FALSE;

  for (const SiloamField *field = siloam_session_words; field->name != NULL; field++)
    if (field->type == SILOAM_FIELD_TEXT &&
        correct_text (G_STRUCT_MEMBER_P (self, field->offset),
                      G_STRUCT_MEMBER (char *, before, field->offset),
                      G_STRUCT_MEMBER (char *, after, field->offset)))
      any = TRUE;
  return any;
}

static SiloamReceived *
find_received (const SiloamSession *session, const char *id)
{
  for (guint i = 0; i < session->exchange->received->len; i++)
    {
      SiloamReceived *received = g_ptr_array_index (session->exchange->received, i);

      if (g_strcmp0 (received->id, id) == 0)
        return received;
    }
  return NULL;
}

/* What was taken away meanwhile does not come back. */
static gboolean
correct_received (SiloamSession *self, const SiloamSession *before, const SiloamSession *after)
{
  gboolean any = FALSE;

  for (guint i = 0; i < after->exchange->received->len; i++)
    {
      const SiloamReceived *corrected = g_ptr_array_index (after->exchange->received, i);
      const SiloamReceived *old = find_received (before, corrected->id);
      SiloamReceived *received = find_received (self, corrected->id);

      if (old != NULL && received != NULL &&
          correct_text (&received->text, old->text, corrected->text))
        any = TRUE;
    }
  return any;
}

/**
 * siloam_session_correct:
 * @self: the session as it is now
 * @before: as it was when correcting began
 * @after: @before with the corrections in it
 *
 * Takes over the words that were corrected, of the session itself and of what was received.
 *
 * Returns: whether there were any
 */
gboolean
siloam_session_correct (SiloamSession *self,
                        const SiloamSession *before,
                        const SiloamSession *after)
{
  const gboolean fields = correct_fields (self, before, after);

  return correct_received (self, before, after) || fields;
}
