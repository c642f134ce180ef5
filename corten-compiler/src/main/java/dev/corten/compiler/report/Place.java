package dev.corten.compiler.report;

/**
 * Some characters of a source file, which a diagnostic underlines.
 *
 * @param source the file
 * @param start the first character, from 0
 * @param end after the last character; at least {@code start}
 */
public record Place(SourceText source, int start, int end) {

    /** The characters themselves. */
    public String text() {
        return source.text().substring(start, end);
    }

    /** As messages name it: {@code TaskRoutes.java:12}. */
    public String describe() {
        String key = source.key();
        return key.substring(key.lastIndexOf('/') + 1) + ":" + source.lineNumber(start);
    }
}
