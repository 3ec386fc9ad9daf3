/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* B15, for the leader. Nobody is listed: a name must be known to be found. Main thread. */

#include "config.h"

#include "ui/rights-page.h"

#include "export/privacy-sheet.h"
#include "ui/after-parts.h"
#include "ui/chip-choice.h"
#include "ui/field.h"
#include "ui/folio-panel.h"
#include "ui/rights-answer.h"
#include "ui/screen.h"
#include "ui/stack-replace.h"
#include "ui/template.h"
#include "ui/testimony-form.h"

typedef enum
{
  LANGUAGE_NL = 1,
  LANGUAGE_EN,
} Language;

struct _SiloamRightsPage
{
  GtkWidget parent_instance;

  GtkStack *views; /* "search", "answer", "paper", "testimony" */
  SiloamScreen *search_screen;
  SiloamScreen *answer_screen;
  SiloamScreen *paper_screen;
  SiloamScreen *testimony_screen;
  SiloamField *name_field;
  GtkBox *found_box;
  GtkBox *papers_box;
  GtkBox *answer_box;
  GtkBox *paper_box;
  GtkBox *testimony_box;
  GtkWidget *language;
  GtkWidget *panel;

  SiloamEveningRoom *room;
  SiloamRightsCase *of; /* the one that is answered; NULL for none */
};

G_DEFINE_FINAL_TYPE (SiloamRightsPage, siloam_rights_page, GTK_TYPE_WIDGET)

static const char *
get_text (SiloamRightsPage *self, const char *key)
{
  return siloam_prompts_get (siloam_evening_room_get_prompts (self->room), key);
}

static void
show_view (SiloamRightsPage *self, const char *name)
{
  GtkBox *boxes[] = { self->answer_box, self->paper_box, self->testimony_box };

  siloam_stack_show (self->views, name);
  for (guint i = 0; i < G_N_ELEMENTS (boxes); i++)
    if (gtk_widget_is_ancestor (GTK_WIDGET (boxes[i]), gtk_stack_get_visible_child (self->views)))
      gtk_widget_child_focus (GTK_WIDGET (boxes[i]), GTK_DIR_TAB_FORWARD);
  if (g_str_equal (name, "search"))
    gtk_widget_grab_focus (GTK_WIDGET (self->name_field));
}

static void
say (SiloamRightsPage *self, const char *key)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", get_text (self, key));
}

/* Papers. */

static SiloamFolio *
make_access_paper (gpointer data)
{
  g_autoptr (SiloamAccess) access = siloam_rights_case_make_access (data);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return siloam_access_to_paper (access, now);
}

static void
case_free (gpointer data)
{
  siloam_rights_case_free (data);
}

typedef struct
{
  SiloamEveningRoom *room;
  SiloamPrompts *prompts;
  gboolean is_register;
} Law;

static void
law_free (gpointer data)
{
  Law *law = data;

  g_object_unref (law->room);
  g_object_unref (law->prompts);
  g_free (law);
}

static SiloamFolio *
make_law_paper (gpointer data)
{
  Law *law = data;
  const SiloamLocation *location = siloam_evening_room_get_desk (law->room)->location;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return law->is_register ? siloam_privacy_register_new (location, law->prompts, now)
                          : siloam_privacy_sheet_new (location, law->prompts, now);
}

static char *
file_name (SiloamPrompts *prompts, const char *key)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *day = g_date_time_format (now, "%Y-%m-%d");

  return g_strdup_printf ("%s-%s.pdf", siloam_prompts_get (prompts, key), day);
}

static void
show_paper (SiloamRightsPage *self, const char *back)
{
  siloam_screen_set_back_action (self->paper_screen, back);
  show_view (self, "paper");
}

static void
show_law (SiloamRightsPage *self, gboolean is_register)
{
  Law *law = g_new0 (Law, 1);
  guint chosen = siloam_chip_choice_get_value (SILOAM_CHIP_CHOICE (self->language));
  g_autofree char *name = NULL;

  law->room = g_object_ref (self->room);
  law->prompts = siloam_prompts_new (chosen == LANGUAGE_EN ? "en" : "nl", SILOAM_ADDRESS_U, NULL);
  law->is_register = is_register;
  name = file_name (law->prompts, is_register ? "avg.register.file" : "avg.sheet.file");
  siloam_folio_panel_show (SILOAM_FOLIO_PANEL (self->panel), name, make_law_paper, law, law_free);
  show_paper (self, "rights.search");
}

static void
sheet_cb (SiloamRightsPage *self)
{
  show_law (self, FALSE);
}

