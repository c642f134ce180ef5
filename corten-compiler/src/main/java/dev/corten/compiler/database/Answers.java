package dev.corten.compiler.database;

import dev.corten.compiler.describe.Describer;
import dev.corten.compiler.describe.Description;
import dev.corten.compiler.describe.Scan;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What PostgreSQL says of statements: what is kept with the sources where that still holds, else what it said in an
 * earlier build with this statement and these migrations, else what a database says that is opened at the first such
 * question. One thread at a time.
 */
public final class Answers implements AutoCloseable {
    /** A table, a column: what another name may have been meant for. */
    private static final Set<String> UNKNOWN_NAME = Set.of("42P01", "42703");

    /** The type of a parameter, an operator, a function cannot be told; an expression is of another type. */
    private static final Set<String> UNDETERMINED = Set.of("42P18", "42P08", "42725", "42804");

    private final MigrationFolder migrations;
    private final PreparedAnswers prepared;
    private final AnswerCache cache;
    private final Database.Source source;
    private final Mode mode;
    private final @Nullable AnswerWriter writer;
    private final List<String> stale = new ArrayList<>();
    private @Nullable FutureTask<Database> opening;
    private @Nullable Database database;
    private @Nullable UnavailableException failure;

    /** What a build does with the answers that are kept with the sources. */
    public enum Mode {
        /** Uses them, and asks a database for the others. */
        USUAL,
        /** Uses nothing else. */
        OFFLINE,
        /** Writes them. */
        PREPARE
    }

    /** Answers for a module with {@code migrations}. */
    public Answers(
            MigrationFolder migrations,
            PreparedAnswers prepared,
            AnswerCache cache,
            Database.Source source,
            Mode mode) {
        this.migrations = migrations;
        this.prepared = prepared;
        this.cache = cache;
        this.source = source;
        this.mode = mode;
        this.writer = mode == Mode.PREPARE ? new AnswerWriter(prepared.folder()) : null;
    }

    /** The module's migrations. */
    public MigrationFolder migrations() {
        return migrations;
    }

    /**
     * Opens the database ahead of the first question, while the sources are read, where it is sure to be needed: nothing is
     * kept yet.
     */
    public void anticipate() {
        boolean needed = mode == Mode.PREPARE || (mode == Mode.USUAL && prepared.problem() != null);
        if (opening == null && needed && cache.empty()) {
            opening = new FutureTask<>(() -> source.open(migrations));
            Thread.ofPlatform().daemon().name("corten-database").start(opening);
        }
    }

    /**
     * What PostgreSQL says of {@code sql} with parameters {@code $1}, …, a statement of {@code query}.
     *
     * @throws UnavailableException if it cannot be asked; the same one for every question after that
     * @throws UnpreparedException if it must not be asked, and there is no answer
     */
    public Answer describe(QueryName query, String sql, List<Describer.Parameter> parameters)
            throws UnavailableException, UnpreparedException {
        var question = new Question(sql, parameters);
        if (writer != null) {
            Answer answer = known(question);
            writer.add(query, question, answer);
            return answer;
        }
        if (mode == Mode.OFFLINE && prepared.problem() != null) {
            throw UnavailableException.offline(prepared.problem());
        }
        return switch (prepared.find(query, question)) {
            case PreparedAnswers.Found.Fresh(Answer answer) -> answer;
            case PreparedAnswers.Found.Stale(String problem) -> {
                if (mode == Mode.OFFLINE) {
                    throw new UnpreparedException(problem);
                }
                if (prepared.kept()) {
                    stale.add(problem);
                }
                yield known(question);
            }
        };
    }

    /** Why an answer that is kept with the sources was not used; one entry for each that should have been. */
    public List<String> stale() {
        return List.copyOf(stale);
    }

    /** The same statement with the same migrations is never asked twice. */
    private Answer known(Question question) throws UnavailableException {
        Answer known = cache.get(question);
        if (known != null) {
            return known;
        }
        return asked(open -> {
            Answer answer = ask(open, question);
            cache.put(question, answer);
            return answer;
        });
    }

    /** Asks without types first: what the statement itself tells is better than what Java tells. */
    private static Answer ask(Database open, Question question) throws SQLException {
        String sql = question.sql();
        if (open.wantsTypes()) {
            Description typed = open.describe(sql, question.parameters());
            return new Answer(typed, false, refused(typed, UNKNOWN_NAME) ? open.names() : SchemaNames.NONE);
        }
        List<Describer.Parameter> untyped = question.parameters().stream()
                .map(p -> new Describer.Parameter(null, p.nullable(), p.rows()))
                .toList();
        Description description = open.describe(sql, untyped);
        boolean hinted = refused(description, UNDETERMINED) && !untyped.equals(question.parameters());
        if (hinted) {
            description = open.describe(sql, question.parameters());
        }
        List<Scan> scans = description instanceof Description.Accepted && !hinted ? open.scans(sql) : List.of();
        return new Answer(
                description, hinted, refused(description, UNKNOWN_NAME) ? open.names() : SchemaNames.NONE, scans);
    }

    private static boolean refused(Description description, Set<String> sqlStates) {
        return description instanceof Description.Refused refused && sqlStates.contains(refused.sqlState());
    }

    /**
     * Ends a compilation in which nothing stood in the way of an answer: where they are prepared they are written.
     *
     * @param settled whether the interface of this qualified name was asked about as a whole, or is none any more
     * @throws UnavailableException if the database does not answer
     */
    public void finish(Predicate<String> settled) throws UnavailableException {
        if (writer == null || failure != null) {
            return;
        }
        Schema schema = cache.schema();
        if (schema == null) {
            schema = asked(open -> Schema.of(migrations.fingerprint(), open.schema()));
            cache.put(schema);
        }
        writer.write(schema, settled);
    }

    private interface Talk<T> {
        T with(Database open) throws SQLException;
    }

    private <T> T asked(Talk<T> talk) throws UnavailableException {
        if (failure != null) {
            throw failure;
        }
        try {
            Database open = database();
            database = open;
            return talk.with(open);
        } catch (UnavailableException unavailable) {
            failure = unavailable;
            throw unavailable;
        } catch (SQLException noAnswer) {
            failure = database == null ? UnavailableException.database(noAnswer) : database.failed(noAnswer);
            throw failure;
        }
    }

    private Database database() throws UnavailableException {
        if (database != null) {
            return database;
        }
        if (opening == null) {
            return source.open(migrations);
        }
        try {
            return opening.get();
        } catch (ExecutionException failed) {
            switch (failed.getCause()) {
                case UnavailableException unavailable -> throw unavailable;
                case RuntimeException mistake -> throw mistake;
                case Error mistake -> throw mistake;
                case null, default -> throw new IllegalStateException(failed);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw UnavailableException.database(interrupted);
        }
    }

    /** Stops the database, if it was started. */
    @Override
    public void close() {
        if (database == null && opening != null) {
            try {
                database = opening.get();
            } catch (ExecutionException failed) {
                // Whoever asked was told; mostly nobody did.
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        if (database != null) {
            database.close();
            database = null;
        }
    }
}
