CREATE TYPE mood AS ENUM ('happy', 'sad');
CREATE DOMAIN city AS text NOT NULL;
CREATE TYPE address AS (street text, town city, zip int, mood mood);
CREATE TYPE person AS (name text, homes address[]);
CREATE TABLE people (
    id int PRIMARY KEY, home address NOT NULL, homes address[] NOT NULL, who person NOT NULL, span interval NOT NULL,
    net inet NOT NULL, mac macaddr NOT NULL, days daterange NOT NULL, many int4multirange NOT NULL, details jsonb NOT NULL,
    price money NOT NULL, doc xml NOT NULL, flags bit(3) NOT NULL, hour timetz NOT NULL
);
