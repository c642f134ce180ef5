/** Requests without sockets, a database for each test, a clock and golden files. */
module dev.corten.testing {
    requires org.slf4j;
    requires org.opentest4j;
    requires transitive dev.corten.http;
    requires transitive dev.corten.sql;
    requires transitive org.junit.jupiter.api;
    requires dev.corten.postgres;
    requires static transitive org.jspecify;

    exports dev.corten.testing;
}
