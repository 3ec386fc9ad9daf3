# SPDX-FileCopyrightText: The Siloam contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A secret service that lets the person answer and then makes no keyring; prints a line for each question.

The real one does so once in some hundreds of times; no test can wait for that.
"""
from gi.repository import Gio, GLib

PATH = '/org/freedesktop/secrets'
PROMPT = PATH + '/prompt/p1'
INTERFACES = '''<node>
<interface name="org.freedesktop.Secret.Service">
  <property name="Collections" type="ao" access="read"/>
  <method name="OpenSession"><arg type="s" direction="in"/><arg type="v" direction="in"/>
    <arg type="v" direction="out"/><arg type="o" direction="out"/></method>
  <method name="ReadAlias"><arg type="s" direction="in"/><arg type="o" direction="out"/></method>
  <method name="CreateCollection"><arg type="a{sv}" direction="in"/><arg type="s" direction="in"/>
    <arg type="o" direction="out"/><arg type="o" direction="out"/></method>
</interface>
<interface name="org.freedesktop.Secret.Prompt">
  <method name="Prompt"><arg type="s" direction="in"/></method>
  <signal name="Completed"><arg type="b"/><arg type="v"/></signal>
</interface>
</node>'''


def reply(method, algorithm):
    if method == 'OpenSession' and algorithm == 'plain':
        return GLib.Variant('(vo)', (GLib.Variant('s', ''), PATH + '/session/s1'))
    if method == 'ReadAlias':
        return GLib.Variant('(o)', ('/',))
    return GLib.Variant('(oo)', ('/', PROMPT)) if method == 'CreateCollection' else None


def called(bus, sender, path, interface, method, arguments, invocation):
    if method == 'Prompt':
        print('asked', flush=True)
        invocation.return_value(None)
        bus.emit_signal(sender, PROMPT, interface, 'Completed', GLib.Variant('(bv)', (False, GLib.Variant('o', '/'))))
        return
    answer = reply(method, arguments[0])
    if answer is None:
        invocation.return_dbus_error('org.freedesktop.DBus.Error.NotSupported', 'not here')
    else:
        invocation.return_value(answer)


def get(bus, sender, path, interface, name):
    return GLib.Variant('ao', [])


connection = Gio.bus_get_sync(Gio.BusType.SESSION, None)
for place, face in zip((PATH, PROMPT), Gio.DBusNodeInfo.new_for_xml(INTERFACES).interfaces):
    connection.register_object(place, face, called, get, None)
Gio.bus_own_name_on_connection(connection, 'org.freedesktop.secrets', Gio.BusNameOwnerFlags.NONE, None, None)
GLib.MainLoop().run()
