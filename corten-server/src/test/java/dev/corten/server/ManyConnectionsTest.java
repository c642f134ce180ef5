package dev.corten.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** More connections than a server has work for, and more than it can have. */
@Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD)
class ManyConnectionsTest {
    private static void open(int count, int port, List<SocketChannel> connections) throws Exception {
        for (int i = 0; i < count; i++) {
            var connection = SocketChannel.open();
            connection.setOption(StandardSocketOptions.SO_RCVBUF, 4096);
            connection.connect(new InetSocketAddress("127.0.0.1", port));
            connections.add(connection);
        }
    }

    private static void close(List<SocketChannel> connections) throws Exception {
        for (var connection : connections) {
            connection.close();
        }
    }

    @Test
    void tenThousandIdleConnectionsAreHeldOn128MegabytesOfHeap() throws Exception {
        var connections = new ArrayList<SocketChannel>();
        try (var server = new HelloProcess(128, 11_000)) {
            open(10_000, server.port(), connections);
            try (var wire = new Wire(server.port())) {
                for (int i = 0; i < 1_000; i++) {
                    assertThat(wire.get("/").body()).isEqualTo("hello");
                }
            }
        } finally {
            close(connections);
        }
    }

    @Test
    void aServerOutOfHeapEndsSoThatAnotherCanTakeItsPlace() throws Exception {
        byte[] content = new byte[2_000_000];
        var post = "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + content.length + "\r\n\r\n";
        var wires = new ArrayList<Wire>();
        try (var server = new HelloProcess(32, 1_000)) {
            try {
                // All but the last byte, so that what has come of 200 MB is held at once.
                for (int i = 0; i < 100; i++) {
                    var wire = new Wire(server.port());
                    wires.add(wire);
                    wire.send(post).send(Arrays.copyOf(content, content.length - 1));
                }
            } catch (IOException over) {
                // It has ended already.
            }
            assertThat(server.exitCode()).isEqualTo(3);
        } finally {
            for (var wire : wires) {
                wire.close();
            }
        }
    }

    @Test
    void aServerOutOfFileDescriptorsTakesConnectionsAgainWhenThereAreSome() throws Exception {
        var connections = new ArrayList<SocketChannel>();
        try (var server = new HelloProcess(64, 200);
                var early = new Wire(server.port())) {
            assertThat(early.get("/").body()).isEqualTo("hello");
            // The kernel takes them for the server, which cannot.
            open(400, server.port(), connections);
            for (int i = 0; i < 100; i++) {
                assertThat(early.get("/").body()).isEqualTo("hello");
            }
            close(connections);
            try (var late = new Wire(server.port())) {
                assertThat(late.get("/").body()).isEqualTo("hello");
            }
        } finally {
            close(connections);
        }
    }
}
