package compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** What the comparison ran on: figures mean nothing without it. */
record Machine(String processor, int cores, long memory, String kernel, String java, String load) {
    static Machine describe() {
        return new Machine(
                value("/proc/cpuinfo", "model name", "unknown processor"),
                Runtime.getRuntime().availableProcessors(),
                Long.parseLong(value("/proc/meminfo", "MemTotal", "0").replaceAll("\\D", "")) * 1024,
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("java.vm.name") + " " + Runtime.version(),
                value("/proc/loadavg", "", "?"));
    }

    private static String value(String file, String key, String otherwise) {
        try {
            return Files.readAllLines(Path.of(file)).stream()
                    .filter(line -> line.startsWith(key))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(otherwise);
        } catch (IOException notLinux) {
            return otherwise;
        }
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%d × %s, %.0f GiB, %s, %s; load average before: %s",
                cores,
                processor,
                memory / 1e9 / 1.073741824,
                kernel,
                java,
                load);
    }
}
