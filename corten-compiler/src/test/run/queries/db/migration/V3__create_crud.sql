CREATE TABLE guests (
    id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text NOT NULL,
    mood mood,
    mail email,
    visits int NOT NULL DEFAULT 0
);

CREATE TABLE seats (row int, "number" int, person int REFERENCES guests, PRIMARY KEY (row, "number"));
