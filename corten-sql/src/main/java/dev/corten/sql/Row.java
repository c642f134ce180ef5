package dev.corten.sql;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The current row of a result: what generated code reads records from, column by column from 1.
 *
 * <p>Each reader of a primitive or an object comes in two forms: the plain one throws a {@link DbException} that names
 * query and column if the column is NULL; {@code …OrNull} gives {@code null}.
 */
public interface Row {
    boolean bool(int column);

    @Nullable
    Boolean boolOrNull(int column);

    short int2(int column);

    @Nullable
    Short int2OrNull(int column);

    int int4(int column);

    @Nullable
    Integer int4OrNull(int column);

    long int8(int column);

    @Nullable
    Long int8OrNull(int column);

    float float4(int column);

    @Nullable
    Float float4OrNull(int column);

    double float8(int column);

    @Nullable
    Double float8OrNull(int column);

    BigDecimal numeric(int column);

    @Nullable
    BigDecimal numericOrNull(int column);

    String text(int column);

    @Nullable
    String textOrNull(int column);

    byte[] bytes(int column);

    byte @Nullable [] bytesOrNull(int column);

    UUID uuid(int column);

    @Nullable
    UUID uuidOrNull(int column);

    Instant instant(int column);

    @Nullable
    Instant instantOrNull(int column);

    OffsetDateTime offsetDateTime(int column);

    @Nullable
    OffsetDateTime offsetDateTimeOrNull(int column);

    LocalDate date(int column);

    @Nullable
    LocalDate dateOrNull(int column);

    LocalTime time(int column);

    @Nullable
    LocalTime timeOrNull(int column);

    LocalDateTime timestamp(int column);

    @Nullable
    LocalDateTime timestampOrNull(int column);

    Interval interval(int column);

    @Nullable
    Interval intervalOrNull(int column);

    Inet inet(int column);

    @Nullable
    Inet inetOrNull(int column);

    /** A range, each of its bounds read by {@code reader}: {@code row.range(3, Row::date)}. */
    <T> Range<T> range(int column, ElementReader<T> reader);

    <T> @Nullable Range<T> rangeOrNull(int column, ElementReader<T> reader);

    /** A value of a composite type, made by {@code mapper} of its fields, which it reads as a row from 1. */
    <T> T composite(int column, Function<Row, T> mapper);

    <T> @Nullable T compositeOrNull(int column, Function<Row, T> mapper);

    /** JSON in UTF-8, read by {@code decoder}: {@code row.json(3, JsonDetails.CODEC::decode)}. */
    <T> T json(int column, Decoder<T> decoder);

    <T> @Nullable T jsonOrNull(int column, Decoder<T> decoder);

    /**
     * An array of one dimension, each of its elements read by {@code reader}: {@code row.array(3, Row::textOrNull)}. The
     * list cannot be changed. More dimensions are a {@link DbException}.
     */
    <T extends @Nullable Object> List<T> array(int column, ElementReader<T> reader);

    <T extends @Nullable Object> @Nullable List<T> arrayOrNull(int column, ElementReader<T> reader);

    /** Makes a value of JSON in UTF-8, of which it throws what does not fit. */
    @FunctionalInterface
    interface Decoder<T> {
        T decode(byte[] json) throws Exception;
    }

    /** Reads one element of an array: as if it were column {@code index} of {@code element}. */
    @FunctionalInterface
    interface ElementReader<T extends @Nullable Object> {
        T read(Row element, int index);
    }
}
