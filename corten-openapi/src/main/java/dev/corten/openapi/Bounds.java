package dev.corten.openapi;

import dev.corten.json.JsonValue;
import dev.corten.json.JsonValue.NumberValue;
import dev.corten.json.JsonValue.ObjectValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Compares the keywords of two schemas that bound a value. */
final class Bounds {
    private static final List<String> LEAST =
            List.of("minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties");
    private static final List<String> MOST =
            List.of("maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties");
    private static final List<String> OTHERS =
            List.of("pattern", "format", "multipleOf", "contentEncoding", "contentMediaType");

    /** Formats that hold all values of another one. */
    private static final Map<String, String> WIDER = Map.of("int32", "int64", "float", "double");

    private Bounds() {}

    /** Tells {@code changed} whether more is allowed now, and by what; {@code replaced} what cannot be compared. */
    static void compare(
            ObjectValue old, ObjectValue now, BiConsumer<Boolean, String> changed, Consumer<String> replaced) {
        LEAST.forEach(name -> bound(name, old, now, -1, changed));
        MOST.forEach(name -> bound(name, old, now, 1, changed));
        OTHERS.forEach(name -> other(name, old.get(name), now.get(name), changed, replaced));
        boolean unique = Spec.isTrue(now.get("uniqueItems"));
        if (unique != Spec.isTrue(old.get("uniqueItems"))) {
            changed.accept(!unique, unique ? "has no element twice now" : "may have an element twice now");
        }
    }

    /** {@code sign} is 1 where a larger number allows more. */
    private static void bound(
            String name, ObjectValue old, ObjectValue now, int sign, BiConsumer<Boolean, String> changed) {
        BigDecimal had = number(old.get(name));
        BigDecimal has = number(now.get(name));
        if (had == null && has != null) {
            changed.accept(false, "has " + name + " " + has.toPlainString() + " now");
        } else if (had != null && has == null) {
            changed.accept(true, "has no " + name + " any more");
        } else if (had != null && has != null && had.compareTo(has) != 0) {
            boolean wider = has.compareTo(had) == sign;
            changed.accept(wider, "has " + name + " " + has.toPlainString() + " now, not " + had.toPlainString());
        }
    }

    private static void other(
            String name,
            @Nullable JsonValue had,
            @Nullable JsonValue has,
            BiConsumer<Boolean, String> changed,
            Consumer<String> replaced) {
        if (had == null && has != null) {
            changed.accept(false, "has " + name + " " + Spec.show(has) + " now");
        } else if (had != null && has == null) {
            changed.accept(true, "has no " + name + " any more");
        } else if (had != null && has != null && !had.equals(has)) {
            String what = "has " + name + " " + Spec.show(has) + " now, not " + Spec.show(had);
            String first = String.valueOf(Spec.text(had));
            String second = String.valueOf(Spec.text(has));
            if (second.equals(WIDER.get(first))) {
                changed.accept(true, what);
            } else if (first.equals(WIDER.get(second))) {
                changed.accept(false, what);
            } else {
                replaced.accept(what);
            }
        }
    }

    private static @Nullable BigDecimal number(@Nullable JsonValue value) {
        return value instanceof NumberValue(BigDecimal number) ? number : null;
    }
}
