package dev.corten.compiler.emit;

import java.util.List;
import java.util.stream.Collectors;

/** Breaks the lines of generated statements where palantir-java-format would. */
final class Layout {
    private static final int WIDTH = 120;
    private static final int INDENT = 8;

    private Layout() {}

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
        String broken = "\n" + " ".repeat(indent + INDENT);
        String flat = expression.flat() + ";";
        if (start.endsWith("= ") && indent + start.length() + flat.length() > WIDTH && fits(indent + INDENT, flat)) {
            return start.stripTrailing() + broken + flat;
        }
        return start + layout(indent, start.length(), expression, ";");
    }

    private static String layout(int indent, int before, Piece piece, String after) {
        String flat = piece.flat() + after;
        if (fits(indent + before, flat) || !(piece instanceof Call call)) {
            return flat;
        }
        String broken = "\n" + " ".repeat(indent + INDENT);
        String arguments = flat.substring(call.open().length());
        if (fits(indent + INDENT, arguments)) {
            return call.open() + broken + arguments;
        }
        var text = new StringBuilder(call.open());
        for (int i = 0; i < call.arguments().size(); i++) {
            boolean last = i + 1 == call.arguments().size();
            text.append(broken)
                    .append(layout(indent + INDENT, 0, call.arguments().get(i), last ? call.close() + after : ","));
        }
        return text.toString();
    }

    private static boolean fits(int indent, String text) {
        return indent + text.length() <= WIDTH;
    }
}
