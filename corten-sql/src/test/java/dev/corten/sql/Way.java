package dev.corten.sql;

/** How statements outside of transactions reach the server. */
enum Way {
    /** Several on one connection. */
    PIPELINED,

    /** One at a time, by the driver, as parameters of the address want it. */
    DRIVER;

    /** A pool on {@code database}. */
    Db open(TestDatabase database) {
        return Db.open(
                switch (this) {
                    case PIPELINED -> database.config();
                    case DRIVER -> TestDatabase.config(database.url() + "?prepareThreshold=1");
                });
    }
}
