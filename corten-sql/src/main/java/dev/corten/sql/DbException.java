package dev.corten.sql;

import org.jspecify.annotations.Nullable;

/**
 * The database could not do what it was asked: it does not answer, a constraint refused a row, a statement ran into its
 * limit. The message says which query; the cause is the driver's.
 */
public class DbException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final @Nullable String sqlState;

    /** A failure of {@code query} with the driver's SQLSTATE, if it gave one. */
    public DbException(String message, @Nullable String sqlState, @Nullable Throwable cause) {
        super(message, cause);
        this.sqlState = sqlState;
    }

    /**
     * A failure while the application starts, whose message says everything: the stack would only push it off the
     * screen.
     */
    public DbException(String message, @Nullable String sqlState) {
        super(message, null, false, false);
        this.sqlState = sqlState;
    }

    /** The SQLSTATE (PostgreSQL, appendix A), or {@code null} if the failure has none. */
    public @Nullable String sqlState() {
        return sqlState;
    }
}
