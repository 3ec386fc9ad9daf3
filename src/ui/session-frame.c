/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The frame of a session: stage, bar and sheets, and the keys that work everywhere in it. The bar
 * holds no word about the visitor, for they may look at it. Main thread. */

#include "config.h"

#include "ui/session-frame.h"

#include <adwaita.h>

#include "ministry/rules.h"
#include "ui/agreed-list.h"
#include "ui/prayer-sheet.h"
#include "ui/session-sheets.h"
#include "ui/session-stage.h"
#include "ui/session-verses.h"
#include "ui/stack-replace.h"
#include "ui/template.h"
#include "ui/visitor-screen.h"
#include "ui/wrap-layout.h"

typedef struct
{
  GtkStack *stack;
  GtkWidget *stage_box;
  GtkWidget *bar;
  AdwBin *sheet_bin;
  SiloamSessionStage *stage;
  GtkWidget *suggested;

  SiloamEveningRoom *room;
  char *shown; /* what the stage was at when it last had the focus */
} SiloamSessionFramePrivate;

static void writer_init (SiloamWriterInterface *iface);

G_DEFINE_TYPE_WITH_CODE (SiloamSessionFrame,
                         siloam_session_frame,
                         GTK_TYPE_WIDGET,
                         G_ADD_PRIVATE (SiloamSessionFrame)
                             G_IMPLEMENT_INTERFACE (SILOAM_TYPE_WRITER, writer_init))

static SiloamSessionFramePrivate *
get_private (SiloamSessionFrame *self)
{
  return siloam_session_frame_get_instance_private (self);
}

static SiloamSessionGuide *
guide_of (GtkWidget *widget)
{
  return siloam_evening_room_get_guide (get_private (SILOAM_SESSION_FRAME (widget))->room);
}

static gboolean
siloam_session_frame_grab_focus (GtkWidget *widget)
{
  SiloamSessionFramePrivate *priv = get_private (SILOAM_SESSION_FRAME (widget));

  if (priv->stage != NULL && gtk_widget_grab_focus (GTK_WIDGET (priv->stage)))
    return TRUE;
  return priv->suggested != NULL && gtk_widget_grab_focus (priv->suggested);
}

static void
show_stage (SiloamSessionFrame *self)
{
  SiloamSessionFramePrivate *priv = get_private (self);

  siloam_stack_show (priv->stack, "stage");
  adw_bin_set_child (priv->sheet_bin, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* @start: where the focus goes: to what is done first, or to the way back. */
static void
show_sheet (SiloamSessionFrame *self, GtkWidget *sheet, GtkDirectionType start)
{
  SiloamSessionFramePrivate *priv = get_private (self);

  adw_bin_set_child (priv->sheet_bin, sheet);
  siloam_stack_show (priv->stack, "sheet");
  gtk_root_set_focus (gtk_widget_get_root (sheet), NULL);
  gtk_widget_child_focus (sheet, start);
}

static gboolean
is_on_stage (GtkWidget *widget)
{
  SiloamSessionFramePrivate *priv = get_private (SILOAM_SESSION_FRAME (widget));

  return priv->room != NULL && guide_of (widget) != NULL &&
         adw_bin_get_child (priv->sheet_bin) == NULL;
}

static void
next_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamSessionFrame *self = SILOAM_SESSION_FRAME (widget);

  if (is_on_stage (widget))
    SILOAM_SESSION_FRAME_GET_CLASS (self)->next (self);
}

static void
back_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamSessionFrame *self = SILOAM_SESSION_FRAME (widget);

  if (is_on_stage (widget))
    SILOAM_SESSION_FRAME_GET_CLASS (self)->back (self);
  else
    show_stage (self);
}

static void
skip_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (is_on_stage (widget))
    siloam_session_guide_skip (guide_of (widget));
}

static void
close_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamSessionFrame *self = SILOAM_SESSION_FRAME (widget);

  if (is_on_stage (widget))
    return;
  siloam_evening_room_touch (get_private (self)->room);
  show_stage (self);
}

