package bench.json;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.Callable;

/**
 * The same measurements as the time that the thread had a processor, at its best: what to look at on a machine that does
 * other things too, where JMH's time also has those of others.
 */
public final class CpuTime {
    private static final int ROUNDS = 300;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private CpuTime() {}

    /** Measures the libraries {@code args}, or all. One process for each is fairest: they share the JIT's profiles. */
    public static void main(String[] args) throws Exception {
        String[] libraries = args.length == 0 ? new String[] {"corten", "jackson", "avaje", "dsl"} : args;
        for (String library : libraries) {
            for (String value : new String[] {"record", "list"}) {
                var benchmark = new JsonBenchmark();
                benchmark.library = library;
                benchmark.value = value;
                benchmark.choose();
                int times = value.equals("record") ? 4000 : 200;
                show(library, "encode", value, best(benchmark::encode, times));
                show(library, "decode", value, best(benchmark::decode, times));
            }
        }
    }

    private static double best(Callable<Object> call, int times) throws Exception {
        long best = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long before = THREADS.getCurrentThreadCpuTime();
            int used = 0;
            for (int i = 0; i < times; i++) {
                used += call.call() == null ? 0 : 1;
            }
            if (used != times) {
                throw new IllegalStateException("a result is missing");
            }
            best = Math.min(best, THREADS.getCurrentThreadCpuTime() - before);
        }
        return best / (double) times;
    }

    private static void show(String library, String what, String value, double nanoseconds) {
        System.out.printf("%-8s %-7s %-7s %9.0f ns%n", library, what, value, nanoseconds);
    }
}
