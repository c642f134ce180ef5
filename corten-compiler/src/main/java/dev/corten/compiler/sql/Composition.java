package dev.corten.compiler.sql;

import dev.corten.compiler.model.SqlText;

/** A statement that is put together from pieces, so that no two tokens become one and no empty lines are left. */
final class Composition {
    private final SqlText template;
    private final SqlText.Builder text;

    /** Whether the next character is the first of a piece, or the first after one. */
    private boolean separate;

    /** Whether the last line was left without anything but the part that is not there. */
    private boolean dropLine;

    Composition(SqlText template) {
        this.template = template;
        this.text = SqlText.builder(template.whole().source());
    }

    /** A piece ends here, and another one begins. */
    void separate() {
        separate = true;
    }

    /** Adds characters of a piece. */
    void add(SqlText piece, int from, int to) {
        int start = from;
        if (dropLine) {
            // The blank rest of the line, with its end.
            int end = start;
            while (end < to && piece.charAt(end) != '\n' && Character.isWhitespace(piece.charAt(end))) {
                end++;
            }
            if (end < to && piece.charAt(end) == '\n') {
                text.cut(lineStart());
                start = end + 1;
                separate = false;
            }
            dropLine = false;
        }
        if (start < to) {
            if (separate && touches(piece.charAt(start))) {
                text.add(' ', piece, start, start + 1);
            }
            separate = false;
            text.add(piece, start, to);
        }
    }

    /** Leaves out a part, with the blanks before it; if nothing else is on its line, the line too. */
    void leaveOut() {
        separate();
        if (lineIsBlank()) {
            dropLine = true;
            return;
        }
        int end = text.length();
        while (text.charAt(end - 1) == ' ' || text.charAt(end - 1) == '\t') {
            end--;
        }
        text.cut(end);
    }

    /** Whether {@code next} could become one token with what is there, or would look as if it did. */
    private boolean touches(char next) {
        if (text.length() == 0) {
            return false;
        }
        char last = text.charAt(text.length() - 1);
        return !Character.isWhitespace(last)
                && !Character.isWhitespace(next)
                && last != '('
                && next != ')'
                && next != ',';
    }

    private boolean lineIsBlank() {
        for (int i = lineStart(); i < text.length(); i++) {
            if (!Character.isWhitespace(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private int lineStart() {
        int start = text.length();
        while (start > 0 && text.charAt(start - 1) != '\n') {
            start--;
        }
        return start;
    }

    SqlText build() {
        return text.build().within(template.whole());
    }
}
