package bench;

import dev.corten.http.Request;

/** How many rows were asked for by {@code n}: from 1 to 500, and 1 where it is missing or no number. */
public record Count(int value) {
    private static final int MAX = 500;

    /** The count of {@code request}. */
    public static Count from(Request request) {
        var values = request.query("n");
        if (values.isEmpty()) {
            return new Count(1);
        }
        try {
            return new Count(Math.clamp(Long.parseLong(values.getFirst()), 1, MAX));
        } catch (NumberFormatException notANumber) {
            return new Count(1);
        }
    }
}
