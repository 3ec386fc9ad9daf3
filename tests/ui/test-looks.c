/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Every screen of a prayer evening with the largest text, in Dutch, which has the longest words:
 * nothing asks for more than a narrow window has, no word is cut, and what is pressed is large
 * enough. With a folder and a language it takes a picture of each and says which. */

#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <string.h>

#include "looks-scenes.h"
#include "ui/appearance.h"
#include "ui/board-screen.h"
#include "ui/whole-words.h"

#define NARROW 360
#define LOW 640
#define TARGET 44
#define LARGEST 28.0

/* Until nothing happens for a moment. */
static void
settle (void)
{
  const gint64 start = g_get_monotonic_time ();
  gint64 quiet = start;

  while (g_get_monotonic_time () - quiet < G_TIME_SPAN_SECOND / 10 &&
         g_get_monotonic_time () - start < G_TIME_SPAN_SECOND / 2)
    if (g_main_context_iteration (NULL, FALSE))
      quiet = g_get_monotonic_time ();
}

/* Says which widgets are too wide. */
static void
tell_wide (GtkWidget *widget)
{
  int minimum;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  if (minimum <= NARROW || !gtk_widget_get_visible (widget))
    return;
  g_test_message ("%s %s is %d wide",
                  G_OBJECT_TYPE_NAME (widget),
                  GTK_IS_LABEL (widget) ? gtk_label_get_label (GTK_LABEL (widget)) : "",
                  minimum);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    tell_wide (child);
}

static void
tell_high (GtkWidget *widget)
{
  int minimum;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, NARROW, &minimum, NULL, NULL, NULL);
  if (minimum <= LOW / 5 || !gtk_widget_get_visible (widget))
    return;
  g_test_message ("%s %s is %d high",
                  G_OBJECT_TYPE_NAME (widget),
                  GTK_IS_LABEL (widget) ? gtk_label_get_label (GTK_LABEL (widget)) : "",
                  minimum);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    tell_high (child);
}

static void G_GNUC_PRINTF (2, 3) tell (gboolean say, const char *format, ...)
{
  va_list values;
  g_autofree char *line = NULL;

  if (!say)
    return;
  va_start (values, format);
  line = g_strdup_vprintf (format, values);
  va_end (values);
  g_test_message ("%s", line);
}

static gboolean
is_seen (GtkWidget *widget)
{
  return gtk_widget_get_mapped (widget) && gtk_widget_get_child_visible (widget) &&
         gtk_widget_get_width (widget) > 0;
}

static gboolean
is_target (GtkWidget *widget)
{
  return GTK_IS_BUTTON (widget) || GTK_IS_CHECK_BUTTON (widget) || GTK_IS_ENTRY (widget);
}

/* Whatever is cut off, by an ellipsis or by the edge of the window. */
static guint
count_cut (GtkWidget *widget, GtkWidget *page, gboolean say)
{
  guint cut = 0;
  graphene_rect_t bounds;

  if (!is_seen (widget))
    return 0;
  if (GTK_IS_LABEL (widget) && !GTK_IS_TEXT (gtk_widget_get_parent (widget)) &&
      pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (widget))))
    {
      tell (say, "cut: %s", gtk_label_get_label (GTK_LABEL (widget)));
      cut++;
    }
  if ((GTK_IS_LABEL (widget) || is_target (widget)) &&
      gtk_widget_compute_bounds (widget, page, &bounds) &&
      bounds.origin.x + bounds.size.width > (float) gtk_widget_get_width (page) + 1)
    {
      tell (say,
            "%s %s ends at %d",
            G_OBJECT_TYPE_NAME (widget),
            GTK_IS_LABEL (widget) ? gtk_label_get_label (GTK_LABEL (widget)) : "",
            (int) (bounds.origin.x + bounds.size.width));
      cut++;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    cut += count_cut (child, page, say);
  return cut;
}

static gboolean
is_between_words (const char *text, int at)
{
  const char *before = g_utf8_find_prev_char (text, text + at);

  return before == NULL || g_unichar_isspace (g_utf8_get_char (before)) || strchr ("-/–", *before);
}

