package dev.corten.compiler.read;

import dev.corten.compiler.model.SqlText;
import dev.corten.compiler.report.SourceText;

/**
 * A string literal or text block, read from its source so that every character of its value keeps its place. The steps
 * are those of the language: Unicode escapes (JLS 3.3), the line ends and indentation of a text block (JLS 3.10.6),
 * escapes (JLS 3.10.7).
 */
final class StringLiteral {
    private static final String DELIMITER = "\"\"\"";

    private final SourceText source;

    private StringLiteral(SourceText source) {
        this.source = source;
    }

    /** The value of the literal that is written from {@code start} to {@code end}, with its quotes. */
    static SqlText read(SourceText source, int start, int end) {
        var literal = new StringLiteral(source);
        SqlText written = literal.unicode(SqlText.raw(source, start, end));
        boolean block = written.value().startsWith(DELIMITER) && written.length() > DELIMITER.length();
        return literal.escapes(
                block ? literal.stripIndent(literal.content(written)) : written.slice(1, written.length() - 1));
    }

    /** Translates Unicode escapes, which may begin only at a backslash that is not escaped by another. */
    private SqlText unicode(SqlText text) {
        var result = SqlText.builder(source);
        boolean backslash = false;
        boolean escape = false;
        for (int at = 0; at < text.length(); ) {
            char c = text.charAt(at);
            int end = at + 1;
            if (c == '\\' && (!backslash || escape)) {
                int digits = end;
                while (digits < text.length() && text.charAt(digits) == 'u') {
                    digits++;
                }
                escape = digits > end;
                if (escape) {
                    end = digits + 4;
                    c = (char) Integer.parseInt(text.value(), digits, end, 16);
                }
                backslash = c == '\\' && !backslash;
            } else {
                backslash = false;
                escape = false;
            }
            result.add(c, text, at, end);
            at = end;
        }
        return result.build();
    }

    /** What stands between the delimiters of a text block, each line end one {@code \n}. */
    private SqlText content(SqlText block) {
        var result = SqlText.builder(source);
        boolean begun = false;
        for (int at = DELIMITER.length(); at < block.length() - DELIMITER.length(); at++) {
            char c = block.charAt(at);
            int end = c == '\r' && block.charAt(at + 1) == '\n' ? at + 2 : at + 1;
            boolean lineEnd = c == '\n' || c == '\r';
            if (begun) {
                result.add(lineEnd ? '\n' : c, block, at, end);
            }
            begun |= lineEnd;
            at = end - 1;
        }
        return result.build();
    }

    /** As {@link String#stripIndent()}: the last line counts even when it is blank. */
    private SqlText stripIndent(SqlText text) {
        String[] lines = text.value().split("\n", -1);
        int indent = Integer.MAX_VALUE;
        for (int i = 0; i < lines.length; i++) {
            if (!lines[i].isBlank()) {
                indent = Math.min(indent, leadingBlanks(lines[i]));
            } else if (i == lines.length - 1) {
                indent = Math.min(indent, lines[i].length());
            }
        }
        var result = SqlText.builder(source);
        int start = 0;
        for (int i = 0; i < lines.length; i++) {
            if (i > 0) {
                result.add(text, start - 1, start);
            }
            if (!lines[i].isBlank()) {
                result.add(
                        text, start + indent, start + lines[i].stripTrailing().length());
            }
            start += lines[i].length() + 1;
        }
        return result.build();
    }

    private static int leadingBlanks(String line) {
        return line.length() - line.stripLeading().length();
    }

    /** Translates {@code \n}, {@code \"}, {@code \101}, … and drops an escaped line end. */
    private SqlText escapes(SqlText text) {
        var result = SqlText.builder(source);
        for (int at = 0; at < text.length(); ) {
            char c = text.charAt(at);
            if (c != '\\') {
                result.add(c, text, at, at + 1);
                at++;
                continue;
            }
            char escaped = text.charAt(at + 1);
            int end = at + 2;
            if (escaped >= '0' && escaped <= '7') {
                end = octalEnd(text, at + 1);
                result.add((char) Integer.parseInt(text.value(), at + 1, end, 8), text, at, end);
            } else if (escaped != '\n') {
                result.add(single(escaped), text, at, end);
            }
            at = end;
        }
        return result.build();
    }

    /** Octal escapes have up to three digits, and end at {@code \377}. */
    private static int octalEnd(SqlText text, int start) {
        int most = start + (text.charAt(start) <= '3' ? 3 : 2);
        int end = start + 1;
        while (end < most && end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '7') {
            end++;
        }
        return end;
    }

    private static char single(char escaped) {
        return switch (escaped) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 's' -> ' ';
            case 't' -> '\t';
            default -> escaped;
        };
    }
}
