/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A prayer in the making (source 001-17 to 001-19). Nothing of it is in the session before it is
 * shown, and no prayer of authority can be shown without a verse or the agreement of two, and the
 * visitor's yes. It suggests no word about a body and none that orders a person. Main thread. */

#include "config.h"

#include "ui/prayer-sheet.h"

#include "ministry/rules.h"
#include "ui/session-text.h"
#include "ui/sheet.h"

struct _SiloamPrayerSheet
{
  GtkWidget parent_instance;

  GtkWidget *sheet;
  SiloamChipChoice *modes;
  GtkWidget *body;

  SiloamEveningRoom *room;
  SiloamPrompts *prompts; /* the visitor's where they can see it, else the team's */
  guint mode;
  guint shown; /* the mode the body is of */
  char *basis;
  char *text;
  gboolean agreed;
  gboolean yes;
};

G_DEFINE_FINAL_TYPE (SiloamPrayerSheet, siloam_prayer_sheet, GTK_TYPE_WIDGET)

static const char *
get (SiloamPrayerSheet *self, const char *key)
{
  return siloam_prompts_get (self->prompts, key);
}

static gboolean
may_write (SiloamPrayerSheet *self)
{
  return siloam_session_may (siloam_evening_room_get_session (self->room), SILOAM_DOES_WRITE);
}

static gboolean
is_ready (SiloamPrayerSheet *self)
{
  const gboolean has_basis = self->agreed || (self->basis != NULL && *self->basis != '\0');

  return self->mode != SILOAM_PRAYER_AUTHORITY || (has_basis && self->yes);
}

/* Where nothing may be written, there is still a line to pray. */
static char *
dup_first_words (SiloamPrayerSheet *self)
{
  const SiloamEntry *exchange = siloam_evening_room_get_session (self->room)->exchange;
  const SiloamHurt *hurt = exchange->hurts->len > 0 ? g_ptr_array_index (exchange->hurts, 0) : NULL;
  SiloamPrompts *visitor = siloam_evening_room_get_visitor_prompts (self->room);

  if (self->mode == SILOAM_PRAYER_THANKS)
    return g_strconcat (siloam_prompts_get (visitor, "pray.thank.start"), " ", NULL);
  if (self->mode == SILOAM_PRAYER_ASK)
    return g_strconcat (siloam_prompts_get (visitor, "pray.ask.start"), " ", NULL);
  if (may_write (self) && hurt != NULL && hurt->words != NULL)
    return siloam_session_text_fill (siloam_prompts_get (visitor, "pray.authority.prayer.words"),
                                     "words",
                                     hurt->words);
  return g_strdup (siloam_prompts_get (visitor, "pray.authority.prayer"));
}

static void build_body (SiloamPrayerSheet *self);

static void
thank_cb (SiloamPrayerSheet *self)
{
  siloam_chip_choice_set_value (self->modes, SILOAM_PRAYER_THANKS);
  self->mode = SILOAM_PRAYER_THANKS;
  build_body (self);
}

static void
add_words (SiloamPrayerSheet *self)
{
  SiloamSheet *sheet = SILOAM_SHEET (self->sheet);

  if (may_write (self))
    siloam_sheet_add_writing (sheet, "pray.words", 3, &self->text);
  else if (self->mode == SILOAM_PRAYER_AUTHORITY)
    siloam_sheet_add_text (sheet, self->text, "siloam-own-words");
}

static void
add_asking (SiloamPrayerSheet *self)
{
  SiloamSheet *sheet = SILOAM_SHEET (self->sheet);

  if (self->mode == SILOAM_PRAYER_ASK)
    {
      siloam_sheet_add_text (sheet, get (self, "pray.ask.hint"), "siloam-note");
      siloam_sheet_add_flat (sheet, get (self, "pray.button.thank"), G_CALLBACK (thank_cb), self);
    }
  if (may_write (self))
    siloam_sheet_add_line (sheet, "pray.ask.promise", &self->basis);
  add_words (self);
}

static void
add_authority (SiloamPrayerSheet *self)
{
  SiloamSheet *sheet = SILOAM_SHEET (self->sheet);

  siloam_sheet_add_text (sheet, get (self, "pray.authority.hint"), "siloam-note");
  if (may_write (self))
    siloam_sheet_add_line (sheet, "pray.authority.basis", &self->basis);
  siloam_sheet_add_check (sheet, "pray.authority.agreed", &self->agreed);
  add_words (self);
  siloam_sheet_add_text (sheet,
                         siloam_prompts_get (siloam_evening_room_get_visitor_prompts (self->room),
                                             "pray.authority.question"),
                         "siloam-own-words");
  siloam_sheet_add_check (sheet, "pray.yes", &self->yes);
}

static void
update_show (SiloamPrayerSheet *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "pray.show", is_ready (self));
}

