package dev.corten.compiler.describe;

import dev.corten.compiler.describe.tree.Node;
import dev.corten.compiler.describe.tree.NodeReader;
import dev.corten.compiler.describe.wire.Prepared;
import dev.corten.compiler.describe.wire.RefusedException;
import dev.corten.compiler.describe.wire.Wire;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Trees from the catalog: the statement becomes the body of a temporary function in a transaction that is rolled back. An
 * ordinary role may do that, and nothing is written to the server's log: for a server that is not ours.
 *
 * <p>Views are expanded here, as the server would do it next. Where rules make something else of what is written, nothing is
 * known.
 */
final class FunctionTrees implements Trees {
    private static final String VIEW = "corten_view";
    private static final String RULES = "corten_rules";
    private static final String DEFAULTS = "corten_defaults";

    /** What a function may consist of, after comments and parentheses. */
    private static final Pattern QUERY = Pattern.compile(
            "(?:[\\s(]|--[^\\n]*\\n|/\\*.*?\\*/)*(?:SELECT|INSERT|UPDATE|DELETE|MERGE|VALUES|WITH|TABLE)\\b.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final String TABLE = "0";
    private static final String SUBQUERY = "1";
    private static final int INSERT = 3;

    private final Wire wire;
    private final Types types;

    FunctionTrees(Wire wire, Types types) throws SQLException {
        this.wire = wire;
        this.types = types;
        wire.prepare(
                VIEW, "SELECT ev_action::text FROM pg_rewrite WHERE ev_class = $1::oid AND ev_type = '1'", List.of());
        wire.prepare(RULES, "SELECT 1 FROM pg_rewrite WHERE ev_class = $1::oid AND ev_type <> '1'", List.of());
        wire.prepare(DEFAULTS, """
                SELECT d.adnum, d.adbin::text FROM pg_attrdef d
                JOIN pg_attribute a ON a.attrelid = d.adrelid AND a.attnum = d.adnum
                WHERE d.adrelid = $1::oid AND a.attgenerated = ''
                """, List.of());
    }

    @Override
    public @Nullable Node of(String sql, Prepared prepared) throws SQLException {
        if (!QUERY.matcher(sql).matches()) {
            return null;
        }
        boolean inTransaction = wire.inTransaction();
        wire.script(inTransaction ? "SAVEPOINT corten_tree" : "BEGIN");
        try {
            Node statement = statement(sql, prepared);
            return statement == null || hasRules(statement) ? null : expanded(statement);
        } catch (RefusedException notAFunction) {
            return null;
        } finally {
            wire.script(inTransaction ? "ROLLBACK TO corten_tree" : "ROLLBACK");
        }
    }

    @Override
    public boolean withDefaults() {
        return false;
    }

    private @Nullable Node statement(String sql, Prepared prepared) throws SQLException {
        List<String> parameters = new ArrayList<>();
        for (int type : prepared.parameters()) {
            parameters.add(types.byOid(type).name());
        }
        wire.script("CREATE FUNCTION pg_temp.corten_statement("
                + parameters.stream().collect(Collectors.joining(", "))
                + ") RETURNS void LANGUAGE sql BEGIN ATOMIC " + sql + "\n; END");
        String body = wire.script("SELECT prosqlbody::text FROM pg_proc"
                        + " WHERE proname = 'corten_statement' AND pronamespace = pg_my_temp_schema()")
                .getFirst()
                .getFirst();
        List<Node> queries = body == null ? List.of() : NodeReader.stored(body);
        return queries.size() == 1 && queries.getFirst().is("QUERY") ? queries.getFirst() : null;
    }

    /** Whether a rule may make something else of what is written to a table. */
    private boolean hasRules(Node statement) throws SQLException {
        List<Node> nodes = new ArrayList<>();
        statement.addAllTo(nodes);
        for (Node node : nodes) {
            Node target = node.is("QUERY") ? node.node("rtable", node.integer("resultRelation") - 1) : null;
            if (target != null
                    && !wire.execute(RULES, List.of(Integer.toUnsignedString(target.integer("relid"))))
                            .isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** With the queries of views in their places, and the defaults of an INSERT. */
    private Node expanded(Node statement) {
        return statement.rebuilt(node -> {
            if (!node.is("QUERY")) {
                return node;
            }
            List<Object> entries = new ArrayList<>();
            int number = 0;
            for (Node entry : node.nodes("rtable")) {
                number++;
                boolean view = TABLE.equals(entry.text("rtekind")) && "v".equals(entry.text("relkind"));
                entries.add(view && number != node.integer("resultRelation") ? expandedView(entry) : entry);
            }
            Node with = node.with("rtable", entries);
            return node.integer("commandType") == INSERT ? withDefaults(with) : with;
        });
    }

    private Node expandedView(Node entry) {
        List<List<@Nullable String>> rows = Unanswered.unchecked(
                () -> wire.execute(VIEW, List.of(Integer.toUnsignedString(entry.integer("relid")))));
        String action = rows.isEmpty() ? null : rows.getFirst().getFirst();
        List<Node> queries = action == null ? List.of() : NodeReader.stored(action);
        return queries.size() == 1
                ? entry.with("rtekind", SUBQUERY).with("subquery", expanded(queries.getFirst()))
                : entry;
    }

    private Node withDefaults(Node insert) {
        Node target = insert.node("rtable", insert.integer("resultRelation") - 1);
        if (target == null) {
            return insert;
        }
        List<Object> entries = new ArrayList<>(insert.nodes("targetList"));
        for (List<@Nullable String> row : Unanswered.unchecked(
                () -> wire.execute(DEFAULTS, List.of(Integer.toUnsignedString(target.integer("relid")))))) {
            String number = String.valueOf(row.getFirst());
            boolean given = insert.nodes("targetList").stream().anyMatch(entry -> number.equals(entry.text("resno")));
            List<Node> expression = NodeReader.stored(String.valueOf(row.get(1)));
            if (!given && expression.size() == 1) {
                entries.add(Node.of("TARGETENTRY", Map.of("resno", number, "expr", expression.getFirst())));
            }
        }
        return insert.with("targetList", entries);
    }
}
