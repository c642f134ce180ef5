package dev.corten.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class CallTest {
    @Parameter
    Way way;

    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    private Db db;

    @BeforeEach
    void open() {
        db = way.open(database);
    }

    @AfterEach
    void close() {
        db.close();
    }

    /** Stores and reads a value and NULL three times each: the driver goes from text to binary on the way. */
    private <T> void roundTrip(
            String type, T value, BiConsumer<Call, T> bind, Function<Row, T> read, Function<Row, T> readOrNull) {
        database.execute("CREATE TABLE t (v " + type + ")");
        var insert = new Statement("T.insert", "INSERT INTO t (v) VALUES (?) RETURNING v");
        for (int i = 0; i < 3; i++) {
            assertThat(one(insert, bind, null, readOrNull)).isNull();
            assertThat(one(insert, bind, value, read)).isEqualTo(value);
            assertThat(one(insert, bind, value, readOrNull)).isEqualTo(value);
            assertThatThrownBy(() -> one(insert, bind, null, read))
                    .isInstanceOf(DbException.class)
                    .hasMessage("T.insert: column \"v\" is NULL, which its type does not allow");
        }
    }

    private <T> T one(Statement statement, BiConsumer<Call, T> bind, T value, Function<Row, T> read) {
        try (Call call = db.call(statement)) {
            bind.accept(call, value);
            return call.one(read);
        }
    }

    @Test
    void booleansComeBack() {
        roundTrip("boolean", true, (call, v) -> call.bool(1, v), row -> row.bool(1), row -> row.boolOrNull(1));
    }

    @Test
    void falseIsNotNull() {
        roundTrip("boolean", false, (call, v) -> call.bool(1, v), row -> row.bool(1), row -> row.boolOrNull(1));
    }

    @Test
    void smallintsComeBack() {
        roundTrip("smallint", (short) -7, (call, v) -> call.int2(1, v), row -> row.int2(1), row -> row.int2OrNull(1));
    }

    @Test
    void zeroIsNotNull() {
        roundTrip("integer", 0, (call, v) -> call.int4(1, v), row -> row.int4(1), row -> row.int4OrNull(1));
    }

    @Test
    void integersComeBack() {
        roundTrip(
                "integer",
                Integer.MIN_VALUE,
                (call, v) -> call.int4(1, v),
                row -> row.int4(1),
                row -> row.int4OrNull(1));
    }

    @Test
    void bigintsComeBack() {
        roundTrip("bigint", Long.MAX_VALUE, (call, v) -> call.int8(1, v), row -> row.int8(1), row -> row.int8OrNull(1));
    }

    @Test
    void realsComeBack() {
        roundTrip("real", 1.5e-7f, (call, v) -> call.float4(1, v), row -> row.float4(1), row -> row.float4OrNull(1));
    }

    @Test
    void doublesComeBack() {
        roundTrip(
                "double precision",
                Double.NEGATIVE_INFINITY,
                (call, v) -> call.float8(1, v),
                row -> row.float8(1),
                row -> row.float8OrNull(1));
    }

    @Test
    void numericsKeepTheirScale() {
        roundTrip(
                "numeric",
                new BigDecimal("12345678901234567890.1200"),
                (call, v) -> call.numeric(1, v),
                row -> row.numeric(1),
                row -> row.numericOrNull(1));
    }

    @Test
    void textsComeBack() {
        roundTrip("text", "Grüße 🦀 '", (call, v) -> call.text(1, v), row -> row.text(1), row -> row.textOrNull(1));
    }

    @Test
    void varcharsComeBack() {
        roundTrip("varchar(255)", "x", (call, v) -> call.text(1, v), row -> row.text(1), row -> row.textOrNull(1));
    }

    @Test
    void enumLabelsComeBack() {
        database.execute("CREATE TYPE mood AS ENUM ('sad', 'happy')");
        roundTrip("mood", "happy", (call, v) -> call.label(1, v), row -> row.text(1), row -> row.textOrNull(1));
    }

    @Test
    void bytesComeBack() {
        roundTrip(
                "bytea",
                "a\0b".getBytes(StandardCharsets.UTF_8),
                (call, v) -> call.bytes(1, v),
                row -> row.bytes(1),
                row -> row.bytesOrNull(1));
    }

    @Test
    void uuidsComeBack() {
        roundTrip(
                "uuid", UUID.randomUUID(), (call, v) -> call.uuid(1, v), row -> row.uuid(1), row -> row.uuidOrNull(1));
    }

    @Test
    void instantsComeBackToTheMicrosecond() {
        roundTrip(
                "timestamptz",
                Instant.parse("2026-03-01T12:34:56.123456Z"),
                (call, v) -> call.instant(1, v),
                row -> row.instant(1),
                row -> row.instantOrNull(1));
    }

    @Test
    void infiniteInstantsComeBack() {
        roundTrip(
                "timestamptz",
                OffsetDateTime.MAX.toInstant(),
                (call, v) -> call.instant(1, v),
                row -> row.instant(1),
                row -> row.instantOrNull(1));
    }

    @Test
    void instantsBeforeChristComeBack() {
        roundTrip(
                "timestamptz",
                Instant.parse("-0043-03-15T00:00:00Z"),
                (call, v) -> call.instant(1, v),
                row -> row.instant(1),
                row -> row.instantOrNull(1));
    }

    @Test
    void offsetDateTimesComeBackInUtc() {
        roundTrip(
                "timestamptz",
                OffsetDateTime.of(2026, 3, 1, 12, 0, 0, 0, ZoneOffset.UTC),
                (call, v) -> call.offsetDateTime(1, v),
                row -> row.offsetDateTime(1),
                row -> row.offsetDateTimeOrNull(1));
    }

    @Test
    void offsetsThatTheDatabaseDoesNotTakeAreTimesAllTheSame() {
        OffsetDateTime east = OffsetDateTime.parse("2026-03-01T12:00:00+18:00");
        roundTrip(
                "timestamptz",
                east.withOffsetSameInstant(ZoneOffset.UTC),
                (call, v) -> call.offsetDateTime(1, v == null ? null : east),
                row -> row.offsetDateTime(1),
                row -> row.offsetDateTimeOrNull(1));
    }

    @Test
    void infiniteOffsetDateTimesComeBack() {
        roundTrip(
                "timestamptz",
                OffsetDateTime.MAX,
                (call, v) -> call.offsetDateTime(1, v),
                row -> row.offsetDateTime(1),
                row -> row.offsetDateTimeOrNull(1));
    }

    @Test
    void datesComeBack() {
        roundTrip(
                "date",
                LocalDate.of(1582, 10, 10),
                (call, v) -> call.date(1, v),
                row -> row.date(1),
                row -> row.dateOrNull(1));
    }

    @Test
    void timesComeBack() {
        roundTrip(
                "time",
                LocalTime.of(23, 59, 59, 999_999_000),
                (call, v) -> call.time(1, v),
                row -> row.time(1),
                row -> row.timeOrNull(1));
    }

    @Test
    void timestampsComeBack() {
        roundTrip(
                "timestamp",
                LocalDateTime.of(2026, 3, 29, 2, 30),
                (call, v) -> call.timestamp(1, v),
                row -> row.timestamp(1),
                row -> row.timestampOrNull(1));
    }

    @Test
    void whatIsLessThanAMicrosecondIsLeftOutAndNeverRoundedUp() {
        var end = LocalDateTime.of(9999, 12, 31, 23, 59, 59, 999_999_999);
        var kept = LocalDateTime.of(9999, 12, 31, 23, 59, 59, 999_999_000);
        roundTrip(
                "timestamptz",
                kept.toInstant(ZoneOffset.UTC),
                (call, v) -> call.instant(1, v == null ? null : end.toInstant(ZoneOffset.UTC)),
                row -> row.instant(1),
                row -> row.instantOrNull(1));
        database.execute("DROP TABLE t");
        roundTrip(
                "timestamp",
                kept,
                (call, v) -> call.timestamp(1, v == null ? null : end),
                row -> row.timestamp(1),
                row -> row.timestampOrNull(1));
        database.execute("DROP TABLE t");
        roundTrip(
                "time",
                kept.toLocalTime(),
                (call, v) -> call.time(1, v == null ? null : LocalTime.of(23, 59, 59, 999_999_998)),
                row -> row.time(1),
                row -> row.timeOrNull(1));
    }

    @Test
    void aStatementWithoutRowsSaysHowManyItChanged() {
        database.execute("CREATE TABLE t AS SELECT generate_series(1, 5) AS v");
        try (Call call = db.call(new Statement("T.delete", "DELETE FROM t WHERE v > ?"))) {
            call.int4(1, 2);
            assertThat(call.update()).isEqualTo(3);
        }
    }

    @Test
    void rowsComeInTheirOrder() {
        try (Call call = db.call(new Statement("T.list", "SELECT generate_series(?, 1, -1)"))) {
            call.int4(1, 3);
            assertThat(call.list(row -> row.int4(1))).isEqualTo(List.of(3, 2, 1));
        }
    }

    @Test
    void anOptionalIsEmptyWithoutARow() {
        try (Call call = db.call(new Statement("T.find", "SELECT 1 WHERE false"))) {
            assertThat(call.optional(row -> row.int4(1))).isEmpty();
        }
    }

    @Test
    void anOptionalHoldsTheOnlyRow() {
        try (Call call = db.call(new Statement("T.find", "SELECT 1"))) {
            assertThat(call.optional(row -> row.int4(1))).contains(1);
        }
    }

    @Test
    void aSecondRowIsRefused() {
        var two = new Statement("T.find", "SELECT generate_series(1, 2)");
        try (Call call = db.call(two)) {
            assertThatThrownBy(() -> call.optional(row -> row.int4(1)))
                    .isInstanceOf(DbException.class)
                    .hasMessage("T.find: more than one row, where at most one was expected");
        }
        try (Call call = db.call(two)) {
            assertThatThrownBy(() -> call.one(row -> row.int4(1)))
                    .hasMessage("T.find: more than one row, where at most one was expected");
        }
    }

    @Test
    void noRowWhereOneIsExpectedIsRefused() {
        try (Call call = db.call(new Statement("T.get", "SELECT 1 WHERE false"))) {
            assertThatThrownBy(() -> call.one(row -> row.int4(1)))
                    .isInstanceOf(DbException.class)
                    .hasMessage("T.get: no row, where exactly one was expected");
        }
    }

    @Test
    void aRefusedRowNamesQueryAndConstraintButNoValue() {
        database.execute("CREATE TABLE users (email text CONSTRAINT users_email_key UNIQUE)");
        var insert = new Statement("Users.insert", "INSERT INTO users VALUES (?)");
        try (Call call = db.call(insert)) {
            call.text(1, "alex@example.com");
            call.update();
        }
        try (Call call = db.call(insert)) {
            call.text(1, "alex@example.com");
            assertThatThrownBy(call::update)
                    .isInstanceOf(DbException.class)
                    .hasMessage("Users.insert: a unique constraint was violated: users_email_key of table users"
                            + " (SQLSTATE 23505)")
                    .extracting(failure -> ((DbException) failure).sqlState())
                    .isEqualTo("23505");
            assertThatThrownBy(call::update).rootCause().hasMessageNotContaining("alex@");
        }
    }

    @Test
    void aBadValueIsNotInTheMessage() {
        try (Call call = db.call(new Statement("T.cast", "SELECT ?::text::integer"))) {
            call.text(1, "s3cret");
            assertThatThrownBy(() -> call.one(row -> row.int4(1)))
                    .isInstanceOf(DbException.class)
                    .hasMessage("T.cast: a value is out of the range or form that PostgreSQL expects (SQLSTATE 22P02)");
        }
    }

    @Test
    void anUnknownTableIsNamed() {
        try (Call call = db.call(new Statement("T.all", "SELECT * FROM nowhere"))) {
            assertThatThrownBy(() -> call.list(row -> row.text(1)))
                    .hasMessage("T.all: relation \"nowhere\" does not exist (SQLSTATE 42P01)");
        }
    }

    @Test
    void statementsStayPreparedOnTheServer() {
        var statement = new Statement("T.get", "SELECT ?::uuid");
        for (int i = 0; i < 4; i++) {
            one(
                    statement,
                    (call, v) -> call.uuid(1, v),
                    i % 2 == 0 ? UUID.randomUUID() : null,
                    row -> row.uuidOrNull(1));
        }
        try (Call call = db.call(new Statement(
                "T.prepared", "SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE '%::uuid'"))) {
            long prepared = call.one(row -> row.int8(1));
            assertThat(prepared).isEqualTo(1);
        }
    }
}
