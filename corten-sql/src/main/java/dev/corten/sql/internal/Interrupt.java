package dev.corten.sql.internal;

import dev.corten.sql.DbException;
import java.sql.SQLException;

/**
 * What an interrupt does to connections: a thread that is interrupted while it waits for the server, or waits after it was,
 * closes the socket; only platform threads on a pool of somebody else's do not. That ends a query that takes too long, and costs its connection. Where nothing has to
 * be waited for, the connection is spared.
 */
final class Interrupt {
    /** What is done on a connection. */
    @FunctionalInterface
    interface Step {
        void run() throws SQLException;
    }

    private Interrupt() {}

    /** Whether the next wait would close the socket. */
    static boolean pending() {
        return Thread.currentThread().isInterrupted();
    }

    /** Refuses what {@code user}, a query's name, would have to wait for. */
    static void check(String user) {
        if (pending()) {
            throw new DbException(user + ": not sent, because the thread was interrupted", null, null);
        }
    }

    /** Runs {@code step}, which does not wait for anybody, as if the thread were not interrupted. */
    static void spare(Step step) throws SQLException {
        boolean interrupted = Thread.interrupted();
        try {
            step.run();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
