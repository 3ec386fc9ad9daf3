/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What every screen of the team has: a header that leads back, a place above the words to say what
 * went wrong, a sheet, and care for what was typed. It shows no word of a visitor by itself. Main
 * thread. */

#include "config.h"

#include "ui/evening-sheet.h"

#include <adwaita.h>

#include "ui/error-text.h"
#include "ui/header.h"
#include "ui/notice.h"
#include "ui/template.h"
#include "ui/verse-words.h"

/* As for a journal: what is typed is on the disk within a second. */
#define BEHIND_MS 700

typedef struct
{
  SiloamEveningRoom *room;
  char *screen;
  GtkWidget *header;
  GtkWidget *notice_bar;
  SiloamNotice *notice;
  GtkWidget *sheet;
  char *back_action;
  guint timer;
  gboolean touched;
} SiloamEveningSheetPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (SiloamEveningSheet, siloam_evening_sheet, GTK_TYPE_WIDGET)

#define PRIVATE(self)                                                                              \
  ((SiloamEveningSheetPrivate *) siloam_evening_sheet_get_instance_private (self))

static gboolean
timer_cb (gpointer user_data)
{
  PRIVATE (user_data)->timer = 0;
  siloam_evening_sheet_flush (user_data);
  return G_SOURCE_REMOVE;
}

static void
touch_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  siloam_evening_sheet_touch (SILOAM_EVENING_SHEET (widget));
}

/* Alt+Left leads where the back button does. */
static void
back_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamEveningSheetPrivate *private = PRIVATE (SILOAM_EVENING_SHEET (widget));
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  if (private->back_action &&
      g_action_parse_detailed_name (private->back_action, &name, &target, NULL))
    gtk_widget_activate_action_variant (widget, name, target);
}

static void
siloam_evening_sheet_dispose (GObject *object)
{
  SiloamEveningSheet *self = SILOAM_EVENING_SHEET (object);
  SiloamEveningSheetPrivate *private = PRIVATE (self);

  g_clear_handle_id (&private->timer, g_source_remove);
  g_clear_pointer (&private->header, gtk_widget_unparent);
  g_clear_pointer (&private->notice_bar, gtk_widget_unparent);
  g_clear_pointer (&private->sheet, gtk_widget_unparent);
  private->notice = NULL;

  G_OBJECT_CLASS (siloam_evening_sheet_parent_class)->dispose (object);
}

/* The room outlives what the class still saves while it is disposed of. */
static void
siloam_evening_sheet_finalize (GObject *object)
{
  SiloamEveningSheetPrivate *private = PRIVATE (SILOAM_EVENING_SHEET (object));

  g_clear_object (&private->room);
  g_free (private->screen);
  g_free (private->back_action);

  G_OBJECT_CLASS (siloam_evening_sheet_parent_class)->finalize (object);
}

/* Whoever still holds a screen that was left, what was typed in it is on its way. */
static void
siloam_evening_sheet_unroot (GtkWidget *widget)
{
  siloam_evening_sheet_flush (SILOAM_EVENING_SHEET (widget));

  GTK_WIDGET_CLASS (siloam_evening_sheet_parent_class)->unroot (widget);
}

static gboolean
siloam_evening_sheet_grab_focus (GtkWidget *widget)
{
  SiloamEveningSheetPrivate *private = PRIVATE (SILOAM_EVENING_SHEET (widget));

  return private->sheet && gtk_widget_child_focus (private->sheet, GTK_DIR_TAB_FORWARD);
}

static void
siloam_evening_sheet_class_init (SiloamEveningSheetClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = siloam_evening_sheet_dispose;
  object_class->finalize = siloam_evening_sheet_finalize;
  widget_class->unroot = siloam_evening_sheet_unroot;
  widget_class->grab_focus = siloam_evening_sheet_grab_focus;
  widget_class->focus = siloam_template_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_install_action (widget_class, "entry.touch", NULL, touch_cb);
  gtk_widget_class_install_action (widget_class, "sheet.back", NULL, back_cb);
  gtk_widget_class_add_binding_action (widget_class,
                                       GDK_KEY_Left,
                                       GDK_ALT_MASK,
                                       "sheet.back",
                                       NULL);
}

static GtkWidget *
make_notice (SiloamEveningSheetPrivate *private)
{
  GtkWidget *clamp = g_object_new (ADW_TYPE_CLAMP, "maximum-size", 640, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  private->notice = g_object_new (SILOAM_TYPE_NOTICE, NULL);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (private->notice));
  gtk_widget_add_css_class (box, "siloam-column");
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_widget_set_visible (clamp, FALSE);
  return clamp;
}

