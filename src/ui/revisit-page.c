/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Looking back: the original stands above, read-only, and three questions below it. What is written
 * is saved as a draft while typing and put down for good with Save; the entry itself is never
 * changed. "Heavier" is met with care and with Help now, never with advice to believe more. Main
 * thread. */

#include "config.h"

#include "ui/revisit-page.h"

#include <glib/gi18n.h>

#include "journal/lifecycle.h"
#include "ui/autosave.h"
#include "ui/error-text.h"
#include "ui/exchange-card.h"
#include "ui/header.h"
#include "ui/page-keys.h"
#include "ui/reading-parts.h"
#include "ui/screen.h"
#include "ui/sheet.h"
#include "ui/writer.h"

#define ALL_AREAS ((1 << SILOAM_N_AREAS) - 1)

struct _SiloamRevisitPage
{
  AdwBin parent_instance;

  GtkLabel *title_label;
  GtkStack *stack;
  AdwStatusPage *error_status;
  AdwBin *place;

  SiloamJournal *journal;
  SiloamPrompts *prompts;
  char *id;
  GCancellable *loading;
  SiloamEntry *entry;
  SiloamRevisit *revisit; /* borrowed from entry */
  char *open_step;        /* where the entry itself was left open before */
  SiloamAutosave *autosave;
  SiloamChipChoice
      *changes[SILOAM_N_AREAS]; /* borrowed, NULL for an area that is not asked about */
  GtkWidget *sheet;             /* borrowed */
  GtkWidget *care;              /* borrowed */
};

static void siloam_revisit_page_writer_init (SiloamWriterInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SiloamRevisitPage,
                               siloam_revisit_page,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (SILOAM_TYPE_WRITER,
                                                      siloam_revisit_page_writer_init))

static void
show_error (SiloamRevisitPage *self, const GError *error)
{
  SiloamErrorText text = siloam_error_text (self->prompts, error);
  g_autofree char *description = g_strdup_printf ("%s\n\n%s", text.text, text.remedy);

  adw_status_page_set_title (self->error_status, text.title);
  adw_status_page_set_description (self->error_status, description);
  gtk_stack_set_visible_child_name (self->stack, "error");
}

static gboolean
is_heavier_anywhere (SiloamRevisitPage *self)
{
  for (guint i = 0; i < SILOAM_N_AREAS; i++)
    {
      if (self->revisit->areas_now[i] == SILOAM_CHANGE_HEAVIER)
        return TRUE;
    }
  return FALSE;
}

static void
change_chosen_cb (SiloamRevisitPage *self)
{
  gtk_widget_set_visible (self->care, is_heavier_anywhere (self));
}

/* The areas that were named then; all four where none was. */
static guint
areas_of (const SiloamEntry *entry)
{
  guint areas = 0;

  for (guint i = 0; i < entry->hurts->len; i++)
    areas |= ((const SiloamHurt *) g_ptr_array_index (entry->hurts, i))->areas;
  return areas != 0 ? areas : ALL_AREAS;
}

static void
add_area (SiloamRevisitPage *self, SiloamSheet *sheet, guint index)
{
  const char *nick = siloam_term_nick (siloam_areas, 1 << index);
  g_autofree char *question = g_strconcat ("name.area.", nick, NULL);

  self->changes[index] = siloam_sheet_add_chips (sheet,
                                                 question,
                                                 "revisit.change",
                                                 siloam_changes,
                                                 SILOAM_CHIPS_ONE,
                                                 (guint *) &self->revisit->areas_now[index]);
  g_signal_connect_object (self->changes[index],
                           "notify::value",
                           G_CALLBACK (change_chosen_cb),
                           self,
                           G_CONNECT_SWAPPED);
}

static void
add_care (SiloamRevisitPage *self, SiloamSheet *sheet)
{
  GtkWidget *help =
      siloam_screen_plain_button_new (siloam_prompts_get (self->prompts, "revisit.button.help"));

  self->care = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_add_css_class (self->care, "siloam-released");
  gtk_widget_add_css_class (self->care, "siloam-page-card");
  siloam_sheet_add (sheet, self->care);
  siloam_sheet_begin_group (sheet, GTK_BOX (self->care));
  siloam_sheet_add_text (sheet,
                         siloam_prompts_get (self->prompts, "revisit.change.heavier.note"),
                         "siloam-text");
  siloam_sheet_end_group (sheet);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (help), "win.help-now");
  gtk_widget_set_halign (help, GTK_ALIGN_START);
  gtk_widget_add_css_class (help, "pill");
  gtk_box_append (GTK_BOX (self->care), help);
}

static void
add_changes (SiloamRevisitPage *self, SiloamSheet *sheet)
{
  guint areas = areas_of (self->entry);

  if (self->entry->kind == SILOAM_ENTRY_EXCHANGE)
    {
      siloam_sheet_add_heading (sheet, "revisit.change.question");
      for (guint i = 0; i < SILOAM_N_AREAS; i++)
        {
          if (areas & (1u << i))
            add_area (self, sheet, i);
        }
    }
  add_care (self, sheet);
  change_chosen_cb (self);
}

