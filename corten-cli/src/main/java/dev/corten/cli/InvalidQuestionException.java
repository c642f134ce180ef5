package dev.corten.cli;

import org.jspecify.annotations.Nullable;

/** A line that PostgreSQL cannot be asked about. */
final class InvalidQuestionException extends Exception {
    private static final long serialVersionUID = 1;

    /** The code of a line that is no question, unlike a statement that is wrong. */
    private static final String INPUT = "input";

    private final transient Reply.Refused reply;

    private InvalidQuestionException(Reply.Refused reply) {
        super(reply.message());
        this.reply = reply;
    }

    /** Line {@code number} is not what a question looks like. */
    static InvalidQuestionException line(int number, String problem) {
        return new InvalidQuestionException(new Reply.Refused(INPUT, "line " + number + " " + problem, null));
    }

    /** The statement is none that can be described. */
    static InvalidQuestionException statement(String sqlState, String problem, @Nullable Integer position) {
        return new InvalidQuestionException(new Reply.Refused(sqlState, problem, position));
    }

    Reply.Refused reply() {
        return reply;
    }
}
