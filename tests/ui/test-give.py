# SPDX-FileCopyrightText: The Siloam contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-give.py PAGES: a visitor takes a summary home, and the team tidies up and follows up, in a real window.

PAGES shows the pages after a conversation over a real ministry file. Speaks TAP.
"""
import os
import re
import subprocess
import sys
import tempfile
import time
import traceback

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), os.pardir, 'support'))
import a11y  # noqa: E402
import prompts  # noqa: E402
from a11y import R, S  # noqa: E402

ALL = 2 | 4 | 8 | 32  # notes, keep, contact, summary
HOME = os.environ['HOME']
TOP = os.environ['UI_TMP']  # of the session: home, temporary files, all
TEXTS = prompts.texts('nl')
PRESSABLE = (R.PUSH_BUTTON, R.TOGGLE_BUTTON, R.CHECK_BOX, R.RADIO_BUTTON)


def say(key, form='u'):
    text = TEXTS[key]
    return text if isinstance(text, str) else text[form]


class Pages:
    """Someone at the laptop."""

    def __init__(self, nick, scopes=ALL):
        self.process = subprocess.Popen([sys.argv[1], nick, 'nl', str(scopes)], stdout=subprocess.DEVNULL,
                                        env={**os.environ, 'TMPDIR': tempfile.mkdtemp(dir=TOP)})
        self.app = a11y.wait(self.find_app, 'the window')

    def find_app(self):
        found = [a for a in a11y.kids(a11y.Atspi.get_desktop(0)) if a.get_process_id() == self.process.pid]
        return found[0] if found and found[0].get_child_count() else None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()

    def find(self, name, roles=PRESSABLE):
        def probe():
            return next((n for n in a11y.walk(self.app) if n.get_role() in roles and a11y.shown(n)
                         and n.get_name() == name), None)
        return a11y.wait(probe, f'{name!r}')

    def press(self, name):
        a11y.act(self.find(name))

    def tick(self, name):
        """By Tab and Space, as it is meant."""
        give_keys_to_newest()
        tick = a11y.tab_to(a11y.kids(self.app)[0], name)
        a11y.key('space')
        a11y.wait(lambda: a11y.has(tick, S.CHECKED), f'{name!r} to be ticked')

    def answer(self, start):
        """libadwaita 1.2 names a response twice; the program that shows the pages speaks English there."""
        a11y.act(a11y.wait(lambda: next((n for n in a11y.walk(self.app) if n.get_role() == R.PUSH_BUTTON
                                         and n.get_name().startswith(start)), None), start))

    def see(self, text):
        a11y.wait(lambda: any(text in n.get_name() for n in a11y.walk(self.app) if a11y.shown(n)), f'{text!r}')

    def sees(self, text):
        return any(text in n.get_name() for n in a11y.walk(self.app) if a11y.shown(n))

    def write(self, title, words):
        def probe():
            return next((n for n in a11y.walk(self.app) if n.get_role() in (R.TEXT, R.ENTRY)
                         and n.get_name() == title and a11y.shown(n)), None)
        a11y.set_text(a11y.wait(probe, f'a field {title!r}'), words)


def give_keys_to_newest():
    found = subprocess.run(['xdotool', 'search', '--onlyvisible', '--name', '.'], capture_output=True, text=True,
                           check=True).stdout.split()
    subprocess.run(['xdotool', 'windowfocus', max(found, key=int)], check=True)


def choose_folder(pages, folder):
    """Answers GTK's own dialog for a folder: Ctrl+L gives it a place to write one."""
    before = len(a11y.kids(pages.app))
    pages.press(say('give.button.folder'))
    a11y.wait(lambda: len(a11y.kids(pages.app)) > before, 'the dialog for a folder')
    give_keys_to_newest()

    def place():
        a11y.key('ctrl+l')
        dialog = a11y.kids(pages.app)[-1]
        return next((n for n in a11y.walk(dialog) if n.get_role() in (R.TEXT, R.ENTRY) and a11y.shown(n)), None)
    a11y.set_text(a11y.wait(place, 'a place to write the folder'), folder + '/')
    pages.answer('_Open')


