package dev.corten.sql.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.corten.sql.PipelineLoad;
import java.io.DataInputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is sent when, seen by a server that answers when the test says so. */
@Timeout(60)
class PipelineLoopTest {
    private static final String[] PREPARE = {"P", "D", "S"};
    private static final String[] EXECUTE = {"B", "E", "S"};
    private static final Plan READ = quick("SELECT 1");

    private ServerSocket listener;
    private Socket server;
    private DataInputStream received;
    private Pipeline pipeline;

    @BeforeEach
    void open() throws IOException {
        listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        SocketChannel client = SocketChannel.open(listener.getLocalSocketAddress());
        server = listener.accept();
        received = new DataInputStream(server.getInputStream());
        pipeline = Pipeline.open(new OneLease(new Wire(client)), Duration.ofSeconds(30));
    }

    @AfterEach
    void close() throws IOException {
        pipeline.close();
        server.close();
        listener.close();
    }

    /** A plan that stays quick, however busy this machine is. */
    private static Plan quick(String sql) {
        Plan plan = Plan.of(sql).orElseThrow();
        plan.took(-Duration.ofDays(1).toNanos());
        return plan;
    }

    /** The only connection of a pool. */
    private record OneLease(Wire wire) implements Leases {
        @Override
        public Connection take() {
            return (Connection) Proxy.newProxyInstance(
                    OneLease.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                        throw new UnsupportedOperationException(method.getName());
                    });
        }

        @Override
        public Wire wire(Connection lease) {
            return wire;
        }

        @Override
        public void giveBack(Connection lease) {}

        @Override
        public void drop(Connection lease) {}

        @Override
        public int most() {
            return 1;
        }

