/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Main thread. What is corrected is a copy of the session; only what was changed in it is saved,
 * for the session itself may go on meanwhile. */

#include "config.h"

#include "ui/rights-answer.h"

#include <glib/gi18n.h>

#include "ui/after-parts.h"
#include "ui/chip-choice.h"
#include "ui/compat/confirm.h"
#include "ui/date-text.h"
#include "ui/error-text.h"
#include "ui/field.h"
#include "ui/folder-write.h"
#include "ui/line-list.h"
#include "ui/notice.h"
#include "ui/term-text.h"
#include "ui/writing-area.h"

#define SPACING 12

typedef enum
{
  LANGUAGE_NL = 1,
  LANGUAGE_EN,
} Language;

struct _SiloamRightsAnswer
{
  GtkWidget parent_instance;

  SiloamRightsCase *of;
  SiloamSession *before;    /* NULL: no session */
  SiloamSession *corrected; /* NULL: no session */
  GtkWidget *language;
  GtkWidget *notice;
  GtkWidget *said;
  gboolean busy;
};

G_DEFINE_FINAL_TYPE (SiloamRightsAnswer, siloam_rights_answer, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_LOOK,
  SIGNAL_DONE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
siloam_rights_answer_dispose (GObject *object)
{
  SiloamRightsAnswer *self = SILOAM_RIGHTS_ANSWER (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))))
    gtk_widget_unparent (child);
  g_clear_pointer (&self->before, siloam_session_free);
  g_clear_pointer (&self->corrected, siloam_session_free);
  g_clear_pointer (&self->of, siloam_rights_case_free);

  G_OBJECT_CLASS (siloam_rights_answer_parent_class)->dispose (object);
}

static guint
new_signal (const char *name, guint n_params)
{
  return g_signal_new (name,
                       SILOAM_TYPE_RIGHTS_ANSWER,
                       G_SIGNAL_RUN_LAST,
                       0,
                       NULL,
                       NULL,
                       NULL,
                       G_TYPE_NONE,
                       n_params,
                       G_TYPE_STRING);
}

static void
siloam_rights_answer_class_init (SiloamRightsAnswerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = siloam_rights_answer_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  signals[SIGNAL_LOOK] = new_signal ("look", 0);
  signals[SIGNAL_DONE] = new_signal ("done", 1);
}

static void
siloam_rights_answer_init (SiloamRightsAnswer *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), SPACING);
}

static SiloamPrompts *
get_prompts (SiloamRightsAnswer *self)
{
  return siloam_evening_room_get_prompts (self->of->room);
}

static const char *
get_text (SiloamRightsAnswer *self, const char *key)
{
  return siloam_prompts_get (get_prompts (self), key);
}

static void
add (SiloamRightsAnswer *self, GtkWidget *child)
{
  gtk_widget_set_parent (child, GTK_WIDGET (self));
}

static void
add_text (SiloamRightsAnswer *self, const char *key, const char *css_class)
{
  add (self, siloam_after_text (get_text (self, key), css_class));
}

static void
show_problem (SiloamRightsAnswer *self, SiloamErrorText text)
{
  siloam_notice_set_text (SILOAM_NOTICE (self->notice), &text);
  gtk_widget_set_visible (self->notice, TRUE);
}

/* Access. */

static void
look_cb (SiloamRightsAnswer *self)
{
  g_signal_emit (self, signals[SIGNAL_LOOK], 0);
}

static gboolean
write_json (gpointer data, const char *path, GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return siloam_access_write_json (data, now, path, error);
}

static void
access_free (gpointer data)
{
  siloam_access_free (data);
}

static void
json_written_cb (const char *name, const GError *error, gpointer user_data)
{
  g_autoptr (SiloamRightsAnswer) self = user_data;
  g_autofree char *text = NULL;

  self->busy = FALSE;
  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  if (error != NULL)
    show_problem (self, siloam_error_text_named (get_prompts (self), "ministry_file"));
  else if (name != NULL)
    {
      text = siloam_after_fill (get_text (self, "rights.done.file"), "{name}", name);
      gtk_label_set_label (GTK_LABEL (self->said), text);
      gtk_widget_set_visible (self->said, TRUE);
    }
}

static char *
json_name (const SiloamRightsCase *of)
{
  g_autoptr (SiloamPrompts) prompts = siloam_prompts_new (of->language, SILOAM_ADDRESS_U, NULL);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *day = g_date_time_format (now, "%Y-%m-%d");

  return g_strdup_printf ("%s-%s.json", siloam_prompts_get (prompts, "rights.paper.file"), day);
}

