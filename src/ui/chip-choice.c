/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Small choices that wrap like words. Owns its toggles and one line with the meaning of what is
 * chosen. It never chooses by itself. Main thread. */

#include "config.h"

#include "ui/chip-choice.h"

#include "journal/vocabulary.h"
#include "ui/wrap-layout.h"

#define CHIP_SPACING 6

/* Choices write into fields of the vocabularies through a guint pointer. */
G_STATIC_ASSERT (sizeof (SiloamHurtKind) == sizeof (guint));

struct _SiloamChipChoice
{
  GtkWidget parent_instance;

  GtkWidget *chips;
  GtkWidget *meaning;

  SiloamChipMode mode;
  guint value;
  guint *field; /* borrowed */
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (SiloamChipChoice, siloam_chip_choice, GTK_TYPE_WIDGET)

enum
{
  PROP_VALUE = 1,
};

static GParamSpec *properties[PROP_VALUE + 1];

static guint
chip_value (GtkWidget *chip)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (chip), "value"));
}

static gboolean
is_chosen (SiloamChipChoice *self, GtkWidget *chip)
{
  if (self->mode == SILOAM_CHIPS_SEVERAL)
    return (self->value & chip_value (chip)) != 0;
  return self->value == chip_value (chip);
}

static void
show_meaning (SiloamChipChoice *self)
{
  const char *meaning = NULL;

  for (GtkWidget *chip = gtk_widget_get_first_child (self->chips); chip != NULL;
       chip = gtk_widget_get_next_sibling (chip))
    if (self->mode != SILOAM_CHIPS_SEVERAL && is_chosen (self, chip))
      meaning = g_object_get_data (G_OBJECT (chip), "meaning");

  gtk_label_set_label (GTK_LABEL (self->meaning), meaning != NULL ? meaning : "");
  gtk_widget_set_visible (self->meaning, meaning != NULL);
}

static void
show_value (SiloamChipChoice *self)
{
  self->updating = TRUE;
  for (GtkWidget *chip = gtk_widget_get_first_child (self->chips); chip != NULL;
       chip = gtk_widget_get_next_sibling (chip))
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip), is_chosen (self, chip));
  self->updating = FALSE;
  show_meaning (self);
}

static void
chip_toggled_cb (GtkToggleButton *chip, SiloamChipChoice *self)
{
  guint value = chip_value (GTK_WIDGET (chip));
  gboolean active = gtk_toggle_button_get_active (chip);

  if (self->updating)
    return;

  if (self->mode == SILOAM_CHIPS_SEVERAL)
    value = active ? self->value | value : self->value & ~value;
  else if (self->mode == SILOAM_CHIPS_ONE && !active)
    value = 0;

  siloam_chip_choice_set_value (self, value);
  gtk_widget_activate_action (GTK_WIDGET (self), "entry.touch", NULL);
}

/* The chip that holds the focus, or NULL. */
static GtkWidget *
focused_chip (SiloamChipChoice *self)
{
  return gtk_widget_get_focus_child (self->chips);
}

static GtkWidget *
entry_chip (SiloamChipChoice *self)
{
  for (GtkWidget *chip = gtk_widget_get_first_child (self->chips); chip != NULL;
       chip = gtk_widget_get_next_sibling (chip))
    if (is_chosen (self, chip))
      return chip;
  return gtk_widget_get_first_child (self->chips);
}

static GtkWidget *
neighbour (GtkWidget *chip, GtkDirectionType direction)
{
  gboolean from_right = gtk_widget_get_direction (chip) == GTK_TEXT_DIR_RTL;

  if (direction == GTK_DIR_DOWN || direction == (from_right ? GTK_DIR_LEFT : GTK_DIR_RIGHT))
    return gtk_widget_get_next_sibling (chip);
  return gtk_widget_get_prev_sibling (chip);
}

static gboolean
siloam_chip_choice_focus (GtkWidget *widget, GtkDirectionType direction)
{
  SiloamChipChoice *self = SILOAM_CHIP_CHOICE (widget);
  GtkWidget *chip = focused_chip (self);
  gboolean by_tab = direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD;

  if (chip == NULL)
    {
      chip = entry_chip (self);
      return chip != NULL && gtk_widget_grab_focus (chip);
    }
  if (by_tab)
    return FALSE;

  chip = neighbour (chip, direction);
  return chip != NULL && gtk_widget_grab_focus (chip);
}

static gboolean
siloam_chip_choice_grab_focus (GtkWidget *widget)
{
  GtkWidget *chip = entry_chip (SILOAM_CHIP_CHOICE (widget));

  return chip != NULL && gtk_widget_grab_focus (chip);
}

static gboolean
starts_with_letter (GtkWidget *chip, gunichar letter)
{
  const char *label = gtk_button_get_label (GTK_BUTTON (chip));

  return g_unichar_tolower (g_utf8_get_char (label)) == g_unichar_tolower (letter);
}

