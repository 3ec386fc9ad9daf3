/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* B1, setting up once: what must be known before a visitor can agree to anything. Consent is given
 * to a version of the privacy text, so that changing it always makes a new version. Main thread. */

#include "config.h"

#include "ui/setup-page.h"

#include "ui/compat/choose-file.h"
#include "ui/date-text.h"
#include "ui/screen.h"
#include "ui/setup-members.h"
#include "ui/visitor-window.h"

/* The version of Siloam's own part of the privacy text: raise it when that changes. */
#define TEXT_VERSION 1

struct _SiloamSetupPage
{
  SiloamEveningSheet parent_instance;

  SiloamLocation *location;
  SiloamSetupMembers *members;
  char *own_words; /* of the privacy text, until they are used */
  char *churches;  /* one on a line */
  guint colour;    /* place in colours, from 1 */
  GtkWidget *text_label;
  GtkWidget *version_label;
  GtkWidget *screens_label;
  GtkWidget *backup_label;
  GtkWindow *test_window; /* weak */
};

G_DEFINE_FINAL_TYPE (SiloamSetupPage, siloam_setup_page, SILOAM_TYPE_EVENING_SHEET)

/* Each reads well on white paper. The first is Siloam's own. */
static const SiloamTerm colours[] = {
  { 1, "water" },  { 2, "blue" },  { 3, "green" }, { 4, "red" },
  { 5, "violet" }, { 6, "brown" }, { 0 },
};
static const char *const colour_values[] = { NULL,      NULL,      "#1a4f8b", "#2d6a32",
                                             "#8b2331", "#5d3a8c", "#6b4a1e" };

static guint
find_colour (const char *value)
{
  for (guint i = 2; i < G_N_ELEMENTS (colour_values); i++)
    {
      if (g_strcmp0 (value, colour_values[i]) == 0)
        return i;
    }
  return 1;
}

static void
read_churches (SiloamSetupPage *self)
{
  g_auto (GStrv) lines = g_strsplit (self->churches ? self->churches : "", "\n", -1);

  g_ptr_array_set_size (self->location->churches, 0);
  for (gsize i = 0; lines[i] != NULL; i++)
    {
      if (*g_strstrip (lines[i]))
        g_ptr_array_add (self->location->churches, g_strdup (lines[i]));
    }
}

static void
save_location (SiloamSetupPage *self)
{
  SiloamEveningSheet *sheet = SILOAM_EVENING_SHEET (self);

  read_churches (self);
  g_free (self->location->colour);
  self->location->colour = g_strdup (colour_values[self->colour ? self->colour : 1]);
  siloam_ministry_save_location_async (siloam_evening_sheet_get_ministry (sheet),
                                       self->location,
                                       siloam_evening_sheet_written_cb,
                                       g_object_ref (sheet));
}

static gboolean
has_own_words (SiloamSetupPage *self)
{
  return g_strcmp0 (self->own_words, self->location->privacy_words) != 0;
}

/* "1.2, 2026-11-22": Siloam's part, how often the place changed its own, and when. */
static char *
make_version (const char *before)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *day = g_date_time_format (now, "%Y-%m-%d");
  const char *point = before ? strchr (before, '.') : NULL;
  guint64 change = point ? g_ascii_strtoull (point + 1, NULL, 10) + 1 : 1;

  return g_strdup_printf ("%d.%" G_GUINT64_FORMAT ", %s", TEXT_VERSION, change, day);
}

static void
show_version (SiloamSetupPage *self)
{
  SiloamEveningSheet *sheet = SILOAM_EVENING_SHEET (self);
  GString *text = g_string_new (NULL);

  if (self->location->privacy_version)
    {
      g_string_append (text, siloam_evening_sheet_get_text (sheet, "setup.privacy.version"));
      g_string_replace (text, "{version}", self->location->privacy_version, 0);
    }
  else
    g_string_append (text, siloam_evening_sheet_get_text (sheet, "setup.privacy.unused"));
  gtk_label_set_label (GTK_LABEL (self->version_label), text->str);
  g_string_free (text, TRUE);
}

