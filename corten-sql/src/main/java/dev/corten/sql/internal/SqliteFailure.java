package dev.corten.sql.internal;

import java.sql.SQLException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The failures of SQLite, which has only numbers of its own for them. */
final class SqliteFailure {
    /** {@code [SQLITE_CONSTRAINT_UNIQUE] A UNIQUE constraint failed (UNIQUE constraint failed: users.email)}. */
    private static final Pattern MESSAGE = Pattern.compile(
            "^\\[SQLITE_(\\w+)][^(]*\\((?:\\w+(?: \\w+)? constraint failed(?:: )?)?(.*)\\)$", Pattern.DOTALL);

    /** After these the whole transaction may be undone (SQLite, lang_transaction, 3.2). */
    private static final Set<String> UNDOING = Set.of("FULL", "IOERR", "NOMEM", "INTERRUPT");

    private SqliteFailure() {}

    static @Nullable Refusal of(SQLException failed) {
        Matcher matcher = MESSAGE.matcher(String.valueOf(failed.getMessage()));
        if (!matcher.find()) {
            return null;
        }
        String code = matcher.group(1);
        Refusal refusal = of(code, matcher.group(2));
        return UNDOING.stream().anyMatch(code::startsWith)
                ? new Refusal(refusal.sqlState(), refusal.message(), true)
                : refusal;
    }

    private static Refusal of(String code, String said) {
        return switch (code) {
            case "CONSTRAINT_UNIQUE", "CONSTRAINT_PRIMARYKEY", "CONSTRAINT_ROWID" ->
                named("23505", "a unique constraint was violated", said);
            case "CONSTRAINT_FOREIGNKEY" -> new Refusal("23503", "a foreign key was violated");
            case "CONSTRAINT_NOTNULL" -> named("23502", "a NOT NULL column got NULL", said);
            case "CONSTRAINT_CHECK" -> named("23514", "a check was violated", said);
            case "CONSTRAINT_DATATYPE" -> new Refusal("22000", "a value is not of the type of its column");
            case "CONSTRAINT_TRIGGER" -> new Refusal("P0001", "a trigger raised an exception");
            // Another connection has written since this transaction read: it can only be begun again.
            case "BUSY_SNAPSHOT" -> new Refusal("40001", "the transaction read what has changed since");
            case "BUSY", "BUSY_TIMEOUT", "LOCKED", "LOCKED_SHAREDCACHE" ->
                new Refusal("55P03", "another connection is writing, and did not end in time");
            case "READONLY", "READONLY_DBMOVED", "READONLY_DIRECTORY" ->
                new Refusal("25006", "the database cannot be written");
            case "FULL" -> new Refusal("53100", "the disk is full");
            case "CANTOPEN" -> new Refusal("58030", "the file cannot be opened");
            case "NOTADB" -> new Refusal("58030", "the file is no database of SQLite");
            case "CORRUPT" -> new Refusal("XX001", "the file of the database is damaged");
            case "INTERRUPT" -> new Refusal("57014", "it was interrupted");
            // Of the statement itself: names and syntax, no values.
            case "ERROR" -> new Refusal("42000", said);
            default -> new Refusal(null, "SQLite failed with SQLITE_" + code);
        };
    }

    private static Refusal named(String sqlState, String message, String name) {
        return new Refusal(sqlState, name.isEmpty() ? message : message + ": " + name);
    }
}
