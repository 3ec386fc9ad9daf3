# SPDX-FileCopyrightText: The Siloam contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The first run, with an open keyring, by keyboard only."""
import os
import stat

from person import Person, a11y, empty_keyring, keyring_items, run


def walk_whole(language):
    empty_keyring()
    with Person(language) as person:
        person.wait_focus(person.say('welcome.button.begin'))
        person.first_run_to_lockup()
        person.press(person.word('Next'))
        person.see_prompt('recovery.question')
        groups = person.recovery_groups()
        assert len(groups) == 8 and all(len(g) == 4 for g in groups), groups
        person.press_prompt('recovery.button.written')
        retype(person, groups)
        person.see_prompt('heavy.question')
        person.press_prompt('heavy.button.skip')
        person.see_prompt('home.question')
        person.see_not(person.say('recovery.later'))


def retype(person, groups):
    person.see_prompt('recovery.retype.question')
    head = 'Groep' if person.language == 'nl' else 'Group'
    asked = [i for i in range(8) if person.shown(f'{head} {i + 1}')]
    assert len(asked) == 2, asked
    for i in asked:
        person.tab_to(f'{head} {i + 1}')
        person.type(groups[i].lower())
    a11y.key('Return')


def a_first_run_goes_by_keyboard_in_dutch():
    walk_whole('nl')


def a_first_run_goes_by_keyboard_in_english():
    walk_whole('en')


def a_group_typed_wrong_is_asked_again():
    empty_keyring()
    with Person() as person:
        person.first_run_to_lockup()
        person.press('Next')
        groups = person.recovery_groups_when_shown()
        person.press_prompt('recovery.button.written')
        person.see_prompt('recovery.retype.question')
        retype(person, ['0000'] * 8)
        person.see_prompt('recovery.retype.differs')
        a11y.key('ctrl+a')
        retype(person, groups)
        person.see_prompt('heavy.question')


def later_leaves_a_reminder_on_home_until_the_new_code_is_written_down():
    empty_keyring()
    with Person() as person:
        person.first_run_to_lockup()
        person.press('Next')
        first = person.recovery_groups_when_shown()
        person.finish_first_run()
        person.see_prompt('recovery.later')
        person.press_prompt('recovery.button.now')
        second = person.recovery_groups_when_shown()
        assert first != second, 'the code was not renewed'
        person.press_prompt('recovery.button.written')
        retype(person, second)
        person.see_prompt('home.question')
        person.see_not(person.say('recovery.later'))


def nothing_exists_before_the_journal_is_made():
    empty_keyring()
    with Person() as person:
        person.first_run_to_lockup()
        person.see_prompt('lockup.note')
        made = [f for _, _, files in os.walk(os.path.join(person.home, 'data', 'siloam')) for f in files]
        assert not made and not keyring_items(), (made, keyring_items())


def going_back_leads_to_the_first_screen():
    empty_keyring()
    with Person() as person:
        person.first_run_to_lockup()
        a11y.key('alt+Left')
        person.see_prompt('reading.question')
        a11y.key('alt+Left')
        person.see_prompt('welcome.question')


def the_folder_of_the_journal_is_private():
    empty_keyring()
    with Person() as person:
        person.first_run_to_lockup()
        person.press('Next')
        person.finish_first_run()
        mode = stat.S_IMODE(os.stat(os.path.dirname(person.journal)).st_mode)
        assert mode == 0o700, oct(mode)


def the_language_changes_at_once():
    empty_keyring()
    with Person('en') as person:
        person.press_prompt('welcome.button.begin')
        person.wait_focus(person.say('reading.language'))
        a11y.key('Return')
        a11y.wait(lambda: any(n.get_role() == a11y.R.LIST_ITEM for n in person.focused()), 'the list of languages')
        a11y.key('Up', 'Return')
        dutch = Person('nl')
        person.see(dutch.say('reading.question'))
        person.see('Verder')


def help_opens_and_closes_within_a_first_run():
    empty_keyring()
    with Person() as person:
        person.first_run_to_lockup()
        a11y.key('F2')
        person.see_prompt('help.question')
        a11y.key('Escape')
        person.see_prompt('lockup.title')


def the_title_of_the_window_is_neutral():
    empty_keyring()
    with Person() as person:
        person.see_prompt('welcome.question')
        titles = [n.get_name() for n in a11y.kids(person.app)]
        assert titles == ['Siloam'], titles


run('first-run', [(f.__name__.replace('_', ' '), f) for f in (
    a_first_run_goes_by_keyboard_in_dutch,
    a_first_run_goes_by_keyboard_in_english,
    a_group_typed_wrong_is_asked_again,
    later_leaves_a_reminder_on_home_until_the_new_code_is_written_down,
    nothing_exists_before_the_journal_is_made,
    going_back_leads_to_the_first_screen,
    the_folder_of_the_journal_is_private,
    the_language_changes_at_once,
    help_opens_and_closes_within_a_first_run,
    the_title_of_the_window_is_neutral,
)])
