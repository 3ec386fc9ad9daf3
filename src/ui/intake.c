/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The steps of taking another file in: it is chosen, looked at, told of, and only then taken in;
 * afterwards that can be undone, and the file may go to the trash. It owns the pages and the way
 * back; what is read and written is the work of the dialog around it. Main thread. */

#include "config.h"

#include "ui/intake.h"

#include <glib/gi18n.h>

#include "ui/field.h"
#include "ui/stack-replace.h"
#include "ui/template.h"

#define LOOK_EVERY_MS 80

struct _SiloamIntake
{
  GtkWidget parent_instance;

  GtkLabel *title_label;
  GtkButton *back_button;
  GtkButton *apply_button;
  GtkStack *stack;
  AdwBin *choose_bin;
  GtkLabel *busy_label;
  GtkProgressBar *busy_bar;
  AdwPreferencesGroup *secret_group;
  SiloamField *secret_field;
  AdwBin *report_bin;
  SiloamItemList *items;
  GtkLabel *done_label;
  GtkWidget *undo_button;
  GtkWidget *trash_group;
  GtkLabel *trash_label;
  GtkWidget *trash_button;

  const SiloamIntakeWork *work;
  gpointer dialog; /* borrowed; NULL once it is gone */
  SiloamPrompts *prompts;
  GCancellable *working; /* NULL when nothing is being done */
  guint progress_timer;
};

G_DEFINE_FINAL_TYPE (SiloamIntake, siloam_intake, GTK_TYPE_WIDGET)

enum
{
  PROP_TITLE = 1,
  PROP_APPLY_LABEL,
  PROP_SECRET_TITLE,
  PROP_CHOOSE,
  PROP_REPORT,
  N_PROPS
};
static GParamSpec *properties[N_PROPS];

static const char *
name_back (const char *page)
{
  if (g_str_equal (page, "busy"))
    return _ ("Cancel");
  if (g_str_equal (page, "choose") || g_str_equal (page, "done"))
    return _ ("Close");
  return _ ("Back");
}

static void
focus_back (SiloamIntake *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->back_button));
}

static gboolean
progress_cb (gpointer user_data)
{
  SiloamIntake *self = user_data;
  const double fraction = self->work->get_fraction (self->dialog);

  if (fraction > 0)
    gtk_progress_bar_set_fraction (self->busy_bar, fraction);
  else
    gtk_progress_bar_pulse (self->busy_bar);
  return G_SOURCE_CONTINUE;
}

static void
open_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamIntake *self = SILOAM_INTAKE (widget);
  const char *typed = siloam_field_get_text (self->secret_field);

  if (typed == NULL || *typed == '\0' || self->working != NULL)
    return;
  self->work->open (self->dialog, typed);
  siloam_field_set_text (self->secret_field, "");
}

static void
secret_given_cb (SiloamIntake *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "intake.open", NULL);
}

static void
items_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamIntake *self = SILOAM_INTAKE (widget);

  if (self->working != NULL)
    return;
  siloam_item_list_clear (self->items);
  self->work->list (self->dialog, self->items, g_variant_get_int32 (parameter));
  siloam_intake_show (self, "items");
  gtk_widget_grab_focus (GTK_WIDGET (self->items));
}

static void
apply_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamIntake *self = SILOAM_INTAKE (widget);

  if (self->working == NULL && siloam_intake_shows (self, "report"))
    self->work->apply (self->dialog);
}

static void
undo_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamIntake *self = SILOAM_INTAKE (widget);

  if (self->working == NULL)
    self->work->undo (self->dialog);
}

static void
trashed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiloamIntake) self = user_data;
  const gboolean trashed = g_file_trash_finish (G_FILE (source), result, NULL);
  const char *key = trashed ? self->work->trashed : "import.not_trashed.text";

  if (self->dialog == NULL)
    return;
  gtk_label_set_label (self->trash_label, siloam_prompts_get (self->prompts, key));
  gtk_widget_set_visible (self->trash_button, !trashed);
  if (trashed)
    focus_back (self);
}

static void
trash_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamIntake *self = SILOAM_INTAKE (widget);
  const char *path = self->work->get_path (self->dialog);
  g_autoptr (GFile) file = NULL;

  if (path == NULL)
    return;
  file = g_file_new_for_path (path);
  g_file_trash_async (file, G_PRIORITY_DEFAULT, NULL, trashed_cb, g_object_ref (self));
}

