package dev.corten.compiler.describe.nullness;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is known of PostgreSQL's built-in functions, from {@code built-ins.txt}. */
final class BuiltIns {
    private final Map<String, Map<String, String>> sections = new HashMap<>();

    private BuiltIns() {}

    static BuiltIns load() {
        BuiltIns builtIns = new BuiltIns();
        try (InputStream in = BuiltIns.class.getResourceAsStream("built-ins.txt")) {
            builtIns.read(new BufferedReader(
                    new InputStreamReader(Objects.requireNonNull(in, "built-ins.txt"), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return builtIns;
    }

    private void read(BufferedReader lines) throws IOException {
        Map<String, String> section = new HashMap<>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("[")) {
                section = sections.computeIfAbsent(line.substring(1, line.length() - 1), name -> new HashMap<>(4096));
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                int blank = line.indexOf(' ');
                section.put(blank < 0 ? line : line.substring(0, blank), blank < 0 ? "" : line.substring(blank + 1));
            }
        }
    }

    /** Whether it gives a value whenever all arguments are values, and NULL otherwise. */
    boolean total(Catalog.Routine routine) {
        return routine.strict()
                && switch (routine.language()) {
                    case "internal" -> said("total", routine, routine.source()) != null;
                    case "sql" -> said("total-sql", routine, routine.name()) != null;
                    default -> false;
                };
    }

    /** Which arguments must not be NULL for the result of a function that is not strict. */
    @Nullable
    String notStrict(Catalog.Routine routine) {
        return routine.strict() ? null : said("not-strict", routine, routine.name());
    }

    /** The columns of a set-returning function. */
    List<String> rows(Catalog.Routine routine) {
        String columns = said("rows", routine, routine.name());
        return columns == null ? List.of() : List.of(columns.split(" "));
    }

    /** When an aggregate is NULL over at least one row. */
    @Nullable
    String aggregate(Catalog.Routine routine) {
        return said("aggregates", routine, routine.name());
    }

    /** When a window function is NULL. */
    @Nullable
    String window(Catalog.Routine routine) {
        return said("windows", routine, routine.name());
    }

    private @Nullable String said(String section, Catalog.Routine routine, String name) {
        return routine.builtIn() ? sections.getOrDefault(section, Map.of()).get(name) : null;
    }
}
