package dev.corten.compiler.describe;

import dev.corten.compiler.describe.wire.RefusedException;
import dev.corten.compiler.describe.wire.Wire;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks the planner which tables it would read whole for want of an index: where one is not used although reading whole
 * tables is discouraged, an index on a column of the condition is made, and the planner is asked again. Only if it then
 * looks the column up in that index is this a finding, so that {@code lower(email) = $1} is none. All of it is rolled
 * back.
 *
 * <p>The tables are empty and without statistics, and the plan is one for any values: what it says depends on the schema
 * alone.
 */
final class ScanFinder {
    private static final String CANDIDATES = "corten_candidates";
    private static final String COST = "corten_cost";

    private static final List<List<@Nullable String>> NONE = List.of();

    private final Wire wire;

    ScanFinder(Wire wire) throws SQLException {
        this.wire = wire;
        // An index is read whole, too, where only its order is of use: then it has no condition.
        wire.prepare(CANDIDATES, """
                SELECT DISTINCT c.oid::regclass::text, a.attnum, quote_ident(a.attname)
                FROM jsonb_path_query($1::jsonb, 'strict $.** ? (exists(@."Relation Name") && exists(@."Filter")
                        && !exists(@."Index Cond") && (@."Node Type" == "Seq Scan" || @."Node Type" == "Index Scan"
                            || @."Node Type" == "Index Only Scan"))') node
                JOIN pg_namespace n ON n.nspname = node->>'Schema'
                JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = node->>'Relation Name'
                JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
                WHERE c.relkind = 'r' AND c.oid >= 16384 AND NOT c.relispartition AND a.atttypid <> 'bool'::regtype
                  AND strpos(node->>'Filter', quote_ident(node->>'Alias') || '.' || quote_ident(a.attname)) > 0
                  AND NOT EXISTS (SELECT FROM pg_index i WHERE i.indrelid = c.oid AND i.indkey[0] = a.attnum)
                ORDER BY 1, 2
                """, List.of());
        // What is NULL, or is not, may be nearly all: an index for that alone is not missed.
        wire.prepare(COST, """
                SELECT $1::jsonb->0->'Plan'->>'Total Cost'
                WHERE jsonb_path_exists($1::jsonb, 'strict $.** ? (@."Index Name" == "corten_candidate"
                    && exists(@."Index Cond") && !(@."Index Cond" like_regex "^[(][^()]* IS (NOT )?NULL[)]$"))')
                """, List.of());
    }

    /** The tables that {@code sql} reads whole for want of an index, each with the column on which one helps most. */
    List<Scan> find(String sql) throws SQLException {
        String plan = plan(sql, "");
        var best = new LinkedHashMap<String, Scan>();
        var costs = new HashMap<String, Double>();
        for (List<@Nullable String> row : plan == null ? NONE : wire.execute(CANDIDATES, List.of(plan))) {
            var scan = new Scan(String.valueOf(row.get(0)), String.valueOf(row.get(2)));
            double cost = cost(sql, scan);
            if (cost < costs.getOrDefault(scan.table(), Double.POSITIVE_INFINITY)) {
                best.put(scan.table(), scan);
                costs.put(scan.table(), cost);
            }
        }
        return List.copyOf(best.values());
    }

    /** What the statement costs with an index, which is infinite where that is not used. */
    private double cost(String sql, Scan scan) throws SQLException {
        String plan = plan(sql, "CREATE INDEX corten_candidate ON %s (%s);".formatted(scan.table(), scan.column()));
        List<List<@Nullable String>> cost = plan == null ? NONE : wire.execute(COST, List.of(plan));
        return cost.isEmpty()
                ? Double.POSITIVE_INFINITY
                : Double.parseDouble(String.valueOf(cost.getFirst().getFirst()));
    }

    /** The plan of {@code sql} after {@code change}; {@code null} where one of them is refused. */
    private @Nullable String plan(String sql, String change) throws SQLException {
        try {
            return wire.script("""
                    BEGIN;
                    SET LOCAL client_min_messages = error;
                    SET LOCAL statement_timeout = '2s';
                    SET LOCAL enable_seqscan = off;
                    %s
                    EXPLAIN (GENERIC_PLAN, VERBOSE, FORMAT JSON) %s
                    """.formatted(change, sql)).getFirst().getFirst();
        } catch (RefusedException noPlan) {
            // A statement without a plan, a parameter of no type; a column that has no order.
            return null;
        } finally {
            wire.script("ROLLBACK");
        }
    }
}
