/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Adding a Bible: what SWORD has on this computer, or a zip or folder that the person chooses. One
 * at a time, with its progress and a way to stop. What goes wrong leaves the library as it was.
 * Main thread. */

#include "config.h"

#include "ui/bible-add-group.h"

#include <glib/gi18n.h>

#include "ui/bible-import.h"
#include "ui/compat/choose-file.h"
#include "ui/error-text.h"
#include "ui/notice.h"
#include "ui/numbering-text.h"
#include "ui/reveal.h"
#include "ui/template.h"

struct _SiloamBibleAddGroup
{
  AdwPreferencesGroup parent_instance;

  GtkWidget *zip_row;
  GtkWidget *folder_row;
  AdwPreferencesGroup *offers_group;
  GtkWidget *busy_box;
  GtkLabel *busy_label;
  GtkProgressBar *busy_bar;
  GtkWidget *cancel_button;
  SiloamNotice *notice;

  SiloamBibles *bibles;
  SiloamPrompts *prompts;
  GPtrArray *on_computer; /* (element-type SiloamBibleOffer) */
  GPtrArray *chosen;      /* the same, of the file that was chosen last; NULL for none */
  GPtrArray *rows;        /* (element-type GtkWidget) of the offers that are shown */
  GCancellable *looking;  /* for Bibles on this computer */
  GCancellable *adding;   /* NULL when nothing is being added */
};

G_DEFINE_FINAL_TYPE (SiloamBibleAddGroup, siloam_bible_add_group, ADW_TYPE_PREFERENCES_GROUP)

enum
{
  SIGNAL_ADDED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void show_offers (SiloamBibleAddGroup *self);

static void
show_error (SiloamBibleAddGroup *self, const GError *error)
{
  gboolean shown = error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  if (shown)
    {
      SiloamErrorText text = siloam_error_text (self->prompts, error);

      siloam_notice_set_text (self->notice, &text);
      siloam_reveal (GTK_WIDGET (self->notice));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->notice), shown);
}

static void
show_busy (SiloamBibleAddGroup *self)
{
  gboolean busy = self->adding != NULL;

  gtk_widget_set_visible (self->busy_box, busy);
  gtk_widget_set_sensitive (self->zip_row, !busy);
  gtk_widget_set_sensitive (self->folder_row, !busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->offers_group), !busy);
  if (!busy)
    return;
  gtk_widget_grab_focus (self->cancel_button);
  siloam_reveal (self->busy_box);
}

static void
begin (SiloamBibleAddGroup *self, const char *what)
{
  show_error (self, NULL);
  gtk_label_set_label (self->busy_label, what);
  gtk_progress_bar_set_fraction (self->busy_bar, 0);
  self->adding = g_cancellable_new ();
  show_busy (self);
}

/* The focus goes back to where a person can try again. */
static void
end (SiloamBibleAddGroup *self, const GError *error)
{
  gboolean had_focus = gtk_widget_has_focus (self->cancel_button);

  g_clear_object (&self->adding);
  show_busy (self);
  show_error (self, error);
  if (had_focus)
    gtk_widget_grab_focus (self->zip_row);
}

static void
progress_cb (double fraction, gpointer user_data)
{
  SiloamBibleAddGroup *self = user_data;

  if (self->bibles != NULL)
    gtk_progress_bar_set_fraction (self->busy_bar, fraction);
}

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiloamBibleAddGroup) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = siloam_bible_import_finish (SILOAM_BIBLES (source), result, &error);

  if (self->bibles == NULL)
    return;
  end (self, error);
  if (id != NULL)
    g_signal_emit (self, signals[SIGNAL_ADDED], 0, id);
}

static void
import (SiloamBibleAddGroup *self, const char *path, const char *id, const char *title)
{
  g_autofree char *what = title != NULL ? g_strdup_printf (_ ("Adding “%s”…"), title)
                                        : g_strdup (_ ("Looking into the file…"));

  begin (self, what);
  siloam_bible_import_async (self->bibles,
                             path,
                             id,
                             progress_cb,
                             self->adding,
                             imported_cb,
                             g_object_ref (self));
}

typedef struct
{
  SiloamBibleAddGroup *self;
  char *path;
} Look;

