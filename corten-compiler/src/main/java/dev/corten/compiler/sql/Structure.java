package dev.corten.compiler.sql;

import dev.corten.compiler.describe.PgType;
import dev.corten.compiler.model.CodecRef;
import dev.corten.compiler.model.EnumType;
import dev.corten.compiler.model.QueriesModel;
import dev.corten.compiler.model.RecordType;
import dev.corten.compiler.model.TypeRef;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A type of Java that is several values in one column of PostgreSQL. */
public sealed interface Structure {
    /** Whether a column of {@code postgres} can be read into it. */
    boolean reads(PgType postgres);

    /** Whether it can be sent to a parameter of {@code postgres}. */
    boolean binds(PgType postgres);

    /** The enums in it with those of PostgreSQL that they stand for. */
    Stream<Map.Entry<EnumType, PgType>> labels(PgType postgres);

    /**
     * JSON.
     *
     * @param codec what reads and writes it
     */
    record Json(CodecRef codec) implements Structure {
        @Override
        public boolean reads(PgType postgres) {
            return isJson(postgres);
        }

        @Override
        public boolean binds(PgType postgres) {
            return isJson(postgres);
        }

        @Override
        public Stream<Map.Entry<EnumType, PgType>> labels(PgType postgres) {
            return Stream.empty();
        }
    }

    /**
     * A {@code Range}.
     *
     * @param bound the type of its bounds
     */
    record Span(ColumnType bound) implements Structure {
        @Override
        public boolean reads(PgType postgres) {
            return bounds(postgres).filter(bound::reads).isPresent();
        }

        @Override
        public boolean binds(PgType postgres) {
            return bounds(postgres).filter(bound::bindsWithin).isPresent();
        }

        @Override
        public Stream<Map.Entry<EnumType, PgType>> labels(PgType postgres) {
            return bounds(postgres).stream().flatMap(bound::allLabels);
        }

        /** The type of the bounds of {@code postgres}, if it is a range. */
        public static Optional<PgType> bounds(@Nullable PgType postgres) {
            return Optional.ofNullable(postgres)
                    .map(SqlType::base)
                    .filter(base -> base.kind() == PgType.Kind.RANGE)
                    .map(PgType::element);
        }
    }

    /**
     * A record for a composite type.
     *
     * @param type the record
     * @param parts its components in order
     * @param superfluous the fields that no component has the name of
     */
    record Composite(RecordType type, List<Part> parts, List<String> superfluous) implements Structure {
        /** Copies the lists. */
        public Composite {
            parts = List.copyOf(parts);
            superfluous = List.copyOf(superfluous);
        }

        /** {@code record} for the composite type {@code postgres}. */
        static Composite of(RecordType record, PgType postgres, QueriesModel type) {
            List<PgType.Field> fields = SqlType.base(postgres).fields();
            List<String> names = fields.stream().map(PgType.Field::name).toList();
            var parts = new ArrayList<Part>();
            Set<String> taken = new HashSet<>();
            for (RecordType.Component component : record.components()) {
                String name = RowMapping.column(component);
                int index = names.indexOf(name);
                taken.add(name);
                PgType.Field field = index < 0 ? null : fields.get(index);
                parts.add(new Part(
                        component,
                        name,
                        index,
                        field,
                        ColumnType.of(component.type(), field == null ? null : field.type(), type)));
            }
            return new Composite(
                    record,
                    parts,
                    names.stream().filter(n -> !taken.contains(n)).toList());
        }

        @Override
        public boolean reads(PgType postgres) {
            return whole() && parts.stream().allMatch(part -> part.type().reads(part.postgres()));
        }

        @Override
        public boolean binds(PgType postgres) {
            return whole() && parts.stream().allMatch(part -> part.type().bindsWithin(part.postgres()));
        }

        /** Whether there is a field for each component, and a component for each field. */
        public boolean whole() {
            return superfluous.isEmpty() && parts.stream().allMatch(part -> part.index() >= 0);
        }

        @Override
        public Stream<Map.Entry<EnumType, PgType>> labels(PgType postgres) {
            return parts.stream().flatMap(part -> part.type().allLabels(part.postgres()));
        }
    }

    /**
     * A component of a record for a composite type.
     *
     * @param component the component
     * @param name the name of the field that it is read from
     * @param index its index, from 0, or -1 if there is none of that name
     * @param field the field, if there is one
     * @param type what the component is to it
     */
    record Part(RecordType.Component component, String name, int index, PgType.@Nullable Field field, ColumnType type) {
        /** The type of the field, which is there. */
        public PgType postgres() {
            if (field == null) {
                throw new IllegalStateException("no field " + name);
            }
            return field.type();
        }
    }

    /** What {@code java} is to {@code postgres}, if it is a structure and no JSON. */
    static Optional<Structure> of(TypeRef java, @Nullable PgType postgres, QueriesModel type) {
        if (java.is("dev.corten.sql.Range") && java.arguments().size() == 1) {
            ColumnType bound =
                    ColumnType.of(java.argument(), Span.bounds(postgres).orElse(null), type);
            return bound.known() && !bound.list() && !java.argument().nullable()
                    ? Optional.of(new Span(bound))
                    : Optional.empty();
        }
        RecordType record = type.records().get(java.name());
        return record == null || record.typeParameters() > 0 || postgres == null || !isComposite(postgres)
                ? Optional.empty()
                : Optional.of(Composite.of(record, postgres, type));
    }

    /** Whether it is {@code json} or {@code jsonb}. */
    static boolean isJson(PgType postgres) {
        int oid = SqlType.base(postgres).oid();
        return oid == 114 || oid == 3802;
    }

    /** Whether it is a composite type, or a domain over one. */
    static boolean isComposite(PgType postgres) {
        return SqlType.base(postgres).kind() == PgType.Kind.COMPOSITE;
    }
}
