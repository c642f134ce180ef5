package compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import compare.Plan.WarmUp;
import compare.Result.Slice;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From what wrk says to the tables; and what the words of the command line mean. */
class ReportTest {
    private static final Contender CORTEN = contender("corten");
    private static final Contender AXUM = contender("axum-api");

    @Test
    void theLineOfTheScriptIsRead() {
        assertThat(Load.parse("Running 2s test\nresult requests=200 micros=2000000 p50=1 p99=2 p999=3 errors=4\n"))
                .isEqualTo(new Load(200, 2_000_000, 1, 2, 3, 4));
        assertThatThrownBy(() -> Load.parse("unable to connect")).hasMessage("wrk gave no result:\nunable to connect");
    }

    @Test
    void aTableHasMediansAndRatiosToTheReference() {
        var report = new Report(
                new Machine("CPU", 2, 8L << 30, "Linux", "JVM", "0"),
                new Plan(
                        EnumSet.of(Workload.JSON),
                        List.of(CORTEN, AXUM),
                        new WarmUp(3, 9),
                        new WarmUp(3, 0),
                        3,
                        2,
                        false),
                List.of(),
                List.of(
                        result(CORTEN, slice(1000, 9), slice(3000, 7), slice(2000, 8)),
                        result(AXUM, slice(1000, 4), slice(1000, 4), slice(1000, 4))));

        assertThat(report.markdown()).contains("""
                ## /json

                |  | req/s | × | CPU µs | × | p50 ms | p99 ms | × | p99.9 ms | first req/s | first CPU µs | RSS MB |
                |---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|
                | corten | 2.0k | 2.00 | 8.0 | 2.00 | 1.00 | 2.00 | 1.00 | 3.00 | 0.1k | 50.0 | 96.0 |
                | axum-api | 1.0k | 1.00 | 4.0 | 1.00 | 1.00 | 2.00 | 1.00 | 3.00 | 0.1k | 50.0 | 96.0 |
                """);
        assertThat(new Plot(report).svg()).contains("2.00 × (2.0k)").contains("1.00 × (1.0k)");
    }

    @Test
    void wordsAreWorkloadsAndPeers() {
        var found = List.of(CORTEN, AXUM, contender("go"));

        assertThat(Plan.of(List.of(), found).workloads()).containsExactly(Workload.values());
        assertThat(Plan.of(List.of("smoke"), found).contenders()).containsExactly(CORTEN, AXUM);
        var quick = Plan.of(List.of("tasks", "smoke", "go"), found);
        assertThat(quick.workloads()).containsExactly(Workload.TASKS);
        assertThat(quick.contenders()).extracting(Contender::name).containsExactly("corten", "go");
        var plan = Plan.of(List.of("db", "axum-api", "json"), found);
        assertThat(plan.workloads()).containsExactly(Workload.JSON, Workload.DB);
        assertThat(plan.contenders()).containsExactly(CORTEN, AXUM);
        assertThatThrownBy(() -> Plan.of(List.of("jsno"), found))
                .hasMessage("\"jsno\" is neither smoke nor a workload (plaintext, json, db, queries, updates, fortunes,"
                        + " tasks) nor a peer that is built (corten, axum-api, go)");
    }

    @Test
    void peersAreTheProgramsThatAreBuilt(@TempDir Path peers) throws Exception {
        Files.createDirectories(peers.resolve("bin"));
        Files.createDirectories(peers.resolve("app/fastify"));
        Files.write(peers.resolve("bin/fastify"), new byte[3]);
        Files.write(peers.resolve("app/fastify/index.js"), new byte[4]);
        Path jar = Files.write(peers.resolve("a.jar"), new byte[5]);

        var found = Contender.found(List.of("java", "-cp", jar.toString(), "Main"), peers);

        assertThat(found).extracting(Contender::name).containsExactly("corten", "fastify");
        assertThat(found).extracting(Contender::size).containsExactly(5L, 7L);
    }

    private static Contender contender(String name) {
        return new Contender(name, List.of(name), List.of());
    }

    private static Result result(Contender contender, Slice... slices) {
        return new Result(contender, Workload.JSON, slice(100, 50), List.of(slices), 96_000_000);
    }

    private static Slice slice(long perSecond, long cpuPerRequest) {
        return new Slice(new Load(perSecond, 1_000_000, 1000, 2000, 3000, 0), perSecond * cpuPerRequest);
    }
}