def everything_under(top):
    return {os.path.join(where, name) for where, _, names in os.walk(top) for name in names}


def recent_files():
    texts = [open(path, encoding='utf-8').read() for path in everything_under(HOME) if 'recently-used' in path]
    return [link for text in texts for link in re.findall(r'href="([^"]*)"', text)]


def take_two_lines(pages):
    pages.tick('een open deur (beeld)')
    pages.tick('Psalm 34:18')
    pages.press(say('give.button.look'))
    pages.see(say('give.preview.question'))


def two_ticked_lines_reach_the_stick_and_nothing_else():
    folder = tempfile.mkdtemp(dir=TOP)
    with Pages('give') as pages:
        take_two_lines(pages)
        before = everything_under(TOP)
        pages.press(say('give.button.stick'))
        choose_folder(pages, folder)
        pages.answer('_Write it here')
        pages.see(say('give.done.file.question'))
        names = os.listdir(folder)
        assert names == [f'samenvatting-{time.strftime("%Y-%m-%d")}.pdf'], names
        path = os.path.join(folder, names[0])
        text = subprocess.run(['pdftotext', '-layout', path, '-'], check=True, capture_output=True, text=True).stdout
        for there in ('een open deur (beeld)', 'Psalm 34:18', 'Wat u ontving'):
            assert there in text, text
        for never in ('alleen te doen', 'Roos', 'slaap', 'angst', 'wandelen', 'Numeri'):
            assert never not in text, text
        time.sleep(.6)  # what GTK notes of a chosen file it writes a quarter of a second later
        left = {p for p in everything_under(TOP) - before
                if p != path and not re.search(r'-wal$|-shm$|fontconfig|dconf|at-spi|recently-used', p)}
        assert not left, left
        assert not recent_files(), recent_files()


def who_said_no_sees_the_lines_and_no_paper():
    with Pages('give', 2) as pages:
        pages.see(say('give.refused.question'))
        pages.see('een open deur (beeld)')
        assert not pages.sees(say('give.button.look'))
        pages.press(say('give.button.done'))
        pages.see(say('give.done.nothing.question'))


def taking_nothing_leads_to_erasing():
    with Pages('give') as pages:
        pages.press(say('give.button.nothing'))
        pages.press(say('give.button.on'))
        pages.see(say('tidy.question'))
        button = pages.find(say('tidy.button.erase'))
        a11y.wait(lambda: a11y.has(button, S.FOCUSED), 'the focus on erasing')
        a11y.act(button)
        pages.see('Ontvangst')


def what_was_agreed_is_done_and_erased():
    with Pages('give') as pages:
        pages.press(say('give.button.nothing'))
        pages.press(say('give.button.on'))
        pages.write(say('tidy.followup.reach'), '06 00000000')
        pages.press(say('rights.term.phone'))
        pages.answer(say('tidy.button.keep').split('{')[0])
        pages.see('Ontvangst')
    with Pages('follow-up') as pages:
        assert not pages.sees('Roos')
        pages.press(say('followup.show'))
        pages.see('Roos')
        pages.see(say('followup.voicemail.neutral', 'je'))
        pages.press(say('followup.button.spoken'))
        pages.see(say('followup.empty'))


TESTS = [two_ticked_lines_reach_the_stick_and_nothing_else, who_said_no_sees_the_lines_and_no_paper,
         taking_nothing_leads_to_erasing, what_was_agreed_is_done_and_erased]

print(f'1..{len(TESTS)}')
failed = False
for number, test in enumerate(TESTS, 1):
    try:
        test()
        print(f'ok {number} - {test.__name__.replace("_", " ")}', flush=True)
    except Exception:  # pylint: disable=broad-except
        failed = True
        print(f'not ok {number} - {test.__name__.replace("_", " ")}', flush=True)
        print(''.join('# ' + line + '\n' for line in traceback.format_exc().splitlines()), flush=True)
sys.exit(failed)
