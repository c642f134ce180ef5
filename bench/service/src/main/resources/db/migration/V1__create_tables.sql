CREATE TABLE world (
    id           integer PRIMARY KEY,
    randomnumber integer NOT NULL
);

INSERT INTO world SELECT n, 1 + floor(random() * 10000)::int FROM generate_series(1, 10000) AS n;

CREATE TABLE fortune (
    id      integer PRIMARY KEY,
    message text NOT NULL
);

INSERT INTO fortune VALUES
    (1, 'fortune: No such file or directory'),
    (2, 'A computer scientist is someone who fixes things that aren''t broken.'),
    (3, 'After enough decimal places, nobody gives a damn.'),
    (4, 'A bad random number generator: 1, 1, 1, 1, 1, 4.33e+67, 1, 1, 1'),
    (5, 'A computer program does what you tell it to do, not what you want it to do.'),
    (6, 'Emacs is a nice operating system, but I prefer UNIX. — Tom Christaensen'),
    (7, 'Any program that runs right is obsolete.'),
    (8, 'A list is only as strong as its weakest link. — Donald Knuth'),
    (9, 'Feature: A bug with seniority.'),
    (10, 'Computers make very fast, very accurate mistakes.'),
    (11, '<script>alert("This should not be displayed in a browser alert box.");</script>'),
    (12, 'フレームワークのベンチマーク');

CREATE TYPE task_status AS ENUM ('todo', 'in_progress', 'done');

CREATE TABLE tasks (
    id          uuid PRIMARY KEY,
    title       text NOT NULL,
    description text,
    status      task_status NOT NULL DEFAULT 'todo',
    created_at  timestamptz NOT NULL DEFAULT now(),
    updated_at  timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX tasks_created_at_idx ON tasks (created_at DESC);

-- The ids are known, so that the load can ask for them.
INSERT INTO tasks
SELECT ('00000000-0000-4000-8000-' || lpad(to_hex(n), 12, '0'))::uuid,
       'Task ' || n,
       CASE WHEN n % 3 = 0 THEN NULL ELSE 'Description of task ' || n END,
       (ARRAY['todo', 'in_progress', 'done'])[1 + n % 3]::task_status,
       now() - n * interval '1 minute',
       now() - n * interval '1 minute'
FROM generate_series(1, 1000) AS n;