static void
build_body (SiloamPrayerSheet *self)
{
  SiloamSheet *sheet = SILOAM_SHEET (self->sheet);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->body)) != NULL)
    gtk_box_remove (GTK_BOX (self->body), child);
  self->shown = self->mode;
  self->yes = FALSE;
  g_free (self->text);
  self->text = dup_first_words (self);

  siloam_sheet_begin_group (sheet, GTK_BOX (self->body));
  if (self->mode == SILOAM_PRAYER_AUTHORITY)
    add_authority (self);
  else
    add_asking (self);
  siloam_sheet_end_group (sheet);
  update_show (self);
}

static void
touch_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamPrayerSheet *self = SILOAM_PRAYER_SHEET (widget);

  if (self->mode != self->shown)
    build_body (self);
  update_show (self);
}

static void
show_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamPrayerSheet *self = SILOAM_PRAYER_SHEET (widget);
  SiloamSession *session = siloam_evening_room_get_session (self->room);
  SiloamSpokenPrayer *prayer;

  if (session == NULL || !is_ready (self))
    return;

  prayer = siloam_session_add_prayer (session, (SiloamPrayerMode) self->mode);
  prayer->basis = g_strdup (self->basis);
  prayer->agreed = self->agreed && self->mode == SILOAM_PRAYER_AUTHORITY;
  prayer->yes = self->yes && self->mode == SILOAM_PRAYER_AUTHORITY;
  prayer->text = g_strdup (self->text);
  siloam_session_guide_show_prayer (siloam_evening_room_get_guide (self->room), prayer);
  gtk_widget_activate_action (widget, "session.close", NULL);
}

static void
siloam_prayer_sheet_dispose (GObject *object)
{
  SiloamPrayerSheet *self = SILOAM_PRAYER_SHEET (object);

  g_clear_pointer (&self->sheet, gtk_widget_unparent);
  g_clear_object (&self->room);
  g_clear_object (&self->prompts);

  G_OBJECT_CLASS (siloam_prayer_sheet_parent_class)->dispose (object);
}

static void
siloam_prayer_sheet_finalize (GObject *object)
{
  SiloamPrayerSheet *self = SILOAM_PRAYER_SHEET (object);

  g_free (self->basis);
  g_free (self->text);

  G_OBJECT_CLASS (siloam_prayer_sheet_parent_class)->finalize (object);
}

static void
siloam_prayer_sheet_class_init (SiloamPrayerSheetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siloam_prayer_sheet_dispose;
  G_OBJECT_CLASS (klass)->finalize = siloam_prayer_sheet_finalize;
  gtk_widget_class_install_action (widget_class, "entry.touch", NULL, touch_cb);
  gtk_widget_class_install_action (widget_class, "pray.show", NULL, show_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
siloam_prayer_sheet_init (SiloamPrayerSheet *self)
{
  self->mode = SILOAM_PRAYER_ASK;
}

static void
add_modes (SiloamPrayerSheet *self)
{
  static const struct
  {
    SiloamPrayerMode mode;
    const char *key;
  } modes[] = {
    { SILOAM_PRAYER_ASK, "pray.ask" },
    { SILOAM_PRAYER_THANKS, "pray.thank" },
    { SILOAM_PRAYER_AUTHORITY, "pray.authority" },
  };
  GtkWidget *chips = siloam_chip_choice_new (SILOAM_CHIPS_ALWAYS, get (self, "pray.mode"));

  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    siloam_chip_choice_add (SILOAM_CHIP_CHOICE (chips),
                            modes[i].mode,
                            get (self, modes[i].key),
                            NULL);
  self->modes = SILOAM_CHIP_CHOICE (chips);
  siloam_chip_choice_bind (self->modes, &self->mode);
  siloam_sheet_add (SILOAM_SHEET (self->sheet), chips);
}

/**
 * siloam_prayer_sheet_new:
 * @room: the evening, with a session
 *
 * Returns: (transfer floating): a new sheet
 */
GtkWidget *
siloam_prayer_sheet_new (SiloamEveningRoom *room)
{
  SiloamPrayerSheet *self = g_object_new (SILOAM_TYPE_PRAYER_SHEET, NULL);

  self->room = g_object_ref (room);
  self->prompts = g_object_ref (siloam_evening_room_is_shared (room)
                                    ? siloam_evening_room_get_visitor_prompts (room)
                                    : siloam_evening_room_get_prompts (room));
  self->sheet = siloam_sheet_new (self->prompts, NULL, "pray.mode");
  gtk_widget_set_parent (self->sheet, GTK_WIDGET (self));
  add_modes (self);
  self->body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  siloam_sheet_add (SILOAM_SHEET (self->sheet), self->body);
  siloam_sheet_add_action (SILOAM_SHEET (self->sheet),
                           get (self, "session.button.back"),
                           "session.close",
                           FALSE);
  siloam_sheet_add_action (SILOAM_SHEET (self->sheet),
                           get (self, "pray.button.show"),
                           "pray.show",
                           TRUE);
  build_body (self);
  return GTK_WIDGET (self);
}
