package dev.corten.sql.internal;

import dev.corten.sql.Call;
import dev.corten.sql.Composite;
import dev.corten.sql.DbException;
import dev.corten.sql.Inet;
import dev.corten.sql.Interval;
import dev.corten.sql.Range;
import dev.corten.sql.Row;
import dev.corten.sql.Statement;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
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

/** A call on a JDBC connection: that of a transaction, or one of its own. Long because parameters have many types. */
final class JdbcCall implements Call {
    /** Of a stream: few enough to hold, many enough that the way to the server does not count. */
    private static final int FETCHED_AT_A_TIME = 500;

    private final Engine engine;
    private final Statement statement;
    private final QuerySpan span;
    private final PreparedStatement prepared;
    private final @Nullable Transaction transaction;
    private final @Nullable Connection own;
    private boolean handedOver;

    private JdbcCall(
            Engine engine,
            Statement statement,
            QuerySpan span,
            PreparedStatement prepared,
            @Nullable Transaction transaction,
            @Nullable Connection own) {
        this.engine = engine;
        this.statement = statement;
        this.span = span;
        this.prepared = prepared;
        this.transaction = transaction;
        this.own = own;
    }

    static JdbcCall inside(Engine engine, Statement statement, QuerySpan span, Transaction transaction) {
        try {
            PreparedStatement prepared =
                    transaction.connection(statement.name()).prepareStatement(statement.sql());
            return new JdbcCall(engine, statement, span, prepared, transaction, null);
        } catch (SQLException failed) {
            throw transaction.failure(statement.name(), failed);
        }
    }

    /** On the connection {@code own}, which it closes. */
    static JdbcCall alone(Engine engine, Statement statement, QuerySpan span, Connection own) {
        try {
            return new JdbcCall(engine, statement, span, own.prepareStatement(statement.sql()), null, own);
        } catch (SQLException failed) {
            throw Connections.closing(own, Failure.of(statement.name(), failed));
        }
    }

    @Override
    public void bool(int parameter, @Nullable Boolean value) {
        try {
            if (value == null) {
                prepared.setNull(parameter, Types.BOOLEAN);
            } else {
                prepared.setBoolean(parameter, value);
            }
        } catch (SQLException failed) {
            throw failure(failed);
        }
    }

    @Override
    public void int2(int parameter, @Nullable Short value) {
        try {
            if (value == null) {
                prepared.setNull(parameter, Types.SMALLINT);
            } else {
                prepared.setShort(parameter, value);
            }
        } catch (SQLException failed) {
            throw failure(failed);
        }
    }

    @Override
    public void int4(int parameter, @Nullable Integer value) {
        try {
            if (value == null) {
                prepared.setNull(parameter, Types.INTEGER);
            } else {
                prepared.setInt(parameter, value);
            }
        } catch (SQLException failed) {
            throw failure(failed);
        }
    }

    @Override
    public void int8(int parameter, @Nullable Long value) {
        try {
            if (value == null) {
                prepared.setNull(parameter, Types.BIGINT);
            } else {
                prepared.setLong(parameter, value);
            }
        } catch (SQLException failed) {
            throw failure(failed);
        }
    }

    @Override
    public void float4(int parameter, @Nullable Float value) {
        try {
            if (value == null) {
                prepared.setNull(parameter, Types.REAL);
            } else {
                prepared.setFloat(parameter, value);
            }
        } catch (SQLException failed) {
            throw failure(failed);
        }
    }

    @Override
    public void float8(int parameter, @Nullable Double value) {
        try {
            if (value == null) {
                prepared.setNull(parameter, Types.DOUBLE);
            } else {
                prepared.setDouble(parameter, value);
            }
        } catch (SQLException failed) {
            throw failure(failed);
        }
    }

    @Override
    public void numeric(int parameter, @Nullable BigDecimal value) {
        bind(parameter, value, Types.NUMERIC);
    }

    @Override
    public void text(int parameter, @Nullable String value) {
        bind(parameter, value, Types.OTHER);
    }

    @Override
    public void bytes(int parameter, byte @Nullable [] value) {
        try {
            if (value == null) {
                prepared.setNull(parameter, Types.BINARY);
            } else {
                prepared.setBytes(parameter, value);
            }
        } catch (SQLException failed) {
            throw failure(failed);
        }
    }

    @Override
    public void uuid(int parameter, @Nullable UUID value) {
        bind(parameter, value, Types.OTHER);
    }

    @Override
    public void instant(int parameter, @Nullable Instant value) {
        bind(parameter, value, Types.TIMESTAMP_WITH_TIMEZONE);
    }

    @Override
    public void offsetDateTime(int parameter, @Nullable OffsetDateTime value) {
        // The offset is not kept, and PostgreSQL takes none past 16 hours, as clients may send them.
        instant(parameter, value == null ? null : value.toInstant());
    }

    @Override
    public void date(int parameter, @Nullable LocalDate value) {
        bind(parameter, value, Types.DATE);
    }

