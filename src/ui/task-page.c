/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The choice of what is done at this laptop, and the PIN for whoever wants to see more. What was
 * typed goes from the field to the file and is kept nowhere. A visitor may see it: it holds nothing
 * of anybody. Main thread. */

#include "config.h"

#include "ui/task-page.h"

#include "ui/field.h"
#include "ui/sheet.h"
#include "vault/error.h"

#define TASK_KEY "task"

struct _SiloamTaskPage
{
  SiloamEveningSheet parent_instance;

  SiloamTask wanted;  /* while the PIN is asked */
  SiloamField *field; /* likewise; NULL while a task is chosen */
  GtkWidget *checking;
  GtkWidget *first;
  GCancellable *cancellable; /* while it is looked whether the PIN is right */
};

G_DEFINE_FINAL_TYPE (SiloamTaskPage, siloam_task_page, SILOAM_TYPE_EVENING_SHEET)

static SiloamEveningTask *
task_of (SiloamTaskPage *self)
{
  return siloam_evening_room_get_task (siloam_evening_sheet_get_room (SILOAM_EVENING_SHEET (self)));
}

static const char *
text_of (SiloamTaskPage *self, const char *key)
{
  return siloam_evening_sheet_get_text (SILOAM_EVENING_SHEET (self), key);
}

static const char *
name_of (SiloamTaskPage *self, SiloamTask task, const char *ending)
{
  g_autofree char *key =
      g_strconcat ("task.", siloam_term_nick (siloam_tasks, (int) task), ending, NULL);

  return text_of (self, key);
}

static void
stop_checking (SiloamTaskPage *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static SiloamSheet *
begin (SiloamTaskPage *self)
{
  stop_checking (self);
  self->field = NULL;
  self->checking = NULL;
  self->first = NULL;
  siloam_evening_sheet_tell (SILOAM_EVENING_SHEET (self), NULL);
  return siloam_evening_sheet_rebuild (SILOAM_EVENING_SHEET (self));
}

/* The PIN. */

static void
set_checking (SiloamTaskPage *self, gboolean checking)
{
  gtk_widget_set_visible (self->checking, checking);
  gtk_widget_set_sensitive (GTK_WIDGET (self->field), !checking);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "task.open", !checking);
}

static void
tell_wrong (SiloamTaskPage *self, const GError *error)
{
  SiloamEveningSheet *sheet = SILOAM_EVENING_SHEET (self);

  if (g_error_matches (error, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_WRONG_KEY))
    siloam_evening_sheet_tell_text (sheet, "task.pin.wrong");
  else
    siloam_evening_sheet_tell (sheet, error);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* Who may see more is on another page by now. */
static void
widened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiloamTaskPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (siloam_evening_task_widen_finish (SILOAM_EVENING_TASK (source), result, &error) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->field == NULL)
    return;
  g_clear_object (&self->cancellable);
  set_checking (self, FALSE);
  tell_wrong (self, error);
}

static void
open_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamTaskPage *self = SILOAM_TASK_PAGE (widget);
  g_autoptr (SiloamSecret) secret = NULL;

  if (self->field == NULL || self->cancellable != NULL)
    return;
  if (*siloam_field_get_text (self->field) == '\0')
    {
      gtk_widget_grab_focus (widget);
      return;
    }
  secret = siloam_secret_new_text (siloam_field_get_text (self->field));
  siloam_field_set_text (self->field, "");
  siloam_evening_sheet_tell (SILOAM_EVENING_SHEET (self), NULL);
  self->cancellable = g_cancellable_new ();
  set_checking (self, TRUE);
  siloam_evening_task_widen_async (task_of (self),
                                   self->wanted,
                                   siloam_evening_sheet_get_ministry (SILOAM_EVENING_SHEET (self)),
                                   secret,
                                   self->cancellable,
                                   widened_cb,
                                   g_object_ref (self));
}

static void
entered_cb (SiloamTaskPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "task.open", NULL);
}

static void
add_field (SiloamTaskPage *self, SiloamSheet *sheet)
{
  self->field =
      g_object_new (SILOAM_TYPE_FIELD, "secret", TRUE, "title", text_of (self, "task.pin"), NULL);
  self->first = GTK_WIDGET (self->field);
  g_signal_connect_object (self->field,
                           "activate",
                           G_CALLBACK (entered_cb),
                           self,
                           G_CONNECT_SWAPPED);
  siloam_sheet_add (sheet, self->first);
  self->checking = siloam_sheet_add_text (sheet, text_of (self, "task.checking"), "siloam-hint");
  set_checking (self, FALSE);
}

