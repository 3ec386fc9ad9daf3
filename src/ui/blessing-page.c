/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A17. First the choice of a blessing, then its prayer. The page never marks a blessing as
 * received: only the person does. Main thread. */

#include "config.h"

#include "ui/blessing-page.h"

#include "ui/blessing-sheet.h"
#include "ui/desk.h"
#include "ui/header.h"
#include "ui/page-keys.h"
#include "ui/template.h"

#define OPEN_STEP "blessing"

struct _SiloamBlessingPage
{
  GtkWidget parent_instance;

  GtkWidget *header;
  GtkWidget *sheet; /* the choice or the prayer; NULL until the entry is read */

  SiloamPrompts *prompts;
  SiloamDesk *desk;
};

static void writer_init (SiloamWriterInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SiloamBlessingPage,
                               siloam_blessing_page,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (SILOAM_TYPE_WRITER, writer_init))

static void
touch_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamBlessingPage *self = SILOAM_BLESSING_PAGE (widget);
  SiloamEntry *entry = siloam_desk_get_entry (self->desk);

  g_free (entry->open_step);
  entry->open_step = g_strdup (OPEN_STEP);
  siloam_desk_touch (self->desk);
}

static void
keep_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamBlessingPage *self = SILOAM_BLESSING_PAGE (widget);
  SiloamEntry *entry = siloam_desk_get_entry (self->desk);

  if (entry == NULL || entry->blessing == 0)
    return;

  gboolean blank = siloam_entry_is_blank (entry);
  g_clear_pointer (&entry->open_step, g_free);
  siloam_desk_touch (self->desk);
  siloam_desk_leave (self->desk, blank ? NULL : siloam_prompts_get (self->prompts, "today.saved"));
}

static void
leave_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  siloam_desk_leave (SILOAM_BLESSING_PAGE (widget)->desk, NULL);
}

static void blessing_chosen_cb (SiloamBlessingPage *self, GtkWidget *answer);

static void
show_sheet (SiloamBlessingPage *self)
{
  SiloamEntry *entry = siloam_desk_get_entry (self->desk);

  g_clear_pointer (&self->sheet, gtk_widget_unparent);
  if (entry->blessing == 0)
    self->sheet = siloam_blessing_sheet_new_choice (self->prompts,
                                                    entry,
                                                    G_CALLBACK (blessing_chosen_cb),
                                                    self);
  else
    self->sheet = siloam_blessing_sheet_new_prayer (self->prompts, entry);
  gtk_widget_set_parent (self->sheet, GTK_WIDGET (self));
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
choose (SiloamBlessingPage *self, SiloamBlessing blessing)
{
  siloam_desk_get_entry (self->desk)->blessing = blessing;
  siloam_desk_touch (self->desk);
  show_sheet (self);
}

static void
blessing_chosen_cb (SiloamBlessingPage *self, GtkWidget *answer)
{
  choose (self, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (answer), "blessing")));
}

/* 1 to 6, while there is still something to choose. */
static gboolean
number_key_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  SiloamBlessingPage *self = SILOAM_BLESSING_PAGE (widget);

  if (self->sheet == NULL || siloam_desk_get_entry (self->desk)->blessing != 0)
    return GDK_EVENT_PROPAGATE;

  choose (self, g_variant_get_uint32 (args));
  return GDK_EVENT_STOP;
}

/* From the prayer back to the choice; what was written stays. */
static void
back_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamBlessingPage *self = SILOAM_BLESSING_PAGE (widget);
  SiloamEntry *entry = siloam_desk_get_entry (self->desk);

  if (entry == NULL || entry->blessing == 0)
    {
      siloam_desk_leave (self->desk, NULL);
      return;
    }
  entry->blessing = 0;
  siloam_desk_touch (self->desk);
  show_sheet (self);
}

static SiloamDesk *
siloam_blessing_page_get_desk (SiloamWriter *writer)
{
  return SILOAM_BLESSING_PAGE (writer)->desk;
}

static SiloamSheet *
siloam_blessing_page_get_sheet (SiloamWriter *writer)
{
  SiloamBlessingPage *self = SILOAM_BLESSING_PAGE (writer);

  return self->sheet != NULL ? SILOAM_SHEET (self->sheet) : NULL;
}

static void
writer_init (SiloamWriterInterface *iface)
{
  iface->get_desk = siloam_blessing_page_get_desk;
  iface->get_sheet = siloam_blessing_page_get_sheet;
}

static gboolean
siloam_blessing_page_grab_focus (GtkWidget *widget)
{
  SiloamBlessingPage *self = SILOAM_BLESSING_PAGE (widget);

  return self->sheet != NULL && gtk_widget_child_focus (self->sheet, GTK_DIR_TAB_FORWARD);
}

static void
siloam_blessing_page_dispose (GObject *object)
{
  SiloamBlessingPage *self = SILOAM_BLESSING_PAGE (object);

  if (self->desk != NULL)
    siloam_desk_close (self->desk);
  g_clear_pointer (&self->header, gtk_widget_unparent);
  g_clear_pointer (&self->sheet, gtk_widget_unparent);
  g_clear_object (&self->desk);
  g_clear_object (&self->prompts);

  G_OBJECT_CLASS (siloam_blessing_page_parent_class)->dispose (object);
}

static void
siloam_blessing_page_class_init (SiloamBlessingPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siloam_blessing_page_dispose;
  widget_class->grab_focus = siloam_blessing_page_grab_focus;
  widget_class->focus = siloam_template_focus;
  gtk_widget_class_install_action (widget_class, "blessing.next", NULL, keep_cb);
  gtk_widget_class_install_action (widget_class, "blessing.back", NULL, back_cb);
  gtk_widget_class_install_action (widget_class, "blessing.leave", NULL, leave_cb);
  gtk_widget_class_install_action (widget_class, "entry.touch", NULL, touch_cb);
  for (guint32 i = SILOAM_BLESS_CLEANSING; i <= SILOAM_BLESS_OWN; i++)
    {
      gtk_widget_class_add_binding (widget_class, GDK_KEY_0 + i, 0, number_key_cb, "u", i);
      gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_0 + i, 0, number_key_cb, "u", i);
    }
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
siloam_blessing_page_init (SiloamBlessingPage *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  self->header = siloam_header_new ();
  siloam_header_set_back_action (SILOAM_HEADER (self->header), "blessing.back");
  gtk_widget_set_parent (self->header, GTK_WIDGET (self));
  siloam_page_keys_add (GTK_WIDGET (self), "blessing");
}

/**
 * siloam_blessing_page_new:
 * @journal: where the entry is kept
 * @prompts: the texts
 * @id: (nullable): the entry to go on with, or %NULL to begin
 *
 * Makes the page; an entry to go on with is read first.
 *
 * Returns: (transfer floating): a new page
 */
GtkWidget *
siloam_blessing_page_new (SiloamJournal *journal, SiloamPrompts *prompts, const char *id)
{
  SiloamBlessingPage *self = g_object_new (SILOAM_TYPE_BLESSING_PAGE, NULL);

  self->prompts = g_object_ref (prompts);
  self->desk = siloam_desk_new (SILOAM_WRITER (self), journal);
  g_signal_connect_object (self->desk, "ready", G_CALLBACK (show_sheet), self, G_CONNECT_SWAPPED);
  siloam_desk_open (self->desk, SILOAM_ENTRY_BLESSING, id);
  return GTK_WIDGET (self);
}
