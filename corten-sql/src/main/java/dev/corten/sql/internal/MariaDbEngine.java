package dev.corten.sql.internal;

import dev.corten.sql.DbException;
import dev.corten.sql.Row;
import dev.corten.sql.Statement;
import dev.corten.sql.TransactionOptions;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * MariaDB by its own driver. What has a zone travels as the local time of UTC, which is the zone of the session: so neither
 * the zone of the server nor that of the JVM counts.
 */
record MariaDbEngine() implements Engine {
    @Override
    public void bind(PreparedStatement prepared, int parameter, @Nullable Object value, int type) throws SQLException {
        switch (value) {
            case null -> prepared.setNull(parameter, type);
            case String text -> prepared.setString(parameter, text);
            case BigDecimal number -> prepared.setBigDecimal(parameter, number);
            case UUID uuid -> prepared.setString(parameter, uuid.toString());
            case Instant instant -> prepared.setObject(parameter, LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
            case OffsetDateTime time ->
                prepared.setObject(parameter, LocalDateTime.ofInstant(time.toInstant(), ZoneOffset.UTC));
            default -> prepared.setObject(parameter, value);
        }
    }

    @Override
    public String array(List<? extends @Nullable Object> values) {
        return JsonText.array(values);
    }

    @Override
    public String modes(TransactionOptions options) {
        if (options.access() == TransactionOptions.Access.READ_ONLY_DEFERRABLE) {
            throw new DbException("transaction: MariaDB has none that is deferrable; use readOnly()", null, null);
        }
        return TransactionModes.sql(options);
    }

    @Override
    public Row row(Statement statement, ResultSet result) {
        return new JdbcRow(statement, result, MariaDbEngine::offsetDateTime);
    }

    private static @Nullable OffsetDateTime offsetDateTime(ResultSet result, int column) throws SQLException {
        @Nullable LocalDateTime value = result.getObject(column, LocalDateTime.class);
        return value == null ? null : value.atOffset(ZoneOffset.UTC);
    }
}
