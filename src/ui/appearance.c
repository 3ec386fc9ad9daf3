/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Text size, light or dark, contrast and motion, applied to every window of the process. Main
 * thread. */

#include "config.h"

#include "ui/appearance.h"

#include <adwaita.h>

/* The reading size at which the interface has the size of the desktop. */
#define NORMAL_POINTS 14.0
#define NORMAL_DPI (96.0 * PANGO_SCALE)
/* Pixels of an icon and of a box to tick beside text of that size. */
#define ICON 16
#define TICK 14
#define SLIDER 20

struct _SiloamAppearance
{
  GObject parent_instance;

  GSettings *store;
  GtkCssProvider *contrast;
  GtkCssProvider *icons;
};

G_DEFINE_FINAL_TYPE (SiloamAppearance, siloam_appearance, G_TYPE_OBJECT)

/* Every size in the styles is in points, so the resolution of the text scales them all alike. The
 * reset brings back the desktop's own resolution, on which ours is based. */
static void
apply_text_size (SiloamAppearance *self)
{
  GtkSettings *settings = gtk_settings_get_default ();
  double points = g_settings_get_double (self->store, "text-size");
  int dpi;

  gtk_settings_reset_property (settings, "gtk-xft-dpi");
  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  if (dpi <= 0)
    dpi = 96 * PANGO_SCALE;
  if (points != NORMAL_POINTS)
    g_object_set (settings, "gtk-xft-dpi", (int) (dpi * points / NORMAL_POINTS), NULL);
}

/* Adwaita gives icons, ticks and switches in pixels, and they would stay small beside large text.
 * Where text is not large they are left alone, so that they stay sharp. */
static void
apply_icon_size (SiloamAppearance *self)
{
  double scale;
  int dpi;
  g_autofree char *style = NULL;

  g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &dpi, NULL);
  scale = dpi / NORMAL_DPI;
  if (scale >= 1.25)
    style = g_strdup_printf ("window, popover, .normal-icons { -gtk-icon-size: %dpx; }"
                             "check, radio { min-width: %dpx; min-height: %dpx;"
                             " -gtk-icon-size: %dpx; }"
                             "switch > slider { min-width: %dpx; min-height: %dpx; }",
                             (int) (ICON * scale),
                             (int) (TICK * scale),
                             (int) (TICK * scale),
                             (int) (TICK * scale),
                             (int) (SLIDER * scale),
                             (int) (SLIDER * scale));
  gtk_css_provider_load_from_data (self->icons, style != NULL ? style : "", -1);
}

static void
apply_color_scheme (SiloamAppearance *self)
{
  static const AdwColorScheme schemes[] = { ADW_COLOR_SCHEME_DEFAULT,
                                            ADW_COLOR_SCHEME_FORCE_LIGHT,
                                            ADW_COLOR_SCHEME_FORCE_DARK };
  guint chosen = (guint) g_settings_get_enum (self->store, "color-scheme");

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      schemes[MIN (chosen, G_N_ELEMENTS (schemes) - 1)]);
}

static void
apply_contrast (SiloamAppearance *self)
{
  GdkDisplay *display = gdk_display_get_default ();
  AdwStyleManager *style = adw_style_manager_get_default ();

  gtk_style_context_remove_provider_for_display (display, GTK_STYLE_PROVIDER (self->contrast));
  if (!g_settings_get_boolean (self->store, "high-contrast") ||
      adw_style_manager_get_high_contrast (style))
    return;

  gtk_css_provider_load_from_resource (self->contrast,
                                       adw_style_manager_get_dark (style)
                                           ? RESOURCE_BASE "/contrast-dark.css"
                                           : RESOURCE_BASE "/contrast.css");
  gtk_style_context_add_provider_for_display (display,
                                              GTK_STYLE_PROVIDER (self->contrast),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
}

static void
apply_motion (SiloamAppearance *self)
{
  GtkSettings *settings = gtk_settings_get_default ();

  gtk_settings_reset_property (settings, "gtk-enable-animations");
  if (g_settings_get_boolean (self->store, "reduce-motion"))
    g_object_set (settings, "gtk-enable-animations", FALSE, NULL);
}

static void
siloam_appearance_finalize (GObject *object)
{
  SiloamAppearance *self = SILOAM_APPEARANCE (object);

  g_clear_object (&self->store);
  g_clear_object (&self->contrast);
  gtk_style_context_remove_provider_for_display (gdk_display_get_default (),
                                                 GTK_STYLE_PROVIDER (self->icons));
  g_clear_object (&self->icons);

  G_OBJECT_CLASS (siloam_appearance_parent_class)->finalize (object);
}

static void
siloam_appearance_class_init (SiloamAppearanceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = siloam_appearance_finalize;
}

static void
siloam_appearance_init (SiloamAppearance *self)
{
  self->contrast = gtk_css_provider_new ();
  self->icons = gtk_css_provider_new ();
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (self->icons),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

static void
follow (SiloamAppearance *self,
        gpointer source,
        const char *signal,
        void (*apply) (SiloamAppearance *))
{
  g_signal_connect_object (source, signal, G_CALLBACK (apply), self, G_CONNECT_SWAPPED);
}

/**
 * siloam_appearance_new:
 * @settings: what the person chose
 *
 * Applies the settings now and at each change, for as long as the result lives. Made once, after
 * GTK was initialised.
 */
SiloamAppearance *
siloam_appearance_new (SiloamSettings *settings)
{
  SiloamAppearance *self = g_object_new (SILOAM_TYPE_APPEARANCE, NULL);
  AdwStyleManager *style = adw_style_manager_get_default ();

  self->store = g_object_ref (siloam_settings_get_store (settings));
  follow (self, self->store, "changed::text-size", apply_text_size);
  follow (self, self->store, "changed::color-scheme", apply_color_scheme);
  follow (self, self->store, "changed::high-contrast", apply_contrast);
  follow (self, self->store, "changed::reduce-motion", apply_motion);
  follow (self, gtk_settings_get_default (), "notify::gtk-xft-dpi", apply_icon_size);
  follow (self, style, "notify::dark", apply_contrast);
  follow (self, style, "notify::high-contrast", apply_contrast);

  /* Tab goes through the words of a verse to read them, not to select them. */
  g_object_set (gtk_settings_get_default (), "gtk-label-select-on-focus", FALSE, NULL);
  apply_text_size (self);
  apply_icon_size (self);
  apply_color_scheme (self);
  apply_contrast (self);
  apply_motion (self);
  return self;
}
