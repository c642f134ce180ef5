CREATE TABLE people (
    id INT AUTO_INCREMENT PRIMARY KEY,
    email VARCHAR(100) NOT NULL UNIQUE
);
CREATE TABLE tasks (
    id UUID NOT NULL PRIMARY KEY,
    number BIGINT NOT NULL UNIQUE,
    title VARCHAR(50) NOT NULL,
    status ENUM('pending', 'done') NOT NULL DEFAULT 'pending',
    done BOOLEAN NOT NULL DEFAULT FALSE,
    weight DOUBLE,
    shape POINT,
    owner INT REFERENCES people (id)
);
CREATE VIEW titles AS SELECT tasks.title, people.email FROM tasks LEFT JOIN people ON people.id = tasks.owner;
