CREATE TYPE task_status AS ENUM ('pending', 'inprogress', 'completed');

CREATE TABLE tasks (
    id uuid PRIMARY KEY,
    tags text[] NOT NULL,
    counts int[] NOT NULL,
    weights double precision[] NOT NULL,
    history task_status[] NOT NULL,
    details jsonb[] NOT NULL,
    deadlines timestamptz[]
);
