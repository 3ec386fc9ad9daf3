# SPDX-FileCopyrightText: The Siloam contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The prayer evenings from the first run to the lock, by keyboard only, in a real sealed file."""
import os
import re
import signal

from person import a11y, empty_keyring, run
from team import CONTROLLER, PLACE, Team

VISITOR = 'Wilg'
SETTINGS = 'io/github/siloam_journal/Siloam'


def new_team():
    empty_keyring()
    return Team()


def team_with_a_file():
    """A team that has been through the first run; Siloam is not running."""
    team = new_team().starting_at_the_evening()
    with team:
        team.begin()
    return team


def team_that_set_up():
    team = new_team().starting_at_the_evening()
    with team:
        team.begin()
        team.set_up_place()
        team.add_member('Noor')
        team.add_member('Sem')
        team.press_prompt('setup.button.done')
        team.see_prompt('evening.question')
    return team


def a_team_needs_no_journal():
    with new_team() as team:
        team.press_prompt('evening.button.door')
        team.begin()
        assert os.path.exists(team.file)
        assert not os.path.exists(team.journal)


def nothing_is_made_before_there_is_a_pin():
    with new_team().starting_at_the_evening() as team:
        team.press_prompt('evening.first.button.begin')
        team.choose_pin('123')
        team.see_prompt('lockup.pin.short')
        assert not os.path.exists(team.file)


def there_is_no_later_for_the_recovery_code():
    with new_team().starting_at_the_evening() as team:
        team.press_prompt('evening.first.button.begin')
        team.choose_pin()
        team.see_prompt('recovery.question')
        assert not team.shown(team.say('recovery.button.later'))


def the_pin_is_asked_each_time_and_nothing_shows_before():
    team = team_that_set_up()
    with team:
        team.wait_focus(team.say('unlock.pin'))
        assert not team.shown(team.say('evening.question'))
        assert not team.shown(PLACE)
        team.type_pin('wrong')
        team.see_prompt('error.wrong_pin.title')
        team.unlock_evening()


def the_recovery_code_opens_it_and_asks_a_new_pin():
    team = team_with_a_file()
    empty_keyring()
    with team:
        team.press_prompt('unlock.button.recovery')
        team.wait_focus(team.say('recovery.title'))
        team.type(team.code)
        a11y.key('Return')
        team.see_prompt('recovery.pin.question')
        team.type_pin('cedar9')
        team.type('cedar9')
        a11y.key('Return')
        team.see_prompt('evening.recovery.repaired')
        team.press(team.word('Next'))
        team.see_prompt('evening.question')


def a_new_recovery_code_takes_the_place_of_the_old_one():
    team = team_with_a_file()
    old = team.code
    with team:
        team.unlock_evening()
        team.open_page('setup')
        team.press_prompt('setup.code.title')
        team.press_prompt('setup.button.code')
        team.code = '-'.join(team.recovery_groups_when_shown())
        assert team.code != old
        team.press_prompt('recovery.button.written')
        team.see_prompt('recovery.retype.question')
        team.type_asked_group()
        team.type_asked_group()
        team.see_prompt('setup.question')
    with team:
        team.press_prompt('unlock.button.recovery')
        team.wait_focus(team.say('recovery.title'))
        team.type(old)
        a11y.key('Return')
        team.see_prompt('evening.error.wrong_code.title')


def the_first_page_of_a_journal_knows_the_file_for_no_journal():
    team = Team(team_with_a_file().home)
    with team:
        team.see_prompt('welcome.question')


def a_lost_file_is_told_and_not_made_anew():
    team = team_with_a_file()
    os.rename(team.file, team.file + '.elsewhere')
    with team:
        team.see_prompt('evening.error.missing.title')
        assert not os.path.exists(team.file)


def what_was_set_up_is_there_again():
    team = team_that_set_up()
    with team:
        team.unlock_evening()
        team.open_page('setup')
        team.press_prompt('setup.place.title')
        team.tab_to(team.say('setup.controller'))
        a11y.wait(lambda: any(a11y.text(node) == CONTROLLER for node in team.focused()), CONTROLLER)


