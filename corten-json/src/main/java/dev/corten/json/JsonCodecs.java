package dev.corten.json;

import dev.corten.json.internal.Rfc3339;
import dev.corten.json.internal.Uuids;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The codecs of the JDK's types. What each reads and writes is in docs/json.md.
 *
 * <pre>{@code
 * List<UUID> ids = JsonCodecs.list(JsonCodecs.UUID).decode(json);
 * }</pre>
 */
public final class JsonCodecs {
    private JsonCodecs() {}

    /** A string without U+0000. */
    public static final JsonCodec<String> STRING = new PlainCodec<>(JsonReader::string, JsonWriter::value);

    /** {@code true} or {@code false}. */
    public static final JsonCodec<Boolean> BOOLEAN = new PlainCodec<>(JsonReader::booleanValue, JsonWriter::value);

    /** A whole number of 8 bits. */
    public static final JsonCodec<Byte> BYTE = new PlainCodec<>(
            in -> (byte) in.wholeNumber(Byte.MIN_VALUE, Byte.MAX_VALUE), (out, value) -> out.value(value.longValue()));

    /** A whole number of 16 bits. */
    public static final JsonCodec<Short> SHORT = new PlainCodec<>(
            in -> (short) in.wholeNumber(Short.MIN_VALUE, Short.MAX_VALUE),
            (out, value) -> out.value(value.longValue()));

    /** A whole number of 32 bits. */
    public static final JsonCodec<Integer> INT =
            new PlainCodec<>(JsonReader::intValue, (out, value) -> out.value(value.longValue()));

    /** A whole number of 64 bits. */
    public static final JsonCodec<Long> LONG =
            new PlainCodec<>(JsonReader::longValue, (out, value) -> out.value(value.longValue()));

    /** A number, as near as a {@code float} comes to it. */
    public static final JsonCodec<Float> FLOAT =
            new PlainCodec<>(JsonReader::floatValue, (out, value) -> out.value(value.floatValue()));

    /** A number, as near as a {@code double} comes to it. */
    public static final JsonCodec<Double> DOUBLE =
            new PlainCodec<>(JsonReader::doubleValue, (out, value) -> out.value(value.doubleValue()));

    /** A number with all its digits. */
    public static final JsonCodec<BigDecimal> BIG_DECIMAL = new PlainCodec<>(JsonReader::decimal, JsonWriter::value);

    /** A whole number with all its digits. */
    public static final JsonCodec<BigInteger> BIG_INTEGER = new PlainCodec<>(JsonCodecs::bigInteger, JsonWriter::value);

    /** 32 hexadecimal digits in five groups (RFC 9562). */
    public static final JsonCodec<UUID> UUID = new AsciiCodec<>("a UUID", Uuids::parse, JsonWriter::uuid);

    /** RFC 3339: read with any offset, written in UTC with {@code Z} and as many digits as needed. */
    public static final JsonCodec<Instant> INSTANT =
            new AsciiCodec<>("a time as in 2026-01-31T12:00:00Z", Rfc3339::parse, JsonWriter::instant);

    /** ISO 8601: {@code PT1H30M}. */
    public static final JsonCodec<Duration> DURATION =
            new TextCodec<>("a duration as in PT1H30M", Duration::parse, Duration::toString);

    /** ISO 8601: {@code P1Y2M3D}. */
    public static final JsonCodec<Period> PERIOD =
            new TextCodec<>("a period as in P1Y2M3D", Period::parse, Period::toString);

    /** ISO 8601: {@code 2026-01-31}. */
    public static final JsonCodec<LocalDate> LOCAL_DATE = new TextCodec<>(
            "a date as in 2026-01-31", inCommonYears(LocalDate::parse), ofCommonYears(LocalDate::toString));

    /** ISO 8601: {@code 12:00:00}. */
    public static final JsonCodec<LocalTime> LOCAL_TIME =
            new TextCodec<>("a time of day as in 12:00:00", LocalTime::parse, LocalTime::toString);

