package dev.corten.http;

import java.util.ArrayList;
import java.util.List;

/**
 * A handler's answer with headers: where a plain {@code Task} is not enough, {@code Reply<Task>} adds a
 * {@code Location}, say. The status is still that of the method.
 *
 * <pre>{@code
 * return Reply.of(task).header("Location", "/tasks/" + task.id());
 * }</pre>
 *
 * @param body the value that is written as JSON
 * @param headers names and values in turn
 */
public record Reply<T>(T body, List<String> headers) {

    /** Copies {@code headers}. */
    public Reply {
        headers = List.copyOf(headers);
    }

    /** An answer without headers of its own. */
    public static <T> Reply<T> of(T body) {
        return new Reply<>(body, List.of());
    }

    /** The same answer with one header more. */
    public Reply<T> header(String name, String value) {
        var more = new ArrayList<>(headers);
        more.add(name);
        more.add(value);
        return new Reply<>(body, more);
    }
}