def words_typed_before_the_session_ends_are_kept():
    team = team_with_a_file()
    with team:
        team.unlock_evening()
        team.open_page('setup')
        team.fill('setup.name', PLACE)
        team.process.send_signal(signal.SIGTERM)
        team.process.wait(2 * a11y.PATIENCE)
    with team:
        team.unlock_evening()
        team.open_page('setup')
        team.tab_to(team.say('setup.name'))
        a11y.wait(lambda: any(a11y.text(node) == PLACE for node in team.focused()), PLACE)


def locking_asks_the_pin_and_comes_back_to_the_page():
    team = team_with_a_file()
    with team:
        team.unlock_evening()
        team.open_page('setup')
        team.fill('setup.name', PLACE)
        a11y.key('ctrl+l')
        team.wait_focus(team.say('unlock.pin'))
        team.see_not(PLACE)
        team.type_pin()
        team.see_prompt('setup.question')
        team.tab_to(team.say('setup.name'))
        a11y.wait(lambda: any(a11y.text(node) == PLACE for node in team.focused()), PLACE)


def the_quiet_screen_covers_without_closing():
    team = team_with_a_file()
    with team:
        team.unlock_evening()
        a11y.key('F9')
        team.see_not(team.say('evening.question'))
        a11y.key('Escape')
        team.see_prompt('evening.question')


def help_comes_back_to_where_one_was():
    team = team_with_a_file()
    with team:
        team.unlock_evening()
        team.open_page('setup')
        a11y.key('F2')
        team.see_prompt('help.grounding.title')
        a11y.key('Escape')
        team.see_prompt('setup.question')


def an_evening_is_set_ready_when_it_is_complete():
    team = team_that_set_up()
    with team:
        team.unlock_evening()
        team.open_page('prepare')
        team.press_prompt('prepare.button.ready')
        team.see_prompt('prepare.missing.leader')
        team.choose('Noor', 0)
        team.choose('Noor', 2)
        team.see_prompt('prepare.alone')
        team.choose('Sem', 2)
        team.see_not(team.say('prepare.alone'))
        team.press_prompt('prepare.button.ready')
        team.see_prompt('evening.next.opening')


def formal(team, key):
    """As a visitor reads it."""
    text = team.texts[key]
    return text if isinstance(text, str) else text['u']


def open_the_evening(team):
    team.unlock_evening()
    team.open_page('prepare')
    team.choose('Noor', 0)
    team.choose('Noor', 2)
    team.choose('Sem', 2)
    team.press_prompt('prepare.button.ready')
    team.see_prompt('evening.next.opening')
    team.open_page('opening')
    team.press_prompt('opening.button.open')
    team.see_prompt('reception.question')


def receive(team, name):
    """Somebody who waits and has a team."""
    a11y.key('Insert')
    team.see_prompt('reception.new.question')
    team.type(name)
    a11y.key('Return')
    team.see_prompt('reception.team.question')
    team.press('Team 1')
    team.see_prompt('reception.question')


def welcome(team):
    team.press_prompt('reception.button.show')
    team.press_prompt('reception.button.welcome')
    team.see(formal(team, 'consent.info.question'))


def answer(team):
    """Writing is fine, all the rest is not."""
    yes = [formal(team, f'consent.{key}.question') for key in ('age', 'notes')]
    for _ in range(20):
        shown = question(team)
        if shown == formal(team, 'consent.check.question'):
            return
        if team.shown(formal(team, 'consent.button.no')):
            a11y.key('j' if shown in yes else 'n')
        else:
            team.press(formal(team, 'consent.button.next'))
        a11y.wait(lambda before=shown: question(team) != before, 'the next question')
    raise AssertionError('there is no end to the questions')


