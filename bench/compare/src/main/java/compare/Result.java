package compare;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What one contender did with one workload.
 *
 * @param first the first seconds after the start, with a JIT still at work; not in the medians
 * @param slices the measured slices
 * @param memory resident bytes after them
 */
record Result(Contender contender, Workload workload, Slice first, List<Slice> slices, long memory) {
    /** One slice of load and the CPU time of the server in it. */
    record Slice(Load load, long cpuMicros) {
        double cpuPerRequest() {
            return (double) cpuMicros / Math.max(1, load.requests());
        }
    }

    double perSecond() {
        return median(slice -> slice.load().perSecond());
    }

    double cpuPerRequest() {
        return median(Slice::cpuPerRequest);
    }

    double p50() {
        return median(slice -> slice.load().p50());
    }

    double p99() {
        return median(slice -> slice.load().p99());
    }

    double p999() {
        return median(slice -> slice.load().p999());
    }

    private double median(ToDoubleFunction<Slice> value) {
        double[] sorted = slices.stream().mapToDouble(value).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
