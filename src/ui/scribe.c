/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The scribe's field. It writes into the live session of the room and touches it; it never adds a
 * word of its own, and chooses nothing before the visitor did. Main thread. */

#include "config.h"

#include "ui/scribe.h"

#include "journal/lifecycle.h"
#include "ministry/rules.h"
#include "ui/chip-choice.h"
#include "ui/line-list.h"
#include "ui/pair-layout.h"
#include "ui/scribe-received.h"
#include "ui/template.h"
#include "ui/tick.h"
#include "ui/writing-area.h"

#define ROW_SPACING 6
#define FIELD_SPACING 12

struct _SiloamScribe
{
  GtkWidget parent_instance;

  GtkWidget *box;

  SiloamEveningRoom *room;
  SiloamPrompts *prompts;
  char *place; /* the line the fields are of; NULL: none */

  GPtrArray *hurts;  /* (element-type utf8): one line each */
  GPtrArray *verses; /* (element-type utf8): as typed */
  gboolean recent;
  guint amount;
  char *alias;
  guint stance;
};

G_DEFINE_FINAL_TYPE (SiloamScribe, siloam_scribe, GTK_TYPE_WIDGET)

static SiloamSession *
session_of (SiloamScribe *self)
{
  return siloam_evening_room_get_session (self->room);
}

static const char *
get (SiloamScribe *self, const char *key)
{
  return siloam_prompts_get (self->prompts, key);
}

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
make_field (const char *heading, GtkWidget *field)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, ROW_SPACING);

  gtk_box_append (GTK_BOX (box), make_label (heading, "siloam-heading"));
  gtk_box_append (GTK_BOX (box), field);
  return box;
}

static GtkWidget *
make_writing (SiloamScribe *self, const char *key, char **field)
{
  GtkWidget *area = siloam_writing_area_new (get (self, key), NULL, 2);

  siloam_writing_area_bind (SILOAM_WRITING_AREA (area), field);
  return make_field (get (self, key), area);
}

static void
add (SiloamScribe *self, GtkWidget *child)
{
  gtk_box_append (GTK_BOX (self->box), child);
}

/* What the visitor asks and what the Lord has for them: two equal fields (source 001-13). */
static void
add_both_requests (SiloamScribe *self, SiloamSession *session)
{
  GtkWidget *pair = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (pair, g_object_new (SILOAM_TYPE_PAIR_LAYOUT, "chars", 48, NULL));
  gtk_box_append (GTK_BOX (pair),
                  make_writing (self, "session.field.help_request", &session->help_request));
  gtk_box_append (GTK_BOX (pair), make_writing (self, "session.field.god_has", &session->god_has));
  add (self, pair);
}

static SiloamHurt *
hurt_at (SiloamSession *session, guint index)
{
  while (session->exchange->hurts->len <= index)
    siloam_entry_add_hurt (session->exchange);
  return g_ptr_array_index (session->exchange->hurts, index);
}

/* One line is one hurt; a line that goes takes its hurt along. */
static void
write_hurts (SiloamScribe *self, SiloamSession *session)
{
  const guint n = MAX (self->hurts->len, self->recent ? 1 : 0);

  for (guint i = 0; i < n; i++)
    {
      SiloamHurt *hurt = hurt_at (session, i);

      g_free (hurt->words);
      hurt->words = i < self->hurts->len ? g_strdup (g_ptr_array_index (self->hurts, i)) : NULL;
      hurt->recent = self->recent;
    }
  while (session->exchange->hurts->len > n)
    {
      SiloamHurt *last =
          g_ptr_array_index (session->exchange->hurts, session->exchange->hurts->len - 1);
      g_autofree char *id = g_strdup (last->id);

      siloam_entry_remove_hurt (session->exchange, id);
    }
}

static void
read_hurts (SiloamScribe *self, SiloamSession *session)
{
  const GPtrArray *hurts = session->exchange->hurts;

  g_ptr_array_set_size (self->hurts, 0);
  self->recent = FALSE;
  for (guint i = 0; i < hurts->len; i++)
    {
      const SiloamHurt *hurt = g_ptr_array_index (hurts, i);

      self->recent = self->recent || hurt->recent;
      if (hurt->words != NULL)
        g_ptr_array_add (self->hurts, g_strdup (hurt->words));
    }
}

