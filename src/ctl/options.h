/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "scripture/reference.h"

G_BEGIN_DECLS

#define SILOAM_CTL_ERROR (siloam_ctl_error_quark ())

typedef enum
{
  SILOAM_CTL_ERROR_USAGE,  /* exit code 2 */
  SILOAM_CTL_ERROR_FAILED, /* exit code 1 */
} SiloamCtlError;

GQuark siloam_ctl_error_quark (void);

/* What was asked for on the command line. Paths and texts are bytes as the shell gave them. */
typedef struct
{
  gboolean version;
  gboolean json;
  gboolean keyring;
  char *pin_file;
  char *passphrase_file;
  char *recovery_file;
  char *password_file; /* of a PDF that is written, or of a source that is read */

  /* rotate */
  char *new_passphrase_file;
  char *new_pin_file;
  gboolean drop_passphrase;

  char *language; /* export and scripture */

  /* scripture */
  char *numbering;
  char *bible;
  char *mode;

  /* export */
  char *format;
  char *output;
  char *keep; /* of backup */
  char *id;
  char *from;
  char *to;
  char *sides;
  char *paper;
  char *title;
  double text_size;
  gboolean include_sealed;

  /* import, with format */
  gboolean dry_run;
  gboolean bring_back;
  gboolean month_first;

  /* merge */
  char *other_passphrase_file;
  char *other_recovery_file;
  gboolean other_keyring;
  gboolean other_journal;

  char **words; /* the command and its arguments */
} SiloamCtlOptions;

SiloamCtlOptions *siloam_ctl_options_parse (int argc,
                                            char *argv[],
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
void siloam_ctl_options_free (SiloamCtlOptions *self);
/* Was anything asked that only import knows? */
gboolean siloam_ctl_options_have_import (const SiloamCtlOptions *self);
/* Was anything asked that only rotate knows? */
gboolean siloam_ctl_options_have_new_keys (const SiloamCtlOptions *self);
/* Was anything asked that only export knows? */
gboolean siloam_ctl_options_have_export (const SiloamCtlOptions *self);
gboolean siloam_ctl_options_have_merge (const SiloamCtlOptions *self);
/* What was asked for, or else the language of this session. */
const char *siloam_ctl_options_get_language (const SiloamCtlOptions *self);
/* What was asked for, or else that of the language. */
gboolean siloam_ctl_options_get_numbering (const SiloamCtlOptions *self,
                                           SiloamNumbering *out,
                                           GError **error);

/* The same in a language that was found out otherwise. */
gboolean siloam_ctl_options_get_numbering_in (const SiloamCtlOptions *self,
                                              const char *language,
                                              SiloamNumbering *out,
                                              GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiloamCtlOptions, siloam_ctl_options_free)

G_END_DECLS
