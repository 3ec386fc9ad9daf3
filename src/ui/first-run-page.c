/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The first run, A1 to A4: what it is, how a person likes to read, locking up, help. Nothing exists
 * on the disk before A3 makes the journal; one may go back everywhere. Bibles that were asked for
 * are added after A3, in the background. Main thread. */

#include "config.h"

#include "ui/first-run-page.h"

#include "ui/bible-import.h"
#include "ui/bible-offer-group.h"
#include "ui/heavy-step.h"
#include "ui/lockup-step.h"
#include "ui/reading-step.h"
#include "ui/recovery-page.h"
#include "ui/stack-replace.h"
#include "ui/template.h"
#include "ui/welcome-step.h"

typedef enum
{
  STEP_WELCOME,
  STEP_READING,
  STEP_LOCKUP,
  STEP_RECOVERY,
  STEP_HEAVY,
} Step;

struct _SiloamFirstRunPage
{
  GtkWidget parent_instance;

  GtkStack *steps;

  SiloamSettings *settings;
  char *path;
  char *translation;
  SiloamJournal *journal;
  SiloamSecret *code; /* until it was written down */
  SiloamSlotType way;
  Step step;
  char *shown_language;
  GPtrArray *offers;     /* (element-type SiloamBibleOffer); NULL until looked */
  GHashTable *wanted;    /* (element-type utf8) ids of offers that were ticked */
  GCancellable *looking; /* for Bibles on this computer */
};

G_DEFINE_FINAL_TYPE (SiloamFirstRunPage, siloam_first_run_page, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_CREATED,
  SIGNAL_FINISHED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void show_step (SiloamFirstRunPage *self, Step step);

static SiloamProfile *
make_profile (SiloamFirstRunPage *self)
{
  SiloamPrompts *prompts = siloam_settings_get_prompts (self->settings);
  SiloamProfile *profile = siloam_profile_new ();

  g_free (profile->locale);
  g_free (profile->address_form);
  g_free (profile->bible_translation);
  profile->locale = g_strdup (siloam_prompts_get_language (prompts));
  profile->address_form =
      g_strdup (siloam_prompts_get_form (prompts) == SILOAM_ADDRESS_U ? "u" : "je");
  profile->bible_translation = g_strdup (self->translation);
  return profile;
}

static void
drop_offer (SiloamFirstRunPage *self, const char *id)
{
  for (guint i = 0; i < self->offers->len; i++)
    {
      const SiloamBibleOffer *offer = g_ptr_array_index (self->offers, i);

      if (g_str_equal (offer->id, id))
        {
          g_ptr_array_remove_index (self->offers, i);
          return;
        }
    }
}

static GPtrArray *
list_wanted (SiloamFirstRunPage *self)
{
  GPtrArray *wanted = g_ptr_array_new_with_free_func ((GDestroyNotify) siloam_bible_offer_free);

  for (guint i = 0; self->offers != NULL && i < self->offers->len; i++)
    {
      const SiloamBibleOffer *offer = g_ptr_array_index (self->offers, i);

      if (g_hash_table_contains (self->wanted, offer->id))
        g_ptr_array_add (wanted, siloam_bible_offer_copy (offer));
    }
  return wanted;
}

/* Once for each: the person may go back to A2 and tick another. */
static void
add_wanted_bibles (SiloamFirstRunPage *self)
{
  SiloamBibles *bibles = siloam_bibles_of (GTK_WIDGET (self));
  g_autoptr (GPtrArray) wanted = list_wanted (self);

  if (bibles == NULL || wanted->len == 0)
    return;
  for (guint i = 0; i < wanted->len; i++)
    {
      const SiloamBibleOffer *offer = g_ptr_array_index (wanted, i);

      g_hash_table_remove (self->wanted, offer->id);
      drop_offer (self, offer->id);
    }
  siloam_bible_import_all (bibles, wanted);
}

static void
created_cb (SiloamFirstRunPage *self, SiloamLockupStep *step)
{
  self->way = siloam_lockup_step_get_way (step);
  self->journal = SILOAM_JOURNAL (siloam_lockup_step_steal_file (step, &self->code));
  g_signal_emit (self, signals[SIGNAL_CREATED], 0);
  add_wanted_bibles (self);
  show_step (self, STEP_RECOVERY);
}

static void
written_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  /* Not saved means the reminder on Home stays, which is right. */
  if (!siloam_journal_save_profile_finish (SILOAM_JOURNAL (source), result, &error))
    g_warning ("Cannot note that the code was written down: %s", error->message);
}

static void
written_cb (SiloamFirstRunPage *self)
{
  g_autoptr (SiloamProfile) profile =
      siloam_profile_copy (siloam_journal_get_profile (self->journal));

  profile->recovery_set_at = g_get_real_time () / G_USEC_PER_SEC;
  siloam_journal_save_profile_async (self->journal, profile, written_saved_cb, NULL);
  g_clear_pointer (&self->code, siloam_secret_unref);
  show_step (self, STEP_HEAVY);
}

