package dev.corten.compiler.describe;

import dev.corten.compiler.describe.nullness.Catalog;
import dev.corten.compiler.describe.tree.Node;
import dev.corten.compiler.describe.wire.Wire;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a schema that answers depend on: tables and views by themselves, and enums, because these are what
 * migrations change; all else as one part. Definitions are texts that PostgreSQL writes, without object ids, so they are
 * the same wherever the migrations run.
 */
final class PostgresSchema {
    /** Everything that is neither a table nor an enum: which functions, operators, other types and schemas there are. */
    static final String REST = "rest";

    private static final String TABLE_NAME = "corten_table_name";

    /** Where a node names the type of what it gives. */
    private static final Set<String> TYPES = Set.of(
            "vartype", "consttype", "paramtype", "resulttype", "opresulttype", "funcresulttype", "casetype", "typeId");

    private static final String OWN =
            " NOT IN (SELECT oid FROM pg_namespace WHERE nspname IN ('pg_catalog', 'information_schema', 'pg_toast'))";

    /** Name and definition of each table and view, its indexes as far as they say what is unique. */
    private static final String TABLES = """
            SELECT 'table ' || c.oid::regclass, concat_ws(E'\\n', c.relkind, c.relrowsecurity,
                (SELECT string_agg(concat_ws(' ', a.attname, format_type(a.atttypid, a.atttypmod), a.attcollation::regcollation,
                    a.attnotnull, a.attidentity, a.attgenerated, a.atthasdef,
                    CASE WHEN a.attgenerated <> '' THEN (SELECT pg_get_expr(d.adbin, d.adrelid) FROM pg_attrdef d
                        WHERE d.adrelid = a.attrelid AND d.adnum = a.attnum) END), E'\\n' ORDER BY a.attnum)
                    FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped),
                (SELECT string_agg(concat_ws(' ', n.conname, n.convalidated, pg_get_constraintdef(n.oid)), E'\\n' ORDER BY n.conname)
                    FROM pg_constraint n WHERE n.conrelid = c.oid AND n.contype <> 'f'),
                (SELECT string_agg(concat_ws(' ', pg_get_indexdef(i.indexrelid), i.indisvalid, i.indimmediate), E'\\n'
                    ORDER BY i.indexrelid::regclass::text) FROM pg_index i WHERE i.indrelid = c.oid AND i.indisunique),
                (SELECT string_agg(pg_get_triggerdef(t.oid), E'\\n' ORDER BY t.tgname) FROM pg_trigger t
                    WHERE t.tgrelid = c.oid AND NOT t.tgisinternal),
                (SELECT string_agg(pg_get_ruledef(r.oid), E'\\n' ORDER BY r.rulename) FROM pg_rewrite r WHERE r.ev_class = c.oid),
                (SELECT string_agg(h.inhparent::regclass::text, ' ' ORDER BY h.inhseqno) FROM pg_inherits h WHERE h.inhrelid = c.oid),
                (SELECT string_agg(h.inhrelid::regclass::text, ' ' ORDER BY h.inhrelid::regclass::text) FROM pg_inherits h
                    WHERE h.inhparent = c.oid))
            FROM pg_class c
            WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND c.relname <> 'flyway_schema_history' AND c.relnamespace""" + OWN;

    private static final String ENUMS = """
            SELECT 'type ' || format_type(t.oid, NULL),
                   (SELECT string_agg(quote_ident(e.enumlabel), ' ' ORDER BY e.enumsortorder) FROM pg_enum e
                    WHERE e.enumtypid = t.oid)
            FROM pg_type t WHERE t.typtype = 'e' AND t.typnamespace""" + OWN;

