package dev.corten.compiler.describe.nullness;

import dev.corten.compiler.describe.nullness.Catalog.Table;
import dev.corten.compiler.describe.nullness.Catalog.TableColumn;
import dev.corten.compiler.describe.tree.Node;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The table that a statement writes, as its RETURNING list sees it: rows before (OLD) and after (NEW). */
final class Target {
    static final int UPDATE = 2;
    static final int INSERT = 3;
    static final int DELETE = 4;
    private static final int MERGE = 5;
    private static final int DEFAULT = 0;
    private static final int OLD = 1;
    private static final int NEW = 2;
    static final int DO_UPDATE = 2;
    private static final int NOT_MATCHED_BY_SOURCE = 1;

    private final Level level;
    private final Analysis analysis;
    private final int command;
    private final int entry;
    private final Node range;
    private final Table table;
    private final boolean writtenAsAssigned;

    private Target(Level level, Analysis analysis, int command, int entry, Node range) {
        this.level = level;
        this.analysis = analysis;
        this.command = command;
        this.entry = entry;
        this.range = range;
        this.table = analysis.catalog().table(range.integer("relid"));
        this.writtenAsAssigned = Tables.stored(table)
                && !analysis.tables().hasForeign(table)
                && !analysis.tables().rowTriggers(table);
    }

    /** Of a statement that writes; {@code null} for what is none. */
    static @Nullable Target of(Level level, Analysis analysis) {
        int command = level.query().integer("commandType");
        int entry = level.query().integer("resultRelation");
        Node range = level.entry(entry);
        return range == null || command < UPDATE || command > MERGE
                ? null
                : new Target(level, analysis, command, entry, range);
    }

    /** Whether rows are written, and are written as the statement says: no trigger, no foreign server. */
    boolean writtenAsAssigned() {
        return writtenAsAssigned;
    }

    /** Whether a NULL that is written to this column is an error. */
    boolean refusesNull(int attribute) {
        TableColumn column = table.columns().get(attribute);
        return column != null && column.notNull();
    }

    /** The columns that are NOT NULL to which an INSERT gives nothing; what has a default has it in the rewritten tree. */
    List<String> leftOut() {
        return command != INSERT || !writtenAsAssigned
                ? List.of()
                : table.columns().entrySet().stream()
                        .filter(c -> c.getValue().notNull() && c.getValue().generation() == null)
                        .filter(c -> assigned(level.query().nodes("targetList"), c.getKey()) == null)
                        .sorted(Map.Entry.comparingByKey())
                        .map(c -> c.getValue().name())
                        .toList();
    }

    /** The range entry of the table. */
    int entry() {
        return entry;
    }

    /** Whether rows are returned to which no row of the source belongs. */
    boolean sourceMayBeAbsent() {
        return command == MERGE
                && level.query().nodes("mergeActionList").stream()
                        .anyMatch(action -> action.integer("matchKind") == NOT_MATCHED_BY_SOURCE);
    }

    private boolean deletes() {
        return level.query().nodes("mergeActionList").stream()
                .anyMatch(action -> action.integer("commandType") == DELETE);
    }

    /** Where the RETURNING list is looked at. */
    Scope scope() {
        Facts facts = level.facts;
        Set<Fact> returned = new HashSet<>(facts.only(this::holdsAfterwards).all());
        if (command == UPDATE || command == DELETE) {
            for (Fact fact : facts.all()) {
                if (ofTarget(fact) && fact instanceof Fact.Column column) {
                    returned.add(new Fact.Column(0, entry, column.attribute(), OLD));
                    if (command == UPDATE && keeps(column.attribute())) {
                        returned.add(new Fact.Column(0, entry, column.attribute(), NEW));
                    }
                }
            }
        }
        return level.returning(this, Facts.of(returned)).scope();
    }

    /** What WHERE says is of the row before; of one that is updated it does not hold any more. */
    private boolean holdsAfterwards(Fact fact) {
        return switch (command) {
            case DELETE -> true;
            case UPDATE -> fact instanceof Fact.Expression expression ? expression.parameter() : !ofTarget(fact);
            default -> fact instanceof Fact.Expression expression && expression.parameter();
        };
    }

