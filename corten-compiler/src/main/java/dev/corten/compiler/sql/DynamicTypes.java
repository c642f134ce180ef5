package dev.corten.compiler.sql;

import dev.corten.compiler.describe.PgType;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The types of SQLite, where each value has a type of its own and a column only an inclination (SQLite, Datatypes, 3): what
 * a declared type may be read into. Whether a value is one is seen when it is read.
 */
final class DynamicTypes {
    private static final List<SqlType> INTEGERS = List.of(SqlType.INT8, SqlType.INT4, SqlType.INT2, SqlType.BOOL);
    private static final List<SqlType> MOMENTS = List.of(SqlType.INSTANT, SqlType.OFFSET_DATE_TIME, SqlType.TIMESTAMP);
    private static final List<SqlType> TEXTS = List.of(
            SqlType.TEXT,
            SqlType.UUID,
            SqlType.INSTANT,
            SqlType.OFFSET_DATE_TIME,
            SqlType.TIMESTAMP,
            SqlType.DATE,
            SqlType.TIME,
            SqlType.NUMERIC);

    /** The exact type of Java comes before wider ones. */
    private static final List<SqlType> ALL = List.of(
            SqlType.INT8,
            SqlType.INT4,
            SqlType.INT2,
            SqlType.BOOL,
            SqlType.FLOAT8,
            SqlType.FLOAT4,
            SqlType.NUMERIC,
            SqlType.TEXT,
            SqlType.BYTES,
            SqlType.UUID,
            SqlType.INSTANT,
            SqlType.OFFSET_DATE_TIME,
            SqlType.TIMESTAMP,
            SqlType.DATE,
            SqlType.TIME);

    private DynamicTypes() {}

    /** What a value of {@code type} may be; the first is the usual one. */
    static List<SqlType> carrying(PgType type) {
        if (type.kind() == PgType.Kind.ANY) {
            return ALL;
        }
        String declared = type.name().toUpperCase(Locale.ROOT);
        // The names that people give to what SQLite has no type for; their values are text, or 0 and 1.
        switch (declared.replaceFirst("\\(.*", "").strip()) {
            case "BOOLEAN", "BOOL" -> {
                return List.of(SqlType.BOOL);
            }
            case "UUID", "GUID" -> {
                return List.of(SqlType.UUID);
            }
            case "TIMESTAMP", "DATETIME" -> {
                return MOMENTS;
            }
            case "DATE" -> {
                return List.of(SqlType.DATE);
            }
            case "TIME" -> {
                return List.of(SqlType.TIME);
            }
            case "NUMERIC", "DECIMAL", "DEC" -> {
                return List.of(SqlType.NUMERIC, SqlType.FLOAT8);
            }
            default -> {
                return byAffinity(declared);
            }
        }
    }

    /** The rules of SQLite (Datatypes, 3.1), in their order. */
    private static List<SqlType> byAffinity(String declared) {
        if (declared.contains("INT")) {
            return INTEGERS;
        }
        if (Set.of("CHAR", "CLOB", "TEXT").stream().anyMatch(declared::contains)) {
            return TEXTS;
        }
        if (declared.contains("BLOB")) {
            return List.of(SqlType.BYTES);
        }
        if (Set.of("REAL", "FLOA", "DOUB").stream().anyMatch(declared::contains)) {
            return List.of(SqlType.FLOAT8, SqlType.FLOAT4);
        }
        return ALL;
    }

    /** The type to convert to for a value that is to be a {@code type}, or a list of it. */
    static String affinity(SqlType type, boolean list) {
        if (list) {
            return "TEXT";
        }
        return switch (type) {
            case BOOL, INT2, INT4, INT8 -> "INTEGER";
            case FLOAT4, FLOAT8 -> "REAL";
            case NUMERIC -> "NUMERIC";
            case BYTES -> "BLOB";
            default -> "TEXT";
        };
    }
}
