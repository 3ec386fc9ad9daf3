/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Every screen of the shell: it comes up, fits a narrow window with the largest text, and goes away
 * without leaving anything behind. */

#include "config.h"

#include <adwaita.h>

#include "ui/appearance.h"
#include "ui/lockup-step.h"
#include "ui/problem-page.h"
#include "ui/quiet-page.h"
#include "ui/reading-step.h"
#include "ui/recover-page.h"
#include "ui/recovery-page.h"
#include "ui/settings.h"
#include "ui/unlock-page.h"
#include "ui/welcome-step.h"
#include "vault/vault.h"

#define NARROW 360

typedef struct
{
  SiloamSettings *settings;
  SiloamAppearance *appearance;
} Fixture;

typedef GtkWidget *(*Make) (Fixture *fixture);

static void
setup (Fixture *fixture, gconstpointer data)
{
  fixture->settings = siloam_settings_new ();
  fixture->appearance = siloam_appearance_new (fixture->settings);
}

static void
teardown (Fixture *fixture, gconstpointer data)
{
  siloam_settings_reset_text_size (fixture->settings);
  g_clear_object (&fixture->appearance);
  g_clear_object (&fixture->settings);
}

static GtkWidget *
make_welcome (Fixture *fixture)
{
  return siloam_welcome_step_new (siloam_settings_get_prompts (fixture->settings));
}

static GtkWidget *
make_reading (Fixture *fixture)
{
  return siloam_reading_step_new (fixture->settings);
}

static GtkWidget *
make_lockup (Fixture *fixture)
{
  g_autoptr (SiloamProfile) profile = siloam_profile_new ();

  return siloam_lockup_step_new (&siloam_journal_file_kind,
                                 siloam_settings_get_prompts (fixture->settings),
                                 "/nowhere/journal.siloam",
                                 profile);
}

static GtkWidget *
make_recovery (Fixture *fixture)
{
  g_autoptr (SiloamSecret) code = siloam_recovery_code_new ();

  return siloam_recovery_page_new (siloam_settings_get_prompts (fixture->settings),
                                   code,
                                   "win.home");
}

static GtkWidget *
make_unlock (Fixture *fixture)
{
  return siloam_unlock_page_new (&siloam_journal_file_kind,
                                 siloam_settings_get_prompts (fixture->settings),
                                 "/nowhere/journal.siloam",
                                 (1u << SILOAM_SLOT_KEYRING_PIN) | (1u << SILOAM_SLOT_PASSPHRASE));
}

static GtkWidget *
make_recover (Fixture *fixture)
{
  return siloam_recover_page_new (&siloam_journal_file_kind,
                                  siloam_settings_get_prompts (fixture->settings),
                                  "/nowhere/journal.siloam",
                                  1u << SILOAM_SLOT_KEYRING_PIN);
}

static GtkWidget *
make_problem (Fixture *fixture)
{
  g_autoptr (GError) error =
      g_error_new_literal (SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_MISSING, "test");

  return siloam_problem_page_new (siloam_settings_get_prompts (fixture->settings),
                                  error,
                                  "/nowhere/journal.siloam",
                                  TRUE);
}

static GtkWidget *
make_quiet (Fixture *fixture)
{
  return siloam_quiet_page_new ();
}

/* Says which widgets are too wide. */
static void
tell_wide (GtkWidget *widget)
{
  int minimum;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  if (minimum <= NARROW)
    return;
  g_test_message ("%s is %d wide", G_OBJECT_TYPE_NAME (widget), minimum);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    tell_wide (child);
}

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* The main loop holds on to a page for as long as a question to the keyring is under way. */
static void
assert_finalizes (GtkWidget *window, GtkWidget *page)
{
  gpointer weak = page;

  g_object_add_weak_pointer (G_OBJECT (page), &weak);
  gtk_window_destroy (GTK_WINDOW (window));
  while (weak)
    g_main_context_iteration (NULL, TRUE);
}

static void
comes_and_goes (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *page = ((Make) data) (fixture);

  adw_window_set_content (ADW_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
  settle ();
  gtk_widget_grab_focus (page);
  settle ();
  assert_finalizes (window, page);
}

static void
fits (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *page;
  int minimum;

  siloam_settings_change_text_size (fixture->settings, 14);
  page = ((Make) data) (fixture);
  adw_window_set_content (ADW_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
  settle ();
  gtk_widget_measure (page, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  tell_wide (page);
  g_assert_cmpint (minimum, <=, NARROW);
  assert_finalizes (window, page);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    Make make;
  } screens[] = {
    { "welcome", make_welcome },   { "reading", make_reading }, { "lockup", make_lockup },
    { "recovery", make_recovery }, { "unlock", make_unlock },   { "recover", make_recover },
    { "problem", make_problem },   { "quiet", make_quiet },
  };

  /* The session of window tests keeps settings in a file; here nothing is kept. */
  g_setenv ("GSETTINGS_BACKEND", "memory", TRUE);
  /* The session gives a home of its own; hiding the data folders would hide the icon loaders. */
  g_test_init (&argc, &argv, NULL);
  siloam_vault_harden_process ();
  adw_init ();
  for (gsize i = 0; i < G_N_ELEMENTS (screens); i++)
    {
      g_autofree char *comes = g_strdup_printf ("/ui/shell/%s/comes-and-goes", screens[i].name);
      g_autofree char *fits_narrow =
          g_strdup_printf ("/ui/shell/%s/fits-a-narrow-window-with-the-largest-text",
                           screens[i].name);

      g_test_add (comes, Fixture, screens[i].make, setup, comes_and_goes, teardown);
      g_test_add (fits_narrow, Fixture, screens[i].make, setup, fits, teardown);
    }
  return g_test_run ();
}
