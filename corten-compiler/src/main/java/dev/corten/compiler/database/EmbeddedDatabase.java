package dev.corten.compiler.database;

import dev.corten.compiler.describe.Describer;
import dev.corten.compiler.describe.Description;
import dev.corten.compiler.describe.PostgresDescriber;
import dev.corten.compiler.describe.Scan;
import dev.corten.postgres.EmbeddedPostgres;
import dev.corten.sql.DbException;
import dev.corten.sql.Migrations;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
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
        var start = new FutureTask<>(EmbeddedPostgres::throwAway);
        Thread.ofPlatform().daemon().name("corten-postgres-start").start(start);
        return connect(start, NAME, migrations, () -> stop(start));
    }

    /** Stops the server while javac goes on; a JVM that ends waits for it. */
    private static void stop(Future<EmbeddedPostgres> start) {
        Thread.ofPlatform().name("corten-postgres-stop").start(() -> {
            try {
                start.get().close();
            } catch (ExecutionException | InterruptedException neverStarted) {
                // Nothing to stop.
            }
        });
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
        return connect(CompletableFuture.completedFuture(postgres), name, migrations, end);
    }

    private static EmbeddedDatabase connect(
            Future<EmbeddedPostgres> server, String name, MigrationFolder migrations, Runnable end)
            throws UnavailableException {
        try {
            if (!migrations.empty()) {
                Migrations.run(new StartingSource(server, name), migrations.path());
            }
            return new EmbeddedDatabase(PostgresDescriber.connect(server.get().url(name)), end);
        } catch (SQLException | ExecutionException | RuntimeException failed) {
            end.run();
            throw server.state() == Future.State.FAILED
                    ? UnavailableException.database(server.exceptionNow())
                    : failed instanceof DbException
                            ? UnavailableException.migration(failed)
                            : UnavailableException.database(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            end.run();
            throw UnavailableException.database(interrupted);
        }
    }

    /** Connects to a server that may be starting still: loading Flyway takes a third of that time. */
    private static final class StartingSource extends PGSimpleDataSource {
        private static final long serialVersionUID = 1;

        private final transient Future<EmbeddedPostgres> server;
        private final String name;

        private StartingSource(Future<EmbeddedPostgres> server, String name) {
            this.server = server;
            this.name = name;
            setLoginTimeout(SECONDS_TO_CONNECT);
            setSocketTimeout(SECONDS_TO_ANSWER);
        }

        @Override
        public Connection getConnection() throws SQLException {
            try {
                setUrl(server.get().jdbcUrl(name));
            } catch (ExecutionException failed) {
                throw new SQLException(failed);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new SQLException(interrupted);
            }
            return super.getConnection();
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
