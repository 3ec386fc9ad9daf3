/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* B13. What is done is erased at once; what was not reached stays until its last day, when the file
 * erases it by itself. No number is dialled and nothing is sent from here. Main thread. */

#include "config.h"

#include "ui/follow-up-page.h"

#include <glib/gi18n.h>

#include "ui/after-parts.h"
#include "ui/compat/confirm.h"
#include "ui/error-text.h"
#include "ui/follow-up-card.h"
#include "ui/notice.h"
#include "ui/screen.h"
#include "ui/template.h"

struct _SiloamFollowUpPage
{
  GtkWidget parent_instance;

  SiloamScreen *screen;
  GtkBox *list;
  SiloamNotice *notice;

  SiloamEveningRoom *room;
};

G_DEFINE_FINAL_TYPE (SiloamFollowUpPage, siloam_follow_up_page, GTK_TYPE_WIDGET)

static const char *
get_text (SiloamFollowUpPage *self, const char *key)
{
  return siloam_prompts_get (siloam_evening_room_get_prompts (self->room), key);
}

/* What is asked of the file, and what is said when it is done. */
typedef struct
{
  SiloamFollowUpPage *page;
  const char *said; /* key */
} Write;

static Write *
write_new (SiloamFollowUpPage *self, const char *said)
{
  Write *write = g_new0 (Write, 1);

  write->page = g_object_ref (self);
  write->said = said;
  return write;
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Write *write = user_data;
  g_autoptr (SiloamFollowUpPage) self = write->page;
  g_autoptr (GError) error = NULL;
  gboolean written = siloam_ministry_write_finish (SILOAM_MINISTRY (source), result, &error);

  gtk_widget_set_visible (GTK_WIDGET (self->notice), !written);
  if (written)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", get_text (self, write->said));
  else
    {
      SiloamErrorText text =
          siloam_error_text (siloam_evening_room_get_prompts (self->room), error);

      siloam_notice_set_text (self->notice, &text);
    }
}

static void
end (SiloamFollowUpPage *self, const char *id, SiloamFollowUpState state)
{
  siloam_ministry_end_follow_up_async (siloam_evening_room_get_ministry (self->room),
                                       id,
                                       state,
                                       written_cb,
                                       write_new (self, "followup.done"));
}

static void
spoken_cb (SiloamFollowUpPage *self, SiloamFollowUpCard *card)
{
  end (self, siloam_follow_up_card_get (card)->id, SILOAM_FOLLOW_UP_DONE);
}

static void
missed_cb (SiloamFollowUpPage *self, SiloamFollowUpCard *card)
{
  g_autoptr (SiloamFollowUp) again = siloam_follow_up_copy (siloam_follow_up_card_get (card));

  again->tried++;
  siloam_ministry_save_follow_up_async (siloam_evening_room_get_ministry (self->room),
                                        again,
                                        written_cb,
                                        write_new (self, "followup.missed"));
}

typedef struct
{
  SiloamFollowUpPage *page;
  char *id;
} Question;

static void
erase_meant_cb (gboolean confirmed, gpointer user_data)
{
  g_autofree Question *question = user_data;
  g_autoptr (SiloamFollowUpPage) self = question->page;
  g_autofree char *id = question->id;

  if (confirmed && gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    end (self, id, SILOAM_FOLLOW_UP_DECLINED);
}

static void
erase_cb (SiloamFollowUpPage *self, SiloamFollowUpCard *card)
{
  SiloamConfirm confirm = {
    .heading = get_text (self, "followup.erase.question"),
    .body = get_text (self, "followup.erase.text"),
    .label = _ ("_Erase"),
    .destructive = TRUE,
  };
  Question *question = g_new0 (Question, 1);

  question->page = g_object_ref (self);
  question->id = g_strdup (siloam_follow_up_card_get (card)->id);
  siloam_confirm_async (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                        &confirm,
                        erase_meant_cb,
                        question);
}

static void
add_card (SiloamFollowUpPage *self, const SiloamFollowUp *follow_up)
{
  GtkWidget *card =
      siloam_follow_up_card_new (siloam_evening_room_get_prompts (self->room), follow_up);

  g_signal_connect_object (card, "spoken", G_CALLBACK (spoken_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (card, "missed", G_CALLBACK (missed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (card, "erase", G_CALLBACK (erase_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->list, card);
}

static void
fill (SiloamFollowUpPage *self)
{
  const SiloamMinistryDesk *desk = siloam_evening_room_get_desk (self->room);

  siloam_after_clear (self->list);
  for (guint i = 0; i < desk->follow_ups->len; i++)
    {
      const SiloamFollowUp *follow_up = g_ptr_array_index (desk->follow_ups, i);

      if (follow_up->state == SILOAM_FOLLOW_UP_PLANNED)
        add_card (self, follow_up);
    }
  if (gtk_widget_get_first_child (GTK_WIDGET (self->list)) == NULL)
    gtk_box_append (self->list,
                    siloam_after_text (get_text (self, "followup.empty"), "siloam-text"));
}

static void
siloam_follow_up_page_dispose (GObject *object)
{
  SiloamFollowUpPage *self = SILOAM_FOLLOW_UP_PAGE (object);

  if (self->room != NULL)
    g_signal_handlers_disconnect_by_data (self->room, self);
  siloam_template_dispose (GTK_WIDGET (object), SILOAM_TYPE_FOLLOW_UP_PAGE);
  g_clear_object (&self->room);

  G_OBJECT_CLASS (siloam_follow_up_page_parent_class)->dispose (object);
}

static gboolean
siloam_follow_up_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (GTK_WIDGET (SILOAM_FOLLOW_UP_PAGE (widget)->list),
                                 GTK_DIR_TAB_FORWARD);
}

static void
siloam_follow_up_page_class_init (SiloamFollowUpPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siloam_follow_up_page_dispose;
  widget_class->grab_focus = siloam_follow_up_page_grab_focus;
  widget_class->focus = siloam_template_focus;
  g_type_ensure (SILOAM_TYPE_NOTICE);
  g_type_ensure (SILOAM_TYPE_SCREEN);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/follow-up-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SiloamFollowUpPage, screen);
  gtk_widget_class_bind_template_child (widget_class, SiloamFollowUpPage, list);
  gtk_widget_class_bind_template_child (widget_class, SiloamFollowUpPage, notice);
}

static void
siloam_follow_up_page_init (SiloamFollowUpPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * siloam_follow_up_page_new:
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
siloam_follow_up_page_new (SiloamEveningRoom *room)
{
  SiloamFollowUpPage *self = g_object_new (SILOAM_TYPE_FOLLOW_UP_PAGE, NULL);

  self->room = g_object_ref (room);
  siloam_screen_set_question (self->screen, get_text (self, "followup.question"));
  siloam_screen_set_hint (self->screen, get_text (self, "followup.hint"));
  g_signal_connect_object (room, "changed", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  fill (self);
  return GTK_WIDGET (self);
}
