package dev.corten.sql.internal;

import dev.corten.sql.Call;
import dev.corten.sql.Composite;
import dev.corten.sql.DbException;
import dev.corten.sql.Inet;
import dev.corten.sql.Interval;
import dev.corten.sql.Range;
import dev.corten.sql.Row;
import dev.corten.sql.Statement;
import dev.corten.sql.internal.wire.Answer;
import dev.corten.sql.internal.wire.Parameters;
import dev.corten.sql.internal.wire.Pipeline;
import dev.corten.sql.internal.wire.Plan;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.Oid;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;

/**
 * A call outside of a transaction, by the pipeline. It says the types of its parameters as {@link JdbcCall} does, so that a
 * statement means the same by either way. Long because parameters have many types.
 */
final class PipelinedCall implements Call {
    private final Statement statement;
    private final QuerySpan span;
    private final Pipeline pipeline;
    private final Plan plan;
    private final Parameters parameters = new Parameters();

    PipelinedCall(Statement statement, QuerySpan span, Pipeline pipeline, Plan plan) {
        this.statement = statement;
        this.span = span;
        this.pipeline = pipeline;
        this.plan = plan;
    }

    @Override
    public void bool(int parameter, @Nullable Boolean value) {
        number(parameter, Oid.BOOL, Byte.BYTES, value == null ? null : value ? 1L : 0L);
    }

    @Override
    public void int2(int parameter, @Nullable Short value) {
        number(parameter, Oid.INT2, Short.BYTES, value == null ? null : (long) value);
    }

    @Override
    public void int4(int parameter, @Nullable Integer value) {
        if (value == null) {
            parameters.nothing(parameter, Oid.INT4);
        } else {
            parameters.number(parameter, Oid.INT4, Integer.BYTES, value);
        }
    }

    @Override
    public void int8(int parameter, @Nullable Long value) {
        number(parameter, Oid.INT8, Long.BYTES, value);
    }

    @Override
    public void float4(int parameter, @Nullable Float value) {
        number(parameter, Oid.FLOAT4, Float.BYTES, value == null ? null : (long) Float.floatToIntBits(value));
    }

    @Override
    public void float8(int parameter, @Nullable Double value) {
        number(parameter, Oid.FLOAT8, Double.BYTES, value == null ? null : Double.doubleToLongBits(value));
    }

    private void number(int parameter, int type, int size, @Nullable Long value) {
        if (value == null) {
            parameters.nothing(parameter, type);
        } else {
            parameters.number(parameter, type, size, value);
        }
    }

    @Override
    public void numeric(int parameter, @Nullable BigDecimal value) {
        value(parameter, Oid.NUMERIC, value);
    }

    @Override
    public void text(int parameter, @Nullable String value) {
        value(parameter, Oid.UNSPECIFIED, value);
    }

    @Override
    public void bytes(int parameter, byte @Nullable [] value) {
        if (value == null) {
            parameters.nothing(parameter, Oid.BYTEA);
        } else {
            parameters.binary(parameter, Oid.BYTEA, value);
        }
    }

    @Override
    public void uuid(int parameter, @Nullable UUID value) {
        if (value == null) {
            parameters.nothing(parameter, Oid.UUID);
        } else {
            parameters.wide(parameter, Oid.UUID, value.getMostSignificantBits(), value.getLeastSignificantBits());
        }
    }

    @Override
    public void instant(int parameter, @Nullable Instant value) {
        value(parameter, Oid.TIMESTAMPTZ, value);
    }

    @Override
    public void offsetDateTime(int parameter, @Nullable OffsetDateTime value) {
        // The offset is not kept, and PostgreSQL takes none past 16 hours, as clients may send them.
        instant(parameter, value == null ? null : value.toInstant());
    }

    @Override
    public void date(int parameter, @Nullable LocalDate value) {
        value(parameter, Oid.DATE, value);
    }

    @Override
    public void time(int parameter, @Nullable LocalTime value) {
        value(parameter, Oid.TIME, value);
    }

    @Override
    public void timestamp(int parameter, @Nullable LocalDateTime value) {
        value(parameter, Oid.TIMESTAMP, value);
    }

