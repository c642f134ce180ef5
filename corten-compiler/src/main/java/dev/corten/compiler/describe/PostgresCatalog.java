package dev.corten.compiler.describe;

import dev.corten.compiler.describe.nullness.Catalog;
import dev.corten.compiler.describe.tree.Node;
import dev.corten.compiler.describe.tree.NodeReader;
import dev.corten.compiler.describe.wire.Wire;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The catalog of PostgreSQL 18, read when something of it is asked for and kept until it is forgotten. */
final class PostgresCatalog implements Catalog {
    private static final String ROUTINES = "corten_routines";
    private static final String OPERATOR = "corten_operator";
    private static final String EQUALITY = "corten_equality";
    private static final String TYPE = "corten_type_facts";
    private static final String TABLE = "corten_table";

    private static final Routine UNKNOWN = new Routine("", "", false, "", false, false);

    private final Wire wire;
    private final Map<Integer, Routine> routines = new HashMap<>();
    private final Map<Integer, Integer> operators = new HashMap<>();
    private final Map<Integer, Set<Integer>> equalities = new HashMap<>();
    private final Map<Integer, TypeFacts> types = new HashMap<>();
    private final Map<Integer, Table> tables = new HashMap<>();

    private record TypeFacts(boolean refusesNull, boolean composite, boolean array) {}

    PostgresCatalog(Wire wire) {
        this.wire = wire;
    }

    /** Prepares what is asked; on another version than 18, whose catalog has other columns, it cannot be. */
    void prepare() throws SQLException {
        wire.prepare(ROUTINES, """
                SELECT p.oid, p.proname, p.prosrc, l.lanname, p.proisstrict, p.provolatile <> 'v'
                FROM pg_proc p JOIN pg_language l ON l.oid = p.prolang
                WHERE p.oid = ANY ($1::oid[])
                """, List.of());
        wire.prepare(OPERATOR, "SELECT oprcode::oid FROM pg_operator WHERE oid = $1::oid", List.of());
        // 403 is the access method btree, 3 its strategy of equality (pg_am.dat, stratnum.h).
        wire.prepare(EQUALITY, """
                SELECT amopfamily FROM pg_amop WHERE amopopr = $1::oid AND amopmethod = 403 AND amopstrategy = 3
                """, List.of());
        wire.prepare(TYPE, """
                WITH RECURSIVE base(oid, typnotnull, typtype, typbasetype, typsubscript) AS (
                    SELECT oid, typnotnull, typtype, typbasetype, typsubscript FROM pg_type WHERE oid = $1::oid
                    UNION ALL
                    SELECT t.oid, t.typnotnull, t.typtype, t.typbasetype, t.typsubscript
                    FROM base JOIN pg_type t ON t.oid = base.typbasetype WHERE base.typtype = 'd')
                SELECT bool_or(typtype = 'd' AND typnotnull), bool_or(typtype = 'c' OR oid = 'record'::regtype),
                       bool_or(typsubscript = 'array_subscript_handler'::regproc) FROM base
                """, List.of());
        // One answer for all: what, number, name, flag, expression, predicate.
        wire.prepare(TABLE, """
                WITH RECURSIVE family(oid) AS (
                    SELECT $1::oid UNION SELECT i.inhrelid FROM family JOIN pg_inherits i ON i.inhparent = family.oid)
                SELECT 'table', 0, c.relkind::text,
                       EXISTS (SELECT FROM pg_trigger t
                               WHERE t.tgrelid = c.oid AND t.tgtype & 1 <> 0 AND t.tgtype & (2 | 64) <> 0), NULL, NULL
                FROM pg_class c WHERE c.oid = $1::oid
                UNION ALL
                SELECT 'descendant', 0, oid::text, true, NULL, NULL FROM family WHERE oid <> $1::oid
                UNION ALL
                SELECT 'column', a.attnum, a.attname,
                       a.attnotnull AND NOT EXISTS (SELECT FROM pg_constraint n
                           WHERE n.conrelid = a.attrelid AND n.contype = 'n' AND n.conkey = ARRAY[a.attnum]
                             AND NOT n.convalidated),
                       CASE WHEN a.attgenerated <> '' THEN (SELECT d.adbin::text FROM pg_attrdef d
                           WHERE d.adrelid = a.attrelid AND d.adnum = a.attnum) END, NULL
                FROM pg_attribute a WHERE a.attrelid = $1::oid AND a.attnum > 0 AND NOT a.attisdropped
                UNION ALL
                SELECT 'check', 0, '', true, conbin::text, NULL FROM pg_constraint
                WHERE conrelid = $1::oid AND contype = 'c' AND convalidated AND conenforced
                UNION ALL
                SELECT 'key', 0, (SELECT string_agg(concat_ws(' ', i.indkey[k], o.opcfamily, i.indcollation[k]), ',' ORDER BY k)
                                  FROM generate_series(0, i.indnkeyatts - 1) k JOIN pg_opclass o ON o.oid = i.indclass[k]),
                       true, i.indexprs::text, i.indpred::text
                FROM pg_index i WHERE i.indrelid = $1::oid AND i.indisunique AND i.indisvalid AND i.indimmediate
                """, List.of());
    }

