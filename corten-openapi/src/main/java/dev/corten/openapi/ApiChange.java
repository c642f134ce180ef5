package dev.corten.openapi;

/**
 * A difference between two OpenAPI documents.
 *
 * @param breaking whether a client of the old document may fail with the new one
 * @param where the operation and the part of it, as in {@code POST /tasks: content $.title}
 * @param what the difference, as in {@code is required now}
 */
public record ApiChange(boolean breaking, String where, String what) {

    /** As in {@code POST /tasks: content $.title is required now}. */
    @Override
    public String toString() {
        return where + " " + what;
    }
}
