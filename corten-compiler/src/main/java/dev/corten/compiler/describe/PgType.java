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
 * @param element the type of an array's elements, of a domain's base, of a range's bounds or of a multirange's ranges; otherwise
 *     {@code null}
 * @param fields the fields of a composite, in order; otherwise empty
 */
public record PgType(
        int oid,
        String name,
        Kind kind,
        List<String> labels,
        @Nullable PgType element,
        List<Field> fields) {

    /** What kind of type it is ({@code pg_type.typtype}). */
    public enum Kind {
        BASE,
        ENUM,
        DOMAIN,
        ARRAY,
        COMPOSITE,
        RANGE,
        MULTIRANGE,
        PSEUDO,
        /** A column of SQLite, whose values have types of their own; the name is what was declared. */
        DYNAMIC,
        /** What takes and gives values of any type: parameters of SQLite. */
        ANY
    }

    /**
     * A field of a composite.
     *
     * @param name its name
     * @param type its type
     * @param nullable whether it can be NULL: no constraint keeps NULL out of it but that of a domain
     */
    public record Field(String name, PgType type, boolean nullable) {}

    /** A type without fields. */
    public PgType(int oid, String name, Kind kind, List<String> labels, @Nullable PgType element) {
        this(oid, name, kind, labels, element, List.of());
    }

    /** Copies the lists. */
    public PgType {
        labels = List.copyOf(labels);
        fields = List.copyOf(fields);
    }
}
