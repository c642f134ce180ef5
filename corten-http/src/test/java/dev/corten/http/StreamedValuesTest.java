package dev.corten.http;

import static dev.corten.http.Exchange.show;
import static org.assertj.core.api.Assertions.assertThat;

import dev.corten.context.Context;
import dev.corten.json.JsonCodecs;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Values that are written while a source is read. */
class StreamedValuesTest {
    private final Request request = Exchange.request("GET", "/");
    private final List<String> events = new ArrayList<>();

    private Stream<Integer> numbers(int count) {
        return IntStream.range(0, count)
                .boxed()
                .peek(n -> events.add("read " + n))
                .onClose(() -> events.add("closed"));
    }

    private Response array(Stream<Integer> items) {
        return Response.array(request, JsonCodecs.INT, items);
    }

    private Response lines(Stream<Integer> items) {
        return Response.ndjson(request, JsonCodecs.INT, Ndjson.of(items));
    }

    @Test
    void aStreamIsAJsonArray() throws Exception {
        assertThat(show(array(numbers(0)))).isEqualTo("200\nContent-Type: application/json\n[]");
        assertThat(show(array(numbers(1)))).isEqualTo("200\nContent-Type: application/json\n[0]");
        assertThat(show(array(numbers(3)))).isEqualTo("200\nContent-Type: application/json\n[0,1,2]");
    }

    @Test
    void ndjsonIsALineForEachItem() throws Exception {
        assertThat(show(lines(numbers(0)))).isEqualTo("200\nContent-Type: application/x-ndjson\n");
        assertThat(show(lines(numbers(3)))).isEqualTo("200\nContent-Type: application/x-ndjson\n0\n1\n2\n");
        assertThat(show(Response.ndjson(
                        request, JsonCodecs.list(JsonCodecs.INT), Ndjson.of(Stream.of(List.of(1, 2), List.of())))))
                .isEqualTo("200\nContent-Type: application/x-ndjson\n[1,2]\n[]\n");
    }

    @Test
    void itemsAreReadAsTheyAreAskedForAndEachReadGivesWhatIsThere() throws Exception {
        InputStream content = lines(numbers(1_000_000)).content().stream();
        assertThat(events).containsExactly("read 0");
        byte[] piece = new byte[16 * 1024];
        assertThat(content.read(piece)).isEqualTo(2);
        assertThat(events).containsExactly("read 0");
        assertThat(content.read(piece)).isEqualTo(2);
        assertThat(events).containsExactly("read 0", "read 1");
        assertThat(new String(piece, 0, 2, StandardCharsets.UTF_8)).isEqualTo("1\n");
    }

    @Test
    void anItemLargerThanABufferComesInParts() throws Exception {
        String large = "0123456789".repeat(1000);
        var content = Response.array(request, JsonCodecs.STRING, Stream.of(large, "x")).content().stream();
        var read = new StringBuilder();
        byte[] piece = new byte[7];
        for (int n = content.read(piece); n >= 0; n = content.read(piece)) {
            read.append(new String(piece, 0, n, StandardCharsets.UTF_8));
        }
        assertThat(read).hasToString("[\"" + large + "\",\"x\"]");
    }

    @Test
    void aStreamWithoutItemsHasALength() {
        assertThat(array(numbers(0)).content().length()).isEqualTo(2);
        assertThat(lines(numbers(0)).content().length()).isZero();
        assertThat(array(numbers(1)).content().length()).isEqualTo(-1);
    }

    @Test
    void aSourceThatFailsAtOnceIsAnErrorWithAStatusAndIsClosed() throws Exception {
        Stream<Integer> broken = Stream.of(1)
                .peek(n -> {
                    throw new IllegalStateException("no database");
                })
                .onClose(() -> events.add("closed"));
        var router =
                Router.of(() -> List.of(Route.of("GET", "/", "all", r -> Response.array(r, JsonCodecs.INT, broken))));
        assertThat(router.handle(request).status()).isEqualTo(500);
        request.end();
        assertThat(events).containsExactly("closed");
    }

    @Test
    void theEndOfTheRequestClosesTheSourceWhateverBecameOfTheAnswer() {
        array(numbers(5));
        request.end();
        assertThat(events).containsExactly("read 0", "closed");
        request.end();
        assertThat(events).hasSize(2);
    }

    @Test
    void whatBelongsToARequestIsClosedInReverseOrderAndAFailureHidesNoOther() {
        request.atEnd(() -> events.add("first"));
        request.atEnd(() -> {
            throw new IllegalStateException("does not close");
        });
        request.atEnd(() -> events.add("last"));
        request.end();
        assertThat(events).containsExactly("last", "first");
    }

    @Test
    void theSourceIsReadInTheContextOfTheHandler() throws Exception {
        Response response = Context.current()
                .with(String.class, "request 7")
                .call(() -> lines(numbers(2)
                        .peek(n -> events.add(String.valueOf(Context.current().value(String.class))))));
        response.content().bytes();
        assertThat(events).containsExactly("read 0", "request 7", "read 1", "request 7");
    }

    @Test
    void aReplyAddsFieldsToAStream() throws Exception {
        assertThat(show(Response.reply(Reply.of(numbers(1)).header("X-Total", "1"), this::array)))
                .isEqualTo("200\nContent-Type: application/json\nX-Total: 1\n[0]");
    }
}
