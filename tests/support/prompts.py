# SPDX-FileCopyrightText: The Siloam contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The words of the guide as the screens say them, from data/prompts."""
import glob
import json
import os

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def texts(language):
    """Every prompt of a language by its key; a text or an object with je and u."""
    known = {}
    for path in sorted(glob.glob(os.path.join(ROOT, 'data', 'prompts', f'{language}*.json'))):
        with open(path, encoding='utf-8') as file:
            known.update(json.load(file)['texts'])
    return known
