package dev.corten.compiler.sql;

import dev.corten.compiler.sql.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Splits a statement into tokens by the rules of PostgreSQL (manual, 4.1) or of another dialect, so that what looks like
 * a parameter in a string, a comment or a quoted name is none. Unfinished strings and comments end with the statement;
 * the database says what is wrong with them.
 */
final class Lexer {
    private final String sql;
    private final Dialect dialect;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Lexer(String sql, Dialect dialect) {
        this.sql = sql;
        this.dialect = dialect;
    }

    /** All tokens of {@code sql}; together they are its text. */
    static List<Token> tokens(String sql, Dialect dialect) {
        var lexer = new Lexer(sql, dialect);
        while (lexer.at < sql.length()) {
            lexer.next();
        }
        return List.copyOf(lexer.tokens);
    }

    private void next() {
        char c = sql.charAt(at);
        if (blank(c)) {
            take(Kind.BLANK, whileIn(at, Lexer::blank));
        } else if (lineComment(c)) {
            int end = sql.indexOf('\n', at);
            take(Kind.COMMENT, end < 0 ? sql.length() : end);
        } else if (sql.startsWith("/*", at)) {
            take(Kind.COMMENT, commentEnd());
        } else if (dialect.mysql() && (c == '\'' || c == '"')) {
            take(Kind.STRING, escapedEnd(at, c));
        } else if (c == '\'') {
            take(Kind.STRING, quotedEnd(at, '\''));
        } else if (dialect.nameQuotes().indexOf(c) >= 0) {
            take(Kind.QUOTED_NAME, quotedEnd(at, c == '[' ? ']' : c));
        } else if (nameStart(c)) {
            word();
        } else if (digit(c)) {
            take(Kind.NUMBER, whileIn(at, d -> namePart(d) || d == '.'));
        } else if (dialect.numbersParameters(c)) {
            // ?; in SQLite also ?1, $name and @name.
            take(Kind.NUMBERED_PARAMETER, whileIn(at + 1, Lexer::namePart));
        } else if (c == '$') {
            dollar();
        } else if (c == ':') {
            colon();
        } else if (c == '?') {
            take(Kind.QUESTION_MARK, at + 1);
        } else {
            take(c == ';' ? Kind.SEMICOLON : Kind.SYMBOL, at + 1);
        }
    }

    /** In MariaDB a blank belongs to it, for {@code 1--1} is 2; or it begins with {@code #}. */
    private boolean lineComment(char c) {
        boolean dashes = sql.startsWith("--", at);
        return dialect.mysql() ? c == '#' || dashes && (at + 2 == sql.length() || sql.charAt(at + 2) <= ' ') : dashes;
    }

    private void take(Kind kind, int end) {
        tokens.add(new Token(kind, sql.substring(at, end), at));
        at = end;
    }

    /** A name or keyword, or a string with a prefix: {@code E'\n'}, {@code U&'\0061'}, {@code X'1f'}. */
    private void word() {
        int end = whileIn(at, Lexer::namePart);
        String word = sql.substring(at, end);
        if (dialect != Dialect.POSTGRES) {
            // Of the prefixes there is x'1f' at most, whose string has nothing in it that could be mistaken.
            take(Kind.WORD, end);
            return;
        }
        char following = end < sql.length() ? sql.charAt(end) : ' ';
        if (word.equalsIgnoreCase("e") && following == '\'') {
            take(Kind.STRING, escapedEnd(end, '\''));
        } else if ((word.equalsIgnoreCase("b") || word.equalsIgnoreCase("x") || word.equalsIgnoreCase("n"))
                && following == '\'') {
            take(Kind.STRING, quotedEnd(end, '\''));
        } else if (word.equalsIgnoreCase("u") && sql.startsWith("&'", end)) {
            take(Kind.STRING, quotedEnd(end + 1, '\''));
        } else if (word.equalsIgnoreCase("u") && sql.startsWith("&\"", end)) {
            take(Kind.QUOTED_NAME, quotedEnd(end + 1, '"'));
        } else {
            take(Kind.WORD, end);
        }
    }

