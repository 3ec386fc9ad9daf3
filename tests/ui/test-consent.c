/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* B5 over a real ministry file: the way back to the reception, and who it was that asked. */

#include "config.h"

#include "after-fixture.h"
#include "ministry/rules.h"
#include "ui/member-choice.h"

#define NAME "Zwaluwtje"

static char *
add_member (AfterFixture *self, const char *name)
{
  g_autoptr (SiloamMember) member = siloam_member_new ();

  member->first_name = g_strdup (name);
  member->roles = SILOAM_TEAM_ROLE_INTAKE;
  file_do (&self->file, save_member, member);
  return g_strdup (member->id);
}

static guint
count_waiting (AfterFixture *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->queue));
}

/* Somebody is welcomed, and reads. */
static GtkWidget *
welcome (AfterFixture *self)
{
  SiloamWaiting *waiting = siloam_queue_add (self->queue, NAME);

  siloam_queue_assign (self->queue, waiting, 1);
  g_assert_true (siloam_evening_room_welcome (self->room, waiting));
  return after_show (self, SILOAM_EVENING_PAGE_CONSENT);
}

static void
act (GtkWidget *page, const char *action)
{
  g_assert_true (gtk_widget_activate_action (page, action, NULL));
}

/* An adult who says no to all else. */
static void
answer_to_the_end (GtkWidget *page)
{
  act (page, "consent.next");
  act (page, "consent.next");
  act (page, "consent.yes");
  act (page, "consent.no");
  act (page, "consent.no");
  act (page, "consent.agree");
}

static void
agree (AfterFixture *self, GtkWidget *page)
{
  answer_to_the_end (page);
  after_wait (!siloam_evening_room_is_dirty (self->room));
}

static const SiloamConsent *
find_stored_consent (AfterFixture *self, guint number)
{
  g_assert_cmpuint (after_desk (self)->sessions->len, >, number);
  return siloam_session_find_consent (g_ptr_array_index (after_desk (self)->sessions, number),
                                      SILOAM_SCOPE_NOTES);
}

/* The way back. */

static void
test_back_from_the_first_sheet_is_the_reception (AfterFixture *self, gconstpointer data)
{
  GtkWidget *page = welcome (self);

  act (page, "consent.back");
  g_assert_cmpstr (self->went->str, ==, "reception ");
}

static void
test_back_from_a_later_sheet_is_the_sheet_before (AfterFixture *self, gconstpointer data)
{
  GtkWidget *page = welcome (self);

  act (page, "consent.next");
  act (page, "consent.back");
  g_assert_cmpstr (self->went->str, ==, "");
}

static void
test_the_way_back_can_be_seen_on_every_sheet (AfterFixture *self, gconstpointer data)
{
  GtkWidget *page = welcome (self);
  const char *label = after_visitor_text (self, "consent.button.reception");

  g_assert_nonnull (after_find (page, GTK_TYPE_BUTTON, label));
  act (page, "consent.next");
  act (page, "consent.next");
  act (page, "consent.yes");
  after_click (page, label);
  after_wait (g_str_equal (self->went->str, "reception "));
}

static void
test_who_goes_back_half_way_leaves_nothing_and_waits (AfterFixture *self, gconstpointer data)
{
  GtkWidget *page = welcome (self);

  act (page, "consent.next");
  act (page, "consent.next");
  act (page, "consent.yes");
  act (page, "consent.yes");
  act (page, "consent.reception");
  after_show (self, SILOAM_EVENING_PAGE_RECEPTION);
  g_assert_null (siloam_evening_room_get_session (self->room));
  g_assert_cmpuint (count_waiting (self), ==, 1);
  g_assert_cmpuint (after_desk (self)->sessions->len, ==, 0);
}

