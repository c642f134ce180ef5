package dev.corten.json;

import java.util.List;
import java.util.stream.Collectors;

/** A text that is not JSON, or is JSON of another shape than the type that was to be read from it. */
public final class JsonException extends Exception {
    private static final long serialVersionUID = 1;

    private final boolean malformed;
    private final transient List<JsonProblem> problems;

    JsonException(boolean malformed, List<JsonProblem> problems) {
        super(problems.stream().map(p -> p.path() + ": " + p.message()).collect(Collectors.joining("; ")));
        this.malformed = malformed;
        this.problems = List.copyOf(problems);
    }

    /** Whether the text is not JSON at all or goes past a limit, rather than JSON of the wrong shape. */
    public boolean malformed() {
        return malformed;
    }

    /** Everything that is wrong, in the order of the text; never empty. */
    public List<JsonProblem> problems() {
        return problems;
    }
}
