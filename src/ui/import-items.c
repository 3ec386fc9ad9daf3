/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The entries of one outcome of an import, however many: the day, the place in the source, the
 * reason, what does not come along. Never a word of what is written in them. Main thread. */

#include "config.h"

#include <glib/gi18n.h>

#include "ui/date-text.h"
#include "ui/import-report.h"
#include "ui/template.h"

#define SILOAM_TYPE_IMPORT_LINE (siloam_import_line_get_type ())
G_DECLARE_FINAL_TYPE (SiloamImportLine, siloam_import_line, SILOAM, IMPORT_LINE, GObject)

/* One row: an item, borrowed from the bundle, or something that the source as a whole leaves out.
 */
struct _SiloamImportLine
{
  GObject parent_instance;

  const SiloamImportItem *item;
  const char *left_out;
};

G_DEFINE_FINAL_TYPE (SiloamImportLine, siloam_import_line, G_TYPE_OBJECT)

static void
siloam_import_line_class_init (SiloamImportLineClass *klass)
{
}

static void
siloam_import_line_init (SiloamImportLine *self)
{
}

struct _SiloamImportItems
{
  GtkWidget parent_instance;

  GtkListView *list;
  GListStore *lines;
  SiloamPrompts *prompts;
};

G_DEFINE_FINAL_TYPE (SiloamImportItems, siloam_import_items, GTK_TYPE_WIDGET)

static const char *const reason_keys[] = {
  [SILOAM_IMPORT_REASON_NONE] = NULL,
  [SILOAM_IMPORT_REASON_HERE] = "import.reason.here.text",
  [SILOAM_IMPORT_REASON_SAME_WORDS] = "import.reason.same_words.text",
  [SILOAM_IMPORT_REASON_ERASED] = "import.reason.erased.text",
  [SILOAM_IMPORT_REASON_CHANGED] = "import.reason.changed.text",
  [SILOAM_IMPORT_REASON_BLANK] = "import.reason.blank.text",
  [SILOAM_IMPORT_REASON_OLDER] = "import.reason.older.text",
};

static const char *
fault_key (const GError *fault)
{
  if (g_error_matches (fault, SILOAM_IMPORT_ERROR, SILOAM_IMPORT_ERROR_TOO_LARGE) ||
      g_error_matches (fault, SILOAM_JOURNAL_ERROR, SILOAM_JOURNAL_ERROR_TOO_LARGE))
    return "import.fault.too_large.text";
  if (g_error_matches (fault, SILOAM_IMPORT_ERROR, SILOAM_IMPORT_ERROR_UNSAFE))
    return "import.fault.unsafe.text";
  return "import.fault.damaged.text";
}

static void
add_line (GString *text, const char *line)
{
  if (line == NULL || *line == '\0')
    return;
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, line);
}

static char *
describe_item (SiloamImportItems *self, const SiloamImportItem *item)
{
  GString *text = g_string_new (NULL);

  add_line (text, item->place);
  if (reason_keys[item->reason] != NULL)
    add_line (text, siloam_prompts_get (self->prompts, reason_keys[item->reason]));
  if (item->fault != NULL)
    add_line (text, siloam_prompts_get (self->prompts, fault_key (item->fault)));
  if (item->day_guessed)
    add_line (text, siloam_prompts_get (self->prompts, "import.reason.day_guessed.text"));
  for (guint i = 0; i < item->left_out->len; i++)
    {
      g_autofree char *line = g_strdup_printf (_ ("Does not come along: %s"),
                                               (char *) g_ptr_array_index (item->left_out, i));
      add_line (text, line);
    }
  return g_string_free (text, FALSE);
}

