package dev.corten.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Types that are made of others, and those that PostgreSQL alone has. */
@ParameterizedClass
@EnumSource
class StructuredTypesTest {
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

    private <T> T echo(String type, Composite value, Function<Row, T> read) {
        try (Call call = db.call(new Statement("T.echo", "SELECT ?::" + type + " AS v"))) {
            call.composite(1, value);
            return call.one(row -> row.compositeOrNull(1, read));
        }
    }

    private <T> Range<T> echo(String type, Range<T> value, Row.ElementReader<T> read) {
        try (Call call = db.call(new Statement("T.echo", "SELECT ?::" + type + " AS v"))) {
            call.range(1, value);
            return call.one(row -> row.rangeOrNull(1, read));
        }
    }

    private Interval echo(Interval value) {
        try (Call call = db.call(new Statement("T.echo", "SELECT ?::interval AS v"))) {
            call.interval(1, value);
            return call.one(row -> row.intervalOrNull(1));
        }
    }

    private Interval interval(String text) {
        return one("SELECT " + text + " AS v", row -> row.interval(1));
    }

    private <T> T one(String sql, Function<Row, T> read) {
        try (Call call = db.call(new Statement("T.one", sql))) {
            return call.one(read);
        }
    }

    private void execute(String sql) {
        try (Call call = db.call(new Statement("T.execute", sql))) {
            call.update();
        }
    }

    @Test
    void intervalsKeepMonthsDaysAndTimeApart() {
        for (var interval : List.of(
                new Interval(0, 0, 0),
                new Interval(14, -3, 5_400_000_001L),
                new Interval(-1, 1, -1),
                new Interval(0, 0, -500_000),
                new Interval(11, 0, 3_600_000_000L * 1_000_000),
                new Interval(1, 1, Long.MAX_VALUE - 1),
                new Interval(0, 0, Long.MIN_VALUE + 1),
                Interval.INFINITY,
                Interval.NEGATIVE_INFINITY)) {
            assertThat(echo(interval)).isEqualTo(interval);
        }
        assertThat(echo(null)).isNull();
        assertThat(interval("'1 year 2 mons -3 days -04:05:06.7'::interval"))
                .isEqualTo(new Interval(14, -3, -14_706_700_000L));
        assertThat(interval("'-0.000001 s'::interval")).isEqualTo(new Interval(0, 0, -1));
    }

    @Test
    void intervalsAreReadInTheirIsoFormToo() {
        db.transaction(() -> {
            execute("SET LOCAL IntervalStyle = iso_8601");
            for (var interval : List.of(
                    new Interval(0, 0, 0),
                    new Interval(14, -3, 5_400_000_001L),
                    new Interval(-1, 1, -1),
                    new Interval(0, 0, -3_500_000),
                    new Interval(0, 0, -3_600_500_000L))) {
                assertThat(echo(interval)).isEqualTo(interval);
            }
            execute("SET LOCAL IntervalStyle = sql_standard");
            assertThatThrownBy(() -> echo(new Interval(14, -3, 1)))
                    .isInstanceOf(DbException.class)
                    .hasMessage("T.echo: column \"v\" has an interval in a style that is not read;"
                            + " set IntervalStyle to postgres or iso_8601");
            return null;
        });
    }

    @Test
    void theLargestIntervalsOfDurationsAndPeriodsComeBack() {
        for (Interval interval : List.of(
                Interval.of(Duration.parse("PT2562047788H54.775807S")),
                Interval.of(Duration.parse("PT-2562047788H-54.775807S")),
                Interval.of(Period.of(178_956_970, 7, Integer.MAX_VALUE)),
                Interval.of(Period.of(-178_956_970, -8, Integer.MIN_VALUE)))) {
            assertThat(echo(interval)).isEqualTo(interval);
        }
    }

