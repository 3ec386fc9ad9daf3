/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The header bar of every page, so that the eye finds back and Help now in the same place.
 * It never shows anything a person wrote. Main thread. */

#include "config.h"

#include "ui/header.h"

#include <adwaita.h>

#include "ui/template.h"

/* Pixels; a window of 360 with a large text starts out wider than that. */
#define NARROW_WIDTH 480

struct _SiloamHeader
{
  GtkWidget parent_instance;

  AdwHeaderBar *bar;
  GtkButton *back_button;
  GtkMenuButton *menu_button;
  GtkButton *help_button;
  GtkLabel *help_label;
  GtkButton *lock_button;

  int label_width; /* of help_label with the space before it, while it is shown */
  guint label_source;
  gboolean narrow;
  guint narrow_source;
};

static void siloam_header_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SiloamHeader,
                               siloam_header,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE,
                                                      siloam_header_buildable_init))

typedef enum
{
  PROP_BACK_ACTION = 1,
  PROP_TITLE_WIDGET,
  PROP_SHOW_LOCK,
  PROP_SHOW_MENU,
} SiloamHeaderProperty;

static GParamSpec *properties[PROP_SHOW_MENU + 1];
static GtkBuildableIface *parent_buildable;

static void
siloam_header_add_child (GtkBuildable *buildable,
                         GtkBuilder *builder,
                         GObject *child,
                         const char *type)
{
  SiloamHeader *self = SILOAM_HEADER (buildable);

  if (g_strcmp0 (type, "start") == 0)
    adw_header_bar_pack_start (self->bar, GTK_WIDGET (child));
  else if (g_strcmp0 (type, "end") == 0)
    adw_header_bar_pack_end (self->bar, GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
siloam_header_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = siloam_header_add_child;
}

static void
siloam_header_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SiloamHeader *self = SILOAM_HEADER (object);

  switch ((SiloamHeaderProperty) id)
    {
    case PROP_BACK_ACTION:
      g_value_set_string (value,
                          gtk_actionable_get_action_name (GTK_ACTIONABLE (self->back_button)));
      break;
    case PROP_TITLE_WIDGET:
      g_value_set_object (value, adw_header_bar_get_title_widget (self->bar));
      break;
    case PROP_SHOW_LOCK:
      g_value_set_boolean (value, gtk_widget_get_visible (GTK_WIDGET (self->lock_button)));
      break;
    case PROP_SHOW_MENU:
      g_value_set_boolean (value, gtk_widget_get_visible (GTK_WIDGET (self->menu_button)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
siloam_header_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  SiloamHeader *self = SILOAM_HEADER (object);

  switch ((SiloamHeaderProperty) id)
    {
    case PROP_BACK_ACTION:
      siloam_header_set_back_action (self, g_value_get_string (value));
      break;
    case PROP_TITLE_WIDGET:
      siloam_header_set_title_widget (self, g_value_get_object (value));
      break;
    case PROP_SHOW_LOCK:
      gtk_widget_set_visible (GTK_WIDGET (self->lock_button), g_value_get_boolean (value));
      break;
    case PROP_SHOW_MENU:
      gtk_widget_set_visible (GTK_WIDGET (self->menu_button), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
siloam_header_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  gtk_widget_measure (GTK_WIDGET (SILOAM_HEADER (widget)->bar),
                      orientation,
                      for_size,
                      minimum,
                      natural,
                      minimum_baseline,
                      natural_baseline);
}

static gboolean
toggle_label_cb (gpointer user_data)
{
  SiloamHeader *self = user_data;

  self->label_source = 0;
  gtk_widget_set_visible (GTK_WIDGET (self->help_label),
                          !gtk_widget_get_visible (GTK_WIDGET (self->help_label)));
  return G_SOURCE_REMOVE;
}

/* Of the buttons of the window only closing keeps its place when the window is narrow. */
static gboolean
show_narrow_cb (gpointer user_data)
{
  SiloamHeader *self = user_data;

  self->narrow_source = 0;
  adw_header_bar_set_decoration_layout (self->bar, self->narrow ? ":close" : NULL);
  return G_SOURCE_REMOVE;
}

static void
adapt_controls (SiloamHeader *self, int width)
{
  gboolean narrow = width < NARROW_WIDTH;

  if (narrow == self->narrow)
    return;
  self->narrow = narrow;
  if (self->narrow_source == 0)
    self->narrow_source = g_idle_add (show_narrow_cb, self);
}

/* Where there is no room, Help now keeps its icon and its name for the screen reader. A widget may
 * not change while it is given its size, hence the idle. */
static void
siloam_header_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SiloamHeader *self = SILOAM_HEADER (widget);
  gboolean shown = gtk_widget_get_visible (GTK_WIDGET (self->help_label));
  int natural;

  if (shown)
    gtk_widget_measure (GTK_WIDGET (self->help_label),
                        GTK_ORIENTATION_HORIZONTAL,
                        -1,
                        NULL,
                        &self->label_width,
                        NULL,
                        NULL);
  gtk_widget_measure (GTK_WIDGET (self->bar),
                      GTK_ORIENTATION_HORIZONTAL,
                      -1,
                      NULL,
                      &natural,
                      NULL,
                      NULL);
  if (!shown)
    natural += self->label_width + 6;
  if (shown != (natural <= width) && !self->label_source)
    self->label_source = g_idle_add (toggle_label_cb, self);
  adapt_controls (self, width);
  gtk_widget_size_allocate (GTK_WIDGET (self->bar),
                            &(GtkAllocation){ 0, 0, width, height },
                            baseline);
}

static void
siloam_header_dispose (GObject *object)
{
  g_clear_handle_id (&SILOAM_HEADER (object)->label_source, g_source_remove);
  g_clear_handle_id (&SILOAM_HEADER (object)->narrow_source, g_source_remove);
  siloam_template_dispose (GTK_WIDGET (object), SILOAM_TYPE_HEADER);

  G_OBJECT_CLASS (siloam_header_parent_class)->dispose (object);
}

static void
siloam_header_class_init (SiloamHeaderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = siloam_header_get_property;
  object_class->set_property = siloam_header_set_property;
  object_class->dispose = siloam_header_dispose;
  widget_class->measure = siloam_header_measure;
  widget_class->size_allocate = siloam_header_size_allocate;

  properties[PROP_BACK_ACTION] = g_param_spec_string ("back-action", NULL, NULL, NULL, flags);
  properties[PROP_TITLE_WIDGET] =
      g_param_spec_object ("title-widget", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_SHOW_LOCK] = g_param_spec_boolean ("show-lock", NULL, NULL, FALSE, flags);
  properties[PROP_SHOW_MENU] = g_param_spec_boolean ("show-menu", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/header.ui");
  gtk_widget_class_bind_template_child (widget_class, SiloamHeader, bar);
  gtk_widget_class_bind_template_child (widget_class, SiloamHeader, back_button);
  gtk_widget_class_bind_template_child (widget_class, SiloamHeader, menu_button);
  gtk_widget_class_bind_template_child (widget_class, SiloamHeader, help_button);
  gtk_widget_class_bind_template_child (widget_class, SiloamHeader, help_label);
  gtk_widget_class_bind_template_child (widget_class, SiloamHeader, lock_button);
}

static void
siloam_header_init (SiloamHeader *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* In place of the title of the window, which libadwaita shows by itself. */
  adw_header_bar_set_title_widget (self->bar, adw_bin_new ());
}

/**
 * siloam_header_new:
 *
 * Makes a header with only Help now in it.
 */
GtkWidget *
siloam_header_new (void)
{
  return g_object_new (SILOAM_TYPE_HEADER, NULL);
}

/* The target before the name: GTK complains of an action that does not fit the target of another.
 */
static void
set_action (GtkActionable *button, const char *detailed_action)
{
  g_autoptr (GVariant) target = NULL;
  g_autofree char *name = NULL;

  if (detailed_action && !g_action_parse_detailed_name (detailed_action, &name, &target, NULL))
    g_warning ("%s is no action", detailed_action);
  gtk_actionable_set_action_name (button, NULL);
  gtk_actionable_set_action_target_value (button, target);
  gtk_actionable_set_action_name (button, name);
}

/**
 * siloam_header_set_back_action:
 * @detailed_action: (nullable): what the back button does, such as "win.home"; %NULL hides it
 */
void
siloam_header_set_back_action (SiloamHeader *self, const char *detailed_action)
{
  g_return_if_fail (SILOAM_IS_HEADER (self));

  gtk_widget_set_visible (GTK_WIDGET (self->back_button), detailed_action != NULL);
  set_action (GTK_ACTIONABLE (self->back_button), detailed_action);
}

/**
 * siloam_header_set_title_widget:
 * @title_widget: (nullable): what stands in the middle
 */
void
siloam_header_set_title_widget (SiloamHeader *self, GtkWidget *title_widget)
{
  g_return_if_fail (SILOAM_IS_HEADER (self));

  adw_header_bar_set_title_widget (self->bar, title_widget ? title_widget : adw_bin_new ());
}
