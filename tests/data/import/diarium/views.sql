CREATE TABLE hidden (DiaryEntryId INTEGER, Heading TEXT, Text TEXT, Rating INTEGER);
INSERT INTO hidden VALUES (636818994000000000, 'Een zicht', 'x', 0);
CREATE VIEW Entries AS SELECT * FROM hidden;
