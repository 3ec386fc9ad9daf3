# SPDX-FileCopyrightText: The Siloam contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A keyring that is locked: its own question appears, and may be dismissed or answered."""
import os
import subprocess

from person import Person, a11y, empty_keyring, run, secrets

from answer import answering
from gi.repository import Gio, GLib

COLLECTION = '/org/freedesktop/secrets/collection/login'


def unlock_keyring():
    script = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), 'support', 'unlock.py')
    subprocess.run(['/usr/bin/python3', script, os.environ.get('UI_KEYRING_PW', 'loginpw')], check=True,
                   stdout=subprocess.DEVNULL)


def lock_keyring():
    secrets('/org/freedesktop/secrets', 'org.freedesktop.Secret.Service', 'Lock', GLib.Variant('(ao)', ([COLLECTION],)))


def keyring_owner():
    bus = Gio.bus_get_sync(Gio.BusType.SESSION, None)
    name = GLib.Variant('(s)', ('org.freedesktop.secrets',))
    return bus.call_sync('org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus', 'GetNameOwner',
                         name, None, 0, 5000, None).unpack()


def locked_journal():
    unlock_keyring()
    empty_keyring()
    person = Person()
    person.make_journal()
    lock_keyring()
    return person


def dismissing_the_question_is_told_and_can_be_tried_again():
    with locked_journal() as person:
        person.press_prompt('unlock.button.open')
        with answering('key=Escape'):
            person.see_prompt('error.keyring_dismissed.title')
        unlock_keyring()
        person.focus_window()
        person.unlock()


def answering_the_question_opens_the_journal():
    with locked_journal() as person:
        person.press_prompt('unlock.button.open')
        with answering('type=' + os.environ.get('UI_KEYRING_PW', 'loginpw'), 'key=Return'):
            person.see_prompt('returned.question')


def waiting_for_the_keyring_can_be_cancelled():
    with locked_journal() as person:
        service = keyring_owner()
        person.press_prompt('unlock.button.open')
        person.see('Cancel')
        a11y.act(a11y.find(person.app, a11y.R.PUSH_BUTTON, 'Cancel'))
        person.see_not('Cancel')
        # The question that still stands has the keyboard.
        a11y.act(a11y.find(person.app, a11y.R.PUSH_BUTTON, person.say('unlock.button.open')))
        with answering('type=' + os.environ.get('UI_KEYRING_PW', 'loginpw'), 'key=Return'):
            person.see_prompt('returned.question')
        # Other programs need the service too.
        assert keyring_owner() == service, 'the keyring broke off'



run('keyring-locked', [(f.__name__.replace('_', ' '), f) for f in (
    dismissing_the_question_is_told_and_can_be_tried_again,
    answering_the_question_opens_the_journal,
    waiting_for_the_keyring_can_be_cancelled,
)])
