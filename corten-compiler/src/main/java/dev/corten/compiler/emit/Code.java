package dev.corten.compiler.emit;

import java.util.List;
import java.util.stream.Collectors;

/** Java statements, broken into lines as palantir-java-format does. */
final class Code {
    private static final int WIDTH = 120;
    private static final int CHAIN_WIDTH = 80;
    private static final int CONTINUATION = 8;

    private Code() {}

    /** A part of an expression. */
    sealed interface Piece {
        /** It in one line. */
        String flat();
    }

    /** A part that is never broken. */
    record Text(String flat) implements Piece {}

    /**
     * A call, of a method, a constructor or in a lambda.
     *
     * @param open up to the parenthesis that opens: {@code variables.required(}
     * @param arguments what is between the parentheses
     * @param close from the parenthesis that closes
     */
    record Call(String open, List<Piece> arguments, String close) implements Piece {
        static Call of(String open, Piece... arguments) {
            return new Call(open, List.of(arguments), ")");
        }

        @Override
        public String flat() {
            return open + arguments.stream().map(Piece::flat).collect(Collectors.joining(", ")) + close;
        }
    }

    /** The statement {@code start} followed by {@code expression}, which stands {@code indent} spaces from the margin. */
    static String statement(int indent, String start, Piece expression) {
        String broken = "\n" + " ".repeat(indent + CONTINUATION);
        String flat = expression.flat() + ";";
        if (start.endsWith("= ")
                && indent + start.length() + flat.length() > WIDTH
                && fits(indent + CONTINUATION, flat)) {
            return start.stripTrailing() + broken + flat;
        }
        return start + layout(indent, start.length(), expression, ";");
    }

    /**
     * {@code head + "(" + arguments + ")" + tail} on one line if that fits, otherwise with the arguments on the next
     * line, otherwise with each on a line of its own.
     *
     * @param indent how far the statement is indented
     */
    static String call(int indent, String head, List<String> arguments, String tail) {
        List<Piece> texts = arguments.stream().<Piece>map(Text::new).toList();
        return layout(indent, 0, new Call(head + "(", texts, ")"), tail);
    }

    private static String layout(int indent, int before, Piece piece, String after) {
        String flat = piece.flat() + after;
        if (fits(indent + before, flat) || !(piece instanceof Call call)) {
            return flat;
        }
        String broken = "\n" + " ".repeat(indent + CONTINUATION);
        String arguments = flat.substring(call.open().length());
        if (fits(indent + CONTINUATION, arguments)) {
            return call.open() + broken + arguments;
        }
        var text = new StringBuilder(call.open());
        for (int i = 0; i < call.arguments().size(); i++) {
            boolean last = i + 1 == call.arguments().size();
            text.append(broken)
                    .append(layout(
                            indent + CONTINUATION, 0, call.arguments().get(i), last ? call.close() + after : ","));
        }
        return text.toString();
    }

    /** The statement {@code start} followed by the sum of {@code terms}, on one line if that fits. */
    static String sum(int indent, String start, List<String> terms) {
        String flat = start + String.join(" + ", terms) + ";";
        return fits(indent, flat)
                ? flat
                : start + String.join("\n" + " ".repeat(indent + CONTINUATION) + "+ ", terms) + ";";
    }

    /** {@code expression} without the parentheses around all of it. */
    static String unwrapped(String expression) {
        return expression.startsWith("(") ? expression.substring(1, expression.length() - 1) : expression;
    }

    private static boolean fits(int indent, String text) {
        return indent + text.length() <= WIDTH;
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
