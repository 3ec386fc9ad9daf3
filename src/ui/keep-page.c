/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How the journal is kept safe. Each part is a group of its own, which asks and tells for itself.
 * Only there while the journal is open. Main thread. */

#include "config.h"

#include "ui/keep-page.h"

#include "ui/backup-group.h"
#include "ui/copies-group.h"
#include "ui/keys-group.h"
#include "ui/rehearsal-group.h"

struct _SiloamKeepPage
{
  AdwPreferencesPage parent_instance;

  SiloamBackupGroup *backup_group;
  SiloamCopiesGroup *copies_group;
  SiloamRehearsalGroup *rehearsal_group;
  SiloamKeysGroup *keys_group;
};

G_DEFINE_FINAL_TYPE (SiloamKeepPage, siloam_keep_page, ADW_TYPE_PREFERENCES_PAGE)

static void
siloam_keep_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SILOAM_TYPE_KEEP_PAGE);

  G_OBJECT_CLASS (siloam_keep_page_parent_class)->dispose (object);
}

static void
siloam_keep_page_class_init (SiloamKeepPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siloam_keep_page_dispose;

  g_type_ensure (SILOAM_TYPE_BACKUP_GROUP);
  g_type_ensure (SILOAM_TYPE_COPIES_GROUP);
  g_type_ensure (SILOAM_TYPE_KEYS_GROUP);
  g_type_ensure (SILOAM_TYPE_REHEARSAL_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/keep-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SiloamKeepPage, backup_group);
  gtk_widget_class_bind_template_child (widget_class, SiloamKeepPage, copies_group);
  gtk_widget_class_bind_template_child (widget_class, SiloamKeepPage, rehearsal_group);
  gtk_widget_class_bind_template_child (widget_class, SiloamKeepPage, keys_group);
}

static void
siloam_keep_page_init (SiloamKeepPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * siloam_keep_page_set_up:
 * @settings: read and written at once
 * @journal: the open journal
 */
void
siloam_keep_page_set_up (SiloamKeepPage *self, SiloamSettings *settings, SiloamJournal *journal)
{
  SiloamBackups *backups;

  g_return_if_fail (SILOAM_IS_KEEP_PAGE (self));
  g_return_if_fail (SILOAM_IS_JOURNAL (journal));

  siloam_copies_group_set_up (self->copies_group, siloam_settings_get_prompts (settings));
  siloam_keys_group_set_up (self->keys_group, settings, journal);
  backups = siloam_backups_of (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self->backup_group), backups != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->rehearsal_group), backups != NULL);
  if (backups == NULL)
    return;
  siloam_backup_group_set_up (self->backup_group, settings, backups);
  siloam_rehearsal_group_set_up (self->rehearsal_group, settings, backups, journal);
}