/* Where none can be added, importing tells why. */
static void
show_choice (SiloamBibleAddGroup *self, const char *path, GPtrArray *offers)
{
  const SiloamBibleOffer *only = offers->len == 1 ? g_ptr_array_index (offers, 0) : NULL;

  g_clear_object (&self->adding);
  if (offers->len <= 1)
    {
      import (self, path, only ? only->id : NULL, only ? only->title : NULL);
      return;
    }
  end (self, NULL);
  g_clear_pointer (&self->chosen, g_ptr_array_unref);
  self->chosen = g_ptr_array_ref (offers);
  show_offers (self);
  gtk_widget_child_focus (GTK_WIDGET (self->offers_group), GTK_DIR_TAB_FORWARD);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Look *look = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) offers = siloam_bible_find_finish (result, &error);

  if (look->self->bibles != NULL)
    {
      if (offers != NULL)
        show_choice (look->self, look->path, offers);
      else
        end (look->self, error);
    }
  g_object_unref (look->self);
  g_free (look->path);
  g_free (look);
}

static void
file_chosen_cb (const char *path, gpointer user_data)
{
  g_autoptr (SiloamBibleAddGroup) self = user_data;
  Look *look;

  if (path == NULL || self->bibles == NULL || self->adding != NULL)
    return;
  begin (self, _ ("Looking into the file…"));
  look = g_new0 (Look, 1);
  look->self = g_object_ref (self);
  look->path = g_strdup (path);
  siloam_bible_find_async (path, self->adding, looked_cb, look);
}

static void
zip_cb (SiloamBibleAddGroup *self)
{
  siloam_choose_zip_async (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                           _ ("Choose a zip with a Bible"),
                           file_chosen_cb,
                           g_object_ref (self));
}

static void
folder_cb (SiloamBibleAddGroup *self)
{
  siloam_choose_folder_async (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                              _ ("Choose a folder with Bibles"),
                              file_chosen_cb,
                              g_object_ref (self));
}

static const SiloamBibleOffer *
find_offer (GPtrArray *offers, const char *path, const char *id)
{
  for (guint i = 0; offers != NULL && i < offers->len; i++)
    {
      const SiloamBibleOffer *offer = g_ptr_array_index (offers, i);

      if (g_str_equal (offer->path, path) && g_str_equal (offer->id, id))
        return offer;
    }
  return NULL;
}

static void
add_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamBibleAddGroup *self = SILOAM_BIBLE_ADD_GROUP (widget);
  const SiloamBibleOffer *offer;
  const char *path, *id;

  g_variant_get (parameter, "(^&ay&s)", &path, &id);
  offer = find_offer (self->chosen, path, id);
  if (offer == NULL)
    offer = find_offer (self->on_computer, path, id);
  if (offer != NULL && self->adding == NULL)
    import (self, offer->path, offer->id, offer->title);
}

static void
cancel_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_cancellable_cancel (SILOAM_BIBLE_ADD_GROUP (widget)->adding);
}

static void
siloam_bible_add_group_dispose (GObject *object)
{
  SiloamBibleAddGroup *self = SILOAM_BIBLE_ADD_GROUP (object);

  /* What is being added may finish: the person asked for it. */
  g_cancellable_cancel (self->looking);
  g_clear_object (&self->bibles);
  g_clear_object (&self->prompts);
  g_ptr_array_set_size (self->rows, 0);
  gtk_widget_dispose_template (GTK_WIDGET (object), SILOAM_TYPE_BIBLE_ADD_GROUP);

  G_OBJECT_CLASS (siloam_bible_add_group_parent_class)->dispose (object);
}

static void
siloam_bible_add_group_finalize (GObject *object)
{
  SiloamBibleAddGroup *self = SILOAM_BIBLE_ADD_GROUP (object);

  g_ptr_array_unref (self->on_computer);
  g_clear_pointer (&self->chosen, g_ptr_array_unref);
  g_ptr_array_unref (self->rows);
  g_object_unref (self->looking);
  g_clear_object (&self->adding);

  G_OBJECT_CLASS (siloam_bible_add_group_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, SiloamBibleAddGroup, zip_row);
  gtk_widget_class_bind_template_child (widget_class, SiloamBibleAddGroup, folder_row);
  gtk_widget_class_bind_template_child (widget_class, SiloamBibleAddGroup, offers_group);
  gtk_widget_class_bind_template_child (widget_class, SiloamBibleAddGroup, busy_box);
  gtk_widget_class_bind_template_child (widget_class, SiloamBibleAddGroup, busy_label);
  gtk_widget_class_bind_template_child (widget_class, SiloamBibleAddGroup, busy_bar);
  gtk_widget_class_bind_template_child (widget_class, SiloamBibleAddGroup, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, SiloamBibleAddGroup, notice);
  gtk_widget_class_bind_template_callback (widget_class, zip_cb);
  gtk_widget_class_bind_template_callback (widget_class, folder_cb);
}

