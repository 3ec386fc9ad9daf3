# SPDX-FileCopyrightText: The Siloam contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the databases of this folder as Almanah would: make.py FOLDER."""
import os
import sqlite3
import struct
import sys

NOW = '''
CREATE TABLE entries (year INTEGER, month INTEGER, day INTEGER, content TEXT, is_important INTEGER,
  edited_year INTEGER, edited_month INTEGER, edited_day INTEGER, version INTEGER DEFAULT 1,
  PRIMARY KEY (year, month, day));
CREATE TABLE entry_tag (year INTEGER, month INTEGER, day INTEGER, tag TEXT);
'''
OLD = '''
CREATE TABLE entries (year INTEGER, month INTEGER, day INTEGER, content TEXT, PRIMARY KEY (year, month, day));
CREATE TABLE entry_links (year INTEGER, month INTEGER, day INTEGER, link_type TEXT, link_value TEXT, link_value2 TEXT);
'''
XML = '''<?xml version="1.0" encoding="UTF-8"?>
<entry xmlns="http://www.gnome.org/almanah-diary/entry/2.0/">By the sea, <bold>very <italic>early</italic></bold>.
See <link uri="https://example.org/map">the map</link> &amp; <link uri="https://example.org">https://example.org</link>.</entry>'''
BOMB = '''<?xml version="1.0"?>
<!DOCTYPE entry [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>
<entry xmlns="http://www.gnome.org/almanah-diary/entry/2.0/">&c;&c;&c;&c;</entry>'''
GTK = '''<text_view_markup>
 <tags>
  <tag name="bold" priority="0">
   <attr name="weight" type="gint" value="700" />
  </tag>
 </tags>
<text>An <apply_tag name="bold">older</apply_tag> page<pixbuf index="0" />.</text>
</text_view_markup>
'''


def gtk(xml, cut=0):
    data = xml.encode()
    whole = b'GTKTEXTBUFFERCONTENTS-0001' + struct.pack('>I', len(data)) + data
    return whole[:len(whole) - cut] if cut else whole + b'GTKTEXTBUFFERPIXBDATA-0001\0\0\0\0'


def make(name, schema, statements):
    path = os.path.join(sys.argv[1], name)
    if os.path.exists(path):
        os.remove(path)
    with sqlite3.connect(path) as database:
        database.execute('PRAGMA page_size = 1024')
        database.executescript(schema)
        for sql, values in statements:
            database.execute(sql, values)
    database.close()


ROW = 'INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)'
make('diary.db', NOW, [
    (ROW, (2019, 2, 14, XML, 1, 2019, 2, 15, 2)),
    (ROW, (2019, 2, 15, gtk(GTK), 0, 2019, 2, 15, 1)),
    (ROW, (2019, 2, 16, 'Only words, <not> XML.', 0, 0, 0, 0, 1)),
    (ROW, (2019, 2, 17, BOMB, 0, 0, 0, 0, 2)),
    (ROW, (2019, 2, 18, gtk(GTK, cut=40), 0, 0, 0, 0, 1)),
    (ROW, (2019, 2, 30, 'No calendar has this day.', 0, 0, 0, 0, 1)),
    ('INSERT INTO entry_tag VALUES (2019, 2, 14, ?)', ("the sea's",)),
    ('INSERT INTO entry_tag VALUES (2019, 2, 14, ?)', ('rest',)),
])
make('old.db', OLD, [
    ('INSERT INTO entries VALUES (2008, 5, 1, ?)', ('From the first days.',)),
    ('INSERT INTO entry_links VALUES (2008, 5, 1, ?, ?, NULL)', ('uri', 'https://example.org/a')),
])
make('view.db', OLD.replace('TABLE entries', 'TABLE hidden') + '''
CREATE VIEW entries AS WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)
  SELECT 2019 AS year, 1 AS month, 1 AS day, i AS content FROM n;
''', [])
