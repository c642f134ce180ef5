package dev.corten.compiler.database;

import dev.corten.compiler.describe.Describer;
import dev.corten.compiler.describe.Description;
import dev.corten.compiler.describe.PostgresDescriber;
import dev.corten.compiler.describe.Scan;
import dev.corten.postgres.EmbeddedPostgres;
import dev.corten.sql.DbException;
import dev.corten.sql.Migrations;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.postgresql.ds.PGSimpleDataSource;

/** A throw-away embedded PostgreSQL with the module's migrations. */
public final class EmbeddedDatabase implements Database {
    /** The database that is there from the start: nobody else has a use for it on a throw-away server. */
    private static final String NAME = "postgres";

    /** A server that does not even let us in is gone. */
    private static final int SECONDS_TO_CONNECT = 4;

    /** No statement of a migration takes this long on an empty database. */
    private static final int SECONDS_TO_ANSWER = 30;

    private final PostgresDescriber describer;
    private final Runnable end;

    private EmbeddedDatabase(PostgresDescriber describer, Runnable end) {
        this.describer = describer;
        this.end = end;
    }

    /**
     * Starts a server and migrates a database of it.
     *
     * @throws UnavailableException if it does not start, or a migration fails
     */
    public static EmbeddedDatabase open(MigrationFolder migrations) throws UnavailableException {
        EmbeddedPostgres postgres;
        try {
            postgres = EmbeddedPostgres.throwAway();
        } catch (RuntimeException failed) {
            throw UnavailableException.database(failed);
        }
        return connect(postgres, NAME, migrations, () -> stop(postgres));
    }

    /** Stops the server while javac goes on; a JVM that ends waits for it. */
    private static void stop(EmbeddedPostgres postgres) {
        Thread.ofPlatform().name("corten-postgres-stop").start(postgres::close);
    }

    /**
     * Creates a database on a server that runs already, and migrates it.
     *
     * @param end what is done when it is closed, or cannot be made
     * @throws UnavailableException if a migration fails, or the server does not answer
     */
    public static EmbeddedDatabase create(
            EmbeddedPostgres postgres, String name, MigrationFolder migrations, Runnable end)
            throws UnavailableException {
        try {
            postgres.createDatabase(name);
        } catch (RuntimeException failed) {
            end.run();
            throw UnavailableException.database(failed);
        }
        return connect(postgres, name, migrations, end);
    }

    private static EmbeddedDatabase connect(
            EmbeddedPostgres postgres, String name, MigrationFolder migrations, Runnable end)
            throws UnavailableException {
        try {
            var source = new PGSimpleDataSource();
            source.setUrl(postgres.jdbcUrl(name));
            source.setLoginTimeout(SECONDS_TO_CONNECT);
            source.setSocketTimeout(SECONDS_TO_ANSWER);
            if (!migrations.empty()) {
                Migrations.run(source, migrations.path());
            }
            return new EmbeddedDatabase(PostgresDescriber.connect(postgres.url(name)), end);
        } catch (DbException failed) {
            end.run();
            throw UnavailableException.migration(failed);
        } catch (SQLException | RuntimeException failed) {
            end.run();
            throw UnavailableException.database(failed);
        }
    }

    @Override
    public Description describe(String sql, List<Describer.Parameter> parameters) throws SQLException {
        return describer.describe(sql, parameters);
    }

    @Override
    public Map<String, String> schema() throws SQLException {
        return describer.schema();
    }

    @Override
    public List<Scan> scans(String sql) throws SQLException {
        return describer.scans(sql);
    }

    @Override
    public SchemaNames names() throws SQLException {
        return new SchemaNames(describer.names());
    }

    @Override
    public void close() {
        try (describer) {
            end.run();
        }
    }
}