    /** Reads at once the functions that were not read yet. */
    void readRoutines(Collection<Integer> oids) throws SQLException {
        String missing = oids.stream()
                .filter(oid -> !routines.containsKey(oid))
                .map(Integer::toUnsignedString)
                .collect(Collectors.joining(",", "{", "}"));
        if (missing.equals("{}")) {
            return;
        }
        for (List<@Nullable String> row : wire.execute(ROUTINES, List.of(missing))) {
            int oid = Integer.parseUnsignedInt(text(row, 0));
            routines.put(
                    oid,
                    new Routine(
                            text(row, 1), text(row, 2), Types.builtIn(oid), text(row, 3), flag(row, 4), flag(row, 5)));
        }
    }

    /** Forgets what a migration may have changed. */
    void forget() {
        Stream.of(routines, operators, equalities, types, tables)
                .forEach(map -> map.keySet().removeIf(oid -> !Types.builtIn(oid)));
    }

    @Override
    public Routine routine(int oid) {
        Routine known = routines.get(oid);
        if (known == null) {
            Unanswered.unchecked(() -> {
                readRoutines(List.of(oid));
                return true;
            });
            known = routines.computeIfAbsent(oid, missing -> UNKNOWN);
        }
        return known;
    }

    @Override
    public int functionOf(int operator) {
        Integer known = operators.get(operator);
        if (known == null) {
            List<List<@Nullable String>> rows = ask(OPERATOR, operator);
            known = rows.isEmpty() ? 0 : Integer.parseUnsignedInt(text(rows.getFirst(), 0));
            operators.put(operator, known);
        }
        return known;
    }

    @Override
    public Set<Integer> equalityIn(int operator) {
        Set<Integer> known = equalities.get(operator);
        if (known == null) {
            known = new HashSet<>();
            for (List<@Nullable String> row : ask(EQUALITY, operator)) {
                known.add(Integer.parseUnsignedInt(text(row, 0)));
            }
            equalities.put(operator, known);
        }
        return known;
    }

    @Override
    public boolean refusesNull(int type) {
        return type(type).refusesNull();
    }

    @Override
    public boolean array(int type) {
        return type(type).array();
    }

    @Override
    public boolean composite(int type) {
        return type(type).composite();
    }

    private TypeFacts type(int oid) {
        TypeFacts known = types.get(oid);
        if (known == null) {
            List<@Nullable String> row = ask(TYPE, oid).getFirst();
            known = new TypeFacts(flag(row, 0), flag(row, 1), flag(row, 2));
            types.put(oid, known);
        }
        return known;
    }

    @Override
    public Table table(int oid) {
        Table known = tables.get(oid);
        if (known == null) {
            known = table(ask(TABLE, oid));
            tables.put(oid, known);
        }
        return known;
    }

    private static Table table(List<List<@Nullable String>> rows) {
        char kind = '?';
        boolean triggers = true;
        List<Integer> descendants = new ArrayList<>();
        Map<Integer, TableColumn> columns = new HashMap<>();
        List<Node> checks = new ArrayList<>();
        List<Key> keys = new ArrayList<>();
        for (List<@Nullable String> row : rows) {
            List<Node> nodes = nodes(row, 4);
            switch (text(row, 0)) {
                case "table" -> {
                    kind = text(row, 2).charAt(0);
                    triggers = flag(row, 3);
                }
                case "descendant" -> descendants.add(Integer.parseUnsignedInt(text(row, 2)));
                case "column" ->
                    columns.put(
                            Integer.parseInt(text(row, 1)),
                            new TableColumn(text(row, 2), flag(row, 3), nodes.isEmpty() ? null : nodes.getFirst()));
                case "check" -> checks.addAll(nodes);
                default -> keys.add(new Key(keyColumns(text(row, 2), nodes), nodes(row, 5)));
            }
        }
        return new Table(kind, triggers, descendants, columns, checks, keys);
    }

    private static List<KeyColumn> keyColumns(String text, List<Node> expressions) {
        List<KeyColumn> columns = new ArrayList<>();
        Iterator<Node> expression = expressions.iterator();
        for (String column : text.split(",")) {
            String[] numbers = column.split(" ");
            int number = Integer.parseInt(numbers[0]);
            columns.add(new KeyColumn(
                    number,
                    number == 0 ? expression.next() : null,
                    Integer.parseUnsignedInt(numbers[1]),
                    Integer.parseUnsignedInt(numbers[2])));
        }
        return columns;
    }

    private static List<Node> nodes(List<@Nullable String> row, int column) {
        String tree = row.get(column);
        return tree == null ? List.of() : NodeReader.stored(tree);
    }

    private List<List<@Nullable String>> ask(String question, int oid) {
        return Unanswered.unchecked(() -> wire.execute(question, List.of(Integer.toUnsignedString(oid))));
    }

    private static String text(List<@Nullable String> row, int column) {
        String value = row.get(column);
        return value == null ? "" : value;
    }

    private static boolean flag(List<@Nullable String> row, int column) {
        return "t".equals(row.get(column));
    }
}
