package dev.corten.sql.internal;

import dev.corten.sql.DbException;
import dev.corten.sql.Inet;
import dev.corten.sql.Interval;
import dev.corten.sql.Range;
import dev.corten.sql.Row;
import dev.corten.sql.internal.wire.Answer;
import dev.corten.sql.internal.wire.Column;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigDecimal;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.Oid;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;

/**
 * The current row of an {@link Answer}, read where it lies. Long because columns have many types.
 *
 * <p>A row is the message DataRow (protocol, §54.7): the number of its columns, then of each the length, -1 for NULL, and the
 * bytes.
 */
final class WireRow implements Row {
    private static final VarHandle INT2 = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT4 = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT8 = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private static final int HEADER = Byte.BYTES + Integer.BYTES + Short.BYTES;

    private final String query;
    private final List<Column> columns;
    private final byte[] rows;
    private final int end;
    private final int[] at;
    private int next;

    WireRow(String query, List<Column> columns, Answer answer) {
        this.query = query;
        this.columns = columns;
        this.rows = answer.rows();
        this.end = answer.length();
        this.at = new int[columns.size()];
    }

    /** Goes to the next row, if there is one. */
    boolean next() {
        if (next >= end) {
            return false;
        }
        int position = next + HEADER;
        for (int i = 0; i < at.length; i++) {
            at[i] = position;
            position += Integer.BYTES + Math.max(0, (int) INT4.get(rows, position));
        }
        next = position;
        return true;
    }

    private int length(int column) {
        return (int) INT4.get(rows, at[column - 1]);
    }

    private int begin(int column) {
        return at[column - 1] + Integer.BYTES;
    }

    private boolean isNull(int column) {
        return length(column) < 0;
    }

    private void refuseNull(int column) {
        if (isNull(column)) {
            throw wrong(name(column) + " is NULL, which its type does not allow");
        }
    }

    private int type(int column) {
        return columns.get(column - 1).type();
    }

    private int int32(int column) {
        return (int) INT4.get(rows, begin(column));
    }

    private long int64(int column) {
        return (long) INT8.get(rows, begin(column));
    }

    private String string(int column) {
        return new String(rows, begin(column), length(column), StandardCharsets.UTF_8);
    }

    /** The column, which is not NULL and came as text, as the only one of a row. */
    private Row asText(int column) {
        return new TextRow(List.of(string(column)), query, name(column));
    }

    private String name(int column) {
        return "column \"" + columns.get(column - 1).label() + "\"";
    }

    DbException wrong(String message) {
        return new DbException(query + ": " + message, null, null);
    }

    private DbException outOfRange() {
        return Failure.of(query, new PSQLException("a number is out of range", PSQLState.NUMERIC_VALUE_OUT_OF_RANGE));
    }

    @Override
    public boolean bool(int column) {
        refuseNull(column);
        return type(column) == Oid.BOOL
                ? rows[begin(column)] != 0
                : asText(column).bool(1);
    }

    @Override
    public short int2(int column) {
        long value = int8(column);
        if (value != (short) value) {
            throw outOfRange();
        }
        return (short) value;
    }

    @Override
    public int int4(int column) {
        long value = int8(column);
        if (value != (int) value) {
            throw outOfRange();
        }
        return (int) value;
    }

    @Override
    public long int8(int column) {
        refuseNull(column);
        return switch (type(column)) {
            case Oid.INT4 -> int32(column);
            case Oid.INT8 -> int64(column);
            case Oid.INT2 -> (short) INT2.get(rows, begin(column));
            default -> asText(column).int8(1);
        };
    }

    @Override
    public float float4(int column) {
        return type(column) == Oid.NUMERIC ? numeric(column).floatValue() : (float) float8(column);
    }

    @Override
    public double float8(int column) {
        refuseNull(column);
        return switch (type(column)) {
            case Oid.FLOAT8 -> Double.longBitsToDouble(int64(column));
            case Oid.FLOAT4 -> Float.intBitsToFloat(int32(column));
            case Oid.INT2, Oid.INT4, Oid.INT8 -> int8(column);
            default -> asText(column).float8(1);
        };
    }

    @Override
    public BigDecimal numeric(int column) {
        refuseNull(column);
        return switch (type(column)) {
            case Oid.INT2, Oid.INT4, Oid.INT8 -> BigDecimal.valueOf(int8(column));
            case Oid.FLOAT4 -> new BigDecimal(Float.toString(float4(column)));
            case Oid.FLOAT8 -> BigDecimal.valueOf(float8(column));
            default -> asText(column).numeric(1);
        };
    }

    @Override
    public String text(int column) {
        refuseNull(column);
        return switch (type(column)) {
            case Oid.BOOL -> bool(column) ? "t" : "f";
            case Oid.INT2, Oid.INT4, Oid.INT8 -> Long.toString(int8(column));
            case Oid.FLOAT4 -> Float.toString(float4(column));
            case Oid.FLOAT8 -> Double.toString(float8(column));
            case Oid.BYTEA -> ValueText.of(bytes(column));
            case Oid.UUID -> ValueText.of(uuid(column));
            case Oid.DATE -> ValueText.of(date(column));
            case Oid.TIME -> ValueText.of(time(column));
            case Oid.TIMESTAMP -> ValueText.of(timestamp(column));
            case Oid.TIMESTAMPTZ -> ValueText.of(offsetDateTime(column));
            default -> string(column);
        };
    }