static void
use_text (SiloamSetupPage *self)
{
  g_autofree char *before = g_steal_pointer (&self->location->privacy_version);

  g_free (self->location->privacy_words);
  self->location->privacy_words = g_strdup (self->own_words);
  self->location->privacy_version = make_version (before);
}

static void
use_text_cb (SiloamSetupPage *self)
{
  if (self->location->privacy_version && !has_own_words (self))
    return;
  use_text (self);
  show_version (self);
  save_location (self);
}

static void
fill_in (GString *text, const char *mark, const char *words)
{
  g_string_replace (text, mark, words && *words ? words : "…", 0);
}

/* As the visitor will read it. */
static void
show_own_text (SiloamSetupPage *self)
{
  static const char *const keys[] = {
    "consent.info.who",     "consent.info.praying", "consent.info.doctor",   "consent.info.people",
    "consent.info.free",    "consent.data.what",    "consent.data.who",      "consent.data.long",
    "consent.data.contact", "consent.data.rights",  "consent.data.complaint"
  };
  SiloamEveningRoom *room = siloam_evening_sheet_get_room (SILOAM_EVENING_SHEET (self));
  SiloamPrompts *prompts = siloam_evening_room_get_visitor_prompts (room);
  g_autofree char *days = g_strdup_printf ("%u", self->location->max_days);
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      gboolean short_lived =
          self->location->max_days == 0 && g_str_equal (keys[i], "consent.data.long");

      g_string_append (text, i > 0 ? "\n\n" : "");
      g_string_append (text,
                       siloam_prompts_get (prompts, short_lived ? "consent.data.short" : keys[i]));
    }
  fill_in (text, "{name}", self->location->name);
  fill_in (text, "{controller}", self->location->controller);
  fill_in (text, "{contact}", self->location->contact);
  fill_in (text, "{days}", days);
  gtk_label_set_label (GTK_LABEL (self->text_label), text->str);
  g_string_free (text, TRUE);
}

static void
siloam_setup_page_save (SiloamEveningSheet *sheet)
{
  SiloamSetupPage *self = SILOAM_SETUP_PAGE (sheet);

  show_own_text (self);
  save_location (self);
  siloam_setup_members_save (self->members);
}

static void
siloam_setup_page_dispose (GObject *object)
{
  SiloamSetupPage *self = SILOAM_SETUP_PAGE (object);

  if (self->test_window)
    gtk_window_destroy (self->test_window);
  g_clear_weak_pointer (&self->test_window);

  G_OBJECT_CLASS (siloam_setup_page_parent_class)->dispose (object);
}

/* What was typed and not pressed yet is not lost, and has a version of its own. */
static void
siloam_setup_page_unroot (GtkWidget *widget)
{
  SiloamSetupPage *self = SILOAM_SETUP_PAGE (widget);

  if (has_own_words (self))
    {
      use_text (self);
      siloam_evening_sheet_touch (SILOAM_EVENING_SHEET (self));
    }

  GTK_WIDGET_CLASS (siloam_setup_page_parent_class)->unroot (widget);
}

static void
siloam_setup_page_finalize (GObject *object)
{
  SiloamSetupPage *self = SILOAM_SETUP_PAGE (object);

  g_clear_pointer (&self->members, siloam_setup_members_free);
  g_clear_pointer (&self->location, siloam_location_free);
  g_free (self->own_words);
  g_free (self->churches);

  G_OBJECT_CLASS (siloam_setup_page_parent_class)->finalize (object);
}

static void
siloam_setup_page_class_init (SiloamSetupPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = siloam_setup_page_dispose;
  object_class->finalize = siloam_setup_page_finalize;
  GTK_WIDGET_CLASS (klass)->unroot = siloam_setup_page_unroot;
  SILOAM_EVENING_SHEET_CLASS (klass)->save = siloam_setup_page_save;
}

