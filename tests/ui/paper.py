# SPDX-FileCopyrightText: The Siloam contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""GTK's own print dialog, and what comes out of a printer: what the window tests of printing share."""
import re
import subprocess

from person import R, S, a11y
from printer import ABSENT, CUPSD, HELPERS, PrintService

CANNOT = None if CUPSD and HELPERS.exists() else ABSENT
NEUTRAL = re.compile(r'Document \d{6}')

__all__ = ['CANNOT', 'NEUTRAL', 'PrintService', 'PrintDialog', 'in_order', 'pages_of', 'words_of']


def in_order(facts):
    """Facts for person.run() that follow from each other: after one that fails the rest is in vain."""
    story = {'broken': False}

    def told(fact):
        def tell():
            assert not story['broken'], 'a fact before this one failed'
            story['broken'] = True
            fact()
            story['broken'] = False
        return tell
    return [(fact.__name__.replace('_', ' '), told(fact)) for fact in facts]


def words_of(path):
    text = subprocess.run(['pdftotext', '-raw', path, '-'], check=True, capture_output=True, text=True).stdout
    return re.sub(r'\s+', ' ', text)


def pages_of(path):
    told = subprocess.run(['pdfinfo', path], check=True, capture_output=True, text=True).stdout
    return int(re.search(r'^Pages: +(\d+)$', told, re.M)[1])


class PrintDialog:
    """The dialog that stands over a window of app, once it is there."""

    def __init__(self, app):
        self.app = app
        self.window = a11y.wait(lambda: next((w for w in a11y.kids(app) if w.get_role() == R.DIALOG), None),
                                'the print dialog')

    def rows(self):
        """The rows of the list by the texts in them; the printers come one after the other."""
        cells = [n for n in a11y.walk(self.window) if n.get_role() == R.LABEL and a11y.shown(n)
                 and n.get_parent().get_role() == R.TABLE_CELL]
        return {n.get_name(): n.get_parent().get_parent() for n in cells}

    def row(self, name):
        return a11y.wait(lambda: self.rows().get(name), f'the printer {name!r}')

    def texts(self, awaited):
        """All that the list says, once it says what is awaited."""
        return a11y.wait(lambda: (names := set(self.rows())) and awaited in names and names, f'{awaited!r}')

    def choose(self, name):
        """With the mouse, as one does; the windows lie in the corner of the screen."""
        row = self.row(name)

        def chosen():
            if a11y.has(row, S.SELECTED):
                return True
            place = row.get_component_iface().get_extents(a11y.Atspi.CoordType.WINDOW)
            subprocess.run(['xdotool', 'mousemove', str(place.x + 40), str(place.y + 5 + place.height // 2),
                            'click', '1'], check=True)
            return False
        a11y.wait(chosen, f'the printer {name!r} to be chosen')

    def press(self, *names):
        """GTK 4.8 says the name of a button with a mnemonic twice: "_Print Print"."""
        a11y.act(a11y.wait(lambda: next((n for n in a11y.find_all(self.window, R.PUSH_BUTTON)
                                         if n.get_name().replace('_', '').split(' ')[-1] in names), None), names[0]))
        a11y.wait(lambda: self.window not in a11y.kids(self.app), 'the print dialog to close')

    def print_on(self, name):
        self.choose(name)
        self.press('Print', 'Afdrukken')

    def cancel(self):
        self.press('Cancel', 'Annuleren')
