package dev.corten.sql.internal;

import dev.corten.sql.Row;
import dev.corten.sql.Statement;
import dev.corten.sql.TransactionOptions;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** PostgreSQL by pgjdbc, which has a form for every type. */
record PostgresEngine() implements Engine {
    private static final Instant POSITIVE_INFINITY = OffsetDateTime.MAX.toInstant();
    private static final Instant NEGATIVE_INFINITY = OffsetDateTime.MIN.toInstant();

    @Override
    public void bind(PreparedStatement prepared, int parameter, @Nullable Object value, int type) throws SQLException {
        switch (value) {
            case null -> prepared.setNull(parameter, type);
            // Of the type that the statement asks for.
            case String text -> prepared.setObject(parameter, text, Types.OTHER);
            case Instant instant -> prepared.setObject(parameter, timestamptz(instant));
            case LocalDateTime time -> prepared.setObject(parameter, Micros.of(time));
            case LocalTime time -> prepared.setObject(parameter, Micros.of(time));
            case BigDecimal number -> prepared.setBigDecimal(parameter, number);
            default -> prepared.setObject(parameter, value);
        }
    }

    @Override
    public String array(List<? extends @Nullable Object> values) {
        return ValueText.array(values);
    }

    @Override
    public String modes(TransactionOptions options) {
        return TransactionModes.sql(options);
    }

    @Override
    public Row row(Statement statement, ResultSet result) {
        return new JdbcRow(statement, result, PostgresEngine::offsetDateTime);
    }

    private static @Nullable OffsetDateTime offsetDateTime(ResultSet result, int column) throws SQLException {
        return result.getObject(column, OffsetDateTime.class);
    }

    /** The two ends of time are PostgreSQL's infinities, as the driver reads them. */
    private static OffsetDateTime timestamptz(Instant value) {
        if (value.compareTo(POSITIVE_INFINITY) >= 0) {
            return OffsetDateTime.MAX;
        }
        return value.compareTo(NEGATIVE_INFINITY) <= 0
                ? OffsetDateTime.MIN
                : Micros.of(value).atOffset(ZoneOffset.UTC);
    }
}
