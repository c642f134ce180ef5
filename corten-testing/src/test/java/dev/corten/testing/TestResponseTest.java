package dev.corten.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.corten.http.Headers;
import dev.corten.json.JsonCodecs;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opentest4j.AssertionFailedError;

class TestResponseTest {
    private static TestResponse of(String body) {
        return new TestResponse(
                200,
                Headers.of("Content-Type", "application/json", "Vary", "Origin", "Vary", "Accept"),
                body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whatIsAsExpectedIsAskedOneAfterTheOther() {
        of("""
                {"id":"0198c1a2-0000-7000-8000-00000000abcd","n":1.0,"at":"2026-01-31T12:00:00.5Z","list":[1,null,true]}""")
                .hasStatus(200)
                .hasHeader("vary", "Accept")
                .hasJson("""
                        {"list": [1, null, true], "n": 1, "at": "<instant>", "id": "<uuid>"}
                        """)
                .hasJson("""
                        {"list": ["<number>", "<any>", "<any>"], "n": "<number>", "at": "<string>", "id": "<string>"}
                        """)
                .containsJson("""
                        {"n": 1}
                        """);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"a":1}               | {"a":2}          | $.a: expected 1, was 2
            {"a":1}               | {"a":"1"}        | $.a: expected 1, was "1"
            {"a":"<uuid>"}        | {"a":"1"}        | $.a: expected "<uuid>", was "1"
            {"a":"<instant>"}     | {"a":"today"}    | $.a: expected "<instant>", was "today"
            {"a":"<number>"}      | {"a":"1"}        | $.a: expected "<number>", was "1"
            {"a":"<string>"}      | {"a":1}          | $.a: expected "<string>", was 1
            {"a b":{"c":null}}    | {"a b":{}}       | $["a b"].c: missing, expected null
            {}                    | {"a":[1]}        | $.a: not expected, was [1]
            [1,[2,3]]             | [1,[2]]          | $[1][1]: missing, expected 3
            [1]                   | [1,{"b":2}]      | $[1]: not expected, was {"b":2}
            {"a":[]}              | {"a":{}}         | $.a: expected [], was {}
            false                 | true             | $: expected false, was true
            """)
    void aDifferenceIsToldWithItsPath(String expected, String actual, String difference) {
        assertThatThrownBy(() -> of(actual).hasJson(expected))
                .isInstanceOf(AssertionFailedError.class)
                .hasMessage("the JSON is not what is expected:\n  " + difference + "\nin\n" + actual);
    }

    @Test
    void allDifferencesAreToldTogetherInLinesThatOneCanRead() {
        String actual = "{\"items\":[{\"id\":1,\"title\":\"" + "x".repeat(40) + "\"},{\"id\":2,\"title\":\""
                + "y".repeat(40) + "\"}],\"total\":2}";

        assertThatThrownBy(() -> of(actual).containsJson("{\"items\":[{\"id\":3},{\"id\":4}],\"more\":[]}"))
                .hasMessage("""
                        the JSON is not what is expected:
                          $.items[0].id: expected 3, was 1
                          $.items[1].id: expected 4, was 2
                          $.more: missing, expected []
                        in
                        {
                          "items": [
                            {"id":1,"title":"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"},
                            {"id":2,"title":"yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy"}
                          ],
                          "total": 2
                        }""");
    }

    @Test
    void aWrongStatusShowsTheWholeAnswer() {
        assertThatThrownBy(() -> of("{\"a\":1}").hasStatus(201)).hasMessage("""
                expected status 201, was 200
                Content-Type: application/json
                Vary: Origin
                Vary: Accept

                {"a":1}""");
    }

    @Test
    void aMissingHeaderFieldOrAnotherContentShowsTheWholeAnswer() {
        assertThatThrownBy(() -> of("{}").hasHeader("Vary", "Cookie"))
                .hasMessageStartingWith("expected the header field Vary: Cookie, was\n200\nContent-Type");
        assertThatThrownBy(() -> of("{}").hasBody("[]"))
                .hasMessageStartingWith("expected the content\n[]\nwas\n200\nContent-Type");
    }

    @Test
    void whatIsNoJsonIsToldApart() {
        assertThatThrownBy(() -> of("nope").hasJson("{}")).hasMessageStartingWith("the content is no JSON: $: ");
        assertThatThrownBy(() -> of("{}").hasJson("{")).hasMessageStartingWith("what the test expects is no JSON: $: ");
    }

    @Test
    void theContentIsReadByACodec() {
        assertThat(of("\"text\"").read(JsonCodecs.STRING)).isEqualTo("text");
        assertThatThrownBy(() -> of("1").read(JsonCodecs.STRING))
                .isInstanceOf(AssertionFailedError.class)
                .hasMessageStartingWith("the content does not fit: $: ");
    }
}
