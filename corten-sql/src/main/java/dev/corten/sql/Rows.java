package dev.corten.sql;

/** Who answers for it that a statement gives no more rows, and no fewer, than its method returns. */
public enum Rows {
    /** The compiler: what it cannot prove, it refuses. */
    PROVEN,
    /** You: it does not look. A call that gets another number of rows is a {@link DbException}. */
    ONE
}