    /** {@code $1}, or a string in dollar quotes: {@code $$…$$}, {@code $tag$…$tag$}. */
    private void dollar() {
        int end = whileIn(at + 1, Lexer::digit);
        if (end > at + 1) {
            take(Kind.NUMBERED_PARAMETER, end);
            return;
        }
        end = whileIn(at + 1, c -> namePart(c) && c != '$');
        if (end >= sql.length() || sql.charAt(end) != '$') {
            take(Kind.SYMBOL, at + 1);
            return;
        }
        String quote = sql.substring(at, end + 1);
        int close = sql.indexOf(quote, end + 1);
        take(Kind.STRING, close < 0 ? sql.length() : close + quote.length());
    }

    /** {@code :name} and {@code :name.part}, unlike {@code ::type}, {@code :=} and the slice {@code [1:2]}. */
    private void colon() {
        if (sql.startsWith("::", at) || sql.startsWith(":=", at)) {
            take(Kind.SYMBOL, at + 2);
            return;
        }
        int end = at + 1;
        if (end < sql.length() && nameStart(sql.charAt(end))) {
            end = whileIn(end, c -> namePart(c) && c != '$');
            // A component of a record: :task.title.
            if (end + 1 < sql.length() && sql.charAt(end) == '.' && nameStart(sql.charAt(end + 1))) {
                end = whileIn(end + 1, c -> namePart(c) && c != '$');
            }
        }
        // A component of a parameter that is a record: :task.title.
        while (end > at + 1 && end + 1 < sql.length() && sql.charAt(end) == '.' && nameStart(sql.charAt(end + 1))) {
            end = whileIn(end + 1, c -> namePart(c) && c != '$');
        }
        take(end > at + 1 ? Kind.NAMED_PARAMETER : Kind.SYMBOL, end);
    }

    /** Comments nest in PostgreSQL. */
    private int commentEnd() {
        if (dialect != Dialect.POSTGRES) {
            int end = sql.indexOf("*/", at + 2);
            return end < 0 ? sql.length() : end + 2;
        }
        int depth = 0;
        for (int i = at; i < sql.length(); i++) {
            if (sql.startsWith("/*", i)) {
                depth++;
                i++;
            } else if (sql.startsWith("*/", i)) {
                i++;
                if (--depth == 0) {
                    return i + 1;
                }
            }
        }
        return sql.length();
    }

    /** Where what is quoted from {@code start} ends; a doubled quote stands for one. */
    private int quotedEnd(int start, char quote) {
        int i = start + 1;
        while (i < sql.length()) {
            if (sql.charAt(i) != quote) {
                i++;
            } else if (i + 1 < sql.length() && sql.charAt(i + 1) == quote) {
                i += 2;
            } else {
                return i + 1;
            }
        }
        return sql.length();
    }

    /** As {@link #quotedEnd}, with backslash escapes; in PostgreSQL goes on in a second string that begins on a later line. */
    private int escapedEnd(int start, char quote) {
        int i = start + 1;
        while (i < sql.length()) {
            char c = sql.charAt(i);
            if (c == '\\') {
                i += 2;
            } else if (c != quote) {
                i++;
            } else if (i + 1 < sql.length() && sql.charAt(i + 1) == quote) {
                i += 2;
            } else {
                int next = whileIn(i + 1, Lexer::blank);
                boolean continued = dialect == Dialect.POSTGRES
                        && next < sql.length()
                        && sql.charAt(next) == quote
                        && sql.substring(i + 1, next).contains("\n");
                if (!continued) {
                    return i + 1;
                }
                i = next + 1;
            }
        }
        return sql.length();
    }

    private int whileIn(int start, IntPredicate set) {
        int end = start;
        while (end < sql.length() && set.test(sql.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean nameStart(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c >= 0x80;
    }

    private static boolean namePart(int c) {
        return nameStart(c) || digit(c) || c == '$';
    }

    private static boolean blank(int c) {
        return c == ' ' || c >= '\t' && c <= '\r';
    }

    private static boolean digit(int c) {
        return c >= '0' && c <= '9';
    }
}
