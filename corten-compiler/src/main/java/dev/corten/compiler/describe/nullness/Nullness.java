package dev.corten.compiler.describe.nullness;

import dev.corten.compiler.describe.tree.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Tells which columns of a statement's result are never NULL. Sound for the servers that it is tested with; not to be
 * asked about others. One thread at a time.
 */
public final class Nullness {
    private static final List<String> ROUTINES = List.of("funcid", "opfuncid", "aggfnoid", "winfnoid");

    private final Catalog catalog;
    private final BuiltIns builtIns = BuiltIns.load();

    /** Asks {@code catalog} for what the tree does not say. */
    public Nullness(Catalog catalog) {
        this.catalog = catalog;
    }

    /**
     * For each column of the result, whether it is never NULL; nothing for a statement without one.
     *
     * @param statement the analysed and rewritten statement
     * @param passed what is known of the parameters
     */
    public List<Boolean> columns(Node statement, Passed passed) {
        return new Analysis(catalog, builtIns, passed).columns(statement, null);
    }

    /**
     * The same of the rows in which column {@code given}, from 0, is not NULL: there, an outer join that nulls this column
     * has found its row. Nothing where nothing follows, as in groups and unions.
     */
    public List<Boolean> columnsWhere(Node statement, int given, Passed passed) {
        return new Analysis(catalog, builtIns, passed).columnsWhere(statement, given);
    }

    /**
     * Whether the arrays in a column of the result, from 0, have no NULL among their elements.
     *
     * @param passed what is known of the parameters
     */
    public boolean elements(Node statement, int column, Passed passed) {
        return new Analysis(catalog, builtIns, passed).elements().column(statement, column, null);
    }

    /** What becomes of a NULL that is passed for {@code $1} to {@code $parameters}. */
    public List<PassedNull> passedNulls(Node statement, int parameters) {
        return new PassedNulls(new Analysis(catalog, builtIns, number -> false)).of(statement, parameters);
    }

    /** The columns that are NOT NULL to which an INSERT gives neither a value nor a default. */
    public List<String> leftOut(Node statement) {
        Analysis analysis = new Analysis(catalog, builtIns, number -> false);
        Target target = Target.of(analysis.level(statement, null), analysis);
        return target == null ? List.of() : target.leftOut();
    }

    /** How many rows the statement can give. */
    public Rows rows(Node statement) {
        Analysis analysis = new Analysis(catalog, builtIns, number -> false);
        if (!analysis.singleRows().atMostOneRow(statement, null)) {
            return Rows.MANY;
        }
        return analysis.rows().atLeastOneRow(statement, null) ? Rows.ONE : Rows.OPTIONAL;
    }

    /** The functions that a statement calls, to read them from the catalog at once. */
    public static Set<Integer> routines(Node statement) {
        Set<Integer> routines = new HashSet<>();
        List<Node> nodes = new ArrayList<>();
        statement.addAllTo(nodes);
        for (Node node : nodes) {
            for (String field : ROUTINES) {
                int oid = node.integer(field);
                if (oid != 0) {
                    routines.add(oid);
                }
            }
        }
        return routines;
    }
}
