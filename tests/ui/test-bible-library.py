# SPDX-FileCopyrightText: The Siloam contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Adding and removing Bibles in the preferences, and at the first run, by keyboard and real dialogs."""
import os
import stat
import tempfile
import zipfile

from person import ROOT, Person, R, Skipped, a11y, empty_keyring, run

FIXTURES = os.path.join(ROOT, 'tests', 'data', 'scripture')
CALVIN = os.path.join(FIXTURES, 'NLTestCalvin.zip')
KJV = os.path.join(FIXTURES, 'NLTestKJV.zip')
CALVIN_TITLE = 'Verzonnen testtekst (Calvin)'
KJV_TITLE = 'Verzonnen testtekst (KJV)'
WHOLE = '/usr/share/sword'
WHOLE_TITLE = 'King James Version'


def folder():
    return tempfile.mkdtemp(dir=os.environ['UI_TMP'])


def unpacked(*zips):
    """A folder as SWORD makes one."""
    path = folder()
    for name in zips:
        with zipfile.ZipFile(name) as archive:
            archive.extractall(path)
    return path


def packed(*zips):
    path = os.path.join(folder(), 'bibles.zip')
    with zipfile.ZipFile(path, 'w', zipfile.ZIP_DEFLATED) as both:
        for name in zips:
            with zipfile.ZipFile(name) as archive:
                for member in (m for m in archive.namelist() if not m.endswith('/')):
                    both.writestr(member, archive.read(member))
    return path


def hostile():
    path = os.path.join(folder(), 'hostile.zip')
    link = zipfile.ZipInfo('mods.d/evil.conf')
    link.create_system = 3
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(path, 'w') as archive:
        archive.writestr(link, '/etc/passwd')
    return path


class Librarian(Person):
    """Somebody who looks after their Bibles."""

    def __init__(self, sword=None):
        super().__init__('en')
        self.sword = sword or folder()

    def environment(self):
        return dict(super().environment(), SWORD_PATH=self.sword)

    def bibles(self):
        path = os.path.join(self.home, 'data', 'siloam', 'bibles')
        return sorted(os.listdir(path)) if os.path.isdir(path) else []

    def open_bibles(self):
        self.see_prompt('welcome.question')
        a11y.key('ctrl+comma')
        self.see_prompt('reading.text_size')
        self.tab_to('Bible')
        a11y.key('space')
        self.see('Choose a zip file…')

    def choose_zip(self, path):
        self.press('Choose a zip file…')
        dialog = a11y.window_of(a11y.wait(self.file_dialog, 'the file dialog')[-1])
        a11y.wait(lambda: a11y.focused_among(a11y.walk(dialog)), 'the focus in the file dialog')
        # A slash opens the place to type a path.
        a11y.key('slash')
        field = a11y.wait(lambda: next((n for n in self.focused() if n.get_role() in (R.TEXT, R.ENTRY)), None),
                          'the place to type a path')
        a11y.set_text(field, path)
        a11y.key('Return')
        a11y.wait(lambda: not self.file_dialog(), 'the file dialog to close')

    def file_dialog(self):
        """GTK 4.8 says the names of its buttons twice, "_Open Open"."""
        return [n for n in a11y.find_all(self.app, R.PUSH_BUTTON) if n.get_name().endswith('Open') and a11y.shown(n)]


def a_zip_is_added_through_the_file_dialog():
    with Librarian() as person:
        person.open_bibles()
        person.see_prompt('bibles.empty')
        person.choose_zip(CALVIN)
        person.see(CALVIN_TITLE)
        person.see('The Bible I read in')
        assert person.bibles() == ['NLTestCalvin.sqlite'], person.bibles()


def the_chosen_file_is_in_no_list_of_recent_files():
    with Librarian() as person:
        person.open_bibles()
        person.choose_zip(CALVIN)
        person.see(CALVIN_TITLE)
        recent = os.path.join(person.home, 'data', 'recently-used.xbel')
    words = open(recent, encoding='utf-8').read() if os.path.exists(recent) else ''
    assert 'NLTestCalvin' not in words, words


