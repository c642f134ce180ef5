package dev.corten.server;

import dev.corten.http.Handler;
import dev.corten.http.Response;
import dev.corten.server.internal.HandlerThreads.Kind;
import java.util.concurrent.CountDownLatch;

/** A process whose server has 20,000 handlers that all wait until the last of them has come. */
final class ManyWaitingHandlers {
    static final int COUNT = 20_000;

    private ManyWaitingHandlers() {}

    /** Prints the port, and ends with its standard input. */
    static void main() throws Exception {
        var allHere = new CountDownLatch(COUNT);
        Handler handler = request -> {
            allHere.countDown();
            allHere.await();
            return Response.text("done");
        };
        try (var server = Servers.serve(Kind.LOOP_MOUNTED, handler)) {
            System.out.println(server.port());
            while (System.in.read() >= 0) {
                // The test still needs it.
            }
        }
    }
}