static void
siloam_setup_page_init (SiloamSetupPage *self)
{
}

/* Until _end, what is added lands in the fold. */
static GtkBox *
begin_fold (SiloamSetupPage *self, const char *key, gboolean open)
{
  SiloamSheet *sheet = siloam_evening_sheet_get_sheet (SILOAM_EVENING_SHEET (self));
  GtkBox *fold = siloam_sheet_add_fold (sheet, siloam_sheet_get_text (sheet, key), open);

  siloam_sheet_begin_group (sheet, fold);
  return fold;
}

/* Something to press in the column, plainly a button. */
static void
add_button (SiloamSheet *sheet, const char *key, GCallback callback, SiloamSetupPage *self)
{
  GtkWidget *button =
      siloam_sheet_add_flat (sheet, siloam_sheet_get_text (sheet, key), callback, self);

  gtk_widget_remove_css_class (button, "flat");
  gtk_widget_remove_css_class (button, "siloam-quiet-action");
}

static void
fill_place (SiloamSetupPage *self, SiloamSheet *sheet)
{
  SiloamLocation *location = self->location;

  begin_fold (self, "setup.place.title", !siloam_location_is_ready (location));
  siloam_sheet_add_line (sheet, "setup.name", &location->name);
  siloam_sheet_add_line (sheet, "setup.controller", &location->controller);
  siloam_sheet_add_line (sheet, "setup.contact", &location->contact);
  siloam_sheet_end_group (sheet);
}

static void
fill_privacy (SiloamSetupPage *self, SiloamSheet *sheet)
{
  begin_fold (self, "setup.privacy.title", !self->location->privacy_version);
  siloam_sheet_add_text (sheet, siloam_sheet_get_text (sheet, "setup.privacy.hint"), "siloam-hint");
  self->text_label = siloam_sheet_add_text (sheet, "", "siloam-note");
  show_own_text (self);
  siloam_sheet_add_writing (sheet, "setup.privacy.own", 3, &self->own_words);
  add_button (sheet, "setup.button.use", G_CALLBACK (use_text_cb), self);
  self->version_label = siloam_sheet_add_text (sheet, "", "siloam-hint");
  show_version (self);
  siloam_sheet_end_group (sheet);
}

static void
days_changed_cb (SiloamSetupPage *self, GtkSpinButton *spin)
{
  self->location->max_days = (guint) gtk_spin_button_get_value_as_int (spin);
  siloam_evening_sheet_touch (SILOAM_EVENING_SHEET (self));
}

static void
fill_days (SiloamSetupPage *self, SiloamSheet *sheet)
{
  GtkWidget *spin = gtk_spin_button_new_with_range (0, SILOAM_MAX_KEEP_DAYS, 1);
  const char *question = siloam_sheet_get_text (sheet, "setup.days.question");

  begin_fold (self, "setup.days.title", FALSE);
  siloam_sheet_add_text (sheet, question, "siloam-text");
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), self->location->max_days);
  gtk_widget_set_halign (spin, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spin),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  question,
                                  -1);
  g_signal_connect_object (spin,
                           "value-changed",
                           G_CALLBACK (days_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  siloam_sheet_add (sheet, spin);
  siloam_sheet_add_text (sheet, siloam_sheet_get_text (sheet, "setup.days.hint"), "siloam-hint");
  siloam_sheet_end_group (sheet);
}

static void
fill_paper (SiloamSetupPage *self, SiloamSheet *sheet)
{
  begin_fold (self, "setup.paper.title", FALSE);
  siloam_sheet_add_line (sheet, "setup.find_us", &self->location->find_us);
  siloam_sheet_add_writing (sheet, "setup.churches", 2, &self->churches);
  siloam_sheet_add_chips (sheet,
                          "setup.colour",
                          "setup.colour",
                          colours,
                          SILOAM_CHIPS_ALWAYS,
                          &self->colour);
  siloam_sheet_end_group (sheet);
}

static void
add_member_cb (SiloamSetupPage *self)
{
  siloam_setup_members_add (self->members);
}

static void
fill_team (SiloamSetupPage *self, SiloamSheet *sheet)
{
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));
  const GPtrArray *members = siloam_evening_sheet_get_desk (SILOAM_EVENING_SHEET (self))->members;

  begin_fold (self, "setup.team.title", members->len == 0);
  siloam_sheet_add_text (sheet, siloam_sheet_get_text (sheet, "setup.team.hint"), "siloam-hint");
  siloam_sheet_add (sheet, GTK_WIDGET (box));
  add_button (sheet, "setup.button.member", G_CALLBACK (add_member_cb), self);
  siloam_sheet_end_group (sheet);
  self->members = siloam_setup_members_new (SILOAM_EVENING_SHEET (self), box);
}

