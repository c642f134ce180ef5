CREATE TABLE people (
    id INTEGER PRIMARY KEY,
    email TEXT NOT NULL UNIQUE COLLATE NOCASE
);
CREATE TABLE tasks (
    id UUID NOT NULL PRIMARY KEY,
    number INTEGER NOT NULL UNIQUE,
    title VARCHAR(50) NOT NULL,
    done BOOLEAN NOT NULL DEFAULT 0,
    weight REAL,
    owner INTEGER REFERENCES people
);
CREATE VIEW titles AS SELECT tasks.title, people.email FROM tasks LEFT JOIN people ON people.id = tasks.owner;
