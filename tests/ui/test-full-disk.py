# SPDX-FileCopyrightText: The Siloam contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A disk that is full: nothing that was typed is let go of. Mounts a small disk, so root only."""
import os
import subprocess

from person import Person, a11y, companion, empty_keyring, run, skip_all
from small_disk import SmallDisk

WORDS = 'these words must not be lost'


def make_journal(person):
    subprocess.run([companion(), 'create', person.journal], env=person.environment(), check=True,
                   stdout=subprocess.DEVNULL)


def open_page(person):
    """Goes to a page to write on."""
    person.unlock()
    person.press_prompt('returned.button.go_on')
    person.press_prompt('home.door.free')
    person.see_prompt('free.question')


def shows_full(person):
    a11y.wait(lambda: any(n.get_name().startswith(person.say('error.no_space.title'))
                          for n in a11y.walk(person.app)), 'a lasting notice of the full disk')


def holds_words(person):
    fields = a11y.find_all(person.app, a11y.R.TEXT, person.say('free.question'))
    return any(WORDS in a11y.text(f) for f in fields)


def assert_kept(person):
    found = subprocess.run([companion(), 'search', person.journal, 'lost'], env=person.environment(),
                           capture_output=True, text=True, check=True)
    assert found.stdout.strip(), 'the words are not in the journal'


def a_full_disk_is_told_and_the_words_are_saved_when_there_is_room():
    empty_keyring()
    person = Person()
    with SmallDisk(person) as disk:
        make_journal(person)
        with person:
            open_page(person)
            disk.fill()
            person.type(WORDS)
            shows_full(person)
            assert holds_words(person), 'the words are gone from the page'
            person.see('Try again')
            disk.empty()
            a11y.wait(lambda: not person.shown('Try again'), 'the notice to go')
        assert_kept(person)


def locking_on_a_full_disk_covers_but_keeps_the_words():
    empty_keyring()
    person = Person()
    with SmallDisk(person) as disk:
        make_journal(person)
        with person:
            open_page(person)
            disk.fill()
            person.type(WORDS)
            shows_full(person)
            a11y.key('ctrl+l')
            person.see_prompt('error.no_space.title')
            person.see_not(person.say('free.question'))
            if os.environ.get('UI_SHOTS'):
                a11y.shot(os.path.join(os.environ['UI_SHOTS'], 'held.png'))
            person.see('Try again')
            disk.empty()
            a11y.wait(lambda: person.has_focus(person.say('unlock.button.open')), 'the lock')
        assert_kept(person)


FACTS = [(f.__name__.replace('_', ' '), f) for f in (
    a_full_disk_is_told_and_the_words_are_saved_when_there_is_room,
    locking_on_a_full_disk_covers_but_keeps_the_words,
)]
if os.geteuid() != 0:
    skip_all('full-disk', FACTS, 'only root can mount a small disk')
run('full-disk', FACTS)