static void
show_screens (SiloamSetupPage *self, const char *key)
{
  gtk_label_set_label (GTK_LABEL (self->screens_label),
                       siloam_evening_sheet_get_text (SILOAM_EVENING_SHEET (self), key));
}

static void
placed_cb (SiloamSetupPage *self, gboolean placed)
{
  SiloamEveningRoom *room = siloam_evening_sheet_get_room (SILOAM_EVENING_SHEET (self));

  siloam_evening_room_set_two_screens (room, placed);
  show_screens (self, placed ? "setup.screens.two" : "setup.screens.one");
  if (!placed)
    {
      gtk_window_destroy (self->test_window);
      return;
    }
  g_clear_pointer (&self->location->screens_tested, g_date_time_unref);
  self->location->screens_tested = g_date_time_new_now_local ();
  siloam_evening_sheet_touch (SILOAM_EVENING_SHEET (self));
}

/* The quiet page of the visitor, on the other screen, until the button is pressed again. */
static void
test_screens_cb (SiloamSetupPage *self)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  SiloamVisitorWindow *test;

  if (self->test_window)
    {
      gtk_window_destroy (self->test_window);
      show_screens (self, "setup.screens.hint");
      return;
    }
  test = siloam_visitor_window_new (gtk_window_get_application (window),
                                    siloam_evening_sheet_get_room (SILOAM_EVENING_SHEET (self)));
  g_set_weak_pointer (&self->test_window, GTK_WINDOW (test));
  g_signal_connect_object (test, "placed", G_CALLBACK (placed_cb), self, G_CONNECT_SWAPPED);
  siloam_visitor_window_place (test, window);
}

static void
fill_screens (SiloamSetupPage *self, SiloamSheet *sheet)
{
  begin_fold (self, "setup.screens.title", FALSE);
  self->screens_label = siloam_sheet_add_text (sheet,
                                               siloam_sheet_get_text (sheet, "setup.screens.hint"),
                                               "siloam-hint");
  add_button (sheet, "setup.button.screens", G_CALLBACK (test_screens_cb), self);
  siloam_sheet_end_group (sheet);
}

static void
show_backup (SiloamSetupPage *self)
{
  SiloamEveningSheet *sheet = SILOAM_EVENING_SHEET (self);
  const SiloamMinistryDesk *desk = siloam_evening_sheet_get_desk (sheet);
  GString *text = g_string_new (siloam_evening_sheet_get_text (sheet, "setup.backup.none"));
  g_autofree char *folder = NULL, *day = NULL;

  if (desk->backup_folder)
    {
      folder = g_filename_display_name (desk->backup_folder);
      day = desk->backed_up ? siloam_date_text_short (desk->backed_up) : g_strdup ("–");
      g_string_assign (text, siloam_evening_sheet_get_text (sheet, "setup.backup.made"));
      g_string_replace (text, "{folder}", folder, 0);
      g_string_replace (text, "{date}", day, 0);
    }
  gtk_label_set_label (GTK_LABEL (self->backup_label), text->str);
  g_string_free (text, TRUE);
}

