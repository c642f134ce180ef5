CREATE TYPE mood AS ENUM ('happy', 'sad');

CREATE TYPE address AS (street text, mood mood, codes bigint[]);

CREATE TABLE people (
    id uuid PRIMARY KEY, home address, moves address[] NOT NULL, worked interval NOT NULL, days daterange NOT NULL,
    details jsonb NOT NULL, tags jsonb, marks jsonb[] NOT NULL, level int NOT NULL, mail text
);
