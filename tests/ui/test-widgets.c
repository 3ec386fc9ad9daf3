/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The small things a person writes and chooses with. */

#include <gtk/gtk.h>

#include "ui/chip-choice.h"
#include "ui/line-list.h"
#include "ui/writing-area.h"

enum
{
  RED = 1 << 0,
  GREEN = 1 << 1,
  BLUE = 1 << 2,
};

static GtkWidget *
make_chips (SiloamChipMode mode)
{
  GtkWidget *chips = g_object_ref_sink (siloam_chip_choice_new (mode, "Colour"));

  siloam_chip_choice_add (SILOAM_CHIP_CHOICE (chips), RED, "red", "like dawn");
  siloam_chip_choice_add (SILOAM_CHIP_CHOICE (chips), GREEN, "green", NULL);
  siloam_chip_choice_add (SILOAM_CHIP_CHOICE (chips), BLUE, "blue", NULL);
  return chips;
}

static GtkWidget *
nth_chip (GtkWidget *chips, guint n)
{
  GtkWidget *chip = gtk_widget_get_first_child (gtk_widget_get_first_child (chips));

  while (n-- > 0)
    chip = gtk_widget_get_next_sibling (chip);
  return chip;
}

static void
press (GtkWidget *chips, guint n)
{
  GtkToggleButton *chip = GTK_TOGGLE_BUTTON (nth_chip (chips, n));

  gtk_toggle_button_set_active (chip, !gtk_toggle_button_get_active (chip));
}

static void
test_chips_one_replaces (void)
{
  g_autoptr (GtkWidget) chips = make_chips (SILOAM_CHIPS_ONE);

  press (chips, 0);
  press (chips, 2);

  g_assert_cmpuint (siloam_chip_choice_get_value (SILOAM_CHIP_CHOICE (chips)), ==, BLUE);
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (nth_chip (chips, 0))));
}

static void
test_chips_one_can_be_taken_back (void)
{
  g_autoptr (GtkWidget) chips = make_chips (SILOAM_CHIPS_ONE);

  press (chips, 1);
  press (chips, 1);

  g_assert_cmpuint (siloam_chip_choice_get_value (SILOAM_CHIP_CHOICE (chips)), ==, 0);
}

static void
test_chips_always_keeps_one (void)
{
  g_autoptr (GtkWidget) chips = make_chips (SILOAM_CHIPS_ALWAYS);

  press (chips, 1);
  press (chips, 1);

  g_assert_cmpuint (siloam_chip_choice_get_value (SILOAM_CHIP_CHOICE (chips)), ==, GREEN);
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (nth_chip (chips, 1))));
}

static void
test_chips_several_add_up (void)
{
  g_autoptr (GtkWidget) chips = make_chips (SILOAM_CHIPS_SEVERAL);

  press (chips, 0);
  press (chips, 2);

  g_assert_cmpuint (siloam_chip_choice_get_value (SILOAM_CHIP_CHOICE (chips)), ==, RED | BLUE);
}

static void
test_chips_write_their_field (void)
{
  g_autoptr (GtkWidget) chips = make_chips (SILOAM_CHIPS_ONE);
  guint field = GREEN;

  siloam_chip_choice_bind (SILOAM_CHIP_CHOICE (chips), &field);
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (nth_chip (chips, 1))));
  press (chips, 0);

  g_assert_cmpuint (field, ==, RED);
}

static void
test_chips_are_named (void)
{
  g_autoptr (GtkWidget) chips = make_chips (SILOAM_CHIPS_ONE);

  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (chips), GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (chips),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Colour");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (nth_chip (chips, 0)),
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "like dawn");
}

static void
test_chips_are_one_stop_for_tab (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *chips = make_chips (SILOAM_CHIPS_ONE);
  GtkWidget *after = gtk_entry_new ();

  gtk_box_append (GTK_BOX (box), chips);
  gtk_box_append (GTK_BOX (box), after);
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
  /* The focus moves by place, so everything must have one. */
  while (gtk_widget_get_width (after) == 0)
    g_main_context_iteration (NULL, FALSE);

  gtk_widget_grab_focus (chips);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == nth_chip (chips, 0));
  gtk_widget_child_focus (window, GTK_DIR_RIGHT);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == nth_chip (chips, 1));
  gtk_widget_child_focus (window, GTK_DIR_TAB_FORWARD);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), after));

  gtk_window_destroy (GTK_WINDOW (window));
  g_object_unref (chips);
}

static GtkTextView *
view_of (GtkWidget *area)
{
  return GTK_TEXT_VIEW (gtk_widget_get_first_child (gtk_widget_get_first_child (area)));
}

static void
type_text (GtkWidget *area, const char *text)
{
  gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (view_of (area)), text, -1);
}

