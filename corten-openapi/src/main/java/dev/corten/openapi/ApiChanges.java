package dev.corten.openapi;

import dev.corten.json.JsonException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What has changed between two OpenAPI 3.1 documents of an API, and whether clients break by it: those that send what the
 * old document allows and expect what it promises. {@code ./corten openapi diff} prints it; a test guards an API by it:
 *
 * <pre>{@code
 * String released = Files.readString(Path.of("src/test/openapi/released.json"));
 * assertThat(ApiChanges.between(released, api.document()).breaking()).isEmpty();
 * }</pre>
 *
 * @param changes all of them, in the order of the old document, what is new at the end; each once
 */
public record ApiChanges(List<ApiChange> changes) {

    /** Copies {@code changes}. */
    public ApiChanges {
        changes = List.copyOf(changes);
    }

    /**
     * Compares two documents. Variables of paths may have other names. References are followed inside of a document.
     *
     * @throws IllegalArgumentException if one of them is no JSON object with {@code openapi: 3.…}
     */
    public static ApiChanges between(String before, String after) {
        Spec old = spec("the old document", before);
        Spec now = spec("the new document", after);
        Set<ApiChange> changes = new LinkedHashSet<>();
        Map<String, Spec.Operation> left = new TreeMap<>(now.operations());
        old.operations().forEach((key, operation) -> {
            Spec.Operation other = left.remove(key);
            if (other != null) {
                new OperationDiff(old, now, operation, other, changes).compare();
            } else {
                changes.add(new ApiChange(true, operation.name() + ":", "is gone"));
            }
        });
        left.values().forEach(added -> changes.add(new ApiChange(false, added.name() + ":", "is new")));
        return new ApiChanges(new ArrayList<>(changes));
    }

    private static Spec spec(String what, String json) {
        try {
            return Spec.of(json);
        } catch (JsonException e) {
            throw new IllegalArgumentException(what + " is no JSON: " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(what + " " + e.getMessage(), e);
        }
    }

    /** Those by which a client may break. */
    public List<ApiChange> breaking() {
        return changes.stream().filter(ApiChange::breaking).toList();
    }

    /** In lines: first what breaks clients, then the others. */
    @Override
    public String toString() {
        List<ApiChange> others =
                changes.stream().filter(change -> !change.breaking()).toList();
        return section("breaking", breaking()) + section("not breaking", others)
                + count(breaking().size()) + " and " + others.size() + " others\n";
    }

    private static String count(int number) {
        return number == 1 ? "1 breaking change" : number + " breaking changes";
    }

    private static String section(String title, List<ApiChange> changes) {
        var text = new StringBuilder();
        if (!changes.isEmpty()) {
            text.append(title).append(":\n");
            changes.forEach(change -> text.append("  ").append(change).append('\n'));
        }
        return text.toString();
    }
}
