CREATE TYPE status AS ENUM ('open', 'done');
CREATE TABLE tasks (id uuid PRIMARY KEY, title text NOT NULL, tags text[], status status);
