CREATE TABLE users (
    id uuid PRIMARY KEY,
    email text NOT NULL,
    invited_by uuid REFERENCES users,
    logins int NOT NULL
);
