/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The Bibles of the library as rows. Renumbers and removes them; a file that cannot be read is
 * shown with what helps. Never touches the journal. Main thread. */

#include "config.h"

#include "ui/bible-group.h"

#include <glib/gi18n.h>

#include "ui/bible-row.h"
#include "ui/compat/confirm.h"
#include "ui/error-text.h"
#include "ui/notice.h"
#include "ui/reveal.h"
#include "ui/template.h"

struct _SiloamBibleGroup
{
  AdwPreferencesGroup parent_instance;

  SiloamNotice *notice;

  SiloamBibles *bibles;
  SiloamPrompts *prompts;
  GPtrArray *rows; /* (element-type GtkWidget), as in the library */
};

G_DEFINE_FINAL_TYPE (SiloamBibleGroup, siloam_bible_group, ADW_TYPE_PREFERENCES_GROUP)

typedef struct
{
  SiloamBibleGroup *self;
  char *id;
} Removal;

static void
show_error (SiloamBibleGroup *self, const GError *error)
{
  gtk_widget_set_visible (GTK_WIDGET (self->notice), error != NULL);
  if (error != NULL)
    {
      SiloamErrorText text = siloam_error_text (self->prompts, error);

      siloam_notice_set_text (self->notice, &text);
      siloam_reveal (GTK_WIDGET (self->notice));
    }
}

static void
finish_change (SiloamBibleGroup *self, const GError *error)
{
  show_error (self, error);
  siloam_bibles_reload (self->bibles);
}

static void
number_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamBibleGroup *self = SILOAM_BIBLE_GROUP (widget);
  g_autoptr (SiloamLibrary) library = siloam_bibles_new_library (self->bibles);
  g_autoptr (GError) error = NULL;
  const char *id, *psalms_nick, *rest_nick;
  SiloamNumbering psalms, rest;

  g_variant_get (parameter, "(&s&s&s)", &id, &psalms_nick, &rest_nick);
  if (!siloam_numbering_from_nick (psalms_nick, &psalms) ||
      !siloam_numbering_from_nick (rest_nick, &rest))
    return;
  siloam_library_set_numbering (library, id, psalms, rest, &error);
  finish_change (self, error);
}

static void
renumber_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamBibleGroup *self = SILOAM_BIBLE_GROUP (widget);
  g_autoptr (SiloamLibrary) library = siloam_bibles_new_library (self->bibles);
  g_autoptr (GError) error = NULL;

  siloam_library_reset_numbering (library, g_variant_get_string (parameter, NULL), &error);
  finish_change (self, error);
}

static void
removal_free (Removal *removal)
{
  g_object_unref (removal->self);
  g_free (removal->id);
  g_free (removal);
}

static void
remove_answered_cb (gboolean confirmed, gpointer user_data)
{
  Removal *removal = user_data;
  SiloamBibleGroup *self = removal->self;

  if (confirmed && self->bibles != NULL)
    {
      g_autoptr (SiloamLibrary) library = siloam_bibles_new_library (self->bibles);
      g_autoptr (GError) error = NULL;

      siloam_library_remove (library, removal->id, &error);
      finish_change (self, error);
      gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))),
                              GTK_DIR_TAB_FORWARD);
    }
  removal_free (removal);
}

static void
remove_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamBibleGroup *self = SILOAM_BIBLE_GROUP (widget);
  const char *id = g_variant_get_string (parameter, NULL);
  const SiloamBibleInfo *info = siloam_bibles_find (self->bibles, id);
  g_autofree char *heading = g_strdup_printf (_ ("Remove “%s”?"), info != NULL ? info->title : id);
  Removal *removal = g_new0 (Removal, 1);

  removal->self = g_object_ref (self);
  removal->id = g_strdup (id);
  siloam_confirm_async (GTK_WINDOW (gtk_widget_get_root (widget)),
                        &(SiloamConfirm){
                            .heading = heading,
                            .body = siloam_prompts_get (self->prompts, "bibles.remove"),
                            .label = _ ("Remove"),
                            .destructive = TRUE,
                        },
                        remove_answered_cb,
                        removal);
}

static gboolean
siloam_bible_group_grab_focus (GtkWidget *widget)
{
  SiloamBibleGroup *self = SILOAM_BIBLE_GROUP (widget);

  return self->rows->len > 0 && gtk_widget_grab_focus (g_ptr_array_index (self->rows, 0));
}

static void
siloam_bible_group_dispose (GObject *object)
{
  SiloamBibleGroup *self = SILOAM_BIBLE_GROUP (object);

  g_clear_object (&self->bibles);
  g_clear_object (&self->prompts);
  g_ptr_array_set_size (self->rows, 0);
  gtk_widget_dispose_template (GTK_WIDGET (object), SILOAM_TYPE_BIBLE_GROUP);

  G_OBJECT_CLASS (siloam_bible_group_parent_class)->dispose (object);
}

