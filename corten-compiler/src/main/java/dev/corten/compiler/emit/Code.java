package dev.corten.compiler.emit;

import java.util.List;

/** Java statements, broken into lines as palantir-java-format does. */
final class Code {
    private static final int WIDTH = 120;
    private static final int CHAIN_WIDTH = 80;
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

    /** A declaration on one line if that fits {@code indent} from the left, otherwise with its value on the next line. */
    static String assignment(int indent, String declaration) {
        return indent + firstLine(declaration).length() <= WIDTH
                ? declaration
                : declaration.replaceFirst(" = ", " =\n" + " ".repeat(CONTINUATION));
    }

    /** The call {@code call} with another one behind it, on a line of its own if the whole is long. */
    static String chained(int indent, String call, String behind) {
        return indent + call.length() + behind.length() <= CHAIN_WIDTH
                ? call + behind
                : call + "\n" + " ".repeat(indent + CONTINUATION) + behind;
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }
}
