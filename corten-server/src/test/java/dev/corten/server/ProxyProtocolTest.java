package dev.corten.server;

import static dev.corten.server.Servers.serve;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.corten.http.Handler;
import dev.corten.http.Response;
import dev.corten.server.internal.HandlerThreads.Kind;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Behind a load balancer that says whom it connects. */
@ParameterizedClass
@EnumSource(Kind.class)
@Timeout(60)
class ProxyProtocolTest {
    private static final Handler PEER = request -> Response.text(request.peer());
    private static final ServerConfig BEHIND = Servers.CONFIG.proxyProtocolFrom(List.of("127.0.0.0/8"));

    /** How version 2 begins: the signature. */
    private static final String VERSION_2 = "0d0a0d0a000d0a515549540a";

    private final Kind threads;

    ProxyProtocolTest(Kind threads) {
        this.threads = threads;
    }

    private String peerAfter(RunningServer server, byte[] header) throws IOException {
        try (var wire = new Wire(server)) {
            return wire.send(header).get("/").body();
        }
    }

    private String peerAfter(RunningServer server, String header) throws IOException {
        return peerAfter(server, header.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void thePeerIsTheClientThatTheLoadBalancerNames() throws Exception {
        try (var server = serve(threads, BEHIND, PEER)) {
            assertThat(peerAfter(server, "PROXY TCP4 192.0.2.1 192.0.2.2 50412 443\r\n"))
                    .isEqualTo("192.0.2.1:50412");
            assertThat(peerAfter(server, "PROXY TCP6 2001:db8::1 2001:db8::2 50412 443\r\n"))
                    .isEqualTo("[2001:db8::1]:50412");
            var version2 =
                    HexFormat.of().parseHex(VERSION_2 + "21" + "11" + "000c" + "c0000201" + "c0000202" + "c4ec01bb");
            assertThat(peerAfter(server, version2)).isEqualTo("192.0.2.1:50412");
        }
    }

    @Test
    void theLoadBalancerItselfIsThePeerWhereItNamesNobody() throws Exception {
        try (var server = serve(threads, BEHIND, PEER)) {
            assertThat(peerAfter(server, "PROXY UNKNOWN\r\n")).startsWith("127.0.0.1:");
            assertThat(peerAfter(server, HexFormat.of().parseHex(VERSION_2 + "20" + "00" + "0000")))
                    .startsWith("127.0.0.1:");
        }
    }

    @Test
    void itMayComeInPiecesAndCountsForAllRequests() throws Exception {
        try (var server = serve(threads, BEHIND, PEER);
                var wire = new Wire(server)) {
            for (char c : "PROXY TCP4 192.0.2.1 192.0.2.2 50412 443\r\n".toCharArray()) {
                wire.send(String.valueOf(c));
            }
            assertThat(wire.get("/").body()).isEqualTo("192.0.2.1:50412");
            assertThat(wire.get("/").body()).isEqualTo("192.0.2.1:50412");
        }
    }

    @Test
    void aConnectionWithoutItIsClosed() throws Exception {
        try (var server = serve(threads, BEHIND, PEER)) {
            for (var wrong : new String[] {
                "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "PROXY TCP4 192.0.2.300 192.0.2.2 50412 443\r\n",
                "PROXY TCP4 192.0.2.1\r\n",
                "PROXY TCP4 " + "1".repeat(200)
            }) {
                try (var wire = new Wire(server)) {
                    assertThat(wire.send(wrong).closed()).isTrue();
                }
            }
        }
    }

    @Test
    void fromAnybodyElseItIsNoRequest() throws Exception {
        var elsewhere = Servers.CONFIG.proxyProtocolFrom(List.of("192.0.2.0/24", "2001:db8::/32"));
        try (var server = serve(threads, elsewhere, PEER)) {
            try (var wire = new Wire(server)) {
                assertThat(wire.get("/").body()).startsWith("127.0.0.1:");
            }
            try (var wire = new Wire(server)) {
                var answer = wire.send("PROXY TCP4 192.0.2.1 192.0.2.2 50412 443\r\n\r\n")
                        .answer();
                assertThat(answer.status()).isEqualTo(400);
                assertThat(wire.closed()).isTrue();
            }
        }
    }

    @Test
    void itComesInFrontOfTls(@TempDir Path folder) throws Exception {
        var certificates = new Certificates();
        var tls = Certificates.write(certificates.issue("server"), folder);
        try (var server = serve(threads, BEHIND.tls(tls), PEER);
                var socket = new Socket("127.0.0.1", server.port())) {
            socket.getOutputStream()
                    .write("PROXY TCP4 192.0.2.1 192.0.2.2 50412 443\r\n".getBytes(StandardCharsets.US_ASCII));
            var encrypted =
                    certificates.client().getSocketFactory().createSocket(socket, "127.0.0.1", server.port(), true);
            try (var wire = new Wire(encrypted)) {
                assertThat(wire.get("/").body()).isEqualTo("192.0.2.1:50412");
            }
        }
    }

    @Test
    void whatIsNoNetworkIsRefused() {
        for (var wrong : new String[] {"localhost", "10.0.0.0/33", "10.0.0.0/x", "10.0.0/8", ""}) {
            assertThatThrownBy(() -> Servers.CONFIG.proxyProtocolFrom(List.of(wrong)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("proxyProtocolFrom must be addresses or networks such as 10.0.0.0/8, not " + wrong);
        }
    }
}