        @Override
        public int waiting() {
            throw new IllegalStateException("nobody should have asked");
        }
    }

    /** Runs {@code plan} on a thread that is known to wait for the answer. */
    private FutureTask<String> start(Plan plan) {
        var task = new FutureTask<>(() -> pipeline.run(plan, new Parameters()).tag());
        Thread thread = Thread.ofPlatform().start(task);
        while (thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        return task;
    }

    /** Reads as many messages; their types. */
    private List<String> receive(int count) throws IOException {
        List<String> types = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            types.add(String.valueOf((char) received.readByte()));
            received.skipNBytes(received.readInt() - Integer.BYTES);
        }
        return types;
    }

    private void send(String message, String content) throws IOException {
        byte[] bytes = content.getBytes(StandardCharsets.ISO_8859_1);
        byte[] whole = new byte[1 + Integer.BYTES + bytes.length];
        whole[0] = (byte) message.charAt(0);
        whole[4] = (byte) (Integer.BYTES + bytes.length);
        System.arraycopy(bytes, 0, whole, 1 + Integer.BYTES, bytes.length);
        // Byte for byte: messages come in pieces.
        for (byte each : whole) {
            server.getOutputStream().write(each);
        }
    }

    private void answer(String tag) throws IOException {
        send("2", "");
        send("C", tag + "\0");
        send("Z", "I");
    }

    /** Runs {@code plan} once, so that it is prepared and known. */
    private void know(Plan plan) throws Exception {
        var first = start(plan);
        assertThat(receive(3)).containsExactly(PREPARE);
        send("1", "");
        send("n", "");
        send("Z", "I");
        assertThat(receive(3)).containsExactly(EXECUTE);
        answer("FIRST");
        assertThat(first.get()).isEqualTo("FIRST");
    }

    @Test
    void whatWaitsGoesTogetherAndEachGetsItsOwnAnswer() throws Exception {
        know(READ);
        var running = start(READ);
        assertThat(receive(3)).containsExactly(EXECUTE);
        var waiting = List.of(start(READ), start(READ), start(READ));
        answer("RUNNING");
        assertThat(running.get()).isEqualTo("RUNNING");
        for (int i = 0; i < waiting.size(); i++) {
            assertThat(receive(3)).containsExactly(EXECUTE);
        }
        for (int i = 0; i < waiting.size(); i++) {
            answer("WAITING " + i);
        }
        for (int i = 0; i < waiting.size(); i++) {
            assertThat(waiting.get(i).get()).isEqualTo("WAITING " + i);
        }
    }

    @Test
    void aServerThatIsAlmostDoneGetsMoreIfMuchWaits() throws Exception {
        know(READ);
        var running = start(READ);
        assertThat(receive(3)).containsExactly(EXECUTE);
        var waiting = List.of(start(READ), start(READ), start(READ), start(READ));
        for (int i = 0; i < waiting.size(); i++) {
            assertThat(receive(3)).containsExactly(EXECUTE);
        }
        answer("RUNNING");
        assertThat(running.get()).isEqualTo("RUNNING");
        answerInOrder(waiting);
    }

    @Test
    void nothingIsSentBehindAWriteHoweverMuchWaits() throws Exception {
        var write = quick("UPDATE t SET v = 1");
        know(READ);
        know(write);
        var writing = start(write);
        assertThat(receive(3)).containsExactly(EXECUTE);
        var waiting = List.of(start(READ), start(READ), start(READ), start(READ), start(READ));
        awaitLoad(new PipelineLoad(5, 1, 1));
        assertThat(received.available()).isZero();
        answer("UPDATE 1");
        assertThat(writing.get()).isEqualTo("UPDATE 1");
        for (int i = 0; i < waiting.size(); i++) {
            assertThat(receive(3)).containsExactly(EXECUTE);
        }
        answerInOrder(waiting);
    }

    @Test
    void theLoadIsWhatWaitsAndWhatWasSent() throws Exception {
        assertThat(pipeline.load()).isEqualTo(new PipelineLoad(0, 0, 0));
        know(READ);
        awaitLoad(new PipelineLoad(0, 0, 1));
        var running = start(READ);
        assertThat(receive(3)).containsExactly(EXECUTE);
        var waiting = List.of(start(READ), start(READ));
        awaitLoad(new PipelineLoad(2, 1, 1));
        answer("RUNNING");
        assertThat(running.get()).isEqualTo("RUNNING");
        awaitLoad(new PipelineLoad(0, 2, 1));
        server.close();
        for (var each : waiting) {
            assertThatThrownBy(each::get).cause().hasMessage("the server closed the connection");
        }
        awaitLoad(new PipelineLoad(0, 0, 0));
    }

    private void answerInOrder(List<FutureTask<String>> waiting) throws Exception {
        for (int i = 0; i < waiting.size(); i++) {
            answer("WAITING " + i);
            assertThat(waiting.get(i).get()).isEqualTo("WAITING " + i);
        }
    }

    /** The load is written down after what it comes of was done. */
    private void awaitLoad(PipelineLoad expected) {
        while (!pipeline.load().equals(expected)) {
            Thread.onSpinWait();
        }
    }

    @Test
    void nothingIsSentBehindAStatementThatWrites() throws Exception {
        var write = quick("UPDATE t SET v = 1");
        know(READ);
        know(write);
        var running = start(READ);
        assertThat(receive(3)).containsExactly(EXECUTE);
        var writing = start(write);
        var last = start(READ);
        answer("RUNNING");
        assertThat(running.get()).isEqualTo("RUNNING");
        assertThat(receive(3)).containsExactly(EXECUTE);
        // What goes together is there together.
        assertThat(received.available()).isZero();
        answer("UPDATE 1");
        assertThat(writing.get()).isEqualTo("UPDATE 1");
        assertThat(receive(3)).containsExactly(EXECUTE);
        answer("LAST");
        assertThat(last.get()).isEqualTo("LAST");
    }

    @Test
    void aServerThatGoesAwayFailsAllThatWasSent() throws Exception {
        know(READ);
        var running = start(READ);
        assertThat(receive(3)).containsExactly(EXECUTE);
        server.close();
        assertThatThrownBy(running::get).cause().hasMessage("the server closed the connection");
    }

    @Test
    void anErrorOfOurOwnCostsWhatIsUnderWayAndNotTheThread() throws Exception {
        know(READ);
        var running = start(READ);
        assertThat(receive(3)).containsExactly(EXECUTE);
        pipeline.wanted();
        assertThatThrownBy(running::get).cause().hasMessage("the pipeline failed");
        assertThatThrownBy(() -> pipeline.run(READ, new Parameters())).hasMessage("the pipeline failed");
    }

    @Test
    void whatCannotBeUnderstoodEndsTheConnection() throws Exception {
        know(READ);
        var running = start(READ);
        assertThat(receive(3)).containsExactly(EXECUTE);
        send("C", "SELECT 1\0");
        send("Z", "I");
        assertThat(running.get()).isEqualTo("SELECT 1");
        send("C", "SELECT 1\0");
        assertThat(server.getInputStream().read()).isEqualTo(-1);
    }

    @Test
    void aWriteThatIsQuickIsWaitedForUnlessThereAreMany() {
        var crowd = new Crowd();
        var write = quick("UPDATE t SET v = 1");
        var unknown = Plan.of("SELECT 2").orElseThrow();
        assertThat(List.of(READ, write, unknown)).filteredOn(crowd::waitsFor).containsExactly(READ, write);
        for (int i = 0; i < 32; i++) {
            crowd.sent(write);
        }
        assertThat(List.of(READ, write, unknown)).filteredOn(crowd::waitsFor).containsExactly(READ);
        for (int i = 0; i < 64; i++) {
            crowd.sent(READ);
        }
        assertThat(List.of(READ, write, unknown)).filteredOn(crowd::waitsFor).containsExactly(READ, write);
    }

    @Test
    void onlyAQuickStatementWithoutLocksMayBeFollowed() {
        assertThat(List.of(
                        "SELECT 1",
                        "select v from t where id = ?",
                        "UPDATE t SET v = 1",
                        "SELECT 1 FOR UPDATE",
                        "SELECT v FROM t FOR NO KEY UPDATE SKIP LOCKED",
                        "INSERT INTO t VALUES (1) RETURNING v"))
                .filteredOn(sql -> {
                    Plan plan = Plan.of(sql).orElseThrow();
                    assertThat(plan.mayBeFollowed()).isFalse();
                    plan.took(1_000_000);
                    return plan.mayBeFollowed();
                })
                .containsExactly("SELECT 1", "select v from t where id = ?");
        Plan slow = Plan.of("SELECT 1").orElseThrow();
        slow.took(6_000_000);
        assertThat(slow.mayBeFollowed()).isFalse();
        for (int i = 0; i < 8; i++) {
            slow.took(1_000_000);
        }
        assertThat(slow.mayBeFollowed()).isTrue();
        assertThat(Plan.of("SELECT 1; SELECT 2")).isEmpty();
    }
}
