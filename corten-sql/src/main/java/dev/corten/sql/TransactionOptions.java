package dev.corten.sql;

/**
 * How a transaction runs: what it sees of others, whether it may write, and how often it is tried again.
 *
 * <pre>{@code
 * db.transaction(TransactionOptions.SERIALIZABLE.retries(5), () -> accounts.move(from, to, amount));
 * db.transaction(TransactionOptions.REPEATABLE_READ.readOnly(), () -> new Report(orders.all(), payments.all()));
 * }</pre>
 *
 * @param isolation what it sees of other transactions
 * @param access whether it may write
 * @param retries how often it is run again after it met another transaction, from 0 to 100
 */
public record TransactionOptions(Isolation isolation, Access access, int retries) {
    /** As the database is configured: READ COMMITTED that may write, unless somebody changed that. Runs once. */
    public static final TransactionOptions DEFAULT = of(Isolation.DEFAULT);

    /** Each statement sees what was committed when it began. */
    public static final TransactionOptions READ_COMMITTED = of(Isolation.READ_COMMITTED);

    /** All statements see what was committed when the first one began; changing a row that another one changed fails. */
    public static final TransactionOptions REPEATABLE_READ = of(Isolation.REPEATABLE_READ);

    /** As if transactions ran one after the other; what would break that fails, so give it {@link #retries(int)}. */
    public static final TransactionOptions SERIALIZABLE = of(Isolation.SERIALIZABLE);

    private static final int MOST_RETRIES = 100;

    /** What a transaction sees of others; SQL's READ UNCOMMITTED is READ COMMITTED in PostgreSQL. */
    public enum Isolation {
        DEFAULT,
        READ_COMMITTED,
        REPEATABLE_READ,
        SERIALIZABLE
    }

    /** Whether a transaction may write. */
    public enum Access {
        READ_WRITE,
        READ_ONLY,
        READ_ONLY_DEFERRABLE
    }

    /** Checks the limits. */
    public TransactionOptions {
        if (retries < 0 || retries > MOST_RETRIES) {
            throw new IllegalArgumentException("retries must be from 0 to " + MOST_RETRIES + ", not " + retries);
        }
        if (access == Access.READ_ONLY_DEFERRABLE && isolation != Isolation.SERIALIZABLE) {
            throw new IllegalArgumentException("only a SERIALIZABLE transaction is deferrable, not " + isolation);
        }
    }

    private static TransactionOptions of(Isolation isolation) {
        return new TransactionOptions(isolation, Access.READ_WRITE, 0);
    }

    /** The same, for reading only: the database refuses every statement that writes. */
    public TransactionOptions readOnly() {
        return new TransactionOptions(isolation, Access.READ_ONLY, retries);
    }

    /**
     * The same, for reading only, and waiting at its start for a moment from which on it cannot fail because of others:
     * for long reports.
     *
     * @throws IllegalArgumentException if these are not {@link #SERIALIZABLE}
     */
    public TransactionOptions deferrable() {
        return new TransactionOptions(isolation, Access.READ_ONLY_DEFERRABLE, retries);
    }

    /**
     * The same, but the work runs again from its start, {@code times} at most, when the transaction failed because of
     * another one: a serialization failure (SQLSTATE 40001) or a deadlock (40P01). So it must not do what a rollback
     * does not undo, such as sending a mail. Between two attempts it holds no connection and waits, up to 10 ms before
     * the second, twice that before the third, 1 s at most.
     *
     * <p>Only the outermost transaction is run again; one inside it has no attempts of its own.
     */
    public TransactionOptions retries(int times) {
        return new TransactionOptions(isolation, access, times);
    }
}
