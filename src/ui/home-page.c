/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Home. It asks one question and opens four doors. It never counts, never says how long the person
 * was away and never shows a word of a hurt: what is left open is named by its title or its day.
 * Main thread. */

#include "config.h"

#include "ui/home-page.h"

#include <glib/gi18n.h>

#include "ui/date-text.h"
#include "ui/header.h"
#include "ui/reminder-card.h"
#include "ui/template.h"

#define SHOW_LINE "show-received-line"

struct _SiloamHomePage
{
  GtkWidget parent_instance;

  SiloamHeader *header;
  GtkButton *library_button;
  GtkLabel *library_label;
  GtkLabel *question;
  GtkFlowBox *doors;
  GtkButton *door_exchange;
  GtkButton *door_free;
  GtkButton *door_blessing;
  GtkButton *door_gifts;
  GtkLabel *title_exchange;
  GtkLabel *title_free;
  GtkLabel *title_blessing;
  GtkLabel *title_gifts;
  GtkLabel *subtitle_exchange;
  GtkLabel *subtitle_free;
  GtkLabel *subtitle_blessing;
  GtkLabel *subtitle_gifts;
  SiloamReminderCard *reminder;
  GtkButton *pinned;
  GtkLabel *pinned_caption;
  GtkLabel *pinned_words;
  GtkButton *on_the_way;
  GtkLabel *on_the_way_label;

  SiloamJournal *journal; /* NULL before there is one */
  SiloamPrompts *prompts;
  GSettings *store;
  GCancellable *reading;
};

G_DEFINE_FINAL_TYPE (SiloamHomePage, siloam_home_page, GTK_TYPE_WIDGET)

static void
name_widget (GtkWidget *widget, const char *name, const char *description)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  description != NULL ? description : "",
                                  -1);
}

static void
open_entry_on_click (GtkButton *button, const char *action, const char *id)
{
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
}

/* Something left open at a step is offered again; what rests is left in peace. */
static const SiloamSummary *
first_left_open (GPtrArray *summaries)
{
  for (guint i = 0; i < summaries->len; i++)
    {
      const SiloamSummary *summary = g_ptr_array_index (summaries, i);

      if (summary->open_step != NULL && !summary->resting)
        return summary;
    }
  return NULL;
}

static void
show_on_the_way (SiloamHomePage *self, const SiloamSummary *summary)
{
  gtk_widget_set_visible (GTK_WIDGET (self->on_the_way), summary != NULL);
  if (summary == NULL)
    return;

  g_autofree char *day = siloam_date_text_day (summary->created);
  const char *name = summary->title != NULL && !summary->sealed ? summary->title : day;
  g_autofree char *text =
      g_strdup_printf ("%s: %s", siloam_prompts_get (self->prompts, "home.on_the_way"), name);

  gtk_label_set_label (self->on_the_way_label, text);
  name_widget (GTK_WIDGET (self->on_the_way),
               text,
               siloam_prompts_get (self->prompts, "home.on_the_way.hint"));
  open_entry_on_click (self->on_the_way, "win.entry-resume", summary->id);
}

static void
on_the_way_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiloamHomePage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) summaries =
      siloam_journal_on_the_way_finish (SILOAM_JOURNAL (source), result, &error);

  if (summaries != NULL && self->prompts != NULL)
    show_on_the_way (self, first_left_open (summaries));
}

static void
show_pinned (SiloamHomePage *self, const SiloamGiftLine *line)
{
  gboolean has_words = line != NULL && line->text != NULL && line->text[0] != '\0';
  /* One line is enough. */
  gboolean shown = has_words && g_settings_get_boolean (self->store, SHOW_LINE) &&
                   !gtk_widget_get_visible (GTK_WIDGET (self->reminder));

  gtk_widget_set_visible (GTK_WIDGET (self->pinned), shown);
  if (!shown)
    return;

  gtk_label_set_label (self->pinned_words, line->text);
  name_widget (GTK_WIDGET (self->pinned),
               line->text,
               siloam_prompts_get (self->prompts, "home.pinned"));
  open_entry_on_click (self->pinned, "win.entry-read", line->entry_id);
}

