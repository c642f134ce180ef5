import java.io.ByteArrayOutputStream;
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
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * What 100 queries add to a build: whole runs of javac, over the same module with and without them, each a process of its
 * own or all in one that has compiled before. See README.md beside this file.
 *
 * <p>{@code java BuildTime.java CLASS_PATH REPORT [ROUNDS]}
 */
final class BuildTime {
    private static final int TABLES = 10;

    /** Builds of a daemon or an IDE before its compiler is as fast as it gets. */
    private static final int WARM_UP = 30;

    /** The kinds of builds, in the order of the report. */
    private enum Kind {
        WITHOUT("the same module without its queries"),
        WRITTEN("the same module with the generated classes as sources, nothing checked"),
        COLD("100 queries, nothing known of them"),
        WARM("100 queries, answers of an earlier build"),
        OFFLINE("100 queries, answers with the sources"),
        AGAIN_WITHOUT("in a JVM that has compiled before: without its queries"),
        AGAIN_WARM("in a JVM that has compiled before: 100 queries, answers of an earlier build");

        private static final List<Kind> PROCESSES = List.of(WITHOUT, WRITTEN, COLD, WARM, OFFLINE);
        private static final List<Kind> AGAIN = List.of(AGAIN_WITHOUT, AGAIN_WARM);

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        /** What its time is compared with. */
        private Kind base() {
            return AGAIN.contains(this) ? AGAIN_WITHOUT : WITHOUT;
        }
    }

    private final Path work;
    private final String classPath;

