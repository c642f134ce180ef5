package dev.corten.openapi;

import dev.corten.json.JsonValue;
import dev.corten.json.JsonValue.ObjectValue;
import dev.corten.openapi.SchemaDiff.Direction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Compares an operation of two documents: what may be sent, what is answered, who may call it. */
final class OperationDiff {
    private final Spec before;
    private final Spec after;
    private final Spec.Operation old;
    private final Spec.Operation now;
    private final Set<ApiChange> changes;

    OperationDiff(Spec before, Spec after, Spec.Operation old, Spec.Operation now, Set<ApiChange> changes) {
        this.before = before;
        this.after = after;
        this.old = old;
        this.now = now;
        this.changes = changes;
    }

    void compare() {
        parameters();
        content();
        responses();
        security();
        if (!Spec.isTrue(old.object().get("deprecated"))
                && Spec.isTrue(now.object().get("deprecated"))) {
            add(false, "", "is deprecated now");
        }
        String id = Spec.text(old.object().get("operationId"));
        if (id != null && !id.equals(Spec.text(now.object().get("operationId")))) {
            add(false, "", "has another operationId, by which generated clients call it");
        }
    }

    private void parameters() {
        Map<String, ObjectValue> had = parameters(before, old);
        Map<String, ObjectValue> has = parameters(after, now);
        had.forEach((name, parameter) -> {
            ObjectValue other = has.get(name);
            if (other == null) {
                add(true, name, "is gone");
                return;
            }
            boolean required = Spec.isTrue(other.get("required"));
            if (required != Spec.isTrue(parameter.get("required"))) {
                add(required, name, required ? "is required now" : "is optional now");
            }
            schemas(name, Direction.REQUEST, parameter.get("schema"), other.get("schema"));
        });
        has.forEach((name, parameter) -> {
            if (!had.containsKey(name)) {
                boolean required = Spec.isTrue(parameter.get("required"));
                add(required, name, required ? "is new and required" : "is new");
            }
        });
    }

    /** The parameters by what a client sees of them. */
    private static Map<String, ObjectValue> parameters(Spec spec, Spec.Operation operation) {
        Map<String, ObjectValue> parameters = new LinkedHashMap<>();
        List<JsonValue> all = new ArrayList<>(Spec.elements(operation.item().get("parameters")));
        all.addAll(Spec.elements(operation.object().get("parameters")));
        for (JsonValue value : all) {
            ObjectValue parameter = spec.object(value);
            String in = String.valueOf(Spec.text(parameter.get("in")));
            String name = String.valueOf(Spec.text(parameter.get("name")));
            String shown =
                    switch (in) {
                        // The name of a variable is not sent.
                        case "path" -> "variable " + (operation.variables().indexOf(name) + 1) + " of the path";
                        case "header" -> "header " + name.toLowerCase(Locale.ROOT);
                        case "cookie" -> "cookie " + name;
                        default -> in + " parameter " + name;
                    };
            parameters.put(shown, parameter);
        }
        return parameters;
    }

    private void content() {
        JsonValue had = old.object().get("requestBody");
        JsonValue has = now.object().get("requestBody");
        ObjectValue first = before.object(had);
        ObjectValue second = after.object(has);
        if (had != null && has == null) {
            add(true, "content", "is gone");
        } else if (had == null && has != null) {
            boolean required = Spec.isTrue(second.get("required"));
            add(required, "content", required ? "is new and required" : "is new");
        } else if (had != null) {
            boolean required = Spec.isTrue(second.get("required"));
            if (required != Spec.isTrue(first.get("required"))) {
                add(required, "content", required ? "is required now" : "is optional now");
            }
            mediaTypes("content", Direction.REQUEST, first, second);
        }
    }

