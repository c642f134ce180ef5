package dev.corten.compiler.model;

/**
 * How many rows the return type of a query expects, and of what type.
 *
 * @param kind how many
 * @param row the type of one: of the row, or of its only column
 */
public record ResultShape(Kind kind, TypeRef row) {

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
        LIST
    }

    /** The shape of {@code result}, of a statement that gives rows or not. */
    public static ResultShape of(TypeRef result, boolean rows) {
        boolean one = result.arguments().size() == 1;
        Kind kind =
                switch (result.name()) {
                    case "void" -> Kind.NOTHING;
                    case "int", "long" -> rows ? Kind.ONE : Kind.COUNT;
                    case "java.util.List" -> one ? Kind.LIST : Kind.ONE;
                    case "java.util.Optional" -> one ? Kind.OPTIONAL : Kind.ONE;
                    default -> Kind.ONE;
                };
        return new ResultShape(kind, kind == Kind.LIST || kind == Kind.OPTIONAL ? result.argument() : result);
    }
}
