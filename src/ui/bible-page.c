/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The Bibles a person has, which one is read in, how one is added, and how references are read and
 * written. Main thread. */

#include "config.h"

#include "ui/bible-page.h"

#include <glib/gi18n.h>

#include "ui/bible-add-group.h"
#include "ui/bible-choice-group.h"
#include "ui/bible-group.h"
#include "ui/reference-group.h"

struct _SiloamBiblePage
{
  AdwPreferencesPage parent_instance;

  SiloamBibleGroup *bible_group;
  SiloamBibleChoiceGroup *choice_group;
  SiloamBibleAddGroup *add_group;
  SiloamReferenceGroup *reference_group;

  SiloamBibles *bibles;
};

G_DEFINE_FINAL_TYPE (SiloamBiblePage, siloam_bible_page, ADW_TYPE_PREFERENCES_PAGE)

static void
say_added (SiloamBiblePage *self, const char *title)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autofree char *text = g_strdup_printf (_ ("“%s” is there now"), title);
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  if (ADW_IS_PREFERENCES_WINDOW (root))
    adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (root), adw_toast_new (escaped));
}

static void
added_cb (SiloamBiblePage *self, const char *id)
{
  const SiloamBibleInfo *info = siloam_bibles_find (self->bibles, id);

  if (info == NULL)
    return;
  say_added (self, info->title);
  siloam_bible_group_focus (self->bible_group, id);
}

static void
siloam_bible_page_dispose (GObject *object)
{
  g_clear_object (&SILOAM_BIBLE_PAGE (object)->bibles);
  gtk_widget_dispose_template (GTK_WIDGET (object), SILOAM_TYPE_BIBLE_PAGE);

  G_OBJECT_CLASS (siloam_bible_page_parent_class)->dispose (object);
}

static void
siloam_bible_page_class_init (SiloamBiblePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siloam_bible_page_dispose;

  g_type_ensure (SILOAM_TYPE_BIBLE_ADD_GROUP);
  g_type_ensure (SILOAM_TYPE_BIBLE_CHOICE_GROUP);
  g_type_ensure (SILOAM_TYPE_BIBLE_GROUP);
  g_type_ensure (SILOAM_TYPE_REFERENCE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/bible-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SiloamBiblePage, bible_group);
  gtk_widget_class_bind_template_child (widget_class, SiloamBiblePage, choice_group);
  gtk_widget_class_bind_template_child (widget_class, SiloamBiblePage, add_group);
  gtk_widget_class_bind_template_child (widget_class, SiloamBiblePage, reference_group);
  gtk_widget_class_bind_template_callback (widget_class, added_cb);
}

static void
siloam_bible_page_init (SiloamBiblePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * siloam_bible_page_set_up:
 * @bibles: to show and change
 * @settings: read and written at once
 */
void
siloam_bible_page_set_up (SiloamBiblePage *self, SiloamBibles *bibles, SiloamSettings *settings)
{
  SiloamPrompts *prompts = siloam_settings_get_prompts (settings);

  g_return_if_fail (SILOAM_IS_BIBLE_PAGE (self));

  self->bibles = g_object_ref (bibles);
  siloam_bible_group_set_up (self->bible_group, bibles, prompts);
  siloam_bible_choice_group_set_up (self->choice_group, bibles);
  siloam_bible_add_group_set_up (self->add_group, bibles, prompts);
  siloam_reference_group_set_up (self->reference_group, bibles, settings);
}
