package dev.corten.compiler.describe;

import dev.corten.compiler.describe.RandomExpressions.Column;
import dev.corten.compiler.describe.RandomExpressions.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Makes random statements over the tables t0 to t3, whose columns are {@link #COLUMNS}. */
final class RandomQueries {
    static final String[] TABLES = {"t0", "t1", "t2", "t3"};

    /** Columns a, c, e and g are NOT NULL, the others are often NULL. */
    static final List<Column> COLUMNS = List.of(
            new Column("a", Type.INT),
            new Column("b", Type.INT),
            new Column("c", Type.TEXT),
            new Column("d", Type.TEXT),
            new Column("e", Type.BOOL),
            new Column("f", Type.BOOL),
            new Column("g", Type.INTS),
            new Column("h", Type.INTS));

    private final RandomExpressions expressions;
    private final Random random;
    private int aliases;

    RandomQueries(Random random) {
        this.random = random;
        this.expressions = new RandomExpressions(
                random, (type, around, depth) -> select(List.of(type), around, Math.min(depth, 1), true));
    }

    String statement() {
        return switch (random.nextInt(20)) {
            case 0 -> insert();
            case 1 -> update();
            case 2 -> delete();
            case 3 -> merge();
            case 4, 5 -> with();
            case 6, 7 -> select(types(), List.of(), 3, false).replaceAll("\\bas c(\\d)", "as \"g.c$1\"");
            default -> select(types(), List.of(), 3, false);
        };
    }

    private List<Type> types() {
        List<Type> types = new ArrayList<>();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            types.add(expressions.type());
        }
        return types;
    }

    private String alias() {
        return "x" + aliases++;
    }

    private String table() {
        return expressions.pick(TABLES);
    }

    private static List<Column> of(String alias, List<Column> columns) {
        return columns.stream()
                .map(column -> new Column(alias + "." + column.text(), column.type()))
                .toList();
    }

    private String list(List<Type> types, List<Column> columns, int depth) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            parts.add(expressions.expression(types.get(i), columns, depth) + " as c" + i);
        }
        return String.join(", ", parts);
    }

    private static List<Column> columns(List<Type> types) {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            columns.add(new Column("c" + i, types.get(i)));
        }
        return columns;
    }

    private String select(List<Type> types, List<Column> around, int depth, boolean single) {
        if (depth > 0 && expressions.chance(12)) {
            String operation = expressions.pick(" union all ", " union ", " intersect ", " except ");
            return "(" + simple(types, around, depth - 1) + ")" + operation + "(" + simple(types, around, depth - 1)
                    + ")";
        }
        String limit = single || !expressions.chance(10) ? "" : " limit " + random.nextInt(3);
        return simple(types, around, depth) + limit;
    }

    private String simple(List<Type> types, List<Column> around, int depth) {
        List<Column> inside = new ArrayList<>();
        StringBuilder sql = new StringBuilder();
        if (expressions.chance(92)) {
            sql.append(" from ").append(from(inside, around, depth));
        }
        List<Column> all = new ArrayList<>(around);
        // What is nearer is taken more often.
        Collections.addAll(all, inside.toArray(new Column[0]));
        Collections.addAll(all, inside.toArray(new Column[0]));
        if (expressions.chance(12)) {
            sql.append(" where true").append(keys(inside, all, 95));
        } else if (expressions.chance(50)) {
            sql.append(" where ").append(expressions.condition(all, 2)).append(keys(inside, all, 40));
        }
        int kind = random.nextInt(10);
        if (kind < 2 && !inside.isEmpty()) {
            return grouped(types, inside, around, sql, depth);
        }
        if (kind == 2) {
            return windowed(types, all, sql);
        }
        return "select " + (expressions.chance(5) ? "distinct " : "") + list(types, all, Math.min(depth, 2)) + sql;
    }

    /** Comparisons of the keys of tables. */
    private String keys(List<Column> inside, List<Column> all, int chance) {
        StringBuilder sql = new StringBuilder();
        for (Column column : inside) {
            if (column.text().endsWith(".a") && expressions.chance(chance)) {
                String key = expressions.chance(80) ? column.text() : "coalesce(" + column.text() + ", 2)";
                sql.append(" and ").append(key).append(" = ").append(expressions.expression(Type.INT, all, 1));
            }
        }
        return sql.toString();
    }

    private String grouped(List<Type> types, List<Column> inside, List<Column> around, StringBuilder sql, int depth) {
        List<Column> keys = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            Column key = inside.get(random.nextInt(inside.size()));
            keys.add(
                    expressions.chance(70)
                            ? key
                            : new Column(expressions.expression(key.type(), inside, 1), key.type()));
        }
        List<Column> available = new ArrayList<>(around);
        available.addAll(keys);
        for (int i = 0; i < 4; i++) {
            available.add(aggregate(inside));
        }
        List<String> texts = keys.stream().map(Column::text).toList();
        boolean constants = texts.stream().anyMatch(text -> !text.contains("x"));
        if (!keys.isEmpty() && !constants) {
            String by = String.join(", ", texts);
            sql.append(" group by ")
                    .append(
                            switch (random.nextInt(6)) {
                                case 0 -> "rollup (" + by + ")";
                                case 1 -> "grouping sets ((" + by + "), (" + texts.getFirst() + "))";
                                case 2 -> texts.getFirst() + ", cube (" + by + ")";
                                default -> by;
                            });
        } else {
            available.removeAll(keys);
        }
        if (expressions.chance(40)) {
            sql.append(" having ")
                    .append(expressions.chance(40) ? "count(*) > 0" : expressions.condition(available, 1));
        }
        return "select " + list(types, available, Math.min(depth, 1)) + sql;
    }

    private Column aggregate(List<Column> inside) {
        Type type = expressions.type();
        String arg = expressions.expression(type, inside, 1);
        String filter = expressions.chance(15) ? " filter (where " + expressions.condition(inside, 1) + ")" : "";
        return switch (type) {
            case INT ->
                expressions.pick(
                        new Column("sum(" + arg + ")" + filter + "::int", Type.INT),
                        new Column("max(" + arg + ")" + filter, Type.INT),
                        new Column("count(" + arg + ")" + filter + "::int", Type.INT),
                        new Column("array_agg(" + arg + ")" + filter, Type.INTS));
            case TEXT ->
                expressions.pick(
                        new Column("min(" + arg + ")" + filter, Type.TEXT),
                        new Column("string_agg(" + arg + ", ',')" + filter, Type.TEXT),
                        new Column("json_agg(" + arg + ")" + filter + "::text", Type.TEXT));
            case BOOL -> new Column("bool_and(" + arg + ")" + filter, Type.BOOL);
            case INTS -> new Column("max(" + arg + ")" + filter, Type.INTS);
        };
    }

    private String windowed(List<Type> types, List<Column> all, StringBuilder sql) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            Type type = types.get(i);
            String arg = expressions.expression(type, all, 1);
            String order = expressions.expression(Type.INT, all, 1);
            String frame = expressions.pick(
                    "",
                    "",
                    " rows between 1 preceding and 1 following",
                    " rows between 1 following and 2 following",
                    " groups between 1 preceding and current row exclude current row",
                    " rows between unbounded preceding and unbounded following exclude ties");
            String call = expressions.pick(
                    "first_value(" + arg + ")",
                    "last_value(" + arg + ")",
                    "lag(" + arg + ")",
                    "lead(" + arg + ", 1, " + arg + ")",
                    "max(" + arg + ")",
                    "nth_value(" + arg + ", 2)");
            if (type == Type.BOOL) {
                call = call.replaceFirst("^max", "bool_or");
            }
            String value = call + " over (order by " + order + frame + ")";
            parts.add(
                    expressions.chance(30)
                            ? "case when " + expressions.condition(all, 1) + " then " + value + " else "
                                    + expressions.expression(type, all, 1) + " end"
                            : value);
        }
        return "select " + String.join(", ", named(parts)) + sql;
    }

    private static List<String> named(List<String> parts) {
        List<String> named = new ArrayList<>();
        for (String part : parts) {
            named.add(part + " as c" + named.size());
        }
        return named;
    }

    /** FROM; adds the columns that it offers to {@code inside}. */
    private String from(List<Column> inside, List<Column> around, int depth) {
        String left = item(inside, List.of(), around, depth);
        for (int i = random.nextInt(3); i > 0; i--) {
            List<Column> right = new ArrayList<>();
            int kind = random.nextInt(6);
            List<Column> lateral = kind < 3 ? List.copyOf(inside) : List.of();
            String other = expressions.chance(20)
                    ? "(" + nested(right, around, depth) + ")"
                    : item(right, lateral, around, depth);
            List<Column> both = new ArrayList<>(inside);
            both.addAll(right);
            String on = " on "
                    + (expressions.chance(20) && right.size() == COLUMNS.size()
                            ? right.getFirst().text() + " = " + expressions.expression(Type.INT, inside, 1) + " and "
                            : "")
                    + (expressions.chance(12) ? "true" : expressions.condition(both, 1));
            left = switch (kind) {
                case 0 -> left + " cross join " + other;
                case 1 -> left + " join " + other + on;
                case 2, 3 -> left + " left join " + other + on;
                case 4 -> left + " right join " + other + on;
                default ->
                    left + " full join " + other + " on "
                            + inside.stream()
                                    .filter(column -> column.type() == Type.INT)
                                    .findAny()
                                    .map(Column::text)
                                    .orElse("1")
                            + " = "
                            + right.stream()
                                    .filter(column -> column.type() == Type.INT)
                                    .findAny()
                                    .map(Column::text)
                                    .orElse("1");
            };
            inside.addAll(right);
        }
        return left;
    }

    private String nested(List<Column> inside, List<Column> around, int depth) {
        String left = item(inside, List.of(), around, depth);
        List<Column> right = new ArrayList<>();
        String other = item(right, List.of(), around, depth);
        inside.addAll(right);
        return left + expressions.pick(" left join ", " join ", " right join ") + other + " on "
                + expressions.condition(inside, 1);
    }

    private String item(List<Column> inside, List<Column> lateral, List<Column> around, int depth) {
        String alias = alias();
        int kind = depth > 0 ? random.nextInt(10) : 0;
        if (kind < 6) {
            inside.addAll(of(alias, COLUMNS));
            return expressions.pick("t0", "t1", "t2", "t3", "v0", "v1") + " " + alias;
        }
        if (kind == 6) {
            inside.add(new Column(alias + ".v", Type.INT));
            inside.add(new Column(alias + ".w", Type.TEXT));
            return "(values (1, 'a'), (" + expressions.pick("2", "null") + ", " + expressions.pick("'b'", "null")
                    + ")) " + alias + "(v, w)";
        }
        if (kind == 7) {
            inside.add(new Column(alias + ".u", Type.INT));
            List<Column> reach = new ArrayList<>(around);
            reach.addAll(lateral);
            return expressions.pick(
                            "unnest(" + expressions.expression(Type.INTS, reach, 1) + ")",
                            "generate_series(1, " + expressions.expression(Type.INT, reach, 1) + ")",
                            "abs(" + expressions.expression(Type.INT, reach, 1) + ")")
                    + " " + alias + "(u)";
        }
        List<Type> types = types();
        inside.addAll(of(alias, columns(types)));
        List<Column> reach = new ArrayList<>(around);
        reach.addAll(lateral);
        return "lateral (" + select(types, reach, depth - 1, false) + ") " + alias;
    }

    private String with() {
        List<Type> types = types();
        String name = alias();
        String use = alias();
        List<Column> columns = new ArrayList<>(of(use, columns(types)));
        String query = expressions.chance(30)
                ? "insert into " + table() + " (a, c, e, g, b) values ("
                        + expressions.expression(Type.INT, List.of(), 1) + ", 'q', true, '{}', 1) returning a as c0"
                : select(types, List.of(), 2, false);
        if (query.startsWith("insert")) {
            columns = new ArrayList<>(of(use, columns(List.of(Type.INT))));
        }
        List<Column> other = new ArrayList<>();
        String from = name + " " + use + " left join " + item(other, List.of(), List.of(), 1) + " on ";
        columns.addAll(other);
        return "with " + name + " as (" + query + ") select " + list(types, columns, 2) + " from " + from
                + expressions.condition(columns, 1);
    }

    private String insert() {
        String table = table();
        String conflict = expressions.pick(
                "",
                " on conflict (a) do nothing",
                " on conflict (a) do update set b = excluded.b, d = "
                        + expressions.expression(Type.TEXT, of("excluded", COLUMNS), 1));
        return "insert into " + table + " (a, b, c, d, e, g) values (" + expressions.pick("1", "2", "77") + ", "
                + expressions.expression(Type.INT, List.of(), 1) + ", 'c', "
                + expressions.expression(Type.TEXT, List.of(), 1) + ", true, '{1}')" + conflict + " returning "
                + list(types(), of(table, COLUMNS), 1) + versions();
    }

    private String update() {
        String table = table();
        List<Column> columns = new ArrayList<>(of(table, COLUMNS));
        List<Column> other = new ArrayList<>();
        String from = expressions.chance(50) ? " from " + item(other, List.of(), List.of(), 1) : "";
        columns.addAll(other);
        String sql = "update " + table + " set b = " + expressions.expression(Type.INT, columns, 1) + ", d = "
                + expressions.expression(Type.TEXT, columns, 1) + from + " where "
                + expressions.condition(columns, 2);
        return sql + " returning " + list(types(), returned(table, other), 2) + versions();
    }

    private String delete() {
        String table = table();
        List<Column> columns = of(table, COLUMNS);
        return "delete from " + table + " where " + expressions.condition(columns, 2) + " returning "
                + list(types(), returned(table, List.of()), 2) + versions();
    }

    private String merge() {
        String table = table();
        List<Column> source = of("s", COLUMNS);
        return "merge into " + table + " using " + table() + " s on " + table + ".a = s.a + 1 when matched then "
                + expressions.pick("delete", "update set b = " + expressions.expression(Type.INT, source, 1))
                + expressions.pick("", " when not matched by source then update set d = null")
                + " when not matched then insert (a, b, c, e, g) values (s.a + 100, "
                + expressions.expression(Type.INT, source, 1) + ", s.c, s.e, s.g) returning "
                + list(types(), returned(table, source), 1) + versions();
    }

    private static List<Column> returned(String table, List<Column> other) {
        List<Column> columns = new ArrayList<>(of(table, COLUMNS));
        columns.addAll(other);
        return columns;
    }

    /** Columns of the row before and after; not inside of slices, where PostgreSQL 18.1 crashes on them. */
    private String versions() {
        Column column = expressions.pick(COLUMNS.toArray(new Column[0]));
        String before = expressions.pick("old.", "new.") + column.text();
        String after = expressions.pick("old.", "new.") + column.text();
        return ", "
                + expressions.pick(
                        before,
                        after,
                        "coalesce(" + before + ", " + after + ")",
                        "case when " + before + " is not null then " + after + " else " + before + " end",
                        "(" + before + ")::text || (" + after + ")::text");
    }
}
