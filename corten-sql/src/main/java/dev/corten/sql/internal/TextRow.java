package dev.corten.sql.internal;

import dev.corten.sql.DbException;
import dev.corten.sql.Inet;
import dev.corten.sql.Interval;
import dev.corten.sql.Range;
import dev.corten.sql.Row;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Values that PostgreSQL wrote as text: the fields of a composite, the bounds of a range, the elements of an array in one of those.
 * Long because they have many types.
 *
 * @param parts the values
 * @param query what is being read for
 * @param whole what the values are part of, as a message names it
 * @param part what a message calls one of them
 */
record TextRow(List<@Nullable String> parts, String query, String whole, String part) implements Row {
    private static final String HEX = "\\x";

    /** Parts that messages call by their number. */
    TextRow(List<@Nullable String> parts, String query, String whole) {
        this(parts, query, whole, "part %d");
    }

    /** The composite that is {@code text}. */
    static <T> T composite(String text, String query, String whole, Function<Row, T> mapper) {
        return mapper.apply(new TextRow(PartsText.composite(text), query, whole));
    }

    /** The range that is {@code text}. */
    static <T> Range<T> range(String text, String query, String whole, Row.ElementReader<T> reader) {
        if (text.equals("empty")) {
            return Range.none();
        }
        List<@Nullable String> bounds = PartsText.bounds(text);
        Row row = new TextRow(bounds, query, whole);
        return new Range<>(
                bounds.get(0) == null ? null : reader.read(row, 1),
                text.startsWith("["),
                bounds.get(1) == null ? null : reader.read(row, 2),
                text.endsWith("]"),
                false);
    }

    /** What {@code decoder} makes of {@code text}. What does not fit is told by the cause, which may hold values. */
    static <T> T json(String text, String query, String whole, Row.Decoder<T> decoder) {
        return json(text.getBytes(StandardCharsets.UTF_8), query, whole, decoder);
    }

    static <T> T json(byte[] text, String query, String whole, Row.Decoder<T> decoder) {
        try {
            return decoder.decode(text);
        } catch (RuntimeException unexpected) {
            throw unexpected;
        } catch (Exception another) {
            throw new DbException(query + ": " + whole + " has JSON of another shape than its type", null, another);
        }
    }

    /** The array that is {@code text}. */
    static <T extends @Nullable Object> List<T> array(
            String text, String query, String whole, Row.ElementReader<T> reader) {
        return array(text, query, whole, whole, "an element", reader);
    }

    private static <T extends @Nullable Object> List<T> array(
            String text, String query, String whole, String of, String part, Row.ElementReader<T> reader) {
        List<@Nullable String> elements = PartsText.array(text);
        if (elements == null) {
            throw new DbException(
                    query + ": " + whole + " has an array of several dimensions, which a List does not hold",
                    null,
                    null);
        }
        Row row = new TextRow(elements, query, of, part);
        List<T> values = new ArrayList<>();
        for (int i = 1; i <= elements.size(); i++) {
            values.add(reader.read(row, i));
        }
        return Collections.unmodifiableList(values);
    }

    @Override
    public boolean bool(int column) {
        return whole(column, boolOrNull(column));
    }

    @Override
    public @Nullable Boolean boolOrNull(int column) {
        return read(column, text -> text.equals("t"));
    }

    @Override
    public short int2(int column) {
        return whole(column, int2OrNull(column));
    }

    @Override
    public @Nullable Short int2OrNull(int column) {
        return read(column, Short::valueOf);
    }

    @Override
    public int int4(int column) {
        return whole(column, int4OrNull(column));
    }

    @Override
    public @Nullable Integer int4OrNull(int column) {
        return read(column, Integer::valueOf);
    }

    @Override
    public long int8(int column) {
        return whole(column, int8OrNull(column));
    }

    @Override
    public @Nullable Long int8OrNull(int column) {
        return read(column, Long::valueOf);
    }

    @Override
    public float float4(int column) {
        return whole(column, float4OrNull(column));
    }

    @Override
    public @Nullable Float float4OrNull(int column) {
        return read(column, Float::valueOf);
    }

    @Override
    public double float8(int column) {
        return whole(column, float8OrNull(column));
    }

    @Override
    public @Nullable Double float8OrNull(int column) {
        return read(column, Double::valueOf);
    }

    @Override
    public BigDecimal numeric(int column) {
        return whole(column, numericOrNull(column));
    }

    @Override
    public @Nullable BigDecimal numericOrNull(int column) {
        return read(column, BigDecimal::new);
    }

