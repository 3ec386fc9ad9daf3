# SPDX-FileCopyrightText: The Siloam contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-verses.py SILOAM SILOAMCTL: verses from a sentence to the moment they were received, by keyboard.

Inside ui-session.sh, with a real keyring, the Bible of the fixtures and a journal made beforehand. Each
fact goes on where the one before it stopped. Speaks TAP.
"""
import json
import os
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from person import ROOT, R, Person, a11y, companion, run  # noqa: E402

SENTENCE = 'Vandaag lees ik Ps. 34:18 en daarna 1 Petr. 1:18.'
MODULE = os.path.join(ROOT, 'tests', 'data', 'scripture', 'NLTestCalvin.zip')


class Reader(Person):
    """Someone who writes, and looks up what was written about."""

    def ctl(self, *arguments):
        return subprocess.run([companion(), *arguments], env=self.environment(), check=True,
                              capture_output=True, text=True).stdout

    def entries(self):
        """Newest first, whole, as the journal has them."""
        lines = self.ctl('--keyring', 'list', self.journal, '--json').splitlines()
        return [json.loads(self.ctl('--keyring', 'show', self.journal, json.loads(line)['id'])) for line in lines]

    def see_part(self, part):
        a11y.wait(lambda: [n for n in a11y.walk(self.app) if part in n.get_name() and a11y.shown(n)],
                  f'{part!r} to be shown')

    def see_none(self, part):
        a11y.wait(lambda: not [n for n in a11y.walk(self.app) if part in n.get_name() and a11y.shown(n)],
                  f'{part!r} to go')

    def press_part(self, start):
        """libadwaita 1.2 names the button of a toast twice."""
        a11y.act(a11y.wait(lambda: next((b for b in a11y.find_all(self.app, R.PUSH_BUTTON)
                                         if b.get_name().startswith(start)), None), f'a button {start!r}'))

    def row(self, start):
        """A row of a list by what a screen reader says of it."""
        return a11y.wait(lambda: next((n for n in a11y.walk(self.app) if n.get_role() == R.LIST_ITEM
                                       and n.get_name().startswith(start) and a11y.shown(n)), None),
                         f'a row {start!r}')

    def choose_next(self):
        """Presses Shift+Down once the verse that was asked for has the keys."""
        a11y.wait(lambda: any(n.get_role() == R.LIST_ITEM for n in self.focused()), 'the focus in the chapter')
        a11y.key('shift+Down')

    def open_picker(self):
        a11y.key('ctrl+k')
        self.see_prompt('verse.title')
        self.wait_focus(self.say('verse.search.hint'))

    def back_on_page(self):
        """There is no window manager to give the keys back."""
        self.see_none(self.say('verse.title'))
        self.focus_window()

    def told(self, verse):
        self.see(self.say('verse.taken.page.note').replace('{verse}', verse))


reader = Reader('nl')


def home():
    reader.make_journal('--keyring')
    reader.ctl('bible', 'import', MODULE)
    reader.start()
    reader.unlock()
    reader.press_prompt('returned.button.go_on')
    reader.see_prompt('home.question')


def a_sentence_with_two_places_is_written():
    home()
    a11y.key('2')
    reader.see_prompt('free.question')
    reader.wait_focus(reader.say('free.question'))
    reader.type(SENTENCE)
    reader.see('Psalm 34:18')
    reader.see('1 Petrus 1:18')


def both_places_open_from_the_text():
    a11y.key('alt+Down')
    reader.see_part('Testregel eerste brief vers 18.')
    a11y.key('Escape')
    reader.see_none('Testregel eerste brief vers 18.')
    a11y.key('Home', 'alt+Down')
    reader.see_part('Wie roept wordt gehoord')
    reader.see('Nederlandse telling; Engels 34:17')


def a_place_is_read_in_the_english_numbering_when_asked():
    reader.tab_to('Als Engelse telling lezen')
    a11y.key('space')
    reader.see_part('Dichtbij ben ik')
    reader.see_none('Wie roept wordt gehoord')
    a11y.key('Escape')
    reader.see_none('Dichtbij ben ik')
    reader.open_picker()


def a_place_shows_its_words_while_it_is_typed():
    reader.type('ps 34:18')
    reader.row('Psalm 34:18. Wie roept wordt gehoord')


def words_find_their_verse():
    a11y.key('ctrl+a')
    reader.type('gebroken bek')
    reader.row('Psalm 34:19. Dichtbij ben ik')


def a_place_that_is_not_there_gets_a_kind_word():
    a11y.key('ctrl+a')
    reader.type('qqqqq')
    reader.see_prompt('verse.nothing.title')
    a11y.key('Escape')
    reader.see_prompt('verse.brought.question')


def a_need_shows_its_verses_and_enter_takes_one_along():
    reader.press_prompt('verse.need.wound')
    reader.row('Psalm 34:19. Dichtbij ben ik')
    for _ in range(12):
        if any(n.get_name().startswith('Psalm 34:19') for n in reader.focused()):
            break
        reader.step_focus('Down')
    a11y.key('Return')
    reader.told('Psalm 34:19')
    reader.back_on_page()


def the_verse_is_on_the_page_and_can_be_taken_back():
    reader.see_part('Psalm 34:19')
    reader.press_part(reader.say('library.undo'))
    a11y.wait(lambda: not [n for n in a11y.walk(reader.app) if n.get_role() in (R.TEXT, R.ENTRY)
                           and a11y.text(n) == 'Psalm 34:19'], 'the verse to go')


def a_chapter_is_read_and_a_range_kept():
    reader.open_picker()
    reader.type('ps 34:18')
    reader.row('Psalm 34:18')
    a11y.key('Down', 'ctrl+r')
    reader.see('Psalm 34')
    reader.row('Vers 18. Wie roept')
    reader.choose_next()
    reader.see('Psalm 34:18-19')
    a11y.key('ctrl+Return')
    reader.told('Psalm 34:18-19')
    reader.back_on_page()


def a_place_can_be_put_into_the_text():
    reader.tab_to(reader.say('free.question'))
    a11y.key('ctrl+End')
    reader.open_picker()
    reader.type('fil 4:6')
    reader.row('Filippenzen 4:6')
    reader.press('Zet in de tekst')
    reader.back_on_page()
    a11y.wait(lambda: [n for n in a11y.walk(reader.app) if n.get_role() == R.TEXT
                       and a11y.text(n) == SENTENCE + 'Filippenzen 4:6'], 'the place in the text')


def the_word_on_a_kept_verse_goes_with_its_page():
    a11y.key('ctrl+Return')
    reader.see_prompt('home.question')
    assert not reader.shown(reader.say('verse.taken.page.note').replace('{verse}', 'Psalm 34:18-19'))


def what_was_kept_is_on_disk():
    reader.end()
    entry = reader.entries()[0]
    assert [(v['typed'], v['osis'], v['numbering']) for v in entry['verses']] == \
        [('Psalm 34:18-19', 'Ps.34.18-Ps.34.19', 'nld')], entry
    assert entry['numbering'] == 'nld', entry
    assert [(n['typed'], n['numbering']) for n in entry['numberings']] == [('Ps. 34:18', 'kjv')], entry


def the_moment_is_found_again_from_the_verse():
    reader.start()
    reader.unlock()
    reader.press_prompt('returned.button.go_on')
    reader.see_prompt('home.question')
    reader.press_prompt('library.title')
    reader.see_prompt('library.choose')
    reader.open_picker()
    reader.type('ps 34:18')
    reader.row('Psalm 34:18')
    a11y.key('Return')
    reader.row('Vers 18. Wie roept')
    reader.press('Meer')
    reader.press_prompt('verse.button.moments')
    reader.see_prompt('verse.moments.question')
    a11y.wait(lambda: any(n.get_role() == R.LIST_ITEM for n in reader.focused()), 'the focus on a moment')
    a11y.key('Return')
    reader.see_part('Vandaag lees ik')
    reader.end()


FACTS = [(fact.__name__.replace('_', ' '), fact) for fact in (
    a_sentence_with_two_places_is_written, both_places_open_from_the_text,
    a_place_is_read_in_the_english_numbering_when_asked,
    a_place_shows_its_words_while_it_is_typed, words_find_their_verse,
    a_place_that_is_not_there_gets_a_kind_word, a_need_shows_its_verses_and_enter_takes_one_along,
    the_verse_is_on_the_page_and_can_be_taken_back, a_place_can_be_put_into_the_text,
    a_chapter_is_read_and_a_range_kept, the_word_on_a_kept_verse_goes_with_its_page,
    what_was_kept_is_on_disk, the_moment_is_found_again_from_the_verse)]

if __name__ == '__main__':
    run('verses', FACTS)