/* Words of a question that go on in the next line. */
static guint
count_broken (GtkWidget *widget, gboolean say)
{
  guint broken = 0;

  if (!is_seen (widget))
    return 0;
  if (GTK_IS_LABEL (widget) && SILOAM_IS_WHOLE_WORDS (gtk_widget_get_parent (widget)))
    {
      PangoLayout *layout = gtk_label_get_layout (GTK_LABEL (widget));

      for (int i = 1; i < pango_layout_get_line_count (layout); i++)
        {
          const PangoLayoutLine *line = pango_layout_get_line_readonly (layout, i);

          if (is_between_words (pango_layout_get_text (layout), line->start_index))
            continue;
          tell (say, "broken: %s", pango_layout_get_text (layout));
          broken++;
        }
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    broken += count_broken (child, say);
  return broken;
}

static guint
count_small (GtkWidget *widget, gboolean say)
{
  guint small = 0;

  /* The buttons of the window are the desktop's. */
  if (!is_seen (widget) || GTK_IS_WINDOW_CONTROLS (widget))
    return 0;
  if (is_target (widget))
    {
      graphene_rect_t bounds;

      if (!gtk_widget_compute_bounds (widget, widget, &bounds) || bounds.size.height >= TARGET)
        return 0;
      tell (say,
            "%s %s is %d high",
            G_OBJECT_TYPE_NAME (widget),
            GTK_IS_BUTTON (widget) ? gtk_button_get_label (GTK_BUTTON (widget)) : "",
            (int) bounds.size.height);
      return 1;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    small += count_small (child, say);
  return small;
}

static void
tell_cut (GtkWidget *page)
{
  count_cut (page, page, TRUE);
}

static void
tell_broken (GtkWidget *page)
{
  count_broken (page, TRUE);
}

static void
tell_small (GtkWidget *page)
{
  count_small (page, TRUE);
}

typedef struct
{
  AfterFixture after;
  SiloamAppearance *appearance;
} Looks;

/* Of the window and the application around the pages; without them a button is grey. */
static const char *const actions[] = { "help-now",    "lock",           "start-again", "start-anew",
                                       "recover",     "recover-cancel", "restore",     "save-again",
                                       "preferences", "choose-journal" };

static void
add_actions (AfterFixture *self)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_autoptr (GSimpleAction) action = g_simple_action_new (actions[i], NULL);

      g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
    }
  gtk_widget_insert_action_group (self->window, "win", G_ACTION_GROUP (group));
}

static const char *const sheets[] = { "style.css",
                                      "style-dark.css",
                                      "style-hc.css",
                                      "style-hc-dark.css" };

/* The application does this by itself. */
static void
use_style (const char *name)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();
  g_autofree char *path = g_strconcat (RESOURCE_BASE "/", name, NULL);

  gtk_css_provider_load_from_resource (provider, path);
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

static void
use_styles (void)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  const gboolean dark = adw_style_manager_get_dark (manager);
  const gboolean contrast = adw_style_manager_get_high_contrast (manager);

  use_style (sheets[0]);
  if (dark)
    use_style (sheets[1]);
  if (contrast)
    use_style (sheets[2]);
  if (dark && contrast)
    use_style (sheets[3]);
}

static double
text_size (void)
{
  const char *wanted = g_getenv ("LOOKS_TEXT");

  return wanted != NULL ? g_ascii_strtod (wanted, NULL) : LARGEST;
}

static void
set_up (Looks *self, gconstpointer data)
{
  const char *language = g_getenv ("LOOKS_LANGUAGE");

  after_set_up (&self->after, language != NULL ? language : "nl");
  g_settings_set_double (siloam_settings_get_store (self->after.settings),
                         "text-size",
                         text_size ());
  self->appearance = siloam_appearance_new (self->after.settings);
  add_actions (&self->after);
}

static void
tear_down (Looks *self, gconstpointer data)
{
  siloam_board_screen_close ();
  siloam_settings_reset_text_size (self->after.settings);
  g_clear_object (&self->appearance);
  after_tear_down (&self->after, NULL);
}

static void
set_size (AfterFixture *self, int width, int height)
{
  gtk_window_set_default_size (GTK_WINDOW (self->window), width, height);
}

static gboolean
is_small_enough (GtkWidget *page)
{
  int wide, high;

  gtk_widget_measure (page, GTK_ORIENTATION_HORIZONTAL, -1, &wide, NULL, NULL, NULL);
  gtk_widget_measure (page, GTK_ORIENTATION_VERTICAL, MAX (wide, NARROW), &high, NULL, NULL, NULL);
  return wide <= NARROW && high <= LOW;
}

static void
tell_size (GtkWidget *page)
{
  tell_wide (page);
  tell_high (page);
}

/* A page finds its shape in a few turns of the main loop, and on a busy machine these take time. */
#define expect(holds, tell)                                                                        \
  G_STMT_START                                                                                     \
  {                                                                                                \
    for (guint turn = 0; turn < 10 && !(holds); turn++)                                            \
      settle ();                                                                                   \
    if (!(holds))                                                                                  \
      tell (page);                                                                                 \
    g_assert_true (holds);                                                                         \
  }                                                                                                \
  G_STMT_END

