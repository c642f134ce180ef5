package dev.corten.compiler.describe;

import dev.corten.compiler.describe.tree.Node;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells what the columns take that the parameters of a statement are written to. Where one is written to a column of type {@code
 * varchar(255)} or {@code numeric(10,2)}, PostgreSQL puts a call around it that refuses what is longer or larger; a cast that was
 * written only cuts a text off.
 */
final class Limits {
    private static final int BPCHAR = 668;
    private static final int VARCHAR = 669;
    private static final int NUMERIC = 1703;
    private static final int IMPLICIT_CAST = 2;
    private static final int VARLENA_HEADER = 4;

    /** A scale is kept in 11 bits with its sign. */
    private static final int SCALE_BITS = 0x7ff;

    private static final int SCALE_SIGN = 1024;
    private static final int PRECISION_SHIFT = 16;

    private Limits() {}

    /** For {@code $1} to {@code $count}; of several, the tightest. */
    static List<Limit> of(Node statement, int count) {
        List<Limit> limits = new ArrayList<>(Collections.nCopies(count, Limit.NONE));
        List<Node> nodes = new ArrayList<>();
        statement.addAllTo(nodes);
        for (Node node : nodes) {
            if (node.is("FUNCEXPR") && node.integer("funcformat") == IMPLICIT_CAST) {
                Node parameter = parameter(node.node("args", 0));
                Limit limit = limit(node.integer("funcid"), node.node("args", 1));
                int index = parameter == null ? -1 : parameter.integer("paramid") - 1;
                if (index >= 0 && index < count) {
                    limits.set(index, tighter(limits.get(index), limit));
                }
            }
        }
        return limits;
    }

    private static Limit limit(int function, @Nullable Node modifier) {
        int value = modifier(modifier) - VARLENA_HEADER;
        if (value <= 0) {
            return Limit.NONE;
        }
        return switch (function) {
            case BPCHAR, VARCHAR -> new Limit.Characters(value);
            // numeric_typmod_scale: the sign is extended.
            case NUMERIC ->
                new Limit.Digits(value >> PRECISION_SHIFT, ((value & SCALE_BITS) ^ SCALE_SIGN) - SCALE_SIGN);
            default -> Limit.NONE;
        };
    }

    private static Limit tighter(Limit one, Limit other) {
        return switch (one) {
            case Limit.Characters(int max)
            when other instanceof Limit.Characters(int less) -> new Limit.Characters(Math.min(max, less));
            case Limit.Digits digits
            when other instanceof Limit.Digits less && less.integer() >= digits.integer() -> digits;
            default -> other instanceof Limit.None ? one : other;
        };
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
    private static int modifier(@Nullable Node modifier) {
        byte[] bytes = modifier != null && modifier.is("CONST") ? modifier.bytes("constvalue") : null;
        return bytes == null || bytes.length != Long.BYTES
                ? 0
                : (int) ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder()).getLong();
    }
}
