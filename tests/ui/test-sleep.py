# SPDX-FileCopyrightText: The Siloam contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The lock before the computer sleeps. The real logind cannot be put to sleep here: one of our own stands in."""
import os
import threading

from person import GLib, Gio, Person, a11y, empty_keyring, run

NAME, PATH, MANAGER = 'org.freedesktop.login1', '/org/freedesktop/login1', 'org.freedesktop.login1.Manager'
XML = f'''<node><interface name="{MANAGER}">
  <method name="Inhibit"><arg type="s"/><arg type="s"/><arg type="s"/><arg type="s"/>
    <arg type="h" direction="out"/></method>
  <signal name="PrepareForSleep"><arg type="b"/></signal>
</interface></node>'''


class Logind:
    """Gives out delays as pipes: our end says end of file once the program lets go of its own."""

    def __init__(self):
        self.delays = []
        self.context = GLib.MainContext()
        self.ready = threading.Event()
        self.loop = GLib.MainLoop(self.context)
        self.thread = threading.Thread(target=self.serve, daemon=True)
        self.thread.start()
        assert self.ready.wait(a11y.PATIENCE)

    def serve(self):
        self.context.push_thread_default()
        flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
        self.bus = Gio.DBusConnection.new_for_address_sync(os.environ['DBUS_SESSION_BUS_ADDRESS'], flags, None, None)
        self.bus.register_object(PATH, Gio.DBusNodeInfo.new_for_xml(XML).interfaces[0], self.called, None, None)
        self.bus.call_sync('org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus', 'RequestName',
                           GLib.Variant('(su)', (NAME, 0)), None, 0, 5000, None)
        self.ready.set()
        self.loop.run()

    def called(self, _bus, _sender, _path, _interface, _method, asked, invocation):
        ours, theirs = os.pipe()
        os.set_blocking(ours, False)
        fds = Gio.UnixFDList.new()
        handle = fds.append(theirs)
        os.close(theirs)
        invocation.return_value_with_unix_fd_list(GLib.Variant('(h)', (handle,)), fds)
        self.delays.append((asked.unpack(), ours))

    def tell(self, asleep):
        self.bus.emit_signal(None, PATH, MANAGER, 'PrepareForSleep', GLib.Variant('(b)', (asleep,)))
        self.bus.flush_sync(None)

    def is_let_go(self, index):
        try:
            return os.read(self.delays[index][1], 1) == b''
        except BlockingIOError:
            return False

    def close(self):
        self.loop.quit()
        self.thread.join()
        self.bus.close_sync(None)


class Sleeper(Person):
    """Someone whose system bus is the private one of this session."""

    def environment(self):
        return dict(super().environment(), DBUS_SYSTEM_BUS_ADDRESS=os.environ['DBUS_SESSION_BUS_ADDRESS'])


class Night:
    """A person with an open journal, and who puts the computer to sleep."""

    def __enter__(self):
        empty_keyring()
        self.logind = Logind()
        self.person = Sleeper()
        self.person.make_journal()
        self.person.start()
        self.person.unlock()
        a11y.wait(lambda: self.logind.delays, 'a delay of sleep')
        return self.person, self.logind

    def __exit__(self, *fault):
        self.person.__exit__(*fault)
        self.logind.close()


def the_journal_locks_before_the_computer_sleeps():
    with Night() as (person, logind):
        logind.tell(True)
        person.wait_focus(person.say('unlock.button.open'))
        person.see_not(person.say('returned.question'))


def sleep_waits_until_the_journal_is_closed():
    with Night() as (person, logind):
        what, _who, _why, mode = logind.delays[-1][0]
        assert (what, mode) == ('sleep', 'delay')
        assert not logind.is_let_go(-1)
        logind.tell(True)
        a11y.wait(lambda: logind.is_let_go(-1), 'the delay to be let go')
        person.see_prompt('unlock.button.open')


def after_waking_the_next_sleep_waits_again():
    with Night() as (person, logind):
        before = len(logind.delays)
        logind.tell(True)
        a11y.wait(lambda: logind.is_let_go(before - 1), 'the delay to be let go')
        logind.tell(False)
        a11y.wait(lambda: len(logind.delays) > before, 'a new delay')
        person.unlock()


run('sleep', [(f.__name__.replace('_', ' '), f) for f in (
    the_journal_locks_before_the_computer_sleeps,
    sleep_waits_until_the_journal_is_closed,
    after_waking_the_next_sleep_waits_again,
)])
