/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The recovery code: on the screen once, to be copied on paper by hand. It cannot be selected and
 * never goes to the clipboard. Two groups are asked back, so that the paper is known to be right.
 * Main thread. */

#include "config.h"

#include "ui/recovery-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "ui/field.h"
#include "ui/print-run.h"
#include "ui/recovery-sheet.h"
#include "ui/screen.h"
#include "ui/stack-replace.h"
#include "ui/template.h"

#define GROUP_LENGTH 4

struct _SiloamRecoveryPage
{
  GtkWidget parent_instance;

  GtkStack *views;
  SiloamScreen *show_screen;
  GtkFlowBox *groups;
  GtkLabel *note_label;
  SiloamScreen *retype_screen;
  SiloamField *first_row;
  SiloamField *second_row;
  GtkLabel *problem_label;
  GtkWidget *later_button;
  GtkWidget *written_button;

  SiloamPrompts *prompts;
  SiloamSecret *formatted;  /* "XXXX-XXXX-…" */
  guint asked[2];           /* groups, counted from 0 */
  SiloamPrintRun *printing; /* until the paper is out */
};

G_DEFINE_FINAL_TYPE (SiloamRecoveryPage, siloam_recovery_page, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_WRITTEN,
  SIGNAL_LATER,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static const char *
get_group (SiloamRecoveryPage *self, guint group)
{
  return (const char *) siloam_secret_get_data (self->formatted) + group * (GROUP_LENGTH + 1);
}

/* What people write alike is read alike: o for 0, i and l for 1. */
static char
read_symbol (char typed)
{
  char symbol = g_ascii_toupper (typed);

  if (symbol == 'O')
    return '0';
  return symbol == 'I' || symbol == 'L' ? '1' : symbol;
}

static gboolean
is_group (SiloamRecoveryPage *self, SiloamField *row, guint group)
{
  const char *expected = get_group (self, group);
  guint matched = 0;

  for (const char *typed = siloam_field_get_text (row); *typed; typed++)
    {
      if (*typed == ' ' || *typed == '-')
        continue;
      if (matched == GROUP_LENGTH || read_symbol (*typed) != expected[matched])
        return FALSE;
      matched++;
    }
  return matched == GROUP_LENGTH;
}

static void
check (SiloamRecoveryPage *self)
{
  gboolean first = is_group (self, self->first_row, self->asked[0]);
  gboolean second = is_group (self, self->second_row, self->asked[1]);

  if (first && second)
    {
      g_signal_emit (self, signals[SIGNAL_WRITTEN], 0);
      return;
    }
  gtk_label_set_label (self->problem_label,
                       siloam_prompts_get (self->prompts, "recovery.retype.differs"));
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (first ? self->second_row : self->first_row));
}

static void
first_activated_cb (SiloamRecoveryPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->second_row));
}

static void
changed_cb (SiloamRecoveryPage *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), FALSE);
}

static void
ask_row (SiloamRecoveryPage *self, SiloamField *row, guint group)
{
  /* Translators: one of the eight groups of the recovery code. */
  g_autofree char *title = g_strdup_printf (_ ("Group %u"), group + 1);

  siloam_field_set_title (row, title);
  siloam_field_set_text (row, "");
}

static void
choose_groups (SiloamRecoveryPage *self)
{
  guint first = (guint) g_random_int_range (0, SILOAM_RECOVERY_GROUPS);
  guint second = (guint) g_random_int_range (0, SILOAM_RECOVERY_GROUPS - 1);

  if (second >= first)
    second++;
  self->asked[0] = MIN (first, second);
  self->asked[1] = MAX (first, second);
  ask_row (self, self->first_row, self->asked[0]);
  ask_row (self, self->second_row, self->asked[1]);
}

static void
view_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamRecoveryPage *self = SILOAM_RECOVERY_PAGE (widget);
  const char *view = g_str_equal (action, "recovery.show") ? "show" : "retype";

  siloam_stack_show (self->views, view);
  gtk_widget_grab_focus (widget);
}

static void
toast (SiloamRecoveryPage *self, const char *text)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", text);
}

static void
became_cb (SiloamRecoveryPage *self, int outcome)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "recovery.print", TRUE);
  if (outcome == SILOAM_PRINT_WAITS)
    toast (self, _ ("The page waits at the printer"));
  else if (outcome == SILOAM_PRINT_FAILED)
    toast (self, _ ("The page could not be printed"));
}

