package dev.corten.config;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The configuration is missing something or has something wrong. The message names every problem, one a line, and never
 * the value of a {@link Secret}:
 *
 * <pre>{@code
 * the configuration has 2 problems:
 *   DATABASE_MAX_CONNECTIONS: expected a whole number from -2147483648 to 2147483647, got "ten"
 *   MAIL_PASSWORD: missing, expected a secret
 * }</pre>
 */
public final class ConfigException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** One of the things that are missing or wrong. */
    private final List<String> problems;

    ConfigException(List<String> problems) {
        // Where it comes from is load(), always: the stack would only push the message off the screen.
        super(
                problems.stream()
                        .map(problem -> "\n  " + problem)
                        .collect(Collectors.joining(
                                "",
                                "the configuration has "
                                        + (problems.size() == 1 ? "a problem:" : problems.size() + " problems:"),
                                "")),
                null,
                false,
                false);
        this.problems = List.copyOf(problems);
    }

    /** Everything that is missing or wrong, each with the variable that it is about. */
    public List<String> problems() {
        return problems;
    }
}
