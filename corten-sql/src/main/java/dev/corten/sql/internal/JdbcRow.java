package dev.corten.sql.internal;

import dev.corten.sql.DbException;
import dev.corten.sql.Inet;
import dev.corten.sql.Interval;
import dev.corten.sql.Range;
import dev.corten.sql.Row;
import dev.corten.sql.Statement;
import java.math.BigDecimal;
import java.sql.Array;
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
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The current row of a JDBC result. Long because columns have many types. */
final class JdbcRow implements Row {
    /** The column of an array's elements in what the driver makes of it; the first one numbers them. */
    private static final int ELEMENT = 2;

    private final Statement statement;
    private final ResultSet result;
    private final Moments moments;
    private final @Nullable String element;

    /** Reads what has a zone, where drivers differ. */
    @FunctionalInterface
    interface Moments {
        @Nullable
        OffsetDateTime read(ResultSet result, int column) throws SQLException;
    }

    JdbcRow(Statement statement, ResultSet result, Moments moments) {
        this(statement, result, moments, null);
    }

    /** The elements of an array, which messages call {@code element}. */
    private JdbcRow(Statement statement, ResultSet result, Moments moments, @Nullable String element) {
        this.statement = statement;
        this.result = result;
        this.moments = moments;
        this.element = element;
    }

    @Override
    public boolean bool(int column) {
        try {
            boolean value = result.getBoolean(column);
            if (!value && result.wasNull()) {
                throw isNull(column);
            }
            return value;
        } catch (SQLException failed) {
            throw failure(failed);
        }
    }

    @Override
    public @Nullable Boolean boolOrNull(int column) {
        try {
            boolean value = result.getBoolean(column);
            return !value && result.wasNull() ? null : Boolean.valueOf(value);
        } catch (SQLException failed) {
            throw failure(failed);
        }
    }

    @Override
    public short int2(int column) {
        try {
            short value = result.getShort(column);
            if (value == 0 && result.wasNull()) {
                throw isNull(column);
            }
            return value;
        } catch (SQLException failed) {
            throw failure(failed);
        }
    }

    @Override
    public @Nullable Short int2OrNull(int column) {
        try {
            short value = result.getShort(column);
            return value == 0 && result.wasNull() ? null : Short.valueOf(value);
        } catch (SQLException failed) {
            throw failure(failed);
        }
    }

    @Override
    public int int4(int column) {
        try {
            int value = result.getInt(column);
            if (value == 0 && result.wasNull()) {
                throw isNull(column);
            }
            return value;
        } catch (SQLException failed) {
            throw failure(failed);
        }
    }

    @Override
    public @Nullable Integer int4OrNull(int column) {
        try {
            int value = result.getInt(column);
            return value == 0 && result.wasNull() ? null : Integer.valueOf(value);
        } catch (SQLException failed) {
            throw failure(failed);
        }
    }

    @Override
    public long int8(int column) {
        try {
            long value = result.getLong(column);
            if (value == 0 && result.wasNull()) {
                throw isNull(column);
            }
            return value;
        } catch (SQLException failed) {
            throw failure(failed);
        }
    }

    @Override
    public @Nullable Long int8OrNull(int column) {
        try {
            long value = result.getLong(column);
            return value == 0 && result.wasNull() ? null : Long.valueOf(value);
        } catch (SQLException failed) {
            throw failure(failed);
        }
    }

    @Override
    public float float4(int column) {
        try {
            float value = result.getFloat(column);
            if (value == 0 && result.wasNull()) {
                throw isNull(column);
            }
            return value;
        } catch (SQLException failed) {
            throw failure(failed);
        }
    }

    @Override
    public @Nullable Float float4OrNull(int column) {
        try {
            float value = result.getFloat(column);
            return value == 0 && result.wasNull() ? null : Float.valueOf(value);
        } catch (SQLException failed) {
            throw failure(failed);
        }
    }

    @Override
    public double float8(int column) {
        try {
            double value = result.getDouble(column);
            if (value == 0 && result.wasNull()) {
                throw isNull(column);
            }
            return value;
        } catch (SQLException failed) {
            throw failure(failed);
        }
    }

    @Override
    public @Nullable Double float8OrNull(int column) {
        try {
            double value = result.getDouble(column);
            return value == 0 && result.wasNull() ? null : Double.valueOf(value);
        } catch (SQLException failed) {
            throw failure(failed);
        }
    }

    @Override
    public BigDecimal numeric(int column) {
        @Nullable BigDecimal value = numericOrNull(column);
        if (value == null) {
            throw isNull(column);
        }
        return value;
    }

    @Override
    public @Nullable BigDecimal numericOrNull(int column) {
        try {
            return result.getBigDecimal(column);
        } catch (SQLException failed) {
            throw failure(failed);
        }
    }

    @Override
    public String text(int column) {
        @Nullable String value = textOrNull(column);
        if (value == null) {
            throw isNull(column);
        }
        return value;
    }

    @Override
    public @Nullable String textOrNull(int column) {
        try {
            return result.getString(column);
        } catch (SQLException failed) {
            throw failure(failed);
        }
    }

    @Override
    public byte[] bytes(int column) {
        byte @Nullable [] value = bytesOrNull(column);
        if (value == null) {
            throw isNull(column);
        }
        return value;
    }

    @Override
    public byte @Nullable [] bytesOrNull(int column) {
        try {
            return result.getBytes(column);
        } catch (SQLException failed) {
            throw failure(failed);
        }
    }

    @Override
    public UUID uuid(int column) {
        @Nullable UUID value = uuidOrNull(column);
        if (value == null) {
            throw isNull(column);
        }
        return value;
    }

