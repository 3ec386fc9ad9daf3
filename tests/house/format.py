# SPDX-FileCopyrightText: The Siloam contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The layout of the code: clang-format 14 finds nothing to change."""
import re

import tap


def formatter():
    program = tap.tool('clang-format')
    version = tap.call(program, '--version')
    if not re.search(r'version 14\.', version):
        raise tap.Skip(f'other versions set code otherwise: {version.strip()}')
    return program


def code_is_set_as_agreed(room):
    sources = tap.files('.c', '.h', under=room)
    if sources:
        tap.call(formatter(), '--dry-run', '--Werror', *sources)


tap.run('format', [(f'the code of {room} is set as agreed', lambda r=room: code_is_set_as_agreed(r))
                   for room in ('src', 'tests')])
