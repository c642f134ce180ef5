package dev.corten.compiler.sql;

import dev.corten.compiler.describe.PgType;
import dev.corten.compiler.model.CodecRef;
import dev.corten.compiler.model.EnumType;
import dev.corten.compiler.model.QueriesModel;
import dev.corten.compiler.model.TypeRef;
import dev.corten.compiler.model.ValueType;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A type of Java as that of one column or parameter: a scalar, an enum, a structure, a value type around one of these, or a {@code List}
 * of any of them for an array.
 *
 * @param list whether it is a list
 * @param element the type of one value
 * @param value what {@code element} stands for, if it is a value type
 * @param plain the type that travels: that in a value type, otherwise {@code element}
 * @param scalar the type that carries it; {@code null} for what is none
 * @param enumeration the enum that it is, if it is one
 * @param structure the structure that it is, if it is one
 */
public record ColumnType(
        boolean list,
        TypeRef element,
        @Nullable ValueType value,
        TypeRef plain,
        @Nullable SqlType scalar,
        @Nullable EnumType enumeration,
        @Nullable Structure structure) {

    /** What {@code java} is in the queries of {@code type}, to whatever column: no composite and no JSON. */
    public static ColumnType of(TypeRef java, QueriesModel type) {
        return of(java, null, type);
    }

    /** What {@code java} is to a column or parameter of {@code postgres}. */
    public static ColumnType of(TypeRef java, @Nullable PgType postgres, QueriesModel type) {
        if (postgres != null && Structure.isJson(postgres) && json(java, type) instanceof Structure json) {
            return new ColumnType(false, java, null, java, null, null, json);
        }
        boolean list = java.is("java.util.List") && java.arguments().size() == 1;
        TypeRef element = list ? java.argument() : java;
        PgType one =
                postgres == null || !list ? postgres : SqlType.base(postgres).element();
        ValueType value = type.values().get(element.name());
        if (value == null || one != null && isItself(element, one, type)) {
            return of(list, element, null, element, one, type);
        }
        ColumnType made = of(list, element, value, value.content(), one, type);
        return made.known() ? made : of(list, element, null, element, one, type);
    }

    /** Whether a value type is to be taken for what it is besides: an enum with labels, a record for a composite or JSON. */
    private static boolean isItself(TypeRef element, PgType postgres, QueriesModel type) {
        return Structure.isComposite(postgres)
                || Structure.isJson(postgres) && type.codecs().containsKey(element.required())
                || SqlType.base(postgres).kind() == PgType.Kind.ENUM
                        && type.enums().containsKey(element.name());
    }

    private static ColumnType of(
            boolean list,
            TypeRef element,
            @Nullable ValueType value,
            TypeRef plain,
            @Nullable PgType one,
            QueriesModel type) {
        Structure structure = one != null && list && Structure.isJson(one) ? json(plain, type) : null;
        return new ColumnType(
                list,
                element,
                value,
                plain,
                structure == null ? SqlType.of(plain).orElse(null) : null,
                structure == null ? type.enums().get(plain.name()) : null,
                structure == null ? Structure.of(plain, one, type).orElse(null) : structure);
    }

    private static @Nullable Structure json(TypeRef java, QueriesModel type) {
        CodecRef codec = type.codecs().get(java.required());
        return codec == null ? null : new Structure.Json(codec);
    }

    /** What the value type is made of. */
    public ValueType valueType() {
        return Objects.requireNonNull(value);
    }

    /** Whether one column can hold it at all. */
    public boolean known() {
        return scalar != null || enumeration != null || structure != null;
    }

    /** The type of the database that it has where the statement does not tell; an enum has none by itself. */
    public Optional<String> type(Dialect dialect) {
        return Optional.ofNullable(scalar).map(s -> dialect.type(s, list));
    }

    /** What one value is of in PostgreSQL: the elements of an array for a list. Empty where one has several and the other one. */
    public Optional<PgType> one(PgType postgres) {
        PgType base = SqlType.base(postgres);
        if (base.kind() == PgType.Kind.ANY) {
            return Optional.of(base);
        }
        if (list != (base.kind() == PgType.Kind.ARRAY)) {
            return Optional.empty();
        }
        return Optional.ofNullable(list ? base.element() : postgres);
    }

    /** Whether it is an enum on both sides; or in Java, and text on the other side, whose labels nobody knows. */
    public boolean labels(PgType postgres) {
        return enumeration != null
                && one(postgres)
                        .filter(p -> switch (SqlType.base(p).kind()) {
                            case ENUM -> true;
                            case DYNAMIC, ANY -> SqlType.carrying(p).contains(SqlType.TEXT);
                            default -> false;
                        })
                        .isPresent();
    }

    /** The enums in it with those of PostgreSQL that they stand for. */
    public Stream<Map.Entry<EnumType, PgType>> allLabels(PgType postgres) {
        PgType one = one(postgres).orElse(postgres);
        if (structure != null) {
            return structure.labels(one);
        }
        return enumeration != null && labels(postgres)
                ? Stream.of(Map.entry(enumeration, SqlType.base(one)))
                : Stream.empty();
    }

    /** Whether a column of {@code postgres} can be read into it; of enums, whatever their labels are. */
    public boolean reads(PgType postgres) {
        return structure != null
                ? one(postgres).filter(structure::reads).isPresent()
                : labels(postgres) || reading(postgres).isPresent();
    }

    /** Whether it can be sent to a parameter of {@code postgres}; of enums, whatever their labels are. */
    public boolean binds(PgType postgres) {
        return structure != null
                ? one(postgres).filter(structure::binds).isPresent()
                : labels(postgres) || binding(postgres).isPresent();
    }

    /** Whether it can be sent as a part of something larger, which travels as text: 0.1 as a float is another number than as a double. */
    public boolean bindsWithin(PgType postgres) {
        return binds(postgres)
                && (scalar == null || binding(postgres).filter(this::exact).isPresent());
    }

    /** The type that carries a column of {@code postgres} into it: the same, or one that is narrower. */
    public Optional<SqlType> reading(PgType postgres) {
        return one(postgres).flatMap(p -> SqlType.reading(p, plain));
    }

    /** The type that carries it to a parameter of {@code postgres}: the same, or one that is wider. */
    public Optional<SqlType> binding(PgType postgres) {
        return one(postgres)
                .flatMap(p -> SqlType.binding(plain, p))
                // The elements travel as text, and those of SQLite as JSON, which has no bytes.
                .filter(bound -> !list || exact(bound))
                .filter(bound -> !list || bound != SqlType.BYTES || postgres.kind() != PgType.Kind.ANY);
    }

    private boolean exact(SqlType bound) {
        return bound == scalar || bound != SqlType.FLOAT8;
    }
}