/* A letter moves to the next chip that begins with it, as in a list. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType modifiers,
                SiloamChipChoice *self)
{
  gunichar letter = gdk_keyval_to_unicode (keyval);
  GtkWidget *start = focused_chip (self);

  if (start == NULL || !g_unichar_isalpha (letter) || (modifiers & GDK_CONTROL_MASK) ||
      (modifiers & GDK_ALT_MASK))
    return GDK_EVENT_PROPAGATE;

  for (GtkWidget *chip = gtk_widget_get_next_sibling (start); chip != start;
       chip = gtk_widget_get_next_sibling (chip))
    {
      if (chip == NULL)
        chip = gtk_widget_get_first_child (self->chips);
      if (chip == start)
        break;
      if (starts_with_letter (chip, letter))
        return gtk_widget_grab_focus (chip);
    }
  return GDK_EVENT_PROPAGATE;
}

static void
siloam_chip_choice_get_property (GObject *object,
                                 guint property_id,
                                 GValue *value,
                                 GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_VALUE:
      g_value_set_uint (value, SILOAM_CHIP_CHOICE (object)->value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
siloam_chip_choice_set_property (GObject *object,
                                 guint property_id,
                                 const GValue *value,
                                 GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_VALUE:
      siloam_chip_choice_set_value (SILOAM_CHIP_CHOICE (object), g_value_get_uint (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
siloam_chip_choice_dispose (GObject *object)
{
  SiloamChipChoice *self = SILOAM_CHIP_CHOICE (object);

  self->field = NULL;
  g_clear_pointer (&self->chips, gtk_widget_unparent);
  g_clear_pointer (&self->meaning, gtk_widget_unparent);

  G_OBJECT_CLASS (siloam_chip_choice_parent_class)->dispose (object);
}

static void
siloam_chip_choice_class_init (SiloamChipChoiceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = siloam_chip_choice_dispose;
  object_class->get_property = siloam_chip_choice_get_property;
  object_class->set_property = siloam_chip_choice_set_property;
  widget_class->focus = siloam_chip_choice_focus;
  widget_class->grab_focus = siloam_chip_choice_grab_focus;

  properties[PROP_VALUE] =
      g_param_spec_uint ("value",
                         NULL,
                         NULL,
                         0,
                         G_MAXUINT,
                         0,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "chips");
}

static void
siloam_chip_choice_init (SiloamChipChoice *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), CHIP_SPACING);

  self->chips = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_layout_manager (self->chips, siloam_wrap_layout_new (CHIP_SPACING, FALSE));
  gtk_widget_set_parent (self->chips, GTK_WIDGET (self));

  self->meaning = g_object_new (GTK_TYPE_LABEL,
                                "xalign",
                                0.0f,
                                "wrap",
                                TRUE,
                                "wrap-mode",
                                PANGO_WRAP_WORD_CHAR,
                                "visible",
                                FALSE,
                                NULL);
  gtk_widget_add_css_class (self->meaning, "siloam-hint");
  gtk_widget_set_parent (self->meaning, GTK_WIDGET (self));

  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * siloam_chip_choice_new:
 * @mode: whether one or several may be chosen
 * @accessible_label: what is chosen here, for the screen reader
 *
 * Makes an empty choice.
 *
 * Returns: (transfer floating): a new widget
 */
GtkWidget *
siloam_chip_choice_new (SiloamChipMode mode, const char *accessible_label)
{
  SiloamChipChoice *self = g_object_new (SILOAM_TYPE_CHIP_CHOICE, NULL);

  self->mode = mode;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  accessible_label,
                                  -1);
  return GTK_WIDGET (self);
}

/**
 * siloam_chip_choice_add:
 * @value: not 0; one bit when several may be chosen
 * @label: its word
 * @meaning: (nullable): one line that says what it is
 *
 * Adds a chip at the end.
 */
void
siloam_chip_choice_add (SiloamChipChoice *self, guint value, const char *label, const char *meaning)
{
  g_return_if_fail (SILOAM_IS_CHIP_CHOICE (self));
  g_return_if_fail (value != 0);

  GtkWidget *chip = gtk_toggle_button_new_with_label (label);
  GtkLabel *text = GTK_LABEL (gtk_button_get_child (GTK_BUTTON (chip)));

  gtk_label_set_wrap (text, TRUE);
  gtk_label_set_wrap_mode (text, PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (chip, "siloam-chip");
  g_object_set_data (G_OBJECT (chip), "value", GUINT_TO_POINTER (value));
  if (meaning != NULL)
    {
      g_object_set_data_full (G_OBJECT (chip), "meaning", g_strdup (meaning), g_free);
      gtk_accessible_update_property (GTK_ACCESSIBLE (chip),
                                      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                      meaning,
                                      -1);
    }
  gtk_box_append (GTK_BOX (self->chips), chip);
  g_signal_connect_object (chip, "toggled", G_CALLBACK (chip_toggled_cb), self, 0);
  show_value (self);
}

guint
siloam_chip_choice_get_value (SiloamChipChoice *self)
{
  g_return_val_if_fail (SILOAM_IS_CHIP_CHOICE (self), 0);

  return self->value;
}

/**
 * siloam_chip_choice_set_value:
 * @value: a value, flags, or 0 for nothing
 *
 * Shows a choice and writes it to the bound field; does not count as a change by the person.
 */
void
siloam_chip_choice_set_value (SiloamChipChoice *self, guint value)
{
  g_return_if_fail (SILOAM_IS_CHIP_CHOICE (self));

  gboolean changed = self->value != value;

  self->value = value;
  if (self->field != NULL)
    *self->field = value;
  show_value (self);
  if (changed)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VALUE]);
}

/**
 * siloam_chip_choice_bind:
 * @field: (nullable): where the choice lives; must outlive the widget
 *
 * Shows the field's choice and writes every later choice into it.
 */
void
siloam_chip_choice_bind (SiloamChipChoice *self, guint *field)
{
  g_return_if_fail (SILOAM_IS_CHIP_CHOICE (self));

  self->field = NULL;
  siloam_chip_choice_set_value (self, field != NULL ? *field : 0);
  self->field = field;
}
