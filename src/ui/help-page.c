/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A14, Help now. Large words, open eyes, the good memory, someone to call. It leads to Home and
 * never back into the text by itself, and it leaves no trace that someone was here. Main thread. */

#include "config.h"

#include "ui/help-page.h"

#include <string.h>

#include "ui/header.h"
#include "ui/help-lines.h"
#include "ui/sheet.h"
#include "ui/template.h"

struct _SiloamHelpPage
{
  GtkWidget parent_instance;

  GtkWidget *header;
  GtkWidget *sheet;
  GtkWidget *memory;
  GtkWidget *memory_words;
  GtkWidget *stop;

  GCancellable *reading;
  char *id; /* the entry with the good memory */
};

G_DEFINE_FINAL_TYPE (SiloamHelpPage, siloam_help_page, GTK_TYPE_WIDGET)

static void
entry_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiloamHelpPage) self = user_data;
  g_autoptr (SiloamEntry) entry =
      siloam_journal_load_finish (SILOAM_JOURNAL (source), result, NULL);

  if (entry == NULL || entry->good_memory == NULL || self->memory == NULL)
    return;

  gtk_label_set_label (GTK_LABEL (self->memory_words), entry->good_memory);
  gtk_widget_set_visible (self->memory, TRUE);
}

static void
read_memory (SiloamHelpPage *self, const char *id, SiloamJournal *journal)
{
  if (g_strcmp0 (id, self->id) == 0)
    siloam_journal_load_async (journal, id, self->reading, entry_read_cb, g_object_ref (self));
}

static void
add_memory (SiloamHelpPage *self)
{
  SiloamSheet *sheet = SILOAM_SHEET (self->sheet);

  self->memory = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (self->memory, "siloam-received");
  gtk_widget_add_css_class (self->memory, "siloam-surface");
  gtk_widget_set_visible (self->memory, FALSE);
  siloam_sheet_add (sheet, self->memory);
  siloam_sheet_begin_group (sheet, GTK_BOX (self->memory));
  siloam_sheet_add_text (sheet, siloam_sheet_get_text (sheet, "help.memory.hint"), "siloam-hint");
  self->memory_words = siloam_sheet_add_text (sheet, "", "siloam-own-words");
  siloam_sheet_end_group (sheet);
}

static void
add_grounding (SiloamSheet *sheet)
{
  static const char *const keys[] = { "help.grounding.see",
                                      "help.grounding.hear",
                                      "help.grounding.feel",
                                      "help.grounding.breathe" };

  siloam_sheet_begin_group (sheet, siloam_sheet_add_group (sheet, "help.grounding.title"));
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    siloam_sheet_add_text (sheet, siloam_sheet_get_text (sheet, keys[i]), "siloam-text");
  siloam_sheet_end_group (sheet);
}

static void
add_person (SiloamSheet *sheet, const SiloamProfile *profile)
{
  if (profile == NULL || profile->trusted_name == NULL || profile->trusted_name[0] == '\0')
    return;

  siloam_sheet_begin_group (sheet, siloam_sheet_add_group (sheet, "help.person"));
  siloam_sheet_add_text (sheet, profile->trusted_name, "siloam-text");
  if (profile->trusted_phone != NULL)
    siloam_sheet_add_text (sheet, profile->trusted_phone, "siloam-number");
  siloam_sheet_end_group (sheet);
}

/* Back is offered only where there is something to go back to. */
static void
add_actions (SiloamHelpPage *self, const char *id, gboolean locked)
{
  SiloamSheet *sheet = SILOAM_SHEET (self->sheet);
  const char *back = siloam_sheet_get_text (sheet, "help.button.return");
  g_autofree char *resume = g_strconcat ("win.entry-resume::", id, NULL);

  if (locked)
    {
      siloam_sheet_add_action (sheet, back, "win.help-close", TRUE);
      return;
    }
  if (id != NULL)
    siloam_sheet_add_action (sheet, back, resume, FALSE);
  self->stop = siloam_sheet_add_action (sheet,
                                        siloam_sheet_get_text (sheet, "help.button.stop"),
                                        "help.stop",
                                        TRUE);
}

