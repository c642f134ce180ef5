package dev.corten.sql;

import dev.corten.sql.internal.AppliedMigrations;
import dev.corten.sql.internal.FlywayLog;
import dev.corten.sql.internal.JdbcDb;
import dev.corten.sql.internal.Refusal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.flywaydb.core.api.output.MigrateResult;
import org.flywaydb.core.internal.exception.FlywayMigrateException;
import org.flywaydb.core.internal.sqlscript.FlywaySqlScriptException;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a database to the state of the SQL files {@code db/migration/V1__create_tasks_table.sql}, {@code V2__….sql}, ….
 * Each file runs once, in a transaction, in the order of its number; the table {@code flyway_schema_history} remembers
 * which. Several nodes may start at the same time. Never change a file that has run: add another.
 *
 * <p>Flyway does the work, if there is any. The files are plain SQL: {@code ${…}} is not replaced.
 */
public final class Migrations {
    private static final String LOCATION = "db/migration";
    private static final Pattern ADVICE = Pattern.compile("$|->|Validate failed|Either revert|Need more flexibility");

    private Migrations() {}

    /**
     * Runs what has not run yet of {@code db/migration} on the class path.
     *
     * @return how many files ran
     * @throws DbException if one fails, or one that ran earlier has changed; the message names it
     */
    public static int run(Db db) {
        long begin = System.nanoTime();
        DataSource source = db instanceof JdbcDb jdbc ? jdbc.unlimited() : db.dataSource();
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        int count = AppliedMigrations.all(loader, LOCATION, source)
                ? 0
                : migrate(configuration(loader, source).locations("classpath:" + LOCATION));
        Logger log = LoggerFactory.getLogger(Migrations.class);
        log.info("migrations: {} run in {} ms", count, (System.nanoTime() - begin) / 1_000_000);
        return count;
    }

    /**
     * Runs what has not run yet of the files in {@code directory}.
     *
     * @return how many files ran
     * @throws DbException if one fails, or one that ran earlier has changed; the message names it
     */
    public static int run(DataSource source, Path directory) {
        return migrate(configuration(Migrations.class.getClassLoader(), source)
                .locations("filesystem:" + directory.toAbsolutePath()));
    }

    private static FluentConfiguration configuration(ClassLoader loader, DataSource source) {
        return Flyway.configure(loader)
                .loggers(FlywayLog.class.getName())
                .dataSource(source)
                .placeholderReplacement(false)
                .validateMigrationNaming(true)
                // Held by the session: an open transaction would make CREATE INDEX CONCURRENTLY wait for it forever.
                .configuration(Map.of("flyway.postgresql.transactional.lock", "false"))
                // Only SQL: no search for classes.
                .javaMigrationClassProvider(List::of)
                .skipDefaultCallbacks(true);
    }

    private static int migrate(FluentConfiguration configuration) {
        try {
            MigrateResult result = configuration.load().migrate();
            return result.migrationsExecuted;
        } catch (FlywayMigrateException failed) {
            throw new DbException(message(failed), failed.getSqlState());
        } catch (FlywayValidateException changed) {
            throw new DbException(
                    "migrations: " + message(changed)
                            + "; a file that has run stays as it is: restore it, and add another",
                    null);
        } catch (FlywayException failed) {
            throw new DbException("migrations: " + message(failed), null, failed);
        }
    }

    /** What went wrong in which line of which file, in one line; Flyway says it in nine. */
    private static String message(FlywayMigrateException failed) {
        String file = failed.getMigration().getPhysicalLocation();
        String place = "migration " + file.substring(file.lastIndexOf('/') + 1) + " failed";
        String statement = "";
        Throwable cause = failed;
        while (cause != null && !(cause instanceof SQLException)) {
            statement = cause instanceof FlywaySqlScriptException script ? script.getStatement() : statement;
            cause = cause.getCause();
        }
        if (!(cause instanceof SQLException refused)) {
            return place + ": " + failed.getMessage();
        }
        ServerErrorMessage server = cause instanceof PSQLException postgres ? postgres.getServerErrorMessage() : null;
        Refusal refusal = Refusal.of(refused);
        String said = server != null ? server.getMessage() : refusal != null ? refusal.message() : refused.getMessage();
        int line = failed.getLineNumber() + (server == null ? 0 : lines(statement, server.getPosition() - 1));
        // SQLite has no codes of the standard for what is wrong with a statement.
        String state = failed.getSqlState() == null ? "" : " (SQLSTATE " + failed.getSqlState() + ")";
        return place + (line > 0 ? " at line " + line : "") + ": " + said + state;
    }

    /** How many lines end before the character {@code position} of {@code statement}. */
    private static int lines(String statement, int position) {
        return (int) statement
                .codePoints()
                .limit(Math.max(0, position))
                .filter(c -> c == '\n')
                .count();
    }

    /** Without the lines in which Flyway advises on its own commands. */
    private static String message(FlywayException failed) {
        return String.valueOf(failed.getMessage())
                .lines()
                .map(String::strip)
                .filter(line -> !ADVICE.matcher(line).lookingAt())
                .collect(Collectors.joining("; "));
    }
}
