package dev.corten.json;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The codecs of types that hold others. */
final class Containers {
    private Containers() {}

    record ListCodec<T extends @Nullable Object>(JsonCodec<T> element) implements JsonCodec<List<T>> {
        @Override
        public void write(JsonWriter out, List<T> value) {
            writeAll(out, element, value);
        }

        @Override
        @SuppressWarnings("NullAway") // an element is null only where T is nullable, or in a list that is not used
        public @Nullable List<T> read(JsonReader in) {
            if (!in.beginArray()) {
                return null;
            }
            var list = new ArrayList<T>();
            while (in.nextElement()) {
                list.add(element.read(in));
            }
            return Collections.unmodifiableList(list);
        }
    }

    record SetCodec<T>(JsonCodec<T> element) implements JsonCodec<Set<T>> {
        @Override
        public void write(JsonWriter out, Set<T> value) {
            writeAll(out, element, value);
        }

        @Override
        public @Nullable Set<T> read(JsonReader in) {
            if (!in.beginArray()) {
                return null;
            }
            var set = new LinkedHashSet<T>();
            while (in.nextElement()) {
                T value = element.read(in);
                if (value != null && !set.add(value)) {
                    in.problem("is in the set already");
                }
            }
            return Collections.unmodifiableSet(set);
        }
    }

    record MapCodec<T extends @Nullable Object>(JsonCodec<T> element) implements JsonCodec<Map<String, T>> {
        @Override
        public void write(JsonWriter out, Map<String, T> value) {
            out.beginObject();
            value.forEach((name, each) -> element.write(out.field(name), each));
            out.endObject();
        }

        @Override
        @SuppressWarnings("NullAway") // a value is null only where T is nullable, or in a map that is not used
        public @Nullable Map<String, T> read(JsonReader in) {
            if (!in.beginObject()) {
                return null;
            }
            var map = new LinkedHashMap<String, T>();
            for (String name = in.nextField(); name != null; name = in.nextField()) {
                if (map.containsKey(name)) {
                    in.twice();
                }
                if (name.indexOf('\0') >= 0) {
                    in.problem("must not have the character U+0000 in its name");
                }
                map.put(name, element.read(in));
            }
            return Collections.unmodifiableMap(map);
        }
    }

    record OptionalCodec<T>(JsonCodec<T> element) implements JsonCodec<Optional<T>> {
        @Override
        public void write(JsonWriter out, Optional<T> value) {
            if (value.isPresent()) {
                element.write(out, value.get());
            } else {
                out.nullValue();
            }
        }

        @Override
        public Optional<T> read(JsonReader in) {
            return Optional.ofNullable(in.nullable(element));
        }
    }

    record NullableCodec<T>(JsonCodec<T> element) implements JsonCodec<@Nullable T> {
        @Override
        public void write(JsonWriter out, @Nullable T value) {
            if (value == null) {
                out.nullValue();
            } else {
                element.write(out, value);
            }
        }

        @Override
        public @Nullable T read(JsonReader in) {
            return in.nullable(element);
        }
    }

    private static <T extends @Nullable Object> void writeAll(
            JsonWriter out, JsonCodec<T> element, Collection<T> values) {
        out.beginArray();
        for (T value : values) {
            element.write(out, value);
        }
        out.endArray();
    }
}
