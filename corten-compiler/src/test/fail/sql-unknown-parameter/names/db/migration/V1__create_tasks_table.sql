CREATE TYPE task_status AS ENUM ('pending', 'inprogress', 'completed');

CREATE TABLE tasks (
    id uuid PRIMARY KEY,
    title varchar(255) NOT NULL,
    description text,
    status task_status NOT NULL DEFAULT 'pending',
    priority int NOT NULL DEFAULT 0,
    created_at timestamptz NOT NULL DEFAULT now()
);