static void
pinned_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiloamHomePage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lines =
      siloam_journal_gift_lines_finish (SILOAM_JOURNAL (source), result, &error);

  if (lines != NULL && self->prompts != NULL)
    show_pinned (self, lines->len > 0 ? g_ptr_array_index (lines, 0) : NULL);
}

static void
read_lines (SiloamHomePage *self)
{
  siloam_journal_on_the_way_async (self->journal,
                                   self->reading,
                                   on_the_way_read_cb,
                                   g_object_ref (self));
  siloam_journal_gift_lines_async (self->journal,
                                   TRUE,
                                   1,
                                   self->reading,
                                   pinned_read_cb,
                                   g_object_ref (self));
}

static void
read_journal (SiloamHomePage *self)
{
  siloam_reminder_card_set_show_words (self->reminder,
                                       g_settings_get_boolean (self->store, SHOW_LINE));
  read_lines (self);
}

static void
reminder_shown_cb (SiloamHomePage *self)
{
  read_lines (self);
  if (!gtk_widget_get_visible (GTK_WIDGET (self->reminder)))
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

static gboolean
door_key_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  SiloamHomePage *self = SILOAM_HOME_PAGE (widget);
  GtkButton *doors[] = { self->door_exchange,
                         self->door_free,
                         self->door_blessing,
                         self->door_gifts };

  gtk_widget_activate (GTK_WIDGET (doors[g_variant_get_uint32 (args) - 1]));
  return GDK_EVENT_STOP;
}

static gboolean
siloam_home_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SILOAM_HOME_PAGE (widget)->door_exchange));
}

static void
siloam_home_page_dispose (GObject *object)
{
  SiloamHomePage *self = SILOAM_HOME_PAGE (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->store);
  siloam_template_dispose (GTK_WIDGET (object), SILOAM_TYPE_HOME_PAGE);
  g_clear_object (&self->prompts);
  g_clear_object (&self->journal);

  G_OBJECT_CLASS (siloam_home_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, SiloamHomePage, header);
  gtk_widget_class_bind_template_child (widget_class, SiloamHomePage, library_button);
  gtk_widget_class_bind_template_child (widget_class, SiloamHomePage, library_label);
  gtk_widget_class_bind_template_child (widget_class, SiloamHomePage, question);
  gtk_widget_class_bind_template_child (widget_class, SiloamHomePage, doors);
  gtk_widget_class_bind_template_child (widget_class, SiloamHomePage, door_exchange);
  gtk_widget_class_bind_template_child (widget_class, SiloamHomePage, door_free);
  gtk_widget_class_bind_template_child (widget_class, SiloamHomePage, door_blessing);
  gtk_widget_class_bind_template_child (widget_class, SiloamHomePage, door_gifts);
  gtk_widget_class_bind_template_child (widget_class, SiloamHomePage, title_exchange);
  gtk_widget_class_bind_template_child (widget_class, SiloamHomePage, title_free);
  gtk_widget_class_bind_template_child (widget_class, SiloamHomePage, title_blessing);
  gtk_widget_class_bind_template_child (widget_class, SiloamHomePage, title_gifts);
  gtk_widget_class_bind_template_child (widget_class, SiloamHomePage, subtitle_exchange);
  gtk_widget_class_bind_template_child (widget_class, SiloamHomePage, subtitle_free);
  gtk_widget_class_bind_template_child (widget_class, SiloamHomePage, subtitle_blessing);
  gtk_widget_class_bind_template_child (widget_class, SiloamHomePage, subtitle_gifts);
  gtk_widget_class_bind_template_child (widget_class, SiloamHomePage, reminder);
  gtk_widget_class_bind_template_child (widget_class, SiloamHomePage, pinned);
  gtk_widget_class_bind_template_child (widget_class, SiloamHomePage, pinned_caption);
  gtk_widget_class_bind_template_child (widget_class, SiloamHomePage, pinned_words);
  gtk_widget_class_bind_template_child (widget_class, SiloamHomePage, on_the_way);
  gtk_widget_class_bind_template_child (widget_class, SiloamHomePage, on_the_way_label);
}

