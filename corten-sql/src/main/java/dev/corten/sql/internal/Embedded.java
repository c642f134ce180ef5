package dev.corten.sql.internal;

import dev.corten.postgres.EmbeddedPostgres;
import dev.corten.postgres.EmbeddedPostgresException;
import dev.corten.sql.Db;
import dev.corten.sql.DbException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The embedded PostgreSQL of an application that names no other. The only class that needs {@code corten-postgres}. */
final class Embedded {
    private static final Logger log = LoggerFactory.getLogger(Db.class);

    private Embedded() {}

    /** Whether {@code corten-postgres} is on the class path. */
    static boolean isPresent() {
        try {
            return EmbeddedPostgres.class.getName() != null;
        } catch (NoClassDefFoundError absent) {
            return false;
        }
    }

    /** Starts the server whose data is in the directory {@code postgres} of the state directory. */
    static EmbeddedPostgres start() {
        Path state = Path.of(System.getProperty("corten.state", ".corten"));
        try {
            return EmbeddedPostgres.persistent(state.resolve("postgres"), log::info);
        } catch (EmbeddedPostgresException failed) {
            throw new DbException(String.valueOf(failed.getMessage()), null);
        }
    }
}
