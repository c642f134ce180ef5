package dev.corten.compiler.sql;

import java.util.Locale;

/**
 * A piece of a statement that belongs together.
 *
 * @param kind what it is
 * @param text its characters
 * @param start its first character in the statement, from 0
 * @param end after its last character there
 */
public record Token(Kind kind, String text, int start, int end) {
    /** As it is written. */
    public Token(Kind kind, String text, int start) {
        this(kind, text, start, start + text.length());
    }

    /** What a token is. */
    public enum Kind {
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

    /** Whether PostgreSQL's parser sees it. */
    public boolean significant() {
        return kind != Kind.BLANK && kind != Kind.COMMENT;
    }

    /** Whether it is this keyword. */
    public boolean keyword(String keyword) {
        return kind == Kind.WORD && text.equalsIgnoreCase(keyword);
    }

    /** Whether it is this symbol. */
    public boolean symbol(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    /** The name that it is: folded to lower case, or without its quotes; otherwise empty. */
    public String name() {
        return switch (kind) {
            case WORD -> text.toLowerCase(Locale.ROOT);
            case QUOTED_NAME -> unquoted();
            default -> "";
        };
    }

    /** In PostgreSQL {@code U&} may stand before the quote; SQLite has other quotes, too. */
    private String unquoted() {
        int start = text.startsWith("`") || text.startsWith("[") ? 0 : text.indexOf('"');
        String end = text.substring(text.length() - 1);
        return text.substring(start + 1, text.length() - 1).replace(end + end, end);
    }
}
