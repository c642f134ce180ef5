package dev.corten.sql.internal;

import dev.corten.sql.DbException;
import dev.corten.sql.TransactionOptions;
import dev.corten.sql.TransactionOptions.Isolation;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What {@link TransactionOptions} are in SQL. */
final class TransactionModes {
    private TransactionModes() {}

    /** The statement that begins a transaction with {@code options}; empty where they ask for nothing. */
    static String sql(TransactionOptions options) {
        List<String> modes = new ArrayList<>();
        if (options.isolation() != Isolation.DEFAULT) {
            modes.add("ISOLATION LEVEL " + options.isolation().name().replace('_', ' '));
        }
        switch (options.access()) {
            case READ_WRITE -> {}
            case READ_ONLY -> modes.add("READ ONLY");
            case READ_ONLY_DEFERRABLE -> modes.add("READ ONLY, DEFERRABLE");
        }
        return modes.isEmpty() ? "" : "SET TRANSACTION " + String.join(", ", modes);
    }

    /** Refuses {@code options} inside the transaction of {@code connection}, if that isolates less than they ask for. */
    static void check(TransactionOptions options, Connection connection) throws SQLException {
        if (options.isolation() == Isolation.DEFAULT) {
            return;
        }
        Isolation around =
                switch (connection.getTransactionIsolation()) {
                    case Connection.TRANSACTION_SERIALIZABLE -> Isolation.SERIALIZABLE;
                    case Connection.TRANSACTION_REPEATABLE_READ -> Isolation.REPEATABLE_READ;
                    default -> Isolation.READ_COMMITTED;
                };
        if (around.compareTo(options.isolation()) < 0) {
            throw new DbException(
                    "transaction: is to be " + options.isolation() + ", but joins one that is " + around
                            + "; begin the outermost one with these options",
                    null,
                    null);
        }
    }
}
