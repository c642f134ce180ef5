package dev.corten.compiler.database;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A line of a file of ours: fields between tabs. A line break inside of a field is one in the file too, followed by a
 * tab, so that statements can be read and compared line by line.
 */
final class Fields {
    private Fields() {}

    /** The line, with its end. */
    static String line(Collection<String> fields) {
        return fields.stream().map(Fields::escape).collect(Collectors.joining("\t", "", "\n"));
    }

    /** The line, with its end. */
    static String line(String... fields) {
        return line(java.util.List.of(fields));
    }

    /** The fields of each line, whatever ends lines on this system. */
    static Stream<Deque<String>> lines(String text) {
        return text.replace("\r\n", "\n").replace("\n\t", "\\n").lines().map(Fields::fields);
    }

    private static Deque<String> fields(String line) {
        return Stream.of(line.split("\t", -1)).map(Fields::unescape).collect(Collectors.toCollection(ArrayDeque::new));
    }

    private static String escape(String text) {
        return text.replace("\\", "\\\\")
                .replace("\r", "\\r")
                .replace("\t", "\\t")
                .replace("\n", "\n\t");
    }

    private static String unescape(String text) {
        var result = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\' || i + 1 == text.length()) {
                result.append(c);
                continue;
            }
            i++;
            result.append(
                    switch (text.charAt(i)) {
                        case 'n' -> '\n';
                        case 'r' -> '\r';
                        case 't' -> '\t';
                        default -> text.charAt(i);
                    });
        }
        return result.toString();
    }
}
