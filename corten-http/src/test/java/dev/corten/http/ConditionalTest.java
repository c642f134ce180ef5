package dev.corten.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.corten.json.JsonCodecs;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers that depend on what the client has (RFC 9110, sections 13 and 14). */
class ConditionalTest {
    private static final String MODIFIED = "Sun, 06 Nov 1994 08:49:37 GMT";
    private static final Instant TIME = Instant.parse("1994-11-06T08:49:37.123Z");
    private static final String DIGITS = "0123456789";

    private static Router router(Response response) {
        return Router.of(() ->
                List.of(Route.of("GET", "/", "get", _ -> response), Route.of("POST", "/", "post", _ -> response)));
    }

    private static final Router BOTH =
            router(Response.text(DIGITS).etag(EntityTag.of("7")).lastModified(TIME));
    private static final Router PARTS = router(Response.bytes("text/plain", DIGITS.getBytes())
            .header("Accept-Ranges", "bytes")
            .etag(EntityTag.of("7")));

    /** The fields that are sent are written as {@code name=value}, several with {@code &} between them. */
    private static String[] fields(String text) {
        var fields = new ArrayList<String>();
        for (String field : text.split("&")) {
            int equals = field.indexOf('=');
            fields.add(field.substring(0, equals));
            fields.add(field.substring(equals + 1));
        }
        return fields.toArray(String[]::new);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // If-Match: strong, and before all others.
                "If-Match=\"7\" | 200",
                "If-Match=\"6\", \"7\" | 200",
                "If-Match=* | 200",
                "If-Match=\"6\" | 412",
                "If-Match=W/\"7\" | 412",
                "If-Match=\"6\"&If-None-Match=\"7\" | 412",
                "If-Match=\"7\"&If-None-Match=\"7\" | 304",
                "If-Match=\"7\"&If-Unmodified-Since=Sun, 06 Nov 1994 08:49:36 GMT | 200",
                // If-Unmodified-Since: only without If-Match.
                "If-Unmodified-Since=Sun, 06 Nov 1994 08:49:37 GMT | 200",
                "If-Unmodified-Since=Sun, 06 Nov 1994 08:49:36 GMT | 412",
                "If-Unmodified-Since=yesterday | 200",
                // If-None-Match: weak.
                "If-None-Match=\"7\" | 304",
                "If-None-Match=W/\"7\" | 304",
                "If-None-Match=\"a,b\", \"7\" | 304",
                "If-None-Match=* | 304",
                "If-None-Match=\"6\" | 200",
                "If-None-Match=7 | 200",
                // If-Modified-Since: only without If-None-Match.
                "If-Modified-Since=Sun, 06 Nov 1994 08:49:37 GMT | 304",
                "If-Modified-Since=Sunday, 06-Nov-94 08:49:37 GMT | 304",
                "If-Modified-Since=Sun Nov  6 08:49:37 1994 | 304",
                "If-Modified-Since=Sun, 06 Nov 1994 08:49:36 GMT | 200",
                "If-Modified-Since=Mon, 06 Nov 1994 08:49:37 GMT | 200",
                "If-None-Match=\"6\"&If-Modified-Since=Sun, 06 Nov 1994 08:49:37 GMT | 200",
            })
    void preconditionsCountInTheOrderOfTheRfc(String sent, int status) throws Exception {
        assertThat(Exchange.send(BOTH, "GET", "/", fields(sent))).startsWith(status + "\n");
        assertThat(Exchange.send(BOTH, "HEAD", "/", fields(sent))).startsWith(status + "\n");
    }

    @Test
    void a304HasWhatIdentifiesTheStateAndNoContent() throws Exception {
        assertThat(Exchange.send(BOTH, "GET", "/", "If-None-Match", "\"7\""))
                .isEqualTo("304\nETag: \"7\"\nLast-Modified: " + MODIFIED + "\n");
    }

    @Test
    void a412IsAProblem() throws Exception {
        assertThat(Exchange.send(BOTH, "GET", "/", "If-Match", "\"6\"", "X-Request-Id", "r1"))
                .isEqualTo("""
                        412
                        Content-Type: application/problem+json
                        {"title":"Precondition Failed","status":412,"detail":"The state has changed since it was read","request_id":"r1"}""");
    }

    @Test
    void fieldsOfSeveralLinesAreOneList() throws Exception {
        assertThat(Exchange.send(BOTH, "GET", "/", "If-None-Match", "\"5\"", "If-None-Match", "\"7\""))
                .startsWith("304\n");
    }

    @Test
    void whatChangesSomethingIsNotJudgedByItsAnswer() throws Exception {
        assertThat(Exchange.send(BOTH, "POST", "/", "If-None-Match", "\"7\"")).startsWith("200\n");
        assertThat(Exchange.send(BOTH, "POST", "/", "If-Match", "\"6\"")).startsWith("200\n");
    }

    @Test
    void anAnswerWithoutValidatorsAndErrorsAreAsTheyAre() throws Exception {
        assertThat(Exchange.send(router(Response.text("x")), "GET", "/", "If-None-Match", "*"))
                .startsWith("200\n");
        Response wrong = Response.text("x").status(404).etag(EntityTag.of(7));
        assertThat(Exchange.send(router(wrong), "GET", "/", "If-None-Match", "\"7\""))
                .startsWith("404\n");
    }

    @Test
    void aReplyWithATagIsConditional() throws Exception {
        Handler handler = _ -> Response.reply(
                JsonCodecs.INT,
                Reply.of(1).etag(EntityTag.weak("a b".hashCode())).lastModified(TIME));
        Router router = Router.of(() -> List.of(Route.of("GET", "/", "get", handler)));
        String tag = "W/\"" + "a b".hashCode() + "\"";
        assertThat(Exchange.send(router, "GET", "/"))
                .isEqualTo(
                        "200\nContent-Type: application/json\nETag: " + tag + "\nLast-Modified: " + MODIFIED + "\n1");
        assertThat(Exchange.send(router, "GET", "/", "If-None-Match", tag)).startsWith("304\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bytes=0-3 | 0-3 | 0123",
                "BYTES=0-3 | 0-3 | 0123",
                "bytes= , 8-, | 8-9 | 89",
                "bytes=-3, 10-, 20-30 | 7-9 | 789",
            })
    void onePartIsSentAlone(String range, String field, String content) throws Exception {
        assertThat(Exchange.send(PARTS, "GET", "/", "Range", range))
                .isEqualTo("206\nContent-Type: text/plain\nAccept-Ranges: bytes\nETag: \"7\"\nContent-Range: bytes "
                        + field + "/10\n" + content);
    }

    @Test
    void severalPartsAreSentInTheOrderAsked() throws Exception {
        String answer = Exchange.send(PARTS, "GET", "/", "Range", "bytes=8-9,0-0, 4-5");
        String boundary = answer.replaceFirst("(?s).*boundary=([0-9a-f-]{36})\n.*", "$1");
        assertThat(answer).isEqualTo("""
                206
                Accept-Ranges: bytes
                ETag: "7"
                Content-Type: multipart/byteranges; boundary=BOUNDARY
                --BOUNDARY\r
                Content-Type: text/plain\r
                Content-Range: bytes 8-9/10\r
                \r
                89\r
                --BOUNDARY\r
                Content-Type: text/plain\r
                Content-Range: bytes 0-0/10\r
                \r
                0\r
                --BOUNDARY\r
                Content-Type: text/plain\r
                Content-Range: bytes 4-5/10\r
                \r
                45\r
                --BOUNDARY--\r
                """.replace("BOUNDARY", boundary));
        Response response = PARTS.handle(Exchange.request("GET", "/", "Range", "bytes=0-1,3-4"));
        assertThat(response.content().length()).isEqualTo(response.content().bytes().length);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bytes=0-9,0-9",
                "bytes=0-5,4-9",
                "bytes=0-0,1-1,2-2,3-3,4-4,5-5,6-6,7-7,8-8,9-9,0-0,1-1,2-2,3-3,4-4,5-5,6-6",
                "bytes=",
                "bytes=1-0",
                "lines=0-1",
            })
    void rangesThatAskForMoreThanThereIsOrAreNoneArePassedOver(String range) throws Exception {
        assertThat(Exchange.send(PARTS, "GET", "/", "Range", range))
                .startsWith("200\n")
                .endsWith("\n" + DIGITS);
    }

    @Test
    void rangesAreForGetAndForAnswersThatSaySo() throws Exception {
        assertThat(Exchange.send(PARTS, "HEAD", "/", "Range", "bytes=0-1")).startsWith("200\n");
        assertThat(Exchange.send(PARTS, "POST", "/", "Range", "bytes=0-1")).startsWith("200\n");
        assertThat(Exchange.send(BOTH, "GET", "/", "Range", "bytes=0-1")).startsWith("200\n");
    }

    @Test
    void noneOfTheRangesIsA416() throws Exception {
        assertThat(Exchange.send(PARTS, "GET", "/", "Range", "bytes=10-,-0"))
                .startsWith("416\nContent-Range: bytes */10\n");
    }

    @ParameterizedTest
    @CsvSource({"'\"7\"', 206", "'\"6\"', 200", "'W/\"7\"', 200", "'" + MODIFIED + "', 200", "x, 200"})
    void aRangeOfAnotherStateIsTheWhole(String ifRange, int status) throws Exception {
        assertThat(Exchange.send(PARTS, "GET", "/", "Range", "bytes=0-1", "If-Range", ifRange))
                .startsWith(status + "\n");
    }

    @Test
    void preconditionsComeBeforeRanges() throws Exception {
        assertThat(Exchange.send(PARTS, "GET", "/", "Range", "bytes=0-1", "If-None-Match", "\"7\""))
                .startsWith("304\n");
        assertThat(Exchange.send(PARTS, "GET", "/", "Range", "bytes=0-1", "If-Match", "\"6\""))
                .startsWith("412\n");
    }

    private static Preconditions preconditions(String... headers) {
        return Preconditions.from(Exchange.request("PUT", "/", headers));
    }

    @Test
    void anUpdateOfTheStateThatTheClientReadGoesThrough() throws Exception {
        preconditions().check(EntityTag.of(7));
        preconditions("If-Match", "\"7\"").check(EntityTag.of(7));
        preconditions("If-Match", "W/\"7\"").check(EntityTag.of(7));
        preconditions("If-Match", "*").check(EntityTag.of(7));
        preconditions("If-None-Match", "*").check(null);
        preconditions("If-None-Match", "\"6\"").check(EntityTag.of(7));
        preconditions("If-Match", "\"7\"").require(EntityTag.of(7));
    }

    @ParameterizedTest
    @CsvSource({
        "If-Match, '\"6\"', 7",
        "If-Match, *,",
        "If-Match, '\"7\"',",
        "If-None-Match, *, 7",
        "If-None-Match, '\"7\"', 7"
    })
    void anUpdateOfAnotherStateIsA412(String name, String value, String version) {
        EntityTag current = version == null ? null : EntityTag.of(version);
        assertThatThrownBy(() -> preconditions(name, value).check(current))
                .isInstanceOf(PreconditionFailed.class)
                .hasMessage("The state has changed since it was read");
        assertThatThrownBy(() -> preconditions(name, value).require(current)).isInstanceOf(PreconditionFailed.class);
    }

    @Test
    void whoMustSayWhichStateAndDoesNotGetsA428() {
        assertThatThrownBy(() -> preconditions().require(EntityTag.of(7)))
                .isInstanceOf(PreconditionRequired.class)
                .hasMessage("If-Match must say which state is meant");
    }

    @Test
    void aTagIsWithoutBlanksAndQuotes() {
        assertThat(EntityTag.of(7)).hasToString("\"7\"");
        assertThat(EntityTag.weak("ü-1")).hasToString("W/\"ü-1\"");
        for (String wrong : List.of("a b", "\"", "a\nb", "\u0100")) {
            assertThatThrownBy(() -> EntityTag.of(wrong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("the value of an entity tag must be without blanks and quotes: ");
        }
    }
}