static void
later_cb (SiloamFirstRunPage *self)
{
  show_step (self, STEP_HEAVY);
}

static void
done_cb (SiloamFirstRunPage *self)
{
  g_signal_emit (self, signals[SIGNAL_FINISHED], 0);
}

static GtkWidget *
follow (SiloamFirstRunPage *self, GtkWidget *step, const char *signal, GCallback callback)
{
  g_signal_connect_object (step, signal, callback, self, G_CONNECT_SWAPPED);
  return step;
}

static GtkWidget *
make_lockup_step (SiloamFirstRunPage *self)
{
  g_autoptr (SiloamProfile) profile = make_profile (self);
  GtkWidget *step = siloam_lockup_step_new (&siloam_journal_file_kind,
                                            siloam_settings_get_prompts (self->settings),
                                            self->path,
                                            profile);

  return follow (self, step, "created", G_CALLBACK (created_cb));
}

static void
offer_bibles (SiloamFirstRunPage *self, SiloamReadingStep *step)
{
  if (self->offers != NULL && self->offers->len > 0)
    siloam_reading_step_offer (
        step,
        siloam_bible_offer_group_new (self->settings, self->offers, self->wanted));
}

static GtkWidget *
make_reading_step (SiloamFirstRunPage *self)
{
  GtkWidget *step = siloam_reading_step_new (self->settings);

  siloam_reading_step_set_translation (SILOAM_READING_STEP (step), self->translation);
  offer_bibles (self, SILOAM_READING_STEP (step));
  return step;
}

static GtkWidget *
make_recovery_step (SiloamFirstRunPage *self)
{
  GtkWidget *page = siloam_recovery_page_new (siloam_settings_get_prompts (self->settings),
                                              self->code,
                                              "first-run.back");

  follow (self, page, "written", G_CALLBACK (written_cb));
  return follow (self, page, "later", G_CALLBACK (later_cb));
}

static GtkWidget *
make_step (SiloamFirstRunPage *self, Step step)
{
  SiloamPrompts *prompts = siloam_settings_get_prompts (self->settings);

  switch (step)
    {
    case STEP_WELCOME:
      return siloam_welcome_step_new (prompts);
    case STEP_READING:
      return make_reading_step (self);
    case STEP_LOCKUP:
      return make_lockup_step (self);
    case STEP_RECOVERY:
      return make_recovery_step (self);
    case STEP_HEAVY:
      return follow (self,
                     siloam_heavy_step_new (prompts, self->journal),
                     "done",
                     G_CALLBACK (done_cb));
    default:
      g_return_val_if_reached (NULL);
    }
}

static void
keep_translation (SiloamFirstRunPage *self)
{
  GtkWidget *step = gtk_stack_get_visible_child (self->steps);

  if (!SILOAM_IS_READING_STEP (step))
    return;
  g_free (self->translation);
  self->translation = g_strdup (siloam_reading_step_get_translation (SILOAM_READING_STEP (step)));
}

static void
show_step (SiloamFirstRunPage *self, Step step)
{
  keep_translation (self);
  self->step = step;
  siloam_stack_replace (self->steps, make_step (self, step));
}

/* Locking up happens once; after it the way leads past it. */
static Step
find_next (SiloamFirstRunPage *self)
{
  if (self->step == STEP_WELCOME)
    return STEP_READING;
  if (!self->journal)
    return STEP_LOCKUP;
  return self->code ? STEP_RECOVERY : STEP_HEAVY;
}

static Step
find_previous (SiloamFirstRunPage *self)
{
  if (self->step == STEP_HEAVY && self->code)
    return STEP_RECOVERY;
  return self->step == STEP_READING ? STEP_WELCOME : STEP_READING;
}

static void
action_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamFirstRunPage *self = SILOAM_FIRST_RUN_PAGE (widget);

  if (self->journal != NULL)
    add_wanted_bibles (self);
  if (g_str_equal (action, "first-run.next"))
    show_step (self, find_next (self));
  else if (self->step != STEP_WELCOME)
    show_step (self, find_previous (self));
}

/* One that came with Siloam need not be offered. */
static void
drop_known (SiloamFirstRunPage *self)
{
  SiloamBibles *bibles = siloam_bibles_of (GTK_WIDGET (self));

  for (guint i = self->offers->len; bibles != NULL && i-- > 0;)
    {
      const SiloamBibleOffer *offer = g_ptr_array_index (self->offers, i);

      if (siloam_bibles_find (bibles, offer->id) != NULL)
        g_ptr_array_remove_index (self->offers, i);
    }
}

/* Nothing found, or nothing to be read, is no reason to say anything. */
static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiloamFirstRunPage) self = user_data;
  g_autoptr (GPtrArray) offers = siloam_bible_find_finish (result, NULL);

  if (offers == NULL || self->settings == NULL)
    return;
  self->offers = g_steal_pointer (&offers);
  drop_known (self);
  if (self->step == STEP_READING)
    offer_bibles (self, SILOAM_READING_STEP (gtk_stack_get_visible_child (self->steps)));
}