static void
siloam_home_page_class_init (SiloamHomePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siloam_home_page_dispose;
  widget_class->grab_focus = siloam_home_page_grab_focus;
  widget_class->focus = siloam_template_focus;

  g_type_ensure (SILOAM_TYPE_HEADER);
  g_type_ensure (SILOAM_TYPE_REMINDER_CARD);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/home-page.ui");
  bind_children (widget_class);
  for (guint32 i = 1; i <= 4; i++)
    {
      gtk_widget_class_add_binding (widget_class, GDK_KEY_0 + i, 0, door_key_cb, "u", i);
      gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_0 + i, 0, door_key_cb, "u", i);
    }
}

static void
siloam_home_page_init (SiloamHomePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->reading = g_cancellable_new ();
  self->store = g_settings_new (APP_ID);
}

static void
fill_door (SiloamHomePage *self,
           GtkButton *door,
           GtkLabel *title,
           GtkLabel *subtitle,
           const char *name)
{
  g_autofree char *title_key = g_strconcat ("home.door.", name, NULL);
  g_autofree char *subtitle_key = g_strconcat (title_key, ".description", NULL);

  gtk_label_set_label (title, siloam_prompts_get (self->prompts, title_key));
  gtk_label_set_label (subtitle, siloam_prompts_get (self->prompts, subtitle_key));
  name_widget (GTK_WIDGET (door), gtk_label_get_label (title), gtk_label_get_label (subtitle));
}

static void
fill (SiloamHomePage *self)
{
  gtk_label_set_label (self->question, siloam_prompts_get (self->prompts, "home.question"));
  gtk_label_set_label (self->pinned_caption, siloam_prompts_get (self->prompts, "home.pinned"));
  gtk_label_set_label (self->library_label, siloam_prompts_get (self->prompts, "library.title"));
  name_widget (GTK_WIDGET (self->library_button), gtk_label_get_label (self->library_label), NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->library_button),
                               gtk_label_get_label (self->library_label));
  fill_door (self, self->door_exchange, self->title_exchange, self->subtitle_exchange, "exchange");
  fill_door (self, self->door_free, self->title_free, self->subtitle_free, "free");
  fill_door (self, self->door_blessing, self->title_blessing, self->subtitle_blessing, "blessing");
  fill_door (self, self->door_gifts, self->title_gifts, self->subtitle_gifts, "gifts");
}

/**
 * siloam_home_page_new:
 * @journal: (nullable): the open journal
 * @prompts: the texts
 *
 * Makes Home; what is pinned and what is left open come when the journal has been asked.
 *
 * Returns: (transfer floating): a new page
 */
GtkWidget *
siloam_home_page_new (SiloamJournal *journal, SiloamPrompts *prompts)
{
  SiloamHomePage *self = g_object_new (SILOAM_TYPE_HOME_PAGE, NULL);

  self->prompts = g_object_ref (prompts);
  fill (self);
  if (journal != NULL)
    {
      self->journal = g_object_ref (journal);
      g_signal_connect_object (self->store,
                               "changed::" SHOW_LINE,
                               G_CALLBACK (read_journal),
                               self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (journal,
                               "entry-changed",
                               G_CALLBACK (read_journal),
                               self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (journal,
                               "refreshed",
                               G_CALLBACK (read_journal),
                               self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (self->reminder,
                               "notify::visible",
                               G_CALLBACK (reminder_shown_cb),
                               self,
                               G_CONNECT_SWAPPED);
      siloam_reminder_card_open (self->reminder, journal, prompts);
      read_journal (self);
    }
  return GTK_WIDGET (self);
}