    /** ISO 8601: {@code 2026-01-31T12:00:00}. */
    public static final JsonCodec<LocalDateTime> LOCAL_DATE_TIME = new TextCodec<>(
            "a date and time as in 2026-01-31T12:00:00",
            inCommonYears(LocalDateTime::parse),
            ofCommonYears(LocalDateTime::toString));

    /** ISO 8601 with its offset: {@code 2026-01-31T12:00:00+01:00}. */
    public static final JsonCodec<OffsetDateTime> OFFSET_DATE_TIME = new TextCodec<>(
            "a time with its offset as in 2026-01-31T12:00:00+01:00",
            inCommonYears(OffsetDateTime::parse),
            ofCommonYears(OffsetDateTime::toString));

    /** ISO 8601: {@code 2026-01}. */
    public static final JsonCodec<YearMonth> YEAR_MONTH = new TextCodec<>(
            "a month as in 2026-01", inCommonYears(YearMonth::parse), ofCommonYears(YearMonth::toString));

    /** A time zone: {@code Europe/Berlin}. */
    public static final JsonCodec<ZoneId> ZONE_ID =
            new TextCodec<>("a time zone as in Europe/Berlin", ZoneId::of, ZoneId::getId);

    /** A URI (RFC 3986). */
    public static final JsonCodec<URI> URI = new TextCodec<>("a URI", java.net.URI::create, java.net.URI::toString);

    /** Bytes as base64 with padding (RFC 4648, section 4). */
    public static final JsonCodec<byte[]> BYTES =
            new TextCodec<>("base64", text -> Base64.getDecoder().decode(text), bytes -> Base64.getEncoder()
                    .encodeToString(bytes));

    /** Any JSON value. */
    public static final JsonCodec<JsonValue> VALUE = new ValueCodec();

    /** An array; the list cannot be changed. */
    public static <T extends @Nullable Object> JsonCodec<List<T>> list(JsonCodec<T> element) {
        return new Containers.ListCodec<>(element);
    }

    /** An array in which no value stands twice; the set cannot be changed and keeps the order. */
    public static <T> JsonCodec<Set<T>> set(JsonCodec<T> element) {
        return new Containers.SetCodec<>(element);
    }

    /** An object of any names; the map cannot be changed and keeps the order. */
    public static <T extends @Nullable Object> JsonCodec<Map<String, T>> map(JsonCodec<T> value) {
        return new Containers.MapCodec<>(value);
    }

    /** A value, or {@code null} for an empty one. */
    public static <T> JsonCodec<Optional<T>> optional(JsonCodec<T> value) {
        return new Containers.OptionalCodec<>(value);
    }

    /** A value or {@code null}. */
    public static <T> JsonCodec<@Nullable T> nullable(JsonCodec<T> value) {
        return new Containers.NullableCodec<>(value);
    }

    /** Only years of four digits: Java has others that no database keeps, and RFC 3339 has none. */
    private static <T> TextCodec.Parser<T> inCommonYears(TextCodec.Parser<T> parser) {
        return text -> text.length() > 4 && text.charAt(4) == '-' ? parser.parse(text) : null;
    }

    /** What is not read is not written: the year 10000, and the infinities of databases. */
    private static <T> Function<T, String> ofCommonYears(Function<T, String> format) {
        return value -> {
            String text = format.apply(value);
            if (text.charAt(4) != '-') {
                throw new IllegalArgumentException(
                        text + " cannot be written as JSON: its year is not one of 0 to 9999");
            }
            return text;
        };
    }

    private static @Nullable BigInteger bigInteger(JsonReader in) {
        BigDecimal value = in.decimal();
        if (value == null) {
            return null;
        }
        try {
            return value.toBigIntegerExact();
        } catch (ArithmeticException e) {
            in.problem("must be a whole number");
            return null;
        }
    }
}
