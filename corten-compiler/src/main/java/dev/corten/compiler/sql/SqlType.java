package dev.corten.compiler.sql;

import dev.corten.compiler.describe.PgType;
import dev.corten.compiler.model.TypeRef;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A type of Java with the types of PostgreSQL that it stands for, and the methods of {@code Call} and {@code Row} that
 * carry it. Enums are not among them: they are text with checked labels.
 */
public enum SqlType {
    BOOL("bool", "boolean", "boolean", 16),
    INT2("int2", "short", "smallint", 21),
    INT4("int4", "int", "integer", 23),
    INT8("int8", "long", "bigint", 20),
    FLOAT4("float4", "float", "real", 700),
    FLOAT8("float8", "double", "double precision", 701),
    NUMERIC("numeric", "java.math.BigDecimal", "numeric", 1700),
    /** {@code text}, {@code varchar}, {@code bpchar} and {@code name}. */
    TEXT("text", "java.lang.String", "text", 25, 1043, 1042, 19),
    BYTES("bytes", "byte[]", "bytea", 17),
    UUID("uuid", "java.util.UUID", "uuid", 2950),
    INSTANT("instant", "java.time.Instant", "timestamp with time zone", 1184),
    OFFSET_DATE_TIME("offsetDateTime", "java.time.OffsetDateTime", "timestamp with time zone", 1184),
    TIMESTAMP("timestamp", "java.time.LocalDateTime", "timestamp without time zone", 1114),
    DATE("date", "java.time.LocalDate", "date", 1082),
    TIME("time", "java.time.LocalTime", "time without time zone", 1083),
    INTERVAL("interval", "dev.corten.sql.Interval", "interval", 1186),
    /** {@code inet} and {@code cidr}. */
    INET("inet", "dev.corten.sql.Inet", "inet", 869, 650);

    private final String method;
    private final String java;
    private final String postgres;
    private final Set<Integer> oids;

    SqlType(String method, String java, String postgres, Integer... oids) {
        this.method = method;
        this.java = java;
        this.postgres = postgres;
        this.oids = Set.of(oids);
    }

    /** The method of {@code Call} and {@code Row}. */
    public String method() {
        return method;
    }

    /** The type of Java: a primitive where there is one. */
    public TypeRef java() {
        return TypeRef.of(java);
    }

    /** The type of PostgreSQL that a value of this Java type has where the statement does not tell. */
    public String postgres() {
        return postgres;
    }

    /** The type for {@code java}, boxed or not. */
    public static Optional<SqlType> of(TypeRef java) {
        return Arrays.stream(values())
                .filter(t -> t.java.equals(java.name()) || t.java().boxed().is(java.name()))
                .findFirst();
    }

    /** The types that carry a value of {@code type}; the first is the usual one. None for an enum. */
    public static List<SqlType> carrying(PgType type) {
        PgType base = base(type);
        if (base.kind() == PgType.Kind.DYNAMIC || base.kind() == PgType.Kind.ANY) {
            return DynamicTypes.carrying(base);
        }
        int oid = base.oid();
        return Arrays.stream(values()).filter(t -> t.oids.contains(oid)).toList();
    }

    /** The type that carries a column of {@code type} into {@code java}: the same, or one that is narrower. */
    public static Optional<SqlType> reading(PgType type, TypeRef java) {
        return carrying(type).stream()
                .filter(t -> of(java).filter(wanted -> t == wanted || t.widensTo(wanted))
                        .isPresent())
                .findFirst();
    }

    /** The type that carries a {@code java} to a parameter of {@code type}: the same, or one that is wider. */
    public static Optional<SqlType> binding(TypeRef java, PgType type) {
        return carrying(type).stream()
                .filter(t -> of(java).filter(
                                given -> t == given || given.widensTo(t) || t == NUMERIC && given.integer())
                        .isPresent())
                .findFirst();
    }

    /** Whether every value of this type is one of {@code wider}. */
    public boolean widensTo(SqlType wider) {
        return switch (this) {
            case INT2 -> wider == INT4 || wider == INT8;
            case INT4 -> wider == INT8;
            case FLOAT4 -> wider == FLOAT8;
            default -> false;
        };
    }

    private boolean integer() {
        return this == INT2 || this == INT4 || this == INT8;
    }

    /** What a domain is made of; otherwise the type itself. */
    public static PgType base(PgType type) {
        PgType base = type;
        while (base.kind() == PgType.Kind.DOMAIN && base.element() != null) {
            base = base.element();
        }
        return base;
    }
}
