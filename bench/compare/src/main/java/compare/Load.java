package compare;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What wrk says of one slice of load; times in microseconds. */
record Load(long requests, long micros, long p50, long p99, long p999, long errors) {
    private static final Pattern RESULT =
            Pattern.compile("result requests=(\\d+) micros=(\\d+) p50=(\\d+) p99=(\\d+) p999=(\\d+) errors=(\\d+)");

    /** Reads the line that {@code report.lua} wrote. */
    static Load parse(String output) {
        Matcher line = RESULT.matcher(output);
        if (!line.find()) {
            throw new CompareException("wrk gave no result:\n" + output);
        }
        return new Load(
                Long.parseLong(line.group(1)),
                Long.parseLong(line.group(2)),
                Long.parseLong(line.group(3)),
                Long.parseLong(line.group(4)),
                Long.parseLong(line.group(5)),
                Long.parseLong(line.group(6)));
    }

    double perSecond() {
        return requests * 1e6 / micros;
    }
}
