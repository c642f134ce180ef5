package dev.corten.openapi;

import static dev.corten.openapi.Document.object;
import static dev.corten.openapi.Document.text;

import dev.corten.json.JsonValue;
import dev.corten.json.JsonValue.ArrayValue;
import dev.corten.json.JsonValue.BooleanValue;
import dev.corten.json.JsonValue.ObjectValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The operations of a document: what the compiler wrote of a route, and what only the whole application knows. */
final class Operations {
    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]*)}");

    private final Set<String> ids = new HashSet<>();

    /** {@code operation} at {@code path}, inside of layers that may answer {@code errors}. */
    ObjectValue of(String path, JsonValue operation, Map<Integer, String> errors) {
        Map<String, JsonValue> fields = new LinkedHashMap<>();
        if (operation instanceof ObjectValue object) {
            fields.putAll(object.fields());
        }
        String id = Spec.text(fields.get("operationId"));
        if (id != null) {
            fields.put("operationId", text(unique(id)));
        }
        parameters(path, fields);
        if (!errors.isEmpty()) {
            responses(fields, errors);
        }
        return new ObjectValue(fields);
    }

    /** Routes may be there twice, below two prefixes, and classes of one name in two packages. */
    private String unique(String id) {
        String unique = id;
        for (int number = 2; !ids.add(unique); number++) {
            unique = id + "_" + number;
        }
        return unique;
    }

    /** The variables of the prefix, of which the route knows nothing. */
    private static void parameters(String path, Map<String, JsonValue> fields) {
        List<JsonValue> known = Spec.elements(fields.get("parameters"));
        Set<String> names = new HashSet<>();
        for (JsonValue parameter : known) {
            if (parameter instanceof ObjectValue object && "path".equals(Spec.text(object.get("in")))) {
                names.add(String.valueOf(Spec.text(object.get("name"))));
            }
        }
        List<JsonValue> parameters = new ArrayList<>();
        VARIABLE.matcher(path)
                .results()
                .map(variable -> variable.group(1))
                .filter(name -> !names.contains(name))
                .forEach(name -> {
                    Map<String, JsonValue> parameter = object("name", text(name), "in", text("path"));
                    parameter.put("required", new BooleanValue(true));
                    parameter.put("schema", new ObjectValue(object("type", text("string"))));
                    parameters.add(new ObjectValue(parameter));
                });
        if (!parameters.isEmpty()) {
            parameters.addAll(known);
            fields.put("parameters", new ArrayValue(parameters));
        }
    }

    private static void responses(Map<String, JsonValue> fields, Map<Integer, String> errors) {
        // By status, and "default" behind them.
        Map<String, JsonValue> responses = new TreeMap<>();
        if (fields.get("responses") instanceof ObjectValue object) {
            responses.putAll(object.fields());
        }
        errors.forEach((status, what) -> responses.merge(
                status.toString(),
                new ObjectValue(object("$ref", text("#/components/responses/Error"), "description", text(what))),
                (known, more) -> described(known, what)));
        fields.put("responses", new ObjectValue(responses));
    }

    private static JsonValue described(JsonValue response, String what) {
        if (!(response instanceof ObjectValue object)) {
            return response;
        }
        String known = Spec.text(object.get("description"));
        Map<String, JsonValue> fields = new LinkedHashMap<>(object.fields());
        fields.put("description", text(known == null ? what : known + "; " + what));
        return new ObjectValue(fields);
    }
}
