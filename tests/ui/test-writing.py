# SPDX-FileCopyrightText: The Siloam contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-writing.py SILOAM SILOAMCTL: writing in the real window, by keyboard alone.

Inside ui-session.sh, with a real keyring. The journal is made beforehand by siloamctl, which also
reads back what reached the disk. Each test begins on Home. Speaks TAP.
"""
import json
import os
import signal
import subprocess
import sys
import time
import traceback

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'support'))
import a11y  # noqa: E402
from a11y import R, S  # noqa: E402
from walk import Walk  # noqa: E402

PROGRAM, CTL = sys.argv[1:3]
JOURNAL = os.path.join(os.environ['XDG_DATA_HOME'], 'siloam', 'journal.siloam')


def ctl(*arguments):
    return subprocess.run([CTL, '--keyring', *arguments], check=True, capture_output=True, text=True).stdout


class Writer(Walk):
    """Someone with a keyboard and no mouse."""

    def __init__(self):
        super().__init__(PROGRAM, os.path.join(os.environ['UI_TMP'], 'shots'), 'nl')
        self.see(self.say('unlock.button.open'))
        self.keys('Return')
        self.see(self.say('returned.question'))
        self.press(self.say('returned.button.go_on'))
        self.see(self.say('home.question'))

    def keys(self, *keys):
        subprocess.run(['xdotool', 'key', '--delay', '30', *keys], check=True)

    def type(self, words):
        subprocess.run(['xdotool', 'type', '--delay', '8', words], check=True)

    def focused(self):
        return next((n.get_name() for n in a11y.walk(self.app) if a11y.has(n, S.FOCUSED)
                     and n.get_role() not in (R.FRAME, R.APPLICATION)), None)

    def focus_is(self, name):
        a11y.wait(lambda: self.focused() == name, f'the focus on {name!r}, it is on {self.focused()!r}')

    def find_part(self, part):
        def probe():
            return next((n for n in a11y.walk(self.app) if n.get_role() == R.PUSH_BUTTON
                         and n.get_name().startswith(part) and a11y.shown(n)), None)
        return a11y.wait(probe, f'a button with {part!r}')

    def see(self, text):
        """Waits for a text, and for the focus: keys that come before it go astray."""
        super().see(text)
        a11y.wait(self.has_shown_focus, f'the focus beside {text!r}')

    def has_shown_focus(self):
        return any(a11y.has(n, S.FOCUSED) and a11y.shown(n) for n in a11y.walk(self.app)
                   if n.get_role() not in (R.FRAME, R.APPLICATION))

    def next(self, key):
        """Goes on, and waits for the step whose question this is."""
        self.keys('ctrl+Return')
        self.see(self.say(key))

    def home(self):
        self.see(self.say('home.question'))

    def take_along(self, typed, verse, told):
        """Finds a verse in the window of verses and keeps it with the page."""
        self.keys('ctrl+k')
        self.see(self.say('verse.title'))
        self.type(typed)
        self.see(verse)
        self.keys('Return')
        super().see(self.say(told).replace('{verse}', verse))
        # There is no window manager to give the keys back.
        subprocess.run(['xdotool', 'search', '--sync', '--onlyvisible', '--name', 'Siloam', 'windowfocus'],
                       check=True, timeout=20, stdout=subprocess.DEVNULL)
        a11y.wait(self.has_shown_focus, 'the focus on the page')

    def stop(self):
        self.close()

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()


def files():
    """How the files of the journal stand; a save changes them."""
    return [(entry.name, entry.stat().st_mtime_ns) for entry in os.scandir(os.path.dirname(JOURNAL))]


def wait_until_saved(before):
    """Until the files are others than before, and nothing more follows for twice as long as it may."""
    a11y.wait(lambda: files() != before, 'a save')
    seen, since = files(), time.monotonic()
    while time.monotonic() < since + 2:
        time.sleep(.1)
        if files() != seen:
            seen, since = files(), time.monotonic()


def newest():
    """The newest entry as it is on disk; the application must not be running."""
    first = json.loads(ctl('list', JOURNAL, '--json').splitlines()[0])
    return json.loads(ctl('show', JOURNAL, first['id']))


def a_whole_exchange_goes_by_keyboard_alone(writer):
    writer.keys('1')
    writer.see(writer.say('arrive.question'))
    writer.focus_is(writer.say('arrive.checkin.calm'))
    writer.keys('space', 'Tab')
    writer.focus_is(writer.say('arrive.memory.question'))
    writer.type('bij het water')
    writer.next('invite.question')
    writer.focus_is(writer.say('invite.question'))
    writer.next('name.question')
    writer.focus_is(writer.say('name.question'))
    writer.type('alleen zijn')
    writer.keys('Tab', 'Right', 'space')
    writer.next('memory.question')
    writer.focus_is(writer.word('Skip'))
    writer.keys('Return')
    writer.see(writer.say('forgive.question'))
    writer.focus_is(writer.say('forgive.stance.not_now'))
    writer.next('release.question')
    writer.keys('Tab', 'Tab', 'Return')
    writer.see(writer.say('receive.question'))
    writer.focus_is(writer.say('receive.question'))
    writer.type('Ik ben erbij')
    writer.next('weigh.question')
    writer.focus_is(writer.say('weigh.discern.fits'))
    writer.keys('space')
    writer.take_along('Ps. 34:18', 'Psalm 34:18', 'verse.taken.step.note')
    writer.next('today.question')
    writer.focus_is(writer.say('today.question'))
    writer.type('een wandeling')
    writer.keys('ctrl+Return')
    writer.home()


def what_was_written_is_on_disk(writer):
    writer.stop()
    entry = newest()
    assert entry['kind'] == 'exchange', entry
    assert entry['hurts'][0]['words'] == 'alleen zijn', entry
    assert entry['hurts'][0]['kind'] == 'fear', entry
    assert entry['releases'][0]['amount'] == 'all', entry
    assert entry['received'][0]['text'] == 'Ik ben erbij', entry
    assert entry['received'][0]['discern'] == 'fits', entry
    assert entry['verses'][0]['typed'] == 'Psalm 34:18', entry
    assert entry['today_step'] == 'een wandeling', entry


def a_killed_application_loses_no_more_than_a_second(writer):
    writer.keys('1')
    writer.see(writer.say('arrive.question'))
    writer.next('invite.question')
    writer.next('name.question')
    before = files()
    writer.type('dit blijft')
    wait_until_saved(before)
    writer.type(' en dit misschien')
    writer.kill()
    assert newest()['hurts'][0]['words'].startswith('dit blijft'), newest()


def the_place_is_found_back_after_a_kill(writer):
    button = writer.find_part('onderweg: ')
    a11y.act(button)
    writer.see(writer.say('name.hint'))
    field = writer.find(writer.say('name.question'), {R.TEXT, R.ENTRY})
    assert a11y.text(field).startswith('dit blijft'), a11y.text(field)
    writer.keys('Escape')
    writer.home()


def home_names_what_is_open_by_its_day_only(writer):
    names = [n.get_name() for n in a11y.walk(writer.app)]
    assert not any('dit blijft' in name for name in names), names


def help_leads_to_the_good_memory_and_then_home(writer):
    writer.keys('1')
    writer.see(writer.say('arrive.question'))
    writer.keys('Tab')
    writer.type('op de steiger')
    writer.keys('F2')
    writer.see(writer.say('help.question'))
    writer.see('op de steiger')
    writer.keys('Escape')
    writer.home()


def too_much_opens_help_before_anything_else(writer):
    writer.keys('1')
    writer.see(writer.say('arrive.question'))
    writer.keys('Right', 'Right', 'space')
    writer.see(writer.say('help.question'))
    writer.keys('Escape')
    writer.home()


def something_recent_is_named_and_no_more(writer):
    writer.keys('1')
    writer.see(writer.say('arrive.question'))
    writer.next('invite.question')
    writer.next('name.question')
    writer.type('gisteren')
    writer.keys('Tab', 'Tab')
    writer.focus_is(writer.say('name.recent'))
    writer.keys('space')
    writer.next('today.gentle.note')
    writer.keys('ctrl+Return')
    writer.home()


def a_blessing_is_chosen_by_its_number(writer):
    writer.keys('3')
    writer.see(writer.say('blessing.question'))
    writer.keys('4')
    writer.see(writer.say('blessing.protection.prayer'))
    field = writer.find(writer.say('blessing.line.ask'), {R.TEXT, R.ENTRY})
    for _ in range(12):
        if a11y.has(field, S.FOCUSED):
            break
        writer.keys('Tab')
        time.sleep(.1)
    writer.type('Waak over ons huis')
    writer.keys('ctrl+Return')
    writer.home()


def the_blessing_is_on_disk(writer):
    writer.stop()
    entry = newest()
    assert (entry['kind'], entry['blessing'], entry['ask']) == ('blessing', 'protection', 'Waak over ons huis'), entry


def a_free_page_takes_words_thanks_and_a_verse(writer):
    writer.keys('2')
    writer.see(writer.say('free.question'))
    writer.focus_is(writer.say('free.question'))
    writer.type('Een gewone dag')
    writer.keys('Tab')
    writer.type('zon')
    writer.keys('Return')
    writer.type('brood')
    writer.take_along('Fil. 4:6', 'Filippenzen 4:6', 'verse.taken.page.note')
    writer.keys('ctrl+Return')
    writer.home()


def the_free_page_is_on_disk(writer):
    writer.stop()
    entry = newest()
    assert entry['text'] == 'Een gewone dag', entry
    assert entry['gratitude'] == ['zon', 'brood'], entry
    assert entry['verses'][0]['typed'] == 'Filippenzen 4:6', entry


def an_untouched_page_leaves_nothing_behind(writer):
    for key, question in (('1', 'arrive.question'), ('2', 'free.question'), ('3', 'blessing.question')):
        writer.keys(key)
        writer.see(writer.say(question))
        writer.keys('Escape')
        writer.home()
    writer.stop()
    assert newest()['kind'] == 'free'


def the_window_is_called_siloam_and_no_more(writer):
    writer.keys('2')
    writer.see(writer.say('free.question'))
    writer.type('geheim')
    titles = [n.get_name() for n in a11y.walk(writer.app) if n.get_role() == R.FRAME]
    assert titles and set(titles) == {'Siloam'}, titles
    writer.keys('Escape')
    writer.home()


def every_control_has_a_name(writer):
    """A control without a label is called by its type."""
    def nameless():
        return [n.get_name() for n in a11y.walk(writer.app) if n.get_name().startswith(('Gtk', 'Siloam', 'Adw'))
                and n.get_name() != 'Siloam' and n.get_role() in (R.PUSH_BUTTON, R.TOGGLE_BUTTON, R.TEXT, R.ENTRY, R.CHECK_BOX)]
    bad = {}
    for key, question in (('2', 'free.question'), ('1', 'arrive.question')):
        writer.keys(key)
        writer.see(writer.say(question))
        bad[question] = nameless()
        if key == '1':
            for step in ('invite', 'name', 'memory', 'forgive', 'release', 'receive', 'weigh', 'today'):
                writer.next(f'{step}.question')
                bad[step] = nameless()
        writer.keys('Escape')
        writer.home()
    assert not any(bad.values()), bad


TESTS = [
    a_whole_exchange_goes_by_keyboard_alone, what_was_written_is_on_disk,
    a_killed_application_loses_no_more_than_a_second, the_place_is_found_back_after_a_kill,
    home_names_what_is_open_by_its_day_only, help_leads_to_the_good_memory_and_then_home,
    too_much_opens_help_before_anything_else, something_recent_is_named_and_no_more,
    a_blessing_is_chosen_by_its_number, the_blessing_is_on_disk,
    a_free_page_takes_words_thanks_and_a_verse, the_free_page_is_on_disk,
    an_untouched_page_leaves_nothing_behind, the_window_is_called_siloam_and_no_more,
    every_control_has_a_name,
]


def run(test, number, writer):
    """Each test gets a running application; one that stopped it leaves the next to start another."""
    if writer is None or writer.process.poll() is not None:
        writer = Writer()
    name = f'/ui/writing/{test.__name__.replace("_", "-")}'
    try:
        test(writer)
        print(f'ok {number} {name}', flush=True)
    except Exception:
        shot = os.environ.get('SILOAM_SHOTS')
        if shot and writer.process.poll() is None:
            a11y.shot(os.path.join(shot, f'{test.__name__}.png'))
        for line in traceback.format_exc().splitlines():
            print('#', line)
        print(f'not ok {number} {name}', flush=True)
        if writer.process.poll() is None:
            writer.kill()
    return writer


def main():
    os.makedirs(os.path.dirname(JOURNAL), mode=0o700, exist_ok=True)
    ctl('create', JOURNAL)
    print(f'1..{len(TESTS)}', flush=True)
    writer = None
    for number, test in enumerate(TESTS, 1):
        writer = run(test, number, writer)
    if writer.process.poll() is None:
        writer.stop()


main()
