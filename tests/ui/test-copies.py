# SPDX-FileCopyrightText: The Siloam contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two copies of one journal in the window: noticing them, joining them, and a journal that another
program replaced. By keyboard only."""
import json
import os
import shutil
import subprocess

from person import Person, a11y, companion, empty_keyring, run


def tool(person, *words, document=None):
    text = json.dumps(document) if document else None
    done = subprocess.run([companion(), *words], env=person.environment(), input=text, capture_output=True, text=True,
                          check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout


def add(person, journal, text):
    tool(person, 'add', journal, document={'kind': 'free', 'created': '2026-11-21T20:15:00+01:00', 'text': text})


def texts(person):
    lines = [json.loads(line) for line in tool(person, 'list', '--json', person.journal).splitlines()]
    return sorted(json.loads(tool(person, 'show', '--json', person.journal, line['id'])).get('text', '')
                  for line in lines)


def conflict(person):
    """What a program that synchronises folders leaves, with an entry of the other computer."""
    other = person.journal.replace('.siloam', '.sync-conflict-20261122-093000-ABCDEFG.siloam')
    shutil.copyfile(person.journal, other)
    return other


def person_with_journal(language='en'):
    empty_keyring()
    person = Person(language)
    person.make_journal()
    add(person, person.journal, 'together')
    return person


def go_home(person):
    person.unlock()
    person.press_prompt('returned.button.go_on')
    person.see_prompt('home.door.free')


def join_found(person, other):
    person.press_prompt('copies.button.look')
    person.see('Found beside this journal')
    person.tab_to(os.path.basename(other))
    a11y.key('Return')
    person.see('New here')
    person.press('Join')
    person.see_prompt('copies.done.text')


def a_conflict_copy_is_noticed_and_joined():
    person = person_with_journal()
    other = conflict(person)
    add(person, other, 'there')
    add(person, person.journal, 'here')
    with person:
        go_home(person)
        person.see_prompt('copies.beside.text')
        join_found(person, other)
        person.press('Close')
        person.see_not(person.say('copies.beside.text'))
    assert texts(person) == ['here', 'there', 'together'], texts(person)


def joining_is_taken_back():
    person = person_with_journal()
    other = conflict(person)
    add(person, other, 'there')
    with person:
        go_home(person)
        join_found(person, other)
        person.press('Undo')
        person.see_prompt('copies.undone.text')
        person.press('Close')
    assert texts(person) == ['together'], texts(person)


def a_copy_that_is_left_is_not_told_again():
    person = person_with_journal()
    add(person, conflict(person), 'there')
    with person:
        go_home(person)
        person.see_prompt('copies.beside.text')
        person.press_prompt('copies.button.leave')
        person.see_not(person.say('copies.beside.text'))
    with person:
        go_home(person)
        person.see_not(person.say('copies.beside.text'))


def an_older_journal_is_said_once():
    person = person_with_journal()
    older = os.path.join(person.home, 'older')
    shutil.copyfile(person.journal, older)
    add(person, person.journal, 'later')
    shutil.copyfile(older, person.journal)
    with person:
        go_home(person)
        person.see_prompt('copies.behind.text')
        person.press_prompt('copies.button.accept')
        person.see_not(person.say('copies.behind.text'))
    with person:
        go_home(person)
        person.see_not(person.say('copies.behind.text'))


def a_page_that_an_older_journal_does_not_have_leads_home():
    person = person_with_journal()
    older = os.path.join(person.home, 'older')
    shutil.copyfile(person.journal, older)
    with person:
        go_home(person)
        person.press_prompt('home.door.free')
        person.wait_focus(person.say('free.question'))
        person.type('words that go ')
        a11y.key('ctrl+l')
        person.see_prompt('unlock.button.open')
        shutil.copyfile(older, person.journal)
        go_home(person)
        person.see_prompt('error.not_found.title')


def words_are_kept_when(take_the_file, notice):
    person = person_with_journal()
    newer = os.path.join(os.path.dirname(person.journal), '.syncthing.tmp')
    shutil.copyfile(person.journal, newer)
    add(person, newer, 'elsewhere')
    with person:
        go_home(person)
        person.press_prompt('home.door.free')
        person.wait_focus(person.say('free.question'))
        take_the_file(newer, person.journal)
        person.type('words on the screen ')
        person.see_prompt(notice)
        person.press_prompt('copies.button.aside')
        go_home(person)
        aside = [name for name in os.listdir(os.path.dirname(person.journal)) if '-aside-' in name and name.endswith('.siloam')]
        assert len(aside) == 1, os.listdir(os.path.dirname(person.journal))
        person.see_any('copies.beside.text', 'copies.behind.text')
        person.tab_to(person.say('copies.button.look') if person.shown(person.say('copies.button.look'))
                      else person.say('copies.button.search'))
        a11y.key('Return')
        person.see('Found beside this journal')
        person.tab_to(aside[0])
        a11y.key('Return')
        person.press('Join')
        person.see_prompt('copies.done.text')
        person.press('Close')
    assert [text.strip() for text in texts(person)] == ['elsewhere', 'together', 'words on the screen'], texts(person)


def words_are_kept_when_the_journal_is_replaced_while_it_is_open():
    words_are_kept_when(os.replace, 'copies.moved.text')


def words_are_kept_when_the_journal_is_overwritten_while_it_is_open():
    def overwrite(newer, journal):
        shutil.copyfile(newer, journal)
        os.remove(newer)
    words_are_kept_when(overwrite, 'copies.overwritten.text')


run('copies', [(fact.__name__.replace('_', ' '), fact) for fact in (
    a_conflict_copy_is_noticed_and_joined,
    joining_is_taken_back,
    a_copy_that_is_left_is_not_told_again,
    an_older_journal_is_said_once,
    a_page_that_an_older_journal_does_not_have_leads_home,
    words_are_kept_when_the_journal_is_replaced_while_it_is_open,
    words_are_kept_when_the_journal_is_overwritten_while_it_is_open,
)])
