package dev.corten.compiler.describe;

import dev.corten.compiler.describe.tree.Node;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells how long the texts may be that are passed for the parameters of a statement. Where one is written to a column of type
 * {@code varchar(255)}, PostgreSQL puts a call around it that refuses what is longer; a cast that was written only cuts it off.
 */
final class Lengths {
    private static final int BPCHAR = 668;
    private static final int VARCHAR = 669;
    private static final int IMPLICIT_CAST = 2;
    private static final int VARLENA_HEADER = 4;

    private Lengths() {}

    /** For {@code $1} to {@code $count}, 0 where the length is not limited. */
    static List<Integer> of(Node statement, int count) {
        List<Integer> lengths = new ArrayList<>(Collections.nCopies(count, 0));
        List<Node> nodes = new ArrayList<>();
        statement.addAllTo(nodes);
        for (Node node : nodes) {
            int function = node.integer("funcid");
            if (node.is("FUNCEXPR")
                    && (function == VARCHAR || function == BPCHAR)
                    && node.integer("funcformat") == IMPLICIT_CAST) {
                Node parameter = parameter(node.node("args", 0));
                int length = length(node.node("args", 1));
                int index = parameter == null ? -1 : parameter.integer("paramid") - 1;
                if (index >= 0 && index < count && length > 0) {
                    int other = lengths.get(index);
                    lengths.set(index, other == 0 ? length : Math.min(other, length));
                }
            }
        }
        return lengths;
    }

    /** The parameter that {@code value} is, at most taken for another type. */
    private static @Nullable Node parameter(@Nullable Node value) {
        Node node = value;
        while (node != null && node.is("RELABELTYPE")) {
            node = node.node("arg");
        }
        return node != null && node.is("PARAM") ? node : null;
    }

    /** What the modifier of a type says, 0 if it is none. */
    private static int length(@Nullable Node modifier) {
        byte[] bytes = modifier != null && modifier.is("CONST") ? modifier.bytes("constvalue") : null;
        if (bytes == null || bytes.length != Long.BYTES) {
            return 0;
        }
        long value = ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder()).getLong();
        return (int) Math.max(0, value - VARLENA_HEADER);
    }
}
