package dev.corten.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class ArrayTest {
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

    /** Sends and reads the values, nulls among them, and none at all; the driver goes from text to binary on the way. */
    private <T> void roundTrip(
            String type, Row.ElementReader<T> read, Row.ElementReader<T> readOrNull, List<T> values) {
        var echo = new Statement("T.echo", "SELECT ?::" + type + "[] AS v");
        List<T> withNull = new ArrayList<>(values);
        withNull.add(1, null);
        for (int i = 0; i < 3; i++) {
            assertThat(echo(echo, values, read)).isEqualTo(values);
            assertThat(echo(echo, withNull, readOrNull)).isEqualTo(withNull);
            assertThat(echo(echo, List.of(), read)).isEmpty();
            assertThat(echo(echo, null, read)).isNull();
            assertThatThrownBy(() -> echo(echo, withNull, read))
                    .isInstanceOf(DbException.class)
                    .hasMessage("T.echo: an element of column \"v\" is NULL, which its type does not allow");
        }
    }

    private <T> List<T> echo(Statement statement, List<T> values, Row.ElementReader<T> read) {
        try (Call call = db.call(statement)) {
            call.arrayOfNullable(1, values);
            return call.one(row -> row.arrayOrNull(1, read));
        }
    }

    @Test
    void numbersComeBack() {
        roundTrip("boolean", Row::bool, Row::boolOrNull, List.of(true, false));
        roundTrip("smallint", Row::int2, Row::int2OrNull, List.of((short) 0, Short.MIN_VALUE));
        roundTrip("integer", Row::int4, Row::int4OrNull, List.of(0, Integer.MIN_VALUE));
        roundTrip("bigint", Row::int8, Row::int8OrNull, List.of(0L, Long.MIN_VALUE));
        roundTrip("real", Row::float4, Row::float4OrNull, List.of(0.1f, Float.NEGATIVE_INFINITY, Float.NaN));
        roundTrip("double precision", Row::float8, Row::float8OrNull, List.of(0.1, 1e300, Double.NaN));
        roundTrip("numeric", Row::numeric, Row::numericOrNull, List.of(new BigDecimal("1.50"), new BigDecimal("1E-9")));
    }

    @Test
    void textsComeBackWhateverIsInThem() {
        roundTrip(
                "text",
                Row::text,
                Row::textOrNull,
                List.of("", "NULL", "null", "a,b", "{}", "\"", "\\", " wörds\n'\t", "𝄞", "\\N\\\""));
        roundTrip("varchar(20)", Row::text, Row::textOrNull, List.of("a", "b"));
    }

    @Test
    void uuidsComeBack() {
        roundTrip("uuid", Row::uuid, Row::uuidOrNull, List.of(UUID.randomUUID(), UUID.randomUUID()));
    }

    @Test
    void bytesComeBack() {
        try (Call call = db.call(new Statement("T.echo", "SELECT ?::bytea[]"))) {
            call.array(1, List.of(new byte[] {0, -1}, new byte[0]));
            List<byte[]> values = call.one(row -> row.array(1, Row::bytes));
            assertThat(values).usingRecursiveComparison().isEqualTo(List.of(new byte[] {0, -1}, new byte[0]));
        }
    }

    @Test
    void timesComeBackAtAnyYear() {
        roundTrip(
                "timestamptz",
                Row::instant,
                Row::instantOrNull,
                List.of(
                        Instant.parse("2026-01-02T03:04:05.123456Z"),
                        Instant.parse("-0044-03-15T00:00:00Z"),
                        Instant.parse("+12345-01-01T00:00:00Z"),
                        OffsetDateTime.MAX.toInstant(),
                        OffsetDateTime.MIN.toInstant()));
        roundTrip(
                "timestamptz",
                Row::offsetDateTime,
                Row::offsetDateTimeOrNull,
                List.of(OffsetDateTime.of(2026, 1, 2, 3, 4, 0, 0, ZoneOffset.UTC), OffsetDateTime.MAX));
        roundTrip(
                "timestamp",
                Row::timestamp,
                Row::timestampOrNull,
                List.of(LocalDateTime.parse("2026-01-02T03:04"), LocalDateTime.MAX, LocalDateTime.MIN));
        roundTrip(
                "date",
                Row::date,
                Row::dateOrNull,
                List.of(LocalDate.of(2026, 2, 28), LocalDate.of(-43, 3, 15), LocalDate.MAX, LocalDate.MIN));
        roundTrip(
                "time",
                Row::time,
                Row::timeOrNull,
                List.of(LocalTime.parse("23:59:58.5"), LocalTime.MIDNIGHT, LocalTime.MAX));
    }

    @Test
    void anOffsetIsNotLost() {
        try (Call call = db.call(new Statement("T.echo", "SELECT ?::timestamptz[]"))) {
            call.array(1, List.of(OffsetDateTime.parse("2026-01-02T03:04:05+05:30")));
            List<Instant> values = call.one(row -> row.array(1, Row::instant));
            assertThat(values).isEqualTo(List.of(Instant.parse("2026-01-01T21:34:05Z")));
        }
    }

    @Test
    void anInListMayBeEmpty() {
        var find = new Statement("T.find", "SELECT v FROM generate_series(1, 5) v WHERE v = ANY(?)");
        for (List<Integer> wanted : List.of(List.of(2, 4), List.<Integer>of(), List.of(9))) {
            try (Call call = db.call(find)) {
                call.array(1, wanted);
                assertThat(call.list(row -> row.int4(1)))
                        .isEqualTo(wanted.stream().filter(v -> v <= 5).toList());
            }
        }
    }

    @Test
    void aNullAmongValuesThatHaveNoneIsRefused() {
        try (Call call = db.call(new Statement("T.find", "SELECT 1 = ANY(?)"))) {
            assertThatThrownBy(() -> call.array(1, Arrays.asList(1, null))).isInstanceOf(NullPointerException.class);
        }
    }

    @Test
    void severalDimensionsAreRefused() {
        for (int i = 0; i < 3; i++) {
            try (Call call = db.call(new Statement("T.get", "SELECT '{{a,b},{c,d}}'::text[] AS v"))) {
                assertThatThrownBy(() -> call.one(row -> row.array(1, Row::text)))
                        .isInstanceOf(DbException.class)
                        .hasMessage(
                                "T.get: column \"v\" has an array of several dimensions, which a List does not hold");
            }
        }
    }
}
