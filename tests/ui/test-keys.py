# SPDX-FileCopyrightText: The Siloam contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What opens a journal, changed in the preferences, with an open keyring, by keyboard only."""
import os
import subprocess
import tempfile

from person import Person, a11y, companion, empty_keyring, keyring_items, run

WORDS = 'still waters run deep'


def person_with_journal():
    empty_keyring()
    person = Person()
    person.code = person.make_journal()
    return person


def row_of(person, title):
    """A row is named by its title and what stands below it."""
    return next((node for node in a11y.walk(person.app)
                 if node.get_role() == a11y.R.LIST_ITEM and (node.get_name() or '').startswith(title)), None)


def to_row(person, title):
    row = a11y.wait(lambda: row_of(person, title), f'the row {title!r}')
    a11y.tab_to(a11y.window_of(row), title)


def focus_preferences():
    """There is no window manager to give the keys back to the window below."""
    subprocess.run(['xdotool', 'search', '--sync', '--onlyvisible', '--name', 'Preferences', 'windowfocus', '%@'],
                   check=True, timeout=a11y.PATIENCE, stdout=subprocess.DEVNULL)


def wait_done(person):
    """The dialog closes when all is done; the toast that says so goes too soon for a busy machine."""
    a11y.wait(lambda: len(a11y.kids(person.app)) == 2, 'the dialog to close')
    focus_preferences()


def open_keys(person):
    a11y.key('ctrl+comma')
    a11y.wait(lambda: len(a11y.kids(person.app)) == 2, 'the preferences')
    person.tab_to('Keep safe')
    a11y.key('space')
    person.see('Keys')


def type_twice(person, title, words):
    person.wait_focus(title)
    person.type(words)
    a11y.key('Return')
    person.type(words)
    a11y.key('Return')


def opens(person, way, secret):
    """Whether the companion opens the journal so; it must be locked."""
    with tempfile.NamedTemporaryFile('w', dir=person.home) as file:
        file.write(secret)
        file.flush()
        listed = subprocess.run([companion(), f'--{way}-file', file.name, 'list', person.journal],
                                env=person.environment(), capture_output=True, text=True, check=False)
    assert listed.returncode in (0, 1), listed.stderr
    return listed.returncode == 0


def lock(person):
    a11y.key('ctrl+l')
    person.wait_focus(person.say('unlock.button.open'))


def new_code(person):
    return '-'.join(person.recovery_groups_when_shown())


def a_passphrase_set_in_the_preferences_opens_the_journal():
    with person_with_journal() as person:
        person.unlock()
        open_keys(person)
        to_row(person, 'Passphrase')
        a11y.key('Return')
        type_twice(person, 'Passphrase', WORDS)
        wait_done(person)
        lock(person)
        assert opens(person, 'passphrase', WORDS)
        person.press_prompt('unlock.button.passphrase')
        person.wait_focus(person.say('unlock.passphrase'))
        person.type(WORDS)
        a11y.key('Return')
        person.see_prompt('returned.question')


def a_passphrase_that_is_changed_and_taken_away_opens_nothing_any_more():
    with person_with_journal() as person:
        person.unlock()
        open_keys(person)
        for words in (WORDS, 'other words altogether'):
            to_row(person, 'Passphrase')
            a11y.key('Return')
            type_twice(person, 'Passphrase', words)
            wait_done(person)
        lock(person)
        assert not opens(person, 'passphrase', WORDS)
        assert opens(person, 'passphrase', 'other words altogether')
        person.unlock()
        open_keys(person)
        to_row(person, 'Passphrase')
        a11y.key('Return')
        person.press('Take the passphrase away')
        wait_done(person)
        lock(person)
        assert not opens(person, 'passphrase', 'other words altogether')


def a_new_code_kills_the_old_one():
    with person_with_journal() as person:
        person.unlock()
        open_keys(person)
        to_row(person, 'Make a new recovery code')
        a11y.key('Return')
        code = new_code(person)
        person.focus_window()
        person.press_prompt('recovery.button.later')
        person.see_prompt('recovery.later')
        lock(person)
        assert opens(person, 'recovery', code)
        assert not opens(person, 'recovery', person.code)


def another_key_leaves_the_keyring_and_the_new_code():
    with person_with_journal() as person:
        person.unlock()
        with open(person.journal, 'rb') as file:
            before = file.read()
        open_keys(person)
        to_row(person, 'A new key for this journal')
        a11y.key('Return')
        person.see_prompt('keys.rotate.backups')
        person.press('Make a new key')
        code = new_code(person)
        person.focus_window()
        person.press_prompt('recovery.button.later')
        lock(person)
        assert opens(person, 'recovery', code)
        assert not opens(person, 'recovery', person.code)
        with open(person.journal, 'rb') as file:
            assert file.read()[65536:] != before[65536:]
        assert sorted(os.listdir(os.path.dirname(person.journal))) == ['journal.siloam']
        assert len(keyring_items()) == 1
        person.unlock()


def another_key_that_is_not_wanted_changes_nothing():
    with person_with_journal() as person:
        person.unlock()
        open_keys(person)
        to_row(person, 'A new key for this journal')
        a11y.key('Return')
        person.see_prompt('keys.rotate.backups')
        a11y.key('Escape')
        person.see_not(person.say('keys.rotate.backups'))
        person.focus_window()
        lock(person)
        assert opens(person, 'recovery', person.code)


def a_keyring_that_lost_the_key_is_said_and_mended():
    with person_with_journal() as person:
        person.unlock()
        empty_keyring()
        open_keys(person)
        to_row(person, 'Keyring')
        a11y.key('Return')
        person.see_prompt('error.keyring_not_here.title')
        person.press('Put the key in the keyring')
        a11y.wait(keyring_items, 'the key in the keyring')
        lock(person)
        person.unlock()


run('keys', [(f.__name__.replace('_', ' '), f) for f in (
    a_passphrase_set_in_the_preferences_opens_the_journal,
    a_passphrase_that_is_changed_and_taken_away_opens_nothing_any_more,
    a_new_code_kills_the_old_one,
    another_key_leaves_the_keyring_and_the_new_code,
    another_key_that_is_not_wanted_changes_nothing,
    a_keyring_that_lost_the_key_is_said_and_mended,
)])