    @Test
    void intervalsBecomeDurationsAndPeriodsWhereNothingIsLost() {
        Duration duration = Duration.parse("PT-1H-0.000001S");
        assertThat(Interval.of(duration)).isEqualTo(new Interval(0, 0, -3_600_000_001L));
        assertThat(Interval.of(duration).toDuration()).isEqualTo(duration);
        assertThat(Interval.of(Period.of(1, -2, 3))).isEqualTo(new Interval(10, 3, 0));
        assertThat(new Interval(10, 3, 0).toPeriod()).isEqualTo(Period.of(0, 10, 3));
        assertThatThrownBy(() -> Interval.of(Duration.ofNanos(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an interval has whole microseconds, which PT0.000000001S has not");
        assertThatThrownBy(() -> Interval.of(Duration.ofHours(Long.MAX_VALUE / 3600)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an interval has at most 292,271 years of hours, which PT2562047788015215H exceeds");
        assertThatThrownBy(() -> Interval.of(Period.ofYears(200_000_000)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an interval has at most 178,956,970 years, which P200000000Y exceeds");
        assertThatThrownBy(() -> new Interval(1, 0, 0).toDuration())
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("months and days are no exact time: 1 mons 0 days 0.000000 secs");
        assertThatThrownBy(() -> new Interval(1, 0, 1).toPeriod()).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void rangesKeepTheirBounds() {
        assertThat(echo("int4range", Range.closed(1, 3), Row::int4)).isEqualTo(Range.closedOpen(1, 4));
        assertThat(echo("numrange", Range.open(new BigDecimal("1.5"), new BigDecimal("2")), Row::numeric))
                .isEqualTo(Range.open(new BigDecimal("1.5"), new BigDecimal("2")));
        assertThat(echo("int8range", Range.atLeast(-5L), Row::int8)).isEqualTo(Range.atLeast(-5L));
        assertThat(echo("int8range", Range.lessThan(Long.MAX_VALUE), Row::int8))
                .isEqualTo(Range.lessThan(Long.MAX_VALUE));
        assertThat(echo("daterange", Range.<LocalDate>all(), Row::date)).isEqualTo(Range.all());
        assertThat(echo("daterange", Range.<LocalDate>none(), Row::date)).isEqualTo(Range.none());
        assertThat(echo("int4range", Range.closedOpen(1, 1), Row::int4)).isEqualTo(Range.none());
        assertThat(echo("int4range", null, Row::int4)).isNull();
        Instant at = Instant.parse("2026-01-02T03:04:05.123456Z");
        assertThat(echo("tstzrange", Range.closed(at, Instant.parse("2026-07-02T03:04:05Z")), Row::instant))
                .isEqualTo(Range.closed(at, Instant.parse("2026-07-02T03:04:05Z")));
        assertThat(echo("tsrange", Range.atLeast(LocalDateTime.parse("2026-01-02T03:04:05")), Row::timestamp))
                .isEqualTo(Range.atLeast(LocalDateTime.parse("2026-01-02T03:04:05")));
    }

    @Test
    void rangesOfTextsHaveAnyTextForABound() {
        execute("CREATE TYPE textrange AS RANGE (subtype = text)");
        for (String text : List.of("", "a,b", "\"", "\\", "[", ")", " ", "NULL")) {
            assertThat(echo("textrange", Range.closed(text, text + "z"), Row::text))
                    .isEqualTo(Range.closed(text, text + "z"));
        }
    }

    @Test
    void anImpossibleRangeIsRefused() {
        assertThatThrownBy(() -> new Range<>(1, true, null, false, true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the empty range has no bounds");
        assertThat(new Range<>(null, true, 1, true, false)).isEqualTo(new Range<>(null, false, 1, true, false));
        assertThatThrownBy(() -> echo("int4range", Range.closed(3, 1), Row::int4))
                .isInstanceOf(DbException.class)
                .hasMessage("T.echo: a value is out of the range or form that PostgreSQL expects (SQLSTATE 22000)");
    }

    @Test
    void addressesKeepTheirPrefix() {
        for (String text : List.of("10.0.0.1/32", "10.0.0.0/8", "2001:db8:0:0:0:0:0:1/128", "0:0:0:0:0:0:0:0/0")) {
            var inet = Inet.parse(text);
            assertThat(inet.toString()).isEqualTo(text);
            try (Call call = db.call(new Statement("T.echo", "SELECT ?::inet AS v"))) {
                call.inet(1, inet);
                assertThat(call.<Inet>one(row -> row.inet(1))).isEqualTo(inet);
            }
        }
        assertThat(this.<Inet>one("SELECT '10.1.0.0/16'::cidr", row -> row.inet(1)))
                .isEqualTo(Inet.parse("10.1.0.0/16"));
        assertThat(this.<Inet>one("SELECT NULL::inet", row -> row.inetOrNull(1)))
                .isNull();
        assertThatThrownBy(() -> Inet.parse("10.0.0.1/33"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the prefix of an address of 32 bits is 0 to 32, not 33");
        assertThatThrownBy(() -> Inet.parse("localhost")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void compositesHaveFieldsOfEveryType() {
        execute("""
                CREATE TYPE everything AS (flag boolean, small smallint, medium int, big bigint, half real, whole double precision,
                    exact numeric, words text, bytes bytea, key uuid, at timestamptz, local timestamp, day date, hour time,
                    span interval, net inet, days daterange, counts int[])
                """);
        var values = List.<Object>of(
                true,
                (short) -1,
                2,
                Long.MIN_VALUE,
                0.1f,
                Double.NEGATIVE_INFINITY,
                new BigDecimal("1.50"),
                "a \"b\", (c)\\\n",
                new byte[] {0, -1},
                new UUID(1, 2),
                OffsetDateTime.of(-43, 3, 15, 12, 0, 0, 1000, ZoneOffset.UTC),
                LocalDateTime.of(12026, 1, 2, 3, 4, 5),
                LocalDate.of(0, 1, 1),
                LocalTime.of(23, 59, 59, 999_999_000),
                new Interval(1, 2, 3),
                Inet.parse("10.0.0.0/8"),
                Range.atLeast(LocalDate.of(2026, 1, 1)),
                Arrays.asList(1, null, -3));
        List<Object> read = echo(
                "everything",
                Composite.of(values.toArray()),
                row -> List.of(
                        row.bool(1),
                        row.int2(2),
                        row.int4(3),
                        row.int8(4),
                        row.float4(5),
                        row.float8(6),
                        row.numeric(7),
                        row.text(8),
                        row.bytes(9),
                        row.uuid(10),
                        row.offsetDateTime(11).withOffsetSameInstant(ZoneOffset.UTC),
                        row.timestamp(12),
                        row.date(13),
                        row.time(14),
                        row.interval(15),
                        row.inet(16),
                        row.range(17, Row::date),
                        row.array(18, Row::int4OrNull)));
        assertThat(read).usingRecursiveComparison().isEqualTo(values);
        Object nothing = echo(
                "everything",
                Composite.of(new Object[values.size()]),
                row -> Arrays.asList(
                        row.boolOrNull(1),
                        row.int2OrNull(2),
                        row.int4OrNull(3),
                        row.int8OrNull(4),
                        row.float4OrNull(5),
                        row.float8OrNull(6),
                        row.numericOrNull(7),
                        row.textOrNull(8),
                        row.bytesOrNull(9),
                        row.uuidOrNull(10),
                        row.instantOrNull(11),
                        row.timestampOrNull(12),
                        row.dateOrNull(13),
                        row.timeOrNull(14),
                        row.intervalOrNull(15),
                        row.inetOrNull(16),
                        row.rangeOrNull(17, Row::date),
                        row.arrayOrNull(18, Row::int4OrNull)));
        assertThat(nothing).isEqualTo(Arrays.asList(new Object[values.size()]));
    }

    @Test
    void theEndsOfTimeAreInfinitiesInCompositesToo() {
        execute(
                "CREATE TYPE times AS (a timestamptz, b timestamptz, c timestamp, d timestamp, e date, f date, g time)");
        List<Object> values = List.of(
                OffsetDateTime.MAX,
                OffsetDateTime.MIN,
                LocalDateTime.MAX,
                LocalDateTime.MIN,
                LocalDate.MAX,
                LocalDate.MIN,
                LocalTime.MAX);
        List<Object> read = echo(
                "times",
                Composite.of(values.toArray()),
                row -> List.of(
                        row.offsetDateTime(1),
                        row.offsetDateTime(2),
                        row.timestamp(3),
                        row.timestamp(4),
                        row.date(5),
                        row.date(6),
                        row.time(7)));
        assertThat(read).isEqualTo(values);
    }

    @Test
    void compositesAreInCompositesAndArrays() {
        execute("CREATE TYPE point2 AS (x int, y int)");
        execute("CREATE TYPE drawn AS (name text, points point2[], origin point2)");
        var line = Composite.of("a,\"b\"", List.of(Composite.of(1, 2), Composite.of(3, null)), Composite.of(5, 6));
        Function<Row, String> point = row -> row.int4(1) + "/" + row.int4OrNull(2);
        String read = echo(
                "drawn",
                line,
                row -> row.text(1) + row.array(2, (e, i) -> e.composite(i, point)) + row.composite(3, point));
        assertThat(read).isEqualTo("a,\"b\"[1/2, 3/null]5/6");
        try (Call call = db.call(new Statement("T.echo", "SELECT ?::drawn[] AS v"))) {
            call.array(1, List.of(line));
            assertThat(call.<List<String>>one(row -> row.array(1, (e, i) -> e.composite(i, fields -> fields.text(1)))))
                    .containsExactly("a,\"b\"");
        }
    }

    @Test
    void partsThatDoNotFitAreNamed() {
        execute("CREATE TYPE point2 AS (x int, y numeric, z int[])");
        assertThatThrownBy(() -> echo("point2", Composite.of(1, null, null), row -> row.numeric(2)))
                .isInstanceOf(DbException.class)
                .hasMessage("T.echo: part 2 of column \"v\" is NULL, which its type does not allow");
        assertThatThrownBy(() -> echo("point2", Composite.of(1, Double.NaN, null), row -> row.numeric(2)))
                .isInstanceOf(DbException.class)
                .hasMessage("T.echo: column \"v\" has a number that Java's type has not");
        assertThatThrownBy(() -> echo(
                        "point2",
                        Composite.of(1, null, List.of(List.of(1), List.of(2))),
                        row -> row.array(3, Row::int4)))
                .isInstanceOf(DbException.class);
        assertThatThrownBy(() -> one(
                        "SELECT ROW(1, '{{1},{2}}'::int[]) AS v", row -> row.composite(1, f -> f.array(2, Row::int4))))
                .isInstanceOf(DbException.class)
                .hasMessage("T.one: column \"v\" has an array of several dimensions, which a List does not hold");
        assertThat(this.<List<Integer>>one(
                        "SELECT ROW(1, '[0:1]={1,2}'::int[])", row -> row.composite(1, f -> f.array(2, Row::int4))))
                .containsExactly(1, 2);
    }
}