static void
build (SiloamHelpPage *self,
       SiloamPrompts *prompts,
       const SiloamProfile *profile,
       const char *id,
       gboolean locked)
{
  SiloamSheet *sheet = SILOAM_SHEET (self->sheet);

  add_memory (self);
  add_grounding (sheet);
  siloam_sheet_add_text (sheet, siloam_help_crisis_text (prompts), "siloam-note");
  add_person (sheet, profile);
  gtk_box_append (siloam_sheet_add_group (sheet, "help.lines"), siloam_help_lines_new (prompts));
  siloam_sheet_add_text (sheet, siloam_sheet_get_text (sheet, "help.note"), "siloam-hint");

  add_actions (self, id, locked);
}

static void
stop_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamHelpPage *self = SILOAM_HELP_PAGE (widget);

  gtk_widget_activate_action (widget, self->stop != NULL ? "win.home" : "win.help-close", NULL);
}

static gboolean
siloam_help_page_grab_focus (GtkWidget *widget)
{
  SiloamHelpPage *self = SILOAM_HELP_PAGE (widget);

  return self->stop != NULL && gtk_widget_grab_focus (self->stop);
}

static void
siloam_help_page_dispose (GObject *object)
{
  SiloamHelpPage *self = SILOAM_HELP_PAGE (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->memory = NULL;
  g_clear_pointer (&self->header, gtk_widget_unparent);
  g_clear_pointer (&self->sheet, gtk_widget_unparent);

  G_OBJECT_CLASS (siloam_help_page_parent_class)->dispose (object);
}

static void
siloam_help_page_finalize (GObject *object)
{
  g_free (SILOAM_HELP_PAGE (object)->id);

  G_OBJECT_CLASS (siloam_help_page_parent_class)->finalize (object);
}

static void
siloam_help_page_class_init (SiloamHelpPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siloam_help_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = siloam_help_page_finalize;
  widget_class->grab_focus = siloam_help_page_grab_focus;
  widget_class->focus = siloam_template_focus;
  gtk_widget_class_install_action (widget_class, "help.stop", NULL, stop_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "help.stop", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "help.stop", NULL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
siloam_help_page_init (SiloamHelpPage *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  self->reading = g_cancellable_new ();
  self->header = siloam_header_new ();
  siloam_header_set_back_action (SILOAM_HEADER (self->header), "help.stop");
  gtk_widget_set_parent (self->header, GTK_WIDGET (self));
}

/**
 * siloam_help_page_new:
 * @journal: (nullable): the open journal, for the trusted person and the good memory
 * @prompts: the texts
 * @id: (nullable): the entry that was being written
 *
 * Makes the page.
 *
 * Returns: (transfer floating): a new page
 */
GtkWidget *
siloam_help_page_new (SiloamJournal *journal, SiloamPrompts *prompts, const char *id)
{
  SiloamHelpPage *self = g_object_new (SILOAM_TYPE_HELP_PAGE, NULL);

  self->sheet = siloam_sheet_new (prompts, NULL, "help");
  gtk_widget_add_css_class (self->sheet, "siloam-large");
  gtk_widget_set_parent (self->sheet, GTK_WIDGET (self));
  build (self,
         prompts,
         journal != NULL ? siloam_journal_get_profile (journal) : NULL,
         id,
         journal == NULL);
  if (journal == NULL || id == NULL)
    return GTK_WIDGET (self);

  /* The page that was left saves its last words only now. */
  self->id = g_strdup (id);
  g_signal_connect_object (journal,
                           "entry-changed",
                           G_CALLBACK (read_memory),
                           self,
                           G_CONNECT_SWAPPED);
  read_memory (self, id, journal);
  return GTK_WIDGET (self);
}
