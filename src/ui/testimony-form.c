/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Nothing is filled in beforehand: a testimony begins with the visitor, never with what the file
 * knows of them. Main thread. */

#include "config.h"

#include "ui/testimony-form.h"

#include <glib/gi18n.h>

#include "ui/after-parts.h"
#include "ui/chip-choice.h"
#include "ui/compat/confirm.h"
#include "ui/date-text.h"
#include "ui/error-text.h"
#include "ui/field.h"
#include "ui/notice.h"
#include "ui/term-text.h"
#include "ui/writing-area.h"

#define SPACING 12
#define LINES 4
#define NOON 12
#define OLDEST_YEAR 1900

struct _SiloamTestimonyForm
{
  GtkWidget parent_instance;

  SiloamEveningRoom *room;
  SiloamWritingArea *text;
  SiloamField *alias;
  SiloamField *session_at;
  SiloamChipChoice *audience;
  SiloamChipChoice *how;
  GtkCheckButton *approved;
  GtkLabel *problem;
  GtkWidget *notice;
  gboolean busy;
};

G_DEFINE_FINAL_TYPE (SiloamTestimonyForm, siloam_testimony_form, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_DONE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
siloam_testimony_form_dispose (GObject *object)
{
  SiloamTestimonyForm *self = SILOAM_TESTIMONY_FORM (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))))
    gtk_widget_unparent (child);
  g_clear_object (&self->room);

  G_OBJECT_CLASS (siloam_testimony_form_parent_class)->dispose (object);
}

static void
siloam_testimony_form_class_init (SiloamTestimonyFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = siloam_testimony_form_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  signals[SIGNAL_DONE] = g_signal_new ("done",
                                       SILOAM_TYPE_TESTIMONY_FORM,
                                       G_SIGNAL_RUN_LAST,
                                       0,
                                       NULL,
                                       NULL,
                                       NULL,
                                       G_TYPE_NONE,
                                       1,
                                       G_TYPE_STRING);
}

static void
siloam_testimony_form_init (SiloamTestimonyForm *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), SPACING);
}

static const char *
get_text (SiloamTestimonyForm *self, const char *key)
{
  return siloam_prompts_get (siloam_evening_room_get_prompts (self->room), key);
}

static void
add (SiloamTestimonyForm *self, GtkWidget *child)
{
  gtk_widget_set_parent (child, GTK_WIDGET (self));
}

static void
add_text (SiloamTestimonyForm *self, const char *key, const char *css_class)
{
  add (self, siloam_after_text (get_text (self, key), css_class));
}

static SiloamField *
add_field (SiloamTestimonyForm *self, const char *key)
{
  SiloamField *field = g_object_new (SILOAM_TYPE_FIELD, "title", get_text (self, key), NULL);

  add (self, GTK_WIDGET (field));
  return field;
}

static SiloamChipChoice *
add_choice (SiloamTestimonyForm *self, const char *key, const SiloamTerm *terms)
{
  GtkWidget *choice = siloam_chip_choice_new (SILOAM_CHIPS_ONE, get_text (self, key));

  add_text (self, key, "siloam-hint");
  for (const SiloamTerm *term = terms; term->nick != NULL; term++)
    siloam_chip_choice_add (SILOAM_CHIP_CHOICE (choice),
                            (guint) term->value,
                            siloam_term_text (siloam_evening_room_get_prompts (self->room),
                                              "rights.term",
                                              terms,
                                              term->value),
                            NULL);
  add (self, choice);
  return SILOAM_CHIP_CHOICE (choice);
}

