/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The one place that knows which widget is which page. Main thread. */

#include "config.h"

#include "ui/pages.h"

#include "ui/blessing-page.h"
#include "ui/free-page.h"
#include "ui/gifts-page.h"
#include "ui/guide-page.h"
#include "ui/help-page.h"
#include "ui/home-page.h"
#include "ui/library-page.h"
#include "ui/revisit-page.h"
#include "ui/welcome-back-page.h"

/**
 * siloam_page_new:
 * @name: which page
 * @journal: (nullable): the open journal; only the help page does without
 * @prompts: the texts in the person's language and form
 * @id: (nullable): the entry to show or resume; %NULL starts a new one
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
siloam_page_new (SiloamPageName name,
                 SiloamJournal *journal,
                 SiloamPrompts *prompts,
                 const char *id)
{
  switch (name)
    {
    case SILOAM_PAGE_HOME:
      return siloam_home_page_new (journal, prompts);
    case SILOAM_PAGE_GUIDE:
      return siloam_guide_page_new (journal, prompts, id);
    case SILOAM_PAGE_FREE:
      return siloam_free_page_new (journal, prompts, id);
    case SILOAM_PAGE_BLESSING:
      return siloam_blessing_page_new (journal, prompts, id);
    case SILOAM_PAGE_LIBRARY:
      return siloam_library_page_new (journal, prompts, NULL);
    case SILOAM_PAGE_READING:
      return siloam_library_page_new (journal, prompts, id);
    case SILOAM_PAGE_GIFTS:
      return siloam_gifts_page_new (journal, prompts);
    case SILOAM_PAGE_REVISIT:
      return siloam_revisit_page_new (journal, prompts, id);
    case SILOAM_PAGE_WELCOME_BACK:
      return siloam_welcome_back_page_new (journal, prompts, id);
    case SILOAM_PAGE_HELP:
      return siloam_help_page_new (journal, prompts, id);
    default:
      g_return_val_if_reached (NULL);
    }
}