static void
is_readable_in_a_narrow_window (Looks *self, gconstpointer data)
{
  const LooksScene *scene = data;
  GtkWidget *page;

  set_size (&self->after, NARROW, LOW);
  page = scene->show (&self->after);
  settle ();
  expect (is_small_enough (page), tell_size);
  expect (count_cut (page, page, FALSE) == 0, tell_cut);
  expect (count_broken (page, FALSE) == 0, tell_broken);
}

static void
is_easy_to_hit (Looks *self, gconstpointer data)
{
  const LooksScene *scene = data;
  GtkWidget *page;

  g_settings_reset (siloam_settings_get_store (self->after.settings), "text-size");
  set_size (&self->after, 1040, 720);
  page = scene->show (&self->after);
  settle ();
  expect (count_small (page, FALSE) == 0, tell_small);
}

static void
press (const char *key)
{
  g_autofree char *command = g_strdup_printf ("xdotool key --clearmodifiers %s", key);
  g_autoptr (GError) error = NULL;
  int status = 0;

  g_spawn_command_line_sync (command, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
}

static void
what_is_only_read_is_read_on_by_keys (Looks *self, gconstpointer key)
{
  GtkWidget *page, *scroller;
  GtkAdjustment *adjustment;

  set_size (&self->after, NARROW, LOW);
  page = after_show (&self->after, SILOAM_EVENING_PAGE_ABOUT);
  scroller = after_find (page, GTK_TYPE_SCROLLED_WINDOW, NULL);
  settle ();
  after_wait (gtk_window_get_focus (GTK_WINDOW (self->after.window)) == scroller &&
              gtk_window_is_active (GTK_WINDOW (self->after.window)));
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  press (key);
  after_wait (gtk_adjustment_get_value (adjustment) > 0);
}

/* ---- to look at ---- */

static void
take_picture (const char *folder, const char *name)
{
  g_autofree char *path = g_strdup_printf ("%s/%s.png", folder, name);
  const char *argv[] = { "import", "-window", "root", path, NULL };

  g_spawn_sync (NULL,
                (char **) argv,
                NULL,
                G_SPAWN_SEARCH_PATH,
                NULL,
                NULL,
                NULL,
                NULL,
                NULL,
                NULL);
}

static gboolean
is_wanted (const char *name, char **names)
{
  return *names == NULL || g_strv_contains ((const char *const *) names, name);
}

static int
take_pictures (const char *folder, int width, int height, char **names)
{
  for (const LooksScene *scene = looks_scenes; scene->name != NULL; scene++)
    {
      Looks looks = { 0 };
      GtkWidget *page;

      if (!is_wanted (scene->name, names))
        continue;
      set_up (&looks, NULL);
      set_size (&looks.after, width, height);
      page = scene->show (&looks.after);
      if (GTK_IS_WINDOW (page))
        gtk_window_set_default_size (GTK_WINDOW (page), width, height);
      settle ();
      settle ();
      take_picture (folder, scene->name);
      tear_down (&looks, NULL);
    }
  return 0;
}

static void
add (const char *name, const LooksScene *scene, void (*test) (Looks *, gconstpointer))
{
  g_autofree char *path = g_strdup_printf ("/ui/looks/%s/%s", scene->name, name);

  g_test_add (path, Looks, scene, set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  g_setenv ("GSETTINGS_BACKEND", "memory", TRUE);
  gtk_test_init (&argc, &argv, NULL);
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("SILOAM_LOCALEDIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  adw_init ();
  use_styles ();
  if (argc > 3)
    return take_pictures (argv[1], atoi (argv[2]), atoi (argv[3]), argv + 4);
  for (const LooksScene *scene = looks_scenes; scene->name != NULL; scene++)
    {
      add ("is-readable-in-a-narrow-window-with-the-largest-text",
           scene,
           is_readable_in_a_narrow_window);
      add ("is-easy-to-hit", scene, is_easy_to_hit);
    }
  g_test_add ("/ui/looks/about/page-down-reads-on",
              Looks,
              "Page_Down",
              set_up,
              what_is_only_read_is_read_on_by_keys,
              tear_down);
  g_test_add ("/ui/looks/about/space-reads-on",
              Looks,
              "space",
              set_up,
              what_is_only_read_is_read_on_by_keys,
              tear_down);
  return g_test_run ();
}
