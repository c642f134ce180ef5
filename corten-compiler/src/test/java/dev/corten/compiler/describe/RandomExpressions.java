package dev.corten.compiler.describe;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes random expressions over columns that are in reach. */
final class RandomExpressions {
    enum Type {
        INT("int"),
        TEXT("text"),
        BOOL("bool"),
        INTS("int[]");

        final String sql;

        Type(String sql) {
            this.sql = sql;
        }
    }

    /** A column, as it is written. */
    record Column(String text, Type type) {}

    /** What makes subqueries of one column. */
    interface Subqueries {
        String query(Type type, List<Column> around, int depth);
    }

    private final Random random;
    private final Subqueries subqueries;

    RandomExpressions(Random random, Subqueries subqueries) {
        this.random = random;
        this.subqueries = subqueries;
    }

    Type type() {
        return pick(Type.INT, Type.INT, Type.TEXT, Type.BOOL, Type.INTS);
    }

    @SafeVarargs
    final <T> T pick(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    String condition(List<Column> columns, int depth) {
        return expression(Type.BOOL, columns, depth);
    }

    String expression(Type type, List<Column> columns, int depth) {
        if (depth <= 0 || chance(25)) {
            return leaf(type, columns);
        }
        if (chance(30)) {
            return general(type, columns, depth - 1);
        }
        return switch (type) {
            case INT -> integer(columns, depth - 1);
            case TEXT -> text(columns, depth - 1);
            case BOOL -> bool(columns, depth - 1);
            case INTS -> integers(columns, depth - 1);
        };
    }

    private String leaf(Type type, List<Column> columns) {
        List<Column> some = new ArrayList<>(columns);
        some.removeIf(column -> column.type() != type);
        if (!some.isEmpty() && chance(80)) {
            return some.get(random.nextInt(some.size())).text();
        }
        return chance(15) ? "null::" + type.sql : constant(type);
    }

    private String constant(Type type) {
        return switch (type) {
            case INT -> pick("0", "1", "2", "$1::int", "$2::int");
            case TEXT -> pick("'a'", "'b'", "''", "$3::text");
            case BOOL -> pick("true", "false", "$4::bool");
            case INTS -> pick("'{}'::int[]", "'{1,2}'::int[]", "'{1,NULL}'::int[]", "array[1,$2::int]", "$5::int[]");
        };
    }

    private String general(Type type, List<Column> columns, int depth) {
        String a = expression(type, columns, depth);
        String b = expression(type, columns, depth);
        return switch (random.nextInt(8)) {
            case 0 -> "coalesce(" + a + ", " + b + ")";
            case 1 -> "nullif(" + a + ", " + b + ")";
            case 2 -> "greatest(" + a + ", " + b + ")";
            case 3, 4 ->
                "case when " + condition(columns, depth) + " then " + a + (chance(70) ? " else " + b : "") + " end";
            case 5 ->
                "case when " + condition(columns, depth) + " then " + a + " when " + condition(columns, depth)
                        + " then " + b + " else " + expression(type, columns, depth) + " end";
            case 6 -> "case " + expression(Type.INT, columns, depth) + " when 1 then " + a + " else " + b + " end";
            default -> "(" + subqueries.query(type, columns, depth) + " limit 1)";
        };
    }

    private String integer(List<Column> columns, int depth) {
        String a = expression(Type.INT, columns, depth);
        return switch (random.nextInt(7)) {
            case 0 -> "(" + a + " + " + expression(Type.INT, columns, depth) + ")";
            case 1 -> "abs(" + a + ")";
            case 2 -> "length(" + expression(Type.TEXT, columns, depth) + ")";
            case 3 -> "(" + expression(Type.INTS, columns, depth) + ")[" + subscript() + "]";
            case 4 -> "cardinality(" + expression(Type.INTS, columns, depth) + ")";
            case 5 -> "num_nulls(" + a + ", " + expression(Type.TEXT, columns, depth) + ")";
            default -> "array_length(" + expression(Type.INTS, columns, depth) + ", 1)";
        };
    }

    /** No subquery, not even one that a column stands for: PostgreSQL 18.1 crashes. */
    private String subscript() {
        return pick("1", "2", "$2::int");
    }

    private String text(List<Column> columns, int depth) {
        String a = expression(Type.TEXT, columns, depth);
        return switch (random.nextInt(6)) {
            case 0 -> "upper(" + a + ")";
            case 1 -> "(" + a + " || " + expression(Type.TEXT, columns, depth) + ")";
            case 2 -> "concat(" + a + ", " + expression(Type.INT, columns, depth) + ")";
            case 3 -> "(" + expression(type(), columns, depth) + ")::text";
            case 4 -> "(jsonb_build_object('k', " + a + ") ->> 'k')";
            default -> "concat_ws(" + a + ", 'x', " + expression(Type.TEXT, columns, depth) + ")";
        };
    }

    private String integers(List<Column> columns, int depth) {
        String a = expression(Type.INTS, columns, depth);
        String e = expression(Type.INT, columns, depth);
        return switch (random.nextInt(6)) {
            case 0 -> "array[" + e + "]";
            case 1 -> "array_append(" + a + ", " + e + ")";
            case 2 -> "array_cat(" + a + ", " + expression(Type.INTS, columns, depth) + ")";
            case 3 -> "(" + a + ")[1:" + subscript() + "]";
            case 4 -> "array(" + subqueries.query(Type.INT, columns, depth) + ")";
            default -> "array_remove(" + a + ", " + e + ")";
        };
    }

    private String bool(List<Column> columns, int depth) {
        Type type = type();
        String a = expression(type, columns, depth);
        return switch (random.nextInt(15)) {
            case 0, 1 -> "(" + condition(columns, depth) + " and " + condition(columns, depth) + ")";
            case 2, 3 -> "(" + condition(columns, depth) + " or " + condition(columns, depth) + ")";
            case 4 -> "(not " + condition(columns, depth) + ")";
            case 5, 6 -> "(" + a + pick(" is null", " is not null") + ")";
            case 7 ->
                "(" + condition(columns, depth)
                        + pick(
                                " is true",
                                " is not true",
                                " is false",
                                " is not false",
                                " is unknown",
                                " is not unknown")
                        + ")";
            case 8 ->
                "(" + a + pick(" is distinct from ", " is not distinct from ") + expression(type, columns, depth) + ")";
            case 9, 10 -> "(" + a + pick(" = ", " <> ", " < ", " >= ") + expression(type, columns, depth) + ")";
            case 11 ->
                "(" + expression(Type.INT, columns, depth) + pick(" = any(", " <> all(", " < any(", " <= all(")
                        + expression(Type.INTS, columns, depth) + "))";
            case 12 -> "exists (" + subqueries.query(type, columns, depth) + ")";
            case 13 ->
                "(" + a + pick(" in (", " not in (", " >= all (", " = any (") + subqueries.query(type, columns, depth)
                        + "))";
            default ->
                "((" + a + ", " + expression(Type.INT, columns, depth) + ")" + pick(" = ", " < ", " <> ") + "("
                        + expression(type, columns, depth) + ", " + expression(Type.INT, columns, depth) + "))";
        };
    }
}
