package dev.corten.compiler.database;

import dev.corten.compiler.describe.Description;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The schema that answers were given for, as fingerprints: of the migrations, and of each part of what they made. Two
 * branches that both change migrations conflict in its text, as they should; a query that neither changes conflicts
 * nowhere.
 *
 * @param migrations the fingerprint of the migrations
 * @param parts the fingerprint of each part by its name, see {@link dev.corten.compiler.describe.Describer#schema}
 */
record Schema(String migrations, Map<String, String> parts) {
    /** Raised whenever lines get another meaning: answers of another form are not used. */
    private static final String FORM = "1";

    Schema {
        parts = new TreeMap<>(parts);
    }

    /** Of the definitions of parts. */
    static Schema of(String migrations, Map<String, String> definitions) {
        var parts = new TreeMap<String, String>();
        definitions.forEach((part, definition) -> parts.put(part, Fingerprint.of(definition)));
        return new Schema(migrations, parts);
    }

    /** The fingerprint of a part; empty if there is no such part. */
    String fingerprint(String part) {
        return part.equals(Description.ALL) ? migrations : parts.getOrDefault(part, "");
    }

    /** As a file. */
    String text() {
        var text = new StringBuilder(Fields.line("corten", FORM)).append(Fields.line("migrations", migrations));
        parts.forEach((part, fingerprint) -> text.append(Fields.line("part", part, fingerprint)));
        return text.append(Fields.line("end")).toString();
    }

    /** Of a file; {@code null} if it is none, or one of another form. */
    static @Nullable Schema read(String text) {
        String migrations = null;
        var parts = new TreeMap<String, String>();
        boolean form = false;
        for (Deque<String> line : Fields.lines(text).toList()) {
            var fields = List.copyOf(line);
            switch (fields.getFirst()) {
                case "corten" -> form = fields.equals(List.of("corten", FORM));
                case "migrations" -> migrations = fields.getLast();
                case "part" -> parts.put(fields.get(1), fields.getLast());
                case "end" -> {
                    return form && migrations != null ? new Schema(migrations, parts) : null;
                }
                default -> {
                    return null;
                }
            }
        }
        return null;
    }
}
