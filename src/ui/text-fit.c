/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* libadwaita gives preferences a width in pixels, so that large text gets few words on a line. Here
 * the width goes with the text. Main thread. */

#include "config.h"

#include "ui/text-fit.h"

#include <adwaita.h>

/* At the reading size at which the interface has the size of the desktop. */
#define NORMAL_POINTS 14.0
#define SIZE 640
#define COLUMN 600
#define TIGHTENING 400
#define SMALLEST 360

static void
wrap_title (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && gtk_label_get_ellipsize (GTK_LABEL (widget)) != PANGO_ELLIPSIZE_NONE)
    {
      gtk_label_set_ellipsize (GTK_LABEL (widget), PANGO_ELLIPSIZE_NONE);
      gtk_label_set_wrap (GTK_LABEL (widget), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (widget), PANGO_WRAP_WORD_CHAR);
    }
  if (GTK_IS_LIST_BOX (widget))
    return;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    wrap_title (child);
}

/**
 * siloam_text_fit_titles:
 * @root: a page or a dialog
 *
 * Looks for groups of preferences.
 */
void
siloam_text_fit_titles (GtkWidget *root)
{
  if (ADW_IS_PREFERENCES_GROUP (root))
    {
      wrap_title (root);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    siloam_text_fit_titles (child);
}

static void
fit_columns (GtkWidget *widget, double scale)
{
  if (ADW_IS_CLAMP (widget))
    {
      adw_clamp_set_maximum_size (ADW_CLAMP (widget), (int) (COLUMN * scale));
      adw_clamp_set_tightening_threshold (ADW_CLAMP (widget), (int) (TIGHTENING * scale));
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    fit_columns (child, scale);
}

static int
within (double wanted, int room)
{
  return room > 0 ? (int) MIN (wanted, MAX (room, SMALLEST)) : (int) wanted;
}

static void
fit (GtkWindow *dialog, GSettings *store)
{
  GtkWindow *parent = gtk_window_get_transient_for (dialog);
  double scale = MAX (g_settings_get_double (store, "text-size") / NORMAL_POINTS, 1);
  int width = parent != NULL ? gtk_widget_get_width (GTK_WIDGET (parent)) : 0;
  int height = parent != NULL ? gtk_widget_get_height (GTK_WIDGET (parent)) : 0;

  fit_columns (GTK_WIDGET (dialog), scale);
  gtk_window_set_default_size (dialog, within (SIZE * scale, width), within (SIZE * scale, height));
}

static void
text_size_changed_cb (GSettings *store, const char *key, GtkWindow *dialog)
{
  fit (dialog, store);
}

/**
 * siloam_text_fit_dialog:
 * @dialog: over its parent already
 * @settings: with the size of the text
 */
void
siloam_text_fit_dialog (GtkWindow *dialog, SiloamSettings *settings)
{
  GSettings *store = siloam_settings_get_store (settings);

  g_signal_connect_object (store,
                           "changed::text-size",
                           G_CALLBACK (text_size_changed_cb),
                           dialog,
                           0);
  siloam_text_fit_titles (GTK_WIDGET (dialog));
  fit (dialog, store);
}