static void
register_cb (SiloamRightsPage *self)
{
  show_law (self, TRUE);
}

/* Answering. */

static void
look_cb (SiloamRightsPage *self, SiloamRightsAnswer *answer)
{
  SiloamRightsCase *of = siloam_rights_answer_dup_case (answer);
  g_autoptr (SiloamPrompts) prompts = siloam_prompts_new (of->language, SILOAM_ADDRESS_U, NULL);
  g_autofree char *name = file_name (prompts, "rights.paper.file");

  siloam_folio_panel_show (SILOAM_FOLIO_PANEL (self->panel),
                           name,
                           make_access_paper,
                           of,
                           case_free);
  show_paper (self, "rights.answer");
}

static void search (SiloamRightsPage *self);
static void done_cb (SiloamRightsPage *self, const char *key);

static void
show_answer (SiloamRightsPage *self)
{
  GtkWidget *answer = siloam_rights_answer_new (self->of);
  g_autofree char *what = siloam_rights_case_describe (self->of);

  siloam_after_clear (self->answer_box);
  g_signal_connect_object (answer, "look", G_CALLBACK (look_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (answer, "done", G_CALLBACK (done_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->answer_box, answer);
  siloam_screen_set_hint (self->answer_screen, what);
  show_view (self, "answer");
}

/* What is left of it is shown anew; nothing left leads back to the search. */
static void
done_cb (SiloamRightsPage *self, const char *key)
{
  const SiloamSession *session = siloam_rights_case_get_session (self->of);

  say (self, key);
  if (session != NULL && session->state != SILOAM_SESSION_ERASED &&
      !siloam_after_is_blank (session->alias))
    {
      show_answer (self);
      return;
    }
  siloam_after_clear (self->answer_box);
  search (self);
  show_view (self, "search");
}

static void
found_cb (SiloamRightsPage *self, GtkWidget *button)
{
  const SiloamRightsCase *of = g_object_get_data (G_OBJECT (button), "case");

  g_clear_pointer (&self->of, siloam_rights_case_free);
  self->of = siloam_rights_case_copy (of);
  show_answer (self);
}

static void
add_found (SiloamRightsPage *self, const SiloamRightsCase *of)
{
  g_autofree char *label = siloam_rights_case_describe (of);
  GtkWidget *button = siloam_after_button (label, G_CALLBACK (found_cb), self);

  g_object_set_data_full (G_OBJECT (button), "case", siloam_rights_case_copy (of), case_free);
  gtk_box_append (self->found_box, button);
}

static void
search (SiloamRightsPage *self)
{
  const char *name = siloam_field_get_text (self->name_field);
  g_autoptr (GPtrArray) cases = NULL;

  siloam_after_clear (self->found_box);
  if (siloam_after_is_blank (name))
    return;
  cases = siloam_rights_cases_find (self->room, name);
  for (guint i = 0; i < cases->len; i++)
    add_found (self, g_ptr_array_index (cases, i));
  if (cases->len == 0)
    gtk_box_append (self->found_box,
                    siloam_after_text (get_text (self, "rights.search.none"), "siloam-hint"));
}

static void
name_changed_cb (SiloamRightsPage *self)
{
  if (self->room != NULL)
    search (self);
}

/* Testimonies. */

static void testimony_done_cb (SiloamRightsPage *self, const char *key);

static void
show_testimony (SiloamRightsPage *self)
{
  GtkWidget *form = siloam_testimony_form_new (self->room);

  siloam_after_clear (self->testimony_box);
  g_signal_connect_object (form, "done", G_CALLBACK (testimony_done_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->testimony_box, form);
  show_view (self, "testimony");
}

static void
testimony_done_cb (SiloamRightsPage *self, const char *key)
{
  say (self, key);
  show_testimony (self);
}

static void
search_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamRightsPage *self = SILOAM_RIGHTS_PAGE (widget);

  siloam_folio_panel_clear (SILOAM_FOLIO_PANEL (self->panel));
  siloam_after_clear (self->answer_box);
  siloam_after_clear (self->testimony_box);
  show_view (self, "search");
}

static void
answer_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamRightsPage *self = SILOAM_RIGHTS_PAGE (widget);

  siloam_folio_panel_clear (SILOAM_FOLIO_PANEL (self->panel));
  show_view (self, "answer");
}

static gboolean
siloam_rights_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SILOAM_RIGHTS_PAGE (widget)->name_field));
}

