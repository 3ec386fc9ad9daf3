/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ministry/store.h"

G_BEGIN_DECLS

struct _SiloamMinistryStore
{
  sqlite3 *db;            /* borrowed */
  GHashTable *statements; /* SQL -> sqlite3_stmt, prepared once */
  guint revision;         /* +1 with every transaction that changed something */
  gboolean erases;        /* the transaction at hand destroys a key */
  gboolean must_wipe;     /* a key was destroyed; the log may still have it */
  gboolean try_backup;    /* it is time to try to make one that is due */
  SiloamClock clock;      /* as it was at the last sweep */
};

/* A cached statement; the scope that holds it resets it, so that no read stays open. */
static inline void
siloam_ministry_statement_reset (sqlite3_stmt *statement)
{
  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_stmt, siloam_ministry_statement_reset)

/* store-sql.c. @types tells of each value what it is: s a text that may be NULL, i a gint64, b a
 * GBytes, t a GDateTime that may be NULL, v a GVariant. */
sqlite3_stmt *siloam_ministry_query (SiloamMinistryStore *self,
                                     GError **error,
                                     const char *sql,
                                     const char *types,
                                     ...) G_GNUC_WARN_UNUSED_RESULT;
gboolean siloam_ministry_execute (SiloamMinistryStore *self,
                                  GError **error,
                                  const char *sql,
                                  const char *types,
                                  ...);
/* SQLITE_ROW or SQLITE_DONE; anything else has set error. */
int siloam_ministry_step (SiloamMinistryStore *self, sqlite3_stmt *statement, GError **error);
/* The first number of the first row; FALSE with no error when there is no row. */
gboolean siloam_ministry_find_number (SiloamMinistryStore *self,
                                      gint64 *number,
                                      GError **error,
                                      const char *sql,
                                      const char *id);
GBytes *siloam_ministry_column_bytes (sqlite3_stmt *statement,
                                      int column) G_GNUC_WARN_UNUSED_RESULT;
GVariant *siloam_ministry_column_variant (sqlite3_stmt *statement,
                                          int column) G_GNUC_WARN_UNUSED_RESULT;
gint64 siloam_ministry_time_to_us (GDateTime *time);
GDateTime *siloam_ministry_time_from_us (gint64 us) G_GNUC_WARN_UNUSED_RESULT;
/* The bytes of a value, the same on every computer, and back. */
GBytes *siloam_ministry_variant_to_bytes (GVariant *variant) G_GNUC_WARN_UNUSED_RESULT;
GVariant *siloam_ministry_variant_from_bytes (GBytes *bytes) G_GNUC_WARN_UNUSED_RESULT;

/* All of the work is on disk, or none. When it destroyed a key, that key is in no page and in no
 * log any more when this returns TRUE; when only that failed, the work itself is done. */
typedef gboolean (*SiloamMinistryWork) (SiloamMinistryStore *self, gpointer data, GError **error);
gboolean siloam_ministry_transact (SiloamMinistryStore *self,
                                   SiloamMinistryWork work,
                                   gpointer data,
                                   GError **error);
gboolean siloam_ministry_wipe_log (SiloamMinistryStore *self, GError **error);

/* store-schema.c */
gboolean siloam_ministry_schema_prepare (SiloamMinistryStore *self, GError **error);

/* part.c: what is of one visitor, sealed under a key of its own. */
typedef struct
{
  const char *id;
  const char *session; /* NULL: of no session */
  SiloamDataClass data_class;
  GDateTime *expires; /* NULL: until it is withdrawn */
  gboolean agreed;    /* to be there until a date: no wrong clock takes it away */
  gboolean kept;      /* the visitor agreed to keeping it: it may go into a backup */
} SiloamMinistryPart;

gboolean siloam_ministry_part_put (SiloamMinistryStore *self,
                                   const SiloamMinistryPart *part,
                                   GVariant *content,
                                   GError **error);
