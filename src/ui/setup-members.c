/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The people of the team, by first name: what they may do, what they learned, and since when they
 * promised to keep silent. One without a name yet is not stored. Main thread. */

#include "config.h"

#include "ui/setup-members.h"

#include "ui/compat/confirm.h"

struct _SiloamSetupMembers
{
  SiloamEveningSheet *page;
  GtkBox *box;
  GPtrArray *people; /* (element-type Person) */
};

typedef struct
{
  SiloamSetupMembers *owner;
  SiloamMember *member;
  gboolean promised;
  char *stored; /* what the file holds of them, to see what changed */
  GtkBox *fold;
  GtkWidget *name_line;
} Person;

/* Everything that can change, in one string. */
static char *
describe (const Person *person)
{
  const SiloamMember *member = person->member;

  return g_strdup_printf ("%s\n%u\n%s\n%s\n%d",
                          member->first_name ? member->first_name : "",
                          member->roles,
                          member->training ? member->training : "",
                          member->experience ? member->experience : "",
                          person->promised);
}

static void
person_free (gpointer data)
{
  Person *person = data;

  siloam_member_free (person->member);
  g_free (person->stored);
  g_free (person);
}

/* The day of the promise stays when something else changes. */
static void
settle_promise (Person *person)
{
  SiloamMember *member = person->member;

  if (person->promised && !member->confidential_at)
    member->confidential_at = g_date_time_new_now_local ();
  else if (!person->promised)
    g_clear_pointer (&member->confidential_at, g_date_time_unref);
}

static void
show_name (Person *person)
{
  GtkWidget *button = g_object_get_data (G_OBJECT (person->fold), "button");
  GtkWidget *label = gtk_widget_get_last_child (gtk_button_get_child (GTK_BUTTON (button)));

  gtk_label_set_label (GTK_LABEL (label), person->member->first_name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  person->member->first_name,
                                  -1);
}

static void
save (Person *person)
{
  SiloamEveningSheet *page = person->owner->page;
  g_autofree char *now = describe (person);

  if (!person->member->first_name || g_strcmp0 (now, person->stored) == 0)
    return;
  settle_promise (person);
  g_free (person->stored);
  person->stored = g_steal_pointer (&now);
  siloam_ministry_save_member_async (siloam_evening_sheet_get_ministry (page),
                                     person->member,
                                     siloam_evening_sheet_written_cb,
                                     g_object_ref (page));
  show_name (person);
}

typedef struct
{
  SiloamEveningSheet *page;
  char *id;
  GtkWidget *fold; /* held; with its button it goes from the screen */
} Removal;

static void
removal_free (Removal *removal)
{
  g_object_unref (removal->page);
  g_object_unref (removal->fold);
  g_free (removal->id);
  g_free (removal);
}

static void
confirmed_cb (gboolean confirmed, gpointer user_data)
{
  Removal *removal = user_data;

  if (confirmed && gtk_widget_get_root (removal->fold))
    {
      /* The field around the button of the fold and what it unfolds. */
      gtk_widget_set_visible (gtk_widget_get_parent (gtk_widget_get_parent (removal->fold)), FALSE);
      siloam_ministry_remove_member_async (siloam_evening_sheet_get_ministry (removal->page),
                                           removal->id,
                                           siloam_evening_sheet_written_cb,
                                           g_object_ref (removal->page));
    }
  removal_free (removal);
}

static void
remove_cb (GtkWidget *button)
{
  Person *person = g_object_get_data (G_OBJECT (button), "person");
  SiloamEveningSheet *page = person->owner->page;
  Removal *removal = g_new0 (Removal, 1);
  SiloamConfirm confirm = {
    .heading = siloam_evening_sheet_get_text (page, "setup.member.remove.question"),
    .body = siloam_evening_sheet_get_text (page, "setup.member.remove.text"),
    .label = siloam_evening_sheet_get_text (page, "setup.button.remove"),
    .destructive = TRUE,
  };

  removal->page = g_object_ref (page);
  removal->fold = g_object_ref (GTK_WIDGET (person->fold));
  removal->id = g_strdup (person->member->id);
  siloam_confirm_async (GTK_WINDOW (gtk_widget_get_root (button)), &confirm, confirmed_cb, removal);
}

