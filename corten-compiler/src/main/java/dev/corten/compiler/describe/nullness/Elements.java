package dev.corten.compiler.describe.nullness;

import dev.corten.compiler.describe.tree.Node;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether an array, where it is one and not NULL itself, has no NULL among its elements. Columns of tables prove nothing: no constraint
 * of PostgreSQL is about elements.
 */
final class Elements {
    /** {@code array_agg} of what is no array (pg_proc.dat); that of arrays has their elements. */
    private static final int ARRAY_AGG = 2335;

    /** Functions whose result has the elements of their first argument, or some of them. */
    private static final Set<String> SOME_OF_FIRST =
            Set.of("array_remove", "trim_array", "array_shuffle", "array_sample", "array_reverse", "array_sort");

    /** Where the nodes of expressions say their type. */
    private static final List<String> TYPES = List.of(
            "vartype",
            "consttype",
            "paramtype",
            "funcresulttype",
            "opresulttype",
            "aggtype",
            "wintype",
            "coalescetype",
            "minmaxtype",
            "casetype",
            "array_typeid",
            "refrestype",
            "resulttype");

    private final Analysis analysis;

    Elements(Analysis analysis) {
        this.analysis = analysis;
    }

    boolean nonNull(@Nullable Node array, Scope scope) {
        if (array == null) {
            return false;
        }
        return switch (array.label()) {
            case "VAR" -> variable(array, scope);
            // Those of a parameter that is never NULL are checked where it is bound.
            case "PARAM" -> array.integer("paramkind") == 0 && analysis.nonNullParameter(array.integer("paramid"));
            case "CONST" -> Constants.isNull(array) || Constants.arrayWithoutNulls(array);
            case "ARRAYEXPR" ->
                array.nodes("elements").stream()
                        .allMatch(
                                array.flag("multidims")
                                        ? row -> nonNull(row, scope)
                                        : element -> analysis.expressions().nonNull(element, scope));
            case "RELABELTYPE", "COERCETODOMAIN", "COLLATEEXPR" -> nonNull(array.node("arg"), scope);
            case "ARRAYCOERCEEXPR" -> converted(array.node("elemexpr")) && nonNull(array.node("arg"), scope);
            case "COALESCEEXPR" -> array.nodes("args").stream().allMatch(arg -> nonNull(arg, scope));
            case "CASEEXPR" -> branches(array, scope);
            case "FUNCEXPR", "OPEXPR" -> call(array, scope);
            case "SUBLINK" -> subquery(array, scope);
            case "AGGREF" -> aggregate(array, scope);
            default -> false;
        };
    }

    /** Of a column, from 0, of the rows that {@code query} gives. */
    boolean column(Node query, int column, @Nullable Scope parent) {
        Level level = analysis.level(query, parent);
        if (query.integer("commandType") != Analysis.SELECT) {
            Target target = Target.of(level, analysis);
            return target != null && column(query.nodes("returningList"), column, target.scope());
        }
        Node operations = query.node("setOperations");
        if (operations != null) {
            return SetOperations.nonNull(operations, arm -> {
                Node range = level.entry(arm);
                Node ofArm = range == null ? null : range.node("subquery");
                return ofArm != null && column(ofArm, column, level.rowScope());
            });
        }
        return column(query.nodes("targetList"), column, level.scope());
    }

    private boolean column(List<Node> list, int column, Scope scope) {
        List<Node> entries =
                list.stream().filter(entry -> !entry.flag("resjunk")).toList();
        return column < entries.size() && nonNull(entries.get(column).node("expr"), scope);
    }