static void
test_writing_fills_its_field (void)
{
  g_autoptr (GtkWidget) area = g_object_ref_sink (siloam_writing_area_new ("Words", NULL, 3));
  g_autofree char *field = NULL;

  siloam_writing_area_bind (SILOAM_WRITING_AREA (area), &field);
  type_text (area, "Goed, é ☕ שלום");

  g_assert_cmpstr (field, ==, "Goed, é ☕ שלום");
}

static void
test_writing_emptied_is_not_said (void)
{
  g_autoptr (GtkWidget) area = g_object_ref_sink (siloam_writing_area_new ("Words", NULL, 3));
  g_autofree char *field = g_strdup ("gone soon");
  GtkTextIter start, end;

  siloam_writing_area_bind (SILOAM_WRITING_AREA (area), &field);
  gtk_text_buffer_get_bounds (gtk_text_view_get_buffer (view_of (area)), &start, &end);
  gtk_text_buffer_delete (gtk_text_view_get_buffer (view_of (area)), &start, &end);

  g_assert_null (field);
}

static void
test_writing_loaded_cannot_be_undone_away (void)
{
  g_autoptr (GtkWidget) area = g_object_ref_sink (siloam_writing_area_new ("Words", NULL, 3));
  g_autofree char *field = g_strdup ("kept");

  siloam_writing_area_bind (SILOAM_WRITING_AREA (area), &field);
  gtk_text_buffer_undo (gtk_text_view_get_buffer (view_of (area)));

  g_assert_cmpstr (field, ==, "kept");
}

static void
test_writing_can_be_undone (void)
{
  g_autoptr (GtkWidget) area = g_object_ref_sink (siloam_writing_area_new ("Words", NULL, 3));
  g_autofree char *field = g_strdup ("kept");
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view_of (area));

  siloam_writing_area_bind (SILOAM_WRITING_AREA (area), &field);
  gtk_text_buffer_begin_user_action (buffer);
  type_text (area, " and more");
  gtk_text_buffer_end_user_action (buffer);
  gtk_text_buffer_undo (buffer);

  g_assert_cmpstr (field, ==, "kept");
}

static void
test_writing_is_private (void)
{
  g_autoptr (GtkWidget) area = g_object_ref_sink (siloam_writing_area_new ("Words", NULL, 3));

  g_assert_true (gtk_text_view_get_input_hints (view_of (area)) & GTK_INPUT_HINT_PRIVATE);
  g_assert_false (gtk_text_view_get_accepts_tab (view_of (area)));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (view_of (area)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Words");
}

static void
test_lines_keep_what_is_written (void)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GtkWidget) list = NULL;
  GtkWidget *last;

  g_ptr_array_add (lines, g_strdup ("the sun"));
  list = g_object_ref_sink (siloam_line_list_new ("Thanks", lines));
  last = gtk_widget_get_last_child (gtk_widget_get_first_child (list));
  gtk_editable_set_text (GTK_EDITABLE (last), "a walk");

  g_assert_cmpuint (lines->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (lines, 1), ==, "a walk");
  g_assert_true (gtk_widget_get_next_sibling (last) != NULL);
}

static void
test_lines_leave_out_what_is_empty (void)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GtkWidget) list = NULL;
  GtkWidget *first;

  g_ptr_array_add (lines, g_strdup ("the sun"));
  list = g_object_ref_sink (siloam_line_list_new ("Thanks", lines));
  first = gtk_widget_get_first_child (gtk_widget_get_first_child (list));
  gtk_editable_set_text (GTK_EDITABLE (first), "");

  g_assert_cmpuint (lines->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ui/chips/another-choice-replaces-the-first", test_chips_one_replaces);
  g_test_add_func ("/ui/chips/a-choice-can-be-taken-back", test_chips_one_can_be_taken_back);
  g_test_add_func ("/ui/chips/a-needed-choice-stays", test_chips_always_keeps_one);
  g_test_add_func ("/ui/chips/several-choices-add-up", test_chips_several_add_up);
  g_test_add_func ("/ui/chips/a-choice-is-written-to-its-field", test_chips_write_their_field);
  g_test_add_func ("/ui/chips/every-chip-is-named", test_chips_are_named);
  g_test_add_func ("/ui/chips/tab-passes-arrows-move", test_chips_are_one_stop_for_tab);
  g_test_add_func ("/ui/writing/words-are-written-to-their-field", test_writing_fills_its_field);
  g_test_add_func ("/ui/writing/emptied-words-are-not-said", test_writing_emptied_is_not_said);
  g_test_add_func ("/ui/writing/loaded-words-cannot-be-undone-away",
                   test_writing_loaded_cannot_be_undone_away);
  g_test_add_func ("/ui/writing/typing-can-be-undone", test_writing_can_be_undone);
  g_test_add_func ("/ui/writing/it-is-private-named-and-lets-tab-pass", test_writing_is_private);
  g_test_add_func ("/ui/lines/what-is-written-is-kept", test_lines_keep_what_is_written);
  g_test_add_func ("/ui/lines/what-is-empty-is-left-out", test_lines_leave_out_what_is_empty);

  return g_test_run ();
}