    @Override
    public String text(int column) {
        return whole(column, textOrNull(column));
    }

    @Override
    public @Nullable String textOrNull(int column) {
        return read(column, text -> text);
    }

    @Override
    public byte[] bytes(int column) {
        return whole(column, bytesOrNull(column));
    }

    @Override
    public byte @Nullable [] bytesOrNull(int column) {
        return read(column, this::bytes);
    }

    @Override
    public UUID uuid(int column) {
        return whole(column, uuidOrNull(column));
    }

    @Override
    public @Nullable UUID uuidOrNull(int column) {
        return read(column, UUID::fromString);
    }

    @Override
    public Instant instant(int column) {
        return whole(column, instantOrNull(column));
    }

    @Override
    public @Nullable Instant instantOrNull(int column) {
        return read(column, text -> TimeText.offsetDateTime(text).toInstant());
    }

    @Override
    public OffsetDateTime offsetDateTime(int column) {
        return whole(column, offsetDateTimeOrNull(column));
    }

    @Override
    public @Nullable OffsetDateTime offsetDateTimeOrNull(int column) {
        return read(column, TimeText::offsetDateTime);
    }

    @Override
    public LocalDate date(int column) {
        return whole(column, dateOrNull(column));
    }

    @Override
    public @Nullable LocalDate dateOrNull(int column) {
        return read(column, TimeText::date);
    }

    @Override
    public LocalTime time(int column) {
        return whole(column, timeOrNull(column));
    }

    @Override
    public @Nullable LocalTime timeOrNull(int column) {
        return read(column, TimeText::time);
    }

    @Override
    public LocalDateTime timestamp(int column) {
        return whole(column, timestampOrNull(column));
    }

    @Override
    public @Nullable LocalDateTime timestampOrNull(int column) {
        return read(column, TimeText::timestamp);
    }

    @Override
    public Interval interval(int column) {
        return whole(column, intervalOrNull(column));
    }

    @Override
    public @Nullable Interval intervalOrNull(int column) {
        return read(column, text -> IntervalText.parse(text, query, whole));
    }

    @Override
    public Inet inet(int column) {
        return whole(column, inetOrNull(column));
    }

    @Override
    public @Nullable Inet inetOrNull(int column) {
        return read(column, Inet::parse);
    }

    @Override
    public <T> Range<T> range(int column, ElementReader<T> reader) {
        return whole(column, rangeOrNull(column, reader));
    }

    @Override
    public <T> @Nullable Range<T> rangeOrNull(int column, ElementReader<T> reader) {
        return read(column, text -> range(text, query, whole, reader));
    }

    @Override
    public <T> T composite(int column, Function<Row, T> mapper) {
        return whole(column, compositeOrNull(column, mapper));
    }

    @Override
    public <T> @Nullable T compositeOrNull(int column, Function<Row, T> mapper) {
        return read(column, text -> composite(text, query, whole, mapper));
    }

    @Override
    public <T> T json(int column, Decoder<T> decoder) {
        return whole(column, jsonOrNull(column, decoder));
    }

    @Override
    public <T> @Nullable T jsonOrNull(int column, Decoder<T> decoder) {
        return read(column, text -> json(text, query, whole, decoder));
    }

    @Override
    public <T extends @Nullable Object> List<T> array(int column, ElementReader<T> reader) {
        return whole(column, arrayOrNull(column, reader));
    }

    @Override
    public <T extends @Nullable Object> @Nullable List<T> arrayOrNull(int column, ElementReader<T> reader) {
        return read(column, text -> array(text, query, whole, "an array in " + whole, "part %d", reader));
    }

    private byte[] bytes(String text) {
        if (!text.startsWith(HEX)) {
            throw new DbException(
                    query + ": " + whole + " has bytes in a form that is not read; set bytea_output to hex",
                    null,
                    null);
        }
        return HexFormat.of().parseHex(text, HEX.length(), text.length());
    }

    private <T> @Nullable T read(int column, Function<String, T> parser) {
        String text = parts.get(column - 1);
        if (text == null) {
            return null;
        }
        try {
            return parser.apply(text);
        } catch (NumberFormatException notANumber) {
            // NaN and the infinities of numeric.
            throw new DbException(query + ": " + whole + " has a number that Java's type has not", null, notANumber);
        }
    }

    private <T> T whole(int column, @Nullable T value) {
        if (value == null) {
            throw new DbException(
                    "%s: %s of %s is NULL, which its type does not allow"
                            .formatted(query, part.formatted(column), whole),
                    null,
                    null);
        }
        return value;
    }
}