static void
fill (Person *person, SiloamSheet *sheet)
{
  SiloamMember *member = person->member;
  GtkWidget *remove;

  person->name_line = siloam_sheet_add_line (sheet, "setup.member.name", &member->first_name);
  siloam_sheet_add_chips (sheet,
                          "setup.member.roles",
                          "setup.role",
                          siloam_team_roles,
                          SILOAM_CHIPS_SEVERAL,
                          &member->roles);
  siloam_sheet_add_line (sheet, "setup.member.training", &member->training);
  siloam_sheet_add_line (sheet, "setup.member.experience", &member->experience);
  siloam_sheet_add_check (sheet, "setup.member.promised", &person->promised);
  remove = siloam_sheet_add_flat (sheet,
                                  siloam_sheet_get_text (sheet, "setup.button.remove"),
                                  NULL,
                                  NULL);
  g_object_set_data (G_OBJECT (remove), "person", person);
  g_signal_connect (remove, "clicked", G_CALLBACK (remove_cb), NULL);
}

static Person *
add_person (SiloamSetupMembers *self, SiloamMember *member, gboolean open)
{
  SiloamSheet *sheet = siloam_evening_sheet_get_sheet (self->page);
  Person *person = g_new0 (Person, 1);
  const char *name =
      member->first_name ? member->first_name : siloam_sheet_get_text (sheet, "setup.member.new");

  person->owner = self;
  person->member = member;
  person->promised = member->confidential_at != NULL;
  person->stored = describe (person);
  g_ptr_array_add (self->people, person);
  siloam_sheet_begin_group (sheet, self->box);
  person->fold = siloam_sheet_add_fold (sheet, name, open);
  siloam_sheet_begin_group (sheet, person->fold);
  fill (person, sheet);
  siloam_sheet_end_group (sheet);
  return person;
}

/**
 * siloam_setup_members_new:
 * @page: the screen they are part of
 * @box: where their folds go
 *
 * Returns: (transfer full): the people of the team
 */
SiloamSetupMembers *
siloam_setup_members_new (SiloamEveningSheet *page, GtkBox *box)
{
  SiloamSetupMembers *self = g_new0 (SiloamSetupMembers, 1);
  GPtrArray *members = siloam_evening_sheet_get_desk (page)->members;

  self->page = page;
  self->box = box;
  self->people = g_ptr_array_new_with_free_func (person_free);
  for (guint i = 0; i < members->len; i++)
    add_person (self, siloam_member_copy (members->pdata[i]), FALSE);
  return self;
}

void
siloam_setup_members_free (SiloamSetupMembers *self)
{
  g_ptr_array_unref (self->people);
  g_free (self);
}

/* Once it has a place, the page scrolls to it. */
static gboolean
focus_cb (GtkWidget *line, GdkFrameClock *clock, gpointer user_data)
{
  if (gtk_widget_get_height (line) == 0)
    return G_SOURCE_CONTINUE;
  gtk_widget_grab_focus (line);
  return G_SOURCE_REMOVE;
}

/**
 * siloam_setup_members_add:
 *
 * Offers a place for one more.
 */
void
siloam_setup_members_add (SiloamSetupMembers *self)
{
  GtkWidget *line = add_person (self, siloam_member_new (), TRUE)->name_line;

  gtk_widget_add_tick_callback (line, focus_cb, NULL, NULL);
}

/**
 * siloam_setup_members_save:
 *
 * Queues a save of everyone who changed and has a name.
 */
void
siloam_setup_members_save (SiloamSetupMembers *self)
{
  for (guint i = 0; i < self->people->len; i++)
    save (self->people->pdata[i]);
}