    private static final String OTHERS = """
            SELECT 'rest', concat_ws(E'\\n', current_setting('search_path'),
                (SELECT string_agg(nspname, ' ' ORDER BY nspname) FROM pg_namespace
                    WHERE nspname NOT LIKE 'pg\\_temp%' AND nspname NOT LIKE 'pg\\_toast%'),
                (SELECT string_agg(extname || ' ' || extversion, ' ' ORDER BY extname) FROM pg_extension),
                (SELECT string_agg(concat_ws(' ', p.oid::regprocedure, p.prorettype::regtype, p.proretset, p.proisstrict,
                    p.provolatile, p.prokind, pg_get_function_arguments(p.oid)), E'\\n' ORDER BY p.oid::regprocedure::text)
                    FROM pg_proc p WHERE p.pronamespace""" + OWN + """
            ),
                (SELECT string_agg(concat_ws(' ', o.oid::regoperator, o.oprresult::regtype, o.oprcode), E'\\n'
                    ORDER BY o.oid::regoperator::text) FROM pg_operator o WHERE o.oprnamespace""" + OWN + """
            ),
                (SELECT string_agg(concat_ws(' ', k.castsource::regtype, k.casttarget::regtype, k.castcontext), E'\\n'
                    ORDER BY k.castsource::regtype::text, k.casttarget::regtype::text) FROM pg_cast k WHERE k.oid >= 16384),
                (SELECT string_agg(concat_ws(' ', t.oid::regtype, t.typtype, t.typnotnull,
                    CASE WHEN t.typtype = 'd' THEN format_type(t.typbasetype, t.typtypmod) END,
                    (SELECT string_agg(pg_get_constraintdef(n.oid), ' ' ORDER BY n.conname) FROM pg_constraint n
                        WHERE n.contypid = t.oid),
                    (SELECT r.rngsubtype::regtype FROM pg_range r WHERE r.rngtypid = t.oid),
                    (SELECT string_agg(concat_ws(' ', a.attname, format_type(a.atttypid, a.atttypmod)), ', ' ORDER BY a.attnum)
                        FROM pg_attribute a WHERE a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped)),
                    E'\\n' ORDER BY t.oid::regtype::text)
                    FROM pg_type t LEFT JOIN pg_class c ON c.oid = t.typrelid
                    WHERE t.typtype IN ('d', 'c', 'r') AND (t.typtype <> 'c' OR c.relkind = 'c') AND t.typnamespace""" + OWN + "))";

    private static final String NAMES = """
            SELECT CASE WHEN n.nspname = 'public' THEN '' ELSE n.nspname || '.' END || c.relname, a.attname
            FROM pg_class c
            JOIN pg_namespace n ON n.oid = c.relnamespace
            JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
            WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f')
              AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')
              AND c.relname <> 'flyway_schema_history'
            ORDER BY 1, a.attnum
            """;

    private final Wire wire;
    private final Types types;
    private final Catalog catalog;
    private final Map<Integer, String> tables = new HashMap<>();

    PostgresSchema(Wire wire, Types types, Catalog catalog) throws SQLException {
        this.wire = wire;
        this.types = types;
        this.catalog = catalog;
        wire.prepare(TABLE_NAME, "SELECT $1::oid::regclass::text", List.of());
    }

    /** See {@link Describer#schema}. */
    Map<String, String> parts() throws SQLException {
        var parts = new TreeMap<String, String>();
        for (List<@Nullable String> row : wire.script(TABLES + "; " + ENUMS + "; " + OTHERS)) {
            parts.put(String.valueOf(row.get(0)), String.valueOf(row.get(1)));
        }
        return parts;
    }

    /** See {@link PostgresDescriber#names}. */
    Map<String, List<String>> names() throws SQLException {
        var tables = new LinkedHashMap<String, List<String>>();
        for (List<@Nullable String> row : wire.script(NAMES)) {
            tables.computeIfAbsent(String.valueOf(row.get(0)), _ -> new ArrayList<>())
                    .add(String.valueOf(row.get(1)));
        }
        return tables;
    }

    /** Forgets what a migration may have changed. */
    void forget() {
        tables.clear();
    }

    /** The parts that the description of an analysed statement depends on, sorted. */
    List<String> usedBy(Node statement) throws SQLException {
        var used = new TreeSet<String>();
        used.add(REST);
        List<Node> nodes = new ArrayList<>();
        statement.addAllTo(nodes);
        for (Node node : nodes) {
            addTable(node.integer("relid"), used);
            for (String field : TYPES) {
                addType(node.integer(field), used);
            }
        }
        return List.copyOf(used);
    }

    private void addTable(int oid, Set<String> used) throws SQLException {
        if (oid == 0 || Types.builtIn(oid) || !used.add("table " + tableName(oid))) {
            return;
        }
        for (int descendant : catalog.table(oid).descendants()) {
            addTable(descendant, used);
        }
    }

    private String tableName(int oid) throws SQLException {
        String known = tables.get(oid);
        if (known == null) {
            known = String.valueOf(wire.execute(TABLE_NAME, List.of(Integer.toUnsignedString(oid)))
                    .getFirst()
                    .getFirst());
            tables.put(oid, known);
        }
        return known;
    }

    private void addType(int oid, Set<String> used) throws SQLException {
        if (oid == 0 || Types.builtIn(oid)) {
            return;
        }
        add(types.byOid(oid), used);
    }

    private static void add(PgType type, Set<String> used) {
        if (type.kind() == PgType.Kind.ENUM) {
            used.add("type " + type.name());
        }
        if (type.element() != null) {
            add(type.element(), used);
        }
        type.fields().forEach(field -> add(field.type(), used));
    }
}
