package dev.corten.sql.internal;

import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The failures of MariaDB, whose SQLSTATE says little and whose messages hold values. Its own numbers say which it is. */
final class MariaDbFailure {
    /** How MariaDB's driver begins what the server said. */
    private static final Pattern SPOKEN = Pattern.compile("^\\(conn=\\d+\\) ");

    /** {@code Duplicate entry 'a' for key 'users_email'}: what is quoted last is a name. */
    private static final Pattern LAST_NAME = Pattern.compile("['`]([^'`]+)['`][^'`]*$");

    /** {@code CONSTRAINT `positive` failed for `shop`.`orders`}, {@code Column 'title' cannot be null}. */
    private static final Pattern FIRST_NAME = Pattern.compile("^[^'`]*['`]([^'`]+)['`]");

    private MariaDbFailure() {}

    /** Whether the server said it, by MariaDB's driver. */
    static boolean spokenBy(SQLException failed) {
        return SPOKEN.matcher(String.valueOf(failed.getMessage())).find();
    }

    static Refusal of(SQLException failed) {
        String said = SPOKEN.matcher(String.valueOf(failed.getMessage())).replaceFirst("");
        return switch (failed.getErrorCode()) {
            case 1062, 1586 -> named("23505", "a unique constraint was violated", LAST_NAME, said);
            case 1451, 1452 -> new Refusal("23503", "a foreign key was violated");
            case 1048, 1364 -> named("23502", "a NOT NULL column got NULL", FIRST_NAME, said);
            case 4025 -> named("23514", "a check was violated", FIRST_NAME, said);
            // InnoDB has undone all of the transaction.
            case 1213 -> new Refusal("40001", "a deadlock with another transaction", true);
            case 1205 -> new Refusal("55P03", "a lock that another transaction holds was not free in time");
            case 1969, 3024 -> new Refusal("57014", "the statement took too long");
            case 1317 -> new Refusal("57014", "it was interrupted");
            case 1792 -> new Refusal("25006", "the transaction only reads");
            case 1644 -> new Refusal("P0001", "a trigger or a procedure raised an exception");
            case 1264, 1265, 1292, 1366, 1406 ->
                named("22000", "a value is out of the range or form of its column", LAST_NAME, column(said));
            // Of the statement and the connection: names and syntax, no values.
            case 1044, 1045, 1049, 1054, 1064, 1142, 1146, 1305 -> new Refusal(failed.getSQLState(), said);
            default -> new Refusal(failed.getSQLState(), "MariaDB failed with its error " + failed.getErrorCode());
        };
    }

    /** Without the rest of {@code for column 'e' at row 1}, and without the value before it. */
    private static String column(String said) {
        int at = said.lastIndexOf("column");
        return at < 0 ? "" : said.substring(at);
    }

    private static Refusal named(String sqlState, String message, Pattern pattern, String said) {
        Matcher matcher = pattern.matcher(said);
        return new Refusal(sqlState, matcher.find() ? message + ": " + matcher.group(1) : message);
    }
}
