package dev.corten.sql.internal;

import dev.corten.sql.DbException;
import java.io.IOException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Says in a {@link DbException} what the driver's exception says, without the values of parameters or rows: those stay
 * in the cause.
 */
final class Failure {
    private Failure() {}

    /** A failure while doing {@code what}: a query's name, mostly. */
    static DbException of(String what, SQLException failed) {
        Refusal refusal = Refusal.of(failed);
        String state = state(failed);
        String code = state == null ? "" : " (SQLSTATE " + state + ")";
        return new DbException(
                what + ": " + (refusal == null ? message(failed, state) : refusal.message()) + code, state, failed);
    }

    /** The code of the standard, where there is one. */
    static @Nullable String state(SQLException failed) {
        Refusal refusal = Refusal.of(failed);
        return refusal == null ? failed.getSQLState() : refusal.sqlState();
    }

    /** Whether the database said no to the transaction, too: PostgreSQL always does. */
    static boolean endsTransaction(SQLException failed) {
        Refusal refusal = Refusal.of(failed);
        return refusal == null
                ? failed instanceof PSQLException postgres && postgres.getServerErrorMessage() != null
                : refusal.undone();
    }

    /** Whether {@code failure} or what caused it is that a transaction met another one. */
    static boolean isConflict(Throwable failure) {
        Throwable cause = failure;
        // Bounded: causes may go round in circles.
        for (int depth = 0; cause != null && depth < 20; depth++) {
            if (cause instanceof DbException conflict && isConflict(conflict.sqlState())) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    /** Whether {@code state} is a serialization failure or a deadlock, after which another attempt may succeed. */
    static boolean isConflict(@Nullable String state) {
        return "40001".equals(state) || "40P01".equals(state);
    }

    private static String message(SQLException failed, @Nullable String state) {
        if (failed instanceof SQLTransientConnectionException exhausted) {
            Throwable cause = exhausted.getCause();
            return cause instanceof SQLException refused
                    ? "no connection to the database: " + message(refused, refused.getSQLState())
                    : "no connection of the pool became free in time";
        }
        ServerErrorMessage server = failed instanceof PSQLException postgres ? postgres.getServerErrorMessage() : null;
        if (failed.getCause() instanceof IOException io) {
            if (Interrupt.pending()) {
                return "the thread was interrupted while it waited for the database";
            }
            return io instanceof UnknownHostException
                    ? "the name of the host is unknown"
                    : String.valueOf(io.getMessage());
        }
        if (state == null || state.length() != 5) {
            return "the driver failed with " + failed.getClass().getSimpleName();
        }
        if (state.equals("25P02")) {
            return "the transaction has failed already";
        }
        return switch (state.substring(0, 2)) {
            case "23" -> constraint(state, server);
            case "22" -> "a value is out of the range or form that PostgreSQL expects";
            case "P0" -> "a function raised an exception";
            // These speak of names, states and limits, never of values.
            case "08", "25", "28", "3D", "40", "42", "53", "55", "57", "58" ->
                server == null ? String.valueOf(failed.getMessage()) : String.valueOf(server.getMessage());
            default -> "the database refused it";
        };
    }

    private static String constraint(String state, @Nullable ServerErrorMessage server) {
        String kind =
                switch (state) {
                    case "23502" -> "a NOT NULL column got NULL";
                    case "23503" -> "a foreign key was violated";
                    case "23505" -> "a unique constraint was violated";
                    case "23514" -> "a check was violated";
                    case "23P01" -> "an exclusion constraint was violated";
                    default -> "a constraint was violated";
                };
        if (server == null) {
            return kind;
        }
        String name = server.getConstraint() != null ? server.getConstraint() : server.getColumn();
        String table = server.getTable() == null ? "" : " of table " + server.getTable();
        return name == null ? kind : kind + ": " + name + table;
    }
}
