# SPDX-FileCopyrightText: The Siloam contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every sentence of the source on prayer evenings (001-01 to 001-28) against the thing in the
application that holds it: words that a screen shows, a vocabulary, a field, a fact of another test."""
import json
import os
import re
import subprocess

import tap

PARTS = ('-evening', '-session', '-after')
KEY = re.compile(r'"([a-z][a-z_]*(?:\.[a-z0-9_%-]+)*\.?)"')


def texts(language):
    known = {}
    for part in ('',) + PARTS:
        known.update(json.loads(tap.read(f'data/prompts/{language}{part}.json'))['texts'])
    return known


def forms(text):
    return list(text.values()) if isinstance(text, dict) else [text]


def sources(*folders):
    return '\n'.join(tap.read(path) for folder in folders for path in tap.files('.c', '.h', '.ui', under=folder))


NL, EN = texts('nl'), texts('en')
CODE = sources('src/ui', 'src/guide', 'src/export')
SHOWN = set(KEY.findall(CODE))
# Keys that are put together: from a beginning and a nick, also by chips, or by a sheet from its name.
BEGINNINGS = tuple(key for key in SHOWN if key.endswith('.') and key != 'evening.')
SHEETS = set(re.findall(r'(?:siloam_sheet_new|_set_up)\s*\([^;]*?"([a-z_.]+)"\)', CODE))


def is_shown(key):
    if key in SHOWN or key.startswith(BEGINNINGS):
        return True
    beginning = key.rpartition('.')[0]
    return '.' in beginning and beginning in SHOWN or key.endswith(('.question', '.hint')) and beginning in SHEETS


def shows(*keys):
    """Each key has its words in both languages, and some screen asks for it."""
    for key in keys:
        assert key in NL and key in EN, f'no prompt {key}'
        assert is_shown(key), f'no screen shows {key}'


def says(key, dutch, english):
    shows(key)
    for text, words in [(t, dutch) for t in forms(NL[key])] + [(t, english) for t in forms(EN[key])]:
        assert re.search(words, text), f'{key} does not say "{words}": {text}'


def never(pattern):
    """No text of an evening has these words, in any language or form."""
    for part in PARTS:
        for language in ('nl', 'en'):
            known = json.loads(tap.read(f'data/prompts/{language}{part}.json'))['texts']
            tap.none(f'{key}: {text}' for key, value in known.items() for text in forms(value)
                     if re.search(pattern, text, re.IGNORECASE))


def verse(screen, reference):
    """A screen offers this verse, written in Dutch."""
    known = {}
    for part in ('',) + PARTS:
        known.update(json.loads(tap.read(f'data/prompts/nl{part}.json')).get('verses', {}))
    assert reference in known.get(screen, []), f'{screen} has {known.get(screen)}'


def nicks(path, table):
    """A vocabulary, in its order."""
    body = re.search(rf'{table}\[\] = {{(.*?)\n}};', tap.read(path), re.DOTALL).group(1)
    return re.findall(r'"(\w+)"', body)


def holds(record, *fields):
    """A record of an evening has these fields, so they are stored and come back."""
    tables = tap.read('src/ministry/record-fields.c')
    for field in fields:
        assert re.search(rf'\({record}, {field}\b', tables), f'{record} has no {field}'


def tested(program, *names):
    """A fact of another test that was built: gone or renamed is not proven."""
    path = os.path.join(tap.build_root(), 'tests', program)
    listed = subprocess.run([path, '-l'], capture_output=True, text=True, check=True).stdout
    for name in names:
        assert any(line.endswith('/' + name) for line in listed.splitlines()), f'{program} has no {name}'


def told(path, *facts):
    """A fact of a test that is no program."""
    for fact in facts:
        assert fact in tap.read(path), f'{path} has no "{fact}"'


def ordinary_people():
    says('evening.about.who.text', 'gewone mensen', 'ordinary people')
    says('evening.about.who.text', 'gebedsteam.*bezoeker', 'prayer team.*visitor')
    says('consent.info.who', 'gewone mensen', 'ordinary people')
    never(r'\bgenezers?\b|\bhealers?\b')


def room_for_healing():
    says('evening.about.name.text', 'genezingsruimte.*ruimte voor heling', 'healing room')
    holds('SiloamLocation', 'name')


def john_lake():
    says('evening.about.begin.text', 'John G. Lake.*Spokane', 'John G. Lake.*Spokane')


def following_jesus():
    says('evening.about.begin.text', 'navolgen.*zegen van boven', 'follow.*blessing from above')


def no_counting():
    says('evening.about.count.text', 'brontekst.*honderdduizend', 'source text.*hundred thousand')
    says('evening.about.count.text', 'telt geen genezingen', 'counts no healings')
    says('testimony.hint', 'weken later', 'weeks later')
    says('testimony.care', 'verklaar niemand beter', 'nobody cured')
    tested('ministry/test-ministry-after', 'a-testimony-has-a-consent-of-its-own-001-05',
           'a-testimony-waits-fourteen-days')


def places_are_not_built_in():
    says('evening.about.again.text', 'Spokane.*2001.*1999', 'Spokane.*2001.*1999')
    holds('SiloamLocation', 'name', 'find_us')
    never(r'\bGouda\b')


def sent_to_heal():
    verse('prepare', 'Mat. 10:8')
    shows('prepare.prayer')


def power_is_given():
    shows('pray.authority.basis')
    verse('pray.authority', 'Mat. 18:20')


def channels():
    assert nicks('src/journal/vocabulary.c', 'siloam_channels') == ['scripture', 'sensed', 'person', 'situation']
    tested('journal/test-journal-store',
           'an-exchange-with-every-field-comes-back-000-07-000-10-000-18-001-09')


def mercy_first():
    says('talk.welcome', '^Goed dat', 'good that')


def every_word_of_the_bible():
    shelves = re.findall(r'^  SILOAM_SHELF_(\w+),', tap.read('src/scripture/shelf.h'), re.MULTILINE)
    assert shelves == ['LAW', 'PROPHETS', 'PSALMS', 'PROVERBS', 'ALL'], shelves
    shows(*(f'verse.shelf.{shelf.lower()}' for shelf in shelves))
    shows('session.button.verse')
    told('tests/ui/test-session-verses.c', 'looking-for-a-verse-opens-over-the-session',
         'a-verse-that-is-taken-along-is-on-both-sides')


def unclear_request():
    says('consent.help.unclear', 'nog niet goed zeggen', 'yet')
    holds('SiloamSession', 'help_request', 'help_unclear')


def what_god_has():
    shows('talk.help', 'session.field.god_has', 'session.field.help_request')
    holds('SiloamSession', 'help_request', 'god_has')


def human_then_spiritual():
    tested('ministry/test-ministry-lifecycle', 'human-and-spiritual-alternate-in-either-order-001-14')
    tested('guide/test-guide-session-guide', 'a-session-begins-with-listening', 'phases-alternate-freely')
    says('talk.welcome', 'naar uitgekeken', 'looking forward')


def room_for_prayer():
    says('cue.listen', 'een derde', 'third')
    says('cue.land', 'Beloof niets', 'Promise nothing|no promise')


def depression_with_counter_text():
    says('evening.about.care.text', '^De brontekst zegt.*depressi', '^The source text says.*depression')
    says('evening.about.care.counter.text', 'zeggen wij niet na.*medicijnen', 'do not repeat.*medication')
    about = tap.read('src/ui/evening-about.c')
    assert about.index('care.text') < about.index('care.counter.text') < about.index('siloam_help_crisis_text')
    others = {k: t for k, t in NL.items() if not k.startswith('evening.about.care.')}
    tap.none(f'{key}: {text}' for key, value in others.items() for text in forms(value)
             if re.search(r'depressi', text, re.IGNORECASE))


def ask_and_authority():
    assert nicks('src/journal/vocabulary.c', 'siloam_prayer_modes')[:5] == [
        'ask', 'authority', 'thanks', 'confession', 'blessing']
    shows('pray.ask', 'pray.authority', 'pray.thank')


def what_was_promised():
    says('pray.ask.hint', 'al beloofd.*danken', 'already promised|promised this already')
    shows('pray.ask.promise', 'pray.button.thank')
    verse('pray.ask', 'Luc. 11:9-10')


def on_his_behalf():
    shows('pray.authority.basis', 'pray.authority.agreed', 'pray.yes')
    says('pray.authority.question', 'goed dat ik dit zo bid', 'pray')
    says('pray.authority.hint', 'nooit over het lichaam', 'never.*body')
    tested('ministry/test-ministry-invariants', 'authority-rests-on-something-and-on-a-yes-001-19')
    tested('guide/test-guide-session-guide', 'authority-without-a-yes-is-not-shown',
           'authority-without-a-basis-is-not-shown')


def growing():
    says('evening.about.grow.text', 'geen pasklaar antwoord', 'no ready answer')
    holds('SiloamEvening', 'learned')
    never(r'\b(niveau|level|badge|insigne)s? (behaald|reached|earned)\b')


def time_and_place():
    holds('SiloamEvening', 'starts', 'ends', 'place')
    shows('prepare.day', 'prepare.from', 'prepare.until', 'prepare.place')
    tested('ministry/test-ministry-queue', 'who-came-first-is-first-001-21')
    never(r'inloopspreekuur|walk-in')


def welcome_intake_team():
    assert {'host', 'intake'} <= set(nicks('src/ministry/terms.c', 'siloam_team_roles'))
    shows('prepare.teams', 'prepare.alone', 'handover.question', 'handover.request', 'handover.agreed')
    tested('ministry/test-ministry-invariants', 'a-team-has-at-most-three',
           'a-team-of-one-is-a-warning-and-no-fault')


def intercession():
    themes = nicks('src/ministry/terms.c', 'siloam_board_themes')
    assert themes == ['rest', 'courage', 'peace', 'comfort', 'protection', 'wisdom', 'forgiveness', 'hope', 'thanks']
    tested('ministry/test-ministry-after', 'a-point-has-no-room-for-a-name-001-23', 'no-point-without-approval')


def leaders():
    shows(*(f'setup.role.{nick}' for nick in nicks('src/ministry/terms.c', 'siloam_team_roles')))
    tested('ministry/test-ministry-view', 'the-roles-keep-the-order-of-the-source-001-24',
           'every-role-is-in-the-table')


def led_by_the_spirit():
    holds('SiloamEvening', 'leader', 'care_contact')
    shows('prepare.leader', 'prepare.care')
    says('care.leader', '{name}', '{name}')


def own_colour():
    holds('SiloamLocation', 'name', 'colour', 'churches')
    holds('SiloamMember', 'training', 'experience')
    shows('setup.colour', 'setup.churches', 'setup.member.training', 'setup.member.experience')


def where_to_find_us():
    holds('SiloamLocation', 'find_us')
    shows('give.find_us', 'give.paper.find_us')
    told('tests/export/test-summary.py', 'it holds verses, today, blessing and the place')


def learning_again():
    says('evening.about.learn.text', 'van Jezus leren.*goed leven', 'learn from Jesus.*good life')


TRACES = {
    '001-01': ('ordinary people pray, and nobody is called a healer', ordinary_people),
    '001-02': ('a room for healing is told of, and is a place', room_for_healing),
    '001-03': ('the history names John G. Lake and Spokane', john_lake),
    '001-04': ('he followed the work of Jesus', following_jesus),
    '001-05': ('healings are not counted, and a testimony is given', no_counting),
    '001-06': ('a new beginning is told of, and no place is built in', places_are_not_built_in),
    '001-07': ('the team is sent as His followers were', sent_to_heal),
    '001-08': ('authority rests on what is given', power_is_given),
    '001-09': ('what is received comes along four ways', channels),
    '001-10': ('who comes is met with mercy', mercy_first),
    '001-11': ('every book of the Bible is on one of five shelves, also in a session', every_word_of_the_bible),
    '001-12': ('a request may be unclear', unclear_request),
    '001-13': ('what the Lord has stands beside the request', what_god_has),
    '001-14': ('the human and the spiritual share the attention', human_then_spiritual),
    '001-15': ('talk leaves room for prayer, and nothing is promised', room_for_prayer),
    '001-16': ('depression is spoken of with what we say against it', depression_with_counter_text),
    '001-17': ('asking and authority alternate', ask_and_authority),
    '001-18': ('what was promised is thanked for', what_was_promised),
    '001-19': ('authority rests on something and on a yes', on_his_behalf),
    '001-20': ('growing has no ready answer', growing),
    '001-21': ('an evening has a time, a place and a queue', time_and_place),
    '001-22': ('someone welcomes, does the intake and brings to a team', welcome_intake_team),
    '001-23': ('intercession has themes and no names', intercession),
    '001-24': ('there are six leaders', leaders),
    '001-25': ('it is known who leads', led_by_the_spirit),
    '001-26': ('a place has its own colour', own_colour),
    '001-27': ('a place says where it is found', where_to_find_us),
    '001-28': ('we learn from Jesus again', learning_again),
}


def every_sentence_is_here():
    assert list(TRACES) == [f'001-{number:02}' for number in range(1, 29)], list(TRACES)


tap.run('traces', [('every sentence of the source is here', every_sentence_is_here)] +
        [(f'{name} {trace}'.replace(',', ''), check) for trace, (name, check) in TRACES.items()])
