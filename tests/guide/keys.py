# SPDX-FileCopyrightText: The Siloam contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The prompts that the screens ask for, against the prompts there are."""
import json
import re

import tap

ASKED = re.compile(r'siloam_prompts_get \([^;"]*"([a-z_.]+[a-z_])"\)')
# A key handed to a helper of a page: known by its last part.
HANDED = re.compile(r'"((?:[a-z_]+\.)+(?:title|question|hint|note|text|remedy|description|meaning)'
                    r'|[a-z]+(?:\.[a-z_]+)*\.button\.[a-z_]+)"')


PARTS = ('', '-evening', '-session', '-after')


def texts_of(part):
    return json.loads(tap.read(f'data/prompts/nl{part}.json'))['texts']


def texts():
    return {key: text for part in PARTS for key, text in texts_of(part).items()}


def every_key_asked_for_exists():
    known = texts()
    tap.none(f'{path}: no prompt {key}'
             for path in tap.files('.c', under='src/ui')
             for key in sorted(set(ASKED.findall(tap.read(path)) + HANDED.findall(tap.read(path))))
             if key not in known)


def keys_are_sorted_inside_a_screen():
    screens = {}
    for part in PARTS:
        for key in texts_of(part):
            screens.setdefault((part, key.split('.')[0]), []).append(key)
    tap.none(f'nl{part}.json, {screen}: sort its keys'
             for (part, screen), keys in screens.items() if keys != sorted(keys))


tap.run('keys', [
    ('every prompt a screen asks for exists', every_key_asked_for_exists),
    ('the keys of a screen are sorted', keys_are_sorted_inside_a_screen),
])
