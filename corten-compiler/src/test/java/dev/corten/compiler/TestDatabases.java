package dev.corten.compiler;

import dev.corten.compiler.database.Database;
import dev.corten.compiler.database.EmbeddedDatabase;
import dev.corten.compiler.database.MigrationFolder;
import dev.corten.compiler.database.UnavailableException;
import dev.corten.postgres.EmbeddedPostgres;
import java.util.concurrent.atomic.AtomicInteger;

/** Databases for compilations, all on one server, which ends with this process. */
final class TestDatabases {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private TestDatabases() {}

    private static final class Server {
        static final EmbeddedPostgres POSTGRES = EmbeddedPostgres.throwAway();
    }

    /** The server. */
    static EmbeddedPostgres postgres() {
        return Server.POSTGRES;
    }

    /** A database that has {@code migrations}. */
    static Database open(MigrationFolder migrations) throws UnavailableException {
        String name = "compilation_" + COUNT.incrementAndGet();
        return EmbeddedDatabase.create(
                postgres(), name, migrations, () -> postgres().dropDatabase(name));
    }
}
