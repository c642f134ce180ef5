CREATE TABLE authors (
    id uuid PRIMARY KEY,
    name text NOT NULL
);

CREATE TABLE posts (
    id uuid PRIMARY KEY,
    author_id uuid REFERENCES authors
);