/* One step back; out of the dialog from its first and its last page. */
static void
back_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamIntake *self = SILOAM_INTAKE (widget);

  if (self->working != NULL)
    g_cancellable_cancel (self->working);
  else if (siloam_intake_shows (self, "items"))
    self->work->report (self->dialog);
  else if (siloam_intake_shows (self, "report") || siloam_intake_shows (self, "secret"))
    siloam_intake_show (self, "choose");
  else
    self->work->close (self->dialog);
}

static void
siloam_intake_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  SiloamIntake *self = SILOAM_INTAKE (object);

  switch (id)
    {
    case PROP_TITLE:
      gtk_label_set_label (self->title_label, g_value_get_string (value));
      break;
    case PROP_APPLY_LABEL:
      gtk_button_set_label (self->apply_button, g_value_get_string (value));
      break;
    case PROP_SECRET_TITLE:
      siloam_field_set_title (self->secret_field, g_value_get_string (value));
      break;
    case PROP_CHOOSE:
      adw_bin_set_child (self->choose_bin, g_value_get_object (value));
      break;
    case PROP_REPORT:
      adw_bin_set_child (self->report_bin, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
siloam_intake_dispose (GObject *object)
{
  SiloamIntake *self = SILOAM_INTAKE (object);

  siloam_intake_detach (self);
  g_clear_object (&self->prompts);
  siloam_template_dispose (GTK_WIDGET (object), SILOAM_TYPE_INTAKE);

  G_OBJECT_CLASS (siloam_intake_parent_class)->dispose (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_APPLY_LABEL] = g_param_spec_string ("apply-label", NULL, NULL, NULL, flags);
  properties[PROP_SECRET_TITLE] = g_param_spec_string ("secret-title", NULL, NULL, NULL, flags);
  properties[PROP_CHOOSE] = g_param_spec_object ("choose", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_REPORT] = g_param_spec_object ("report", NULL, NULL, GTK_TYPE_WIDGET, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/intake.ui");
  gtk_widget_class_bind_template_child (widget_class, SiloamIntake, title_label);
  gtk_widget_class_bind_template_child (widget_class, SiloamIntake, back_button);
  gtk_widget_class_bind_template_child (widget_class, SiloamIntake, apply_button);
  gtk_widget_class_bind_template_child (widget_class, SiloamIntake, stack);
  gtk_widget_class_bind_template_child (widget_class, SiloamIntake, choose_bin);
  gtk_widget_class_bind_template_child (widget_class, SiloamIntake, busy_label);
  gtk_widget_class_bind_template_child (widget_class, SiloamIntake, busy_bar);
  gtk_widget_class_bind_template_child (widget_class, SiloamIntake, secret_group);
  gtk_widget_class_bind_template_child (widget_class, SiloamIntake, secret_field);
  gtk_widget_class_bind_template_child (widget_class, SiloamIntake, report_bin);
  gtk_widget_class_bind_template_child (widget_class, SiloamIntake, items);
  gtk_widget_class_bind_template_child (widget_class, SiloamIntake, done_label);
  gtk_widget_class_bind_template_child (widget_class, SiloamIntake, undo_button);
  gtk_widget_class_bind_template_child (widget_class, SiloamIntake, trash_group);
  gtk_widget_class_bind_template_child (widget_class, SiloamIntake, trash_label);
  gtk_widget_class_bind_template_child (widget_class, SiloamIntake, trash_button);
  gtk_widget_class_bind_template_callback (widget_class, secret_given_cb);
}

static void
siloam_intake_class_init (SiloamIntakeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = siloam_intake_set_property;
  object_class->dispose = siloam_intake_dispose;
  install_properties (object_class);

  g_type_ensure (SILOAM_TYPE_FIELD);
  g_type_ensure (SILOAM_TYPE_ITEM_LIST);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "intake.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "intake.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "intake.items", "i", items_action);
  gtk_widget_class_install_action (widget_class, "intake.apply", NULL, apply_action);
  gtk_widget_class_install_action (widget_class, "intake.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "intake.trash", NULL, trash_action);
}

static void
siloam_intake_init (SiloamIntake *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  siloam_intake_show (self, "choose");
}

/**
 * siloam_intake_set_up:
 * @work: (transfer none): a table that stays as long as the program
 * @dialog: (transfer none): has this in its template
 * @prompts: the texts in the person's language and form
 *
 * Joins the steps to what is done at each.
 */
void
siloam_intake_set_up (SiloamIntake *self,
                      const SiloamIntakeWork *work,
                      gpointer dialog,
                      SiloamPrompts *prompts)
{
  g_return_if_fail (SILOAM_IS_INTAKE (self));

  self->work = work;
  self->dialog = dialog;
  g_set_object (&self->prompts, prompts);
  siloam_item_list_set_prompts (self->items, prompts);
}

/**
 * siloam_intake_detach:
 *
 * The dialog goes: what is being done is stopped, and what the items are of may go.
 */
void
siloam_intake_detach (SiloamIntake *self)
{
  g_cancellable_cancel (self->working);
  siloam_intake_end (self);
  if (self->items != NULL)
    siloam_item_list_clear (self->items);
  self->dialog = NULL;
}

void
siloam_intake_show (SiloamIntake *self, const char *page)
{
  siloam_stack_show (self->stack, page);
  gtk_button_set_label (self->back_button, name_back (page));
  gtk_widget_set_visible (GTK_WIDGET (self->apply_button), g_str_equal (page, "report"));
}

gboolean
siloam_intake_shows (SiloamIntake *self, const char *page)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), page) == 0;
}

