/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The page of the guide. Owns the guide, its autosave and the step on screen; knows the keys that
 * go on and back. It never leaves before the words are on disk and never deletes them. Main thread.
 */

#include "config.h"

#include "ui/guide-page.h"

#include <glib/gi18n.h>

#include "guide/guide.h"
#include "ui/action-layout.h"
#include "ui/desk.h"
#include "ui/header.h"
#include "ui/page-keys.h"
#include "ui/step-trail.h"
#include "ui/step-view.h"
#include "ui/template.h"
#include "ui/today-step.h"
#include "ui/writer.h"

#define TICK_SECONDS 30

struct _SiloamGuidePage
{
  GtkWidget parent_instance;

  SiloamHeader *header;
  SiloamStepTrail *trail;
  GtkStack *steps;
  GtkRevealer *rounding_off;
  GtkLabel *rounding_off_question;
  GtkLabel *rounding_off_hint;
  GtkButton *rounding_off_yes;
  GtkButton *rounding_off_no;

  SiloamPrompts *prompts;
  SiloamDesk *desk;
  SiloamGuide *guide; /* NULL until the entry is read */

  guint ticker;
  guint seconds_of_use;
};

static void writer_init (SiloamWriterInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SiloamGuidePage,
                               siloam_guide_page,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (SILOAM_TYPE_WRITER, writer_init))

static SiloamStepView *
current_view (SiloamGuidePage *self)
{
  GtkWidget *view = gtk_stack_get_visible_child (self->steps);

  return SILOAM_IS_STEP_VIEW (view) ? SILOAM_STEP_VIEW (view) : NULL;
}

static void
remove_left_views (SiloamGuidePage *self)
{
  GtkWidget *visible = gtk_stack_get_visible_child (self->steps);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->steps));

  if (gtk_stack_get_transition_running (self->steps))
    return;

  while (child != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (child);

      if (child != visible)
        gtk_stack_remove (self->steps, child);
      child = next;
    }
}

/* Called for every step, so that a view never shows what another step has changed since. */
static void
show_step (SiloamGuidePage *self)
{
  GtkWidget *view = siloam_step_view_new (self->guide, self->prompts);

  if (SILOAM_IS_TODAY_STEP (view))
    siloam_today_step_offer_reminder (SILOAM_TODAY_STEP (view),
                                      siloam_desk_get_journal (self->desk));
  gtk_stack_add_child (self->steps, view);
  gtk_stack_set_visible_child (self->steps, view);
  remove_left_views (self);
  siloam_step_trail_show (self->trail, self->guide, self->prompts);
  gtk_widget_grab_focus (view);
}

static void
gentle_changed_cb (SiloamGuidePage *self)
{
  siloam_step_trail_show (self->trail, self->guide, self->prompts);
}

static void
entry_changed_cb (SiloamGuidePage *self)
{
  siloam_desk_touch (self->desk);
}

static void
finished_cb (SiloamGuidePage *self)
{
  siloam_desk_leave (self->desk, siloam_prompts_get (self->prompts, "today.saved"));
}

