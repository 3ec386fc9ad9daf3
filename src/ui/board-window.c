/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The window of the board (product.md B9). It holds the lines it shows, forgets them when it is
 * blanked, and its title says no more than the name of the application. Main thread. */

#include "config.h"

#include "ui/board-window.h"

#include "ui/board-lines.h"
#include "ui/stack-replace.h"
#include "ui/whole-words.h"

/* Nobody scrolls in a room of prayer: more lines than these are set smaller. */
#define FEW_LINES 4

struct _SiloamBoardWindow
{
  AdwApplicationWindow parent_instance;

  GtkStack *stack; /* "board", "cover" */
  GtkBox *lines;
};

G_DEFINE_FINAL_TYPE (SiloamBoardWindow, siloam_board_window, ADW_TYPE_APPLICATION_WINDOW)

static void
toggle_fullscreen_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GtkWindow *window = GTK_WINDOW (widget);

  if (gtk_window_is_fullscreen (window))
    gtk_window_unfullscreen (window);
  else
    gtk_window_fullscreen (window);
}

static void
siloam_board_window_class_init (SiloamBoardWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/board-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SiloamBoardWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, SiloamBoardWindow, lines);
  gtk_widget_class_install_action (widget_class, "board.fullscreen", NULL, toggle_fullscreen_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F11, 0, "board.fullscreen", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
siloam_board_window_init (SiloamBoardWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  siloam_stack_show (self->stack, "cover");
}

/**
 * siloam_board_window_new:
 *
 * Returns: (transfer none): a blank board, not yet shown
 */
SiloamBoardWindow *
siloam_board_window_new (GtkApplication *application)
{
  return g_object_new (SILOAM_TYPE_BOARD_WINDOW, "application", application, NULL);
}

static void
clear (SiloamBoardWindow *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->lines))))
    gtk_box_remove (self->lines, child);
}

static void
add_line (SiloamBoardWindow *self, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (self->lines, siloam_whole_words_new (label));
}

/**
 * siloam_board_window_show_points:
 * @prompts: the texts, in the language of the team
 * @points: (element-type SiloamPoint): what is asked for now
 */
void
siloam_board_window_show_points (SiloamBoardWindow *self, SiloamPrompts *prompts, GPtrArray *points)
{
  g_autoptr (GPtrArray) lines = NULL;

  g_return_if_fail (SILOAM_IS_BOARD_WINDOW (self));

  lines = siloam_board_lines (prompts, points);
  clear (self);
  gtk_box_set_spacing (self->lines, lines->len > FEW_LINES ? 18 : 36);
  for (guint i = 0; i < lines->len; i++)
    add_line (self,
              lines->pdata[i],
              lines->len > FEW_LINES ? "siloam-board-small" : "siloam-board-line");
  if (lines->len == 0)
    {
      add_line (self, siloam_prompts_get (prompts, "board.empty"), "siloam-board-line");
      add_line (self, siloam_prompts_get (prompts, "board.empty.hint"), "siloam-board-hint");
    }
  siloam_stack_show (self->stack, "board");
}

/**
 * siloam_board_window_blank:
 *
 * Covers the board and forgets its lines.
 */
void
siloam_board_window_blank (SiloamBoardWindow *self)
{
  g_return_if_fail (SILOAM_IS_BOARD_WINDOW (self));

  siloam_stack_show (self->stack, "cover");
  clear (self);
}
