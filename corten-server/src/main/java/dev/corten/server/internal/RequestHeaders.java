package dev.corten.server.internal;

import dev.corten.http.Headers;
import io.vertx.core.MultiMap;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The header fields of a request as Vert.x holds them. */
record RequestHeaders(MultiMap fields) implements Headers {
    @Override
    public @Nullable String get(String name) {
        return fields.get(name);
    }

    @Override
    public List<String> all(String name) {
        return List.copyOf(fields.getAll(name));
    }

    @Override
    public void forEach(BiConsumer<String, String> action) {
        fields.forEach(action);
    }
}
