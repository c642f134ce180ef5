package dev.corten.compiler.describe;

import java.sql.SQLException;
import java.util.concurrent.Callable;

/** A {@link SQLException} on its way through code that knows nothing of databases. */
final class Unanswered extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final SQLException failure;

    private Unanswered(SQLException failure) {
        super(failure);
        this.failure = failure;
    }

    SQLException failure() {
        return failure;
    }

    /** Asks the database, and wraps its failure. */
    static <T> T unchecked(Callable<T> question) {
        try {
            return question.call();
        } catch (SQLException failure) {
            throw new Unanswered(failure);
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