static void
prompts_changed_cb (SiloamFirstRunPage *self)
{
  SiloamPrompts *prompts = siloam_settings_get_prompts (self->settings);
  gboolean same_language =
      g_strcmp0 (self->shown_language, siloam_prompts_get_language (prompts)) == 0;

  g_free (self->shown_language);
  self->shown_language = g_strdup (siloam_prompts_get_language (prompts));
  show_step (self, self->step);
  if (self->step == STEP_READING && same_language)
    siloam_reading_step_focus_address (
        SILOAM_READING_STEP (gtk_stack_get_visible_child (self->steps)));
}

static gboolean
siloam_first_run_page_grab_focus (GtkWidget *widget)
{
  GtkWidget *step = gtk_stack_get_visible_child (SILOAM_FIRST_RUN_PAGE (widget)->steps);

  return step && gtk_widget_grab_focus (step);
}

static void
siloam_first_run_page_dispose (GObject *object)
{
  SiloamFirstRunPage *self = SILOAM_FIRST_RUN_PAGE (object);

  g_cancellable_cancel (self->looking);
  g_clear_object (&self->settings);
  g_clear_object (&self->journal);
  g_clear_pointer (&self->code, siloam_secret_unref);
  siloam_template_dispose (GTK_WIDGET (object), SILOAM_TYPE_FIRST_RUN_PAGE);

  G_OBJECT_CLASS (siloam_first_run_page_parent_class)->dispose (object);
}

static void
siloam_first_run_page_finalize (GObject *object)
{
  SiloamFirstRunPage *self = SILOAM_FIRST_RUN_PAGE (object);

  g_free (self->path);
  g_free (self->translation);
  g_free (self->shown_language);
  g_clear_pointer (&self->offers, g_ptr_array_unref);
  g_hash_table_unref (self->wanted);
  g_object_unref (self->looking);

  G_OBJECT_CLASS (siloam_first_run_page_parent_class)->finalize (object);
}

static void
siloam_first_run_page_class_init (SiloamFirstRunPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = siloam_first_run_page_dispose;
  object_class->finalize = siloam_first_run_page_finalize;
  widget_class->grab_focus = siloam_first_run_page_grab_focus;
  widget_class->focus = siloam_template_focus;

  signals[SIGNAL_CREATED] = g_signal_new ("created",
                                          SILOAM_TYPE_FIRST_RUN_PAGE,
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL,
                                          NULL,
                                          NULL,
                                          G_TYPE_NONE,
                                          0);
  signals[SIGNAL_FINISHED] = g_signal_new ("finished",
                                           SILOAM_TYPE_FIRST_RUN_PAGE,
                                           G_SIGNAL_RUN_LAST,
                                           0,
                                           NULL,
                                           NULL,
                                           NULL,
                                           G_TYPE_NONE,
                                           0);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/first-run-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SiloamFirstRunPage, steps);
  gtk_widget_class_install_action (widget_class, "first-run.next", NULL, action_cb);
  gtk_widget_class_install_action (widget_class, "first-run.back", NULL, action_cb);
  gtk_widget_class_add_binding_action (widget_class,
                                       GDK_KEY_Left,
                                       GDK_ALT_MASK,
                                       "first-run.back",
                                       NULL);
}

static void
siloam_first_run_page_init (SiloamFirstRunPage *self)
{
  self->wanted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->looking = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * siloam_first_run_page_new:
 * @settings: what the person chooses in A2
 * @path: where the journal is to be made
 */
GtkWidget *
siloam_first_run_page_new (SiloamSettings *settings, const char *path)
{
  SiloamFirstRunPage *self = g_object_new (SILOAM_TYPE_FIRST_RUN_PAGE, NULL);

  self->settings = g_object_ref (settings);
  self->path = g_strdup (path);
  self->shown_language = g_strdup (siloam_settings_get_language (settings));
  g_signal_connect_object (settings,
                           "notify::prompts",
                           G_CALLBACK (prompts_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  show_step (self, STEP_WELCOME);
  siloam_bible_find_async (NULL, self->looking, found_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}

/**
 * siloam_first_run_page_get_journal:
 *
 * Returns: (transfer none) (nullable): the journal that was made
 */
SiloamJournal *
siloam_first_run_page_get_journal (SiloamFirstRunPage *self)
{
  g_return_val_if_fail (SILOAM_IS_FIRST_RUN_PAGE (self), NULL);

  return self->journal;
}

/**
 * siloam_first_run_page_get_way:
 *
 * Returns: how the journal was locked, after ::created
 */
SiloamSlotType
siloam_first_run_page_get_way (SiloamFirstRunPage *self)
{
  g_return_val_if_fail (SILOAM_IS_FIRST_RUN_PAGE (self), SILOAM_SLOT_KEYRING);

  return self->way;
}
