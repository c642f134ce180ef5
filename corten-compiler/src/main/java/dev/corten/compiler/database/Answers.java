package dev.corten.compiler.database;

import dev.corten.compiler.describe.Describer;
import dev.corten.compiler.describe.Description;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What PostgreSQL says of statements: what it said in an earlier build where neither statement nor migrations have
 * changed since, otherwise of a database that is opened at the first such question. One thread at a time.
 */
public final class Answers implements AutoCloseable {
    /** A table, a column: what another name may have been meant for. */
    private static final Set<String> UNKNOWN_NAME = Set.of("42P01", "42703");

    /** The type of a parameter, an operator, a function cannot be told; an expression is of another type. */
    private static final Set<String> UNDETERMINED = Set.of("42P18", "42P08", "42725", "42804");

    private final MigrationFolder migrations;
    private final AnswerCache cache;
    private final Database.Source source;
    private @Nullable Database database;
    private @Nullable UnavailableException failure;

    /** Answers for a module with {@code migrations}. */
    public Answers(MigrationFolder migrations, AnswerCache cache, Database.Source source) {
        this.migrations = migrations;
        this.cache = cache;
        this.source = source;
    }

    /** The module's migrations. */
    public MigrationFolder migrations() {
        return migrations;
    }

    /**
     * What PostgreSQL says of {@code sql} with parameters {@code $1}, ….
     *
     * @throws UnavailableException if it cannot be asked; the same one for every question after that
     */
    public Answer describe(String sql, List<Describer.Parameter> parameters) throws UnavailableException {
        AnswerCache.Key key = cache.key(sql, parameters);
        Answer known = cache.get(key);
        if (known != null) {
            return known;
        }
        if (failure != null) {
            throw failure;
        }
        try {
            Answer answer = ask(database(), sql, parameters);
            cache.put(key, answer);
            return answer;
        } catch (UnavailableException unavailable) {
            failure = unavailable;
            throw unavailable;
        } catch (SQLException noAnswer) {
            failure = UnavailableException.database(noAnswer);
            throw failure;
        }
    }

    /** Asks without types first: what the statement itself tells is better than what Java tells. */
    private static Answer ask(Database open, String sql, List<Describer.Parameter> parameters) throws SQLException {
        List<Describer.Parameter> untyped = parameters.stream()
                .map(p -> new Describer.Parameter(null, p.nullable()))
                .toList();
        Description description = open.describe(sql, untyped);
        boolean hinted = refused(description, UNDETERMINED) && !untyped.equals(parameters);
        if (hinted) {
            description = open.describe(sql, parameters);
        }
        return new Answer(description, hinted, refused(description, UNKNOWN_NAME) ? open.names() : SchemaNames.NONE);
    }

    private static boolean refused(Description description, Set<String> sqlStates) {
        return description instanceof Description.Refused refused && sqlStates.contains(refused.sqlState());
    }

    private Database database() throws UnavailableException {
        if (database == null) {
            database = source.open(migrations);
        }
        return database;
    }

    /** Stops the database, if it was started. */
    @Override
    public void close() {
        if (database != null) {
            database.close();
            database = null;
        }
    }
}
