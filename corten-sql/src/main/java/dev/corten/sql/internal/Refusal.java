package dev.corten.sql.internal;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * What another database than PostgreSQL refused, in the codes of the SQL standard that PostgreSQL has, too.
 *
 * @param sqlState the code; {@code null} where there is none of that meaning
 * @param message what happened, without the values of parameters or rows
 * @param undone whether the transaction in which it happened may be undone
 */
public record Refusal(@Nullable String sqlState, String message, boolean undone) {
    /** Of which the transaction is not. */
    Refusal(@Nullable String sqlState, String message) {
        this(sqlState, message, false);
    }

    /** What such a database refused; {@code null} for what PostgreSQL or a pool did. */
    public static @Nullable Refusal of(SQLException failed) {
        String driver = failed.getClass().getName();
        if (driver.startsWith("org.sqlite.")) {
            return SqliteFailure.of(failed);
        }
        return failed.getErrorCode() > 0 && MariaDbFailure.spokenBy(failed) ? MariaDbFailure.of(failed) : null;
    }
}
