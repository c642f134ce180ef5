package compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The results as Markdown: a table for each workload, whose ratios are to the reference, and one for the services. */
record Report(Machine machine, Plan plan, List<Running> services, List<Result> results) {
    /** Those that others are compared with: the first one that took part. */
    private static final List<String> REFERENCES = List.of("axum-api", "axum-sqlx", Contender.CORTEN);

    String markdown() {
        var text = new StringBuilder();
        text.append("# Comparison of ").append(LocalDate.now(ZoneOffset.UTC)).append("\n\n");
        text.append(machine).append("\n\n");
        text.append(String.format(
                Locale.ROOT,
                """
                %d connections of wrk on the same machine; %d slices of %d s in turns, medians. Before them a JVM gets %d s of \
                load (the column "first") and %d s that do not count, another service %d s and %d s. CPU is the server's time \
                for one request.

                """,
                Wrk.CONNECTIONS,
                plan.rounds(),
                plan.seconds(),
                plan.jvms().first(),
                plan.jvms().rest(),
                plan.others().first(),
                plan.others().rest()));
        for (Workload workload : plan.workloads()) {
            List<Result> of = of(workload);
            if (!of.isEmpty()) {
                text.append("## ").append(workload.target()).append("\n\n");
                text.append(table(of)).append('\n');
            }
        }
        return text.append(serviceTable()).toString();
    }

    /** Writes {@code NAME.md} and {@code NAME.svg} into {@code folder}. */
    void write(Path folder, String name) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(name + ".md"), markdown() + "\n![plot](" + name + ".svg)\n");
        Files.writeString(folder.resolve(name + ".svg"), new Plot(this).svg());
    }

    List<Result> of(Workload workload) {
        return results.stream().filter(r -> r.workload() == workload).toList();
    }

    static Result reference(List<Result> results) {
        return REFERENCES.stream()
                .flatMap(name ->
                        results.stream().filter(r -> r.contender().name().equals(name)))
                .findFirst()
                .orElseThrow();
    }

    private static String table(List<Result> results) {
        Result reference = reference(results);
        var rows = new ArrayList<List<String>>();
        for (Result r : results) {
            rows.add(List.of(
                    r.contender().name(),
                    thousands(r.perSecond()),
                    ratio(r.perSecond(), reference.perSecond()),
                    number(r.cpuPerRequest()),
                    ratio(r.cpuPerRequest(), reference.cpuPerRequest()),
                    millis(r.p50()),
                    millis(r.p99()),
                    ratio(r.p99(), reference.p99()),
                    millis(r.p999()),
                    thousands(r.first().load().perSecond()),
                    number(r.first().cpuPerRequest()),
                    megabytes(r.memory())));
        }
        return Markdown.table(
                List.of(
                        "",
                        "req/s",
                        "×",
                        "CPU µs",
                        "×",
                        "p50 ms",
                        "p99 ms",
                        "×",
                        "p99.9 ms",
                        "first req/s",
                        "first CPU µs",
                        "RSS MB"),
                rows);
    }

    private String serviceTable() {
        var rows = new ArrayList<List<String>>();
        for (Running service : services) {
            rows.add(List.of(
                    service.contender().name(),
                    Long.toString(service.startup().toMillis()),
                    megabytes(service.contender().size())));
        }
        return "## Services\n\n" + Markdown.table(List.of("", "start to first answer ms", "artifacts MB"), rows);
    }

    private static String ratio(double value, double reference) {
        return String.format(Locale.ROOT, "%.2f", value / reference);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 100 ? "%.1f" : "%.0f", value);
    }

    private static String thousands(double value) {
        return String.format(Locale.ROOT, "%.1fk", value / 1e3);
    }

    private static String millis(double micros) {
        return String.format(Locale.ROOT, "%.2f", micros / 1e3);
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f", bytes / 1e6);
    }
}
