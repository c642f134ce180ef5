package compare;

import static java.nio.charset.StandardCharsets.UTF_8;

import compare.Result.Slice;
import dev.corten.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * {@code ./corten bench}: all services at once on one database, each workload in slices that take turns (A B A B …), so
 * that whatever else the machine does hits all of them alike.
 */
final class Compare {
    private static final PrintStream OUT = new PrintStream(System.out, true, UTF_8);

    private final Plan plan;
    private final Path work;
    private final List<Result> results = new ArrayList<>();

    private Compare(Plan plan, Path work) {
        this.plan = plan;
        this.work = work;
    }

    /** The system properties say where things are; {@code ./corten} sets them. */
    static void main(String[] words) throws IOException {
        Path root = Path.of(System.getProperty("corten.root"));
        try {
            Wrk.need();
            var service = List.of(System.getProperty("corten.service").split("\n"));
            var plan = Plan.of(List.of(words), Contender.found(service, root.resolve(".peers")));
            var compare = new Compare(plan, Files.createDirectories(root.resolve(".corten/bench")));
            Report report = compare.run();
            OUT.println();
            OUT.print(report.markdown());
            if (!plan.smoke()) {
                report.write(root.resolve("bench/results"), words.length == 0 ? "all" : String.join("-", words));
            }
        } catch (CompareException e) {
            System.err.println("bench: " + e.getMessage());
            System.exit(1);
        }
    }

    private Report run() {
        var machine = Machine.describe();
        try (var postgres = EmbeddedPostgres.throwAway()) {
            var all = new LinkedHashMap<Contender, Running>();
            try {
                for (Contender contender : plan.contenders()) {
                    // The first is Corten's, which makes the tables.
                    var running = Running.start(contender, postgres.url(), work.resolve(contender.name() + ".log"));
                    all.put(contender, running);
                    OUT.printf(
                            "%s answers after %d ms%n",
                            contender.name(), running.startup().toMillis());
                }
                for (Workload workload : plan.workloads()) {
                    measure(
                            workload,
                            all.values().stream()
                                    .filter(running -> verified(running, workload))
                                    .toList());
                }
            } finally {
                all.values().forEach(Running::close);
            }
            return new Report(machine, plan, List.copyOf(all.values()), results);
        }
    }

    private static boolean verified(Running running, Workload workload) {
        try (var contract = new Contract(running)) {
            if (!contract.serves(workload)) {
                return false;
            }
            contract.verify(workload);
            return true;
        }
    }

    private void measure(Workload workload, List<Running> contenders) {
        var first = new LinkedHashMap<Running, Slice>();
        Map<Running, List<Slice>> slices = new LinkedHashMap<>();
        for (Running running : contenders) {
            OUT.printf(
                    "%s: warming up %s%n", workload.label(), running.contender().name());
            var warmUp = plan.warmUp(running);
            first.put(running, slice(running, workload, warmUp.first()));
            if (warmUp.rest() > 0) {
                slice(running, workload, warmUp.rest());
            }
            slices.put(running, new ArrayList<>());
        }
        for (int round = 1; round <= plan.rounds(); round++) {
            var line = new StringBuilder(workload.label() + " " + round + ":");
            slices.forEach((running, of) -> {
                Slice slice = slice(running, workload, plan.seconds());
                of.add(slice);
                line.append("  %s %.0f/s %.1f µs"
                        .formatted(running.contender().name(), slice.load().perSecond(), slice.cpuPerRequest()));
            });
            OUT.println(line);
        }
        slices.forEach((running, of) -> results.add(new Result(
                running.contender(),
                workload,
                Objects.requireNonNull(first.get(running)),
                List.copyOf(of),
                running.memory())));
    }

    private static Slice slice(Running running, Workload workload, int seconds) {
        long before = running.cpuMicros();
        Load load = Wrk.run(workload, running.port(), seconds);
        var slice = new Slice(load, running.cpuMicros() - before);
        if (load.errors() > 0) {
            throw new CompareException(running.contender().name() + " answered " + load.errors() + " of "
                    + load.requests() + " requests of " + workload.label() + " with an error, or not at all");
        }
        return slice;
    }
}
