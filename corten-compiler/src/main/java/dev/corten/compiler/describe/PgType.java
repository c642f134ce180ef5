package dev.corten.compiler.describe;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A type of PostgreSQL.
 *
 * @param oid its object id in the database that was asked
 * @param name as PostgreSQL writes it in messages: {@code timestamp with time zone}, {@code task_status}, {@code text[]}
 * @param kind what kind of type it is
 * @param labels the labels of an enum, in order; otherwise empty
 * @param element the type of an array's elements, of a domain's base or of a range's bounds; otherwise {@code null}
 */
public record PgType(
        int oid,
        String name,
        Kind kind,
        List<String> labels,
        @Nullable PgType element) {

    /** What kind of type it is ({@code pg_type.typtype}). */
    public enum Kind {
        BASE,
        ENUM,
        DOMAIN,
        ARRAY,
        COMPOSITE,
        RANGE,
        PSEUDO
    }

    /** Copies {@code labels}. */
    public PgType {
        labels = List.copyOf(labels);
    }
}
