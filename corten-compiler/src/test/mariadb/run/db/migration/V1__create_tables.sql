CREATE TABLE things (
    id BIGINT AUTO_INCREMENT PRIMARY KEY,
    flag BOOLEAN,
    small SMALLINT,
    medium INT UNSIGNED,
    big BIGINT,
    half FLOAT,
    whole DOUBLE,
    exact DECIMAL(30, 10),
    words TEXT,
    bytes BLOB,
    `key` UUID,
    at TIMESTAMP(6) NULL,
    local DATETIME(6),
    day DATE,
    hour TIME(6),
    mood ENUM('happy', 'so-so'),
    mail VARCHAR(50),
    details JSON,
    CONSTRAINT not_seven CHECK (small <> 7)
);
CREATE TABLE notes (
    id UUID NOT NULL PRIMARY KEY,
    text VARCHAR(100) NOT NULL,
    created_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
    thing BIGINT,
    CONSTRAINT of_thing FOREIGN KEY (thing) REFERENCES things (id)
);
