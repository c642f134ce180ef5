package dev.corten.compiler.describe.nullness;

/** What becomes of a NULL that is passed for a parameter. */
public enum PassedNull {
    /** The statement fails: it would be written to a column that is NOT NULL, or is of a domain that refuses it. */
    REFUSED,
    /** Nothing is found or changed: the condition in WHERE is never TRUE, as in {@code id = $1}. */
    NEVER_MATCHES,
    /** The statement fails if NULL is among the elements of the array, which are rows of a column that is NOT NULL. */
    ELEMENT_REFUSED,
    /** As far as is known it has a meaning: it is stored, tested for, or passed to a function. */
    MEANT
}
