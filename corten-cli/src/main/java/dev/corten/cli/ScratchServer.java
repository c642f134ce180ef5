package dev.corten.cli;

import dev.corten.compiler.describe.Description;
import dev.corten.compiler.describe.PostgresDescriber;
import dev.corten.compiler.describe.wire.RefusedException;
import dev.corten.compiler.describe.wire.Report;
import dev.corten.compiler.describe.wire.ServerAddress;
import dev.corten.compiler.describe.wire.Wire;
import dev.corten.compiler.sql.NamedSql;
import dev.corten.postgres.EmbeddedPostgres;
import dev.corten.postgres.EmbeddedPostgresException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A throw-away PostgreSQL on which no question sees what another one's schema did.
 *
 * <p>Nearly every schema runs in a transaction of an empty database that is rolled back, which takes milliseconds. One
 * that ends transactions itself, or has what cannot run in one ({@code CREATE DATABASE}, {@code CREATE INDEX
 * CONCURRENTLY}), gets a database of its own, which takes a fraction of a second.
 *
 * <p>The server starts with the first question, and anew after a question that broke it. One thread at a time.
 */
final class ScratchServer implements AutoCloseable {
    private static final String SHARED = "scratch";
    private static final String OWN = "scratch_own";

    /** A schema that takes longer waits for something that never comes. */
    private static final String LIMITS = "SET statement_timeout = '20s'; SET lock_timeout = '5s'";

    /** What the describer reads the nullness from, should the schema have set it otherwise, as pg_dump does. */
    private static final String NOTICES = """
            SET client_encoding = 'UTF8';
            SET client_min_messages = log;
            SET debug_pretty_print = off;
            SET debug_print_rewritten = on;
            SET statement_timeout = '5s'
            """;

    private static final List<String> TRANSACTION_CONTROL =
            List.of("BEGIN", "START", "COMMIT", "END", "ROLLBACK", "ABORT", "PREPARE");

    /** active_sql_transaction, invalid_transaction_termination: what cannot be done in a transaction. */
    private static final Set<String> NOT_IN_TRANSACTION = Set.of("25001", "2D000");

    /** What a schema can leave outside of its database. */
    private static final String LEFT_OVERS = """
            SELECT 'DROP DATABASE ' || quote_ident(datname) || ' WITH (FORCE)' FROM pg_database
            WHERE datname NOT IN ('postgres', 'template0', 'template1', 'scratch')
            UNION ALL SELECT 'ALTER ROLE ALL RESET ALL' FROM pg_db_role_setting WHERE setrole = 0 AND setdatabase = 0
            UNION ALL SELECT 'ALTER ROLE ' || quote_ident(rolname) || ' RESET ALL' FROM pg_db_role_setting
            JOIN pg_roles ON pg_roles.oid = setrole WHERE setdatabase = 0
            UNION ALL SELECT 'DROP ROLE ' || quote_ident(rolname) FROM pg_roles WHERE oid >= 16384
            """;

    private @Nullable EmbeddedPostgres postgres;
    private @Nullable PostgresDescriber shared;

    /** What PostgreSQL says of the statement; an error too if it does not answer. */
    Reply describe(Question question) {
        try {
            Reply reply = endsTransactions(question.schema()) ? null : inTransaction(question);
            return reply == null ? inOwnDatabase(question) : reply;
        } catch (SQLException | EmbeddedPostgresException failed) {
            // Whatever broke: the next question gets a new server.
            close();
            String state = failed instanceof SQLException sql ? sql.getSQLState() : null;
            return new Reply.Refused(state == null ? "08006" : state, String.valueOf(failed.getMessage()), null);
        }
    }

    private static boolean endsTransactions(NamedSql schema) {
        return schema.statements().stream()
                .map(range -> NamedSql.of(schema.sql().substring(range.from(), range.to())))
                .anyMatch(statement -> TRANSACTION_CONTROL.stream().anyMatch(statement::begins));
    }

    /** The answer, or {@code null} if the schema cannot run in a transaction. */
    private @Nullable Reply inTransaction(Question question) throws SQLException {
        PostgresDescriber describer = shared();
        describer.execute("BEGIN; " + LIMITS);
        Reply reply;
        try {
            describer.execute(question.schema().sql());
            reply = describe(describer, question);
        } catch (RefusedException refused) {
            reply = NOT_IN_TRANSACTION.contains(refused.report().sqlState()) ? null : inSchema(refused.report(), 0);
        }
        // With what was SET in it. PREPARE, which would stay, has sent us elsewhere.
        describer.execute("ROLLBACK");
        return reply;
    }

    private Reply inOwnDatabase(Question question) throws SQLException {
        postgres().createDatabase(OWN);
        try (var describer = PostgresDescriber.connect(postgres().url(OWN))) {
            describer.execute(LIMITS);
            String schema = question.schema().sql();
            for (NamedSql.Range range : question.schema().statements()) {
                try {
                    describer.execute(schema.substring(range.from(), range.to()));
                } catch (RefusedException refused) {
                    return inSchema(refused.report(), schema.codePointCount(0, range.from()));
                }
            }
            return describe(describer, question);
        } finally {
            tidy();
        }
    }

    private static Reply describe(PostgresDescriber describer, Question question) throws SQLException {
        describer.execute(NOTICES);
        return switch (describer.describe(question.sql().positional(), question.parameters())) {
            case Description.Accepted accepted -> new Reply.Accepted(accepted);
            case Description.Refused refused ->
                new Reply.Refused(refused.sqlState(), refused.message(), position(question.sql(), refused.position()));
        };
    }

    private static @Nullable Integer position(NamedSql sql, int index) {
        return index < 0 ? null : Question.position(sql.sql(), sql.written(index));
    }

    /** An error in the schema, {@code before} characters of which were not part of what PostgreSQL was given. */
    private static Reply inSchema(Report report, int before) {
        return new Reply.Refused(
                report.sqlState(),
                "in the schema: " + report.message(),
                report.position() < 1 ? null : before + report.position());
    }

    private void tidy() throws SQLException {
        try (var wire = Wire.connect(ServerAddress.parse(postgres().url()), Map.of())) {
            for (List<@Nullable String> row : wire.script(LEFT_OVERS)) {
                wire.script(String.valueOf(row.getFirst()));
            }
        }
    }

    private PostgresDescriber shared() throws SQLException {
        if (shared == null) {
            postgres().createDatabase(SHARED);
            shared = PostgresDescriber.connect(postgres().url(SHARED));
        }
        return shared;
    }

    private EmbeddedPostgres postgres() {
        if (postgres == null) {
            postgres = EmbeddedPostgres.throwAway();
        }
        return postgres;
    }

    /** Stops the server, if it runs. */
    @Override
    public void close() {
        if (shared != null) {
            shared.close();
            shared = null;
        }
        if (postgres != null) {
            postgres.close();
            postgres = null;
        }
    }
}
