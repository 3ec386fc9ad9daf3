/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The shape of a screen that asks one thing. The actions stay in sight while the body scrolls, also
 * with the largest text. Main thread. */

#include "config.h"

#include "ui/screen.h"

#include <adwaita.h>

#include "ui/action-layout.h"
#include "ui/header.h"
#include "ui/template.h"
#include "ui/text-fit.h"
#include "ui/whole-words.h"

struct _SiloamScreen
{
  GtkWidget parent_instance;

  SiloamHeader *header;
  GtkScrolledWindow *scroller;
  GtkBox *column;
  GtkImage *icon;
  GtkLabel *question_label;
  GtkLabel *hint_label;
  GtkBox *actions;
  gboolean read_only;
};

static void siloam_screen_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SiloamScreen,
                               siloam_screen,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE,
                                                      siloam_screen_buildable_init))

typedef enum
{
  PROP_QUESTION = 1,
  PROP_HINT,
  PROP_BACK_ACTION,
} SiloamScreenProperty;

static GParamSpec *properties[PROP_BACK_ACTION + 1];
static GtkBuildableIface *parent_buildable;

static void
siloam_screen_add_child (GtkBuildable *buildable,
                         GtkBuilder *builder,
                         GObject *child,
                         const char *type)
{
  SiloamScreen *self = SILOAM_SCREEN (buildable);

  /* The children of our own template come before column is bound. */
  if (!self->column || !GTK_IS_WIDGET (child))
    parent_buildable->add_child (buildable, builder, child, type);
  else
    gtk_box_append (self->column, GTK_WIDGET (child));
}

static void
siloam_screen_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = siloam_screen_add_child;
}

static void
siloam_screen_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  SiloamScreen *self = SILOAM_SCREEN (object);

  switch ((SiloamScreenProperty) id)
    {
    case PROP_QUESTION:
      siloam_screen_set_question (self, g_value_get_string (value));
      break;
    case PROP_HINT:
      siloam_screen_set_hint (self, g_value_get_string (value));
      break;
    case PROP_BACK_ACTION:
      siloam_screen_set_back_action (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
siloam_screen_dispose (GObject *object)
{
  siloam_template_dispose (GTK_WIDGET (object), SILOAM_TYPE_SCREEN);

  G_OBJECT_CLASS (siloam_screen_parent_class)->dispose (object);
}

static void
scroll_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gboolean handled;

  g_signal_emit_by_name (SILOAM_SCREEN (widget)->scroller,
                         "scroll-child",
                         (GtkScrollType) g_variant_get_int32 (parameter),
                         FALSE,
                         &handled);
}

/* Only where there is nothing to press: elsewhere these keys belong to what is. */
static void
add_keys (SiloamScreen *self)
{
  static const struct
  {
    guint key;
    GtkScrollType type;
  } keys[] = {
    { GDK_KEY_Page_Down, GTK_SCROLL_PAGE_DOWN },
    { GDK_KEY_Page_Up, GTK_SCROLL_PAGE_UP },
    { GDK_KEY_space, GTK_SCROLL_PAGE_DOWN },
    { GDK_KEY_Home, GTK_SCROLL_START },
    { GDK_KEY_End, GTK_SCROLL_END },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (keys[i].key, 0),
                                                gtk_named_action_new ("screen.scroll"));

      gtk_shortcut_set_arguments (shortcut, g_variant_new_int32 ((gint32) keys[i].type));
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
    }
  gtk_widget_add_controller (GTK_WIDGET (self->scroller), controller);
}

static gboolean
siloam_screen_grab_focus (GtkWidget *widget)
{
  SiloamScreen *self = SILOAM_SCREEN (widget);

  if (self->read_only)
    return gtk_widget_grab_focus (GTK_WIDGET (self->scroller));
  return GTK_WIDGET_CLASS (siloam_screen_parent_class)->grab_focus (widget);
}

static void
siloam_screen_map (GtkWidget *widget)
{
  siloam_text_fit_titles (widget);

  GTK_WIDGET_CLASS (siloam_screen_parent_class)->map (widget);
}

