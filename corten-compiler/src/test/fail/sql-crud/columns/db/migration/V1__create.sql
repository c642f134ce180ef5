CREATE TABLE tasks (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, title text NOT NULL, description text);

CREATE TABLE notes (id uuid NOT NULL, text text NOT NULL);