static void
wait_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamSessionGuide *guide = guide_of (widget);

  if (!is_on_stage (widget))
    show_stage (SILOAM_SESSION_FRAME (widget));
  if (guide != NULL)
    siloam_session_guide_set_waiting (guide, !siloam_session_guide_is_waiting (guide));
}

static void
too_much_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamSessionGuide *guide = guide_of (widget);

  if (!is_on_stage (widget))
    show_stage (SILOAM_SESSION_FRAME (widget));
  if (guide != NULL)
    siloam_session_guide_set_grounding (guide, TRUE);
}

/* Without a word, and on one screen without a sign either. */
static void
mark_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamSessionFrame *self = SILOAM_SESSION_FRAME (widget);
  SiloamEveningRoom *room = get_private (self)->room;
  SiloamSession *session = siloam_evening_room_get_session (room);

  if (session == NULL)
    return;
  siloam_session_add_mark (session);
  siloam_evening_room_touch (room);
  if (!siloam_evening_room_is_shared (room))
    gtk_widget_activate_action (widget,
                                "win.toast",
                                "s",
                                siloam_session_frame_get_text (self, "session.marked"));
}

static void
help_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamSessionFrame *self = SILOAM_SESSION_FRAME (widget);

  show_sheet (self, siloam_care_sheet_new (get_private (self)->room), GTK_DIR_TAB_BACKWARD);
}

static void
pray_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamSessionFrame *self = SILOAM_SESSION_FRAME (widget);

  if (is_on_stage (widget) && !siloam_session_guide_is_held (guide_of (widget)))
    show_sheet (self, siloam_prayer_sheet_new (get_private (self)->room), GTK_DIR_TAB_FORWARD);
}

static void
verse_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (is_on_stage (widget) && !siloam_session_guide_is_held (guide_of (widget)))
    siloam_session_find_verse (SILOAM_WRITER (widget),
                               get_private (SILOAM_SESSION_FRAME (widget))->room);
}

static void
touch_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  siloam_evening_room_touch (get_private (SILOAM_SESSION_FRAME (widget))->room);
}

static void
writer_flush (SiloamWriter *writer)
{
  siloam_evening_room_flush (get_private (SILOAM_SESSION_FRAME (writer))->room);
}

static gboolean
writer_is_saved (SiloamWriter *writer)
{
  return !siloam_evening_room_is_dirty (get_private (SILOAM_SESSION_FRAME (writer))->room);
}

/* NULL where nothing may be written. */
static SiloamEntry *
writer_get_entry (SiloamWriter *writer)
{
  SiloamEveningRoom *room = get_private (SILOAM_SESSION_FRAME (writer))->room;
  SiloamSession *session = room != NULL ? siloam_evening_room_get_session (room) : NULL;

  return session != NULL && siloam_session_may (session, SILOAM_DOES_WRITE) ? session->exchange
                                                                            : NULL;
}

static const char *
writer_get_entry_id (SiloamWriter *writer)
{
  const SiloamEntry *entry = writer_get_entry (writer);

  return entry != NULL ? entry->id : NULL;
}

static SiloamSheet *
writer_get_sheet (SiloamWriter *writer)
{
  return NULL;
}

static void
writer_init (SiloamWriterInterface *iface)
{
  iface->flush = writer_flush;
  iface->is_saved = writer_is_saved;
  iface->get_entry = writer_get_entry;
  iface->get_entry_id = writer_get_entry_id;
  iface->get_sheet = writer_get_sheet;
}

static void
withdrawing_cb (SiloamSessionFrame *self)
{
  siloam_session_stage_release (get_private (self)->stage);
}

static void
withdrawn_cb (SiloamSessionFrame *self)
{
  siloam_session_stage_rebuild (get_private (self)->stage);
}

static void
agreed_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamSessionFrame *self = SILOAM_SESSION_FRAME (widget);
  GtkWidget *list;
  GtkWidget *sheet = siloam_agreed_sheet_new (get_private (self)->room, &list);

  g_signal_connect_object (list,
                           "withdrawing",
                           G_CALLBACK (withdrawing_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "withdrawn", G_CALLBACK (withdrawn_cb), self, G_CONNECT_SWAPPED);
  show_sheet (self, sheet, GTK_DIR_TAB_BACKWARD);
}

