/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The rows for the trusted person. Main thread. */

#include "config.h"

#include "ui/person-group.h"

#include "ui/field.h"
#include "ui/template.h"

struct _SiloamPersonGroup
{
  AdwPreferencesGroup parent_instance;

  SiloamField *name_row;
  SiloamField *phone_row;
};

G_DEFINE_FINAL_TYPE (SiloamPersonGroup, siloam_person_group, ADW_TYPE_PREFERENCES_GROUP)

static gboolean
siloam_person_group_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SILOAM_PERSON_GROUP (widget)->name_row));
}

static void
siloam_person_group_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SILOAM_TYPE_PERSON_GROUP);

  G_OBJECT_CLASS (siloam_person_group_parent_class)->dispose (object);
}

static void
siloam_person_group_class_init (SiloamPersonGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siloam_person_group_dispose;
  widget_class->grab_focus = siloam_person_group_grab_focus;
  widget_class->focus = siloam_template_focus;

  g_type_ensure (SILOAM_TYPE_FIELD);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/person-group.ui");
  gtk_widget_class_bind_template_child (widget_class, SiloamPersonGroup, name_row);
  gtk_widget_class_bind_template_child (widget_class, SiloamPersonGroup, phone_row);
}

static void
siloam_person_group_init (SiloamPersonGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
fill_row (SiloamField *row, const char *title, const char *text)
{
  siloam_field_set_title (row, title);
  siloam_field_set_text (row, text ? text : "");
}

/**
 * siloam_person_group_fill:
 * @prompts: the texts
 * @profile: (nullable): what is known
 */
void
siloam_person_group_fill (SiloamPersonGroup *self,
                          SiloamPrompts *prompts,
                          const SiloamProfile *profile)
{
  AdwPreferencesGroup *group;

  g_return_if_fail (SILOAM_IS_PERSON_GROUP (self));

  group = ADW_PREFERENCES_GROUP (self);
  adw_preferences_group_set_title (group, siloam_prompts_get (prompts, "heavy.person.question"));
  adw_preferences_group_set_description (group, siloam_prompts_get (prompts, "heavy.person.hint"));
  fill_row (self->name_row,
            siloam_prompts_get (prompts, "heavy.person.name"),
            profile ? profile->trusted_name : NULL);
  fill_row (self->phone_row,
            siloam_prompts_get (prompts, "heavy.person.phone"),
            profile ? profile->trusted_phone : NULL);
}

static gboolean
apply_row (SiloamField *row, char **text)
{
  g_autofree char *typed = g_strstrip (g_strdup (siloam_field_get_text (row)));

  if (g_str_equal (typed, *text ? *text : ""))
    return FALSE;
  g_free (*text);
  *text = *typed ? g_steal_pointer (&typed) : NULL;
  return TRUE;
}

/**
 * siloam_person_group_apply:
 * @profile: gets what was typed; an empty row becomes %NULL
 *
 * Returns: %TRUE when @profile changed
 */
gboolean
siloam_person_group_apply (SiloamPersonGroup *self, SiloamProfile *profile)
{
  gboolean name, phone;

  g_return_val_if_fail (SILOAM_IS_PERSON_GROUP (self), FALSE);

  name = apply_row (self->name_row, &profile->trusted_name);
  phone = apply_row (self->phone_row, &profile->trusted_phone);
  return name || phone;
}
