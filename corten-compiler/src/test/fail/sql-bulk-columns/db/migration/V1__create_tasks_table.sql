CREATE TABLE tasks (id uuid PRIMARY KEY, title text NOT NULL, description text);
