CREATE INDEX tasks_owner ON tasks (owner);
CREATE TABLE tags (task bigint, name text);
CREATE INDEX ON tags (task);
ALTER TABLE tags ALTER name SET NOT NULL;
ALTER TABLE tasks
    ADD FOREIGN KEY (owner) REFERENCES users,
    ADD CONSTRAINT title_is_there CHECK (title <> ''),
    ADD COLUMN key uuid NOT NULL DEFAULT gen_random_uuid(),
    ALTER COLUMN due SET NOT NULL;