    @Override
    public @Nullable UUID uuidOrNull(int column) {
        try {
            return result.getObject(column, UUID.class);
        } catch (SQLException failed) {
            throw failure(failed);
        }
    }

    @Override
    public Instant instant(int column) {
        return offsetDateTime(column).toInstant();
    }

    @Override
    public @Nullable Instant instantOrNull(int column) {
        OffsetDateTime value = offsetDateTimeOrNull(column);
        return value == null ? null : value.toInstant();
    }

    @Override
    public OffsetDateTime offsetDateTime(int column) {
        @Nullable OffsetDateTime value = offsetDateTimeOrNull(column);
        if (value == null) {
            throw isNull(column);
        }
        return value;
    }

    @Override
    public @Nullable OffsetDateTime offsetDateTimeOrNull(int column) {
        try {
            return moments.read(result, column);
        } catch (SQLException failed) {
            throw failure(failed);
        }
    }

    @Override
    public LocalDate date(int column) {
        @Nullable LocalDate value = dateOrNull(column);
        if (value == null) {
            throw isNull(column);
        }
        return value;
    }

    @Override
    public @Nullable LocalDate dateOrNull(int column) {
        try {
            return result.getObject(column, LocalDate.class);
        } catch (SQLException failed) {
            throw failure(failed);
        }
    }

    @Override
    public LocalTime time(int column) {
        @Nullable LocalTime value = timeOrNull(column);
        if (value == null) {
            throw isNull(column);
        }
        return value;
    }

    @Override
    public @Nullable LocalTime timeOrNull(int column) {
        try {
            return result.getObject(column, LocalTime.class);
        } catch (SQLException failed) {
            throw failure(failed);
        }
    }

    @Override
    public LocalDateTime timestamp(int column) {
        @Nullable LocalDateTime value = timestampOrNull(column);
        if (value == null) {
            throw isNull(column);
        }
        return value;
    }

    @Override
    public @Nullable LocalDateTime timestampOrNull(int column) {
        try {
            return result.getObject(column, LocalDateTime.class);
        } catch (SQLException failed) {
            throw failure(failed);
        }
    }

    @Override
    public Interval interval(int column) {
        @Nullable Interval value = intervalOrNull(column);
        if (value == null) {
            throw isNull(column);
        }
        return value;
    }

    @Override
    public @Nullable Interval intervalOrNull(int column) {
        String text = textOrNull(column);
        return text == null ? null : IntervalText.parse(text, statement.name(), name(column));
    }

    @Override
    public Inet inet(int column) {
        @Nullable Inet value = inetOrNull(column);
        if (value == null) {
            throw isNull(column);
        }
        return value;
    }

    @Override
    public @Nullable Inet inetOrNull(int column) {
        String text = textOrNull(column);
        return text == null ? null : Inet.parse(text);
    }

    @Override
    public <T> Range<T> range(int column, ElementReader<T> reader) {
        @Nullable Range<T> value = rangeOrNull(column, reader);
        if (value == null) {
            throw isNull(column);
        }
        return value;
    }

    @Override
    public <T> @Nullable Range<T> rangeOrNull(int column, ElementReader<T> reader) {
        String text = textOrNull(column);
        return text == null ? null : TextRow.range(text, statement.name(), name(column), reader);
    }

    @Override
    public <T> T composite(int column, Function<Row, T> mapper) {
        @Nullable T value = compositeOrNull(column, mapper);
        if (value == null) {
            throw isNull(column);
        }
        return value;
    }

    @Override
    public <T> @Nullable T compositeOrNull(int column, Function<Row, T> mapper) {
        String text = textOrNull(column);
        return text == null ? null : TextRow.composite(text, statement.name(), name(column), mapper);
    }

    @Override
    public <T> T json(int column, Decoder<T> decoder) {
        @Nullable T value = jsonOrNull(column, decoder);
        if (value == null) {
            throw isNull(column);
        }
        return value;
    }

    @Override
    public <T> @Nullable T jsonOrNull(int column, Decoder<T> decoder) {
        String text = textOrNull(column);
        return text == null ? null : TextRow.json(text, statement.name(), name(column), decoder);
    }

    @Override
    public <T extends @Nullable Object> List<T> array(int column, ElementReader<T> reader) {
        @Nullable List<T> values = arrayOrNull(column, reader);
        if (values == null) {
            throw isNull(column);
        }
        return values;
    }

    @Override
    public <T extends @Nullable Object> @Nullable List<T> arrayOrNull(int column, ElementReader<T> reader) {
        try {
            Array array = result.getArray(column);
            if (array == null) {
                return null;
            }
            try (ResultSet elements = array.getResultSet()) {
                if (elements.getMetaData().getColumnType(ELEMENT) == Types.ARRAY) {
                    throw wrong(name(column) + " has an array of several dimensions, which a List does not hold");
                }
                List<T> values = new ArrayList<>();
                Row element = new JdbcRow(statement, elements, moments, "an element of " + name(column));
                while (elements.next()) {
                    values.add(reader.read(element, ELEMENT));
                }
                return Collections.unmodifiableList(values);
            }
        } catch (SQLException failed) {
            throw failure(failed);
        }
    }

    private DbException isNull(int column) {
        return wrong(name(column) + " is NULL, which its type does not allow");
    }

    private String name(int column) {
        if (element != null) {
            return element;
        }
        try {
            return "column \"" + result.getMetaData().getColumnLabel(column) + "\"";
        } catch (SQLException nameless) {
            return "column " + column;
        }
    }

    private DbException wrong(String message) {
        return new DbException(statement.name() + ": " + message, null, null);
    }

    private DbException failure(SQLException failed) {
        return Failure.of(statement.name(), failed);
    }
}
