package dev.corten.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corten.http.Handler;
import dev.corten.http.Response;
import dev.corten.server.internal.HandlerThreads.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Nobody gets the loop for himself. */
@ParameterizedClass
@EnumSource(Kind.class)
@Timeout(60)
record FairnessTest(Kind threads) {
    private static final int FLOOD = 20_000;

    @Test
    void aFloodOfPipelinedRequestsOnOneConnectionLeavesTheOthersTheirTurn() throws Exception {
        var answered = new AtomicInteger();
        var began = new CountDownLatch(1);
        Handler handler = request -> {
            if (request.target().equals("/flood")) {
                began.countDown();
                return Response.text(String.valueOf(answered.incrementAndGet()));
            }
            return Response.text(String.valueOf(answered.get()));
        };
        try (var server = Servers.serve(threads, handler);
                var flooding = new Wire(server)) {
            var others = new ArrayList<Wire>();
            // One more than there are loops: at least one of them shares the flood's.
            for (int i = 0; i <= Runtime.getRuntime().availableProcessors(); i++) {
                others.add(new Wire(server));
            }
            Thread.startVirtualThread(() -> {
                try {
                    flooding.send("GET /flood HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(FLOOD));
                } catch (IOException closed) {
                    // The test is over.
                }
            });
            began.await();
            for (Wire other : others) {
                // While nobody reads the flood's answers it does not end: the others' are there before.
                assertThat(Integer.parseInt(other.get("/").body())).isLessThan(FLOOD);
                other.close();
            }
            for (int i = 1; i <= FLOOD; i++) {
                assertThat(flooding.answer().body()).isEqualTo(String.valueOf(i));
            }
        }
    }
}
