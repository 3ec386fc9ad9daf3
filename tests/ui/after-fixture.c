/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the tests of the pages after a conversation share. */

#include "after-fixture.h"

typedef struct
{
  AfterFixture *fixture;
  SiloamEveningPageName name;
} Going;

/* Not while the page that asks is still at work. */
static gboolean
show_cb (gpointer user_data)
{
  g_autofree Going *going = user_data;

  after_show (going->fixture, going->name);
  return G_SOURCE_REMOVE;
}

static void
go_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AfterFixture *self = user_data;

  Going *going;

  g_string_append_printf (self->went, "%s ", g_variant_get_string (parameter, NULL));
  if (!self->goes)
    return;
  going = g_new0 (Going, 1);
  going->fixture = self;
  g_assert_true (
      siloam_evening_page_from_nick (g_variant_get_string (parameter, NULL), &going->name));
  g_idle_add (show_cb, going);
}

static void
add_go (AfterFixture *self)
{
  const GActionEntry entry = { .name = "go", .activate = go_cb, .parameter_type = "s" };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), &entry, 1, self);
  gtk_widget_insert_action_group (self->window, "evening", G_ACTION_GROUP (group));
}

void
after_set_up (AfterFixture *self, gconstpointer language)
{
  file_setup (&self->file, NULL);
  self->settings = siloam_settings_new ();
  g_settings_set_string (siloam_settings_get_store (self->settings), "language", language);
  self->bibles = siloam_bibles_new (self->settings, NULL);
  self->queue = siloam_queue_new ();
  self->room =
      siloam_evening_room_new (self->file.ministry, self->settings, self->bibles, self->queue);
  self->went = g_string_new (NULL);
  self->window = g_object_ref_sink (adw_application_window_new (NULL));
  add_go (self);
}

void
after_tear_down (AfterFixture *self, gconstpointer language)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_object_unref (self->window);
  siloam_evening_room_forget_session (self->room);
  g_object_unref (self->room);
  g_object_unref (self->queue);
  g_object_unref (self->bibles);
  g_object_unref (self->settings);
  g_string_free (self->went, TRUE);
  file_teardown (&self->file, NULL);
}

static void
set (char **field, const char *text)
{
  g_free (*field);
  *field = g_strdup (text);
}

static void
receive (SiloamEntry *exchange)
{
  SiloamHurt *hurt = siloam_entry_add_hurt (exchange);
  SiloamReceived *word = siloam_entry_add_received (exchange, SILOAM_FORM_WORD);

  hurt->kind = SILOAM_HURT_FEAR;
  set (&hurt->words, "angst voor de nacht");
  siloam_entry_add_release (exchange, hurt->id, SILOAM_AMOUNT_ALL);
  set (&word->text, "U hoeft het niet alleen te doen");
  word->discern = SILOAM_DISCERN_FITS;
  set (&siloam_entry_add_received (exchange, SILOAM_FORM_PICTURE)->text, "een open deur");
  ((SiloamReceived *) g_ptr_array_index (exchange->received, 1))->discern = SILOAM_DISCERN_FITS;
  siloam_entry_add_verse (exchange, "Psalm 34:18", SILOAM_ROLE_RECEIVED);
  set (&exchange->today_step, "een halfuur wandelen");
}

SiloamSession *
after_welcome (AfterFixture *self, guint scopes)
{
  SiloamSession *session = file_new_session (&self->file, scopes, "ik slaap slecht");

  set (&session->alias, "Roos");
  set (&session->locale, "nl");
  set (&session->address_form, "u");
  receive (session->exchange);
  set (&session->takes_home, "Ik word gezien.");
  set (&session->blessing, "Numeri 6:24-26");
  file_move (session, SILOAM_SESSION_CLOSING);
  siloam_evening_room_take_session (self->room, session);
  siloam_evening_room_touch (self->room);
  siloam_evening_room_flush (self->room);
  after_wait (!siloam_evening_room_is_dirty (self->room));
  return session;
}

GtkWidget *
after_show (AfterFixture *self, SiloamEveningPageName name)
{
  GtkWidget *page = siloam_evening_page_new (name, self->room);

  adw_application_window_set_content (ADW_APPLICATION_WINDOW (self->window), page);
  gtk_window_present (GTK_WINDOW (self->window));
  after_wait (gtk_widget_get_mapped (page));
  gtk_widget_grab_focus (page);
  return page;
}

const char *
after_text (AfterFixture *self, const char *key)
{
  return siloam_prompts_get (siloam_evening_room_get_prompts (self->room), key);
}

const char *
after_visitor_text (AfterFixture *self, const char *key)
{
  return siloam_prompts_get (siloam_evening_room_get_visitor_prompts (self->room), key);
}

const SiloamMinistryDesk *
after_desk (AfterFixture *self)
{
  return siloam_evening_room_get_desk (self->room);
}

static gboolean
shows_text (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_label (GTK_LABEL (widget)), text))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (shows_text (child, text))
      return TRUE;
  return FALSE;
}

GtkWidget *
after_find (GtkWidget *root, GType type, const char *text)
{
  if (!gtk_widget_get_visible (root) || !gtk_widget_get_child_visible (root))
    return NULL;
  if (g_type_is_a (G_OBJECT_TYPE (root), type) && (text == NULL || shows_text (root, text)))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = after_find (child, type, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

void
after_click (GtkWidget *root, const char *text)
{
  GtkWidget *button = after_find (root, GTK_TYPE_BUTTON, text);

  if (button == NULL)
    g_error ("there is no button “%s”", text);
  if (GTK_IS_TOGGLE_BUTTON (button))
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  else
    g_signal_emit_by_name (button, "clicked");
}

void
after_tick (GtkWidget *root, const char *text)
{
  GtkWidget *tick = after_find (root, GTK_TYPE_CHECK_BUTTON, text);

  if (tick == NULL)
    g_error ("there is no tick “%s”", text);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (tick), TRUE);
}
