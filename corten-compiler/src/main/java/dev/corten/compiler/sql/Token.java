package dev.corten.compiler.sql;

import java.util.Locale;

/**
 * A piece of a statement that belongs together.
 *
 * @param kind what it is
 * @param text its characters
 * @param start its first character in the statement, from 0
 */
record Token(Kind kind, String text, int start) {

    /** What a token is. */
    enum Kind {
        BLANK,
        COMMENT,
        WORD,
        QUOTED_NAME,
        STRING,
        NUMBER,
        /** {@code :name}. */
        NAMED_PARAMETER,
        /** {@code $1}. */
        NUMBERED_PARAMETER,
        /** One question mark of an operator: {@code ?}, {@code ?|}, {@code @?}. */
        QUESTION_MARK,
        SEMICOLON,
        SYMBOL
    }

    /** After its last character. */
    int end() {
        return start + text.length();
    }

    /** Whether PostgreSQL's parser sees it. */
    boolean significant() {
        return kind != Kind.BLANK && kind != Kind.COMMENT;
    }

    /** Whether it is this keyword. */
    boolean keyword(String keyword) {
        return kind == Kind.WORD && text.equalsIgnoreCase(keyword);
    }

    /** Whether it is this symbol. */
    boolean symbol(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    /** The name that it is: folded to lower case, or without its quotes; otherwise empty. */
    String name() {
        return switch (kind) {
            case WORD -> text.toLowerCase(Locale.ROOT);
            case QUOTED_NAME ->
                text.substring(text.indexOf('"') + 1, text.length() - 1).replace("\"\"", "\"");
            default -> "";
        };
    }
}
