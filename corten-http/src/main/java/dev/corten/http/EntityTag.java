package dev.corten.http;

import org.jspecify.annotations.Nullable;

/**
 * What tells one state of a resource from another (RFC 9110, section 8.8.3): the number of a row's version, say. A strong
 * tag changes with every byte of the content, a weak one with what matters of it.
 *
 * <pre>{@code
 * Reply.of(task).etag(EntityTag.of(task.version()))       // ETag: "7"
 * }</pre>
 *
 * @param value its characters, without quotes
 * @param weak whether it is weak
 */
public record EntityTag(String value, boolean weak) {

    /** Refuses quotes, blanks and control characters, and what does not fit into ISO 8859-1. */
    public EntityTag {
        if (value.chars().anyMatch(c -> c <= ' ' || c == '"' || c == 0x7F || c > 0xFF)) {
            throw new IllegalArgumentException(
                    "the value of an entity tag must be without blanks and quotes: " + value.replaceAll("[^ -~]", "?"));
        }
    }

    /** The strong tag of what {@code version} says as a text. */
    public static EntityTag of(Object version) {
        return new EntityTag(String.valueOf(version), false);
    }

    /** The weak tag of what {@code version} says as a text. */
    public static EntityTag weak(Object version) {
        return new EntityTag(String.valueOf(version), true);
    }

    /** Whether both are the same and strong: the same bytes. */
    public boolean matchesStrongly(@Nullable EntityTag other) {
        return !weak && equals(other);
    }

    /** Whether both have the same value: the same for all that matters. */
    public boolean matchesWeakly(@Nullable EntityTag other) {
        return other != null && value.equals(other.value);
    }

    /** As it stands in a header field: {@code "7"} or {@code W/"7"}. */
    @Override
    public String toString() {
        return (weak ? "W/\"" : "\"") + value + '"';
    }
}
