package bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corten.http.Ndjson;
import dev.corten.http.Response;
import dev.corten.http.Route;
import dev.corten.http.Router;
import dev.corten.json.JsonCodecs;
import dev.corten.server.Server;
import dev.corten.server.ServerConfig;
import dev.corten.sql.Call;
import dev.corten.sql.Db;
import dev.corten.sql.Statement;
import dev.corten.testing.PostgresTest;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A query's stream as an answer, from the cursor to the socket. */
@PostgresTest
class AbandonedStreamTest {
    private static final Statement NUMBERS = new Statement("T.numbers", "SELECT generate_series(1, ?) AS n");
    private static final Statement OPEN = new Statement(
            "T.open",
            "SELECT count(*) AS n FROM pg_stat_activity WHERE datname = current_database()"
                    + " AND xact_start IS NOT NULL AND pid <> pg_backend_pid() AND backend_type = 'client backend'");

    private static Stream<Integer> numbers(Db db) {
        try (Call call = db.call(NUMBERS)) {
            call.int4(1, 10_000_000);
            return call.stream(row -> row.int4(1));
        }
    }

    private static long openTransactions(Db db) {
        try (Call call = db.call(OPEN)) {
            return call.one(row -> row.int8(1));
        }
    }

    @Test
    void aClientThatGoesAwayEndsTheTransactionOfTheStreamThatItReads(Db db) throws Exception {
        var closed = new CountDownLatch(1);
        var router = Router.of(() -> List.of(Route.of("GET", "/", "numbers", request -> {
            Stream<Integer> numbers = db.stream(() -> numbers(db)).onClose(closed::countDown);
            return Response.ndjson(request, JsonCodecs.INT, Ndjson.of(numbers));
        })));
        try (var server = Server.bind(ServerConfig.of(0)).serve(router)) {
            try (var socket = new Socket("127.0.0.1", server.port())) {
                socket.getOutputStream()
                        .write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                assertThat(socket.getInputStream().readNBytes(100_000)).hasSize(100_000);
                assertThat(openTransactions(db)).isEqualTo(1);
            }
            closed.await();
            assertThat(openTransactions(db)).isZero();
        }
    }
}
