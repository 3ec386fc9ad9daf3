# SPDX-FileCopyrightText: The Siloam contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The lock and the way back in, with an open keyring, by keyboard only."""
import fcntl
import os
import subprocess

from person import Person, a11y, companion, empty_keyring, keyring_items, program, run

PIN = 'pear7'


def person_with_journal(*options):
    """Someone who comes back to a journal that was made before."""
    empty_keyring()
    person = Person()
    person.code = person.make_journal(*options)
    return person


def to_row(person, title):
    """A row is named by its title and what stands below it."""
    for _ in range(60):
        if any((node.get_name() or '').startswith(title) for node in person.focused()):
            return
        person.step_focus('Tab')
    raise AssertionError(f'Tab does not reach {title!r}')


def focus_preferences():
    """There is no window manager to give the keys back to the window below."""
    subprocess.run(['xdotool', 'search', '--sync', '--onlyvisible', '--name', 'Preferences', 'windowfocus', '%@'],
                   check=True, timeout=a11y.PATIENCE, stdout=subprocess.DEVNULL)


def locking_covers_and_opens_again_on_welcome_back():
    with person_with_journal() as person:
        person.unlock()
        a11y.key('ctrl+l')
        person.wait_focus(person.say('unlock.button.open'))
        person.see_not(person.say('returned.question'))
        person.unlock()


def a_locked_journal_is_closed():
    with person_with_journal() as person:
        person.unlock()
        a11y.key('ctrl+l')
        person.wait_focus(person.say('unlock.button.open'))
        listed = subprocess.run([companion(), 'list', person.journal], env=person.environment(),
                                capture_output=True, text=True, check=False)
        assert listed.returncode == 0, listed.stderr


def locking_closes_the_preferences():
    with person_with_journal() as person:
        person.unlock()
        a11y.key('ctrl+comma')
        a11y.wait(lambda: len(a11y.kids(person.app)) == 2, 'the preferences')
        a11y.key('ctrl+l')
        person.wait_focus(person.say('unlock.button.open'))
        assert len(a11y.kids(person.app)) == 1, 'a window is left open'


def a_pin_set_in_the_preferences_is_asked_at_the_lock():
    with person_with_journal() as person:
        person.unlock()
        a11y.key('ctrl+comma')
        person.tab_to('Keep safe')
        a11y.key('space')
        to_row(person, 'PIN')
        a11y.key('Return')
        person.wait_focus('PIN')
        person.type(PIN)
        a11y.key('Return')
        person.type(PIN)
        a11y.key('Return')
        a11y.wait(lambda: len(a11y.kids(person.app)) == 2, 'the dialog to close')
        focus_preferences()
        a11y.key('ctrl+l')
        person.wait_focus(person.say('unlock.pin'))
        person.type(PIN)
        a11y.key('Return')
        person.see_prompt('returned.question')


def the_quiet_screen_hides_everything_until_escape():
    with person_with_journal() as person:
        person.unlock()
        a11y.key('F9')
        person.wait_focus('Back')
        person.see_not(person.say('returned.question'))
        a11y.key('Escape')
        person.see_prompt('returned.question')


def open_verse(person):
    """Goes to a free page and opens a reference on it."""
    person.unlock()
    person.press_prompt('returned.button.go_on')
    person.press_prompt('home.door.free')
    person.wait_focus(person.say('free.question'))
    person.type('Psalm 34:18 ')
    person.see('Psalm 34:18')
    a11y.key('alt+Down')
    person.see('Keep this verse with the entry')


def the_quiet_screen_hides_a_verse_that_is_open():
    with person_with_journal() as person:
        open_verse(person)
        a11y.key('F9')
        person.wait_focus('Back')
        person.see_not('Keep this verse with the entry')
        person.see_not('Psalm 34:18')
        a11y.key('Escape')
        person.wait_focus(person.say('free.question'))


def locking_works_from_a_verse_that_is_open():
    with person_with_journal() as person:
        open_verse(person)
        a11y.key('ctrl+l')
        person.wait_focus(person.say('unlock.button.open'))
        person.see_not('Keep this verse with the entry')


def help_is_there_while_it_is_locked():
    with person_with_journal() as person:
        person.see_prompt('unlock.button.open')
        a11y.key('F2')
        person.see_prompt('help.question')
        a11y.key('Escape')
        person.see_prompt('unlock.button.open')


def a_pin_is_asked_and_a_wrong_one_is_said_calmly():
    empty_keyring()
    with Person() as person:
        person.first_run_to_lockup()
        person.see_prompt('lockup.note')
        person.tab_to(person.say('lockup.pin.question'))
        a11y.key('space')
        person.wait_focus(person.say('unlock.pin'))
        person.type(PIN)
        a11y.key('Return')
        person.type(PIN)
        a11y.key('Return')
        person.finish_first_run()
        a11y.key('ctrl+l')
        person.wait_focus(person.say('unlock.pin'))
        person.type('wrong')
        a11y.key('Return')
        person.see_prompt('error.wrong_pin.title')
        person.wait_focus(person.say('unlock.pin'))
        person.type(PIN)
        a11y.key('Return')
        person.see_prompt('returned.question')


