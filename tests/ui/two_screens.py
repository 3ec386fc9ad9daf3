# SPDX-FileCopyrightText: The Siloam contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A desktop with two screens. Keys do not reach it, so what is there is clicked."""
import os
import shutil
import subprocess

from person import Skipped, a11y
from a11y import R


class TwoScreens:
    """Of a Person: on a desktop with two monitors, for which X11 needs real ones. Weston has two outputs."""

    def __init__(self, *args):
        super().__init__(*args)
        self.weston = None

    def environment(self):
        return dict(super().environment(), WAYLAND_DISPLAY='siloam-two', GDK_BACKEND='wayland')

    def start(self):
        if not shutil.which('weston'):
            raise Skipped('weston, which has two screens, is not installed')
        self.weston = subprocess.Popen(['weston', '--backend=x11-backend.so', '--output-count=2', '--no-config',
                                        '--use-pixman', '--width=900', '--height=640', '--socket=siloam-two'],
                                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            a11y.wait(lambda: os.path.exists(os.path.join(os.environ['XDG_RUNTIME_DIR'], 'siloam-two')), 'weston')
        except a11y.InVain:
            self.take_screens_away()
            raise Skipped('weston, which has two screens, does not start here') from None
        return super().start()

    def __exit__(self, *args):
        try:
            super().__exit__(*args)
        finally:
            self.take_screens_away()

    def take_screens_away(self):
        self.weston.terminate()
        self.weston.wait()

    def kill(self):
        """As a power cut would."""
        self.process.kill()
        self.process.wait()
        self.take_screens_away()

    def click(self, name):
        """Once there is one button of that name: sheets cross-fade."""
        def probe():
            found = [n for n in a11y.walk(self.app) if n.get_name() == name and a11y.shown(n)
                     and n.get_role() in (R.PUSH_BUTTON, R.TOGGLE_BUTTON)]
            return found[0] if len(found) == 1 else None
        a11y.act(a11y.wait(probe, name))

    def click_prompt(self, key):
        self.click(self.say(key))

    def field(self, name):
        return a11y.wait(lambda: next((n for n in a11y.find_all(self.app, R.TEXT) if n.get_name() == name), None),
                         name)

    def visitors_window(self):
        return a11y.wait(lambda: next((w for w in a11y.kids(self.app)
                                       if not a11y.find_all(w, R.PUSH_BUTTON)), None), 'the window of the visitor')
