import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What 100 queries add to a build: whole runs of javac, each a process of its own, over the same module with and without
 * them. See README.md beside this file.
 *
 * <p>{@code java BuildTime.java CLASS_PATH REPORT [ROUNDS]}
 */
final class BuildTime {
    private static final int TABLES = 10;

    /** The kinds of builds, in the order of the report. */
    private enum Kind {
        WITHOUT("the same module without its queries"),
        WRITTEN("the same module with the generated classes as sources, nothing checked"),
        COLD("100 queries, nothing known of them"),
        WARM("100 queries, answers of an earlier build"),
        OFFLINE("100 queries, answers with the sources");

        private final String title;

        Kind(String title) {
            this.title = title;
        }
    }

    private final Path work;
    private final String classPath;

    private BuildTime(Path work, String classPath) {
        this.work = work;
        this.classPath = classPath;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 9;
        Path work = Files.createTempDirectory("corten-bench-queries");
        try {
            String report = new BuildTime(work, arguments[0]).measure(rounds);
            Files.writeString(Path.of(arguments[1]), report);
            System.out.print(report);
        } finally {
            delete(work);
        }
    }

    private String measure(int rounds) throws IOException, InterruptedException {
        write(work.resolve("plain"), false);
        write(work.resolve("checked"), true);
        Path generated = Files.createDirectories(work.resolve("written/java"));
        build(Kind.OFFLINE, "-Acorten.prepare=true", "-s", generated.toString());
        copy(work.resolve("checked/java"), generated);
        build(Kind.WARM);
        Map<Kind, List<Double>> seconds = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            for (Kind kind : Kind.values()) {
                delete(work.resolve("cold"));
                seconds.computeIfAbsent(kind, _ -> new ArrayList<>()).add(build(kind));
            }
        }
        return report(seconds, rounds);
    }

    /** One run of javac: gives its seconds. */
    private double build(Kind kind, String... more) throws IOException, InterruptedException {
        Path module = work.resolve(
                switch (kind) {
                    case WITHOUT -> "plain";
                    case WRITTEN -> "written";
                    case COLD, WARM, OFFLINE -> "checked";
                });
        Path out = Files.createDirectories(work.resolve("classes"));
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "javac").toString(),
                "-parameters",
                kind == Kind.WRITTEN ? "-proc:none" : "-proc:full",
                "-cp",
                classPath,
                "-processorpath",
                classPath,
                "-d",
                out.toString(),
                "-Acorten.migrations=" + module.resolve("db/migration"),
                "-Acorten.cache=" + work.resolve(kind == Kind.COLD ? "cold" : "warm"),
                "-Acorten.answers=" + (kind == Kind.OFFLINE ? module.resolve("answers") : work.resolve("none"))));
        if (kind == Kind.OFFLINE && more.length == 0) {
            command.add("-Acorten.offline=true");
        }
        command.addAll(Arrays.asList(more));
        try (Stream<Path> files = Files.walk(module.resolve("java"))) {
            files.filter(f -> f.toString().endsWith(".java")).map(Path::toString).forEach(command::add);
        }
        long begin = System.nanoTime();
        int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
        double took = (System.nanoTime() - begin) / 1e9;
        if (exit != 0) {
            throw new IllegalStateException(kind + " ended with " + exit);
        }
        delete(out);
        return took;
    }

    private static String report(Map<Kind, List<Double>> seconds, int rounds) throws IOException {
        double base = median(seconds.get(Kind.WITHOUT));
        var text = new StringBuilder("# What 100 queries add to a build, " + LocalDate.now() + "\n\n");
        text.append(Runtime.getRuntime().availableProcessors() + " processors, OpenJDK " + Runtime.version()
                + "; load average before: " + load() + ". Whole runs of javac, each in a process of its own, in turns;\n"
                + "medians of " + rounds + ". \"Added\" is the median of the differences in a round.\n\n");
        text.append("| build | s | fastest s | added s |\n|---|---:|---:|---:|\n");
        seconds.forEach((kind, times) -> text.append(String.format(
                Locale.ROOT,
                "| %s | %.2f | %.2f | %s |%n",
                kind.title,
                median(times),
                times.stream().min(Comparator.naturalOrder()).orElseThrow(),
                kind == Kind.WITHOUT ? "" : String.format(Locale.ROOT, "%.2f", added(times, seconds.get(Kind.WITHOUT))))));
        return text.toString();
    }

    private static double added(List<Double> times, List<Double> without) {
        var differences = new ArrayList<Double>();
        for (int round = 0; round < times.size(); round++) {
            differences.add(times.get(round) - without.get(round));
        }
        return median(differences);
    }

    private static double median(List<Double> times) {
        return times.stream().sorted().toList().get(times.size() / 2);
    }

    private static String load() throws IOException {
        Path file = Path.of("/proc/loadavg");
        return Files.exists(file) ? Files.readString(file).strip() : "unknown";
    }

    // --- the module --------------------------------------------------------------------------------------------------

    private static void write(Path module, boolean checked) throws IOException {
        for (int n = 0; n < TABLES; n++) {
            write(module.resolve("db/migration/V" + (n + 1) + "__create_" + table(n) + ".sql"), migration(n));
            write(module.resolve("java/shop/Item" + n + ".java"), """
                    package shop;

                    import java.time.Instant;
                    import java.util.UUID;

                    public record Item%1$d(UUID id, String title, Status%1$d status, int amount, Instant createdAt) {}
                    """.formatted(n));
            write(module.resolve("java/shop/Status" + n + ".java"), """
                    package shop;

                    public enum Status%d { OPEN, DONE }
                    """.formatted(n));
            String queries = queries(n);
            if (!checked) {
                queries = queries.replaceAll("(?s)@Sql\\(\"\"\".*?\"\"\"\\)", "").replace("@Queries", "");
            }
            write(module.resolve("java/shop/Queries" + n + ".java"), queries);
        }
    }

    private static String table(int n) {
        return "items_" + n;
    }

    private static String migration(int n) {
        return """
                CREATE TYPE status_%1$d AS ENUM ('open', 'done');
                CREATE TABLE items_%1$d (
                    id uuid PRIMARY KEY,
                    title text NOT NULL,
                    note text,
                    status status_%1$d NOT NULL DEFAULT 'open',
                    amount integer NOT NULL CHECK (amount >= 0),
                    parent_id uuid REFERENCES items_%2$d (id),
                    created_at timestamptz NOT NULL DEFAULT now()
                );
                CREATE INDEX ON items_%1$d (created_at);
                """.formatted(n, Math.max(0, n - 1));
    }

    private static String queries(int n) {
        return """
                package shop;

                import dev.corten.sql.Queries;
                import dev.corten.sql.Sql;
                import java.time.Instant;
                import java.util.List;
                import java.util.Optional;
                import java.util.UUID;
                import org.jspecify.annotations.Nullable;

                @Queries
                public interface Queries%1$d {
                    record Line(UUID id, String title, @Nullable String parentTitle) {}

                    record Total(Status%1$d status, long count, long amount) {}

                    @Sql(\"""
                            SELECT id, title, status, amount, created_at FROM items_%1$d WHERE id = :id
                            \""")
                    Optional<Item%1$d> byId(UUID id);

                    @Sql(\"""
                            SELECT id, title, status, amount, created_at FROM items_%1$d
                            WHERE (:status::status_%1$d IS NULL OR status = :status) AND created_at > :since
                            ORDER BY created_at DESC LIMIT :limit
                            \""")
                    List<Item%1$d> page(@Nullable Status%1$d status, Instant since, int limit);

                    @Sql(\"""
                            INSERT INTO items_%1$d (id, title, note, amount) VALUES (:id, :title, :note, :amount)
                            RETURNING id, title, status, amount, created_at
                            \""")
                    Item%1$d insert(UUID id, String title, @Nullable String note, int amount);

                    @Sql(\"""
                            UPDATE items_%1$d SET title = :title, note = coalesce(:note, note) WHERE id = :id
                            \""")
                    int rename(UUID id, String title, @Nullable String note);

                    @Sql(\"""
                            DELETE FROM items_%1$d WHERE id = ANY(:ids)
                            \""")
                    int delete(List<UUID> ids);

                    @Sql(\"""
                            SELECT count(*) FROM items_%1$d
                            \""")
                    long count();

                    @Sql(\"""
                            SELECT i.id, i.title, p.title AS parent_title
                            FROM items_%1$d i LEFT JOIN items_%2$d p ON p.id = i.parent_id
                            WHERE i.amount BETWEEN :low AND :high
                            ORDER BY i.title
                            \""")
                    List<Line> lines(int low, int high);

                    @Sql(\"""
                            SELECT status, count(*) AS count, sum(amount)::bigint AS amount
                            FROM items_%1$d GROUP BY status HAVING count(*) > 0 ORDER BY status
                            \""")
                    List<Total> totals();

                    @Sql(\"""
                            SELECT EXISTS (SELECT FROM items_%1$d WHERE title = :title AND status = 'open')
                            \""")
                    boolean exists(String title);

                    @Sql(\"""
                            WITH moved AS (UPDATE items_%1$d SET status = 'done' WHERE status = 'open' RETURNING id)
                            SELECT count(*) FROM moved
                            \""")
                    long finish();
                }
                """.formatted(n, Math.max(0, n - 1));
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(from.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
