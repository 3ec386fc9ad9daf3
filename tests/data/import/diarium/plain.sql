CREATE TABLE Entries (DiaryEntryId INTEGER PRIMARY KEY, Heading TEXT, Text TEXT, Rating INTEGER);
CREATE TABLE Media (DiaryEntryId INTEGER, Type INTEGER, "Index" INTEGER, Data BLOB);
CREATE TABLE Tags (Id INTEGER PRIMARY KEY, Value TEXT);
-- 2019-01-01 00:30:00
INSERT INTO Entries VALUES (636818994000000000, 'Een begin', '<p>Een <i>stille</i> dag.</p><p>&nbsp;</p><p>Einde &euro; 5</p><img src="data:image/png;base64,AAAA">', 4);
-- 2020-02-29 23:59:59.9
INSERT INTO Entries VALUES (637186175999000000, '', 'Geen opmaak, a < b en c > d.', 0);
-- 1800-01-01 00:00:00
INSERT INTO Entries VALUES (567709344000000000, NULL, NULL, NULL);
-- 2019-03-31 02:30:00: the clock went from 2 to 3
INSERT INTO Entries VALUES (636895962000000000, 'Zomertijd', '<p>overgeslagen uur</p>', 1);
INSERT INTO Entries VALUES (-5, 'Voor het begin', 'x', 0);
INSERT INTO Media VALUES (636818994000000000, 0, 0, x'00ff'), (636818994000000000, 0, 1, x'00ff'), (636818994000000000, 2, 0, x'00ff');