static void
recent_toggled_cb (GtkCheckButton *check, SiloamScribe *self)
{
  self->recent = gtk_check_button_get_active (check);
  gtk_widget_activate_action (GTK_WIDGET (check), "entry.touch", NULL);
}

static void
add_hurts (SiloamScribe *self, SiloamSession *session)
{
  GtkWidget *check = siloam_tick_new (get (self, "name.recent"), "siloam-text");

  read_hurts (self, session);
  add (self,
       make_field (get (self, "session.field.hurt"),
                   siloam_line_list_new (get (self, "session.field.hurt"), self->hurts)));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), self->recent);
  g_signal_connect (check, "toggled", G_CALLBACK (recent_toggled_cb), self);
  add (self, check);
}

static GtkWidget *
make_chips (SiloamScribe *self,
            const char *key,
            const char *group,
            const SiloamTerm *terms,
            guint *field)
{
  GtkWidget *chips = siloam_chip_choice_new (SILOAM_CHIPS_ONE, get (self, key));

  for (const SiloamTerm *term = terms; term->nick != NULL; term++)
    {
      g_autofree char *label = g_strjoin (".", group, term->nick, NULL);

      siloam_chip_choice_add (SILOAM_CHIP_CHOICE (chips), term->value, get (self, label), NULL);
    }
  siloam_chip_choice_bind (SILOAM_CHIP_CHOICE (chips), field);
  return make_field (get (self, key), chips);
}

static void
alias_changed_cb (GtkEditable *line, SiloamScribe *self)
{
  g_free (self->alias);
  self->alias = g_strdup (gtk_editable_get_text (line));
  gtk_widget_activate_action (GTK_WIDGET (line), "entry.touch", NULL);
}

static GtkWidget *
make_line (SiloamScribe *self, const char *key, const char *text, GCallback changed)
{
  GtkWidget *line = g_object_new (GTK_TYPE_ENTRY,
                                  "input-hints",
                                  GTK_INPUT_HINT_PRIVATE,
                                  "text",
                                  text != NULL ? text : "",
                                  NULL);

  gtk_widget_add_css_class (line, "siloam-line");
  gtk_accessible_update_property (GTK_ACCESSIBLE (line),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  get (self, key),
                                  -1);
  g_signal_connect (line, "changed", changed, self);
  return make_field (get (self, key), line);
}

static void
write_forgiveness (SiloamScribe *self, SiloamSession *session)
{
  GPtrArray *all = session->exchange->forgiveness;
  const gboolean says_something =
      self->stance != 0 || (self->alias != NULL && *self->alias != '\0');
  SiloamForgiveness *forgiveness;

  if (!says_something)
    {
      g_ptr_array_set_size (all, 0);
      return;
    }
  forgiveness =
      all->len > 0 ? g_ptr_array_index (all, 0) : siloam_entry_add_forgiveness (session->exchange);
  g_free (forgiveness->alias);
  forgiveness->alias = self->alias != NULL && *self->alias != '\0' ? g_strdup (self->alias) : NULL;
  forgiveness->stance = self->stance != 0 ? (SiloamStance) self->stance : SILOAM_STANCE_NOT_NOW;
}

static void
add_forgiveness (SiloamScribe *self, SiloamSession *session)
{
  const GPtrArray *all = session->exchange->forgiveness;
  const SiloamForgiveness *first = all->len > 0 ? g_ptr_array_index (all, 0) : NULL;

  g_free (self->alias);
  self->alias = first != NULL ? g_strdup (first->alias) : NULL;
  self->stance = first != NULL ? first->stance : 0;
  add (self,
       make_chips (self,
                   "forgive.stance.question",
                   "forgive.stance",
                   siloam_stances,
                   &self->stance));
  add (self, make_line (self, "session.field.forgive", self->alias, G_CALLBACK (alias_changed_cb)));
}

static void
write_release (SiloamScribe *self, SiloamSession *session)
{
  SiloamEntry *exchange = session->exchange;

  if (self->amount == 0)
    {
      g_ptr_array_set_size (exchange->releases, 0);
      return;
    }
  for (guint i = 0; i < exchange->hurts->len; i++)
    siloam_entry_release (exchange,
                          ((SiloamHurt *) g_ptr_array_index (exchange->hurts, i))->id,
                          (SiloamAmount) self->amount,
                          NULL);
}

