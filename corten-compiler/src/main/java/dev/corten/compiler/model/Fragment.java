package dev.corten.compiler.model;

import dev.corten.compiler.report.Place;
import org.jspecify.annotations.Nullable;

/**
 * A piece of SQL that a constant of an enum carries: {@code @Sql("created_at DESC") NEWEST}.
 *
 * @param constant the name of the constant
 * @param sql the piece; {@code null} for a constant that carries none
 * @param written where its characters stand, or {@code null} for one that comes from a class file
 * @param place the name of the constant, or {@code null} for one that comes from a class file
 */
public record Fragment(
        String constant,
        @Nullable String sql,
        @Nullable SqlText written,
        @Nullable Place place) {

    /** The piece; what comes from a class file stands where it is {@code used}. */
    public SqlText text(Place used) {
        return written != null ? written : SqlText.at(used, sql == null ? "" : sql);
    }
}
