package dev.corten.compiler.describe.nullness;

import dev.corten.compiler.describe.tree.Node;
import java.util.List;

/** Subqueries in expressions: EXISTS, IN, ALL, ARRAY and scalar ones. */
final class Sublinks {
    private final Analysis analysis;

    Sublinks(Analysis analysis) {
        this.analysis = analysis;
    }

    boolean nonNull(Node sublink, Scope scope) {
        Node query = sublink.node("subselect");
        if (query == null) {
            return false;
        }
        return switch (Type.of(sublink)) {
            case EXISTS, ARRAY -> true;
            case ANY, ALL ->
                analysis.expressions().nonNull(sublink.node("testexpr"), scope.with(analysis.columns(query, scope)));
            case EXPR -> {
                List<Boolean> columns = analysis.columns(query, scope);
                yield columns.size() == 1
                        && columns.getFirst()
                        && analysis.rows().atLeastOneRow(query, scope);
            }
            case OTHER -> false;
        };
    }

    /** What holds for the rows around it where the subquery has a row, which for IN is equal, too. */
    Facts isTrue(Node sublink, Scope scope) {
        Node query = sublink.node("subselect");
        Type type = Type.of(sublink);
        if (query == null || (type != Type.EXISTS && type != Type.ANY)) {
            return Facts.NONE;
        }
        Facts facts = plain(query) ? analysis.level(query, scope).facts.outside() : Facts.NONE;
        return type == Type.ANY ? facts.and(analysis.truth().isTrue(sublink.node("testexpr"), scope)) : facts;
    }

    /** Whether each row of the result is there because some row passed WHERE. */
    private static boolean plain(Node query) {
        return query.node("setOperations") == null
                && query.integer("commandType") == Analysis.SELECT
                && query.nodes("groupingSets").isEmpty()
                && (!query.flag("hasAggs") || !query.nodes("groupClause").isEmpty());
    }

    /** {@code SubLinkType}, in its order. */
    enum Type {
        EXISTS,
        ALL,
        ANY,
        OTHER,
        EXPR,
        ARRAY;

        static Type of(Node sublink) {
            return switch (sublink.integer("subLinkType")) {
                case 0 -> EXISTS;
                case 1 -> ALL;
                case 2 -> ANY;
                case 4 -> EXPR;
                case 6 -> ARRAY;
                default -> OTHER;
            };
        }
    }
}