static void
add_release (SiloamScribe *self, SiloamSession *session)
{
  const GPtrArray *releases = session->exchange->releases;

  if (session->exchange->hurts->len == 0)
    {
      add (self, make_label (get (self, "release.nothing"), "siloam-hint"));
      return;
    }
  self->amount =
      releases->len > 0 ? ((SiloamRelease *) g_ptr_array_index (releases, 0))->amount : 0;
  add (self, make_chips (self, "release.title", "release.amount", siloam_amounts, &self->amount));
}

/* Verses to take along, as they are typed; each line is one. */
static void
write_verses (SiloamScribe *self, SiloamSession *session)
{
  const char *language = siloam_prompts_get_language (self->prompts);
  const SiloamNumbering numbering =
      g_str_equal (language, "nl") ? SILOAM_NUMBERING_NLD : SILOAM_NUMBERING_KJV;

  g_ptr_array_set_size (session->exchange->verses, 0);
  for (guint i = 0; i < self->verses->len; i++)
    {
      const char *typed = g_ptr_array_index (self->verses, i);
      SiloamReference reference;
      const gboolean known = siloam_reference_parse (typed, language, numbering, &reference);

      siloam_verse_link_set_reference (
          siloam_entry_add_verse (session->exchange, typed, SILOAM_ROLE_READING),
          typed,
          known ? &reference : NULL);
    }
}

static void
add_verses (SiloamScribe *self, SiloamSession *session)
{
  const GPtrArray *verses = session->exchange->verses;

  g_ptr_array_set_size (self->verses, 0);
  for (guint i = 0; i < verses->len; i++)
    g_ptr_array_add (self->verses,
                     g_strdup (((SiloamVerseLink *) g_ptr_array_index (verses, i))->typed));
  add (self,
       make_field (get (self, "weigh.verse.question"),
                   siloam_line_list_new (get (self, "weigh.verse.question"), self->verses)));
}

static void
add_weigh (SiloamScribe *self, SiloamSession *session)
{
  const GPtrArray *received = session->exchange->received;

  for (guint i = 0; i < received->len; i++)
    {
      SiloamReceived *item = g_ptr_array_index (received, i);
      GtkWidget *box = make_chips (self,
                                   "weigh.title",
                                   "weigh.discern",
                                   siloam_discerns,
                                   (guint *) &item->discern);

      gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (box)),
                           item->text != NULL ? item->text : get (self, "receive.form.silence"));
      add (self, box);
    }
  if (received->len == 0)
    add (self, make_label (get (self, "weigh.nothing"), "siloam-hint"));
  add_verses (self, session);
}

static void
add_fields (SiloamScribe *self, SiloamInput input, SiloamSession *session)
{
  switch (input)
    {
    case SILOAM_INPUT_HELP_REQUEST:
    case SILOAM_INPUT_GOD_HAS:
      add_both_requests (self, session);
      break;
    case SILOAM_INPUT_GOOD_MEMORY:
      add (self, make_writing (self, "session.field.good_memory", &session->exchange->good_memory));
      break;
    case SILOAM_INPUT_HURT:
      add_hurts (self, session);
      break;
    case SILOAM_INPUT_FORGIVE:
      add_forgiveness (self, session);
      break;
    case SILOAM_INPUT_RELEASE:
      add_release (self, session);
      break;
    case SILOAM_INPUT_RECEIVED:
      add (self, siloam_scribe_received_new (session->exchange, self->prompts));
      break;
    case SILOAM_INPUT_WEIGH:
      add_weigh (self, session);
      break;
    case SILOAM_INPUT_TODAY:
      add (self, make_writing (self, "session.field.today", &session->exchange->today_step));
      break;
    case SILOAM_INPUT_TAKES_HOME:
      add (self, make_writing (self, "session.field.takes_home", &session->takes_home));
      break;
    case SILOAM_INPUT_HOW_NOW:
      add (self, make_writing (self, "session.field.how_now", &session->how_now));
      break;
    case SILOAM_INPUT_TURNS_TO:
      add (self, make_writing (self, "session.field.turns_to", &session->turns_to));
      break;
    case SILOAM_INPUT_NONE:
    case SILOAM_INPUT_BLESSING:
    default:
      break;
    }
}

