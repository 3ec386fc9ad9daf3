/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* About Siloam. Main thread. */

#include "config.h"

#include "ui/about.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/**
 * siloam_about_show:
 * @parent: the window it stands over
 */
void
siloam_about_show (GtkWindow *parent)
{
  adw_show_about_window (parent,
                         "application-name",
                         "Siloam",
                         "application-icon",
                         APP_ID,
                         "version",
                         VERSION,
                         "developer-name",
                         _ ("The Siloam contributors"),
                         "copyright",
                         _ ("© The Siloam contributors"),
                         "license-type",
                         GTK_LICENSE_GPL_3_0,
                         "comments",
                         _ ("A sealed prayer journal. What is written here stays on this computer: "
                            "Siloam has no account and never uses the network.\n\n"
                            "It does not replace a doctor, psychologist or pastor."),
                         NULL);
}
