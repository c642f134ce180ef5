CREATE TABLE users (id uuid PRIMARY KEY, email text NOT NULL UNIQUE, "Nick" text);
CREATE TABLE tasks (
  id uuid PRIMARY KEY,
  owner uuid NOT NULL REFERENCES users,
  status text NOT NULL,
  title text NOT NULL,
  done boolean NOT NULL,
  labels jsonb NOT NULL,
  finished_at timestamptz,
  created_at timestamptz NOT NULL
);
CREATE TABLE comments (id uuid PRIMARY KEY, task_id uuid NOT NULL REFERENCES tasks, text text NOT NULL);
CREATE INDEX ON comments (task_id, id);
CREATE VIEW open_tasks AS SELECT id, owner AS person, title FROM tasks WHERE NOT done;
