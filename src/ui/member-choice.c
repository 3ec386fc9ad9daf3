/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Chooses people of the team by first name, one or several. It keeps ids, never names. Main thread.
 */

#include "config.h"

#include "ui/member-choice.h"

#include "ministry/record.h"
#include "ui/wrap-layout.h"

struct _SiloamMemberChoice
{
  GtkWidget parent_instance;

  GPtrArray *toggles; /* (element-type GtkToggleButton): borrowed */
  char **id;          /* one of both, borrowed */
  GPtrArray *ids;
  guint max;
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (SiloamMemberChoice, siloam_member_choice, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static const char *
get_id (GtkToggleButton *toggle)
{
  return g_object_get_data (G_OBJECT (toggle), "siloam-id");
}

static guint
find (GPtrArray *ids, const char *id)
{
  for (guint i = 0; i < ids->len; i++)
    {
      if (g_strcmp0 (ids->pdata[i], id) == 0)
        return i;
    }
  return G_MAXUINT;
}

static gboolean
is_chosen (SiloamMemberChoice *self, const char *id)
{
  return self->ids ? find (self->ids, id) != G_MAXUINT : self->id && g_strcmp0 (*self->id, id) == 0;
}

/* With as many as may be, nobody else can be added. */
static void
show_choice (SiloamMemberChoice *self)
{
  gboolean full = self->ids && self->max > 0 && self->ids->len >= self->max;

  self->showing = TRUE;
  for (guint i = 0; i < self->toggles->len; i++)
    {
      GtkToggleButton *toggle = self->toggles->pdata[i];
      gboolean chosen = is_chosen (self, get_id (toggle));

      gtk_toggle_button_set_active (toggle, chosen);
      gtk_widget_set_sensitive (GTK_WIDGET (toggle), chosen || !full);
    }
  self->showing = FALSE;
}

static void
choose_one (SiloamMemberChoice *self, const char *id, gboolean chosen)
{
  if (!chosen && g_strcmp0 (*self->id, id) != 0)
    return;
  g_free (*self->id);
  *self->id = chosen ? g_strdup (id) : NULL;
}

static void
choose_several (SiloamMemberChoice *self, const char *id, gboolean chosen)
{
  guint place = find (self->ids, id);

  if (chosen && place == G_MAXUINT)
    g_ptr_array_add (self->ids, g_strdup (id));
  else if (!chosen && place != G_MAXUINT)
    g_ptr_array_remove_index (self->ids, place);
}

static void
toggled_cb (SiloamMemberChoice *self, GtkToggleButton *toggle)
{
  gboolean chosen = gtk_toggle_button_get_active (toggle);

  if (self->showing)
    return;
  if (self->ids)
    choose_several (self, get_id (toggle), chosen);
  else if (self->id)
    choose_one (self, get_id (toggle), chosen);
  show_choice (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  gtk_widget_activate_action (GTK_WIDGET (self), "entry.touch", NULL);
}

static void
siloam_member_choice_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))))
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (siloam_member_choice_parent_class)->dispose (object);
}

static void
siloam_member_choice_finalize (GObject *object)
{
  g_ptr_array_unref (SILOAM_MEMBER_CHOICE (object)->toggles);

  G_OBJECT_CLASS (siloam_member_choice_parent_class)->finalize (object);
}

static void
siloam_member_choice_class_init (SiloamMemberChoiceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = siloam_member_choice_dispose;
  object_class->finalize = siloam_member_choice_finalize;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  signals[SIGNAL_CHANGED] = g_signal_new ("changed",
                                          SILOAM_TYPE_MEMBER_CHOICE,
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL,
                                          NULL,
                                          NULL,
                                          G_TYPE_NONE,
                                          0);
}

static void
siloam_member_choice_init (SiloamMemberChoice *self)
{
  self->toggles = g_ptr_array_new ();
  gtk_widget_set_layout_manager (GTK_WIDGET (self), siloam_wrap_layout_new (6, FALSE));
}

static void
add_member (SiloamMemberChoice *self, const SiloamMember *member)
{
  GtkWidget *toggle = gtk_toggle_button_new_with_label (member->first_name);

  gtk_widget_add_css_class (toggle, "siloam-chip");
  g_object_set_data_full (G_OBJECT (toggle), "siloam-id", g_strdup (member->id), g_free);
  g_ptr_array_add (self->toggles, toggle);
  g_signal_connect_object (toggle, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (toggle, GTK_WIDGET (self));
}

/**
 * siloam_member_choice_new:
 * @members: (element-type SiloamMember): the team
 * @accessible_label: what is asked
 *
 * Returns: (transfer floating): the row of names
 */
GtkWidget *
siloam_member_choice_new (GPtrArray *members, const char *accessible_label)
{
  SiloamMemberChoice *self = g_object_new (SILOAM_TYPE_MEMBER_CHOICE, NULL);

  for (guint i = 0; i < members->len; i++)
    {
      const SiloamMember *member = members->pdata[i];

      if (member->first_name)
        add_member (self, member);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  accessible_label,
                                  -1);
  return GTK_WIDGET (self);
}

/**
 * siloam_member_choice_bind_one:
 * @id: where the id of at most one lives
 */
void
siloam_member_choice_bind_one (SiloamMemberChoice *self, char **id)
{
  g_return_if_fail (SILOAM_IS_MEMBER_CHOICE (self));

  self->id = id;
  self->ids = NULL;
  show_choice (self);
}

/**
 * siloam_member_choice_bind_list:
 * @ids: (element-type utf8): where the ids of several live
 * @max: how many at most; 0 for any number
 */
void
siloam_member_choice_bind_list (SiloamMemberChoice *self, GPtrArray *ids, guint max)
{
  g_return_if_fail (SILOAM_IS_MEMBER_CHOICE (self));

  self->id = NULL;
  self->ids = ids;
  self->max = max;
  show_choice (self);
}