static void
ready_cb (SiloamGuidePage *self)
{
  self->guide = siloam_guide_new_take (siloam_desk_steal_entry (self->desk));
  g_signal_connect_object (self->guide,
                           "changed",
                           G_CALLBACK (entry_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->guide,
                           "finished",
                           G_CALLBACK (finished_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->guide,
                           "notify::step",
                           G_CALLBACK (show_step),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->guide,
                           "notify::gentle",
                           G_CALLBACK (gentle_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  show_step (self);
}

static gboolean
tick_cb (gpointer user_data)
{
  SiloamGuidePage *self = user_data;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (self->guide == NULL || !GTK_IS_WINDOW (root) || !gtk_window_is_active (GTK_WINDOW (root)))
    return G_SOURCE_CONTINUE;

  self->seconds_of_use += TICK_SECONDS;
  if (siloam_guide_should_suggest_rounding_off (self->guide, self->seconds_of_use))
    gtk_revealer_set_reveal_child (self->rounding_off, TRUE);
  return G_SOURCE_CONTINUE;
}

static void
next_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamGuidePage *self = SILOAM_GUIDE_PAGE (widget);
  SiloamStepView *view = current_view (self);

  if (view == NULL || siloam_step_view_forward (view))
    return;

  siloam_step_view_settle (view, FALSE);
  siloam_guide_next (self->guide);
}

static void
skip_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamGuidePage *self = SILOAM_GUIDE_PAGE (widget);
  SiloamStepView *view = current_view (self);

  if (view == NULL)
    return;

  siloam_step_view_settle (view, TRUE);
  siloam_guide_skip (self->guide);
}

static void
settle_and_leave (SiloamGuidePage *self)
{
  SiloamStepView *view = current_view (self);

  if (view != NULL)
    siloam_step_view_settle (view, TRUE);
  siloam_desk_leave (self->desk, NULL);
}

static void
back_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamGuidePage *self = SILOAM_GUIDE_PAGE (widget);
  SiloamStepView *view = current_view (self);

  if (view != NULL && siloam_step_view_backward (view))
    return;
  if (view == NULL || !siloam_guide_can_go_back (self->guide))
    {
      settle_and_leave (self);
      return;
    }
  siloam_step_view_settle (view, TRUE);
  siloam_guide_back (self->guide);
}

static void
today_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamGuidePage *self = SILOAM_GUIDE_PAGE (widget);
  SiloamStepView *view = current_view (self);

  gtk_revealer_set_reveal_child (self->rounding_off, FALSE);
  if (view == NULL)
    return;

  siloam_step_view_settle (view, FALSE);
  siloam_guide_stop_for_today (self->guide);
}

static void
stay_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_revealer_set_reveal_child (SILOAM_GUIDE_PAGE (widget)->rounding_off, FALSE);
  gtk_widget_grab_focus (widget);
}

static void
finish_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamGuidePage *self = SILOAM_GUIDE_PAGE (widget);
  SiloamStepView *view = current_view (self);

  if (view == NULL)
    return;

  siloam_step_view_settle (view, FALSE);
  siloam_guide_finish (self->guide);
}

static void
leave_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  settle_and_leave (SILOAM_GUIDE_PAGE (widget));
}

static void
print_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamGuidePage *self = SILOAM_GUIDE_PAGE (widget);

  if (self->guide == NULL)
    return;

  siloam_desk_flush (self->desk);
  gtk_widget_activate_action (widget,
                              "win.export-entry",
                              "s",
                              siloam_guide_get_entry (self->guide)->id);
}

static void
touch_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamGuidePage *self = SILOAM_GUIDE_PAGE (widget);

  if (self->guide != NULL)
    siloam_guide_touch (self->guide);
}

static SiloamDesk *
siloam_guide_page_get_desk (SiloamWriter *writer)
{
  return SILOAM_GUIDE_PAGE (writer)->desk;
}

static SiloamEntry *
siloam_guide_page_get_entry (SiloamWriter *writer)
{
  SiloamGuidePage *self = SILOAM_GUIDE_PAGE (writer);

  return self->guide != NULL ? siloam_guide_get_entry (self->guide) : NULL;
}

static SiloamSheet *
siloam_guide_page_get_sheet (SiloamWriter *writer)
{
  SiloamStepView *view = current_view (SILOAM_GUIDE_PAGE (writer));

  return view != NULL ? siloam_step_view_get_sheet (view) : NULL;
}

static void
writer_init (SiloamWriterInterface *iface)
{
  iface->get_entry = siloam_guide_page_get_entry;
  iface->get_desk = siloam_guide_page_get_desk;
  iface->get_sheet = siloam_guide_page_get_sheet;
}

static gboolean
siloam_guide_page_grab_focus (GtkWidget *widget)
{
  SiloamStepView *view = current_view (SILOAM_GUIDE_PAGE (widget));

  return view != NULL && gtk_widget_grab_focus (GTK_WIDGET (view));
}

