CREATE TABLE prices (
    id bigint PRIMARY KEY,
    amount numeric(10, 2) NOT NULL,
    weight numeric(5) NOT NULL,
    share numeric(3, 5) NOT NULL,
    whole numeric NOT NULL
);
