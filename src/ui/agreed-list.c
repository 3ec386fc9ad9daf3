/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What was agreed, to read and to take back. Taking back is one press: what hangs on it goes from
 * memory and from the file, and is not asked about again. Main thread. */

#include "config.h"

#include "ui/agreed-list.h"

#include "ministry/rules.h"
#include "ui/action-layout.h"
#include "ui/screen.h"
#include "ui/session-text.h"

struct _SiloamAgreedList
{
  GtkWidget parent_instance;

  GtkWidget *box;

  SiloamEveningRoom *room;
  SiloamPrompts *prompts;
  gboolean withdrawable;
};

G_DEFINE_FINAL_TYPE (SiloamAgreedList, siloam_agreed_list, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_WITHDRAWING,
  SIGNAL_WITHDRAWN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void show_all (SiloamAgreedList *self);

static void
stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiloamAgreedList) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!siloam_ministry_write_finish (SILOAM_MINISTRY (source), result, &error) &&
      !g_error_matches (error, SILOAM_MINISTRY_ERROR, SILOAM_MINISTRY_ERROR_NOT_FOUND) &&
      self->room != NULL)
    siloam_evening_room_tell_failed (self->room, error);
}

static void
withdraw_cb (GtkButton *button, SiloamAgreedList *self)
{
  SiloamSession *session = siloam_evening_room_get_session (self->room);
  SiloamScope scope = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "scope"));

  if (session == NULL)
    return;

  g_signal_emit (self, signals[SIGNAL_WITHDRAWING], 0);
  siloam_session_withdraw (session, scope);
  siloam_ministry_withdraw_async (siloam_evening_room_get_ministry (self->room),
                                  session->id,
                                  scope,
                                  stored_cb,
                                  g_object_ref (self));
  siloam_evening_room_touch (self->room);
  siloam_evening_room_flush (self->room);
  show_all (self);
  g_signal_emit (self, signals[SIGNAL_WITHDRAWN], 0);
}

static GtkWidget *
make_withdraw (SiloamAgreedList *self, SiloamScope scope, const char *text)
{
  GtkWidget *button = siloam_screen_plain_button_new (
      siloam_prompts_get (self->prompts, "session.button.withdraw"));
  g_autofree char *name =
      g_strdup_printf ("%s: %s",
                       siloam_prompts_get (self->prompts, "session.button.withdraw"),
                       text);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button), "scope", GINT_TO_POINTER ((int) scope));
  g_signal_connect_object (button, "clicked", G_CALLBACK (withdraw_cb), self, 0);
  return button;
}

static const char *
icon_of (const SiloamConsent *consent)
{
  return consent->state == SILOAM_CONSENT_GIVEN ? "object-select-symbolic"
                                                : "window-close-symbolic";
}

static GtkWidget *
make_line (const SiloamConsent *consent, const char *text)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon = gtk_image_new_from_icon_name (icon_of (consent));
  GtkWidget *label = gtk_label_new (text);

  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL, "", -1);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "siloam-text");
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_add_css_class (icon, "siloam-line-icon");
  gtk_box_append (GTK_BOX (line), icon);
  gtk_box_append (GTK_BOX (line), label);
  return line;
}

/* Where there is no room beside the words, what takes them back stands below them. */
static GtkWidget *
make_row (SiloamAgreedList *self, const SiloamConsent *consent, const char *text)
{
  GtkWidget *row = make_line (consent, text);
  GtkWidget *pair;

  if (!self->withdrawable || consent->state != SILOAM_CONSENT_GIVEN)
    return row;
  pair = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_widget_set_layout_manager (
      pair,
      g_object_new (SILOAM_TYPE_ACTION_LAYOUT, "reading-order", TRUE, NULL));
  gtk_box_append (GTK_BOX (pair), row);
  gtk_box_append (GTK_BOX (pair), make_withdraw (self, consent->scope, text));
  return pair;
}

static void
show_all (SiloamAgreedList *self)
{
  const SiloamSession *session = siloam_evening_room_get_session (self->room);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  for (const SiloamTerm *term = siloam_scopes; session != NULL && term->nick != NULL; term++)
    {
      const SiloamScope scope = (SiloamScope) term->value;
      g_autofree char *text = siloam_session_text_agreed (self->prompts, session, scope);

      if (text != NULL)
        gtk_box_append (GTK_BOX (self->box),
                        make_row (self, siloam_session_find_consent (session, scope), text));
    }
}

static void
siloam_agreed_list_dispose (GObject *object)
{
  SiloamAgreedList *self = SILOAM_AGREED_LIST (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->room);
  g_clear_object (&self->prompts);

  G_OBJECT_CLASS (siloam_agreed_list_parent_class)->dispose (object);
}

static guint
add_signal (const char *name)
{
  return g_signal_new (name,
                       SILOAM_TYPE_AGREED_LIST,
                       G_SIGNAL_RUN_LAST,
                       0,
                       NULL,
                       NULL,
                       NULL,
                       G_TYPE_NONE,
                       0);
}

static void
siloam_agreed_list_class_init (SiloamAgreedListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = siloam_agreed_list_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[SIGNAL_WITHDRAWING] = add_signal ("withdrawing");
  signals[SIGNAL_WITHDRAWN] = add_signal ("withdrawn");
}

static void
siloam_agreed_list_init (SiloamAgreedList *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * siloam_agreed_list_new:
 * @room: the evening
 * @prompts: the texts, for whoever reads it
 * @withdrawable: whether each yes can be taken back here
 *
 * Returns: (transfer floating): a new list
 */
GtkWidget *
siloam_agreed_list_new (SiloamEveningRoom *room, SiloamPrompts *prompts, gboolean withdrawable)
{
  SiloamAgreedList *self = g_object_new (SILOAM_TYPE_AGREED_LIST, NULL);

  self->room = g_object_ref (room);
  self->prompts = g_object_ref (prompts);
  self->withdrawable = withdrawable;
  show_all (self);
  return GTK_WIDGET (self);
}
