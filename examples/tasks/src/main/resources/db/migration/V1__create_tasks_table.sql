CREATE TYPE task_status AS ENUM ('pending', 'inprogress', 'completed');

CREATE TABLE tasks (
    id          uuid PRIMARY KEY,
    title       varchar(255) NOT NULL,
    description text,
    status      task_status NOT NULL DEFAULT 'pending',
    created_at  timestamptz NOT NULL DEFAULT now(),
    updated_at  timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX tasks_status_idx ON tasks (status);
CREATE INDEX tasks_created_at_idx ON tasks (created_at DESC);
