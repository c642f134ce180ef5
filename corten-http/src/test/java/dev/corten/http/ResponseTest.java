package dev.corten.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.corten.json.JsonCodecs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseTest {
    @Test
    void headerFieldsKeepTheirOrder() throws Exception {
        Response response =
                Response.text("x").header("Set-Cookie", "a=1").header("X", "y").header("Set-Cookie", "b=2");

        assertThat(Exchange.show(response)).isEqualTo("""
                200
                Content-Type: text/plain; charset=utf-8
                Set-Cookie: a=1
                X: y
                Set-Cookie: b=2
                x""");
    }

    @Test
    void aContentTypeTakesThePlaceOfTheOneBefore() throws Exception {
        Response response = Response.text("<p>").header("X", "y").header("content-type", "text/html");

        assertThat(Exchange.show(response)).isEqualTo("200\nX: y\ncontent-type: text/html\n<p>");
    }

    @Test
    void aChangeLeavesTheOriginalAsItIs() throws Exception {
        Response original = Response.of(200).header("A", "1");
        original.header("B", "2").status(404);

        assertThat(Exchange.show(original)).isEqualTo("200\nA: 1\n");
    }

    @Test
    void aReplyIsJsonWithHeaders() throws Exception {
        Reply<String> reply = Reply.of("x").header("Location", "/x").header("X-Total-Count", "1");

        assertThat(Exchange.show(Response.reply(JsonCodecs.STRING, reply))).isEqualTo("""
                200
                Content-Type: application/json
                Location: /x
                X-Total-Count: 1
                "x\"""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nSet-Cookie: x=1", "a\nb", "a\rb", "a\u0000b", "a\u007f", "\u20ac", "\ud800"})
    void aValueThatCouldSplitTheResponseIsRefused(String value) {
        assertThatThrownBy(() -> Response.of(200).header("X", value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("not the value of a header field: ");
        assertThatThrownBy(() -> Response.bytes(value, new byte[0])).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a:b", "a\r\nb", "é", "a\u0000"})
    void aNameThatIsNoTokenIsRefused(String name) {
        assertThatThrownBy(() -> Response.of(200).header(name, "x")).isInstanceOf(IllegalArgumentException.class);
    }
}
