CREATE TABLE Entries (DiaryEntryId INTEGER PRIMARY KEY, Text TEXT);
INSERT INTO Entries VALUES (636818994000000000, '<div>eerste</div><div><br></div><div>derde</div>');
