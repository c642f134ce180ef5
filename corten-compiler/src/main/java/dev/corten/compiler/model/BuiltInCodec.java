package dev.corten.compiler.model;

import dev.corten.json.JsonCodec;
import dev.corten.json.JsonCodecs;
import java.util.Map;
import java.util.Optional;

/**
 * A codec of a type of the JDK.
 *
 * @param constant the name of its constant in {@link JsonCodecs}
 * @param codec that constant
 * @param text whether its values are strings in JSON
 */
public record BuiltInCodec(String constant, JsonCodec<?> codec, boolean text) {
    private static final Map<String, BuiltInCodec> ALL = Map.ofEntries(
            Map.entry("java.lang.String", text("STRING", JsonCodecs.STRING)),
            Map.entry("java.lang.Boolean", other("BOOLEAN", JsonCodecs.BOOLEAN)),
            Map.entry("java.lang.Byte", other("BYTE", JsonCodecs.BYTE)),
            Map.entry("java.lang.Short", other("SHORT", JsonCodecs.SHORT)),
            Map.entry("java.lang.Integer", other("INT", JsonCodecs.INT)),
            Map.entry("java.lang.Long", other("LONG", JsonCodecs.LONG)),
            Map.entry("java.lang.Float", other("FLOAT", JsonCodecs.FLOAT)),
            Map.entry("java.lang.Double", other("DOUBLE", JsonCodecs.DOUBLE)),
            Map.entry("java.math.BigDecimal", other("BIG_DECIMAL", JsonCodecs.BIG_DECIMAL)),
            Map.entry("java.math.BigInteger", other("BIG_INTEGER", JsonCodecs.BIG_INTEGER)),
            Map.entry("java.util.UUID", text("UUID", JsonCodecs.UUID)),
            Map.entry("java.net.URI", text("URI", JsonCodecs.URI)),
            Map.entry("java.time.Instant", text("INSTANT", JsonCodecs.INSTANT)),
            Map.entry("java.time.Duration", text("DURATION", JsonCodecs.DURATION)),
            Map.entry("java.time.Period", text("PERIOD", JsonCodecs.PERIOD)),
            Map.entry("java.time.LocalDate", text("LOCAL_DATE", JsonCodecs.LOCAL_DATE)),
            Map.entry("java.time.LocalTime", text("LOCAL_TIME", JsonCodecs.LOCAL_TIME)),
            Map.entry("java.time.LocalDateTime", text("LOCAL_DATE_TIME", JsonCodecs.LOCAL_DATE_TIME)),
            Map.entry("java.time.OffsetDateTime", text("OFFSET_DATE_TIME", JsonCodecs.OFFSET_DATE_TIME)),
            Map.entry("java.time.YearMonth", text("YEAR_MONTH", JsonCodecs.YEAR_MONTH)),
            Map.entry("java.time.ZoneId", text("ZONE_ID", JsonCodecs.ZONE_ID)),
            Map.entry("dev.corten.json.JsonValue", other("VALUE", JsonCodecs.VALUE)),
            Map.entry("byte[]", text("BYTES", JsonCodecs.BYTES)));

    private static BuiltInCodec text(String constant, JsonCodec<?> codec) {
        return new BuiltInCodec(constant, codec, true);
    }

    private static BuiltInCodec other(String constant, JsonCodec<?> codec) {
        return new BuiltInCodec(constant, codec, false);
    }

    /** That of {@code type}, if there is one. */
    public static Optional<BuiltInCodec> of(TypeRef type) {
        return Optional.ofNullable(ALL.get(type.boxed().name()));
    }
}
