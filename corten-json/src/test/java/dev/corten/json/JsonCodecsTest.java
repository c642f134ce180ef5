package dev.corten.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class JsonCodecsTest {

    private static <T> void same(JsonCodec<T> codec, T value, String json) throws JsonException {
        assertThat(new String(codec.encode(value), StandardCharsets.UTF_8)).isEqualTo(json);
        assertThat(codec.decode(bytes(json))).isEqualTo(value);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String problems(JsonCodec<?> codec, String json) {
        JsonException e = catchThrowableOfType(JsonException.class, () -> codec.decode(bytes(json)));
        assertThat(e).as("must be refused: %s", json).isNotNull();
        assertThat(e.malformed()).as(e.getMessage()).isFalse();
        return e.getMessage();
    }

    private static JsonProblem malformed(String json) {
        JsonException e = catchThrowableOfType(JsonException.class, () -> JsonCodecs.VALUE.decode(bytes(json)));
        assertThat(e.malformed()).isTrue();
        return e.problems().getFirst();
    }

    @Test
    void stringsAreReadAndWrittenWithWhateverCharactersTheyHave() throws JsonException {
        same(JsonCodecs.STRING, "", "\"\"");
        same(JsonCodecs.STRING, "abc", "\"abc\"");
        same(
                JsonCodecs.STRING,
                "\"\\/\b\f\n\r\t\u0001\u001f\u007f",
                "\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0001\\u001f\u007f\"");
        same(JsonCodecs.STRING, "é€😀 end", "\"é€😀 end\"");
        String large = "0123456789é".repeat(10_000);
        same(JsonCodecs.STRING, large, "\"" + large + "\"");
    }

    @Test
    void halfASurrogatePairIsWrittenAsTheReplacementCharacter() {
        assertThat(JsonCodecs.STRING.encode("a\ud800b")).isEqualTo(bytes("\"a\ufffdb\""));
        assertThat(JsonCodecs.STRING.encode("\udc00")).isEqualTo(bytes("\"\ufffd\""));
        assertThat(JsonCodecs.STRING.encode("\ud800")).isEqualTo(bytes("\"\ufffd\""));
    }

    @Test
    void theCharacterNulIsAProblemInTypedStringsOnly() throws JsonException {
        assertThat(problems(JsonCodecs.STRING, "\"a\\u0000\"")).isEqualTo("$: must not contain the character U+0000");
        assertThat(problems(JsonCodecs.map(JsonCodecs.INT), "{\"a\\u0000\":1}"))
                .isEqualTo("$[\"a\u0000\"]: must not have the character U+0000 in its name");
        assertThat(JsonCodecs.VALUE.decode(bytes("\"a\\u0000\""))).isEqualTo(new JsonValue.StringValue("a\0"));
    }

    @Test
    void aCodecThatFailsLeavesNothingForTheNextValue() {
        JsonCodec<String> failing = new JsonCodec<>() {
            @Override
            public void write(JsonWriter out, String value) {
                out.tag(FieldName.of("type"), "failing").beginArray().value(value);
                out.tag(FieldName.of("type"), "failing");
                throw new IllegalStateException("no further");
            }

            @Override
            public String read(JsonReader in) {
                throw new IllegalStateException("no further");
            }
        };
        assertThatThrownBy(() -> failing.encode("a")).hasMessage("no further");
        assertThat(JsonCodecs.map(JsonCodecs.INT).encode(Map.of("a", 1))).isEqualTo(bytes("{\"a\":1}"));
    }

    @Test
    void aCodecMayEncodeAnotherValueMeanwhile() throws JsonException {
        JsonCodec<List<Integer>> nested = new JsonCodec<>() {
            @Override
            public void write(JsonWriter out, List<Integer> value) {
                out.beginArray().value(1);
                out.value(new String(JsonCodecs.list(JsonCodecs.INT).encode(value), StandardCharsets.UTF_8));
                out.value("é".repeat(100_000)).endArray();
            }

            @Override
            public List<Integer> read(JsonReader in) {
                throw new IllegalStateException("only written");
            }
        };
        for (int i = 0; i < 2; i++) {
            assertThat(nested.encode(List.of(2, 3))).isEqualTo(bytes("[1,\"[2,3]\",\"" + "é".repeat(100_000) + "\"]"));
        }
    }

    @Test
    void numbersAreReadAndWritten() throws JsonException {
        for (long value : new long[] {0, 1, -1, 9, 10, 99, 100, 1234567890L, Long.MAX_VALUE, Long.MIN_VALUE}) {
            same(JsonCodecs.LONG, value, Long.toString(value));
        }
        same(JsonCodecs.INT, Integer.MIN_VALUE, "-2147483648");
        same(JsonCodecs.SHORT, (short) 12, "12");
        same(JsonCodecs.BYTE, (byte) -128, "-128");
        same(JsonCodecs.DOUBLE, 0.1, "0.1");
        same(JsonCodecs.DOUBLE, 1e300, "1.0E300");
        same(JsonCodecs.FLOAT, 0.1f, "0.1");
        same(
                JsonCodecs.BIG_DECIMAL,
                new BigDecimal("12345678901234567890.123456789"),
                "12345678901234567890.123456789");
        same(JsonCodecs.BIG_DECIMAL, new BigDecimal("1.10"), "1.10");
        same(
                JsonCodecs.BIG_INTEGER,
                new BigInteger("123456789012345678901234567890"),
                "123456789012345678901234567890");
        assertThat(JsonCodecs.INT.decode(bytes("1.0"))).isEqualTo(1);
        assertThat(JsonCodecs.INT.decode(bytes("12e2"))).isEqualTo(1200);
        assertThat(JsonCodecs.INT.decode(bytes("-0"))).isEqualTo(0);
        assertThat(JsonCodecs.INT.decode(bytes("0e999999999"))).isEqualTo(0);
        assertThat(JsonCodecs.DOUBLE.decode(bytes("12"))).isEqualTo(12.0);
    }

    @Test
    void numbersOutOfRangeAreProblems() {
        String ints = "$: must be from -2147483648 to 2147483647";
        assertThat(problems(JsonCodecs.INT, "2147483648")).isEqualTo(ints);
        assertThat(problems(JsonCodecs.INT, "123456789012345678901234567890")).isEqualTo(ints);
        assertThat(problems(JsonCodecs.INT, "1e10")).isEqualTo(ints);
        assertThat(problems(JsonCodecs.INT, "1e999999999")).isEqualTo(ints);
        assertThat(problems(JsonCodecs.INT, "1.5")).isEqualTo("$: must be a whole number");
        assertThat(problems(JsonCodecs.INT, "1e-999999999")).isEqualTo("$: must be a whole number");
        assertThat(problems(JsonCodecs.BYTE, "128")).isEqualTo("$: must be from -128 to 127");
        assertThat(problems(JsonCodecs.LONG, "9223372036854775808"))
                .isEqualTo("$: must be from -9223372036854775808 to 9223372036854775807");
        assertThat(problems(JsonCodecs.DOUBLE, "1e400"))
                .isEqualTo("$: must be from -1.7976931348623157E308 to 1.7976931348623157E308");
        assertThat(problems(JsonCodecs.FLOAT, "1e40")).isEqualTo("$: must be from -3.4028235E38 to 3.4028235E38");
        assertThat(problems(JsonCodecs.INT, "1e99999999999")).isEqualTo("$: must not have an exponent past 1000");
        for (String number : List.of("1e1001", "1e-1001", "0e-1001", "1e999999999", "1e-999999999", "1e99999999999")) {
            assertThat(problems(JsonCodecs.BIG_DECIMAL, number)).isEqualTo("$: must not have an exponent past 1000");
            assertThat(problems(JsonCodecs.BIG_INTEGER, number)).isEqualTo("$: must not have an exponent past 1000");
            assertThat(problems(JsonCodecs.VALUE, number)).isEqualTo("$: must not have an exponent past 1000");
        }
        assertThat(problems(JsonCodecs.BIG_INTEGER, "1.5")).isEqualTo("$: must be a whole number");
    }

    @Test
    void numbersThatAreNoneCannotBeWritten() {
        assertThatThrownBy(() -> JsonCodecs.DOUBLE.encode(Double.NaN)).hasMessage("NaN cannot be written as JSON");
        assertThatThrownBy(() -> JsonCodecs.FLOAT.encode(Float.POSITIVE_INFINITY))
                .hasMessage("Infinity cannot be written as JSON");
    }

    @Test
    void typesThatAreTextsAreReadAndWritten() throws JsonException {
        same(
                JsonCodecs.UUID,
                UUID.fromString("0198c1a2-7b3c-7def-8123-456789abcdef"),
                "\"0198c1a2-7b3c-7def-8123-456789abcdef\"");
        same(JsonCodecs.INSTANT, Instant.parse("2026-01-31T12:00:00Z"), "\"2026-01-31T12:00:00Z\"");
        same(JsonCodecs.INSTANT, Instant.parse("2026-01-31T12:00:00.120Z"), "\"2026-01-31T12:00:00.120Z\"");
        same(JsonCodecs.INSTANT, Instant.parse("2026-01-31T12:00:00.123456Z"), "\"2026-01-31T12:00:00.123456Z\"");
        same(JsonCodecs.INSTANT, Instant.parse("2026-01-31T12:00:00.000000001Z"), "\"2026-01-31T12:00:00.000000001Z\"");
        same(JsonCodecs.INSTANT, Instant.parse("0000-01-01T00:00:00Z"), "\"0000-01-01T00:00:00Z\"");
        same(JsonCodecs.INSTANT, Instant.parse("9999-12-31T23:59:59.999Z"), "\"9999-12-31T23:59:59.999Z\"");
        same(JsonCodecs.DURATION, Duration.ofMinutes(90), "\"PT1H30M\"");
        same(JsonCodecs.PERIOD, Period.of(1, 2, 3), "\"P1Y2M3D\"");
        same(JsonCodecs.LOCAL_DATE, LocalDate.of(2026, 1, 31), "\"2026-01-31\"");
        same(JsonCodecs.LOCAL_TIME, LocalTime.of(12, 30), "\"12:30\"");
        same(JsonCodecs.LOCAL_DATE_TIME, LocalDateTime.of(2026, 1, 31, 12, 0, 1), "\"2026-01-31T12:00:01\"");
        same(
                JsonCodecs.OFFSET_DATE_TIME,
                OffsetDateTime.parse("2026-01-31T12:00:01+01:00"),
                "\"2026-01-31T12:00:01+01:00\"");
        same(JsonCodecs.YEAR_MONTH, YearMonth.of(2026, 1), "\"2026-01\"");
        same(JsonCodecs.ZONE_ID, ZoneId.of("Europe/Berlin"), "\"Europe/Berlin\"");
        same(JsonCodecs.URI, URI.create("https://example.com/a?b=c"), "\"https://example.com/a?b=c\"");
        same(JsonCodecs.BYTES, new byte[] {0, 1, (byte) 255}, "\"AAH/\"");
    }

    @Test
    void timesAreReadWithAnyOffset() throws JsonException {
        Instant noon = Instant.parse("2026-01-31T12:00:00Z");
        for (String text : List.of(
                "2026-01-31T13:00:00+01:00",
                "2026-01-31t12:00:00.0z",
                "2026-01-31T06:30:00-05:30",
                "2026-01-31T12:00:00+00:00")) {
            assertThat(JsonCodecs.INSTANT.decode(bytes("\"" + text + "\""))).isEqualTo(noon);
        }
        for (String text : List.of(
                "",
                "now",
                "2026-01-31",
                "2026-01-31T12:00:00",
                "2026-01-31 12:00:00Z",
                "2026-02-30T12:00:00Z",
                "2026-01-31T24:00:00Z",
                "2026-01-31T12:00:60Z",
                "2026-01-31T12:00:00.Z",
                "2026-01-31T12:00:00.1234567890Z",
                "2026-01-31T12:00:00+1:00",
                "2026-01-31T12:00:00+24:00",
                "2026-01-31T12:00:00Z ",
                "+2026-01-31T12:00:00Z",
                "0000-01-01T00:00:00+01:00",
                "２026-01-31T12:00:00Z")) {
            assertThat(problems(JsonCodecs.INSTANT, "\"" + text + "\""))
                    .isEqualTo("$: must be a time as in 2026-01-31T12:00:00Z");
        }
        assertThatThrownBy(() -> JsonCodecs.INSTANT.encode(Instant.MAX))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("cannot be written as RFC 3339");
    }

    @Test
    void textsOfTheWrongFormAreProblems() {
        for (String text : List.of(
                "1-1-1-1-1",
                "0198c1a27b3c7def8123456789abcdef",
                "0198c1a2-7b3c-7def-8123-456789abcdeg",
                "+198c1a2-7b3c-7def-8123-456789abcdef",
                "")) {
            assertThat(problems(JsonCodecs.UUID, "\"" + text + "\"")).isEqualTo("$: must be a UUID");
        }
        assertThat(problems(JsonCodecs.UUID, "7")).isEqualTo("$: must be a UUID");
        assertThat(problems(JsonCodecs.DURATION, "\"1h\"")).isEqualTo("$: must be a duration as in PT1H30M");
        for (LocalDate date :
                List.of(LocalDate.MAX, LocalDate.MIN, LocalDate.of(10_000, 1, 1), LocalDate.of(-1, 1, 1))) {
            assertThatThrownBy(() -> JsonCodecs.LOCAL_DATE.encode(date))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(date + " cannot be written as JSON: its year is not one of 0 to 9999");
        }
        assertThat(problems(JsonCodecs.LOCAL_DATE, "\"2026-13-01\"")).isEqualTo("$: must be a date as in 2026-01-31");
        assertThat(problems(JsonCodecs.LOCAL_DATE, "\"+12026-01-01\"")).isEqualTo("$: must be a date as in 2026-01-31");
        assertThat(problems(JsonCodecs.LOCAL_DATE, "\"-2026-01-01\"")).isEqualTo("$: must be a date as in 2026-01-31");
        assertThat(problems(JsonCodecs.LOCAL_DATE, "\"\"")).isEqualTo("$: must be a date as in 2026-01-31");
        assertThat(problems(JsonCodecs.LOCAL_DATE_TIME, "\"+999999999-12-31T00:00\""))
                .isEqualTo("$: must be a date and time as in 2026-01-31T12:00:00");
        assertThat(problems(JsonCodecs.OFFSET_DATE_TIME, "\"+999999999-12-31T00:00Z\""))
                .isEqualTo("$: must be a time with its offset as in 2026-01-31T12:00:00+01:00");
        assertThat(problems(JsonCodecs.YEAR_MONTH, "\"+999999999-12\"")).isEqualTo("$: must be a month as in 2026-01");
        assertThat(problems(JsonCodecs.URI, "\"a b\"")).isEqualTo("$: must be a URI");
        assertThat(problems(JsonCodecs.BYTES, "\"?\"")).isEqualTo("$: must be base64");
        assertThat(problems(JsonCodecs.ZONE_ID, "\"Mars\"")).isEqualTo("$: must be a time zone as in Europe/Berlin");
    }

    @Test
    void containersAreReadAndWritten() throws JsonException {
        same(JsonCodecs.list(JsonCodecs.INT), List.of(), "[]");
        same(JsonCodecs.list(JsonCodecs.list(JsonCodecs.INT)), List.of(List.of(1, 2), List.of()), "[[1,2],[]]");
        same(JsonCodecs.list(JsonCodecs.nullable(JsonCodecs.STRING)), Arrays.asList("a", null), "[\"a\",null]");
        same(JsonCodecs.set(JsonCodecs.INT), Set.of(1), "[1]");
        var map = new LinkedHashMap<String, List<Boolean>>();
        map.put("b", List.of(true));
        map.put("a\"", List.of(false, true));
        same(JsonCodecs.map(JsonCodecs.list(JsonCodecs.BOOLEAN)), map, "{\"b\":[true],\"a\\\"\":[false,true]}");
        same(JsonCodecs.optional(JsonCodecs.INT), Optional.of(1), "1");
        same(JsonCodecs.optional(JsonCodecs.INT), Optional.empty(), "null");
    }

    @Test
    void whatWasReadCannotBeChanged() throws JsonException {
        assertThat(JsonCodecs.list(JsonCodecs.INT).decode(bytes("[1]"))).isUnmodifiable();
        Map<String, Integer> map = JsonCodecs.map(JsonCodecs.INT).decode(bytes("{\"a\":1}"));
        assertThatThrownBy(() -> map.put("b", 2)).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void allProblemsAreToldWithTheirPathsInOrder() {
        assertThat(problems(
                        JsonCodecs.map(JsonCodecs.list(JsonCodecs.INT)),
                        "{\"a\":[1,\"x\",null,{\"b\":[1]}],\"list price\":7,\"a\":[true]}"))
                .isEqualTo("$.a[1]: must be a whole number; $.a[2]: must not be null; $.a[3]: must be a whole number; "
                        + "$[\"list price\"]: must be an array; $.a: is given twice; $.a[0]: must be a whole number");
        assertThat(problems(JsonCodecs.set(JsonCodecs.INT), "[1,2,1]")).isEqualTo("$[2]: is in the set already");
        assertThat(problems(JsonCodecs.STRING, "null")).isEqualTo("$: must not be null");
        assertThat(problems(JsonCodecs.BOOLEAN, "\"true\"")).isEqualTo("$: must be true or false");
    }

    @Test
    void ofFieldsWithTheSameNameTheLastOneCountsInArbitraryJson() throws JsonException {
        JsonValue value = JsonCodecs.VALUE.decode(bytes("{\"a\":1,\"b\":true,\"\\u0061\":2}"));
        assertThat(JsonCodecs.VALUE.encode(value)).asString().isEqualTo("{\"a\":2,\"b\":true}");
    }

    @Test
    void atMostAHundredProblemsAreTold() {
        String json = "[" + "true,".repeat(5000) + "true]";
        JsonException e = catchThrowableOfType(
                JsonException.class, () -> JsonCodecs.list(JsonCodecs.STRING).decode(bytes(json)));
        assertThat(e.problems()).hasSize(100);
        assertThat(e.problems().getLast()).isEqualTo(new JsonProblem("$[99]", "must be a string", 1, 497));
    }

    @Test
    void aPathShowsOnlyTheBeginningOfALongName() {
        assertThat(problems(JsonCodecs.map(JsonCodecs.INT), "{\"" + "a".repeat(9000) + "\":null}"))
                .isEqualTo("$." + "a".repeat(80) + "…: must not be null");
    }

    @Test
    void problemsHaveTheLineAndTheColumnInCharacters() {
        JsonException e =
                catchThrowableOfType(JsonException.class, () -> JsonCodecs.list(JsonCodecs.list(JsonCodecs.STRING))
                        .decode(bytes("[\n  [\"é😀\", 1],\n 2\n]")));
        assertThat(e.problems())
                .containsExactly(
                        new JsonProblem("$[0][1]", "must be a string", 2, 10),
                        new JsonProblem("$[1]", "must be an array", 3, 2));
    }

    @Test
    void malformedTextsAreToldWithTheirPlace() {
        assertThat(malformed("")).isEqualTo(new JsonProblem("$", "is empty", 1, 1));
        assertThat(malformed("[1,\n 2")).isEqualTo(new JsonProblem("$", "ends too early", 2, 3));
        assertThat(malformed("[1] 2")).isEqualTo(new JsonProblem("$", "goes on after its end", 1, 5));
        assertThat(malformed("[\"é\\ud800\"]")).isEqualTo(new JsonProblem("$", "has half a surrogate pair", 1, 4));
        assertThat(malformed("{\"a\":\n}"))
                .isEqualTo(new JsonProblem(
                        "$", "is not JSON: unexpected character ('}' (code 125)): expected a value", 2, 1));
        assertThat(malformed("[".repeat(100_000)))
                .isEqualTo(new JsonProblem("$", "has objects and arrays more than 128 deep", 1, 130));
        assertThat(malformed("[" + "1".repeat(1001) + "]").message())
                .isEqualTo("has a number of more than 1000 characters");
        assertThat(malformed("{\"" + "a".repeat(10_001) + "\":1}").message())
                .isEqualTo("has a name of more than 10000 characters");
    }

    @Test
    void aHundredAndTwentyEightLevelsAreNotTooDeep() throws JsonException {
        String json = "[".repeat(128) + "]".repeat(128);
        assertThat(JsonCodecs.VALUE.encode(JsonCodecs.VALUE.decode(bytes(json))))
                .isEqualTo(bytes(json));
    }

    @Test
    void aPartOfAnArrayIsDecoded() throws JsonException {
        byte[] json = bytes("xx[1,2]yy");
        assertThat(JsonCodecs.list(JsonCodecs.INT).decode(json, 2, 5)).containsExactly(1, 2);
        JsonException e = catchThrowableOfType(
                JsonException.class, () -> JsonCodecs.list(JsonCodecs.STRING).decode(json, 2, 5));
        assertThat(e.problems().getFirst()).isEqualTo(new JsonProblem("$[0]", "must be a string", 1, 2));
    }

    @Test
    void theWriterGivesItsBufferWithoutCopying() {
        var out = JsonWriter.create();
        out.beginArray()
                .value(1)
                .value("a")
                .beginObject()
                .endObject()
                .nullValue()
                .endArray();
        assertThat(new String(out.array(), 0, out.count(), StandardCharsets.UTF_8))
                .isEqualTo("[1,\"a\",{},null]");
        assertThat(out.toBytes()).hasSize(out.count());
    }
}
