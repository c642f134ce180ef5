package dev.corten.compiler.describe.nullness;

import dev.corten.compiler.describe.tree.Node;
import org.jspecify.annotations.Nullable;

/**
 * A common table expression.
 *
 * @param name its name
 * @param level the query whose WITH clause has it
 * @param query what it is
 * @param recursive whether it refers to itself
 */
record With(String name, Level level, Node query, boolean recursive) {

    /** The one that a range entry, seen from {@code scope}, refers to. */
    static @Nullable With of(Node entry, Scope scope) {
        Scope owner = scope.up(entry.integer("ctelevelsup"));
        String name = entry.text("ctename");
        if (owner == null || name == null) {
            return null;
        }
        for (Node with : owner.level().query().nodes("cteList")) {
            Node query = with.node("ctequery");
            if (name.equals(with.text("ctename")) && query != null) {
                return new With(name, owner.level(), query, with.flag("cterecursive"));
            }
        }
        return null;
    }

    /** It is evaluated beside its query, whose rows it does not see. */
    Scope scope() {
        return new Scope(level, Facts.NONE, java.util.List.of(), 0);
    }
}