static GtkWidget *
new_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_box_append (GTK_BOX (box), new_label (NULL));
  gtk_box_append (GTK_BOX (box), new_label ("siloam-meta"));
  gtk_list_item_set_child (item, box);
  gtk_list_item_set_activatable (item, FALSE);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  SiloamImportItems *self = SILOAM_IMPORT_ITEMS (user_data);
  const SiloamImportLine *line = gtk_list_item_get_item (list_item);
  GtkWidget *title = gtk_widget_get_first_child (gtk_list_item_get_child (list_item));
  GtkWidget *rest = gtk_widget_get_next_sibling (title);
  g_autofree char *day = NULL;
  g_autofree char *text = NULL;

  if (line->item != NULL && line->item->entry != NULL)
    day = siloam_date_text_day (line->item->entry->created);
  text = line->item != NULL ? describe_item (self, line->item) : g_strdup (line->left_out);
  gtk_label_set_label (GTK_LABEL (title), day != NULL ? day : text);
  gtk_label_set_label (GTK_LABEL (rest), day != NULL ? text : "");
  gtk_widget_set_visible (rest, day != NULL && *text != '\0');
}

static void
append (SiloamImportItems *self, const SiloamImportItem *item, const char *left_out)
{
  g_autoptr (SiloamImportLine) line = g_object_new (SILOAM_TYPE_IMPORT_LINE, NULL);

  line->item = item;
  line->left_out = left_out;
  g_list_store_append (self->lines, line);
}

static gboolean
belongs (const SiloamImportItem *item, SiloamImportOutcome outcome)
{
  return outcome == SILOAM_IMPORT_LEFT_OUT ? item->left_out->len > 0 : item->outcome == outcome;
}

/**
 * siloam_import_items_show:
 * @bundle: planned; borrowed until siloam_import_items_clear()
 * @outcome: which entries, or %SILOAM_IMPORT_LEFT_OUT for those that do not come along whole
 */
void
siloam_import_items_show (SiloamImportItems *self,
                          const SiloamImportBundle *bundle,
                          SiloamImportOutcome outcome,
                          SiloamPrompts *prompts)
{
  g_return_if_fail (SILOAM_IS_IMPORT_ITEMS (self));

  siloam_import_items_clear (self);
  g_set_object (&self->prompts, prompts);
  for (guint i = 0; outcome == SILOAM_IMPORT_LEFT_OUT && i < bundle->left_out->len; i++)
    append (self, NULL, g_ptr_array_index (bundle->left_out, i));
  for (guint i = 0; i < bundle->items->len; i++)
    if (belongs (g_ptr_array_index (bundle->items, i), outcome))
      append (self, g_ptr_array_index (bundle->items, i), NULL);
}

/**
 * siloam_import_items_clear:
 *
 * Lets go of the bundle.
 */
void
siloam_import_items_clear (SiloamImportItems *self)
{
  g_return_if_fail (SILOAM_IS_IMPORT_ITEMS (self));

  g_list_store_remove_all (self->lines);
}

static gboolean
siloam_import_items_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SILOAM_IMPORT_ITEMS (widget)->list));
}

static void
siloam_import_items_dispose (GObject *object)
{
  SiloamImportItems *self = SILOAM_IMPORT_ITEMS (object);

  g_list_store_remove_all (self->lines);
  g_clear_object (&self->prompts);
  siloam_template_dispose (GTK_WIDGET (object), SILOAM_TYPE_IMPORT_ITEMS);

  G_OBJECT_CLASS (siloam_import_items_parent_class)->dispose (object);
}

static void
siloam_import_items_finalize (GObject *object)
{
  g_object_unref (SILOAM_IMPORT_ITEMS (object)->lines);

  G_OBJECT_CLASS (siloam_import_items_parent_class)->finalize (object);
}

static void
siloam_import_items_class_init (SiloamImportItemsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siloam_import_items_dispose;
  G_OBJECT_CLASS (klass)->finalize = siloam_import_items_finalize;
  widget_class->grab_focus = siloam_import_items_grab_focus;
  widget_class->focus = siloam_template_focus;
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/import-items.ui");
  gtk_widget_class_bind_template_child (widget_class, SiloamImportItems, list);
}

static void
siloam_import_items_init (SiloamImportItems *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSelectionModel) model = NULL;

  self->lines = g_list_store_new (SILOAM_TYPE_IMPORT_LINE);
  model = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->lines))));
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, model);
}
