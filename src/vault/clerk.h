/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The one thread that has a sealed file, with the queue of what is asked of it. Two of them share
 * nothing: each has a thread, a queue and a worker of its own. */
typedef struct _SiloamClerk SiloamClerk;

/* The head of one request, which is the data of its GTask. Made and freed on the main thread; in
 * between the clerk has it alone. */
typedef struct
{
  gboolean opens;            /* needs no open file */
  gboolean interruptible;    /* reading: may stop halfway when cancelled */
  gboolean again;            /* said by the room: let others pass, then run me once more */
  GCancellable *cancellable; /* borrowed from the task while it runs */

  /* the answer; no free function: a plain yes */
  gpointer result;
  GDestroyNotify free_result;
  GError *error;

  SiloamClerk *clerk; /* both are the clerk's own */
  gboolean last;      /* the thread ends after this one */
} SiloamTurn;

/* What a room makes of it. @worker is what only the thread may touch, @owner is the façade. */
typedef struct
{
  const char *name; /* of the thread */
  GError *(*make_closed_error) (const char *message);
  SiloamTurn *(*make_closing) (void);
  GDestroyNotify free_turn;
  GDestroyNotify free_worker;

  /* on the thread */
  gboolean (*is_open) (gpointer worker);
  void (*run) (gpointer worker, SiloamTurn *turn);
  void (*let_go) (SiloamTurn *turn); /* (nullable): of what it holds, since it does not go on */

  /* on the main thread */
  void (*closing) (gpointer owner);                   /* no request is taken any more */
  void (*deliver) (gpointer owner, SiloamTurn *turn); /* just before the caller hears of it */
} SiloamClerkRoom;

SiloamClerk *siloam_clerk_new (const SiloamClerkRoom *room,
                               gpointer owner,
                               gpointer worker) G_GNUC_WARN_UNUSED_RESULT;
void siloam_clerk_end (SiloamClerk *self);
void siloam_clerk_free (SiloamClerk *self);

void siloam_clerk_submit (SiloamClerk *self,
                          SiloamTurn *turn,
                          const char *name,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
gboolean siloam_clerk_is_answer (gpointer owner, GAsyncResult *result, const char *name);
gpointer siloam_clerk_finish_opening (GAsyncResult *result,
                                      const char *name,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

void siloam_clerk_close_async (SiloamClerk *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean siloam_clerk_close_sync (SiloamClerk *self, GError **error);

void siloam_clerk_post (SiloamClerk *self,
                        GSourceFunc function,
                        gpointer data,
                        GDestroyNotify free_data);

void siloam_turn_clear (SiloamTurn *turn);

G_END_DECLS
