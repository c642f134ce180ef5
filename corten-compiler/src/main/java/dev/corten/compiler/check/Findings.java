package dev.corten.compiler.check;

import dev.corten.compiler.report.Diagnostic;
import dev.corten.compiler.sql.Dimension;
import dev.corten.compiler.sql.Variants;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What is wrong with the statements of one method, each mistake once: with the words which of them have it, unless all
 * do.
 */
final class Findings {
    private final Variants variants;
    private final Map<Diagnostic, TreeSet<Integer>> found = new LinkedHashMap<>();

    /** The statements of which PostgreSQL says no more than the first mistake. */
    private final TreeSet<Integer> refused = new TreeSet<>();

    Findings(Variants variants) {
        this.variants = variants;
    }

    /** Statement {@code index} has these mistakes. */
    void add(int index, List<Diagnostic> diagnostics, boolean isRefused) {
        diagnostics.forEach(d -> found.computeIfAbsent(d, _ -> new TreeSet<>()).add(index));
        if (isRefused) {
            refused.add(index);
        }
    }

    List<Diagnostic> all() {
        var reported = new ArrayList<Diagnostic>();
        found.forEach((diagnostic, indexes) -> {
            if (!indexes.stream().allMatch(this::follows)) {
                reported.add(
                        indexes.size() == variants.count()
                                ? diagnostic
                                : diagnostic.with(diagnostic.message() + " (" + when(indexes) + ")"));
            }
        });
        return reported;
    }

    /** Whether a statement with fewer of the same parts is refused already, so that this is no new mistake. */
    private boolean follows(int index) {
        return refused.contains(index) && refused.stream().anyMatch(other -> other != index && holds(index, other));
    }

    private boolean holds(int index, int smaller) {
        List<Integer> values = variants.values(index);
        List<Integer> fewer = variants.values(smaller);
        return IntStream.range(0, values.size())
                .allMatch(i -> variants.dimensions().get(i) instanceof Dimension.Given
                        ? fewer.get(i) <= values.get(i)
                        : fewer.get(i).equals(values.get(i)));
    }

    /** What the statements at {@code indexes} have in common, and others have not. */
    private String when(SortedSet<Integer> indexes) {
        List<Integer> first = variants.values(indexes.first());
        List<Integer> common = IntStream.range(0, first.size())
                .filter(i -> indexes.stream()
                        .allMatch(index -> variants.values(index).get(i).equals(first.get(i))))
                .boxed()
                .toList();
        List<Integer> parts = common.stream()
                .filter(i -> first.get(i) > 0 || variants.dimensions().get(i) instanceof Dimension.Chosen)
                .toList();
        List<Integer> said = parts.isEmpty() ? common : parts;
        return said.isEmpty()
                ? variants.describe(indexes.first())
                : said.stream()
                        .map(i -> variants.dimensions().get(i).describe(first.get(i)))
                        .collect(Collectors.joining(", "));
    }
}