static void
test_the_way_back_fits_a_narrow_screen (AfterFixture *self, gconstpointer data)
{
  GtkWidget *page = welcome (self);
  int width;

  gtk_widget_measure (page, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  g_assert_cmpint (width, <=, 360);
}

/* Who asks. */

static void
test_the_only_one_who_does_the_intake_asks (AfterFixture *self, gconstpointer data)
{
  g_autofree char *id = add_member (self, "Hanna");
  GtkWidget *page = welcome (self);

  agree (self, page);
  g_assert_cmpstr (find_stored_consent (self, 0)->recorded_by, ==, id);
}

/* The member of the template, who prays. */
static void
test_who_asks_is_no_question_where_there_is_one (AfterFixture *self, gconstpointer data)
{
  GtkWidget *page = welcome (self);

  g_assert_null (after_find (page, SILOAM_TYPE_MEMBER_CHOICE, NULL));
}

static void
test_who_asks_need_not_be_said (AfterFixture *self, gconstpointer data)
{
  g_autofree char *one = add_member (self, "Hanna");
  g_autofree char *other = add_member (self, "Lydia");
  GtkWidget *page = welcome (self);

  agree (self, page);
  g_assert_cmpstr (self->went->str, ==, "handover ");
  g_assert_null (find_stored_consent (self, 0)->recorded_by);
}

static void
test_who_is_chosen_recorded_it (AfterFixture *self, gconstpointer data)
{
  g_autofree char *one = add_member (self, "Hanna");
  g_autofree char *other = add_member (self, "Lydia");
  GtkWidget *page = welcome (self);

  after_click (page, "Lydia");
  agree (self, page);
  g_assert_cmpstr (find_stored_consent (self, 0)->recorded_by, ==, other);
}

static void
test_who_asks_is_remembered_for_the_evening (AfterFixture *self, gconstpointer data)
{
  g_autofree char *one = add_member (self, "Hanna");
  g_autofree char *other = add_member (self, "Lydia");
  GtkWidget *page = welcome (self);

  after_click (page, "Lydia");
  agree (self, page);
  siloam_evening_room_take_session (self->room, NULL);
  page = welcome (self);
  g_assert_true (gtk_toggle_button_get_active (
      GTK_TOGGLE_BUTTON (after_find (page, GTK_TYPE_TOGGLE_BUTTON, "Lydia"))));
  agree (self, page);
  g_assert_cmpstr (find_stored_consent (self, 1)->recorded_by, ==, other);
}

/* Keys. */

static gboolean
lists_key (GtkBuilder *builder, const char *key)
{
  GSList *objects = gtk_builder_get_objects (builder);
  gboolean found = FALSE;

  for (GSList *link = objects; link != NULL && !found; link = link->next)
    {
      g_autofree char *accelerator = NULL;

      if (!GTK_IS_SHORTCUTS_SHORTCUT (link->data))
        continue;
      g_object_get (link->data, "accelerator", &accelerator, NULL);
      found = g_strcmp0 (accelerator, key) == 0;
    }
  g_slist_free (objects);
  return found;
}

static void
test_every_key_of_the_evening_is_in_the_list (AfterFixture *self, gconstpointer data)
{
  static const char *const keys[] = { "F1",         "F2",         "F7",         "F8",
                                      "F9",         "F11",        "Insert",     "<Control>Return",
                                      "<Control>k", "<Control>l", "<Control>m", "<Control><Shift>s",
                                      "<Alt>Left",  "<Alt>Right", "j y",        "n",
                                      "1...9",      "Escape" };
  g_autoptr (GtkBuilder) builder =
      gtk_builder_new_from_resource (RESOURCE_BASE "/ui/evening-shortcuts.ui");
  GtkWindow *window = GTK_WINDOW (gtk_builder_get_object (builder, "shortcuts"));

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (!lists_key (builder, keys[i]))
      g_error ("“%s” is not in the list", keys[i]);
  gtk_window_destroy (window);
}

static void
test_the_mark_has_a_button (AfterFixture *self, gconstpointer data)
{
  SiloamSession *session = after_welcome (self, 1u << SILOAM_SCOPE_NOTES);
  GtkWidget *page;

  siloam_session_guide_go_to_phase (siloam_evening_room_get_guide (self->room),
                                    SILOAM_SESSION_SPIRITUAL);
  page = after_show (self, SILOAM_EVENING_PAGE_SESSION);
  after_click (page, after_text (self, "session.button.mark"));
  after_wait (session->marks->len == 1);
}

#define ADD(name, func)                                                                            \
  g_test_add ("/ui/consent/" name, AfterFixture, "nl", after_set_up, func, after_tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("back-from-the-first-sheet-is-the-reception",
       test_back_from_the_first_sheet_is_the_reception);
  ADD ("back-from-a-later-sheet-is-the-sheet-before",
       test_back_from_a_later_sheet_is_the_sheet_before);
  ADD ("the-way-back-can-be-seen-on-every-sheet", test_the_way_back_can_be_seen_on_every_sheet);
  ADD ("who-goes-back-half-way-leaves-nothing-and-waits",
       test_who_goes_back_half_way_leaves_nothing_and_waits);
  ADD ("the-way-back-fits-a-narrow-screen", test_the_way_back_fits_a_narrow_screen);
  ADD ("the-only-one-who-does-the-intake-asks", test_the_only_one_who_does_the_intake_asks);
  ADD ("who-asks-is-no-question-where-there-is-one",
       test_who_asks_is_no_question_where_there_is_one);
  ADD ("who-asks-need-not-be-said", test_who_asks_need_not_be_said);
  ADD ("who-is-chosen-recorded-it", test_who_is_chosen_recorded_it);
  ADD ("who-asks-is-remembered-for-the-evening", test_who_asks_is_remembered_for_the_evening);
  ADD ("every-key-of-the-evening-is-in-the-list", test_every_key_of_the_evening_is_in_the_list);
  ADD ("the-mark-has-a-button", test_the_mark_has_a_button);
  return g_test_run ();
}