static void
siloam_bible_add_group_class_init (SiloamBibleAddGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siloam_bible_add_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = siloam_bible_add_group_finalize;
  signals[SIGNAL_ADDED] = g_signal_new ("added",
                                        SILOAM_TYPE_BIBLE_ADD_GROUP,
                                        G_SIGNAL_RUN_LAST,
                                        0,
                                        NULL,
                                        NULL,
                                        NULL,
                                        G_TYPE_NONE,
                                        1,
                                        G_TYPE_STRING);

  g_type_ensure (SILOAM_TYPE_NOTICE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_BASE "/ui/bible-add-group.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "bible.add", "(ays)", add_cb);
  gtk_widget_class_install_action (widget_class, "bible.cancel", NULL, cancel_cb);
}

static void
siloam_bible_add_group_init (SiloamBibleAddGroup *self)
{
  self->on_computer = g_ptr_array_new_with_free_func ((GDestroyNotify) siloam_bible_offer_free);
  self->rows = g_ptr_array_new ();
  self->looking = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

static GtkWidget *
make_add_button (const SiloamBibleOffer *offer)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Add"));
  g_autofree char *name = g_strdup_printf (_ ("Add “%s”"), offer->title);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "bible.add");
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button),
                                          g_variant_new ("(^ays)", offer->path, offer->id));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

static void
add_row (SiloamBibleAddGroup *self, const SiloamBibleOffer *offer)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = make_add_button (offer);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), offer->title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), siloam_language_text (offer->language));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  g_ptr_array_add (self->rows, row);
  adw_preferences_group_add (self->offers_group, row);
}

static void
add_rows (SiloamBibleAddGroup *self, GPtrArray *offers)
{
  for (guint i = 0; i < offers->len; i++)
    {
      const SiloamBibleOffer *offer = g_ptr_array_index (offers, i);

      if (siloam_bibles_find (self->bibles, offer->id) == NULL)
        add_row (self, offer);
    }
}

/* A file with several goes before what is on the computer: the person just chose it. */
static void
show_offers (SiloamBibleAddGroup *self)
{
  GPtrArray *offers = self->chosen != NULL ? self->chosen : self->on_computer;

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->offers_group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  add_rows (self, offers);
  if (self->rows->len == 0 && self->chosen != NULL)
    {
      g_clear_pointer (&self->chosen, g_ptr_array_unref);
      add_rows (self, self->on_computer);
    }
  adw_preferences_group_set_title (self->offers_group,
                                   self->chosen != NULL ? _ ("In this file")
                                                        : _ ("On this computer"));
  adw_preferences_group_set_description (
      self->offers_group,
      self->chosen != NULL ? siloam_prompts_get (self->prompts, "bibles.several") : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->offers_group), self->rows->len > 0);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiloamBibleAddGroup) self = user_data;
  g_autoptr (GPtrArray) offers = siloam_bible_find_finish (result, NULL);

  if (offers == NULL || self->bibles == NULL)
    return;
  g_ptr_array_unref (self->on_computer);
  self->on_computer = g_steal_pointer (&offers);
  show_offers (self);
}

/**
 * siloam_bible_add_group_set_up:
 * @bibles: to add to
 * @prompts: the texts
 *
 * Looks at once for Bibles on this computer.
 */
void
siloam_bible_add_group_set_up (SiloamBibleAddGroup *self,
                               SiloamBibles *bibles,
                               SiloamPrompts *prompts)
{
  g_return_if_fail (SILOAM_IS_BIBLE_ADD_GROUP (self));

  self->bibles = g_object_ref (bibles);
  self->prompts = g_object_ref (prompts);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self),
                                         siloam_prompts_get (prompts, "bibles.add.hint"));
  g_signal_connect_object (bibles, "changed", G_CALLBACK (show_offers), self, G_CONNECT_SWAPPED);
  siloam_bible_find_async (NULL, self->looking, found_cb, g_object_ref (self));
}
