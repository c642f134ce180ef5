package dev.corten.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** Handlers that wait cost heap and nothing else. */
@Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD)
class ManyWaitingHandlersTest {
    /** What a server lets a client have on one connection of HTTP/2. */
    private static final int STREAMS = 100;

    @Test
    void twentyThousandHandlersWaitAtOnceOn256MegabytesOfHeap() throws Exception {
        var options = new HttpClientOptions()
                .setProtocolVersion(HttpVersion.HTTP_2)
                .setHttp2ClearTextUpgrade(false)
                .setHttp2MultiplexingLimit(STREAMS);
        var connections = new PoolOptions().setHttp2MaxSize(ManyWaitingHandlers.COUNT / STREAMS);
        Process process = start();
        var vertx = Vertx.vertx();
        try {
            int port = Integer.parseInt(process.inputReader().readLine());
            var client = vertx.createHttpClient(options, connections);
            var statuses = new ArrayList<Future<Integer>>();
            for (int i = 0; i < ManyWaitingHandlers.COUNT; i++) {
                statuses.add(client.request(HttpMethod.GET, port, "127.0.0.1", "/")
                        .compose(HttpClientRequest::send)
                        .map(HttpClientResponse::statusCode));
            }
            Future.all(statuses).await();

            assertThat(statuses).allMatch(status -> status.result() == 200);
        } finally {
            process.destroyForcibly();
            vertx.close().await();
        }
    }

    private static Process start() throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--add-opens=java.base/java.lang=ALL-UNNAMED",
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ManyWaitingHandlers.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
