package dev.corten.compiler.migration;

import dev.corten.compiler.sql.Token;

/**
 * What a migration does to a service that runs.
 *
 * @param id of the diagnostic
 * @param message what happens
 * @param help how to go about it
 * @param token what says so
 */
record Risk(String id, String message, String help, Token token) {
    private static final String LOCK = "sql-lock";
    private static final String BREAKING = "sql-breaking-change";

    /** Reads or writes of a table wait for as long as it takes to go through all of its rows. */
    static Risk lock(String message, String help, Token token) {
        return new Risk(LOCK, message, help, token);
    }

    /** The version that still runs meanwhile reads or writes what is gone afterwards. */
    static Risk breaking(String message, Token token) {
        return new Risk(
                BREAKING,
                message,
                "do it in a later release than the one that stops using it, then write in this file: "
                        + "-- corten: allow sql-breaking-change",
                token);
    }
}
