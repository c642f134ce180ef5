package dev.corten.compiler.report;

/**
 * A source file as the user wrote it.
 *
 * @param key what tells this file from all others of the compilation
 * @param text its characters
 */
public record SourceText(String key, String text) {

    /** The line that holds {@code offset}, without its end. */
    public String lineAt(int offset) {
        return text.substring(lineStart(offset), lineEnd(offset));
    }

    /** Where the line that holds {@code offset} begins. */
    public int lineStart(int offset) {
        return text.lastIndexOf('\n', offset - 1) + 1;
    }

    /** Where the line that holds {@code offset} ends, before its line end. */
    public int lineEnd(int offset) {
        int end = text.indexOf('\n', offset);
        end = end < 0 ? text.length() : end;
        return end > 0 && end > lineStart(offset) && text.charAt(end - 1) == '\r' ? end - 1 : end;
    }

    /** The number of the line that holds {@code offset}, from 1. */
    public int lineNumber(int offset) {
        return (int) text.substring(0, offset).chars().filter(c -> c == '\n').count() + 1;
    }

    @Override
    public String toString() {
        return key;
    }
}