/* What a line wrote in a field of ours goes into the session. */
static void
touch_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamScribe *self = SILOAM_SCRIBE (widget);
  SiloamSession *session = session_of (self);
  const SiloamSessionLine *line;

  if (session == NULL || self->place == NULL)
    return;

  line = siloam_session_guide_get_line (siloam_evening_room_get_guide (self->room));
  if (line->input == SILOAM_INPUT_HURT)
    write_hurts (self, session);
  else if (line->input == SILOAM_INPUT_FORGIVE)
    write_forgiveness (self, session);
  else if (line->input == SILOAM_INPUT_RELEASE)
    write_release (self, session);
  else if (line->input == SILOAM_INPUT_WEIGH)
    write_verses (self, session);
  g_free (session->exchange->open_step);
  session->exchange->open_step =
      g_strdup (line->phase == SILOAM_SESSION_SPIRITUAL ? line->step : "arrive");
  siloam_evening_room_touch (self->room);
}

static void
siloam_scribe_dispose (GObject *object)
{
  SiloamScribe *self = SILOAM_SCRIBE (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->room);
  g_clear_object (&self->prompts);

  G_OBJECT_CLASS (siloam_scribe_parent_class)->dispose (object);
}

static void
siloam_scribe_finalize (GObject *object)
{
  SiloamScribe *self = SILOAM_SCRIBE (object);

  g_ptr_array_unref (self->hurts);
  g_ptr_array_unref (self->verses);
  g_free (self->alias);
  g_free (self->place);

  G_OBJECT_CLASS (siloam_scribe_parent_class)->finalize (object);
}

static void
siloam_scribe_class_init (SiloamScribeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siloam_scribe_dispose;
  G_OBJECT_CLASS (klass)->finalize = siloam_scribe_finalize;
  gtk_widget_class_install_action (widget_class, "entry.touch", NULL, touch_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
siloam_scribe_init (SiloamScribe *self)
{
  self->hurts = g_ptr_array_new_with_free_func (g_free);
  self->verses = g_ptr_array_new_with_free_func (g_free);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, FIELD_SPACING);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * siloam_scribe_new:
 * @room: the evening
 * @prompts: the texts, for whoever sees the field
 *
 * Returns: (transfer floating): a new field, at the line where the session is
 */
GtkWidget *
siloam_scribe_new (SiloamEveningRoom *room, SiloamPrompts *prompts)
{
  SiloamScribe *self = g_object_new (SILOAM_TYPE_SCRIBE, NULL);

  self->room = g_object_ref (room);
  self->prompts = g_object_ref (prompts);
  siloam_scribe_follow (self);
  return GTK_WIDGET (self);
}

/**
 * siloam_scribe_release:
 *
 * Takes every field away, so that none writes any more into what is about to go.
 */
void
siloam_scribe_release (SiloamScribe *self)
{
  GtkWidget *child;

  g_return_if_fail (SILOAM_IS_SCRIBE (self));

  g_clear_pointer (&self->place, g_free);
  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/* Nothing stands before the line: not held, not quiet, no prayer. */
static gboolean
shows_line (SiloamSessionGuide *guide)
{
  return !siloam_session_guide_is_held (guide) && !siloam_session_guide_is_waiting (guide) &&
         !siloam_session_guide_is_grounding (guide) &&
         siloam_session_guide_get_prayer (guide) == NULL;
}

/**
 * siloam_scribe_follow:
 *
 * Shows the fields of the line where the session is. While the visitor's side is neutral or quiet,
 * there are none.
 */
void
siloam_scribe_follow (SiloamScribe *self)
{
  SiloamSession *session;
  SiloamSessionGuide *guide;
  const SiloamSessionLine *line;

  g_return_if_fail (SILOAM_IS_SCRIBE (self));

  session = session_of (self);
  guide = siloam_evening_room_get_guide (self->room);
  if (session == NULL || !shows_line (guide) || !siloam_session_may (session, SILOAM_DOES_WRITE))
    {
      siloam_scribe_release (self);
      return;
    }

  line = siloam_session_guide_get_line (guide);
  if (g_strcmp0 (self->place, line->place) == 0)
    return;
  siloam_scribe_release (self);
  self->place = g_strdup (line->place);
  add_fields (self, line->input, session);
  gtk_widget_set_visible (GTK_WIDGET (self), gtk_widget_get_first_child (self->box) != NULL);
}