static void
siloam_evening_sheet_init (SiloamEveningSheet *self)
{
  SiloamEveningSheetPrivate *private = PRIVATE (self);
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  private->header = siloam_header_new ();
  g_object_set (private->header, "show-lock", TRUE, NULL);
  gtk_widget_set_parent (private->header, GTK_WIDGET (self));
  private->notice_bar = make_notice (private);
  gtk_widget_set_parent (private->notice_bar, GTK_WIDGET (self));
  siloam_evening_sheet_set_back_action (self, "evening.go::overview");
}

/**
 * siloam_evening_sheet_set_up:
 * @screen: the prefix of its prompts, such as "setup"
 */
void
siloam_evening_sheet_set_up (SiloamEveningSheet *self, SiloamEveningRoom *room, const char *screen)
{
  SiloamEveningSheetPrivate *private;

  g_return_if_fail (SILOAM_IS_EVENING_SHEET (self));

  private = PRIVATE (self);
  private->room = g_object_ref (room);
  private->screen = g_strdup (screen);
  siloam_evening_sheet_rebuild (self);
}

SiloamEveningRoom *
siloam_evening_sheet_get_room (SiloamEveningSheet *self)
{
  g_return_val_if_fail (SILOAM_IS_EVENING_SHEET (self), NULL);

  return PRIVATE (self)->room;
}

SiloamMinistry *
siloam_evening_sheet_get_ministry (SiloamEveningSheet *self)
{
  g_return_val_if_fail (SILOAM_IS_EVENING_SHEET (self), NULL);

  return siloam_evening_room_get_ministry (PRIVATE (self)->room);
}

const SiloamMinistryDesk *
siloam_evening_sheet_get_desk (SiloamEveningSheet *self)
{
  g_return_val_if_fail (SILOAM_IS_EVENING_SHEET (self), NULL);

  return siloam_evening_room_get_desk (PRIVATE (self)->room);
}

SiloamSheet *
siloam_evening_sheet_get_sheet (SiloamEveningSheet *self)
{
  g_return_val_if_fail (SILOAM_IS_EVENING_SHEET (self), NULL);

  return SILOAM_SHEET (PRIVATE (self)->sheet);
}

/**
 * siloam_evening_sheet_get_text:
 *
 * Returns: (transfer none): a text of the team's side
 */
const char *
siloam_evening_sheet_get_text (SiloamEveningSheet *self, const char *key)
{
  g_return_val_if_fail (SILOAM_IS_EVENING_SHEET (self), "");

  return siloam_prompts_get (siloam_evening_room_get_prompts (PRIVATE (self)->room), key);
}

/**
 * siloam_evening_sheet_dup_numbered:
 * @key: a text with "{number}"
 *
 * Returns: (transfer full): the text with the number of a team in it
 */
char *
siloam_evening_sheet_dup_numbered (SiloamEveningSheet *self, const char *key, guint number)
{
  g_autofree char *figure = g_strdup_printf ("%u", number);
  GString *text = g_string_new (siloam_evening_sheet_get_text (self, key));

  g_string_replace (text, "{number}", figure, 0);
  return g_string_free (text, FALSE);
}

/**
 * siloam_evening_sheet_rebuild:
 *
 * Returns: (transfer none): a new sheet with the question and the hint of the screen
 */
SiloamSheet *
siloam_evening_sheet_rebuild (SiloamEveningSheet *self)
{
  SiloamEveningSheetPrivate *private;

  g_return_val_if_fail (SILOAM_IS_EVENING_SHEET (self), NULL);

  private = PRIVATE (self);
  g_clear_pointer (&private->sheet, gtk_widget_unparent);
  private->sheet =
      siloam_sheet_new (siloam_evening_room_get_prompts (private->room), NULL, private->screen);
  gtk_widget_set_parent (private->sheet, GTK_WIDGET (self));
  return SILOAM_SHEET (private->sheet);
}

/**
 * siloam_evening_sheet_set_back_action:
 * @detailed_action: (nullable): where the back button leads; %NULL hides it
 */
void
siloam_evening_sheet_set_back_action (SiloamEveningSheet *self, const char *detailed_action)
{
  SiloamEveningSheetPrivate *private;
  char *kept;

  g_return_if_fail (SILOAM_IS_EVENING_SHEET (self));

  private = PRIVATE (self);
  kept = g_strdup (detailed_action);
  g_free (private->back_action);
  private->back_action = kept;
  siloam_header_set_back_action (SILOAM_HEADER (private->header), detailed_action);
}