    private BuildTime(Path work, String classPath) {
        this.work = work;
        this.classPath = classPath;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments[0].equals("again")) {
            new BuildTime(Path.of(arguments[1]), arguments[2]).again(Integer.parseInt(arguments[3]));
            return;
        }
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
            for (Kind kind : Kind.PROCESSES) {
                delete(work.resolve("cold"));
                seconds.computeIfAbsent(kind, _ -> new ArrayList<>()).add(build(kind));
            }
        }
        seconds.putAll(inOneProcess(rounds));
        return report(seconds, rounds);
    }

    /** The same with all builds in one process, which has done so for a while: the seconds of its last rounds. */
    private Map<Kind, List<Double>> inOneProcess(int rounds) throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        Path.of(System.getProperty("jdk.launcher.sourcefile"))
                                .toAbsolutePath()
                                .toString(),
                        "again",
                        work.toString(),
                        classPath,
                        Integer.toString(rounds))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Map<Kind, List<Double>> seconds = new LinkedHashMap<>();
        for (String line : process.inputReader().lines().toList()) {
            String[] parts = line.split(" ");
            seconds.computeIfAbsent(Kind.valueOf(parts[0]), _ -> new ArrayList<>()).add(Double.valueOf(parts[1]));
        }
        if (process.waitFor() != 0) {
            throw new IllegalStateException("builds in one process ended with " + process.exitValue());
        }
        return seconds;
    }

    /** Builds again and again in this process, and prints the seconds of the last {@code rounds}. */
    private void again(int rounds) throws IOException {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        for (int round = 0; round < WARM_UP + rounds; round++) {
            for (Kind kind : Kind.AGAIN) {
                String[] arguments = arguments(kind).toArray(String[]::new);
                long begin = System.nanoTime();
                var said = new ByteArrayOutputStream();
                int exit = javac.run(null, null, said, arguments);
                double took = (System.nanoTime() - begin) / 1e9;
                if (exit != 0) {
                    throw new IllegalStateException(kind + " ended with " + exit + ": " + said);
                }
                delete(work.resolve("classes"));
                if (round >= WARM_UP) {
                    System.out.println(kind + " " + took);
                }
            }
        }
    }

    /** One run of javac: gives its seconds. */
    private double build(Kind kind, String... more) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "javac").toString());
        command.addAll(arguments(kind, more));
        long begin = System.nanoTime();
        int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
        double took = (System.nanoTime() - begin) / 1e9;
        if (exit != 0) {
            throw new IllegalStateException(kind + " ended with " + exit);
        }
        delete(work.resolve("classes"));
        return took;
    }

    private List<String> arguments(Kind kind, String... more) throws IOException {
        Path module = work.resolve(
                switch (kind) {
                    case WITHOUT, AGAIN_WITHOUT -> "plain";
                    case WRITTEN -> "written";
                    case COLD, WARM, OFFLINE, AGAIN_WARM -> "checked";
                });
        var arguments = new ArrayList<>(List.of(
                "-parameters",
                kind == Kind.WRITTEN ? "-proc:none" : "-proc:full",
                "-cp",
                classPath,
                "-processorpath",
                classPath,
                "-d",
                Files.createDirectories(work.resolve("classes")).toString(),
                "-Acorten.migrations=" + module.resolve("db/migration"),
                "-Acorten.cache=" + work.resolve(kind == Kind.COLD ? "cold" : "warm"),
                "-Acorten.answers=" + (kind == Kind.OFFLINE ? module.resolve("answers") : work.resolve("none"))));
        if (kind == Kind.OFFLINE && more.length == 0) {
            arguments.add("-Acorten.offline=true");
        }
        arguments.addAll(Arrays.asList(more));
        try (Stream<Path> files = Files.walk(module.resolve("java"))) {
            files.filter(f -> f.toString().endsWith(".java")).map(Path::toString).forEach(arguments::add);
        }
        return arguments;
    }

    private static String report(Map<Kind, List<Double>> seconds, int rounds) throws IOException {
        var text = new StringBuilder("# What 100 queries add to a build, " + LocalDate.now() + "\n\n");
        text.append(Runtime.getRuntime().availableProcessors() + " processors, OpenJDK " + Runtime.version()
                + "; load average before: " + load() + ". Whole runs of javac, in turns, each in a process of its own\n"
                + "but for the last two rows; medians of " + rounds + ". \"Added\" is the median of the differences in a round.\n\n");
        text.append("| build | s | fastest s | added s |\n|---|---:|---:|---:|\n");
        seconds.forEach((kind, times) -> text.append(String.format(
                Locale.ROOT,
                "| %s | %.2f | %.2f | %s |%n",
                kind.title,
                median(times),
                times.stream().min(Comparator.naturalOrder()).orElseThrow(),
                kind == kind.base() ? "" : String.format(Locale.ROOT, "%.2f", added(times, seconds.get(kind.base()))))));
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
            write(module.resolve("java/shop/Shop" + n + ".java"), shop(n));
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
                CREATE INDEX ON items_%1$d (title);
                CREATE INDEX ON items_%1$d (status);
                CREATE INDEX ON items_%1$d (amount);
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

    /** Who calls them: nobody has queries without such code, and it is what starts most of javac. */
    private static String shop(int n) {
        return """
                package shop;

                import java.time.Duration;
                import java.time.Instant;
                import java.util.ArrayList;
                import java.util.List;
                import java.util.NoSuchElementException;
                import java.util.UUID;

                /** What a service does with the queries of a table: all of them are called. */
                public final class Shop%1$d {
                    private final Queries%1$d items;

                    public Shop%1$d(Queries%1$d items) {
                        this.items = items;
                    }

                    public Item%1$d item(UUID id) {
                        return items.byId(id).orElseThrow(() -> new NoSuchElementException("no item " + id));
                    }

                    public List<Item%1$d> recent(Duration age, int limit) {
                        return items.page(Status%1$d.OPEN, Instant.now().minus(age), Math.min(limit, 100));
                    }

                    public Item%1$d add(String title, int amount) {
                        if (title.isBlank() || items.exists(title)) {
                            throw new IllegalArgumentException(title + " is there, or is blank");
                        }
                        return items.insert(UUID.randomUUID(), title.strip(), null, amount);
                    }

                    public boolean rename(UUID id, String title) {
                        return items.rename(id, title, null) == 1;
                    }

                    public int remove(List<Item%1$d> old) {
                        return items.delete(old.stream().map(Item%1$d::id).toList());
                    }

                    public List<String> report(int low, int high) {
                        var lines = new ArrayList<String>();
                        for (Queries%1$d.Line line : items.lines(low, high)) {
                            String parent = line.parentTitle();
                            lines.add(parent == null ? line.title() : parent + ": " + line.title());
                        }
                        for (Queries%1$d.Total total : items.totals()) {
                            lines.add(switch (total.status()) {
                                case OPEN -> "open: " + total.amount();
                                case DONE -> "done: " + total.amount();
                            });
                        }
                        lines.add(items.count() + " items, " + items.finish() + " just finished");
                        return lines;
                    }
                }
                """.formatted(n);
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
