package dev.corten.compiler.emit;

import java.util.List;

/** Java statements, broken into lines as palantir-java-format does. */
final class Code {
    private static final int WIDTH = 120;
    private static final int CONTINUATION = 8;

    private Code() {}

    /**
     * {@code head + "(" + arguments + ")" + tail} on one line if that fits, otherwise with the arguments on the next
     * line, otherwise with each on a line of its own.
     *
     * @param indent how far the statement is indented
     */
    static String call(int indent, String head, List<String> arguments, String tail) {
        String line = head + "(" + String.join(", ", arguments) + ")" + tail;
        if (indent + line.length() <= WIDTH) {
            return line;
        }
        String next = " ".repeat(indent + CONTINUATION);
        String one = next + String.join(", ", arguments) + ")" + tail;
        return one.length() <= WIDTH
                ? head + "(\n" + one
                : head + "(\n" + next + String.join(",\n" + next, arguments) + ")" + tail;
    }
}