/**
 * siloam_evening_sheet_touch:
 *
 * Notes that something changed; the class saves it within a second.
 */
void
siloam_evening_sheet_touch (SiloamEveningSheet *self)
{
  SiloamEveningSheetPrivate *private;

  g_return_if_fail (SILOAM_IS_EVENING_SHEET (self));

  private = PRIVATE (self);
  private->touched = TRUE;
  if (private->timer == 0)
  private->timer = g_timeout_add (BEHIND_MS, timer_cb, self);
}

/**
 * siloam_evening_sheet_flush:
 *
 * Lets the class save what was touched, now.
 */
void
siloam_evening_sheet_flush (SiloamEveningSheet *self)
{
  SiloamEveningSheetPrivate *private;

  g_return_if_fail (SILOAM_IS_EVENING_SHEET (self));

  private = PRIVATE (self);
  g_clear_handle_id (&private->timer, g_source_remove);
  if (!private->touched)
    return;
  private->touched = FALSE;
  if (SILOAM_EVENING_SHEET_GET_CLASS (self)->save)
    SILOAM_EVENING_SHEET_GET_CLASS (self)->save (self);
}

static void
tell (SiloamEveningSheet *self, const SiloamErrorText *text)
{
  SiloamEveningSheetPrivate *private = PRIVATE (self);

  if (!private->notice)
    return;
  if (text)
    siloam_notice_set_text (private->notice, text);
  gtk_widget_set_visible (private->notice_bar, text != NULL);
}

/**
 * siloam_evening_sheet_tell:
 * @error: (nullable): what went wrong; %NULL takes it away
 */
void
siloam_evening_sheet_tell (SiloamEveningSheet *self, const GError *error)
{
  SiloamErrorText text;

  g_return_if_fail (SILOAM_IS_EVENING_SHEET (self));

  if (error)
    text = siloam_error_text (siloam_evening_room_get_prompts (PRIVATE (self)->room), error);
  tell (self, error ? &text : NULL);
}

/**
 * siloam_evening_sheet_tell_text:
 * @key: a sentence that says what is needed first
 */
void
siloam_evening_sheet_tell_text (SiloamEveningSheet *self, const char *key)
{
  SiloamErrorText text = { .title = siloam_evening_sheet_get_text (self, key) };

  tell (self, &text);
}

/**
 * siloam_evening_sheet_written_cb:
 * @user_data: (transfer full): the screen
 *
 * Ends a write that the screen began.
 */
void
siloam_evening_sheet_written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiloamEveningSheet) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!siloam_ministry_write_finish (SILOAM_MINISTRY (source), result, &error))
    siloam_evening_sheet_tell (self, error);
  else
    tell (self, NULL);
}

static void
add_verse (SiloamEveningSheet *self, GtkBox *box, const char *typed)
{
  SiloamEveningRoom *room = PRIVATE (self)->room;
  const char *language = siloam_prompts_get_language (siloam_evening_room_get_prompts (room));
  GtkWidget *name = gtk_label_new (typed);
  GtkWidget *words = siloam_verse_words_new ();
  SiloamReference reference;

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_widget_add_css_class (name, "siloam-verse");
  gtk_box_append (box, name);
  gtk_box_append (box, words);
  if (siloam_reference_parse (typed,
                              language,
                              siloam_numbering_for_language (language),
                              &reference))
    siloam_verse_words_show (SILOAM_VERSE_WORDS (words),
                             siloam_evening_room_get_bibles (room),
                             NULL,
                             &reference);
}

/**
 * siloam_evening_sheet_add_verses:
 * @screen: whose verses
 *
 * Adds the verses, with their words where there is a Bible.
 */
void
siloam_evening_sheet_add_verses (SiloamEveningSheet *self, const char *screen)
{
  const char *const *verses;

  g_return_if_fail (SILOAM_IS_EVENING_SHEET (self));

  verses =
      siloam_prompts_get_verses (siloam_evening_room_get_prompts (PRIVATE (self)->room), screen);
  for (gsize i = 0; verses[i] != NULL; i++)
    {
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

      siloam_sheet_add (siloam_evening_sheet_get_sheet (self), box);
      add_verse (self, GTK_BOX (box), verses[i]);
    }
}
