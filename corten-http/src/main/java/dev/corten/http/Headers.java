package dev.corten.http;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The header fields of a message (RFC 9110, section 5): names in any case, in order, a name perhaps several times. */
public interface Headers {
    /** The value of the first field of that name. */
    @Nullable
    String get(String name);

    /** The values of all fields of that name. */
    List<String> all(String name);

    /** Calls {@code action} with each name and value. */
    void forEach(BiConsumer<String, String> action);

    /** Header fields from names and values in turn. */
    static Headers of(String... namesAndValues) {
        List<String> fields = List.of(namesAndValues);
        return new Headers() {
            @Override
            public @Nullable String get(String name) {
                for (int i = 0; i < fields.size(); i += 2) {
                    if (fields.get(i).equalsIgnoreCase(name)) {
                        return fields.get(i + 1);
                    }
                }
                return null;
            }

            @Override
            public List<String> all(String name) {
                var values = new ArrayList<String>();
                forEach((n, v) -> {
                    if (n.equalsIgnoreCase(name)) {
                        values.add(v);
                    }
                });
                return values;
            }

            @Override
            public void forEach(BiConsumer<String, String> action) {
                for (int i = 0; i < fields.size(); i += 2) {
                    action.accept(fields.get(i), fields.get(i + 1));
                }
            }
        };
    }
}