static void
siloam_bible_group_finalize (GObject *object)
{
  g_ptr_array_unref (SILOAM_BIBLE_GROUP (object)->rows);

  G_OBJECT_CLASS (siloam_bible_group_parent_class)->finalize (object);
}

static void
siloam_bible_group_class_init (SiloamBibleGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siloam_bible_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = siloam_bible_group_finalize;
  widget_class->grab_focus = siloam_bible_group_grab_focus;
  widget_class->focus = siloam_template_focus;

  g_type_ensure (SILOAM_TYPE_NOTICE);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/bible-group.ui");
  gtk_widget_class_bind_template_child (widget_class, SiloamBibleGroup, notice);
  gtk_widget_class_install_action (widget_class, "bible.number", "(sss)", number_cb);
  gtk_widget_class_install_action (widget_class, "bible.renumber", "s", renumber_cb);
  gtk_widget_class_install_action (widget_class, "bible.remove", "s", remove_cb);
}

static void
siloam_bible_group_init (SiloamBibleGroup *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Its file is damaged, or of a later Siloam: what it was is known by its id only. */
static GtkWidget *
make_broken_row (SiloamBibleGroup *self, const SiloamBibleInfo *info)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_label (_ ("Remove…"));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), info->id);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                               siloam_prompts_get (self->prompts, "bibles.broken"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "bible.remove");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", info->id);
  gtk_widget_set_visible (button, !info->packaged);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  gtk_widget_set_name (row, info->id);
  return row;
}

static GtkWidget *
make_row (SiloamBibleGroup *self, const SiloamBibleInfo *info)
{
  return info->title != NULL ? siloam_bible_row_new (info) : make_broken_row (self, info);
}

static gboolean
shows (GtkWidget *row, const SiloamBibleInfo *info)
{
  if (SILOAM_IS_BIBLE_ROW (row))
    return info->title != NULL &&
           g_str_equal (siloam_bible_row_get_id (SILOAM_BIBLE_ROW (row)), info->id);
  return info->title == NULL && g_str_equal (gtk_widget_get_name (row), info->id);
}

static gboolean
shows_all (SiloamBibleGroup *self, GPtrArray *infos)
{
  if (self->rows->len != infos->len)
    return FALSE;
  for (guint i = 0; i < infos->len; i++)
    if (!shows (g_ptr_array_index (self->rows, i), g_ptr_array_index (infos, i)))
      return FALSE;
  return TRUE;
}

static void
make_rows (SiloamBibleGroup *self, GPtrArray *infos)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < infos->len; i++)
    {
      GtkWidget *row = make_row (self, g_ptr_array_index (infos, i));

      g_ptr_array_add (self->rows, row);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
    }
}

/* A folder that cannot be read is not an empty one. */
static gboolean
can_list (SiloamBibleGroup *self)
{
  g_autoptr (SiloamLibrary) library = siloam_bibles_new_library (self->bibles);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) infos = siloam_library_list (library, &error);

  if (infos == NULL)
    show_error (self, error);
  return infos != NULL;
}

/* Where no Bible came or went the rows stay, for one of them may be open and have the focus. */
static void
fill (SiloamBibleGroup *self)
{
  GPtrArray *infos = siloam_bibles_list (self->bibles);

  if (!shows_all (self, infos))
    make_rows (self, infos);
  for (guint i = 0; i < infos->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);

      if (SILOAM_IS_BIBLE_ROW (row))
        siloam_bible_row_update (SILOAM_BIBLE_ROW (row), g_ptr_array_index (infos, i));
    }
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self),
                                         infos->len == 0 && can_list (self)
                                             ? siloam_prompts_get (self->prompts, "bibles.empty")
                                             : NULL);
}

/**
 * siloam_bible_group_set_up:
 * @bibles: to show and change
 * @prompts: the texts
 */
void
siloam_bible_group_set_up (SiloamBibleGroup *self, SiloamBibles *bibles, SiloamPrompts *prompts)
{
  g_return_if_fail (SILOAM_IS_BIBLE_GROUP (self));

  self->bibles = g_object_ref (bibles);
  self->prompts = g_object_ref (prompts);
  g_signal_connect_object (bibles, "changed", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  fill (self);
}

/**
 * siloam_bible_group_focus:
 * @id: of a Bible
 *
 * Puts the focus on the row of a Bible, if there is one.
 */
void
siloam_bible_group_focus (SiloamBibleGroup *self, const char *id)
{
  g_return_if_fail (SILOAM_IS_BIBLE_GROUP (self));

  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);

      if (SILOAM_IS_BIBLE_ROW (row) &&
          g_str_equal (siloam_bible_row_get_id (SILOAM_BIBLE_ROW (row)), id))
        gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
    }
}
