package dev.corten.compiler.sql;

import dev.corten.compiler.describe.nullness.Rows;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** How many rows a statement gives, as far as that can be seen by how it is written. */
public final class WrittenRows {
    private final Outline outline;
    private final Schema schema;

    /** What must be known of a database; names are in lower case. */
    public interface Schema {
        /** The columns of each key of {@code table}, of which no two rows have values that are equal by {@code =}. */
        Collection<Set<String>> keys(String table);

        /** Whether a row that was inserted into {@code table} without a failure is there: nothing may skip it. */
        boolean inserts(String table);

        /** Whether {@code function} makes one row of many. */
        boolean aggregate(String function);
    }

    private WrittenRows(Outline outline, Schema schema) {
        this.outline = outline;
        this.schema = schema;
    }

    /** How many rows there are at most, and at least. */
    public static Rows of(Outline outline, Schema schema) {
        return new WrittenRows(outline, schema).rows();
    }

    private Rows rows() {
        return switch (outline.verb()) {
            case "select" -> selected();
            case "insert", "replace" -> inserted();
            case "update", "delete" -> oneByKey() ? Rows.OPTIONAL : Rows.MANY;
            default -> Rows.MANY;
        };
    }

    private Rows selected() {
        boolean limited = outline.clause("limit").size() == 1
                && outline.clause("limit").getFirst().text().equals("1");
        if (outline.clause("group").stream().anyMatch(t -> t.keyword("rollup"))) {
            // Subtotals are rows, too.
            return limited ? Rows.OPTIONAL : Rows.MANY;
        }
        if (outline.compound()) {
            return limited ? Rows.OPTIONAL : Rows.MANY;
        }
        boolean cut = outline.has("limit") || outline.has("offset") || outline.has("having");
        if (!outline.has("group") && outline.items().stream().anyMatch(this::aggregate)) {
            return cut ? Rows.OPTIONAL : Rows.ONE;
        }
        if (!outline.has("from")) {
            return cut || outline.has("where") ? Rows.OPTIONAL : Rows.ONE;
        }
        return limited || oneByKey() ? Rows.OPTIONAL : Rows.MANY;
    }

    /** One VALUES of one row is one row, unless a conflict or a trigger makes it none. */
    private Rows inserted() {
        List<Token> into = outline.clause(outline.verb());
        List<Token> values = outline.clause("values");
        boolean one = outline.has("values")
                && !outline.has("select")
                && Outline.split(values, ",").size() == 1
                && into.size() > 1
                && into.getFirst().keyword("into");
        if (!one) {
            return Rows.MANY;
        }
        boolean conflict = values.stream().anyMatch(t -> t.keyword("conflict") || t.keyword("duplicate"));
        return schema.inserts(into.get(1).name()) && !conflict ? Rows.ONE : Rows.OPTIONAL;
    }

    /** Whether all columns of a key are compared with one value each, in a statement on one table. */
    private boolean oneByKey() {
        List<Token> on = outline.clause(outline.verb().equals("update") ? "update" : "from");
        // A name, and perhaps another one for it.
        boolean alone = on.size() == 1
                || on.size() == 2 && !on.get(1).name().isEmpty()
                || on.size() == 3 && on.get(1).keyword("as");
        if (!alone || outline.compound() || outline.verb().equals("update") && outline.has("from")) {
            return false;
        }
        Set<String> compared =
                outline.conditions().stream().flatMap(c -> compared(c).stream()).collect(Collectors.toSet());
        return !outline.with() && schema.keys(on.getFirst().name()).stream().anyMatch(compared::containsAll);
    }

    /** The column that a condition compares with one value: {@code id = :id}. */
    private static Optional<String> compared(List<Token> condition) {
        List<List<Token>> sides = Outline.split(condition, "=");
        if (sides.size() != 2) {
            return Optional.empty();
        }
        return value(sides.get(1))
                ? Outline.column(sides.get(0))
                : value(sides.get(0)) ? Outline.column(sides.get(1)) : Optional.empty();
    }

    private static boolean value(List<Token> tokens) {
        return tokens.size() == 1
                && switch (tokens.getFirst().kind()) {
                    case NAMED_PARAMETER, NUMBERED_PARAMETER, NUMBER, STRING -> true;
                    default -> false;
                };
    }

    /** Whether there is an aggregate in {@code item} itself, which is no window: then there is one row. */
    private boolean aggregate(List<Token> item) {
        for (int i = 0; i + 1 < item.size(); i++) {
            if (item.get(i).keyword("select")) {
                // What follows may belong to a subquery.
                return false;
            }
            int end = Outline.closing(item, i + 1);
            boolean window = end + 1 < item.size()
                    && (item.get(end + 1).keyword("over") || item.get(end + 1).keyword("filter"));
            if (end > 0 && schema.aggregate(item.get(i).name()) && !window) {
                // Of several arguments min and max are no aggregates.
                boolean scalar = Set.of("min", "max").contains(item.get(i).name())
                        && Outline.split(item.subList(i + 2, end), ",").size() > 1;
                if (!scalar) {
                    return true;
                }
            }
        }
        return false;
    }
}
