# SPDX-FileCopyrightText: The Siloam contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The rooms of src: who may include whom, and what no room may use."""
import re

import tap

BELOW = {
    'vault': set(),
    'scripture': set(),
    'journal': {'vault', 'scripture'},
    'ministry': {'journal', 'vault', 'scripture'},
    'guide': {'ministry', 'journal', 'vault', 'scripture'},
    'export': {'guide', 'ministry', 'journal', 'vault', 'scripture'},
    'ctl': {'export', 'guide', 'ministry', 'journal', 'vault', 'scripture'},
    'ui': {'export', 'guide', 'ministry', 'journal', 'vault', 'scripture'},
}
WITHOUT_WINDOWS = [room for room in BELOW if room != 'ui']
OWN = re.compile(r'^\s*#\s*include\s+"([^"]+)"', re.MULTILINE)
WINDOWS = re.compile(r'^\s*#\s*include\s+[<"](?:gtk|gdk|gsk|adwaita)\b.*', re.MULTILINE)
GENERATED = re.compile(r'config\.h|[\w-]+-resources\.h|[\w-]+-enums\.h')
# Nothing of ours speaks to a network, remembers files for others, or tells a log what was written;
# the vault knows no words, and siloamctl speaks to whoever called it.
NETWORK = re.compile(r'\b(?:GSocket\w*|g_socket_\w+|GResolver|g_resolver_\w+|soup_\w+|curl_\w+|GNetwork\w*|'
                     r'g_network_\w+|webkit_\w+|getaddrinfo|connect \()')
RECENT = re.compile(r'gtk_recent_manager_add\w*')
TALK = re.compile(r'\bg_(?:debug|message|info|print|printerr)\s*\(')
UNSAFE = re.compile(r'G_DISABLE_(?:CHECKS|ASSERT)|\bgoto\b')


def sources(room):
    return tap.files('.c', '.h', '.h.in', under=f'src/{room}')


def matches(pattern, paths):
    return [f'{path}: {match.group(0).strip()}' for path in paths for match in pattern.finditer(tap.read(path))]


def includes_only_below(room):
    faults = []
    for path in sources(room):
        for included in OWN.findall(tap.read(path)):
            other = included.split('/')[0]
            if other in BELOW and other != room and other not in BELOW[room]:
                faults.append(f'{path} includes {included}')
    tap.none(faults)


def names_the_room(room):
    tap.none(f'{path} includes "{included}" without its room'
             for path in sources(room) for included in OWN.findall(tap.read(path))
             if included.split('/')[0] not in BELOW and not GENERATED.fullmatch(included.split('/')[-1]))


def forbids(pattern, rooms):
    return lambda: tap.none(matches(pattern, [p for room in rooms for p in sources(room)]))


facts = []
for name in BELOW:
    facts.append((f'{name} includes no room above it', lambda r=name: includes_only_below(r)))
    facts.append((f'{name} names the room of what it includes', lambda r=name: names_the_room(r)))
for name in WITHOUT_WINDOWS:
    facts.append((f'{name} knows no windows', forbids(WINDOWS, [name])))
facts += [
    ('no room speaks to a network', forbids(NETWORK, BELOW)),
    ('no room adds to the recent files', forbids(RECENT, BELOW)),
    ('no room that knows words speaks to a log', forbids(TALK, [r for r in BELOW if r not in ('ctl', 'vault')])),
    ('no room switches checks off or jumps', forbids(UNSAFE, BELOW)),
]
tap.run('rooms', facts)
