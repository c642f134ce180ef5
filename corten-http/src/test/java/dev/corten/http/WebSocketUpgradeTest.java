package dev.corten.http;

import static dev.corten.http.Exchange.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.corten.context.Context;
import dev.corten.context.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is answered to a handshake, and what a session does; the frames are the server's. */
class WebSocketUpgradeTest {
    private static final WebSocketHandler NOTHING = socket -> {};

    /** A client that says nothing, and what it is told. */
    private static final class Silent implements WebSocket {
        private final List<String> told = new ArrayList<>();

        @Override
        public WebSocketMessage receive() {
            return null;
        }

        @Override
        public void send(String text) {
            told.add(text);
        }

        @Override
        public void send(byte[] bytes) {
            told.add(bytes.length + " bytes");
        }

        @Override
        public void close(int code, String reason) {
            told.add("close " + code + " " + reason);
        }

        @Override
        public WebSocketClose closed() {
            return null;
        }

        @Override
        public String subprotocol() {
            return null;
        }
    }

    private static Request handshake(String... more) {
        String[] fields = {
            "Host", "chat.example.com",
            "Upgrade", "WebSocket",
            "Connection", "keep-alive, Upgrade",
            "Sec-WebSocket-Version", "13",
            "Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="
        };
        return request("GET", "/", Stream.of(fields, more).flatMap(Stream::of).toArray(String[]::new));
    }

    private static List<String> run(WebSocketHandler handler) {
        var socket = new Silent();
        var content = WebSocketUpgrade.from(handshake()).run(handler).content();
        ((WebSocketSession) content).run(socket);
        return socket.told;
    }

    @Test
    void aHandshakeIsAnsweredByTheKeyOfTheClient() throws Exception {
        assertThat(Exchange.show(WebSocketUpgrade.from(handshake()).run(NOTHING)))
                .isEqualTo("""
                101
                Upgrade: websocket
                Connection: Upgrade
                Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=
                """);
    }

    @Test
    void theFirstSubprotocolOfTheClientThatTheServerHasIsTaken() {
        var request = handshake("Sec-WebSocket-Protocol", "v3, v2", "Sec-WebSocket-Protocol", "v1");

        var upgrade = WebSocketUpgrade.from(request).subprotocols("v1", "v2");

        assertThat(upgrade.subprotocol()).isEqualTo("v2");
        assertThat(upgrade.run(NOTHING).header("Sec-WebSocket-Protocol")).isEqualTo("v2");
        var other = WebSocketUpgrade.from(request).subprotocols("v4");
        assertThat(other.subprotocol()).isNull();
        assertThat(other.run(NOTHING).header("Sec-WebSocket-Protocol")).isNull();
    }

    @Test
    void anOriginThatNoBrowserSendsAndALimitOfNothingAreRefused() {
        var upgrade = WebSocketUpgrade.from(handshake());

        assertThatThrownBy(() -> upgrade.origins(List.of("https://app.example.com/")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("\"https://app.example.com/\" is no origin");
        assertThatThrownBy(() -> upgrade.maxMessageSize(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the limit of messages must be more than zero, not 0");
    }

    @Test
    void anotherSiteIsTheOneWhoseHostIsNotOurs() {
        var own = WebSocketUpgrade.from(handshake("Origin", "https://chat.example.com"));
        assertThat(own.run(NOTHING).status()).isEqualTo(101);

        var other = WebSocketUpgrade.from(handshake("Origin", "https://chat.example.com.evil.example"));
        assertThatThrownBy(() -> other.run(NOTHING)).isInstanceOfSatisfying(RejectedException.class, e -> assertThat(
                        e.rejection().status())
                .isEqualTo(403));
    }

    @Test
    void aSessionThatReturnsOrLosesItsClientIsClosedWithoutAnError() {
        assertThat(run(socket -> socket.send("hello"))).containsExactly("hello", "close 1000 ");
        assertThat(run(socket -> {
                    throw new WebSocketClosedException(new WebSocketClose(1006, "The connection was lost"));
                }))
                .containsExactly("close 1000 ");
        assertThat(run(socket -> {
                    throw new InterruptedException();
                }))
                .containsExactly("close 1001 The server shuts down");
    }

    @Test
    void theDeadlineOfTheRequestIsNotThatOfTheSession() {
        var session = Context.current()
                .with(Deadline.class, Deadline.in(Duration.ofSeconds(1)))
                .call(() -> WebSocketUpgrade.from(handshake())
                        .run(socket -> socket.send(String.valueOf(Deadline.left())))
                        .content());
        var socket = new Silent();

        ((WebSocketSession) session).run(socket);

        assertThat(socket.told).containsExactly("null", "close 1000 ");
    }
}