static void
leave_printer (SiloamRecoveryPage *self)
{
  if (self->printing == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->printing, self);
  siloam_print_run_leave (self->printing);
  g_clear_object (&self->printing);
}

static void
print_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamRecoveryPage *self = SILOAM_RECOVERY_PAGE (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  g_autoptr (GtkPrintOperation) operation =
      siloam_recovery_sheet_new (self->prompts, self->formatted);

  leave_printer (self);
  self->printing = siloam_print_run_new (operation);
  gtk_widget_action_set_enabled (widget, "recovery.print", FALSE);
  g_signal_connect_object (self->printing,
                           "became",
                           G_CALLBACK (became_cb),
                           self,
                           G_CONNECT_SWAPPED);
  siloam_print_run_start (self->printing, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL);
}

/* Whoever listens may let go of the page at once: nothing comes after. */
static void
leave_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamRecoveryPage *self = SILOAM_RECOVERY_PAGE (widget);

  if (g_str_equal (action, "recovery.check"))
    check (self);
  else
    g_signal_emit (self, signals[SIGNAL_LATER], 0);
}

static gboolean
siloam_recovery_page_grab_focus (GtkWidget *widget)
{
  SiloamRecoveryPage *self = SILOAM_RECOVERY_PAGE (widget);

  if (g_str_equal (gtk_stack_get_visible_child_name (self->views), "retype"))
    return gtk_widget_grab_focus (GTK_WIDGET (self->first_row));
  return gtk_widget_child_focus (GTK_WIDGET (self->groups), GTK_DIR_TAB_FORWARD);
}

static void
siloam_recovery_page_dispose (GObject *object)
{
  SiloamRecoveryPage *self = SILOAM_RECOVERY_PAGE (object);

  leave_printer (self);
  g_clear_object (&self->prompts);
  siloam_template_dispose (GTK_WIDGET (object), SILOAM_TYPE_RECOVERY_PAGE);

  G_OBJECT_CLASS (siloam_recovery_page_parent_class)->dispose (object);
}

static void
siloam_recovery_page_finalize (GObject *object)
{
  g_clear_pointer (&SILOAM_RECOVERY_PAGE (object)->formatted, siloam_secret_unref);

  G_OBJECT_CLASS (siloam_recovery_page_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, SiloamRecoveryPage, views);
  gtk_widget_class_bind_template_child (widget_class, SiloamRecoveryPage, show_screen);
  gtk_widget_class_bind_template_child (widget_class, SiloamRecoveryPage, groups);
  gtk_widget_class_bind_template_child (widget_class, SiloamRecoveryPage, note_label);
  gtk_widget_class_bind_template_child (widget_class, SiloamRecoveryPage, retype_screen);
  gtk_widget_class_bind_template_child (widget_class, SiloamRecoveryPage, first_row);
  gtk_widget_class_bind_template_child (widget_class, SiloamRecoveryPage, second_row);
  gtk_widget_class_bind_template_child (widget_class, SiloamRecoveryPage, problem_label);
  gtk_widget_class_bind_template_callback (widget_class, first_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, check);
}

static void
siloam_recovery_page_class_init (SiloamRecoveryPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = siloam_recovery_page_dispose;
  object_class->finalize = siloam_recovery_page_finalize;
  widget_class->grab_focus = siloam_recovery_page_grab_focus;
  widget_class->focus = siloam_template_focus;

  signals[SIGNAL_WRITTEN] = g_signal_new ("written",
                                          SILOAM_TYPE_RECOVERY_PAGE,
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL,
                                          NULL,
                                          NULL,
                                          G_TYPE_NONE,
                                          0);
  signals[SIGNAL_LATER] = g_signal_new ("later",
                                        SILOAM_TYPE_RECOVERY_PAGE,
                                        G_SIGNAL_RUN_LAST,
                                        0,
                                        NULL,
                                        NULL,
                                        NULL,
                                        G_TYPE_NONE,
                                        0);

  g_type_ensure (SILOAM_TYPE_SCREEN);
  g_type_ensure (SILOAM_TYPE_FIELD);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/recovery-page.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "recovery.show", NULL, view_cb);
  gtk_widget_class_install_action (widget_class, "recovery.retype", NULL, view_cb);
  gtk_widget_class_install_action (widget_class, "recovery.print", NULL, print_cb);
  gtk_widget_class_install_action (widget_class, "recovery.check", NULL, leave_cb);
  gtk_widget_class_install_action (widget_class, "recovery.later", NULL, leave_cb);
}

