package dev.corten.json;

/** The kinds of JSON values (RFC 8259, section 3). */
public enum JsonKind {
    /** <code>{…}</code>. */
    OBJECT,
    /** {@code […]}. */
    ARRAY,
    /** {@code "…"}. */
    STRING,
    /** {@code 12.5}. */
    NUMBER,
    /** {@code true} or {@code false}. */
    BOOLEAN,
    /** {@code null}. */
    NULL
}
