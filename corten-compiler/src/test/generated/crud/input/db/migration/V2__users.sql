CREATE TABLE users (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text NOT NULL,
    "order" int,
    label text GENERATED ALWAYS AS ('#' || name) STORED
);

CREATE TABLE memberships (
    task_id uuid REFERENCES tasks,
    user_id bigint REFERENCES users,
    PRIMARY KEY (task_id, user_id)
);