static void
json_cb (SiloamRightsAnswer *self)
{
  g_autoptr (SiloamRightsCase) of = siloam_rights_answer_dup_case (self);
  g_autofree char *name = json_name (of);
  SiloamFolderWrite what = {
    .title = get_text (self, "rights.choose_folder"),
    .name = name,
    .locked = FALSE,
    .write = write_json,
    .free_data = access_free,
  };

  if (self->busy)
    return;
  what.data = siloam_rights_case_make_access (of);
  self->busy = TRUE;
  gtk_widget_set_visible (self->notice, FALSE);
  siloam_folder_write_async (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                             get_prompts (self),
                             &what,
                             json_written_cb,
                             g_object_ref (self));
}

static void
add_language (SiloamRightsAnswer *self)
{
  SiloamChipChoice *choice;

  self->language =
      siloam_chip_choice_new (SILOAM_CHIPS_ALWAYS, get_text (self, "rights.papers.language"));
  choice = SILOAM_CHIP_CHOICE (self->language);
  siloam_chip_choice_add (choice, LANGUAGE_NL, get_text (self, "give.language.nl"), NULL);
  siloam_chip_choice_add (choice, LANGUAGE_EN, get_text (self, "give.language.en"), NULL);
  siloam_chip_choice_set_value (choice,
                                g_str_equal (self->of->language, "nl") ? LANGUAGE_NL : LANGUAGE_EN);
  add (self, self->language);
}

/* What the file knows as a name is filled in; whoever answers reads it and adds the others. */
static void
suggest_names (SiloamRightsAnswer *self)
{
  g_autoptr (SiloamAccess) access = siloam_rights_case_make_access (self->of);
  g_autoptr (GPtrArray) names =
      siloam_access_suggest_names (access, siloam_evening_room_get_desk (self->of->room));

  for (guint i = 0; i < names->len; i++)
    g_ptr_array_add (self->of->names, g_strdup (g_ptr_array_index (names, i)));
}

static void
add_access (SiloamRightsAnswer *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) by = siloam_access_answer_by (now);
  g_autofree char *day = siloam_date_text_short (by);
  g_autofree char *due = siloam_after_fill (get_text (self, "rights.answer.by"), "{date}", day);

  add (self, siloam_after_text (due, "siloam-text"));
  add_text (self, "rights.names", "siloam-heading");
  add_text (self, "rights.names.hint", "siloam-hint");
  suggest_names (self);
  add (self, siloam_line_list_new (get_text (self, "rights.names"), self->of->names));
  add_language (self);
  add (self,
       siloam_after_button (get_text (self, "rights.button.look"), G_CALLBACK (look_cb), self));
  add (self,
       siloam_after_button (get_text (self, "rights.button.json"), G_CALLBACK (json_cb), self));
}

/* Writing. */

typedef struct
{
  SiloamRightsAnswer *answer;
  const char *said;
  SiloamScope scope; /* to withdraw; 0: to erase */
} Write;

static Write *
write_new (SiloamRightsAnswer *self, const char *said, SiloamScope scope)
{
  Write *write = g_new0 (Write, 1);

  write->answer = g_object_ref (self);
  write->said = said;
  write->scope = scope;
  return write;
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Write *write = user_data;
  g_autoptr (SiloamRightsAnswer) self = write->answer;
  g_autoptr (GError) error = NULL;

  self->busy = FALSE;
  if (siloam_ministry_write_finish (SILOAM_MINISTRY (source), result, &error))
    g_signal_emit (self, signals[SIGNAL_DONE], 0, write->said);
  else
    show_problem (self, siloam_error_text (get_prompts (self), error));
}

static void
correct_cb (SiloamRightsAnswer *self)
{
  if (self->busy)
    return;
  self->busy = TRUE;
  siloam_rights_case_correct_async (self->of,
                                    self->before,
                                    self->corrected,
                                    written_cb,
                                    write_new (self, "rights.done.corrected", 0));
}

static void
add_writing (SiloamRightsAnswer *self, const char *key, char **field)
{
  GtkWidget *area;

  if (siloam_after_is_blank (*field))
    return;
  add_text (self, key, "siloam-hint");
  area = siloam_writing_area_new (get_text (self, key), NULL, 1);
  siloam_writing_area_bind (SILOAM_WRITING_AREA (area), field);
  add (self, area);
}

static void
add_received (SiloamRightsAnswer *self)
{
  GPtrArray *received = self->corrected->exchange->received;

  for (guint i = 0; i < received->len; i++)
    add_writing (self,
                 "rights.part.received",
                 &((SiloamReceived *) g_ptr_array_index (received, i))->text);
}

static void
add_correcting (SiloamRightsAnswer *self)
{
  add_text (self, "rights.correct", "siloam-heading");
  if (self->corrected == NULL || siloam_after_is_blank (self->corrected->alias))
    {
      add_text (self, "rights.correct.none", "siloam-hint");
      return;
    }
  add_writing (self, "rights.field.alias", &self->corrected->alias);
  add_writing (self, "rights.field.help_request", &self->corrected->help_request);
  add_writing (self, "rights.field.god_has", &self->corrected->god_has);
  add_writing (self, "rights.field.takes_home", &self->corrected->takes_home);
  add_writing (self, "rights.field.how_now", &self->corrected->how_now);
  add_writing (self, "rights.field.turns_to", &self->corrected->turns_to);
  add_received (self);
  add (self,
       siloam_after_button (get_text (self, "rights.button.correct"),
                            G_CALLBACK (correct_cb),
                            self));
}