static void
siloam_screen_class_init (SiloamScreenClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS;

  object_class->set_property = siloam_screen_set_property;
  object_class->dispose = siloam_screen_dispose;
  widget_class->map = siloam_screen_map;
  widget_class->grab_focus = siloam_screen_grab_focus;
  gtk_widget_class_install_action (widget_class, "screen.scroll", "i", scroll_cb);

  properties[PROP_QUESTION] = g_param_spec_string ("question", NULL, NULL, NULL, flags);
  properties[PROP_HINT] = g_param_spec_string ("hint", NULL, NULL, NULL, flags);
  properties[PROP_BACK_ACTION] = g_param_spec_string ("back-action", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (SILOAM_TYPE_HEADER);
  g_type_ensure (SILOAM_TYPE_ACTION_LAYOUT);
  g_type_ensure (SILOAM_TYPE_WHOLE_WORDS);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/screen.ui");
  gtk_widget_class_bind_template_child (widget_class, SiloamScreen, header);
  gtk_widget_class_bind_template_child (widget_class, SiloamScreen, scroller);
  gtk_widget_class_bind_template_child (widget_class, SiloamScreen, column);
  gtk_widget_class_bind_template_child (widget_class, SiloamScreen, icon);
  gtk_widget_class_bind_template_child (widget_class, SiloamScreen, question_label);
  gtk_widget_class_bind_template_child (widget_class, SiloamScreen, hint_label);
  gtk_widget_class_bind_template_child (widget_class, SiloamScreen, actions);
}

static void
siloam_screen_init (SiloamScreen *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
set_text (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text && *text);
}

/**
 * siloam_screen_set_question:
 * @question: (nullable): what the screen asks
 */
void
siloam_screen_set_question (SiloamScreen *self, const char *question)
{
  g_return_if_fail (SILOAM_IS_SCREEN (self));

  set_text (self->question_label, question);
}

/**
 * siloam_screen_set_hint:
 * @hint: (nullable): a line under the question
 */
void
siloam_screen_set_hint (SiloamScreen *self, const char *hint)
{
  g_return_if_fail (SILOAM_IS_SCREEN (self));

  set_text (self->hint_label, hint);
}

/**
 * siloam_screen_set_read_only:
 *
 * Lets who has no mouse read on: the text takes the focus.
 */
void
siloam_screen_set_read_only (SiloamScreen *self)
{
  g_return_if_fail (SILOAM_IS_SCREEN (self));

  self->read_only = TRUE;
  add_keys (self);
  gtk_widget_set_focusable (GTK_WIDGET (self->scroller), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->scroller), "siloam-read-only");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scroller),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_label (self->question_label),
                                  -1);
}

/**
 * siloam_screen_set_icon:
 * @icon_name: a quiet picture above the question
 */
void
siloam_screen_set_icon (SiloamScreen *self, const char *icon_name)
{
  g_return_if_fail (SILOAM_IS_SCREEN (self));

  gtk_image_set_from_icon_name (self->icon, icon_name);
  gtk_widget_set_visible (GTK_WIDGET (self->icon), TRUE);
}

/**
 * siloam_screen_set_back_action:
 * @detailed_action: (nullable): what the back button does; %NULL hides it
 */
void
siloam_screen_set_back_action (SiloamScreen *self, const char *detailed_action)
{
  g_return_if_fail (SILOAM_IS_SCREEN (self));

  siloam_header_set_back_action (self->header, detailed_action);
}

/**
 * siloam_screen_plain_button_new:
 * @label: what it says; wraps where the screen is narrow
 *
 * Returns: (transfer floating): a button
 */
GtkWidget *
siloam_screen_plain_button_new (const char *label)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  GtkLabel *text = GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button)));

  gtk_label_set_wrap (text, TRUE);
  gtk_label_set_wrap_mode (text, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_justify (text, GTK_JUSTIFY_CENTER);
  return button;
}

/**
 * siloam_screen_button_new:
 * @label: what it says; wraps where the screen is narrow
 * @detailed_action: (nullable): what it does
 *
 * Returns: (transfer floating): a button
 */
GtkWidget *
siloam_screen_button_new (const char *label, const char *detailed_action, SiloamButtonKind kind)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *text = gtk_label_new (label);

  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (text), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_justify (GTK_LABEL (text), GTK_JUSTIFY_CENTER);
  gtk_button_set_child (GTK_BUTTON (button), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label,
                                  -1);
  gtk_widget_add_css_class (button, "siloam-action");
  gtk_widget_add_css_class (button, kind == SILOAM_BUTTON_SUGGESTED ? "suggested-action" : "flat");
  if (kind == SILOAM_BUTTON_SUGGESTED)
    gtk_widget_add_css_class (button, "pill");
  if (detailed_action)
    gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), detailed_action);
  return button;
}

/**
 * siloam_screen_add:
 * @child: what comes next in the body
 */
void
siloam_screen_add (SiloamScreen *self, GtkWidget *child)
{
  g_return_if_fail (SILOAM_IS_SCREEN (self));

  gtk_box_append (self->column, child);
}

/**
 * siloam_screen_add_button:
 * @label: what it says
 * @detailed_action: (nullable): what it does
 *
 * Returns: (transfer none): the button, under the body
 */
GtkWidget *
siloam_screen_add_button (SiloamScreen *self,
                          const char *label,
                          const char *detailed_action,
                          SiloamButtonKind kind)
{
  GtkWidget *button;

  g_return_val_if_fail (SILOAM_IS_SCREEN (self), NULL);

  button = siloam_screen_button_new (label, detailed_action, kind);
  gtk_box_append (self->actions, button);
  return button;
}
