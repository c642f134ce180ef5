package dev.corten.http;

import static dev.corten.http.Exchange.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.corten.json.JsonCodec;
import dev.corten.json.JsonCodecs;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExtractTest {
    private static final JsonCodec<List<String>> STRINGS = JsonCodecs.list(JsonCodecs.STRING);

    private static <T> T query(String query, Scalar<T> scalar) {
        return Extract.required(request("GET", "/?" + query), In.QUERY, "x", scalar);
    }

    private interface Taking {
        Object take();
    }

    private static String refusal(Taking taking) {
        Rejection rejection =
                catchThrowableOfType(RejectedException.class, taking::take).rejection();
        return rejection.status() + " " + rejection.detail();
    }

    @Test
    void eachTypeReadsItsForm() {
        assertThat(query("x=a%20b+c%2Bd", Scalar.STRING)).isEqualTo("a b c+d");
        assertThat(query("x=-2147483648", Scalar.INT)).isEqualTo(Integer.MIN_VALUE);
        assertThat(query("x=9223372036854775807", Scalar.LONG)).isEqualTo(Long.MAX_VALUE);
        assertThat(query("x=-1.5e3", Scalar.DOUBLE)).isEqualTo(-1500.0);
        assertThat(query("x=false", Scalar.BOOLEAN)).isFalse();
        assertThat(query("x=00000000-0000-4000-8000-00000000000A", Scalar.UUID))
                .isEqualTo(UUID.fromString("00000000-0000-4000-8000-00000000000a"));
        assertThat(query("x=2026-01-31T12:00:00%2B01:00", Scalar.INSTANT))
                .isEqualTo(Instant.parse("2026-01-31T11:00:00Z"));
        assertThat(query("x=2026-01-31", Scalar.LOCAL_DATE)).isEqualTo(LocalDate.of(2026, 1, 31));
        assertThat(query("x=0.10", Scalar.DECIMAL)).isEqualTo(new BigDecimal("0.10"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "%2B5",
                "5.0",
                "0x5",
                "\u0665",
                "2147483648",
                "-2147483649",
                "99999999999999999999",
                "5 "
            })
    void whatIsNoIntIsRefused(String value) {
        String encoded = value.replace("\u0665", "%D9%A5").replace(" ", "%20");

        assertThat(refusal(() -> query("x=" + encoded, Scalar.INT)))
                .isEqualTo("400 The query parameter \"x\" must be a whole number from -2147483648 to 2147483647, not \""
                        + value.replace("%2B", "+") + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "Infinity", "1e999", "1d", "0x1p3", ".5", "1.", "e5", "1_0"})
    void whatIsNoFiniteNumberIsRefused(String value) {
        assertThat(refusal(() -> query("x=" + value, Scalar.DOUBLE))).startsWith("400 ");
    }

    @Test
    void decimalsAreBounded() {
        assertThat(refusal(() -> query("x=1e1000000000", Scalar.DECIMAL))).startsWith("400 ");
        assertThat(refusal(() -> query("x=" + "1".repeat(101), Scalar.DECIMAL))).startsWith("400 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1-1-1-1-1",
                "00000000-0000-4000-8000-00000000000",
                "00000000-0000-4000-8000-0000000000000",
                "0000000-00000-4000-8000-000000000000",
                "g0000000-0000-4000-8000-000000000000",
                "{0000000-0000-4000-8000-000000000000"
            })
    void whatIsNoUuidIsRefused(String value) {
        assertThat(refusal(() -> query("x=" + value, Scalar.UUID)))
                .isEqualTo("400 The query parameter \"x\" must be a UUID, not \"" + value + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-02-30", "%2B12026-01-01", "2026-1-1", "2026-01-01T00:00:00Z", ""})
    void whatIsNoDateIsRefused(String value) {
        assertThat(refusal(() -> query("x=" + value, Scalar.LOCAL_DATE))).startsWith("400 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2026-01-31", "2026-01-31T12:00:00", "%2B1000000000-12-31T23:59:59Z", "-0001-01-01T00:00:00Z"})
    void whatIsNoTimeIsRefused(String value) {
        assertThat(refusal(() -> query("x=" + value, Scalar.INSTANT))).startsWith("400 ");
    }

    @Test
    void aValueThatIsNotSentIsMissingOrNullOrTheDefaultOrNothing() {
        Request request = request("GET", "/?y=1");

        assertThat(refusal(() -> Extract.required(request, In.QUERY, "x", Scalar.INT)))
                .isEqualTo("400 The query parameter \"x\" is missing; it must be a whole number from -2147483648 to"
                        + " 2147483647");
        assertThat(Extract.nullable(request, In.QUERY, "x", Scalar.INT)).isNull();
        assertThat(Extract.orElse(request, In.QUERY, "x", Scalar.INT, 20)).isEqualTo(20);
        assertThat(Extract.optional(request, In.QUERY, "x", Scalar.INT)).isEqualTo(Optional.empty());
        assertThat(Extract.list(request, In.QUERY, "x", Scalar.INT)).isEmpty();
        assertThat(Extract.optional(request, In.QUERY, "y", Scalar.INT)).hasValue(1);
    }

    @Test
    void aValueThatIsSentTwiceIsAListOrRefused() {
        Request request = request("GET", "/?x=1&y=9&x=2&&=3&%78=4");

        assertThat(Extract.list(request, In.QUERY, "x", Scalar.INT)).containsExactly(1, 2, 4);
        assertThat(refusal(() -> Extract.nullable(request, In.QUERY, "x", Scalar.INT)))
                .isEqualTo("400 The query parameter \"x\" must be given once, not 3 times");
    }

    @Test
    void aMalformedValueIsRefusedAndAMalformedOtherParameterIsNot() {
        assertThat(refusal(() -> query("x=%zz", Scalar.STRING)))
                .isEqualTo("400 The path and the query must be percent-encoded UTF-8 without the character U+0000");
        assertThat(refusal(() -> query("x=a%00b", Scalar.STRING))).startsWith("400 ");
        assertThat(refusal(() -> query("x=%ED%A0%80", Scalar.STRING))).startsWith("400 ");
        assertThat(query("%zz=1&y=%zz&x=2", Scalar.STRING)).isEqualTo("2");
    }

    @Test
    void aParameterWithoutAValueIsEmpty() {
        assertThat(query("x", Scalar.STRING)).isEmpty();
        assertThat(query("x=", Scalar.STRING)).isEmpty();
        assertThat(query("x=a=b", Scalar.STRING)).isEqualTo("a=b");
    }

    @Test
    void headersAndCookiesAreReadByName() {
        Request request = request(
                "GET", "/", "X-Limit", "5", "Cookie", "a=1; session=\"s3cret\"; b", "cookie", "theme=dark;session2=x");

        assertThat(Extract.required(request, In.HEADER, "x-limit", Scalar.INT)).isEqualTo(5);
        assertThat(Extract.required(request, In.COOKIE, "session", Scalar.STRING))
                .isEqualTo("s3cret");
        assertThat(Extract.required(request, In.COOKIE, "theme", Scalar.STRING)).isEqualTo("dark");
        assertThat(refusal(() -> Extract.required(request, In.HEADER, "X-Other", Scalar.UUID)))
                .isEqualTo("400 The header \"X-Other\" is missing; it must be a UUID");
        assertThat(refusal(() -> Extract.required(request, In.COOKIE, "b", Scalar.UUID)))
                .isEqualTo("400 The cookie \"b\" is missing; it must be a UUID");
    }

    @Test
    void whatAClientSentIsRepeatedHarmlessAndShort() {
        assertThat(refusal(() -> query("x=%0A%1B%5B31m%E2%80%AE" + "y".repeat(200), Scalar.INT)))
                .endsWith("not \"\uFFFD\uFFFD[31m\uFFFD" + "y".repeat(73) + "…\"");
    }

    private static Request post(String type, String content) {
        return request("POST", "/", Content.of(content.getBytes(StandardCharsets.UTF_8)), "Content-Type", type);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/json; charset=utf-8",
                "Application/JSON;charset=\"UTF-8\"",
                "application/merge-patch+json"
            })
    void jsonIsReadWhereTheContentSaysThatItIsJson(String type) {
        assertThat(Extract.body(post(type, "[\"a\"]"), STRINGS)).containsExactly("a");
    }

    @Test
    void anotherContentTypeIsA415() {
        assertThat(refusal(() -> Extract.body(post("text/plain", "[]"), STRINGS)))
                .isEqualTo("415 The Content-Type must be application/json; it is \"text/plain\"");
        assertThat(refusal(() -> Extract.body(post("application/json; charset=latin1", "[]"), STRINGS)))
                .startsWith("415 ");
        assertThat(refusal(() -> Extract.body(request("POST", "/", Content.of("[]".getBytes())), STRINGS)))
                .isEqualTo("415 The Content-Type must be application/json; it is missing");
    }

    @Test
    void encodedContentIsA415() {
        Request gzip = request(
                "POST",
                "/",
                Content.of("[]".getBytes()),
                "Content-Type",
                "application/json",
                "Content-Encoding",
                "gzip");
        Request identity = request(
                "POST",
                "/",
                Content.of("[]".getBytes()),
                "Content-Type",
                "application/json",
                "Content-Encoding",
                "identity");

        assertThat(refusal(() -> Extract.body(gzip, STRINGS)))
                .isEqualTo("415 The content must come without Content-Encoding; it is \"gzip\"");
        assertThat(Extract.body(identity, STRINGS)).isEmpty();
    }

    @Test
    void whatIsNoJsonIsA400AndWhatDoesNotFitIsA422WithAllPaths() {
        assertThat(refusal(() -> Extract.body(post("application/json", "[\"a\""), STRINGS)))
                .startsWith("400 The content is not the JSON that is expected: line 1, column ");
        assertThat(refusal(() -> Extract.body(post("application/json", "[1,\"a\",2]"), STRINGS)))
                .startsWith("422 $[0] ")
                .contains("; $[2] ");
    }

    @Test
    void aContentPastTheLimitIsRefusedBeforeItIsReadOrWhileItIs() {
        byte[] large = new byte[100];
        InputStream unread = new InputStream() {
            @Override
            public int read() {
                throw new AssertionError("read though its length was known to be too large");
            }
        };

        for (Content content :
                List.of(Content.of(large), Content.of(unread, 100), Content.of(new ByteArrayInputStream(large), -1))) {
            Request request = request("POST", "/", content, "Content-Type", "application/json");
            request.contentLimit(99);
            assertThat(refusal(() -> Extract.body(request, STRINGS)))
                    .isEqualTo("413 The content is larger than 99 bytes");
        }
    }

    @Test
    void aContentOfTheLimitIsRead() throws IOException {
        Request request = request("POST", "/", Content.of(new ByteArrayInputStream(new byte[100]), -1));
        request.contentLimit(100);

        assertThat(request.content().bytes()).hasSize(100);
    }

    @Test
    void aContentThatBreaksOffIsA400() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }
        };
        Request request = request("POST", "/", Content.of(broken, -1), "Content-Type", "application/json");

        assertThat(refusal(() -> Extract.body(request, STRINGS))).isEqualTo("400 The content broke off before its end");
    }
}
