package dev.corten.sql.internal;

import dev.corten.sql.DbException;
import dev.corten.sql.Inet;
import dev.corten.sql.Interval;
import dev.corten.sql.Range;
import dev.corten.sql.Row;
import dev.corten.sql.Statement;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
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
 * The current row of a result of SQLite. A column may hold a value of any type there, whatever was declared: so each is
 * looked at, and one that is of another type is an exception, not a 0. Long because columns have many types.
 */
final class SqliteRow implements Row {
    private final Statement statement;
    private final ResultSet result;

    SqliteRow(Statement statement, ResultSet result) {
        this.statement = statement;
        this.result = result;
    }

    @Override
    public boolean bool(int column) {
        return required(column, boolOrNull(column));
    }

    @Override
    public @Nullable Boolean boolOrNull(int column) {
        return read(column, "boolean", value -> switch (value) {
            case Number number when number.doubleValue() == 0 -> false;
            case Number number when number.doubleValue() == 1 -> true;
            default -> null;
        });
    }

    @Override
    public short int2(int column) {
        return required(column, int2OrNull(column));
    }

    @Override
    public @Nullable Short int2OrNull(int column) {
        return read(
                column,
                "short",
                value -> whole(value, Short.MIN_VALUE, Short.MAX_VALUE) instanceof Long number
                        ? Short.valueOf(number.shortValue())
                        : null);
    }

    @Override
    public int int4(int column) {
        return required(column, int4OrNull(column));
    }

    @Override
    public @Nullable Integer int4OrNull(int column) {
        return read(
                column,
                "int",
                value -> whole(value, Integer.MIN_VALUE, Integer.MAX_VALUE) instanceof Long number
                        ? Integer.valueOf(number.intValue())
                        : null);
    }

    @Override
    public long int8(int column) {
        return required(column, int8OrNull(column));
    }

    @Override
    public @Nullable Long int8OrNull(int column) {
        return read(column, "long", value -> whole(value, Long.MIN_VALUE, Long.MAX_VALUE));
    }

    @Override
    public float float4(int column) {
        return required(column, float4OrNull(column));
    }

    @Override
    public @Nullable Float float4OrNull(int column) {
        return read(
                column, "float", value -> value instanceof Number number ? Float.valueOf(number.floatValue()) : null);
    }

    @Override
    public double float8(int column) {
        return required(column, float8OrNull(column));
    }

    @Override
    public @Nullable Double float8OrNull(int column) {
        return read(
                column,
                "double",
                value -> value instanceof Number number ? Double.valueOf(number.doubleValue()) : null);
    }

    @Override
    public BigDecimal numeric(int column) {
        return required(column, numericOrNull(column));
    }

    @Override
    public @Nullable BigDecimal numericOrNull(int column) {
        return read(column, "BigDecimal", value -> switch (value) {
            case Double number -> BigDecimal.valueOf(number);
            case Number number -> BigDecimal.valueOf(number.longValue());
            case String text -> new BigDecimal(text);
            default -> null;
        });
    }

    @Override
    public String text(int column) {
        return required(column, textOrNull(column));
    }

    @Override
    public @Nullable String textOrNull(int column) {
        return read(column, "String", value -> value instanceof String text ? text : null);
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
        @Nullable Object value = read(column, "byte[]", stored -> stored instanceof byte[] ? stored : null);
        return value instanceof byte[] bytes ? bytes : null;
    }

    @Override
    public UUID uuid(int column) {
        return required(column, uuidOrNull(column));
    }

    @Override
    public @Nullable UUID uuidOrNull(int column) {
        return read(column, "UUID", value -> value instanceof String text ? UUID.fromString(text) : null);
    }

    @Override
    public Instant instant(int column) {
        return required(column, instantOrNull(column));
    }

    @Override
    public @Nullable Instant instantOrNull(int column) {
        @Nullable OffsetDateTime value = offsetDateTimeOrNull(column);
        return value == null ? null : value.toInstant();
    }

    @Override
    public OffsetDateTime offsetDateTime(int column) {
        return required(column, offsetDateTimeOrNull(column));
    }

    @Override
    public @Nullable OffsetDateTime offsetDateTimeOrNull(int column) {
        return read(
                column,
                "point in time",
                value -> value instanceof String text ? SqliteValues.offsetDateTime(text) : null);
    }