static void
meant_cb (gboolean confirmed, gpointer user_data)
{
  Write *write = user_data;
  SiloamRightsAnswer *self = write->answer;

  if (!confirmed || self->busy || gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    {
      g_object_unref (self);
      g_free (write);
      return;
    }
  self->busy = TRUE;
  if (write->scope != 0)
    siloam_ministry_withdraw_async (siloam_evening_room_get_ministry (self->of->room),
                                    self->of->id,
                                    write->scope,
                                    written_cb,
                                    write);
  else
    siloam_rights_case_erase_async (self->of, written_cb, write);
}

static void
ask (SiloamRightsAnswer *self, const char *heading, const char *body, Write *write)
{
  SiloamConfirm confirm = {
    .heading = get_text (self, heading),
    .body = get_text (self, body),
    .label = write->scope != 0 ? _ ("_Withdraw") : _ ("_Erase"),
    .destructive = TRUE,
  };

  siloam_confirm_async (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                        &confirm,
                        meant_cb,
                        write);
}

static void
withdraw_cb (SiloamRightsAnswer *self, GtkWidget *button)
{
  SiloamScope scope = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "scope"));

  ask (self,
       "rights.withdraw.question",
       "rights.withdraw.text",
       write_new (self, "rights.done.withdrawn", scope));
}

static void
add_withdrawing (SiloamRightsAnswer *self)
{
  const SiloamSession *session = siloam_rights_case_get_session (self->of);
  gboolean any = FALSE;

  add_text (self, "rights.withdraw", "siloam-heading");
  for (const SiloamTerm *term = siloam_scopes; session != NULL && term->nick != NULL; term++)
    {
      const SiloamConsent *consent =
          siloam_session_find_consent (session, (SiloamScope) term->value);
      g_autofree char *label = NULL;
      GtkWidget *button;

      if (consent == NULL || consent->state != SILOAM_CONSENT_GIVEN)
        continue;
      label = siloam_after_fill (
          get_text (self, "rights.button.withdraw"),
          "{text}",
          siloam_term_text (get_prompts (self), "rights.term", siloam_scopes, term->value));
      button = siloam_after_button (label, G_CALLBACK (withdraw_cb), self);
      g_object_set_data (G_OBJECT (button), "scope", GUINT_TO_POINTER ((guint) term->value));
      add (self, button);
      any = TRUE;
    }
  if (!any)
    add_text (self, "rights.withdraw.none", "siloam-hint");
}

static void
erase_cb (SiloamRightsAnswer *self)
{
  ask (self,
       "rights.erase.question",
       "rights.erase.text",
       write_new (self, "rights.done.erased", 0));
}

static void
add_erasing (SiloamRightsAnswer *self)
{
  add_text (self, "rights.erase", "siloam-heading");
  add (self,
       siloam_after_button (get_text (self, "rights.button.erase"), G_CALLBACK (erase_cb), self));
}

/**
 * siloam_rights_answer_new:
 * @of: copied
 *
 * Returns: (transfer floating): what can be done about it
 */
GtkWidget *
siloam_rights_answer_new (const SiloamRightsCase *of)
{
  SiloamRightsAnswer *self = g_object_new (SILOAM_TYPE_RIGHTS_ANSWER, NULL);

  self->of = siloam_rights_case_copy (of);
  self->before = siloam_rights_case_dup_session (of);
  self->corrected = self->before != NULL ? siloam_session_copy (self->before) : NULL;
  self->notice = g_object_new (SILOAM_TYPE_NOTICE, "visible", FALSE, NULL);
  self->said = siloam_after_text ("", "siloam-text");
  gtk_widget_set_visible (self->said, FALSE);
  add (self, self->notice);
  add (self, self->said);
  add_access (self);
  add_correcting (self);
  add_withdrawing (self);
  add_erasing (self);
  return GTK_WIDGET (self);
}

/**
 * siloam_rights_answer_dup_case:
 *
 * Returns: (transfer full): what is answered, with the names and the language chosen now
 */
SiloamRightsCase *
siloam_rights_answer_dup_case (SiloamRightsAnswer *self)
{
  SiloamRightsCase *of;
  guint chosen;

  g_return_val_if_fail (SILOAM_IS_RIGHTS_ANSWER (self), NULL);
  of = siloam_rights_case_copy (self->of);
  chosen = siloam_chip_choice_get_value (SILOAM_CHIP_CHOICE (self->language));
  g_free (of->language);
  of->language = g_strdup (chosen == LANGUAGE_EN ? "en" : "nl");
  return of;
}
