CREATE TABLE tasks (id uuid PRIMARY KEY, title text, due date, rank int NOT NULL);