static char *
dup_shown (SiloamSessionGuide *guide)
{
  return g_strdup_printf ("%s %d %d %d %d",
                          siloam_session_guide_get_line (guide)->place,
                          siloam_session_guide_is_held (guide),
                          siloam_session_guide_is_waiting (guide),
                          siloam_session_guide_is_grounding (guide),
                          siloam_session_guide_get_prayer (guide) != NULL);
}

/* At a new line the focus is where one writes, else on going on: never on what stops it all. */
static void
follow_focus (SiloamSessionFrame *self)
{
  SiloamSessionFramePrivate *priv = get_private (self);
  g_autofree char *shown = dup_shown (guide_of (GTK_WIDGET (self)));

  if (g_strcmp0 (shown, priv->shown) == 0)
    return;
  g_free (priv->shown);
  priv->shown = g_steal_pointer (&shown);
  if (is_on_stage (GTK_WIDGET (self)) && gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* A change of the guide in the middle of making a page would make another page. */
static gboolean
follow_later (gpointer user_data)
{
  SiloamSessionFrame *self = user_data;
  SiloamSessionFramePrivate *priv = get_private (self);

  if (priv->room != NULL && gtk_widget_get_root (GTK_WIDGET (self)) != NULL &&
      siloam_evening_room_get_session (priv->room) != NULL)
    {
      follow_focus (self);
      SILOAM_SESSION_FRAME_GET_CLASS (self)->follow (self);
    }
  return G_SOURCE_REMOVE;
}

static void
changed_cb (SiloamSessionFrame *self)
{
  g_idle_add_full (G_PRIORITY_DEFAULT, follow_later, g_object_ref (self), g_object_unref);
}

static void
default_follow (SiloamSessionFrame *self)
{
}

static void
default_next (SiloamSessionFrame *self)
{
  siloam_session_guide_next (guide_of (GTK_WIDGET (self)));
}

static void
default_back (SiloamSessionFrame *self)
{
  siloam_session_guide_back (guide_of (GTK_WIDGET (self)));
}

static void
siloam_session_frame_dispose (GObject *object)
{
  SiloamSessionFramePrivate *priv = get_private (SILOAM_SESSION_FRAME (object));

  /* The template belongs to this class, and GTK asks the class of the page for it. */
  if (priv->stack != NULL)
    gtk_widget_unparent (GTK_WIDGET (priv->stack));
  priv->stack = NULL;
  priv->stage = NULL;
  priv->suggested = NULL;
  g_clear_object (&priv->room);
  g_clear_pointer (&priv->shown, g_free);

  G_OBJECT_CLASS (siloam_session_frame_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "session.next", NULL, next_cb);
  gtk_widget_class_install_action (widget_class, "session.back", NULL, back_cb);
  gtk_widget_class_install_action (widget_class, "session.skip", NULL, skip_cb);
  gtk_widget_class_install_action (widget_class, "session.close", NULL, close_cb);
  gtk_widget_class_install_action (widget_class, "session.wait", NULL, wait_cb);
  gtk_widget_class_install_action (widget_class, "session.too-much", NULL, too_much_cb);
  gtk_widget_class_install_action (widget_class, "session.mark", NULL, mark_cb);
  gtk_widget_class_install_action (widget_class, "session.help", NULL, help_cb);
  gtk_widget_class_install_action (widget_class, "session.pray", NULL, pray_cb);
  gtk_widget_class_install_action (widget_class, "session.agreed", NULL, agreed_cb);
  gtk_widget_class_install_action (widget_class, "session.verse", NULL, verse_cb);
  gtk_widget_class_install_action (widget_class, "entry.touch", NULL, touch_cb);
}

/* A place of writing takes Enter and the function keys for itself, so these come before it; Escape
 * comes after, so that it first closes what is open on top. */
static void
add_keys (SiloamSessionFrame *self)
{
  static const struct
  {
    guint key;
    GdkModifierType modifiers;
    const char *action;
  } keys[] = {
    { GDK_KEY_Return, GDK_CONTROL_MASK, "session.next" },
    { GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "session.next" },
    { GDK_KEY_Left, GDK_ALT_MASK, "session.back" },
    { GDK_KEY_Right, GDK_ALT_MASK, "session.skip" },
    { GDK_KEY_F8, 0, "session.wait" },
    { GDK_KEY_F7, 0, "session.too-much" },
    { GDK_KEY_m, GDK_CONTROL_MASK, "session.mark" },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (controller),
        gtk_shortcut_new (gtk_keyval_trigger_new (keys[i].key, keys[i].modifiers),
                          gtk_named_action_new (keys[i].action)));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void
siloam_session_frame_class_init (SiloamSessionFrameClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siloam_session_frame_dispose;
  widget_class->grab_focus = siloam_session_frame_grab_focus;
  widget_class->focus = siloam_template_focus;
  klass->follow = default_follow;
  klass->next = default_next;
  klass->back = default_back;

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/session-frame.ui");
  gtk_widget_class_bind_template_child_private (widget_class, SiloamSessionFrame, stack);
  gtk_widget_class_bind_template_child_private (widget_class, SiloamSessionFrame, stage_box);
  gtk_widget_class_bind_template_child_private (widget_class, SiloamSessionFrame, bar);
  gtk_widget_class_bind_template_child_private (widget_class, SiloamSessionFrame, sheet_bin);
  install_actions (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "session.close", NULL);
}

static void
siloam_session_frame_init (SiloamSessionFrame *self)
{
  SiloamSessionFramePrivate *priv = get_private (self);

  gtk_widget_init_template (GTK_WIDGET (self));
  add_keys (self);
  gtk_widget_set_layout_manager (priv->bar, siloam_wrap_layout_new (6, TRUE));
  siloam_stack_show (priv->stack, "stage");
}

/**
 * siloam_session_frame_set_room:
 * @room: the evening, with a session
 *
 * Fills the frame; called once, by the page.
 */
void
siloam_session_frame_set_room (SiloamSessionFrame *self, SiloamEveningRoom *room)
{
  SiloamSessionFramePrivate *priv;
  GtkWidget *stage;

  g_return_if_fail (SILOAM_IS_SESSION_FRAME (self));

  priv = get_private (self);
  g_return_if_fail (priv->room == NULL);

  priv->room = g_object_ref (room);
  stage = siloam_session_stage_new (room);
  priv->stage = SILOAM_SESSION_STAGE (stage);
  gtk_widget_set_vexpand (stage, TRUE);
  gtk_box_prepend (GTK_BOX (priv->stage_box), stage);
  g_signal_connect_object (room, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * siloam_session_frame_get_room:
 *
 * Returns: (transfer none): the evening
 */
SiloamEveningRoom *
siloam_session_frame_get_room (SiloamSessionFrame *self)
{
  g_return_val_if_fail (SILOAM_IS_SESSION_FRAME (self), NULL);

  return get_private (self)->room;
}

/**
 * siloam_session_frame_get_text:
 *
 * Returns: (transfer none): a text of the team
 */
const char *
siloam_session_frame_get_text (SiloamSessionFrame *self, const char *key)
{
  g_return_val_if_fail (SILOAM_IS_SESSION_FRAME (self), "");

  return siloam_prompts_get (siloam_evening_room_get_prompts (get_private (self)->room), key);
}

/**
 * siloam_session_frame_add_button:
 * @key: the prompt of its label
 * @action: a detailed action
 * @shortcut: (nullable): the key that does the same
 * @suggested: whether it is the one suggested action
 *
 * Returns: (transfer none): the button
 */
GtkWidget *
siloam_session_frame_add_button (SiloamSessionFrame *self,
                                 const char *key,
                                 const char *action,
                                 const char *shortcut,
                                 gboolean suggested)
{
  GtkWidget *button;

  g_return_val_if_fail (SILOAM_IS_SESSION_FRAME (self), NULL);

  button = gtk_button_new_with_label (siloam_session_frame_get_text (self, key));
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_tooltip_text (button, shortcut);
  gtk_widget_add_css_class (button, suggested ? "suggested-action" : "flat");
  if (suggested)
    {
      gtk_widget_add_css_class (button, "pill");
      get_private (self)->suggested = button;
    }
  gtk_box_append (GTK_BOX (get_private (self)->bar), button);
  return button;
}
