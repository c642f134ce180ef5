CREATE TYPE mood AS ENUM ('happy', 'so-so');

CREATE DOMAIN email AS text CHECK (VALUE LIKE '%@%');

CREATE TABLE things (
    id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    flag boolean, small smallint, medium int, big bigint, half real, whole double precision, exact numeric,
    words text, name varchar(20), code char(3), bytes bytea, key uuid,
    at timestamptz, local timestamp, day date, hour time, mood mood, mail email
);

CREATE TABLE shelves (
    id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    tags text[] NOT NULL, counts int[], moods mood[] NOT NULL, mails email[], amounts numeric[] NOT NULL, keys uuid[]
);