/**
 * siloam_intake_begin:
 * @what: what is being done
 *
 * Shows how far it is, until siloam_intake_end(). What the items are of may go meanwhile.
 *
 * Returns: (transfer none): stops it
 */
GCancellable *
siloam_intake_begin (SiloamIntake *self, const char *what)
{
  gtk_label_set_label (self->busy_label, what);
  gtk_progress_bar_set_fraction (self->busy_bar, 0);
  siloam_item_list_clear (self->items);
  self->working = g_cancellable_new ();
  self->progress_timer = g_timeout_add (LOOK_EVERY_MS, progress_cb, self);
  siloam_intake_show (self, "busy");
  focus_back (self);
  return self->working;
}

void
siloam_intake_end (SiloamIntake *self)
{
  g_clear_handle_id (&self->progress_timer, g_source_remove);
  g_clear_object (&self->working);
}

gboolean
siloam_intake_is_working (SiloamIntake *self)
{
  return self->working != NULL;
}

/**
 * siloam_intake_ask_secret:
 *
 * Asks what opens the file.
 */
void
siloam_intake_ask_secret (SiloamIntake *self, const char *title, const char *hint)
{
  adw_preferences_group_set_title (self->secret_group, title);
  adw_preferences_group_set_description (self->secret_group, hint);
  siloam_field_set_text (self->secret_field, "");
  siloam_intake_show (self, "secret");
  gtk_widget_grab_focus (GTK_WIDGET (self->secret_field));
}

/**
 * siloam_intake_show_report:
 * @has_news: whether there is anything to take in
 */
void
siloam_intake_show_report (SiloamIntake *self, gboolean has_news)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "intake.apply", has_news);
  siloam_intake_show (self, "report");
  gtk_widget_grab_focus (GTK_WIDGET (has_news ? self->apply_button : self->back_button));
}

/**
 * siloam_intake_row_new:
 *
 * Returns: (transfer floating): a row that activates "intake.items" with its outcome
 */
GtkWidget *
siloam_intake_row_new (const char *title, const char *subtitle, guint number, int outcome)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *text = g_strdup_printf ("%u", number);
  GtkWidget *label = gtk_label_new (text);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_add_css_class (label, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "intake.items");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "i", outcome);
  return row;
}

/**
 * siloam_intake_clear_items:
 *
 * Before what the items are of goes.
 */
void
siloam_intake_clear_items (SiloamIntake *self)
{
  siloam_item_list_clear (self->items);
}

void
siloam_intake_show_done (SiloamIntake *self, const char *what, gboolean can_undo)
{
  gtk_label_set_label (self->done_label, what);
  gtk_widget_set_visible (self->undo_button, can_undo);
  siloam_intake_show (self, "done");
  focus_back (self);
}

/**
 * siloam_intake_offer_trash:
 * @text: (nullable): what is said of the file; %NULL when it stays where it is
 *
 * Asks on the last page whether the file may go to the trash.
 */
void
siloam_intake_offer_trash (SiloamIntake *self, const char *text)
{
  if (text != NULL)
    gtk_label_set_label (self->trash_label, text);
  gtk_widget_set_visible (self->trash_group, text != NULL);
  gtk_widget_set_visible (self->trash_button, text != NULL);
}
