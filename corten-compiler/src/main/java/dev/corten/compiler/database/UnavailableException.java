package dev.corten.compiler.database;

import org.jspecify.annotations.Nullable;

/** No statement can be described: the database did not start, or a migration failed. */
public final class UnavailableException extends Exception {
    private static final long serialVersionUID = 1;

    /** What to do about an answer that is missing or stale. */
    public static final String OFFLINE_HELP =
            "run ./corten sql prepare, or javac with -Acorten.prepare=true, where a database can start; then commit the folder";

    private final String id;
    private final String help;

    private UnavailableException(String id, String message, String help, @Nullable Throwable cause) {
        super(message, cause);
        this.id = id;
        this.help = help;
    }

    /** The database did not start, or stopped answering. */
    public static UnavailableException database(Throwable cause) {
        return new UnavailableException(
                "sql-database",
                "the embedded PostgreSQL that checks queries does not answer: " + firstLine(cause),
                "it runs from the user's cache directory on 127.0.0.1: see docs/errors/sql-database.md",
                cause);
    }

    /** The server that was named did not answer. */
    static UnavailableException server(Throwable cause) {
        return new UnavailableException(
                "sql-database",
                "the PostgreSQL that is to check queries does not answer: " + firstLine(cause),
                "start it, or mend the address in -Acorten.database or CORTEN_DATABASE; without one an embedded server is used",
                cause);
    }

    /** A migration failed: the message of {@code cause} says which, where and why. */
    public static UnavailableException migration(Throwable cause) {
        return new UnavailableException(
                "sql-migration",
                firstLine(cause),
                "queries are checked against the database that the migrations make; mend this one first",
                cause);
    }

    /** No answer can be used in a build that must not ask for any. */
    static UnavailableException offline(String problem) {
        return new UnavailableException("sql-offline", problem, OFFLINE_HELP, null);
    }

    /** The {@code product} that checks queries in this process failed. */
    public static UnavailableException database(String product, Throwable cause) {
        return new UnavailableException(
                "sql-database",
                "the " + product + " that checks queries does not answer: " + firstLine(cause),
                "see docs/errors/sql-database.md",
                cause);
    }

    /** There is no dialect of the name {@code option}: {@code known} are all that there are. */
    public static UnavailableException dialect(String option, String known) {
        return new UnavailableException(
                "sql-dialect",
                "-Acorten.dialect=" + option + " is no dialect that queries can be written in",
                "write one of " + known,
                null);
    }

    /** What checks queries of another dialect cannot be used. */
    public static UnavailableException driver(String product, String why, String help) {
        return new UnavailableException(
                "sql-database", "the " + product + " that checks queries cannot be used: " + why, help, null);
    }

    /** The id of the diagnostic. */
    public String id() {
        return id;
    }

    /** What to do. */
    public String help() {
        return help;
    }

    /** The message of {@code failure}, in one line. */
    static String firstLine(Throwable failure) {
        String message = failure.getMessage();
        return message == null || message.isBlank()
                ? failure.getClass().getSimpleName()
                : message.lines().findFirst().orElse(message).strip();
    }
}
