package dev.corten.compiler.model;

import dev.corten.json.JsonCodec;
import dev.corten.json.JsonCodecs;
import java.util.Map;
import java.util.Optional;

/**
 * A codec of a type of the JDK.
 *
 * @param constant the name of its constant in {@link JsonCodecs}
 * @param text whether its values are strings in JSON
 */
public record BuiltInCodec(String constant, boolean text) {
    private static final Map<String, BuiltInCodec> ALL = Map.ofEntries(
            Map.entry("java.lang.String", text("STRING")),
            Map.entry("java.lang.Boolean", other("BOOLEAN")),
            Map.entry("java.lang.Byte", other("BYTE")),
            Map.entry("java.lang.Short", other("SHORT")),
            Map.entry("java.lang.Integer", other("INT")),
            Map.entry("java.lang.Long", other("LONG")),
            Map.entry("java.lang.Float", other("FLOAT")),
            Map.entry("java.lang.Double", other("DOUBLE")),
            Map.entry("java.math.BigDecimal", other("BIG_DECIMAL")),
            Map.entry("java.math.BigInteger", other("BIG_INTEGER")),
            Map.entry("java.util.UUID", text("UUID")),
            Map.entry("java.net.URI", text("URI")),
            Map.entry("java.time.Instant", text("INSTANT")),
            Map.entry("java.time.Duration", text("DURATION")),
            Map.entry("java.time.Period", text("PERIOD")),
            Map.entry("java.time.LocalDate", text("LOCAL_DATE")),
            Map.entry("java.time.LocalTime", text("LOCAL_TIME")),
            Map.entry("java.time.LocalDateTime", text("LOCAL_DATE_TIME")),
            Map.entry("java.time.OffsetDateTime", text("OFFSET_DATE_TIME")),
            Map.entry("java.time.YearMonth", text("YEAR_MONTH")),
            Map.entry("java.time.ZoneId", text("ZONE_ID")),
            Map.entry("dev.corten.json.JsonValue", other("VALUE")),
            Map.entry("byte[]", text("BYTES")));

    private static BuiltInCodec text(String constant) {
        return new BuiltInCodec(constant, true);
    }

    private static BuiltInCodec other(String constant) {
        return new BuiltInCodec(constant, false);
    }

    /** The codec itself. By its name, since a build that only checks queries is not to load all of them. */
    public JsonCodec<?> codec() {
        try {
            return (JsonCodec<?>) JsonCodecs.class.getField(constant).get(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("JsonCodecs has no " + constant, e);
        }
    }

    /** That of {@code type}, if there is one. */
    public static Optional<BuiltInCodec> of(TypeRef type) {
        return Optional.ofNullable(ALL.get(type.boxed().name()));
    }
}