static void
siloam_rights_page_dispose (GObject *object)
{
  SiloamRightsPage *self = SILOAM_RIGHTS_PAGE (object);

  siloam_template_dispose (GTK_WIDGET (object), SILOAM_TYPE_RIGHTS_PAGE);
  g_clear_pointer (&self->of, siloam_rights_case_free);
  g_clear_object (&self->room);

  G_OBJECT_CLASS (siloam_rights_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (SILOAM_TYPE_FIELD);
  g_type_ensure (SILOAM_TYPE_SCREEN);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/rights-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SiloamRightsPage, views);
  gtk_widget_class_bind_template_child (widget_class, SiloamRightsPage, search_screen);
  gtk_widget_class_bind_template_child (widget_class, SiloamRightsPage, answer_screen);
  gtk_widget_class_bind_template_child (widget_class, SiloamRightsPage, paper_screen);
  gtk_widget_class_bind_template_child (widget_class, SiloamRightsPage, testimony_screen);
  gtk_widget_class_bind_template_child (widget_class, SiloamRightsPage, name_field);
  gtk_widget_class_bind_template_child (widget_class, SiloamRightsPage, found_box);
  gtk_widget_class_bind_template_child (widget_class, SiloamRightsPage, papers_box);
  gtk_widget_class_bind_template_child (widget_class, SiloamRightsPage, answer_box);
  gtk_widget_class_bind_template_child (widget_class, SiloamRightsPage, paper_box);
  gtk_widget_class_bind_template_child (widget_class, SiloamRightsPage, testimony_box);
  gtk_widget_class_bind_template_callback (widget_class, name_changed_cb);
}

static void
siloam_rights_page_class_init (SiloamRightsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siloam_rights_page_dispose;
  widget_class->grab_focus = siloam_rights_page_grab_focus;
  widget_class->focus = siloam_template_focus;
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "rights.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "rights.answer", NULL, answer_action);
}

static void
siloam_rights_page_init (SiloamRightsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
add_language (SiloamRightsPage *self)
{
  SiloamPrompts *prompts = siloam_evening_room_get_prompts (self->room);
  gboolean dutch = g_str_equal (siloam_prompts_get_language (prompts), "nl");
  SiloamChipChoice *choice;

  self->language =
      siloam_chip_choice_new (SILOAM_CHIPS_ALWAYS, get_text (self, "rights.papers.language"));
  choice = SILOAM_CHIP_CHOICE (self->language);
  siloam_chip_choice_add (choice, LANGUAGE_NL, get_text (self, "give.language.nl"), NULL);
  siloam_chip_choice_add (choice, LANGUAGE_EN, get_text (self, "give.language.en"), NULL);
  siloam_chip_choice_set_value (choice, dutch ? LANGUAGE_NL : LANGUAGE_EN);
  gtk_box_append (self->papers_box, self->language);
}

static void
add_paper (SiloamRightsPage *self, const char *key, GCallback clicked)
{
  gtk_box_append (self->papers_box, siloam_after_button (get_text (self, key), clicked, self));
}

static void
fill (SiloamRightsPage *self)
{
  siloam_screen_set_question (self->search_screen, get_text (self, "rights.question"));
  siloam_screen_set_hint (self->search_screen, get_text (self, "rights.hint"));
  siloam_field_set_title (self->name_field, get_text (self, "rights.search"));
  gtk_box_append (self->papers_box,
                  siloam_after_text (get_text (self, "rights.papers"), "siloam-heading"));
  add_language (self);
  add_paper (self, "rights.papers.sheet", G_CALLBACK (sheet_cb));
  add_paper (self, "rights.papers.register", G_CALLBACK (register_cb));
  add_paper (self, "rights.testimony", G_CALLBACK (show_testimony));
  siloam_screen_set_question (self->answer_screen, get_text (self, "rights.answer.question"));
  siloam_screen_set_question (self->paper_screen, get_text (self, "rights.paper.question"));
  siloam_screen_set_question (self->testimony_screen, get_text (self, "testimony.question"));
  siloam_screen_set_hint (self->testimony_screen, get_text (self, "testimony.hint"));
  self->panel = siloam_folio_panel_new (siloam_evening_room_get_prompts (self->room));
  gtk_box_append (self->paper_box, self->panel);
}

/**
 * siloam_rights_page_new:
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
siloam_rights_page_new (SiloamEveningRoom *room)
{
  SiloamRightsPage *self = g_object_new (SILOAM_TYPE_RIGHTS_PAGE, NULL);

  self->room = g_object_ref (room);
  siloam_stack_show (self->views, "search");
  fill (self);
  return GTK_WIDGET (self);
}
