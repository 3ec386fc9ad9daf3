/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A line to fill in. In place of libadwaita's entry rows, which at 1.2 do not tell the screen
 * reader that they have the focus. Main thread. */

#include "config.h"

#include "ui/field.h"

#include <glib/gi18n.h>

#include "ui/template.h"

struct _SiloamField
{
  GtkWidget parent_instance;

  GtkWidget *title_label;
  GtkWidget *entry;

  gboolean secret;
  GtkInputPurpose purpose;
};

G_DEFINE_FINAL_TYPE (SiloamField, siloam_field, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_TITLE = 1,
  PROP_SECRET,
  PROP_INPUT_PURPOSE,
} SiloamFieldProperty;

static GParamSpec *properties[PROP_INPUT_PURPOSE + 1];

enum
{
  SIGNAL_CHANGED,
  SIGNAL_ACTIVATE,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
changed_cb (SiloamField *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
activate_cb (SiloamField *self)
{
  g_signal_emit (self, signals[SIGNAL_ACTIVATE], 0);
}

static void
peek_cb (GtkEntry *entry)
{
  gboolean visible = !gtk_entry_get_visibility (entry);

  gtk_entry_set_visibility (entry, visible);
  gtk_entry_set_icon_from_icon_name (entry,
                                     GTK_ENTRY_ICON_SECONDARY,
                                     visible ? "view-conceal-symbolic" : "view-reveal-symbolic");
}

/* A GtkEntry with the buffer of a password entry: GtkPasswordEntry of GTK 4.8 may still be called
 * by the keyboard after it is gone. */
static void
make_secret (GtkEntry *entry)
{
  g_autoptr (GtkEntryBuffer) buffer = gtk_password_entry_buffer_new ();

  gtk_entry_set_buffer (entry, buffer);
  gtk_entry_set_visibility (entry, FALSE);
  gtk_entry_set_input_purpose (entry, GTK_INPUT_PURPOSE_PASSWORD);
  gtk_entry_set_icon_from_icon_name (entry, GTK_ENTRY_ICON_SECONDARY, "view-reveal-symbolic");
  gtk_entry_set_icon_tooltip_text (entry, GTK_ENTRY_ICON_SECONDARY, _ ("Show what is typed"));
  g_signal_connect (entry, "icon-press", G_CALLBACK (peek_cb), NULL);
}

static GtkWidget *
make_entry (SiloamField *self)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_input_hints (GTK_ENTRY (entry),
                             GTK_INPUT_HINT_PRIVATE | GTK_INPUT_HINT_NO_SPELLCHECK |
                                 GTK_INPUT_HINT_NO_EMOJI);
  gtk_entry_set_input_purpose (GTK_ENTRY (entry), self->purpose);
  if (self->secret)
    make_secret (GTK_ENTRY (entry));
  return entry;
}

static gboolean
siloam_field_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (SILOAM_FIELD (widget)->entry);
}

static void
siloam_field_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  SiloamField *self = SILOAM_FIELD (object);

  switch ((SiloamFieldProperty) id)
    {
    case PROP_TITLE:
      siloam_field_set_title (self, g_value_get_string (value));
      break;
    case PROP_SECRET:
      self->secret = g_value_get_boolean (value);
      break;
    case PROP_INPUT_PURPOSE:
      self->purpose = g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
siloam_field_constructed (GObject *object)
{
  SiloamField *self = SILOAM_FIELD (object);

  G_OBJECT_CLASS (siloam_field_parent_class)->constructed (object);

  self->entry = make_entry (self);
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));
  siloam_field_set_title (self, gtk_label_get_label (GTK_LABEL (self->title_label)));
  g_signal_connect_object (self->entry,
                           "changed",
                           G_CALLBACK (changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry,
                           "activate",
                           G_CALLBACK (activate_cb),
                           self,
                           G_CONNECT_SWAPPED);
}

static void
siloam_field_dispose (GObject *object)
{
  SiloamField *self = SILOAM_FIELD (object);

  g_clear_pointer (&self->title_label, gtk_widget_unparent);
  g_clear_pointer (&self->entry, gtk_widget_unparent);

  G_OBJECT_CLASS (siloam_field_parent_class)->dispose (object);
}

static void
siloam_field_class_init (SiloamFieldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags construct = G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->set_property = siloam_field_set_property;
  object_class->constructed = siloam_field_constructed;
  object_class->dispose = siloam_field_dispose;
  widget_class->grab_focus = siloam_field_grab_focus;
  widget_class->focus = siloam_template_focus;

  properties[PROP_TITLE] =
      g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SECRET] = g_param_spec_boolean ("secret", NULL, NULL, FALSE, construct);
  properties[PROP_INPUT_PURPOSE] = g_param_spec_enum ("input-purpose",
                                                      NULL,
                                                      NULL,
                                                      GTK_TYPE_INPUT_PURPOSE,
                                                      GTK_INPUT_PURPOSE_FREE_FORM,
                                                      construct);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[SIGNAL_CHANGED] = g_signal_new ("changed",
                                          SILOAM_TYPE_FIELD,
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL,
                                          NULL,
                                          NULL,
                                          G_TYPE_NONE,
                                          0);
  signals[SIGNAL_ACTIVATE] = g_signal_new ("activate",
                                           SILOAM_TYPE_FIELD,
                                           G_SIGNAL_RUN_LAST,
                                           0,
                                           NULL,
                                           NULL,
                                           NULL,
                                           G_TYPE_NONE,
                                           0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
siloam_field_init (SiloamField *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  gtk_widget_add_css_class (GTK_WIDGET (self), "siloam-field");
  self->title_label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->title_label), 0);
  gtk_label_set_wrap (GTK_LABEL (self->title_label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->title_label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_parent (self->title_label, GTK_WIDGET (self));
}

/**
 * siloam_field_set_title:
 * @title: (nullable): what to fill in; also what the screen reader says
 */
void
siloam_field_set_title (SiloamField *self, const char *title)
{
  g_return_if_fail (SILOAM_IS_FIELD (self));

  gtk_label_set_label (GTK_LABEL (self->title_label), title ? title : "");
  if (self->entry)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    gtk_label_get_label (GTK_LABEL (self->title_label)),
                                    -1);
}

/**
 * siloam_field_get_text:
 *
 * Returns: (transfer none): what was typed, until the next key
 */
const char *
siloam_field_get_text (SiloamField *self)
{
  g_return_val_if_fail (SILOAM_IS_FIELD (self), NULL);

  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

/**
 * siloam_field_set_text:
 * @text: (nullable): replaces what was typed
 */
void
siloam_field_set_text (SiloamField *self, const char *text)
{
  g_return_if_fail (SILOAM_IS_FIELD (self));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), text ? text : "");
}
