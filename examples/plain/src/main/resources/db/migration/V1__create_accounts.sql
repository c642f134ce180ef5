CREATE TABLE accounts (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    owner text NOT NULL UNIQUE,
    cents bigint NOT NULL DEFAULT 0 CHECK (cents >= 0)
);

CREATE TABLE transfers (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    sender bigint NOT NULL REFERENCES accounts,
    receiver bigint NOT NULL REFERENCES accounts,
    cents bigint NOT NULL CHECK (cents > 0),
    note text
);
