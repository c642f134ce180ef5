package dev.corten.http;

import dev.corten.http.internal.MediaRanges;
import dev.corten.http.internal.Vary;
import java.util.List;
import java.util.function.Function;

/**
 * Which of two media types the client gets (RFC 9110, section 12.5.1): what the generated code of {@link Produces} calls,
 * and handlers written by hand may.
 *
 * <pre>{@code
 * Accepted accepted = Accepted.of(request, "text/html", "application/json");
 * return accepted.answer(task, t -> Response.html(page(t)), t -> Response.json(JsonTask.CODEC, t));
 * }</pre>
 *
 * @param first whether it is the first of the two
 */
public record Accepted(boolean first) {

    /**
     * What {@code request} accepts more; {@code first} if that is the same, or it does not say.
     *
     * @throws RejectedException with status 406 if it is neither
     */
    public static Accepted of(Request request, String first, String second) {
        if (request.header("Accept") == null) {
            return new Accepted(true);
        }
        String accept = String.join(",", request.headers().all("Accept"));
        int wanted = MediaRanges.quality(accept, first);
        int other = MediaRanges.quality(accept, second);
        if (wanted == 0 && other == 0) {
            throw new RejectedException(new Rejection.NotAcceptable(List.of(first, second)));
        }
        return new Accepted(wanted >= other);
    }

    /** What {@code first} or {@code second} makes of {@code body}. Caches learn that it depends on {@code Accept}. */
    public <T> Response answer(T body, Function<T, Response> first, Function<T, Response> second) {
        return Vary.on("Accept", (this.first ? first : second).apply(body));
    }

    /** The same with the fields of {@code reply}. */
    public <T> Response reply(Reply<T> reply, Function<T, Response> first, Function<T, Response> second) {
        return Vary.on("Accept", Response.reply(reply, this.first ? first : second));
    }
}
