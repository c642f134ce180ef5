package dev.corten.compiler.describe.nullness;

import dev.corten.compiler.describe.nullness.Catalog.Table;
import dev.corten.compiler.describe.nullness.Catalog.TableColumn;
import dev.corten.compiler.describe.tree.Node;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Columns of tables: constraints and generation expressions, of the table and of all that inherit from it. */
final class Tables {
    private static final char TABLE = 'r';
    private static final char PARTITIONED = 'p';
    private static final char FOREIGN = 'f';
    private static final int TABLE_OID = -6;

    private final Analysis analysis;

    Tables(Analysis analysis) {
        this.analysis = analysis;
    }

    /** Whether the column of the table in this range entry is never NULL. */
    boolean nonNull(Node entry, int attribute) {
        int oid = entry.integer("relid");
        Table table = analysis.catalog().table(oid);
        if (!stored(table) || hasForeign(table)) {
            return false;
        }
        if (attribute <= 0) {
            return attribute == 0 || attribute == TABLE_OID || table.kind() == TABLE;
        }
        TableColumn column = table.columns().get(attribute);
        return column != null
                && nonNull(oid, table, attribute, Facts.NONE)
                && (!entry.flag("inh") || inheritedNonNull(table, column.name()));
    }

    private boolean inheritedNonNull(Table table, String name) {
        for (int oid : table.descendants()) {
            Table descendant = analysis.catalog().table(oid);
            if (!stored(descendant) || !nonNull(oid, descendant, descendant.numberOf(name), Facts.NONE)) {
                return false;
            }
        }
        return true;
    }

    /** Whether constraints say so, or the column is generated from what is not NULL. */
    private boolean nonNull(int oid, Table table, int attribute, Facts facts) {
        TableColumn column = table.columns().get(attribute);
        return column != null
                && (column.notNull()
                        || checked(oid, table).contains(attribute)
                        || (column.generation() != null
                                && analysis.expressions()
                                        .nonNull(column.generation(), scope(oid).with(facts))));
    }

    /** Whether a generated column is not NULL in a row of which {@code facts} are known (entry 1 is the row). */
    boolean generatedNonNull(int oid, int attribute, Facts facts) {
        return nonNull(oid, analysis.catalog().table(oid), attribute, facts);
    }

    boolean hasForeign(Table table) {
        return table.descendants().stream()
                .anyMatch(oid -> analysis.catalog().table(oid).kind() == FOREIGN);
    }

    /** Whether a trigger may change a row that is written to the table, wherever in it the row goes. */
    boolean rowTriggers(Table table) {
        return table.rowTriggers()
                || table.descendants().stream()
                        .anyMatch(oid -> analysis.catalog().table(oid).rowTriggers());
    }

    static boolean stored(Table table) {
        return table.kind() == TABLE || table.kind() == PARTITIONED;
    }

    /** The columns that a CHECK, which holds unless it is FALSE, keeps from being NULL. */
    private Set<Integer> checked(int oid, Table table) {
        Set<Integer> columns = new HashSet<>();
        for (Node check : table.checks()) {
            collect(check, oid, columns);
        }
        return columns;
    }

    private void collect(Node check, int oid, Set<Integer> columns) {
        if (check.is("BOOLEXPR") && Truth.operator(check).equals("and")) {
            check.nodes("args").forEach(arg -> collect(arg, oid, columns));
        } else if (check.is("NULLTEST") && !check.flag("argisrow")) {
            // A test for NULL is never NULL itself.
            for (Fact fact : analysis.truth().isTrue(check, scope(oid)).all()) {
                if (fact instanceof Fact.Column column) {
                    columns.add(column.attribute());
                }
            }
        }
    }

    /** Where the expressions of constraints and generated columns are looked at: entry 1 is the table itself. */
    private static Scope scope(int oid) {
        Node entry = Node.of("RANGETBLENTRY", Map.of("rtekind", "0", "relid", Integer.toString(oid), "inh", "false"));
        return new Level(Node.of("QUERY", Map.of("rtable", List.of(entry))), null).scope();
    }
}