def a_hostile_zip_is_told_and_leaves_the_list_as_it_was():
    with Librarian() as person:
        person.open_bibles()
        person.choose_zip(hostile())
        person.see_prompt('error.bible_unsafe.title')
        person.see_prompt('error.bible_unsafe.remedy')
        person.see_prompt('bibles.empty')
        assert person.bibles() == [], person.bibles()


def of_several_in_one_zip_the_person_chooses():
    with Librarian() as person:
        person.open_bibles()
        person.choose_zip(packed(CALVIN, KJV))
        person.see_prompt('bibles.several')
        person.press(f'Add “{KJV_TITLE}”')
        a11y.wait(lambda: person.bibles() == ['NLTestKJV.sqlite'], 'the Bible that was chosen')


def what_is_on_this_computer_is_one_key_away():
    with Librarian(unpacked(CALVIN)) as person:
        person.open_bibles()
        person.press(f'Add “{CALVIN_TITLE}”')
        a11y.wait(lambda: person.bibles() == ['NLTestCalvin.sqlite'], 'the Bible in its folder')
        person.see_not(f'Add “{CALVIN_TITLE}”')


def adding_can_be_stopped():
    if not os.path.exists(os.path.join(WHOLE, 'mods.d', 'engKJV2006eb.conf')):
        raise Skipped('sword-text-kjv is not installed, and a smaller text is there at once')
    with Librarian(WHOLE) as person:
        person.open_bibles()
        person.see(f'Add “{WHOLE_TITLE}”')
        person.tab_to(f'Add “{WHOLE_TITLE}”')
        a11y.key('Return', 'space')  # at once: a whole Bible is there within half a second
        person.see_not(f'Adding “{WHOLE_TITLE}”…')
        person.see(f'Add “{WHOLE_TITLE}”')
        assert person.bibles() == [], person.bibles()


def a_bible_is_removed_after_a_calm_question():
    with Librarian(unpacked(CALVIN)) as person:
        person.open_bibles()
        person.press(f'Add “{CALVIN_TITLE}”')
        person.see('The Bible I read in')
        person.press(CALVIN_TITLE)
        person.press('Remove this Bible…')
        person.see_prompt('bibles.remove')
        person.press_in_dialog('Remove')
        person.see_prompt('bibles.empty')
        assert person.bibles() == [], person.bibles()


def the_first_run_adds_what_was_ticked_and_nothing_else():
    empty_keyring()
    with Librarian(unpacked(CALVIN, KJV)) as person:
        person.press_prompt('welcome.button.begin')
        person.see_prompt('bibles.offer.title')
        person.tab_to(KJV_TITLE)
        a11y.key('space')
        person.press('Next')
        person.see_prompt('lockup.title')
        assert person.bibles() == [], 'a Bible was added before there is a journal'
        person.press('Next')
        person.finish_first_run()
        a11y.wait(lambda: person.bibles() == ['NLTestKJV.sqlite'], f'the Bible, not {person.bibles()}')


def a_bible_that_fails_does_not_hold_up_the_first_run():
    empty_keyring()
    sword = unpacked(CALVIN)
    with Librarian(sword) as person:
        person.press_prompt('welcome.button.begin')
        person.see_prompt('bibles.offer.title')
        person.tab_to(CALVIN_TITLE)
        a11y.key('space')
        os.rename(os.path.join(sword, 'modules'), os.path.join(sword, 'gone'))
        person.press('Next')
        person.see_prompt('lockup.title')
        person.press('Next')
        person.finish_first_run()
        assert person.bibles() == [], person.bibles()


run('bible-library', [(f.__name__.replace('_', ' '), f) for f in (
    a_zip_is_added_through_the_file_dialog,
    the_chosen_file_is_in_no_list_of_recent_files,
    a_hostile_zip_is_told_and_leaves_the_list_as_it_was,
    of_several_in_one_zip_the_person_chooses,
    what_is_on_this_computer_is_one_key_away,
    adding_can_be_stopped,
    a_bible_is_removed_after_a_calm_question,
    the_first_run_adds_what_was_ticked_and_nothing_else,
    a_bible_that_fails_does_not_hold_up_the_first_run,
)])
