package compare;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A contender that runs, alone in its process or with processes below it.
 *
 * @param startup the time from the start of the process to its first answer
 */
record Running(Contender contender, Process process, int port, Duration startup) implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Ticks of the kernel's clock in a second, as /proc counts: 100 on every Linux. */
    private static final long TICK_MICROS = 10_000;

    /** Starts it and waits for its first answer. */
    static Running start(Contender contender, String databaseUrl, Path log) {
        try {
            int port = freePort();
            var builder = new ProcessBuilder(contender.command()).redirectErrorStream(true);
            builder.redirectOutput(ProcessBuilder.Redirect.to(new File(log.toString())));
            builder.environment().put("PORT", Integer.toString(port));
            builder.environment().put("DATABASE_URL", databaseUrl);
            builder.environment().put("LOG", "warn");
            long begin = System.nanoTime();
            Process process = builder.start();
            while (!answers(port)) {
                if (!process.isAlive() || System.nanoTime() - begin > PATIENCE.toNanos()) {
                    process.destroyForcibly();
                    throw new CompareException(contender.name() + " does not start:\n" + Files.readString(log));
                }
                Thread.sleep(2);
            }
            return new Running(contender, process, port, Duration.ofNanos(System.nanoTime() - begin));
        } catch (IOException e) {
            throw new CompareException(contender.name() + " cannot be started: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompareException("interrupted");
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Any answer counts: services without a database know other paths than those with one. */
    private static boolean answers(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 1_000);
            socket.setSoTimeout(1_000);
            socket.getOutputStream()
                    .write("GET /json HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".getBytes(ISO_8859_1));
            return socket.getInputStream().read() == 'H';
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Whether it is a Java virtual machine, which compiles while it runs. */
    boolean jvm() {
        try {
            return Files.readSymbolicLink(Path.of("/proc", Long.toString(process.pid()), "exe"))
                    .endsWith("java");
        } catch (IOException gone) {
            throw gone(process.toHandle());
        }
    }

    /** The CPU time that it has used, user's and system's, in microseconds. */
    long cpuMicros() {
        return processes().mapToLong(Running::ticks).sum() * TICK_MICROS;
    }

    /** Its resident memory in bytes. */
    long memory() {
        return processes().mapToLong(Running::resident).sum();
    }

    private Stream<ProcessHandle> processes() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants());
    }

    /** Fields 14 and 15 of proc_pid_stat(5); the name before them may hold spaces and ends with the last bracket. */
    private static long ticks(ProcessHandle process) {
        String stat = read(process, "stat");
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
    }

    private static long resident(ProcessHandle process) {
        return read(process, "status")
                .lines()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .sum();
    }

    private static String read(ProcessHandle process, String file) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), file));
        } catch (IOException gone) {
            throw gone(process);
        }
    }

    private static CompareException gone(ProcessHandle process) {
        return new CompareException("process " + process.pid() + " is gone, or there is no /proc: needs Linux");
    }

    @Override
    public void close() {
        try {
            process.destroy();
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                processes().forEach(ProcessHandle::destroyForcibly);
                process.waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