def two_pins_that_differ_make_nothing():
    empty_keyring()
    with Person() as person:
        person.first_run_to_lockup()
        person.see_prompt('lockup.note')
        person.tab_to(person.say('lockup.pin.question'))
        a11y.key('space')
        person.wait_focus(person.say('unlock.pin'))
        person.type(PIN)
        a11y.key('Return')
        person.type('other')
        a11y.key('Return')
        person.see_prompt('lockup.pin.differ')
        assert not os.path.exists(person.journal)


def a_deleted_key_is_repaired_with_the_recovery_code():
    with person_with_journal() as person:
        person.see_prompt('unlock.button.open')
        empty_keyring()
        person.press_prompt('unlock.button.open')
        person.see_prompt('error.keyring_no_item.title')
        assert not keyring_items(), 'a new key was made without being asked'
        person.press_prompt('unlock.button.recovery')
        person.wait_focus(person.say('recovery.title'))
        person.type(person.code.lower().replace('-', ' '))
        a11y.key('Return')
        person.see_prompt('recovery.repaired')
        a11y.key('Return')
        person.see_prompt('returned.question')
        a11y.key('ctrl+l')
        person.unlock()


def a_mistyped_recovery_code_is_told_from_a_wrong_one():
    with person_with_journal() as person:
        person.press_prompt('unlock.button.recovery')
        person.wait_focus(person.say('recovery.title'))
        last = '0' if person.code[-1] != '0' else '1'
        person.type(person.code[:-1] + last)
        a11y.key('Return')
        person.see_prompt('error.mistyped.title')
        other = Person()
        code = other.make_journal()
        a11y.key('ctrl+a')
        person.type(code)
        a11y.key('Return')
        person.see_prompt('error.wrong_code.title')


def a_missing_file_is_no_first_run():
    person = person_with_journal()
    with person:
        person.unlock()
    os.rename(person.journal, person.journal + '.away')
    with person:
        person.see_prompt('error.missing.title')
        os.rename(person.journal + '.away', person.journal)
        person.press_prompt('unlock.button.again')
        person.see_prompt('unlock.button.open')


def a_journal_the_keyring_knows_of_is_missed_without_any_setting():
    person = person_with_journal()
    os.remove(person.journal)
    with person:
        person.see_prompt('error.missing.title')


def a_new_journal_in_place_of_a_missing_one_is_asked_for_twice():
    person = person_with_journal()
    os.remove(person.journal)
    with person:
        person.press_prompt('unlock.button.anew')
        person.see_prompt('unlock.anew.question')
        a11y.key('Escape')
        person.see_prompt('error.missing.title')
        person.press_prompt('unlock.button.anew')
        person.see_prompt('unlock.anew.question')
        person.press_in_dialog(person.say('unlock.button.anew'))
        person.see_prompt('welcome.question')


def spoilt(change):
    person = person_with_journal()
    with open(person.journal, 'r+b') as file:
        change(file)
        file.seek(0)
        before = file.read()
    return person, before


def an_empty_file_is_told_and_left_alone():
    person, before = spoilt(lambda file: file.truncate(0))
    with person:
        person.see_prompt('error.not_vault.title')
    with open(person.journal, 'rb') as file:
        assert file.read() == before


def a_truncated_file_is_told_and_left_alone():
    person, before = spoilt(lambda file: file.truncate(1000))
    with person:
        person.see_any('error.not_vault.title', 'error.header_damaged.title')
    with open(person.journal, 'rb') as file:
        assert file.read() == before


def a_journal_open_elsewhere_is_told():
    person = person_with_journal()
    with open(person.journal + '.lock', 'a', encoding='utf-8') as lock, person:
        fcntl.flock(lock, fcntl.LOCK_EX)
        person.press_prompt('unlock.button.open')
        person.see_prompt('error.busy.title')
        fcntl.flock(lock, fcntl.LOCK_UN)
        person.unlock()


def starting_twice_shows_the_same_window():
    with person_with_journal() as person:
        person.see_prompt('unlock.button.open')
        second = subprocess.run([program()], env=person.environment(), timeout=20, check=False)
        assert second.returncode == 0
        assert len(a11y.kids(person.app)) == 1


run('lock', [(f.__name__.replace('_', ' '), f) for f in (
    locking_covers_and_opens_again_on_welcome_back,
    a_locked_journal_is_closed,
    locking_closes_the_preferences,
    a_pin_set_in_the_preferences_is_asked_at_the_lock,
    the_quiet_screen_hides_everything_until_escape,
    the_quiet_screen_hides_a_verse_that_is_open,
    locking_works_from_a_verse_that_is_open,
    help_is_there_while_it_is_locked,
    a_pin_is_asked_and_a_wrong_one_is_said_calmly,
    two_pins_that_differ_make_nothing,
    a_deleted_key_is_repaired_with_the_recovery_code,
    a_mistyped_recovery_code_is_told_from_a_wrong_one,
    a_missing_file_is_no_first_run,
    a_journal_the_keyring_knows_of_is_missed_without_any_setting,
    a_new_journal_in_place_of_a_missing_one_is_asked_for_twice,
    an_empty_file_is_told_and_left_alone,
    a_truncated_file_is_told_and_left_alone,
    a_journal_open_elsewhere_is_told,
    starting_twice_shows_the_same_window,
)])