    @Override
    public void time(int parameter, @Nullable LocalTime value) {
        bind(parameter, value, Types.TIME);
    }

    @Override
    public void timestamp(int parameter, @Nullable LocalDateTime value) {
        bind(parameter, value, Types.TIMESTAMP);
    }

    @Override
    public void label(int parameter, @Nullable String value) {
        text(parameter, value);
    }

    @Override
    public void array(int parameter, @Nullable List<?> values) {
        text(parameter, values == null ? null : engine.array(List.copyOf(values)));
    }

    @Override
    public void arrayOfNullable(int parameter, @Nullable List<? extends @Nullable Object> values) {
        text(parameter, values == null ? null : engine.array(values));
    }

    @Override
    public void interval(int parameter, @Nullable Interval value) {
        value(parameter, value);
    }

    @Override
    public void inet(int parameter, @Nullable Inet value) {
        value(parameter, value);
    }

    @Override
    public void range(int parameter, @Nullable Range<?> value) {
        value(parameter, value);
    }

    @Override
    public void composite(int parameter, @Nullable Composite value) {
        value(parameter, value);
    }

    @Override
    public void json(int parameter, byte @Nullable [] value) {
        text(parameter, value == null ? null : new String(value, StandardCharsets.UTF_8));
    }

    private void value(int parameter, @Nullable Object value) {
        text(parameter, value == null ? null : ValueText.of(value));
    }

    private void bind(int parameter, @Nullable Object value, int type) {
        try {
            engine.bind(prepared, parameter, value, type);
        } catch (SQLException failed) {
            throw failure(failed);
        }
    }

    @Override
    public long update() {
        check();
        try {
            return prepared.executeLargeUpdate();
        } catch (SQLException failed) {
            throw failure(failed);
        }
    }

    @Override
    public <T extends @Nullable Object> T one(Function<Row, T> mapper) {
        check();
        try (ResultSet result = prepared.executeQuery()) {
            if (!result.next()) {
                throw new DbException(statement.name() + ": no row, where exactly one was expected", null, null);
            }
            T value = mapper.apply(engine.row(statement, result));
            refuseSecond(result);
            return value;
        } catch (SQLException failed) {
            throw failure(failed);
        }
    }

    @Override
    public <T> Optional<T> optional(Function<Row, ? extends @Nullable T> mapper) {
        check();
        try (ResultSet result = prepared.executeQuery()) {
            if (!result.next()) {
                return Optional.empty();
            }
            T value = mapper.apply(engine.row(statement, result));
            refuseSecond(result);
            return Optional.ofNullable(value);
        } catch (SQLException failed) {
            throw failure(failed);
        }
    }

    @Override
    public <T extends @Nullable Object> List<T> list(Function<Row, T> mapper) {
        check();
        try (ResultSet result = prepared.executeQuery()) {
            List<T> values = new ArrayList<>();
            Row row = engine.row(statement, result);
            while (result.next()) {
                values.add(mapper.apply(row));
            }
            return Collections.unmodifiableList(values);
        } catch (SQLException failed) {
            throw failure(failed);
        }
    }

    @Override
    public <T extends @Nullable Object> Stream<T> stream(Function<Row, T> mapper) {
        check();
        if (transaction == null) {
            throw JdbcStream.withoutTransaction(statement);
        }
        try {
            prepared.setFetchSize(FETCHED_AT_A_TIME);
            Stream<T> stream = JdbcStream.open(engine, statement, transaction, prepared, mapper);
            handedOver = true;
            return stream;
        } catch (SQLException failed) {
            throw failure(failed);
        }
    }

    @Override
    public <K, V extends @Nullable Object> Map<K, V> map(Function<Row, K> key, Function<Row, V> mapper) {
        check();
        try (ResultSet result = prepared.executeQuery()) {
            Map<K, V> values = new LinkedHashMap<>();
            Row row = engine.row(statement, result);
            while (result.next()) {
                K of = key.apply(row);
                if (values.containsKey(of)) {
                    throw new DbException(statement.name() + ": two rows have the same key", null, null);
                }
                values.put(of, mapper.apply(row));
            }
            return Collections.unmodifiableMap(values);
        } catch (SQLException failed) {
            throw failure(failed);
        }
    }

    @Override
    public void close() {
        span.end();
        if (handedOver) {
            return;
        }
        try (Connection _ = own) {
            prepared.close();
        } catch (SQLException failed) {
            throw failure(failed);
        }
    }

    private void refuseSecond(ResultSet result) throws SQLException {
        if (result.next()) {
            throw new DbException(statement.name() + ": more than one row, where at most one was expected", null, null);
        }
    }

    /** A call that outlived its transaction must not reach the connection, which serves somebody else by then. */
    private void check() {
        Interrupt.check(statement.name());
        if (transaction != null) {
            transaction.check(statement.name());
        }
    }

    private DbException failure(SQLException failed) {
        span.failed(failed);
        return transaction == null
                ? Failure.of(statement.name(), failed)
                : transaction.failure(statement.name(), failed);
    }
}
