package dev.corten.compiler.describe.nullness;

import dev.corten.compiler.describe.tree.Node;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What is written in constants; their bytes are in the machine's order. */
final class Constants {
    private static final int BOOL = 16;
    private static final int INT4_TO_INT8 = 481;
    private static final int VARLENA_HEADER = 4;

    private Constants() {}

    static boolean isNull(Node node) {
        return node.is("CONST") && node.flag("constisnull");
    }

    /** Whether it is TRUE, or no condition at all. */
    static boolean isTrue(@Nullable Node node) {
        return node == null || (isBool(node) && number(node).orElse(0) != 0);
    }

    /** Whether it is FALSE or NULL. */
    static boolean isNotTrue(Node node) {
        return node.is("CONST")
                && (isNull(node) || (isBool(node) && number(node).orElse(1) == 0));
    }

    private static boolean isBool(Node node) {
        return node.is("CONST") && node.integer("consttype") == BOOL;
    }

    /** An integer, also one that is made a bigint, or a truth value. */
    static OptionalLong number(@Nullable Node node) {
        if (node != null && node.is("FUNCEXPR") && node.integer("funcid") == INT4_TO_INT8) {
            return number(node.node("args", 0));
        }
        if (node == null || !node.is("CONST") || !node.flag("constbyval")) {
            return OptionalLong.empty();
        }
        byte[] bytes = node.bytes("constvalue");
        return bytes == null || bytes.length != Long.BYTES
                ? OptionalLong.empty()
                : OptionalLong.of(
                        ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder()).getLong());
    }

    /** A text. */
    static @Nullable String text(Node node) {
        byte[] bytes = node.is("CONST") && node.integer("constlen") == -1 ? node.bytes("constvalue") : null;
        return bytes == null || bytes.length < VARLENA_HEADER
                ? null
                : new String(bytes, VARLENA_HEADER, bytes.length - VARLENA_HEADER, StandardCharsets.UTF_8);
    }

    /** Whether it is an array without NULLs in it: {@code ArrayType.dataoffset} is where the bitmap of them ends. */
    static boolean arrayWithoutNulls(Node node) {
        return arrayWord(node, 2) == 0;
    }

    /** Whether it is an array with elements: {@code ArrayType.ndim} is not 0. */
    static boolean nonEmptyArray(Node node) {
        return arrayWord(node, 1) > 0;
    }

    private static int arrayWord(Node node, int index) {
        byte[] bytes = node.is("CONST") && node.integer("constlen") == -1 ? node.bytes("constvalue") : null;
        return bytes == null || bytes.length < 4 * Integer.BYTES
                ? -1
                : ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder()).getInt(index * Integer.BYTES);
    }
}