/* NULL without an error when there is none. */
GVariant *siloam_ministry_part_load (SiloamMinistryStore *self,
                                     const char *id,
                                     SiloamDataClass data_class,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean siloam_ministry_part_exists (SiloamMinistryStore *self, const char *id);
/* Ids, oldest first. @session: NULL for all. */
GPtrArray *siloam_ministry_part_list (SiloamMinistryStore *self,
                                      SiloamDataClass data_class,
                                      const char *session,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Destroys the key and the row, and says so; a part that is not there is no failure. */
gboolean siloam_ministry_part_erase (SiloamMinistryStore *self,
                                     const char *id,
                                     SiloamReason reason,
                                     GError **error);
gboolean siloam_ministry_part_erase_all (SiloamMinistryStore *self,
                                         SiloamDataClass data_class,
                                         const char *session,
                                         SiloamReason reason,
                                         GError **error);
gboolean siloam_ministry_note_erasure (SiloamMinistryStore *self,
                                       SiloamDataClass data_class,
                                       SiloamReason reason,
                                       GError **error);

/* Whether @fault says that something cannot be read: then it is cleared, and @damaged set. */
gboolean siloam_ministry_leave_out (GError **fault, gboolean *damaged);

/* store-mend.c: inside a transaction. */
/* What cannot be read expires too, by the dates that stand beside it; without a date it stays. */
gboolean siloam_ministry_sweep_damaged (SiloamMinistryStore *self,
                                        const char *session,
                                        GDateTime *for_agreed,
                                        GDateTime *for_others,
                                        GError **error);
/* Of an evening that ends: what cannot be read and nobody agreed to keep. */
gboolean siloam_ministry_settle_damaged (SiloamMinistryStore *self,
                                         const char *session,
                                         GError **error);

/* store-read.c. NULL with NOT_FOUND when there is none. */
SiloamLocation *siloam_ministry_load_location (SiloamMinistryStore *self,
                                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
SiloamEvening *siloam_ministry_load_evening (SiloamMinistryStore *self,
                                             const char *id,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
SiloamSession *siloam_ministry_load_session (SiloamMinistryStore *self,
                                             const char *id,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
SiloamFollowUp *siloam_ministry_load_follow_up (SiloamMinistryStore *self,
                                                const char *id,
                                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Ids, oldest first. @evening: NULL for all. */
GPtrArray *siloam_ministry_list_sessions (SiloamMinistryStore *self,
                                          const char *evening,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* A session with what decides how long it may be kept. */
typedef struct
{
  SiloamSession *session;
  SiloamEvening *evening;
  SiloamLocation *location;
} SiloamMinistryCase;

SiloamMinistryCase *siloam_ministry_case_load (SiloamMinistryStore *self,
                                               const char *session_id,
                                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
void siloam_ministry_case_free (SiloamMinistryCase *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiloamMinistryCase, siloam_ministry_case_free)

/* store-session.c: inside a transaction. */
/* Agreed to be kept until a date. */
gboolean siloam_ministry_session_is_kept (const SiloamSession *session);
/* As it would be called now, by what is left of it. */
SiloamSessionState siloam_ministry_what_became (SiloamMinistryStore *self,
                                                const SiloamSession *session);
/* Takes the words and the date away. */
void siloam_ministry_session_forget (SiloamSession *session);
gboolean siloam_ministry_case_put (SiloamMinistryStore *self,
                                   SiloamMinistryCase *matter,
                                   GError **error);
/* Erases what may not stay now that the session has ended, and says what became of it. */
gboolean siloam_ministry_case_settle (SiloamMinistryStore *self,
                                      SiloamMinistryCase *matter,
                                      SiloamReason reason,
                                      GError **error);
gboolean siloam_ministry_put_evening (SiloamMinistryStore *self,
                                      const SiloamEvening *evening,
                                      GError **error);
gboolean siloam_ministry_put_note (SiloamMinistryStore *self,
                                   const SiloamNote *note,
                                   const SiloamMinistryCase *matter,
                                   GError **error);
gboolean siloam_ministry_put_follow_up (SiloamMinistryStore *self,
                                        const SiloamFollowUp *follow_up,
                                        const SiloamMinistryCase *matter,
                                        GError **error);
gboolean siloam_ministry_clear_points (SiloamMinistryStore *self,
                                       const char *evening,
                                       guint team_number, /* 0: of all teams */
                                       SiloamReason reason,
                                       GError **error);
/* How long each part may stay, again, after the place or an evening changed. */
gboolean siloam_ministry_renew_terms (SiloamMinistryStore *self, GError **error);

/* store.c: the row that says how the file itself is doing. */
gboolean siloam_ministry_set_backup_due (SiloamMinistryStore *self, gboolean due, GError **error);

G_END_DECLS
