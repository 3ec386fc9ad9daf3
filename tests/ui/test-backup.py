# SPDX-FileCopyrightText: The Siloam contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Backups in the real window, by keyboard: a folder, a backup, a rehearsal, bringing back, putting in place."""
import json
import os
import re
import shutil
import subprocess
import tempfile

from person import Person, R, a11y, companion, empty_keyring, run

CANARY = 'kanariewoord 7Q'
LANGUAGE = os.environ.get('UI_LANGUAGE', 'en')
NL = LANGUAGE == 'nl'
SHOTS = os.environ.get('UI_PICTURES')


def word(english, dutch):
    return dutch if NL else english


def companion_run(person, *words, stdin=''):
    done = subprocess.run([companion(), *words], env=person.environment(), input=stdin, capture_output=True, text=True,
                          check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def add(person, text, title):
    document = json.dumps({'kind': 'free', 'text': text, 'title': title})
    return companion_run(person, 'add', person.journal, stdin=document).strip()


class Keeper(Person):
    """Someone who comes back to a journal with three entries, and has a folder for backups."""

    def __init__(self):
        empty_keyring()
        super().__init__(LANGUAGE)
        self.code = self.make_journal()
        self.ids = [add(self, f'{CANARY} {n}', f'Dag {n}') for n in range(3)]
        self.folder = tempfile.mkdtemp(dir=os.environ['UI_TMP'])
        self.choose_beforehand()

    def choose_beforehand(self):
        path = os.path.join(self.home, 'config', 'glib-2.0', 'settings')
        os.makedirs(path, exist_ok=True)
        with open(os.path.join(path, 'keyfile'), 'a', encoding='utf-8') as file:
            # None by itself meanwhile: a busy machine takes longer than the minutes before the first.
            file.write(f"[io/github/siloam_journal/Siloam]\nbackup-folder='file://{self.folder}'\n"
                       'backup-automatic=false\n')

    def backups(self):
        return sorted(name for name in os.listdir(self.folder) if re.fullmatch(r'journal-\d{8}-\d{6}-[a-z2-7]{8}\.siloam', name))

    def make_backup_beforehand(self):
        companion_run(self, 'backup', self.journal, self.folder)

    def open_keep_page(self):
        self.unlock()
        a11y.key('ctrl+comma')
        self.tab_to(word('Keep safe', 'Bewaren'))
        a11y.key('space')
        self.see(word('Make a backup now', 'Nu een reservekopie maken'))

    def row(self, title):
        self.tab_to(title)
        a11y.key('Return')

    def see_row(self, part):
        a11y.wait(lambda: [n for n in a11y.walk(self.app) if part in n.get_name() and a11y.shown(n)], part)

    def shoot(self, name):
        if SHOTS:
            a11y.time.sleep(.4)
            a11y.shot(os.path.join(SHOTS, f'{LANGUAGE}-{name}.png'))

    def list(self):
        lines = companion_run(self, '--json', 'list', self.journal).splitlines()
        return sorted(json.loads(line)['title'] for line in lines)


def a_folder_gets_a_verified_backup():
    with Keeper() as person:
        person.open_keep_page()
        person.shoot('keep')
        person.row(word('Make a backup now', 'Nu een reservekopie maken'))
        person.see_row(word('Last made and read back today', 'Het laatst gemaakt en teruggelezen vandaag'))
        person.shoot('made')
        assert len(person.backups()) == 1, os.listdir(person.folder)
        person.see_prompt('error.backup_same_disk.title')


def a_backup_holds_no_word_in_the_clear():
    with Keeper() as person:
        person.open_keep_page()
        person.row(word('Make a backup now', 'Nu een reservekopie maken'))
        person.see_row(word('Last made and read back', 'Het laatst gemaakt'))
    for top in (person.folder, person.home):
        for where, _, names in os.walk(top):
            for name in names:
                with open(os.path.join(where, name), 'rb') as file:
                    assert CANARY.encode() not in file.read(), name


def a_folder_that_is_gone_is_told_with_what_helps():
    person = Keeper()
    os.rmdir(person.folder)
    with person:
        person.open_keep_page()
        person.row(word('Make a backup now', 'Nu een reservekopie maken'))
        person.see_prompt('error.backup_missing.title')
        person.shoot('missing')


def the_newest_backup_can_be_tried():
    person = Keeper()
    person.make_backup_beforehand()
    add(person, 'later', 'Later')
    with person:
        person.open_keep_page()
        person.row(word('Try the newest backup', 'Probeer de nieuwste reservekopie'))
        person.see_row(word('all 3 pages', 'alle 3 bladzijden'))
        person.see_row(word('1 page was added', 'Sindsdien kwam er 1 bladzijde bij'))
        person.shoot('tried')


def a_damaged_backup_is_found_by_trying():
    person = Keeper()
    person.make_backup_beforehand()
    with open(os.path.join(person.folder, person.backups()[0]), 'r+b') as file:
        file.seek(-5000, os.SEEK_END)
        file.write(b'XX')
    with person:
        person.open_keep_page()
        person.row(word('Try the newest backup', 'Probeer de nieuwste reservekopie'))
        person.see_prompt('error.backup_damaged.title')
        person.shoot('damaged')


def open_comparison(person):
    person.open_keep_page()
    person.row(word('Bring something back…', 'Iets terughalen…'))
    person.see_row(word('Today at', 'Vandaag om'))
    person.shoot('list')
    first = next(n.get_name() for n in a11y.walk(person.app)
                 if n.get_name().startswith(word('Today at', 'Vandaag om')) and a11y.shown(n))
    person.tab_to(first)
    a11y.key('Return')
    person.see_row(word('The backup can be read', 'De reservekopie is te lezen'))


def what_is_missing_comes_back():
    """A file of before the last entry lies in the place of the journal."""
    person = Keeper()
    older = os.path.join(person.folder, 'older')
    shutil.copy(person.journal, older)
    add(person, f'{CANARY} 3', 'Dag 3')
    person.make_backup_beforehand()
    shutil.move(older, person.journal)
    with person:
        open_comparison(person)
        person.see_row(word('Only in the backup', 'Alleen in de reservekopie'))
        person.shoot('compare')
        person.press(word('Bring these back', 'Haal deze terug'))
        person.see_row(word('1 page came back', '1 bladzijde is terug'))
    assert person.list() == ['Dag 0', 'Dag 1', 'Dag 2', 'Dag 3'], person.list()


def a_copy_is_put_in_place_and_the_journal_set_aside():
    person = Keeper()
    person.make_backup_beforehand()
    add(person, 'later', 'Later')
    with person:
        open_comparison(person)
        person.press_prompt('backup.button.replace')
        person.see_prompt('backup.replace.question')
        person.shoot('replace')
        person.press_in_dialog(person.say('backup.button.replace_yes'))
        person.see_prompt('backup.replaced')
        person.shoot('replaced')
        a11y.key('Escape')
        person.unlock()
    assert person.list() == ['Dag 0', 'Dag 1', 'Dag 2'], person.list()
    folder = os.path.dirname(person.journal)
    aside = [name for name in os.listdir(folder) if name.startswith('journal-before-') and name.endswith('.siloam')]
    assert len(aside) == 1, os.listdir(folder)
    shutil.copy(os.path.join(folder, aside[0]), person.journal)
    assert person.list() == ['Dag 0', 'Dag 1', 'Dag 2', 'Later']


def a_lost_journal_comes_back_from_its_backup():
    person = Keeper()
    person.make_backup_beforehand()
    os.remove(person.journal)
    with person:
        person.see_prompt('error.missing.title')
        person.shoot('lost')
        person.press_prompt('backup.button.restore')
        person.see_row(word('Today at', 'Vandaag om'))
        first = next(n.get_name() for n in a11y.walk(person.app)
                     if n.get_name().startswith(word('Today at', 'Vandaag om')) and a11y.shown(n))
        person.tab_to(first)
        a11y.key('Return')
        person.see_prompt('backup.key.question')
        person.shoot('key')
        person.tab_to(person.say('recovery.title'))
        person.type(person.code)
        a11y.key('Return')
        person.see_row(word('all 3 pages', 'alle 3 bladzijden'))
        person.press_prompt('backup.button.replace')
        person.press_in_dialog(person.say('backup.button.replace_yes'))
        person.unlock()
    assert person.list() == ['Dag 0', 'Dag 1', 'Dag 2'], person.list()


run('backup', [(f.__name__.replace('_', ' '), f) for f in (
    a_folder_gets_a_verified_backup,
    a_backup_holds_no_word_in_the_clear,
    a_folder_that_is_gone_is_told_with_what_helps,
    the_newest_backup_can_be_tried,
    a_damaged_backup_is_found_by_trying,
    what_is_missing_comes_back,
    a_copy_is_put_in_place_and_the_journal_set_aside,
    a_lost_journal_comes_back_from_its_backup,
) if not os.environ.get('UI_ONLY') or re.search(os.environ['UI_ONLY'], f.__name__)])
