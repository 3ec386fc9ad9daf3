# SPDX-FileCopyrightText: The Siloam contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A computer where no keyring was made yet: its question may be dismissed, and answered at another try."""
import os

from person import Person, a11y, run

from answer import answering

PASSWORD = 'newpw'


def see_either(person, *keys):
    return a11y.wait(lambda: next((k for k in keys if person.shown(person.say(k))), None), f'one of {keys}')


def make_keyring(person):
    """gnome-keyring loses one new password in a thousand; then the person just tries again."""
    for _ in range(3):
        with answering(f'type={PASSWORD}', 'key=Tab', f'type={PASSWORD}', 'key=Return'):
            person.press_prompt('unlock.button.again')
            person.see_not(person.say('error.keyring_not_made.title'))
            person.press(person.word('Next'))
            if see_either(person, 'recovery.question', 'error.keyring_not_made.title') == 'recovery.question':
                break
        person.focus_window()


def the_question_may_be_dismissed_and_answered_later():
    with Person('nl') as person:
        person.first_run_to_lockup()
        with answering('key=Escape'):
            person.press(person.word('Next'))
            person.see_prompt('error.keyring_not_made.title')
        if os.environ.get('UI_SHOTS'):
            a11y.shot(os.path.join(os.environ['UI_SHOTS'], 'not-made.png'))
        assert not os.path.exists(person.journal)
        person.focus_window()
        make_keyring(person)
        person.focus_window()
        person.finish_first_run()


run('keyring-fresh', [(f.__name__.replace('_', ' '), f) for f in (
    the_question_may_be_dismissed_and_answered_later,
)])
