package dev.corten.http;

import dev.corten.http.internal.EntityTags;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a client says of the state that it wants to change (RFC 9110, section 13.1): a parameter of handlers that change
 * something, against updates that are lost because two clients read the same state. {@link #check} it against the state that is there, in the
 * transaction that changes it. Conditions of what is only read need no code: an answer with an {@code ETag} is enough.
 *
 * <p>Tags are compared by their values, also in {@code If-Match}, where the RFC wants strong ones: they name versions here,
 * and {@link Layers#compression} has made those that the client got weak.
 *
 * <pre>{@code
 * @Put("/{id}")
 * Reply<Task> update(UUID id, @Body Change change, Preconditions preconditions) throws TaskNotFound, PreconditionFailed {
 *     return db.transaction(() -> {
 *         Task task = tasks.forUpdate(id).orElseThrow(() -> new TaskNotFound(id));
 *         preconditions.check(EntityTag.of(task.version()));
 *         Task changed = tasks.update(id, change.title());
 *         return Reply.of(changed).etag(EntityTag.of(changed.version()));
 *     });
 * }
 * }</pre>
 *
 * @param ifMatch the field {@code If-Match}, or {@code null} without one
 * @param ifNoneMatch the field {@code If-None-Match}, or {@code null} without one
 */
public record Preconditions(
        @Nullable String ifMatch, @Nullable String ifNoneMatch) {

    /** The conditions of {@code request}. */
    public static Preconditions from(Request request) {
        return new Preconditions(field(request, "If-Match"), field(request, "If-None-Match"));
    }

    private static @Nullable String field(Request request, String name) {
        if (request.header(name) == null) {
            return null;
        }
        List<String> values = request.headers().all(name);
        return values.size() == 1 ? values.getFirst() : String.join(",", values);
    }

    /**
     * Throws unless the conditions hold, if there are any.
     *
     * @param current the tag of the state that is there, or {@code null} if nothing is
     */
    public void check(@Nullable EntityTag current) throws PreconditionFailed {
        boolean holds = ifMatch != null
                ? EntityTags.any(ifMatch, current, tag -> tag.matchesWeakly(current))
                : ifNoneMatch == null || !EntityTags.any(ifNoneMatch, current, tag -> tag.matchesWeakly(current));
        if (!holds) {
            throw new PreconditionFailed();
        }
    }

    /**
     * Throws unless the client says which state it means, and it is that one.
     *
     * @param current the tag of the state that is there, or {@code null} if nothing is
     */
    public void require(@Nullable EntityTag current) throws PreconditionFailed, PreconditionRequired {
        if (ifMatch == null && ifNoneMatch == null) {
            throw new PreconditionRequired();
        }
        check(current);
    }
}
