package dev.corten.compiler.describe.nullness;

/** Something that holds for every row that reaches a place of a query. {@code up} counts query levels outwards. */
sealed interface Fact {

    /**
     * A column is not NULL.
     *
     * @param version of a table that is written: 0 as usual there, 1 OLD, 2 NEW
     */
    record Column(int up, int entry, int attribute, int version) implements Fact {}

    /** A row of the range entry is there, and not the NULLs that an outer join puts in its place. */
    record Present(int up, int entry) implements Fact {}

    /** All columns of the range entry are not NULL. */
    record Whole(int up, int entry) implements Fact {}

    /** The expression with this canonical text is not NULL. */
    record Expression(String canonical) implements Fact {
        /** Parameters are the same at every level and for every row. */
        boolean parameter() {
            return canonical.startsWith("{PARAM ");
        }
    }

    /** The group that the row stands for has at least one row. */
    record NonEmptyGroup() implements Fact {}
}
