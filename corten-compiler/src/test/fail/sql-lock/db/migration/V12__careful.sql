ALTER TABLE tasks
    ADD due_time time,
    ADD done boolean NOT NULL DEFAULT false,
    ADD CONSTRAINT owner_is_there CHECK (owner IS NOT NULL) NOT VALID;