    @Override
    public byte[] bytes(int column) {
        refuseNull(column);
        return Arrays.copyOfRange(rows, begin(column), begin(column) + length(column));
    }

    @Override
    public UUID uuid(int column) {
        refuseNull(column);
        return type(column) == Oid.UUID
                ? new UUID(int64(column), (long) INT8.get(rows, begin(column) + Long.BYTES))
                : asText(column).uuid(1);
    }

    @Override
    public Instant instant(int column) {
        return offsetDateTime(column).toInstant();
    }

    @Override
    public OffsetDateTime offsetDateTime(int column) {
        refuseNull(column);
        return type(column) == Oid.TIMESTAMPTZ
                ? TimeBytes.offsetDateTime(int64(column))
                : asText(column).offsetDateTime(1);
    }

    @Override
    public LocalDate date(int column) {
        refuseNull(column);
        return type(column) == Oid.DATE
                ? TimeBytes.date(int32(column))
                : asText(column).date(1);
    }

    @Override
    public LocalTime time(int column) {
        refuseNull(column);
        return type(column) == Oid.TIME
                ? TimeBytes.time(int64(column))
                : asText(column).time(1);
    }

    @Override
    public LocalDateTime timestamp(int column) {
        refuseNull(column);
        return type(column) == Oid.TIMESTAMP
                ? TimeBytes.timestamp(int64(column))
                : asText(column).timestamp(1);
    }

    @Override
    public Interval interval(int column) {
        refuseNull(column);
        return asText(column).interval(1);
    }

    @Override
    public Inet inet(int column) {
        refuseNull(column);
        return asText(column).inet(1);
    }

    @Override
    public <T> Range<T> range(int column, ElementReader<T> reader) {
        refuseNull(column);
        return asText(column).range(1, reader);
    }

    @Override
    public <T> T composite(int column, Function<Row, T> mapper) {
        refuseNull(column);
        return asText(column).composite(1, mapper);
    }

    @Override
    public <T> T json(int column, Decoder<T> decoder) {
        return TextRow.json(bytes(column), query, name(column), decoder);
    }

    @Override
    public <T extends @Nullable Object> List<T> array(int column, ElementReader<T> reader) {
        refuseNull(column);
        return TextRow.array(string(column), query, name(column), reader);
    }

    @Override
    public @Nullable Boolean boolOrNull(int column) {
        return isNull(column) ? null : bool(column);
    }

    @Override
    public @Nullable Short int2OrNull(int column) {
        return isNull(column) ? null : int2(column);
    }

    @Override
    public @Nullable Integer int4OrNull(int column) {
        return isNull(column) ? null : int4(column);
    }

    @Override
    public @Nullable Long int8OrNull(int column) {
        return isNull(column) ? null : int8(column);
    }

    @Override
    public @Nullable Float float4OrNull(int column) {
        return isNull(column) ? null : float4(column);
    }

    @Override
    public @Nullable Double float8OrNull(int column) {
        return isNull(column) ? null : float8(column);
    }

    @Override
    public @Nullable BigDecimal numericOrNull(int column) {
        return isNull(column) ? null : numeric(column);
    }

    @Override
    public @Nullable String textOrNull(int column) {
        return isNull(column) ? null : text(column);
    }

    @Override
    public @Nullable UUID uuidOrNull(int column) {
        return isNull(column) ? null : uuid(column);
    }

    @Override
    public @Nullable Instant instantOrNull(int column) {
        return isNull(column) ? null : instant(column);
    }

    @Override
    public @Nullable OffsetDateTime offsetDateTimeOrNull(int column) {
        return isNull(column) ? null : offsetDateTime(column);
    }

    @Override
    public @Nullable LocalDate dateOrNull(int column) {
        return isNull(column) ? null : date(column);
    }

    @Override
    public @Nullable LocalTime timeOrNull(int column) {
        return isNull(column) ? null : time(column);
    }

    @Override
    public @Nullable LocalDateTime timestampOrNull(int column) {
        return isNull(column) ? null : timestamp(column);
    }

    @Override
    public @Nullable Interval intervalOrNull(int column) {
        return isNull(column) ? null : interval(column);
    }

    @Override
    public @Nullable Inet inetOrNull(int column) {
        return isNull(column) ? null : inet(column);
    }

    @Override
    public byte @Nullable [] bytesOrNull(int column) {
        return isNull(column) ? null : bytes(column);
    }

    @Override
    public <T> @Nullable Range<T> rangeOrNull(int column, ElementReader<T> reader) {
        return isNull(column) ? null : range(column, reader);
    }

    @Override
    public <T> @Nullable T compositeOrNull(int column, Function<Row, T> mapper) {
        return isNull(column) ? null : composite(column, mapper);
    }

    @Override
    public <T> @Nullable T jsonOrNull(int column, Decoder<T> decoder) {
        return isNull(column) ? null : json(column, decoder);
    }

    @Override
    public <T extends @Nullable Object> @Nullable List<T> arrayOrNull(int column, ElementReader<T> reader) {
        return isNull(column) ? null : array(column, reader);
    }
}
