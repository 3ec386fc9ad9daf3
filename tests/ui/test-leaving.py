# SPDX-FileCopyrightText: The Siloam contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""However Siloam is left, the last words are kept and nothing stays open behind the lock."""
import json
import signal
import subprocess
import threading
import time

from gi.repository import Gio
from person import GLib, Person, a11y, companion, empty_keyring, run

NAME = 'io.github.siloam_journal.Siloam'
PATH = '/' + NAME.replace('.', '/')
WORDS = 'the last words before leaving'
MANAGER = '''<node><interface name="org.gnome.SessionManager">
<method name="RegisterClient"><arg type="s" direction="in"/><arg type="s" direction="in"/>
<arg type="o" direction="out"/></method>
<method name="UnregisterClient"><arg type="o" direction="in"/></method>
<property name="SessionIsActive" type="b" access="read"/></interface>
<interface name="org.gnome.SessionManager.ClientPrivate">
<method name="EndSessionResponse"><arg type="b" direction="in"/><arg type="s" direction="in"/></method>
<signal name="QueryEndSession"><arg type="u"/></signal><signal name="EndSession"><arg type="u"/></signal>
<signal name="Stop"/></interface></node>'''


class Session:
    """A session manager that can end the session, as GNOME's does."""

    CLIENT = '/org/gnome/SessionManager/Client1'

    def __init__(self):
        self.clients = []
        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION, None)
        node = Gio.DBusNodeInfo.new_for_xml(MANAGER)
        self.ids = [self.bus.register_object('/org/gnome/SessionManager', node.interfaces[0], self.called,
                                             lambda *_: GLib.Variant('b', True), None),
                    self.bus.register_object(self.CLIENT, node.interfaces[1], self.called, None, None)]
        self.name = Gio.bus_own_name_on_connection(self.bus, 'org.gnome.SessionManager', 0, None, None)
        self.serve(.3)

    def called(self, bus, sender, path, interface, method, parameters, invocation):
        if method == 'RegisterClient':
            self.clients.append(sender)
            invocation.return_value(GLib.Variant('(o)', (self.CLIENT,)))
        else:
            invocation.return_value(None)

    @staticmethod
    def serve(seconds, over=lambda: False):
        end = time.monotonic() + seconds
        while time.monotonic() < end and not over():
            while GLib.MainContext.default().iteration(False):
                pass
            time.sleep(.02)

    def close(self):
        for number in self.ids:
            self.bus.unregister_object(number)
        Gio.bus_unown_name(self.name)

    def end(self):
        for signal_name in ('QueryEndSession', 'EndSession'):
            self.bus.emit_signal(self.clients[-1], self.CLIENT, 'org.gnome.SessionManager.ClientPrivate',
                                 signal_name, GLib.Variant('(u)', (0,)))
            self.serve(.2)


def activate(action, *parameters):
    """A window action, as a menu or a key would."""
    bus = Gio.bus_get_sync(Gio.BusType.SESSION, None)
    bus.call_sync(NAME, PATH + '/window/1', 'org.gtk.Actions', 'Activate',
                  GLib.Variant('(sava{sv})', (action, [GLib.Variant('s', p) for p in parameters], {})),
                  None, 0, 5000, None)


def person_with_journal(**entry):
    empty_keyring()
    person = Person()
    person.code = person.make_journal()
    if entry:
        person.entry = ctl(person, 'add', text=json.dumps(entry)).strip()
    return person


def ctl(person, command, *words, text=''):
    done = subprocess.run([companion(), command, person.journal, *words], env=person.environment(), input=text,
                          capture_output=True, text=True, check=True)
    return done.stdout


def begin_writing(person):
    person.unlock()
    activate('free-new')
    person.see_prompt('free.question')
    a11y.wait(lambda: any(n.get_role() == a11y.R.TEXT for n in person.focused()), 'a place to write')


def assert_kept(person):
    assert ctl(person, 'search', WORDS, '--json').count('\n') == 1, 'the last words are lost'


def words_typed_just_before(how):
    with person_with_journal() as person:
        begin_writing(person)
        person.type(WORDS)
        how(person)
        assert person.process.wait(a11y.PATIENCE) == 0
        assert_kept(person)


def words_before_the_end_of_the_process_are_kept():
    words_typed_just_before(lambda person: person.process.send_signal(signal.SIGTERM))


def words_before_the_terminal_goes_are_kept():
    words_typed_just_before(lambda person: person.process.send_signal(signal.SIGHUP))


def words_before_the_end_of_the_session_are_kept():
    session = Session()
    started = threading.Event()
    try:
        empty_keyring()
        person = Person()
        person.code = person.make_journal()
        server = threading.Thread(target=lambda: Session.serve(4 * a11y.PATIENCE, started.is_set))
        server.start()
        with person:
            started.set()
            server.join()
            assert session.clients, 'Siloam did not register with the session'
            begin_writing(person)
            person.type(WORDS)
            session.end()
            assert person.process.wait(a11y.PATIENCE) == 0
            assert_kept(person)
    finally:
        started.set()
        session.close()


def words_before_the_lock_are_kept():
    with person_with_journal() as person:
        begin_writing(person)
        person.type(WORDS)
        a11y.key('ctrl+l')
        person.wait_focus(person.say('unlock.button.open'))
        assert_kept(person)


def a_file_chooser_goes_with_the_lock():
    with person_with_journal(kind='free', text='a word') as person:
        person.unlock()
        activate('export-entry', person.entry)
        a11y.wait(lambda: len(a11y.kids(person.app)) == 2, 'the dialog')
        save = a11y.wait(lambda: next((n for n in a11y.walk(a11y.kids(person.app)[1])
                                       if n.get_role() == a11y.R.PUSH_BUTTON and n.get_name().startswith('Save')
                                       and a11y.has(n, a11y.S.SENSITIVE)), None), 'the button')
        a11y.act(save)
        a11y.wait(lambda: len(a11y.kids(person.app)) == 3, 'the file chooser')
        activate('lock')
        person.see_prompt('unlock.button.open')
        a11y.wait(lambda: len(a11y.kids(person.app)) == 1, 'no window left')


def a_journal_opened_with_the_code_can_be_locked():
    with person_with_journal() as person:
        empty_keyring()
        person.press_prompt('unlock.button.recovery')
        person.wait_focus(person.say('recovery.title'))
        person.type(person.code)
        a11y.key('Return')
        person.see_prompt('recovery.repaired')
        a11y.key('ctrl+l')
        person.see_prompt('unlock.button.recovery')
        person.see_not(person.say('recovery.repaired'))


def a_typed_code_does_not_stay_behind_the_lock():
    with person_with_journal() as person:
        person.press_prompt('unlock.button.recovery')
        person.wait_focus(person.say('recovery.title'))
        person.type(person.code[:20])
        a11y.key('ctrl+l')
        person.see_prompt('unlock.button.recovery')


FACTS = (
    words_before_the_end_of_the_process_are_kept,
    words_before_the_terminal_goes_are_kept,
    words_before_the_end_of_the_session_are_kept,
    words_before_the_lock_are_kept,
    a_file_chooser_goes_with_the_lock,
    a_journal_opened_with_the_code_can_be_locked,
    a_typed_code_does_not_stay_behind_the_lock,
)
run('leaving', [(f.__name__.replace('_', ' '), f) for f in FACTS])