    private boolean ofTarget(Fact fact) {
        return switch (fact) {
            case Fact.Column column -> column.up() == 0 && column.entry() == entry;
            case Fact.Whole whole -> whole.up() == 0 && whole.entry() == entry;
            default -> false;
        };
    }

    /** Whether an UPDATE leaves the column as it was. */
    private boolean keeps(int attribute) {
        TableColumn column = table.columns().get(attribute);
        return writtenAsAssigned
                && column != null
                && column.generation() == null
                && assigned(level.query().nodes("targetList"), attribute) == null;
    }

    /** The versions that a fact about this one may be about. */
    IntStream versions(int version) {
        int meant = command == DELETE ? OLD : command == MERGE ? DEFAULT : NEW;
        return version == DEFAULT || version == meant ? IntStream.of(DEFAULT, meant) : IntStream.of(version);
    }

    boolean nonNull(int attribute, int version) {
        boolean missing =
                switch (command) {
                    case INSERT -> version == OLD;
                    case DELETE -> version == NEW;
                    case MERGE -> version == OLD || (version == NEW && deletes());
                    default -> false;
                };
        if (missing) {
            return false;
        }
        return analysis.tables().nonNull(range, attribute)
                || (version != OLD && command != DELETE && attribute > 0 && writtenNonNull(attribute));
    }

    private boolean writtenNonNull(int attribute) {
        TableColumn column = table.columns().get(attribute);
        if (!writtenAsAssigned || column == null) {
            return false;
        }
        if (column.generation() != null) {
            return table.descendants().isEmpty() && generatedNonNull(attribute);
        }
        Scope scope = level.scope();
        return switch (command) {
            case INSERT -> insertedNonNull(attribute, scope) && conflictKeeps(attribute, scope);
            case UPDATE ->
                assignedNonNull(level.query().nodes("targetList"), attribute, scope)
                        || (keeps(attribute) && scope.knowsColumn(0, entry, attribute, DEFAULT));
            case MERGE ->
                level.query().nodes("mergeActionList").stream().allMatch(action -> mergedNonNull(action, attribute));
            default -> false;
        };
    }

    /** A generated column of a row whose other columns may be known to be not NULL. */
    private boolean generatedNonNull(int attribute) {
        Set<Fact> facts = new HashSet<>();
        table.columns().forEach((number, other) -> {
            if (other.generation() == null && nonNull(number, NEW)) {
                facts.add(new Fact.Column(0, 1, number, DEFAULT));
            }
        });
        return analysis.tables().generatedNonNull(range.integer("relid"), attribute, Facts.of(facts));
    }

    private boolean insertedNonNull(int attribute, Scope scope) {
        return assignedNonNull(level.query().nodes("targetList"), attribute, scope);
    }

    /** ON CONFLICT DO UPDATE returns the row that was there, with what it sets. */
    private boolean conflictKeeps(int attribute, Scope scope) {
        Node conflict = level.query().node("onConflict");
        if (conflict == null || conflict.integer("action") != DO_UPDATE) {
            return true;
        }
        int excluded = conflict.integer("exclRelIndex");
        Set<Fact> proposed = new HashSet<>();
        for (int number : table.columns().keySet()) {
            if (insertedNonNull(number, scope)) {
                proposed.add(new Fact.Column(0, excluded, number, DEFAULT));
            }
        }
        return assignedNonNull(conflict.nodes("onConflictSet"), attribute, scope.with(Facts.of(proposed)));
    }

    private boolean mergedNonNull(Node action, int attribute) {
        return switch (action.integer("commandType")) {
            case INSERT, UPDATE -> assignedNonNull(action.nodes("targetList"), attribute, level.scope());
            case DELETE -> false;
            default -> true;
        };
    }

    private boolean assignedNonNull(List<Node> assignments, int attribute, Scope scope) {
        return analysis.expressions().nonNull(assigned(assignments, attribute), scope);
    }

    private static @Nullable Node assigned(List<Node> assignments, int attribute) {
        for (Node assignment : assignments) {
            if (assignment.integer("resno") == attribute && !assignment.flag("resjunk")) {
                return assignment.node("expr");
            }
        }
        return null;
    }
}
