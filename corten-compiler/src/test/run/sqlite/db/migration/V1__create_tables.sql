CREATE TABLE things (
    id INTEGER PRIMARY KEY,
    flag BOOLEAN,
    small SMALLINT,
    medium INT,
    big BIGINT,
    half FLOAT,
    whole DOUBLE PRECISION,
    exact TEXT,
    price NUMERIC(10, 2),
    words TEXT,
    bytes BLOB,
    key UUID,
    at TIMESTAMP,
    local DATETIME,
    day DATE,
    hour TIME,
    mood TEXT CHECK (mood IN ('happy', 'so-so')),
    mail VARCHAR(50),
    loose
);
CREATE TABLE notes (
    id TEXT NOT NULL PRIMARY KEY,
    text TEXT NOT NULL,
    created_at TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP,
    thing INTEGER REFERENCES things
) STRICT;