static void
add_original (SiloamRevisitPage *self, SiloamSheet *sheet)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);

  if (self->entry->kind == SILOAM_ENTRY_EXCHANGE)
    gtk_box_append (GTK_BOX (box), siloam_exchange_card_new (self->entry, self->prompts));
  else
    siloam_reading_append_original (GTK_BOX (box), self->entry, self->prompts);
  siloam_sheet_add_above (sheet, box);
}

/* The question of the sheet is the one it answers. */
static void
add_still_true (SiloamRevisitPage *self, SiloamSheet *sheet)
{
  GtkWidget *area =
      siloam_writing_area_new (siloam_prompts_get (self->prompts, "revisit.question"), NULL, 3);

  siloam_writing_area_bind (SILOAM_WRITING_AREA (area), &self->revisit->still_true);
  siloam_sheet_add (sheet, area);
}

static void
build_sheet (SiloamRevisitPage *self)
{
  GtkWidget *sheet = siloam_sheet_new (self->prompts, self->entry, "revisit");

  self->sheet = sheet;
  add_original (self, SILOAM_SHEET (sheet));
  add_still_true (self, SILOAM_SHEET (sheet));
  add_changes (self, SILOAM_SHEET (sheet));
  siloam_sheet_add_chips (SILOAM_SHEET (sheet),
                          "revisit.next.question",
                          "revisit.outcome",
                          siloam_outcomes,
                          SILOAM_CHIPS_ONE,
                          (guint *) &self->revisit->outcome);
  siloam_sheet_add_writing (SILOAM_SHEET (sheet), "revisit.note", 3, &self->revisit->note);
  siloam_sheet_add_verses (SILOAM_SHEET (sheet), "revisit", SILOAM_ROLE_READING);
  siloam_sheet_add_action (SILOAM_SHEET (sheet),
                           siloam_prompts_get (self->prompts, "receive.button.save"),
                           "revisit.next",
                           TRUE);
  adw_bin_set_child (self->place, sheet);
  gtk_stack_set_visible_child_name (self->stack, "sheet");
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* A revisit that was left open is taken up again. */
static void
begin_revisit (SiloamRevisitPage *self)
{
  gboolean left_open = g_strcmp0 (self->entry->open_step, SILOAM_OPEN_REVISIT) == 0;

  if (left_open && self->entry->revisits->len > 0)
    {
      self->revisit = g_ptr_array_index (self->entry->revisits, self->entry->revisits->len - 1);
      return;
    }

  self->open_step = left_open ? NULL : g_strdup (self->entry->open_step);
  self->revisit = siloam_entry_revisit (self->entry);
  g_free (self->entry->open_step);
  self->entry->open_step = g_strdup (SILOAM_OPEN_REVISIT);
}

static void
saved_cb (SiloamRevisitPage *self)
{
  siloam_writer_emit_saved (SILOAM_WRITER (self));
}

static void
save_failed_cb (SiloamRevisitPage *self, const GError *error)
{
  siloam_writer_emit_save_failed (SILOAM_WRITER (self), error);
}

static void
entry_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiloamRevisitPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SiloamEntry) entry =
      siloam_journal_load_finish (SILOAM_JOURNAL (source), result, &error);

  if (self->journal == NULL)
    return;
  if (entry == NULL)
    {
      show_error (self, error);
      return;
    }

  self->entry = g_steal_pointer (&entry);
  begin_revisit (self);
  self->autosave = siloam_autosave_new (self->journal, self->entry, TRUE);
  g_signal_connect_object (self->autosave, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->autosave,
                           "failed",
                           G_CALLBACK (save_failed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  build_sheet (self);
}

static void
touch_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamRevisitPage *self = SILOAM_REVISIT_PAGE (widget);

  if (self->autosave != NULL)
    siloam_autosave_touch (self->autosave);
}

static void
leave_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "win.entry-read", "s", SILOAM_REVISIT_PAGE (widget)->id);
}

/* Where the answer leads: to a new exchange, to help, or back to what was read. */
static void
go_on (SiloamRevisitPage *self)
{
  switch (self->revisit->outcome)
    {
    case SILOAM_OUTCOME_AGAIN_RELEASE:
      gtk_widget_activate_action (GTK_WIDGET (self), "win.exchange-new", NULL);
      break;
    case SILOAM_OUTCOME_SEEK_HELP:
      gtk_widget_activate_action (GTK_WIDGET (self), "win.help-now", NULL);
      break;
    case SILOAM_OUTCOME_RECONCILED:
    case SILOAM_OUTCOME_THANKFUL:
    case SILOAM_OUTCOME_STILL_TENDER:
    default:
      gtk_widget_activate_action (GTK_WIDGET (self), "win.entry-read", "s", self->id);
    }
}

static void
put_down_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiloamRevisitPage) self = user_data;

  /* A failed save was told by save_failed_cb; the words stay on this page. */
  if (siloam_autosave_flush_finish (SILOAM_AUTOSAVE (source), result, NULL) &&
      self->journal != NULL)
    go_on (self);
}

