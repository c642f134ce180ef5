package dev.corten.sql.internal;

import java.sql.SQLException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A failure of SQLite, in the codes of the SQL standard that PostgreSQL has, too: SQLite itself has only numbers of its own.
 *
 * @param sqlState the code; {@code null} where there is none of that meaning
 * @param message what happened, without the values of parameters or rows
 */
public record SqliteFailure(@Nullable String sqlState, String message) {
    /** {@code [SQLITE_CONSTRAINT_UNIQUE] A UNIQUE constraint failed (UNIQUE constraint failed: users.email)}. */
    private static final Pattern MESSAGE = Pattern.compile(
            "^\\[SQLITE_(\\w+)][^(]*\\((?:\\w+(?: \\w+)? constraint failed(?:: )?)?(.*)\\)$", Pattern.DOTALL);

    /** After these the whole transaction may be undone (SQLite, lang_transaction, 3.2). */
    private static final Set<String> UNDOING = Set.of("FULL", "IOERR", "NOMEM", "INTERRUPT");

    /** What the driver of SQLite threw; {@code null} for what another one did. */
    public static @Nullable SqliteFailure of(SQLException failed) {
        if (!failed.getClass().getName().startsWith("org.sqlite.")) {
            return null;
        }
        Matcher matcher = MESSAGE.matcher(String.valueOf(failed.getMessage()));
        return matcher.find() ? of(matcher.group(1), matcher.group(2)) : null;
    }

    /** Whether SQLite may have undone the transaction in which this happened. */
    static boolean undoes(SQLException failed) {
        Matcher matcher = MESSAGE.matcher(String.valueOf(failed.getMessage()));
        return of(failed) != null
                && matcher.find()
                && UNDOING.stream().anyMatch(code -> matcher.group(1).startsWith(code));
    }

    private static SqliteFailure of(String code, String said) {
        return switch (code) {
            case "CONSTRAINT_UNIQUE", "CONSTRAINT_PRIMARYKEY", "CONSTRAINT_ROWID" ->
                named("23505", "a unique constraint was violated", said);
            case "CONSTRAINT_FOREIGNKEY" -> new SqliteFailure("23503", "a foreign key was violated");
            case "CONSTRAINT_NOTNULL" -> named("23502", "a NOT NULL column got NULL", said);
            case "CONSTRAINT_CHECK" -> named("23514", "a check was violated", said);
            case "CONSTRAINT_DATATYPE" -> new SqliteFailure("22000", "a value is not of the type of its column");
            case "CONSTRAINT_TRIGGER" -> new SqliteFailure("P0001", "a trigger raised an exception");
            // Another connection has written since this transaction read: it can only be begun again.
            case "BUSY_SNAPSHOT" -> new SqliteFailure("40001", "the transaction read what has changed since");
            case "BUSY", "BUSY_TIMEOUT", "LOCKED", "LOCKED_SHAREDCACHE" ->
                new SqliteFailure("55P03", "another connection is writing, and did not end in time");
            case "READONLY", "READONLY_DBMOVED", "READONLY_DIRECTORY" ->
                new SqliteFailure("25006", "the database cannot be written");
            case "FULL" -> new SqliteFailure("53100", "the disk is full");
            case "CANTOPEN" -> new SqliteFailure("58030", "the file cannot be opened");
            case "NOTADB" -> new SqliteFailure("58030", "the file is no database of SQLite");
            case "CORRUPT" -> new SqliteFailure("XX001", "the file of the database is damaged");
            case "INTERRUPT" -> new SqliteFailure("57014", "it was interrupted");
            // Of the statement itself: names and syntax, no values.
            case "ERROR" -> new SqliteFailure("42000", said);
            default -> new SqliteFailure(null, "SQLite failed with SQLITE_" + code);
        };
    }

    private static SqliteFailure named(String sqlState, String message, String name) {
        return new SqliteFailure(sqlState, name.isEmpty() ? message : message + ": " + name);
    }
}