static void
siloam_recovery_page_init (SiloamRecoveryPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  siloam_stack_show (self->views, "show");
}

/* Symbol by symbol, so that a screen reader spells the group. */
static void
add_group (SiloamRecoveryPage *self, guint group)
{
  const char *symbols = get_group (self, group);
  g_autofree char *shown = g_strndup (symbols, GROUP_LENGTH);
  /* Translators: a group of the recovery code and its four symbols, read out by the screen reader.
   */
  g_autofree char *spoken = g_strdup_printf (_ ("Group %u: %c %c %c %c"),
                                             group + 1,
                                             symbols[0],
                                             symbols[1],
                                             symbols[2],
                                             symbols[3]);
  g_autofree char *number = g_strdup_printf ("%u", group + 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *number_label = gtk_label_new (number);
  GtkWidget *label = gtk_label_new (shown);
  GtkWidget *child = gtk_flow_box_child_new ();

  gtk_widget_add_css_class (number_label, "siloam-code-number");
  gtk_widget_add_css_class (label, "siloam-code");
  gtk_box_append (GTK_BOX (box), number_label);
  gtk_box_append (GTK_BOX (box), label);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), box);
  gtk_widget_add_css_class (child, "siloam-code-group");
  gtk_accessible_update_property (GTK_ACCESSIBLE (child),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken,
                                  -1);
  gtk_flow_box_append (self->groups, child);
}

static void
fill_show (SiloamRecoveryPage *self)
{
  g_autofree char *note =
      g_strdup_printf ("%s %s %s",
                       siloam_prompts_get (self->prompts, "recovery.note"),
                       siloam_prompts_get (self->prompts, "recovery.print.note"),
                       siloam_prompts_get (self->prompts, "recovery.again"));

  siloam_screen_set_question (self->show_screen,
                              siloam_prompts_get (self->prompts, "recovery.question"));
  siloam_screen_set_hint (self->show_screen, siloam_prompts_get (self->prompts, "recovery.hint"));
  gtk_label_set_label (self->note_label, note);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->groups),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  siloam_prompts_get (self->prompts, "recovery.title"),
                                  -1);
  for (guint i = 0; i < SILOAM_RECOVERY_GROUPS; i++)
    add_group (self, i);
  self->later_button =
      siloam_screen_add_button (self->show_screen,
                                siloam_prompts_get (self->prompts, "recovery.button.later"),
                                "recovery.later",
                                SILOAM_BUTTON_FLAT);
  siloam_screen_add_button (self->show_screen,
                            siloam_prompts_get (self->prompts, "recovery.button.print"),
                            "recovery.print",
                            SILOAM_BUTTON_FLAT);
  self->written_button =
      siloam_screen_add_button (self->show_screen,
                                siloam_prompts_get (self->prompts, "recovery.button.written"),
                                "recovery.retype",
                                SILOAM_BUTTON_SUGGESTED);
}

static void
fill_retype (SiloamRecoveryPage *self)
{
  siloam_screen_set_question (self->retype_screen,
                              siloam_prompts_get (self->prompts, "recovery.retype.question"));
  siloam_screen_set_hint (self->retype_screen,
                          siloam_prompts_get (self->prompts, "recovery.retype.hint"));
  siloam_screen_add_button (self->retype_screen,
                            _ ("Next"),
                            "recovery.check",
                            SILOAM_BUTTON_SUGGESTED);
  choose_groups (self);
}

/**
 * siloam_recovery_page_new:
 * @prompts: the texts
 * @code: the code, kept while the page lives
 * @back_action: (nullable): what the back button does
 */
GtkWidget *
siloam_recovery_page_new (SiloamPrompts *prompts, SiloamSecret *code, const char *back_action)
{
  SiloamRecoveryPage *self = g_object_new (SILOAM_TYPE_RECOVERY_PAGE, NULL);

  self->prompts = g_object_ref (prompts);
  self->formatted = siloam_recovery_code_format (code);
  siloam_screen_set_back_action (self->show_screen, back_action);
  fill_show (self);
  fill_retype (self);
  return GTK_WIDGET (self);
}

/**
 * siloam_recovery_page_insist:
 *
 * Offers no other time: for a code that is shown only once.
 */
void
siloam_recovery_page_insist (SiloamRecoveryPage *self)
{
  g_return_if_fail (SILOAM_IS_RECOVERY_PAGE (self));

  gtk_widget_set_visible (self->later_button, FALSE);
}