static void
next_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamRevisitPage *self = SILOAM_REVISIT_PAGE (widget);

  if (self->autosave == NULL)
    return;

  g_free (self->entry->open_step);
  self->entry->open_step = g_strdup (self->open_step);
  siloam_autosave_touch (self->autosave);
  siloam_autosave_flush_async (self->autosave, put_down_cb, g_object_ref (self));
}

static void
siloam_revisit_page_flush (SiloamWriter *writer)
{
  SiloamRevisitPage *self = SILOAM_REVISIT_PAGE (writer);

  if (self->autosave != NULL)
    siloam_autosave_flush (self->autosave);
}

static gboolean
siloam_revisit_page_is_saved (SiloamWriter *writer)
{
  SiloamRevisitPage *self = SILOAM_REVISIT_PAGE (writer);

  return self->autosave == NULL || siloam_autosave_is_saved (self->autosave);
}

static const char *
siloam_revisit_page_get_entry_id (SiloamWriter *writer)
{
  return SILOAM_REVISIT_PAGE (writer)->id;
}

static SiloamEntry *
siloam_revisit_page_get_entry (SiloamWriter *writer)
{
  return SILOAM_REVISIT_PAGE (writer)->entry;
}

static SiloamSheet *
siloam_revisit_page_get_sheet (SiloamWriter *writer)
{
  SiloamRevisitPage *self = SILOAM_REVISIT_PAGE (writer);

  return self->sheet != NULL ? SILOAM_SHEET (self->sheet) : NULL;
}

static void
siloam_revisit_page_writer_init (SiloamWriterInterface *iface)
{
  iface->flush = siloam_revisit_page_flush;
  iface->is_saved = siloam_revisit_page_is_saved;
  iface->get_entry_id = siloam_revisit_page_get_entry_id;
  iface->get_entry = siloam_revisit_page_get_entry;
  iface->get_sheet = siloam_revisit_page_get_sheet;
}

static gboolean
siloam_revisit_page_grab_focus (GtkWidget *widget)
{
  SiloamRevisitPage *self = SILOAM_REVISIT_PAGE (widget);

  return self->sheet != NULL && gtk_widget_grab_focus (self->sheet);
}

static void
siloam_revisit_page_dispose (GObject *object)
{
  SiloamRevisitPage *self = SILOAM_REVISIT_PAGE (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  if (self->autosave != NULL)
    siloam_autosave_detach (self->autosave);
  g_clear_object (&self->autosave);
  g_clear_object (&self->journal);
  gtk_widget_dispose_template (GTK_WIDGET (object), SILOAM_TYPE_REVISIT_PAGE);

  G_OBJECT_CLASS (siloam_revisit_page_parent_class)->dispose (object);
}

static void
siloam_revisit_page_finalize (GObject *object)
{
  SiloamRevisitPage *self = SILOAM_REVISIT_PAGE (object);

  g_clear_pointer (&self->entry, siloam_entry_free);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->open_step, g_free);
  g_clear_object (&self->prompts);

  G_OBJECT_CLASS (siloam_revisit_page_parent_class)->finalize (object);
}

static void
siloam_revisit_page_class_init (SiloamRevisitPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = siloam_revisit_page_dispose;
  object_class->finalize = siloam_revisit_page_finalize;
  widget_class->grab_focus = siloam_revisit_page_grab_focus;

  g_type_ensure (SILOAM_TYPE_HEADER);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/revisit-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SiloamRevisitPage, title_label);
  gtk_widget_class_bind_template_child (widget_class, SiloamRevisitPage, stack);
  gtk_widget_class_bind_template_child (widget_class, SiloamRevisitPage, error_status);
  gtk_widget_class_bind_template_child (widget_class, SiloamRevisitPage, place);
  gtk_widget_class_install_action (widget_class, "entry.touch", NULL, touch_action);
  gtk_widget_class_install_action (widget_class, "revisit.next", NULL, next_action);
  gtk_widget_class_install_action (widget_class, "revisit.back", NULL, leave_action);
  gtk_widget_class_install_action (widget_class, "revisit.leave", NULL, leave_action);
}

static void
siloam_revisit_page_init (SiloamRevisitPage *self)
{
  self->loading = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  siloam_page_keys_add (GTK_WIDGET (self), "revisit");
}

/**
 * siloam_revisit_page_new:
 * @journal: the open journal
 * @prompts: the texts in the person's language and form
 * @id: the entry to look back on
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
siloam_revisit_page_new (SiloamJournal *journal, SiloamPrompts *prompts, const char *id)
{
  SiloamRevisitPage *self = g_object_new (SILOAM_TYPE_REVISIT_PAGE, NULL);

  self->journal = g_object_ref (journal);
  self->prompts = g_object_ref (prompts);
  self->id = g_strdup (id);
  gtk_label_set_label (self->title_label, siloam_prompts_get (prompts, "revisit.title"));
  siloam_journal_load_async (journal, id, self->loading, entry_loaded_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}