def question(team):
    """What the visitor is asked now."""
    asked = [formal(team, key) for key in team.texts if re.fullmatch(r'consent\.\w+\.question', key)]
    names = {node.get_name() for node in a11y.walk(team.app) if a11y.shown(node)}
    # The last page shows all that was asked.
    asked.sort(key=lambda text: text != formal(team, 'consent.check.question'))
    return next((text for text in asked if text in names), '')


def team_in_a_session():
    team = team_that_set_up()
    with team:
        open_the_evening(team)
        receive(team, VISITOR)
        welcome(team)
        answer(team)
        team.press(formal(team, 'consent.button.agree'))
        team.press_prompt('handover.button.take')
        team.see(formal(team, 'consent.help.question'))
        yield team


def a_session_waits_behind_the_lock_and_a_neutral_page():
    for team in team_in_a_session():
        a11y.key('ctrl+l')
        team.wait_focus(team.say('unlock.pin'))
        assert not team.shown(VISITOR)
        team.type_pin()
        team.wait_focus(team.say('evening.back.button.resume'))
        assert not team.shown(VISITOR)
        a11y.key('Return')
        team.see(formal(team, 'consent.help.question'))


def a_crash_in_a_session_comes_back_to_it_after_the_pin():
    for team in team_in_a_session():
        team.process.kill()
        team.process.wait()
        team.start()
        team.type_pin()
        team.wait_focus(team.say('evening.back.button.resume'))
        assert not team.shown(VISITOR)
        a11y.key('Return')
        team.see(formal(team, 'consent.help.question'))


def nobody_is_stored_before_they_answered():
    team = team_that_set_up()
    with team:
        open_the_evening(team)
        receive(team, VISITOR)
        welcome(team)
        a11y.key('ctrl+l')
        team.type_pin()
        team.see_prompt('reception.question')
        team.see_not(VISITOR)
    with team:
        team.unlock_evening()
        assert not team.shown(team.say('evening.session.meaning'))


def person_with_evenings():
    """Somebody with a journal who turned the prayer evenings on."""
    team = new_team()
    team.make_journal()
    path = os.path.join(team.home, 'config', 'glib-2.0', 'settings')
    os.makedirs(path, exist_ok=True)
    with open(os.path.join(path, 'keyfile'), 'a', encoding='utf-8') as file:
        file.write(f'[{SETTINGS}]\nministry-enabled=true\n')
    return team


def the_menu_leads_there_and_the_lock_of_the_journal_back():
    with person_with_evenings() as person:
        person.unlock()
        person.press_prompt('returned.button.go_on')
        person.see_prompt('home.question')
        person.press('Menu')
        person.see('Gebedsavond…')
        a11y.act(person.shown('Gebedsavond…')[0])
        person.see_prompt('evening.first.title')
        person.see_not(person.say('home.question'))
        person.press_prompt('evening.first.button.away')
        person.wait_focus(person.say('unlock.button.open'))
        person.see_not(person.say('home.question'))


run('evening', [(fact.__name__.replace('_', ' '), fact) for fact in (
    a_team_needs_no_journal,
    nothing_is_made_before_there_is_a_pin,
    there_is_no_later_for_the_recovery_code,
    the_pin_is_asked_each_time_and_nothing_shows_before,
    the_recovery_code_opens_it_and_asks_a_new_pin,
    a_new_recovery_code_takes_the_place_of_the_old_one,
    the_first_page_of_a_journal_knows_the_file_for_no_journal,
    a_lost_file_is_told_and_not_made_anew,
    what_was_set_up_is_there_again,
    words_typed_before_the_session_ends_are_kept,
    locking_asks_the_pin_and_comes_back_to_the_page,
    the_quiet_screen_covers_without_closing,
    help_comes_back_to_where_one_was,
    an_evening_is_set_ready_when_it_is_complete,
    a_session_waits_behind_the_lock_and_a_neutral_page,
    a_crash_in_a_session_comes_back_to_it_after_the_pin,
    nobody_is_stored_before_they_answered,
    the_menu_leads_there_and_the_lock_of_the_journal_back,
)])
