package dev.corten.http;

import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A response: status, header fields and content. Immutable: each change gives a new one. */
public final class Response {
    private final int status;
    private final @Nullable Field fields;
    private final Content content;
    private final @Nullable Problem problem;

    /** The header fields, newest first: adding one copies none. */
    private record Field(
            String name, String value, @Nullable Field before) {}

    private Response(int status, @Nullable Field fields, Content content, @Nullable Problem problem) {
        this.status = status;
        this.fields = fields;
        this.content = content;
        this.problem = problem;
    }

    /** A response of that status without content. */
    public static Response of(int status) {
        return new Response(status, null, Content.empty(), null);
    }

    /** 200 with {@code text} as {@code text/plain; charset=utf-8}. */
    public static Response text(String text) {
        return of(200).header("Content-Type", "text/plain; charset=utf-8")
                .content(Content.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** An error that the {@link ErrorFormat} of the router is still to write. */
    public static Response problem(Problem problem) {
        return new Response(problem.status(), null, Content.empty(), problem);
    }

    /** The same with another status. */
    public Response status(int status) {
        return new Response(status, fields, content, problem);
    }

    /** The same with one header field more. */
    public Response header(String name, String value) {
        return new Response(status, new Field(name, value, fields), content, problem);
    }

    /** The same with that content. */
    public Response content(Content content) {
        return new Response(status, fields, content, problem);
    }

    /** The status code. */
    public int status() {
        return status;
    }

    /** The content. */
    public Content content() {
        return content;
    }

    /** The error that this response tells of, if it does. */
    public @Nullable Problem problem() {
        return problem;
    }

    /** Calls {@code action} with each header field. */
    public void forEachHeader(BiConsumer<String, String> action) {
        for (Field field = fields; field != null; field = field.before()) {
            action.accept(field.name(), field.value());
        }
    }
}