/* As prepare.day is typed: day, month, year. The year may also come first. */
static GDateTime *
parse_day (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "-", -1);
  int numbers[3];

  if (g_strv_length (parts) != 3)
    return NULL;
  for (guint i = 0; i < 3; i++)
    {
      guint64 number;

      if (!g_ascii_string_to_unsigned (g_strstrip (parts[i]), 10, 1, 9999, &number, NULL))
        return NULL;
      numbers[i] = (int) number;
    }
  if (numbers[0] >= OLDEST_YEAR)
    return g_date_time_new_local (numbers[0], numbers[1], numbers[2], NOON, 0, 0);
  if (numbers[2] >= OLDEST_YEAR)
    return g_date_time_new_local (numbers[2], numbers[1], numbers[0], NOON, 0, 0);
  return NULL;
}

static void
say (SiloamTestimonyForm *self, const char *text)
{
  gtk_label_set_label (self->problem, text);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), *text != '\0');
}

static gboolean
is_complete (SiloamTestimonyForm *self, const char *text, GDateTime *session_at)
{
  return !siloam_after_is_blank (text) && session_at != NULL &&
         siloam_chip_choice_get_value (self->audience) != 0 &&
         siloam_chip_choice_get_value (self->how) != 0 &&
         gtk_check_button_get_active (self->approved);
}

static gboolean
is_late_enough (SiloamTestimonyForm *self, GDateTime *session_at, GDateTime *now)
{
  g_autoptr (GDateTime) first = g_date_time_add_days (session_at, SILOAM_TESTIMONY_DAYS);
  g_autofree char *day = siloam_date_text_short (first);
  g_autofree char *text = siloam_after_fill (get_text (self, "testimony.too_early"), "{date}", day);

  if (g_date_time_compare (now, first) >= 0)
    return TRUE;
  say (self, text);
  return FALSE;
}

typedef struct
{
  SiloamTestimonyForm *form;
  const char *said;
} Write;

static Write *
write_new (SiloamTestimonyForm *self, const char *said)
{
  Write *write = g_new0 (Write, 1);

  write->form = g_object_ref (self);
  write->said = said;
  return write;
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Write *write = user_data;
  g_autoptr (SiloamTestimonyForm) self = write->form;
  g_autoptr (GError) error = NULL;
  SiloamErrorText text;

  self->busy = FALSE;
  if (siloam_ministry_write_finish (SILOAM_MINISTRY (source), result, &error))
    {
      g_signal_emit (self, signals[SIGNAL_DONE], 0, write->said);
      return;
    }
  text = siloam_error_text (siloam_evening_room_get_prompts (self->room), error);
  siloam_notice_set_text (SILOAM_NOTICE (self->notice), &text);
  gtk_widget_set_visible (self->notice, TRUE);
}

static void
set (char **field, const char *text)
{
  g_free (*field);
  *field = siloam_after_is_blank (text) ? NULL : g_strdup (text);
}

static void
set_time (GDateTime **field, GDateTime *time)
{
  g_clear_pointer (field, g_date_time_unref);
  *field = g_date_time_ref (time);
}

static void
save (SiloamTestimonyForm *self, const char *text, GDateTime *session_at, GDateTime *now)
{
  g_autoptr (SiloamTestimony) testimony = siloam_testimony_new ();
  const SiloamMinistryDesk *desk = siloam_evening_room_get_desk (self->room);

  set (&testimony->text, text);
  set (&testimony->alias, siloam_field_get_text (self->alias));
  set (&testimony->text_version, desk->location->privacy_version);
  set_time (&testimony->session_at, session_at);
  set_time (&testimony->given_at, now);
  testimony->audience = siloam_chip_choice_get_value (self->audience);
  testimony->how = siloam_chip_choice_get_value (self->how);
  self->busy = TRUE;
  siloam_ministry_save_testimony_async (siloam_evening_room_get_ministry (self->room),
                                        testimony,
                                        written_cb,
                                        write_new (self, "testimony.saved"));
}

static void
save_cb (SiloamTestimonyForm *self)
{
  g_autofree char *text = siloam_writing_area_dup_text (self->text);
  g_autoptr (GDateTime) session_at = parse_day (siloam_field_get_text (self->session_at));
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  if (self->busy)
    return;
  say (self, "");
  if (!is_complete (self, text, session_at))
    say (self, get_text (self, "testimony.missing"));
  else if (is_late_enough (self, session_at, now))
    save (self, text, session_at, now);
}

