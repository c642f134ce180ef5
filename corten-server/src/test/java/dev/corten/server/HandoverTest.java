package dev.corten.server;

import static dev.corten.server.Servers.serve;
import static org.assertj.core.api.Assertions.assertThat;

import dev.corten.http.Handler;
import dev.corten.http.Response;
import dev.corten.server.internal.HandlerThreads.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** A server is replaced by another under load: no client loses a request. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class HandoverTest {
    private static final int CLIENTS = 16;
    private static final int REQUESTS = 2_000;

    private final AtomicBoolean stop = new AtomicBoolean();
    private final CountDownLatch before = new CountDownLatch(REQUESTS);
    private final CountDownLatch after = new CountDownLatch(REQUESTS);
    private final ConcurrentHashMap<String, AtomicInteger> answers = new ConcurrentHashMap<>();

    private static Handler node(String name) {
        return request -> {
            if (request.target().endsWith("0")) {
                Thread.sleep(2);
            }
            return Response.text(name + " " + request.target());
        };
    }

    /** Sends one request after the other, on one connection for as long as the server keeps it; how many were answered. */
    private int load(int client, int port) throws IOException, InterruptedException {
        int count = 0;
        while (!stop.get()) {
            try (var wire = new Wire(port)) {
                boolean kept = true;
                while (kept && !stop.get()) {
                    // Half of them have idle connections most of the time.
                    Thread.sleep(client % 2 * 3);
                    var path = "/" + client + "/" + count++;
                    var answer = wire.get(path);
                    assertThat(answer.body()).endsWith(" " + path);
                    var node = answer.body().substring(0, 1);
                    answers.computeIfAbsent(node, _ -> new AtomicInteger()).incrementAndGet();
                    (node.equals("A") ? before : after).countDown();
                    kept = answer.field("Connection") == null;
                }
            }
        }
        return count;
    }

    @Test
    void noRequestFailsWhileOneNodeDrainsAndAnotherTakesOver() throws Exception {
        try (var a = serve(Kind.best(), node("A"));
                var b = serve(Kind.best(), node("B"));
                var proxy = new TcpProxy(a.port(), b.port());
                var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            var counts = new ArrayList<Future<Integer>>();
            for (int i = 0; i < CLIENTS; i++) {
                int client = i;
                counts.add(clients.submit(() -> load(client, proxy.port())));
            }
            before.await();
            a.close();
            after.await();
            stop.set(true);

            int sent = 0;
            for (var count : counts) {
                sent += count.get();
            }
            int answered =
                    answers.values().stream().mapToInt(AtomicInteger::get).sum();
            assertThat(answered).isEqualTo(sent);
            assertThat(answers.keySet()).containsExactlyInAnyOrderElementsOf(List.of("A", "B"));
        }
    }
}