    @Override
    public void label(int parameter, @Nullable String value) {
        text(parameter, value);
    }

    @Override
    public void array(int parameter, @Nullable List<?> values) {
        value(parameter, Oid.UNSPECIFIED, values == null ? null : List.copyOf(values));
    }

    @Override
    public void arrayOfNullable(int parameter, @Nullable List<? extends @Nullable Object> values) {
        value(parameter, Oid.UNSPECIFIED, values);
    }

    @Override
    public void interval(int parameter, @Nullable Interval value) {
        value(parameter, Oid.UNSPECIFIED, value);
    }

    @Override
    public void inet(int parameter, @Nullable Inet value) {
        value(parameter, Oid.UNSPECIFIED, value);
    }

    @Override
    public void range(int parameter, @Nullable Range<?> value) {
        value(parameter, Oid.UNSPECIFIED, value);
    }

    @Override
    public void composite(int parameter, @Nullable Composite value) {
        value(parameter, Oid.UNSPECIFIED, value);
    }

    @Override
    public void json(int parameter, byte @Nullable [] value) {
        if (value == null) {
            parameters.nothing(parameter, Oid.UNSPECIFIED);
        } else {
            parameters.text(parameter, Oid.UNSPECIFIED, value);
        }
    }

    /** What travels as text. */
    private void value(int parameter, int type, @Nullable Object value) {
        if (value == null) {
            parameters.nothing(parameter, type);
        } else {
            parameters.text(parameter, type, ValueText.of(value).getBytes(StandardCharsets.UTF_8));
        }
    }

    @Override
    public long update() {
        Answer answer = run();
        if (answer.columns() != null) {
            throw failure(
                    new PSQLException("A result was returned when none was expected.", PSQLState.TOO_MANY_RESULTS));
        }
        return answer.changed();
    }

    @Override
    public <T extends @Nullable Object> T one(Function<Row, T> mapper) {
        WireRow row = rows();
        if (!row.next()) {
            throw new DbException(statement.name() + ": no row, where exactly one was expected", null, null);
        }
        T value = mapper.apply(row);
        refuseSecond(row);
        return value;
    }

    @Override
    public <T> Optional<T> optional(Function<Row, ? extends @Nullable T> mapper) {
        WireRow row = rows();
        if (!row.next()) {
            return Optional.empty();
        }
        T value = mapper.apply(row);
        refuseSecond(row);
        return Optional.ofNullable(value);
    }

    @Override
    public <T extends @Nullable Object> List<T> list(Function<Row, T> mapper) {
        List<T> values = new ArrayList<>();
        WireRow row = rows();
        while (row.next()) {
            values.add(mapper.apply(row));
        }
        return Collections.unmodifiableList(values);
    }

    @Override
    public <K, V extends @Nullable Object> Map<K, V> map(Function<Row, K> key, Function<Row, V> mapper) {
        Map<K, V> values = new LinkedHashMap<>();
        WireRow row = rows();
        while (row.next()) {
            K of = key.apply(row);
            if (values.containsKey(of)) {
                throw new DbException(statement.name() + ": two rows have the same key", null, null);
            }
            values.put(of, mapper.apply(row));
        }
        return Collections.unmodifiableMap(values);
    }

    @Override
    public <T extends @Nullable Object> Stream<T> stream(Function<Row, T> mapper) {
        throw JdbcStream.withoutTransaction(statement);
    }

    @Override
    public void close() {
        span.end();
    }

    private static void refuseSecond(WireRow row) {
        if (row.next()) {
            throw row.wrong("more than one row, where at most one was expected");
        }
    }

    private WireRow rows() {
        Answer answer = run();
        if (answer.columns() == null) {
            throw failure(new PSQLException("No results were returned by the query.", PSQLState.NO_DATA));
        }
        return new WireRow(statement.name(), answer.columns(), answer);
    }

    private Answer run() {
        Interrupt.check(statement.name());
        try {
            return pipeline.run(plan, parameters);
        } catch (SQLException failed) {
            throw failure(failed);
        }
    }

    private DbException failure(SQLException failed) {
        span.failed(failed);
        return Failure.of(statement.name(), failed);
    }
}