static void
folder_chosen_cb (const char *path, gpointer user_data)
{
  g_autoptr (SiloamSetupPage) self = user_data;
  SiloamEveningSheet *sheet = SILOAM_EVENING_SHEET (self);

  if (path && gtk_widget_get_root (GTK_WIDGET (self)))
    siloam_ministry_back_up_async (siloam_evening_sheet_get_ministry (sheet),
                                   path,
                                   NULL,
                                   siloam_evening_sheet_written_cb,
                                   g_object_ref (sheet));
}

static void
choose_folder_cb (SiloamSetupPage *self)
{
  siloam_choose_folder_async (
      GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
      siloam_evening_sheet_get_text (SILOAM_EVENING_SHEET (self), "setup.button.backup"),
      folder_chosen_cb,
      g_object_ref (self));
}

static void
fill_backup (SiloamSetupPage *self, SiloamSheet *sheet)
{
  begin_fold (self, "setup.backup.title", FALSE);
  siloam_sheet_add_text (sheet, siloam_sheet_get_text (sheet, "setup.backup.hint"), "siloam-hint");
  self->backup_label = siloam_sheet_add_text (sheet, "", "siloam-text");
  show_backup (self);
  siloam_sheet_add_text (sheet, siloam_sheet_get_text (sheet, "setup.backup.back"), "siloam-hint");
  add_button (sheet, "setup.button.backup", G_CALLBACK (choose_folder_cb), self);
  siloam_sheet_end_group (sheet);
}

static void
fill_code (SiloamSetupPage *self, SiloamSheet *sheet)
{
  GtkWidget *button =
      siloam_screen_plain_button_new (siloam_sheet_get_text (sheet, "setup.button.code"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.renew-code");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  begin_fold (self, "setup.code.title", FALSE);
  siloam_sheet_add_text (sheet, siloam_sheet_get_text (sheet, "setup.code.hint"), "siloam-hint");
  siloam_sheet_add (sheet, button);
  siloam_sheet_end_group (sheet);
}

static void
take_location (SiloamSetupPage *self)
{
  GString *churches = g_string_new (NULL);

  self->location =
      siloam_location_copy (siloam_evening_sheet_get_desk (SILOAM_EVENING_SHEET (self))->location);
  for (guint i = 0; i < self->location->churches->len; i++)
    g_string_append_printf (churches, "%s\n", (char *) self->location->churches->pdata[i]);
  self->churches = g_string_free (churches, FALSE);
  self->own_words = g_strdup (self->location->privacy_words);
  self->colour = find_colour (self->location->colour);
}

/**
 * siloam_setup_page_new:
 *
 * Returns: (transfer floating): B1
 */
GtkWidget *
siloam_setup_page_new (SiloamEveningRoom *room)
{
  SiloamSetupPage *self = g_object_new (SILOAM_TYPE_SETUP_PAGE, NULL);
  SiloamSheet *sheet;

  siloam_evening_sheet_set_up (SILOAM_EVENING_SHEET (self), room, "setup");
  sheet = siloam_evening_sheet_get_sheet (SILOAM_EVENING_SHEET (self));
  take_location (self);
  fill_place (self, sheet);
  fill_privacy (self, sheet);
  fill_team (self, sheet);
  fill_days (self, sheet);
  fill_paper (self, sheet);
  fill_screens (self, sheet);
  fill_backup (self, sheet);
  if (siloam_evening_room_may_see (room, SILOAM_VIEW_KEYS))
    fill_code (self, sheet);
  siloam_sheet_add_action (sheet,
                           siloam_sheet_get_text (sheet, "setup.button.done"),
                           "evening.go::overview",
                           TRUE);
  g_signal_connect_object (siloam_evening_room_get_ministry (room),
                           "changed",
                           G_CALLBACK (show_backup),
                           self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
