# SPDX-FileCopyrightText: The Siloam contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A computer without a keyring: the journal locks with a passphrase. UI_KEYRING=absent."""
from person import Person, a11y, run

PHRASE = 'river lamp bread window'


def lock_with_passphrase(person):
    person.first_run_to_lockup()
    person.see_prompt('lockup.keyring.absent')
    person.wait_focus(person.say('unlock.passphrase'))
    person.type(PHRASE)
    a11y.key('Return')
    person.type(PHRASE)
    a11y.key('Return')
    person.finish_first_run()


def a_passphrase_locks_and_opens_the_journal():
    with Person() as person:
        lock_with_passphrase(person)
        a11y.key('ctrl+l')
        person.wait_focus(person.say('unlock.passphrase'))
        person.type(PHRASE + 's')
        a11y.key('Return')
        person.see_prompt('error.wrong_passphrase.title')
        person.wait_focus(person.say('unlock.passphrase'))
        person.type(PHRASE)
        a11y.key('Return')
        person.see_prompt('returned.question')


def going_back_from_the_recovery_code_asks_the_passphrase_again():
    with Person() as person:
        lock_with_passphrase(person)
        a11y.key('ctrl+l')
        person.wait_focus(person.say('unlock.passphrase'))
        person.press_prompt('unlock.button.recovery')
        person.wait_focus(person.say('recovery.title'))
        a11y.key('alt+Left')
        person.wait_focus(person.say('unlock.passphrase'))


def a_short_passphrase_is_refused():
    with Person() as person:
        person.first_run_to_lockup()
        person.wait_focus(person.say('unlock.passphrase'))
        person.type('short')
        a11y.key('Return')
        person.type('short')
        a11y.key('Return')
        person.see_prompt('lockup.passphrase.short')


run('keyring-absent', [(f.__name__.replace('_', ' '), f) for f in (
    a_passphrase_locks_and_opens_the_journal,
    going_back_from_the_recovery_code_asks_the_passphrase_again,
    a_short_passphrase_is_refused,
)])
