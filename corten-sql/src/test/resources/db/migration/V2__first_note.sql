INSERT INTO notes VALUES ('${not} a placeholder');
