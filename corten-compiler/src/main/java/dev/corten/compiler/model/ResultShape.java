package dev.corten.compiler.model;

import org.jspecify.annotations.Nullable;

/**
 * How many rows the return type of a query expects, and of what type.
 *
 * @param kind how many
 * @param row the type of one: of the row, or of its only column
 * @param key the type of the first column, by which the rows of a {@code Map} are found; elsewhere {@code null}
 */
public record ResultShape(Kind kind, TypeRef row, @Nullable TypeRef key) {

    /** How many rows are expected. */
    public enum Kind {
        /** {@code void}. */
        NOTHING,
        /** {@code int} or {@code long} of a statement without rows: how many it changed. */
        COUNT,
        /** Exactly one. */
        ONE,
        /** {@code Optional}: at most one. */
        OPTIONAL,
        /** {@code List}: any number. */
        LIST,
        /** {@code Stream}: any number, read as they are asked for. */
        STREAM,
        /** {@code Map}: any number, by the first column. */
        MAP
    }

    /** The shape of {@code result}, of a statement that gives rows or not. */
    public static ResultShape of(TypeRef result, boolean rows) {
        boolean one = result.arguments().size() == 1;
        Kind kind =
                switch (result.name()) {
                    case "void" -> Kind.NOTHING;
                    case "int", "long" -> rows ? Kind.ONE : Kind.COUNT;
                    case "java.util.List" -> one ? Kind.LIST : Kind.ONE;
                    case "java.util.stream.Stream" -> one ? Kind.STREAM : Kind.ONE;
                    case "java.util.Map" -> result.arguments().size() == 2 ? Kind.MAP : Kind.ONE;
                    case "java.util.Optional" -> one ? Kind.OPTIONAL : Kind.ONE;
                    default -> Kind.ONE;
                };
        return switch (kind) {
            case LIST, STREAM, OPTIONAL -> new ResultShape(kind, result.argument(), null);
            case MAP -> new ResultShape(kind, result.arguments().getLast(), result.argument());
            case NOTHING, COUNT, ONE -> new ResultShape(kind, result, null);
        };
    }
}
