CREATE TABLE users (id bigint PRIMARY KEY, name text NOT NULL, legacy text);
CREATE TABLE tasks (id bigint PRIMARY KEY, title varchar(80) NOT NULL, owner bigint, due date);
CREATE INDEX ON tasks (due);
