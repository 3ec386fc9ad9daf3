# SPDX-FileCopyrightText: The Siloam contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One person at one keyboard, with a home of their own: what the window tests of the shell share.

Only keys are pressed and only what a screen reader is told is looked at. Runs inside
tests/support/ui-session.sh as: FILE SILOAM SILOAMCTL.
"""
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
sys.path.insert(0, os.path.join(ROOT, 'tests', 'support'))

import a11y  # noqa: E402
import prompts  # noqa: E402
from a11y import R, S, GLib  # noqa: E402
from gi.repository import Gio  # noqa: E402

DUTCH = {'Next': 'Verder', 'Back': 'Terug', 'Add a verse': 'Vers toevoegen'}
SECRETS = 'org.freedesktop.secrets'


# Absolute, for a person may start them from another folder.
PROGRAMS = [os.path.abspath(path) for path in sys.argv[1:3]]


def program():
    return PROGRAMS[0]


def companion():
    return PROGRAMS[1]


def secrets(path, interface, method, parameters=None):
    bus = Gio.bus_get_sync(Gio.BusType.SESSION, None)
    return bus.call_sync(SECRETS, path, interface, method, parameters, None, 0, 5000, None).unpack()


def keyring_items():
    path = '/org/freedesktop/secrets/collection/login'
    get = GLib.Variant('(ss)', ('org.freedesktop.Secret.Collection', 'Items'))
    return secrets(path, 'org.freedesktop.DBus.Properties', 'Get', get)[0]


def empty_keyring():
    for item in keyring_items():
        secrets(item, 'org.freedesktop.Secret.Item', 'Delete')


def is_among(focused, name):
    """libadwaita 1.2 gives some names twice, "Safety Safety"."""
    return any(n.get_name() in (name, f'{name} {name}') for n in focused)


class Person:
    """Starts Siloam in a fresh home, or in the one of an earlier visit."""

    def __init__(self, language='en', home=None):
        self.texts = prompts.texts(language)
        self.language = language
        self.home = home or tempfile.mkdtemp(dir=os.environ['UI_TMP'])
        self.process = None
        self.app = None
        self.code = None
        self.command = [program()]
        self.log = None

    @property
    def journal(self):
        return os.path.join(self.home, 'data', 'siloam', 'journal.siloam')

    def environment(self):
        config = os.path.join(self.home, 'config')
        shutil.copytree(os.path.join(os.environ['XDG_CONFIG_HOME'], 'gtk-4.0'),
                        os.path.join(config, 'gtk-4.0'), dirs_exist_ok=True)
        return dict(os.environ, XDG_CONFIG_HOME=config, XDG_DATA_HOME=os.path.join(self.home, 'data'),
                    LC_ALL=os.environ['UI_LOCALE'], LANGUAGE=self.language, G_DEBUG='fatal-criticals')

    def start(self):
        before = {a.get_process_id() for a in a11y.kids(a11y.Atspi.get_desktop(0))}
        output = open(self.log, 'ab') if self.log else None
        self.process = subprocess.Popen(self.command, env=self.environment(), stdout=output, stderr=output)
        if output:
            output.close()
        self.app = a11y.wait(lambda: next((a for a in a11y.kids(a11y.Atspi.get_desktop(0))
                                           if a.get_process_id() not in before and a.get_child_count()), None),
                             'the window of Siloam', 2 * a11y.PATIENCE)
        return self

    def __enter__(self):
        return self.start()

    def __exit__(self, kind, fault, trace):
        if fault is not None and os.environ.get('UI_SHOTS'):
            a11y.shot(os.path.join(os.environ['UI_SHOTS'], f'{os.getpid()}-{time.monotonic():.0f}.png'))
        self.end()

    def end(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        try:
            code = self.process.wait(2 * a11y.PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise AssertionError('Siloam did not end when asked to') from None
        assert code == 0, f'Siloam ended with {code}'

    def make_journal(self, *options):
        """A journal made by the companion; returns its recovery code."""
        os.makedirs(os.path.dirname(self.journal), mode=0o700)
        done = subprocess.run([companion(), *options, 'create', self.journal], env=self.environment(),
                              capture_output=True, text=True, check=True)
        return next(word for word in done.stdout.split() if word.count('-') == 7)

    def say(self, key):
        text = self.texts[key]
        return text if isinstance(text, str) else text['je']

    def word(self, english):
        return DUTCH[english] if self.language == 'nl' else english

    def shown(self, name):
        return a11y.those(self.app, lambda n: n.get_name() == name and a11y.shown(n))

    def see(self, text):
        a11y.wait(lambda: self.shown(text), f'{text!r} to be shown')

    def see_prompt(self, key):
        self.see(self.say(key))

    def see_not(self, text):
        a11y.wait(lambda: not self.shown(text), f'{text!r} to go')

    def focused(self):
        return a11y.those(self.app, lambda n: a11y.has(n, S.FOCUSED) and a11y.shown(n))

    def has_focus(self, name):
        return is_among(self.focused(), name)

    def wait_focus(self, name):
        a11y.wait(lambda: self.has_focus(name), f'the focus on {name!r}, not on '
                  f'{[n.get_name() for n in self.focused()]}')

    def tab_to(self, name):
        """Presses Tab until the focus is there: what cannot be reached so is not reachable."""
        visited = []
        focused = self.focused()
        for _ in range(60):
            if is_among(focused, name):
                return
            visited.append([n.get_name() for n in focused])
            focused = self.step_focus('Tab', focused)
        raise AssertionError(f'Tab does not reach {name!r}, only {visited}')

    def step_focus(self, key, before=None):
        """Presses a key that moves the focus, and gives where it is now: a busy machine tells late.

        To ask every widget takes long in a large window, so what is known from before is used again.
        """
        before = before or self.focused()
        a11y.key(key)
        end = time.monotonic() + 1
        while (now := self.focused()) == before and time.monotonic() < end:
            time.sleep(.03)
        return now

    def press(self, name):
        self.see(name)
        self.tab_to(name)
        a11y.key('Return')

    def press_prompt(self, key):
        self.press(self.say(key))

    def type(self, text):
        subprocess.run(['xdotool', 'type', '--delay', '8', text], check=True)

    def focus_window(self):
        """Gives the keys back to Siloam after another program had them: there is no window manager."""
        subprocess.run(['xdotool', 'search', '--sync', '--onlyvisible', '--name', 'Siloam', 'windowfocus'],
                       check=True, timeout=a11y.PATIENCE, stdout=subprocess.DEVNULL)

    def press_in_dialog(self, name):
        """Answers, and waits for the dialog to go. libadwaita 1.2 names a response twice, "Cancel Cancel"."""
        def probe():
            dialogs = [w for w in a11y.kids(self.app) if w.get_role() == R.DIALOG]
            buttons = [b for w in dialogs for b in a11y.find_all(w, R.PUSH_BUTTON)]
            return next((b for b in buttons if b.get_name().startswith(name)), None)
        button = a11y.wait(probe, f'{name!r} in a dialog')
        dialog = a11y.window_of(button)
        a11y.act(button)
        a11y.wait(lambda: dialog not in a11y.kids(self.app), 'the dialog to close')

    def see_any(self, *keys):
        a11y.wait(lambda: any(self.shown(self.say(k)) for k in keys), f'one of {keys}')

    def first_run_to_lockup(self):
        self.press_prompt('welcome.button.begin')
        self.see_prompt('reading.question')
        self.press(self.word('Next'))
        self.see_prompt('lockup.title')

    def finish_first_run(self):
        self.see_prompt('recovery.question')
        self.press_prompt('recovery.button.later')
        self.see_prompt('heavy.question')
        self.press_prompt('heavy.button.skip')
        self.see_prompt('home.question')

    def recovery_groups(self):
        """The eight groups, as they are read out."""
        head = 'Groep' if self.language == 'nl' else 'Group'
        names = {n.get_name() for n in a11y.walk(self.app)}
        spoken = sorted(n for n in names if n.startswith(head) and ':' in n)
        return [n.split(':')[1].replace(' ', '') for n in spoken]

    def recovery_groups_when_shown(self):
        self.see_prompt('recovery.question')
        return self.recovery_groups()

    def unlock(self):
        self.press_prompt('unlock.button.open')
        self.see_prompt('returned.question')


class Skipped(Exception):
    """A fact that cannot be tried here, and why."""


def run(suite, facts):
    """facts: (sentence, function). Prints TAP; exits 0 when every fact holds."""
    print(f'1..{len(facts)}')
    failed = False
    for number, (name, fact) in enumerate(facts, 1):
        label = f'{number} /ui/{suite}/{name.replace(" ", "-")}'
        try:
            fact()
            print(f'ok {label}', flush=True)
        except Skipped as reason:
            print(f'ok {label} # SKIP {reason}', flush=True)
        except Exception as fault:  # pylint: disable=broad-except
            failed = True
            print(f'not ok {label}')
            for line in traceback.format_exc().splitlines():
                print(f'# {line}')
            sys.stdout.flush()
    sys.exit(1 if failed else 0)


def skip_all(suite, facts, reason):
    print(f'1..{len(facts)}')
    for number, (name, _) in enumerate(facts, 1):
        print(f'ok {number} /ui/{suite}/{name.replace(" ", "-")} # SKIP {reason}')
    sys.exit(0)