static void
show_pin (SiloamTaskPage *self, SiloamTask task)
{
  SiloamSheet *sheet = begin (self);

  self->wanted = task;
  siloam_sheet_set_question (sheet, name_of (self, task, NULL));
  siloam_sheet_hide_hint (sheet);
  siloam_sheet_add_text (sheet, text_of (self, "task.pin.why"), "siloam-text");
  add_field (self, sheet);
  siloam_sheet_add_action (sheet, text_of (self, "task.button.other"), "task.choose", FALSE);
  siloam_sheet_add_action (sheet, text_of (self, "task.button.open"), "task.open", TRUE);
}

/* The choice. */

static void
chosen_cb (SiloamTaskPage *self, GtkWidget *answer)
{
  const SiloamTask task = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (answer), TASK_KEY));

  if (task == siloam_evening_task_get (task_of (self)))
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "sheet.back", NULL);
      return;
    }
  if (siloam_evening_task_narrow (task_of (self), task))
    return;
  show_pin (self, task);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static char *
dup_meaning (SiloamTaskPage *self, SiloamTask task)
{
  const char *meaning = name_of (self, task, ".meaning");

  if (task == siloam_evening_task_get (task_of (self)))
    return g_strdup_printf ("%s\n%s", meaning, text_of (self, "task.now"));
  if (siloam_evening_task_is_wider (task_of (self), task))
    return g_strdup_printf ("%s\n%s", meaning, text_of (self, "task.asks_pin"));
  return g_strdup (meaning);
}

static void
add_task (SiloamTaskPage *self, SiloamSheet *sheet, SiloamTask task)
{
  g_autofree char *meaning = dup_meaning (self, task);
  GtkWidget *answer = siloam_sheet_add_answer (sheet,
                                               name_of (self, task, NULL),
                                               meaning,
                                               G_CALLBACK (chosen_cb),
                                               self);

  g_object_set_data (G_OBJECT (answer), TASK_KEY, GUINT_TO_POINTER (task));
  gtk_accessible_update_property (GTK_ACCESSIBLE (answer),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  meaning,
                                  -1);
  if (task != siloam_evening_task_get (task_of (self)))
    return;
  gtk_widget_add_css_class (answer, "siloam-chosen");
  self->first = answer;
}

static void
show_tasks (SiloamTaskPage *self)
{
  SiloamSheet *sheet = begin (self);
  GtkWidget *answers = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  siloam_sheet_add (sheet, answers);
  siloam_sheet_begin_group (sheet, GTK_BOX (answers));
  for (const SiloamTerm *term = siloam_tasks; term->nick != NULL; term++)
    add_task (self, sheet, (SiloamTask) term->value);
  siloam_sheet_end_group (sheet);
}

static void
choose_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamTaskPage *self = SILOAM_TASK_PAGE (widget);

  if (self->field == NULL)
    return;
  show_tasks (self);
  gtk_widget_grab_focus (widget);
}

/* Whoever left the page turned back. */
static void
siloam_task_page_unroot (GtkWidget *widget)
{
  stop_checking (SILOAM_TASK_PAGE (widget));

  GTK_WIDGET_CLASS (siloam_task_page_parent_class)->unroot (widget);
}

static gboolean
siloam_task_page_grab_focus (GtkWidget *widget)
{
  SiloamTaskPage *self = SILOAM_TASK_PAGE (widget);

  return self->first != NULL && gtk_widget_grab_focus (self->first);
}

static void
siloam_task_page_dispose (GObject *object)
{
  SiloamTaskPage *self = SILOAM_TASK_PAGE (object);

  stop_checking (self);
  self->field = NULL;
  self->checking = NULL;
  self->first = NULL;

  G_OBJECT_CLASS (siloam_task_page_parent_class)->dispose (object);
}

static void
siloam_task_page_class_init (SiloamTaskPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siloam_task_page_dispose;
  widget_class->unroot = siloam_task_page_unroot;
  widget_class->grab_focus = siloam_task_page_grab_focus;
  gtk_widget_class_install_action (widget_class, "task.open", NULL, open_cb);
  gtk_widget_class_install_action (widget_class, "task.choose", NULL, choose_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "task.choose", NULL);
}

static void
siloam_task_page_init (SiloamTaskPage *self)
{
}

/**
 * siloam_task_page_new:
 *
 * Returns: (transfer floating): the choice of what is done at this laptop
 */
GtkWidget *
siloam_task_page_new (SiloamEveningRoom *room)
{
  SiloamTaskPage *self = g_object_new (SILOAM_TYPE_TASK_PAGE, NULL);

  siloam_evening_sheet_set_up (SILOAM_EVENING_SHEET (self), room, "task");
  show_tasks (self);
  return GTK_WIDGET (self);
}

/**
 * siloam_task_page_ask_for:
 * @task: who may see where somebody wanted to go
 *
 * Asks for the PIN for it.
 */
void
siloam_task_page_ask_for (SiloamTaskPage *self, SiloamTask task)
{
  g_return_if_fail (SILOAM_IS_TASK_PAGE (self));

  show_pin (self, task);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}