    private void mediaTypes(String where, Direction direction, ObjectValue first, ObjectValue second) {
        Map<String, JsonValue> had = before.object(first.get("content")).fields();
        Map<String, JsonValue> has = after.object(second.get("content")).fields();
        had.forEach((type, media) -> {
            JsonValue other = has.get(type);
            if (other == null) {
                add(true, where, direction == Direction.REQUEST ? "may no longer be " + type : "is no longer " + type);
            } else {
                schemas(
                        where,
                        direction,
                        before.object(media).get("schema"),
                        after.object(other).get("schema"));
            }
        });
        has.keySet().stream()
                .filter(type -> !had.containsKey(type))
                .forEach(type -> add(false, where, "may be " + type + " now"));
    }

    private void responses() {
        Map<String, JsonValue> had =
                before.object(old.object().get("responses")).fields();
        Map<String, JsonValue> has = after.object(now.object().get("responses")).fields();
        had.forEach((status, response) -> {
            JsonValue other = has.get(status);
            boolean error = error(status);
            if (other == null) {
                add(!error, "status " + status, "is gone");
                return;
            }
            // Errors usually have one form, which is told once and not with each status.
            String where = error ? "errors" : "response " + status;
            ObjectValue first = before.object(response);
            ObjectValue second = after.object(other);
            mediaTypes(where, Direction.RESPONSE, first, second);
            if (!error) {
                headers(where, first, second);
            }
        });
        has.keySet().stream()
                .filter(status -> !had.containsKey(status))
                .forEach(status -> add(false, "status " + status, "is new"));
    }

    private void headers(String where, ObjectValue first, ObjectValue second) {
        Map<String, JsonValue> has = after.object(second.get("headers")).fields();
        before.object(first.get("headers")).fields().forEach((name, header) -> {
            JsonValue other = has.get(name);
            if (other == null) {
                add(true, where + " header " + name, "is gone");
            } else {
                schemas(
                        where + " header " + name,
                        Direction.RESPONSE,
                        before.object(header).get("schema"),
                        after.object(other).get("schema"));
            }
        });
    }

    /** Whoever could call it must still be able to: each way in must be left, or an easier one. */
    private void security() {
        List<Set<String>> had = security(before, old);
        List<Set<String>> has = security(after, now);
        for (Set<String> way : had) {
            if (has.stream().noneMatch(way::containsAll)) {
                add(true, "", way.isEmpty() ? "needs credentials now" : "may no longer be called with " + show(way));
            }
        }
        for (Set<String> way : has) {
            if (had.stream().noneMatch(way::containsAll)) {
                add(false, "", way.isEmpty() ? "needs no credentials any more" : "may be called with " + show(way));
            }
        }
    }

    private static String show(Set<String> way) {
        return String.join(" and ", way);
    }

    /** The ways in: each a set of schemes, and scopes of them, that are needed together. */
    private static List<Set<String>> security(Spec spec, Spec.Operation operation) {
        JsonValue own = operation.object().get("security");
        List<Set<String>> ways = new ArrayList<>();
        for (JsonValue value : Spec.elements(own == null ? spec.member("security") : own)) {
            Set<String> way = new TreeSet<>();
            spec.object(value).fields().forEach((scheme, scopes) -> {
                way.add(scheme);
                Spec.elements(scopes).forEach(scope -> way.add(scheme + " scope " + Spec.text(scope)));
            });
            ways.add(way);
        }
        return ways.isEmpty() ? List.of(Set.of()) : List.copyOf(new LinkedHashSet<>(ways));
    }

    private void schemas(String where, Direction direction, @Nullable JsonValue first, @Nullable JsonValue second) {
        new SchemaDiff(before, after, direction, (breaking, path, what) -> add(breaking, where + path, what))
                .compare(first, second);
    }

    private void add(boolean breaking, String where, String what) {
        changes.add(new ApiChange(breaking, now.name() + ":" + (where.isEmpty() ? "" : " " + where), what));
    }

    private static boolean error(String status) {
        return status.equals("default") || status.startsWith("4") || status.startsWith("5");
    }
}
