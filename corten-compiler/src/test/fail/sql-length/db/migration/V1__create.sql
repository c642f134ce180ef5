CREATE TABLE tasks (
    id bigint PRIMARY KEY,
    title varchar(255) NOT NULL,
    code char(4) NOT NULL,
    note text
);
