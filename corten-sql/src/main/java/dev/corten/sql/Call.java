package dev.corten.sql;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One execution of a {@link Statement}: bind its parameters from 1, in their order, run it once, close it. Generated code does so in a
 * try block; a call belongs to one thread.
 *
 * <p>All methods throw {@link DbException} for whatever the database refuses.
 */
public interface Call extends AutoCloseable {
    void bool(int parameter, @Nullable Boolean value);

    void int2(int parameter, @Nullable Short value);

    void int4(int parameter, @Nullable Integer value);

    void int8(int parameter, @Nullable Long value);

    void float4(int parameter, @Nullable Float value);

    void float8(int parameter, @Nullable Double value);

    void numeric(int parameter, @Nullable BigDecimal value);

    /** A string whose type PostgreSQL infers from the statement, as when it was checked: text, varchar, citext, …. */
    void text(int parameter, @Nullable String value);

    void bytes(int parameter, byte @Nullable [] value);

    void uuid(int parameter, @Nullable UUID value);

    void instant(int parameter, @Nullable Instant value);

    void offsetDateTime(int parameter, @Nullable OffsetDateTime value);

    void date(int parameter, @Nullable LocalDate value);

    void time(int parameter, @Nullable LocalTime value);

    void timestamp(int parameter, @Nullable LocalDateTime value);

    /** A value that PostgreSQL reads from text: an enum label, say. */
    void label(int parameter, @Nullable String value);

    /**
     * An array of one dimension, whose elements are of the types that the other methods take. Each of them as {@code null}
     * is a {@link NullPointerException}: the nullness of results was derived from there being none.
     */
    void array(int parameter, @Nullable List<?> values);

    /** An array with NULL where {@code values} holds {@code null}. */
    void arrayOfNullable(int parameter, @Nullable List<? extends @Nullable Object> values);

    void interval(int parameter, @Nullable Interval value);

    /** An {@code inet} or a {@code cidr}. */
    void inet(int parameter, @Nullable Inet value);

    /** A range, whose bounds are of the types that the other methods take. */
    void range(int parameter, @Nullable Range<?> value);

    /** JSON in UTF-8, for {@code json} or {@code jsonb}. */
    void json(int parameter, byte @Nullable [] value);

    /** A value of a composite type. */
    void composite(int parameter, @Nullable Composite value);

    /** Runs a statement without rows: how many rows it changed. */
    long update();

    /** The only row. No row, or a second one, is a {@link DbException}. */
    <T extends @Nullable Object> T one(Function<Row, T> mapper);

    /** The only row, if there is one; empty also where the mapper gives {@code null}. A second one is a {@link DbException}. */
    <T> Optional<T> optional(Function<Row, ? extends @Nullable T> mapper);

    /**
     * All rows, in their order, as they are asked for, some hundred at a time: by a cursor on the server. The stream takes the call over and
     * is closed with its last row, by {@code close}, or by the end of the transaction, whichever comes first. Outside of a transaction it is
     * a {@link DbException}.
     */
    <T extends @Nullable Object> Stream<T> stream(Function<Row, T> mapper);

    /** All rows by their keys, in their order; the map cannot be changed. A second row of the same key is a {@link DbException}. */
    <K, V extends @Nullable Object> Map<K, V> map(Function<Row, K> key, Function<Row, V> mapper);

    /** All rows, in their order; the list cannot be changed. */
    <T extends @Nullable Object> List<T> list(Function<Row, T> mapper);

    @Override
    void close();
}