    @Override
    public LocalDate date(int column) {
        return required(column, dateOrNull(column));
    }

    @Override
    public @Nullable LocalDate dateOrNull(int column) {
        return read(column, "LocalDate", value -> value instanceof String text ? LocalDate.parse(text) : null);
    }

    @Override
    public LocalTime time(int column) {
        return required(column, timeOrNull(column));
    }

    @Override
    public @Nullable LocalTime timeOrNull(int column) {
        return read(column, "LocalTime", value -> value instanceof String text ? LocalTime.parse(text) : null);
    }

    @Override
    public LocalDateTime timestamp(int column) {
        return required(column, timestampOrNull(column));
    }

    @Override
    public @Nullable LocalDateTime timestampOrNull(int column) {
        return read(
                column,
                "LocalDateTime",
                value -> value instanceof String text ? SqliteValues.localDateTime(text) : null);
    }

    @Override
    public Interval interval(int column) {
        throw unknown(column);
    }

    @Override
    public @Nullable Interval intervalOrNull(int column) {
        throw unknown(column);
    }

    @Override
    public Inet inet(int column) {
        throw unknown(column);
    }

    @Override
    public @Nullable Inet inetOrNull(int column) {
        throw unknown(column);
    }

    @Override
    public <T> Range<T> range(int column, ElementReader<T> reader) {
        throw unknown(column);
    }

    @Override
    public <T> @Nullable Range<T> rangeOrNull(int column, ElementReader<T> reader) {
        throw unknown(column);
    }

    @Override
    public <T> T composite(int column, Function<Row, T> mapper) {
        throw unknown(column);
    }

    @Override
    public <T> @Nullable T compositeOrNull(int column, Function<Row, T> mapper) {
        throw unknown(column);
    }

    @Override
    public <T> T json(int column, Decoder<T> decoder) {
        throw unknown(column);
    }

    @Override
    public <T> @Nullable T jsonOrNull(int column, Decoder<T> decoder) {
        throw unknown(column);
    }

    @Override
    public <T extends @Nullable Object> List<T> array(int column, ElementReader<T> reader) {
        throw unknown(column);
    }

    @Override
    public <T extends @Nullable Object> @Nullable List<T> arrayOrNull(int column, ElementReader<T> reader) {
        throw unknown(column);
    }

    /** The compiler refuses to read these. */
    private DbException unknown(int column) {
        return wrong(column, "is read as a type that SQLite does not have");
    }

    private <T> T required(int column, @Nullable T value) {
        if (value == null) {
            throw isNull(column);
        }
        return value;
    }

    /** The value of a column, unless it is NULL; {@code reader} gives {@code null}, or throws, for one of another type. */
    private <T> @Nullable T read(int column, String wanted, Function<Object, @Nullable T> reader) {
        @Nullable Object value;
        try {
            value = result.getObject(column);
        } catch (SQLException failed) {
            throw Failure.of(statement.name(), failed);
        }
        if (value == null) {
            return null;
        }
        T read;
        try {
            read = reader.apply(value);
        } catch (DateTimeException | IllegalArgumentException otherwise) {
            read = null;
        }
        if (read == null) {
            throw wrong(column, "holds " + kind(value) + " that is no " + wanted);
        }
        return read;
    }

    private static @Nullable Long whole(Object value, long least, long most) {
        return value instanceof Integer || value instanceof Long
                ? ((Number) value).longValue() >= least && ((Number) value).longValue() <= most
                        ? Long.valueOf(((Number) value).longValue())
                        : null
                : null;
    }

    private static String kind(Object value) {
        return switch (value) {
            case String _ -> "a text";
            case byte[] _ -> "a blob";
            case Double _ -> "a real number";
            default -> "an integer";
        };
    }

    private DbException isNull(int column) {
        return wrong(column, "is NULL, which its type does not allow");
    }

    private DbException wrong(int column, String what) {
        String name;
        try {
            name = "column \"" + result.getMetaData().getColumnLabel(column) + "\"";
        } catch (SQLException nameless) {
            name = "column " + column;
        }
        return new DbException(statement.name() + ": " + name + " " + what, null, null);
    }
}