static void
siloam_guide_page_dispose (GObject *object)
{
  SiloamGuidePage *self = SILOAM_GUIDE_PAGE (object);

  g_clear_handle_id (&self->ticker, g_source_remove);
  if (self->desk != NULL)
    siloam_desk_close (self->desk);
  siloam_template_dispose (GTK_WIDGET (object), SILOAM_TYPE_GUIDE_PAGE);
  g_clear_object (&self->desk);
  g_clear_object (&self->guide);
  g_clear_object (&self->prompts);

  G_OBJECT_CLASS (siloam_guide_page_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "guide.next", NULL, next_cb);
  gtk_widget_class_install_action (klass, "guide.skip", NULL, skip_cb);
  gtk_widget_class_install_action (klass, "guide.back", NULL, back_cb);
  gtk_widget_class_install_action (klass, "guide.today", NULL, today_cb);
  gtk_widget_class_install_action (klass, "guide.stay", NULL, stay_cb);
  gtk_widget_class_install_action (klass, "guide.finish", NULL, finish_cb);
  gtk_widget_class_install_action (klass, "guide.leave", NULL, leave_cb);
  gtk_widget_class_install_action (klass, "guide.print", NULL, print_cb);
  gtk_widget_class_install_action (klass, "entry.touch", NULL, touch_cb);
}

static void
siloam_guide_page_class_init (SiloamGuidePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siloam_guide_page_dispose;
  widget_class->grab_focus = siloam_guide_page_grab_focus;
  widget_class->focus = siloam_template_focus;
  install_actions (widget_class);

  g_type_ensure (SILOAM_TYPE_ACTION_LAYOUT);
  g_type_ensure (SILOAM_TYPE_HEADER);
  g_type_ensure (SILOAM_TYPE_STEP_TRAIL);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/guide-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SiloamGuidePage, header);
  gtk_widget_class_bind_template_child (widget_class, SiloamGuidePage, trail);
  gtk_widget_class_bind_template_child (widget_class, SiloamGuidePage, steps);
  gtk_widget_class_bind_template_child (widget_class, SiloamGuidePage, rounding_off);
  gtk_widget_class_bind_template_child (widget_class, SiloamGuidePage, rounding_off_question);
  gtk_widget_class_bind_template_child (widget_class, SiloamGuidePage, rounding_off_hint);
  gtk_widget_class_bind_template_child (widget_class, SiloamGuidePage, rounding_off_yes);
  gtk_widget_class_bind_template_child (widget_class, SiloamGuidePage, rounding_off_no);
}

static void
siloam_guide_page_init (SiloamGuidePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  siloam_page_keys_add (GTK_WIDGET (self), "guide");
  g_signal_connect_object (self->steps,
                           "notify::transition-running",
                           G_CALLBACK (remove_left_views),
                           self,
                           G_CONNECT_SWAPPED);
  self->ticker = g_timeout_add_seconds (TICK_SECONDS, tick_cb, self);
}

static void
fill_rounding_off (SiloamGuidePage *self)
{
  SiloamPrompts *prompts = self->prompts;

  gtk_label_set_label (self->rounding_off_question,
                       siloam_prompts_get (prompts, "today.round_off.question"));
  gtk_label_set_label (self->rounding_off_hint,
                       siloam_prompts_get (prompts, "today.round_off.hint"));
  gtk_button_set_label (self->rounding_off_yes,
                        siloam_prompts_get (prompts, "today.round_off.button.yes"));
  gtk_button_set_label (self->rounding_off_no,
                        siloam_prompts_get (prompts, "today.round_off.button.no"));
}

/**
 * siloam_guide_page_new:
 * @journal: where the exchange is kept
 * @prompts: the texts
 * @id: (nullable): the exchange to go on with, or %NULL to begin
 *
 * Makes the page; an exchange to go on with is read first.
 *
 * Returns: (transfer floating): a new page
 */
GtkWidget *
siloam_guide_page_new (SiloamJournal *journal, SiloamPrompts *prompts, const char *id)
{
  SiloamGuidePage *self = g_object_new (SILOAM_TYPE_GUIDE_PAGE, NULL);

  self->prompts = g_object_ref (prompts);
  self->desk = siloam_desk_new (SILOAM_WRITER (self), journal);
  g_signal_connect_object (self->desk, "ready", G_CALLBACK (ready_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->desk, "stayed", G_CALLBACK (show_step), self, G_CONNECT_SWAPPED);
  fill_rounding_off (self);
  siloam_desk_open (self->desk, SILOAM_ENTRY_EXCHANGE, id);
  return GTK_WIDGET (self);
}