    private boolean variable(Node variable, Scope scope) {
        Scope owner = scope.up(variable.integer("varlevelsup"));
        int attribute = variable.integer("varattno");
        if (owner == null || owner.level().target() != null || attribute < 1) {
            return false;
        }
        Level level = owner.level();
        Node entry = level.entry(variable.integer("varno"));
        if (entry == null) {
            return false;
        }
        return switch (Entries.Kind.of(entry)) {
            case SUBQUERY -> {
                Node query = entry.node("subquery");
                yield query != null && column(query, attribute - 1, level.rowScope());
            }
            case JOIN -> {
                Node alias = analysis.entries().alias(variable, level);
                yield alias != null && nonNull(alias, owner);
            }
            case WITH -> {
                With with = With.of(entry, owner);
                yield with != null && !with.recursive() && column(with.query(), attribute - 1, with.scope());
            }
            case VALUES -> {
                List<List<Node>> rows = entry.rows("values_lists");
                yield rows.stream().allMatch(row -> attribute <= row.size() && nonNull(row.get(attribute - 1), owner));
            }
            case GROUP -> {
                List<Node> expressions = entry.nodes("groupexprs");
                yield attribute <= expressions.size() && nonNull(expressions.get(attribute - 1), level.rowScope());
            }
            case TABLE, FUNCTION, TABLE_FUNCTION, RESULT, OTHER -> false;
        };
    }

    /** Whether the conversion of an element gives NULL for NULL only. */
    private static boolean converted(@Nullable Node conversion) {
        return conversion != null && (conversion.is("RELABELTYPE") || conversion.is("COERCEVIAIO"));
    }

    private boolean branches(Node e, Scope scope) {
        Node otherwise = e.node("defresult");
        return (otherwise == null || nonNull(otherwise, scope))
                && e.nodes("args").stream().allMatch(branch -> nonNull(branch.node("result"), scope));
    }

    private boolean call(Node call, Scope scope) {
        Catalog.Routine routine = analysis.routines().of(call);
        List<Node> args = call.nodes("args");
        if (!routine.builtIn() || args.isEmpty() || call.flag("funcretset")) {
            return false;
        }
        return switch (routine.name()) {
            case "array_cat" -> args.stream().allMatch(arg -> nonNull(arg, scope));
            case "array_append" ->
                nonNull(args.getFirst(), scope) && analysis.expressions().nonNull(args.getLast(), scope);
            case "array_prepend" ->
                analysis.expressions().nonNull(args.getFirst(), scope) && nonNull(args.getLast(), scope);
            // With a third argument a part of the text stands for NULL.
            case "string_to_array" -> args.size() == 2;
            case "regexp_split_to_array" -> true;
            case String name -> SOME_OF_FIRST.contains(name) && nonNull(args.getFirst(), scope);
        };
    }

    private boolean subquery(Node sublink, Scope scope) {
        Node query = sublink.node("subselect");
        if (query == null) {
            return false;
        }
        return switch (Sublinks.Type.of(sublink)) {
            case EXPR -> column(query, 0, scope);
            case ARRAY -> analysis.columns(query, scope).equals(List.of(true)) && elementsOfElements(query, scope);
            default -> false;
        };
    }

    /** An {@code ARRAY} of arrays has one more dimension, and the elements of all of them. */
    private boolean elementsOfElements(Node query, Scope scope) {
        return query.nodes("targetList").stream()
                .filter(entry -> !entry.flag("resjunk"))
                .allMatch(entry -> scalar(entry.node("expr")) || column(query, 0, scope));
    }

    /** Whether the expression is surely no array. */
    private boolean scalar(@Nullable Node e) {
        if (e == null) {
            return false;
        }
        return TYPES.stream()
                .map(e::integer)
                .filter(type -> type != 0)
                .findFirst()
                .filter(type -> !analysis.catalog().array(type))
                .isPresent();
    }

    private boolean aggregate(Node aggregate, Scope scope) {
        if (!analysis.routines().of(aggregate).name().equals("array_agg")
                || !analysis.routines().of(aggregate).builtIn()
                || aggregate.integer("agglevelsup") != 0) {
            return false;
        }
        // What is aggregated is looked at row by row, of those that pass the filter.
        Scope rows = scope.level().rowScope();
        Scope filtered = rows.with(analysis.truth().isTrue(aggregate.node("aggfilter"), rows));
        List<Node> args = aggregate.nodes("args");
        Node argument = args.isEmpty() ? null : args.getFirst().node("expr");
        return aggregate.integer("aggfnoid") == ARRAY_AGG
                ? analysis.expressions().nonNull(argument, filtered)
                : nonNull(argument, filtered);
    }
}
