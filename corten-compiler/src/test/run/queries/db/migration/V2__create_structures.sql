CREATE DOMAIN city AS text NOT NULL;

CREATE TYPE address AS (street text, town city, mood mood, codes int[]);

CREATE TYPE moodrange AS RANGE (subtype = mood);

CREATE TYPE person AS (name text, home address, moves address[]);

CREATE TABLE people (
    id int PRIMARY KEY, home address, moves address[], span interval NOT NULL, spans interval[], net inet, nets cidr[],
    days daterange, times tstzrange NOT NULL, moods moodrange, sizes int4range[], details jsonb NOT NULL, notes json, tags jsonb,
    marks jsonb[], mail email NOT NULL, level int NOT NULL
);

CREATE TABLE bulk (id int PRIMARY KEY, words text NOT NULL);
