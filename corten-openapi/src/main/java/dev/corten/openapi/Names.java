package dev.corten.openapi;

import java.util.LinkedHashMap;
import java.util.Map;

/** Keeps types apart that have one name in several packages: each class of routes knows only its own. */
final class Names {
    private Names() {}

    /** The new names of those schemas of {@code set} that {@code taken} has with another meaning. */
    static Map<String, String> of(Map<String, String> set, Map<String, String> taken) {
        Map<String, String> names = new LinkedHashMap<>();
        // A schema that refers to a renamed one becomes another one by that.
        for (boolean changed = true; changed; ) {
            changed = false;
            for (Map.Entry<String, String> entry : set.entrySet()) {
                String name = names.getOrDefault(entry.getKey(), entry.getKey());
                String other = taken.get(name);
                if (other != null && !other.equals(rename(entry.getValue(), names))) {
                    names.put(entry.getKey(), free(entry.getKey(), set, taken, names));
                    changed = true;
                }
            }
        }
        return names;
    }

    /** {@code json} with its references changed. */
    static String rename(String json, Map<String, String> names) {
        String renamed = json;
        for (Map.Entry<String, String> name : names.entrySet()) {
            renamed = renamed.replace(reference(name.getKey()), reference(name.getValue()));
        }
        return renamed;
    }

    private static String free(
            String name, Map<String, String> set, Map<String, String> taken, Map<String, String> names) {
        int number = 2;
        while (set.containsKey(name + "_" + number)
                || taken.containsKey(name + "_" + number)
                || names.containsValue(name + "_" + number)) {
            number++;
        }
        return name + "_" + number;
    }

    private static String reference(String name) {
        return "\"#/components/schemas/" + name + "\"";
    }
}