typedef struct
{
  SiloamTestimonyForm *form;
  char *id;
} Question;

static void
withdraw_meant_cb (gboolean confirmed, gpointer user_data)
{
  g_autofree Question *question = user_data;
  g_autoptr (SiloamTestimonyForm) self = question->form;
  g_autofree char *id = question->id;

  if (confirmed && gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    siloam_ministry_withdraw_testimony_async (siloam_evening_room_get_ministry (self->room),
                                              id,
                                              written_cb,
                                              write_new (self, "testimony.withdrawn"));
}

static void
withdraw_cb (SiloamTestimonyForm *self, GtkWidget *button)
{
  SiloamConfirm confirm = {
    .heading = get_text (self, "testimony.withdraw.question"),
    .body = get_text (self, "testimony.withdraw.text"),
    .label = _ ("_Withdraw"),
    .destructive = TRUE,
  };
  Question *question = g_new0 (Question, 1);

  question->form = g_object_ref (self);
  question->id = g_strdup (g_object_get_data (G_OBJECT (button), "id"));
  siloam_confirm_async (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                        &confirm,
                        withdraw_meant_cb,
                        question);
}

static void
add_kept (SiloamTestimonyForm *self, const SiloamTestimony *testimony)
{
  GtkWidget *button = siloam_after_button (get_text (self, "testimony.button.withdraw"),
                                           G_CALLBACK (withdraw_cb),
                                           self);

  g_object_set_data_full (G_OBJECT (button), "id", g_strdup (testimony->id), g_free);
  add (self, siloam_after_text (testimony->text, "siloam-text"));
  add (self, button);
}

static void
add_all_kept (SiloamTestimonyForm *self)
{
  const GPtrArray *all = siloam_evening_room_get_desk (self->room)->testimonies;
  gboolean any = FALSE;

  for (guint i = 0; i < all->len; i++)
    {
      const SiloamTestimony *testimony = g_ptr_array_index (all, i);

      if (testimony->withdrawn_at != NULL || testimony->text == NULL)
        continue;
      if (!any)
        add_text (self, "testimony.kept", "siloam-heading");
      any = TRUE;
      add_kept (self, testimony);
    }
}

/**
 * siloam_testimony_form_new:
 *
 * Returns: (transfer floating): an empty form
 */
GtkWidget *
siloam_testimony_form_new (SiloamEveningRoom *room)
{
  SiloamTestimonyForm *self = g_object_new (SILOAM_TYPE_TESTIMONY_FORM, NULL);

  self->room = g_object_ref (room);
  self->notice = g_object_new (SILOAM_TYPE_NOTICE, "visible", FALSE, NULL);
  add (self, self->notice);
  add_text (self, "testimony.care", "siloam-hint");
  add_text (self, "testimony.text", "siloam-heading");
  self->text = SILOAM_WRITING_AREA (
      siloam_writing_area_new (get_text (self, "testimony.text"), NULL, LINES));
  add (self, GTK_WIDGET (self->text));
  self->alias = add_field (self, "testimony.alias");
  self->session_at = add_field (self, "testimony.session_at");
  self->audience = add_choice (self, "testimony.audience", siloam_audiences);
  self->how = add_choice (self, "testimony.how", siloam_hows);
  self->approved = GTK_CHECK_BUTTON (siloam_after_tick (get_text (self, "testimony.approved")));
  add (self, GTK_WIDGET (self->approved));
  self->problem = GTK_LABEL (siloam_after_text ("", "siloam-problem"));
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  add (self, GTK_WIDGET (self->problem));
  add (self,
       siloam_after_button (get_text (self, "testimony.button.save"), G_CALLBACK (save_cb), self));
  add_all_kept (self);
  return GTK_WIDGET (self);
}
