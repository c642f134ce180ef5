package dev.corten.sql;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
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

    /**
     * An array of one dimension, each of its elements read by {@code reader}: {@code row.array(3, Row::textOrNull)}. The
     * list cannot be changed. More dimensions are a {@link DbException}.
     */
    <T extends @Nullable Object> List<T> array(int column, ElementReader<T> reader);

    <T extends @Nullable Object> @Nullable List<T> arrayOrNull(int column, ElementReader<T> reader);

    /** Reads one element of an array: as if it were column {@code index} of {@code element}. */
    @FunctionalInterface
    interface ElementReader<T extends @Nullable Object> {
        T read(Row element, int index);
    }
}
