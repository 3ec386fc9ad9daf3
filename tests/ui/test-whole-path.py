# SPDX-FileCopyrightText: The Siloam contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-whole-path.py SILOAM SILOAMCTL LANGUAGE: the main job, whole, by keyboard only.

A first run, one exchange, the lock, the way back in, a search that finds it, a PDF of it, the end of
the application and a second start. Each fact goes on where the one before it stopped.
"""
import os
import subprocess
import sys

from journey import STEPS, Traveller
from person import a11y, empty_keyring, run

WORDS = {
    'nl': {'arrive': 'op de steiger bij het water', 'invite': ' kom erbij', 'name': 'de stilte na de ruzie',
           'memory': 'ik weet nog de gang op school', 'forgive': 'M', 'release': 'hier is het dan',
           'receive': 'Je hoeft het niet alleen te dragen', 'weigh': 'Ps. 34:18',
           'today': 'Een kop thee bij Zoë, één keer zonder haast', 'thanks': 'dank voor vandaag'},
    'en': {'arrive': 'on the pier by the water', 'invite': ' come along', 'name': 'the silence after the quarrel',
           'memory': 'I still know the corridor at school', 'forgive': 'M', 'release': 'here it is then',
           'receive': 'You need not carry it alone', 'weigh': 'Ps. 34:18',
           'today': 'A cup of tea at the café, without haste', 'thanks': 'thanks for today'},
}
RELEASED = {'nl': 'Losgelaten', 'en': 'Let go'}
SAVE = {'nl': 'Opslaan…', 'en': 'Save…'}
WRITE = {'nl': '_Schrijf het hier', 'en': '_Write it here'}
QUERY = {'nl': 'dragen', 'en': 'carry'}

LANGUAGE = sys.argv[3]
words = WORDS[LANGUAGE]
traveller = Traveller(LANGUAGE)
pdf = os.path.join(traveller.home, 'taken-along.pdf')


def private_words():
    """Sentences that must not be told to anyone; the letter and the verse are too short to say a thing."""
    return [words[step].strip() for step in (*STEPS, 'thanks') if step not in ('forgive', 'weigh')]


def a_first_run_makes_a_journal():
    empty_keyring()
    traveller.start()
    traveller.wait_focus(traveller.say('welcome.button.begin'))
    traveller.first_run()
    assert os.path.getsize(traveller.journal) > 0


def an_exchange_is_written_step_by_step():
    traveller.exchange(words)
    traveller.see_prompt('today.saved')


def the_lock_leaves_no_word_on_the_screen():
    traveller.lock()
    left = [w for w in private_words() if traveller.shows(w)]
    assert not left, left


def the_lock_takes_what_was_just_said_with_it():
    traveller.see_not(traveller.say('today.saved'))


def unlocking_leads_home_again():
    traveller.home_after_unlock()


def a_search_in_the_journal_finds_it():
    traveller.search(QUERY[LANGUAGE], QUERY[LANGUAGE])


def see_it_read_back():
    traveller.open_find()
    for step in ('arrive', 'receive', 'weigh', 'today', 'thanks'):
        traveller.see_part(words[step])


def the_find_is_read_back():
    see_it_read_back()
    assert not traveller.shows(words['name']), 'what was let go of is open before anyone asked'


def what_was_let_go_of_is_shown_when_asked_for():
    traveller.press(RELEASED[LANGUAGE])
    traveller.see_part(words['name'])


def a_pdf_of_it_is_written():
    a11y.key('ctrl+p')
    traveller.give_keys_to_new_window(2)
    traveller.see_part('Nederlands' if LANGUAGE == 'nl' else 'English')
    a11y.wait(save_is_possible, 'something to save')
    a11y.key('ctrl+s')
    traveller.give_keys_to_new_window(3)
    a11y.wait(lambda: traveller.holds('.pdf'), 'the name of the file')
    a11y.key('ctrl+a')
    traveller.put(pdf)
    a11y.key('Return')
    traveller.press_in_dialog(WRITE[LANGUAGE])
    a11y.wait(lambda: os.path.exists(pdf) and len(a11y.kids(traveller.app)) == 1, pdf)
    traveller.focus_window()


def save_is_possible():
    return any(n.get_name() == SAVE[LANGUAGE] and a11y.has(n, a11y.S.SENSITIVE) for n in a11y.walk(traveller.app)
               if n.get_role() == a11y.R.PUSH_BUTTON)


def printed():
    text = subprocess.run(['pdftotext', pdf, '-'], check=True, capture_output=True, text=True).stdout
    return ' '.join(text.split())


def the_pdf_says_what_was_received():
    assert words['receive'] in printed(), printed()


def the_pdf_leaves_out_what_was_let_go_of():
    told = [words[step] for step in ('name', 'memory', 'release') if words[step] in printed()]
    assert not told, told


def the_key_for_it_ends_the_application():
    traveller.quit()


def after_a_new_start_the_exchange_is_still_there():
    traveller.start()
    traveller.see_prompt('unlock.button.open')
    traveller.home_after_unlock()
    traveller.search(QUERY[LANGUAGE], QUERY[LANGUAGE])
    see_it_read_back()
    traveller.quit()


def no_window_was_ever_called_anything_but_siloam():
    assert traveller.titles == {'Siloam'}, traveller.titles


def the_recent_files_do_not_know_the_pdf():
    for folder, _, files in os.walk(traveller.home):
        for name in files:
            if name == 'recently-used.xbel':
                with open(os.path.join(folder, name), encoding='utf-8') as file:
                    assert os.path.basename(pdf) not in file.read(), folder


def nothing_of_what_was_written_is_printed():
    told = [w for w in private_words() if w in traveller.said()]
    assert not told, told


def no_library_complained():
    lines = [line for line in traveller.said().splitlines() if 'CRITICAL' in line or 'WARNING' in line]
    assert not lines, lines


def follow(fact):
    """What goes on where another fact stopped cannot be tried when that one failed."""
    def tried():
        assert not follow.broken, f'not reached: {follow.broken} failed'
        try:
            fact()
        except BaseException:
            follow.broken = fact.__name__.replace('_', ' ')
            if os.environ.get('UI_SHOTS'):
                a11y.shot(os.path.join(os.environ['UI_SHOTS'], f'{LANGUAGE}-{fact.__name__}.png'))
            raise
    return fact.__name__.replace('_', ' '), tried


follow.broken = None
try:
    run(f'whole-path/{LANGUAGE}', [follow(f) for f in (
        a_first_run_makes_a_journal,
        an_exchange_is_written_step_by_step,
        the_lock_leaves_no_word_on_the_screen,
        the_lock_takes_what_was_just_said_with_it,
        unlocking_leads_home_again,
        a_search_in_the_journal_finds_it,
        the_find_is_read_back,
        what_was_let_go_of_is_shown_when_asked_for,
        a_pdf_of_it_is_written,
        the_pdf_says_what_was_received,
        the_pdf_leaves_out_what_was_let_go_of,
        the_key_for_it_ends_the_application,
        after_a_new_start_the_exchange_is_still_there,
        no_window_was_ever_called_anything_but_siloam,
        the_recent_files_do_not_know_the_pdf,
        nothing_of_what_was_written_is_printed,
        no_library_complained,
    )])
finally:
    if traveller.process and traveller.process.poll() is None:
        traveller.process.kill()
