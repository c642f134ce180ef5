CREATE TABLE users (id uuid PRIMARY KEY);

ALTER TABLE tasks
    ADD COLUMN owner uuid REFERENCES user (id);
