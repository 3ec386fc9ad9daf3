# SPDX-FileCopyrightText: The Siloam contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-reading.py SILOAM SILOAMCTL [FOLDER]: a journal read back: list, search, reading, gifts, looking back.

Speaks TAP. Pictures of what failed land in FOLDER.
"""
import sys
import time

import reader as journal
from reader import HURT, PICTURE, SEALED, WORD, a11y
from walk import PRESSABLE


def the_list_shows_what_was_received_first(reader):
    reader.press(reader.say('unlock.button.open'))
    reader.press(reader.say('returned.button.go_on'))
    reader.see(reader.say('home.question'))
    reader.press(reader.say('library.title'))
    reader.see_part(WORD)
    reader.see_part(PICTURE)


def the_list_never_shows_a_hurt(reader):
    assert not reader.sees(HURT)
    assert not reader.sees('verdriet')


def a_sealed_entry_is_only_a_date(reader):
    reader.see('verzegeld, 3 oktober 2026')
    assert not reader.sees(SEALED)


def months_are_headings(reader):
    reader.see('November 2026')
    reader.see('September 2026')


def rows_have_names_for_a_screen_reader(reader):
    names = reader.rows()
    assert any(name.startswith(WORD) for name in names), names


def search_finds_without_diacritics(reader):
    reader.search('reunie')
    reader.see_found('reünie was goed')
    assert not any(PICTURE in name for name in reader.found()), reader.found()


def search_shows_a_sealed_entry_only_by_its_date(reader):
    reader.see_found('verzegeld, 3 oktober 2026')
    assert not any('gezien' in name for name in reader.found()), reader.found()


def search_that_finds_nothing_says_so_kindly(reader):
    reader.search('xylofoon')
    reader.see(reader.say('library.search.nothing'))
    reader.search('')
    reader.see_part(PICTURE)


def reading_shows_the_received_side(reader):
    reader.open_row(WORD)
    reader.see_part('zaterdag 21 november 2026')
    reader.see_part('Hij hoort wie roept.')


def the_released_side_is_folded_until_asked_for(reader):
    assert not reader.sees(HURT)
    reader.press('Losgelaten')
    reader.see_part(HURT)
    reader.press('Losgelaten')
    reader.see_no(HURT)


def a_sealed_entry_opens_only_after_a_question(reader):
    reader.open_row('verzegeld, 3 oktober')
    reader.see(reader.say('back.sealed.question'))
    assert not reader.sees(SEALED)
    reader.press(reader.say('back.button.open'))
    reader.see_part(SEALED)


def leaving_a_sealed_entry_closes_it(reader):
    reader.open_row(PICTURE)
    reader.see_part('woensdag 2 september 2026')
    reader.open_row('verzegeld, 3 oktober')
    reader.see(reader.say('back.sealed.question'))
    assert not reader.sees(SEALED)


def a_deleted_entry_leaves_the_list_and_comes_back_on_undo(reader):
    reader.open_row(PICTURE)
    reader.see_part('woensdag 2 september 2026')
    reader.press('Met deze bladzijde')
    reader.press('Wissen')
    reader.see(reader.say('library.deleted'))
    reader.see_no(PICTURE)
    reader.press(reader.say('library.undo'))
    reader.see_part(PICTURE)


def arrows_read_on_and_delete_deletes(reader):
    reader.open_row(WORD)
    reader.see_part('zaterdag 21 november 2026')
    a11y.key('Down')
    reader.see_part('woensdag 18 november 2026')
    a11y.key('Delete')
    reader.see(reader.say('library.deleted'))
    reader.see_no('brood op tafel')
    reader.press(reader.say('library.undo'))
    reader.see_part('brood op tafel')


def a_title_is_given_and_shown(reader):
    reader.open_row(PICTURE)
    reader.see_part('woensdag 2 september 2026')
    reader.press('Met deze bladzijde')
    reader.press('Titel…')
    reader.write('Titel', 'De deur')
    reader.press('Opslaan')
    reader.see_part('De deur. ')


def a_received_line_becomes_a_stone_of_remembrance(reader):
    reader.press(reader.say('receive.memorial'))
    reader.see_part('gedenksteen')


def looking_back_is_added_below_and_changes_nothing_above(reader):
    reader.press(reader.say('revisit.title'))
    reader.see(reader.say('revisit.hint'))
    reader.write(reader.say('revisit.question'), 'De deur staat nog open.')
    reader.press(reader.say('revisit.change.lighter'))
    reader.press(reader.say('revisit.outcome.thankful'))
    reader.press(reader.say('receive.button.save'))
    reader.see_part('De deur staat nog open.')
    reader.see_part(': ' + reader.say('revisit.change.lighter'))
    reader.see_part(PICTURE)


def heavier_is_met_with_care_and_help(reader):
    reader.press(reader.say('revisit.title'))
    reader.see(reader.say('revisit.hint'))
    assert not reader.sees(reader.say('revisit.change.heavier.note'))
    reader.press(reader.say('revisit.change.heavier'))
    reader.see(reader.say('revisit.change.heavier.note'))
    reader.find(reader.say('revisit.button.help'), PRESSABLE)


def gifts_come_one_on_a_page_with_left_and_right(reader):
    a11y.key('Escape')
    reader.see_part('De deur staat nog open.')
    a11y.key('Escape')
    reader.see(reader.say('home.question'))
    reader.press(reader.say('home.door.gifts'))
    reader.see(WORD)
    a11y.key('Right')
    reader.see(PICTURE)
    reader.see_no(WORD)
    a11y.key('Left')
    reader.see(WORD)


def gifts_leave_out_what_is_sealed(reader):
    for _ in range(4):
        a11y.key('Right')
        time.sleep(.1)
        assert not reader.sees(SEALED)


def gifts_show_what_was_let_go_only_on_request(reader):
    for _ in range(4):
        a11y.key('Left')
    reader.see(WORD)
    assert not reader.sees(HURT)
    reader.press(reader.say('back.show_released'))
    reader.see(HURT)


def the_window_is_only_ever_called_siloam(reader):
    titles = {w.get_name() for w in a11y.kids(reader.app)}
    assert titles <= {'Siloam', ''}, titles


TESTS = [
    the_list_shows_what_was_received_first,
    the_list_never_shows_a_hurt,
    a_sealed_entry_is_only_a_date,
    months_are_headings,
    rows_have_names_for_a_screen_reader,
    search_finds_without_diacritics,
    search_shows_a_sealed_entry_only_by_its_date,
    search_that_finds_nothing_says_so_kindly,
    reading_shows_the_received_side,
    the_released_side_is_folded_until_asked_for,
    a_sealed_entry_opens_only_after_a_question,
    leaving_a_sealed_entry_closes_it,
    a_deleted_entry_leaves_the_list_and_comes_back_on_undo,
    arrows_read_on_and_delete_deletes,
    a_title_is_given_and_shown,
    a_received_line_becomes_a_stone_of_remembrance,
    looking_back_is_added_below_and_changes_nothing_above,
    heavier_is_met_with_care_and_help,
    gifts_come_one_on_a_page_with_left_and_right,
    gifts_leave_out_what_is_sealed,
    gifts_show_what_was_let_go_only_on_request,
    the_window_is_only_ever_called_siloam,
]

if __name__ == '__main__':
    sys.exit(journal.run(*sys.argv[1:3], TESTS, *sys.argv[3:]))
