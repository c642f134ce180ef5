package compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What to compare, and for how long.
 *
 * @param workloads what to ask
 * @param contenders whom
 * @param jvms what comes before the slices of a JVM, with its compilers
 * @param others what comes before those of the others
 * @param rounds how many slices each contender gets for each workload, in turns with the others
 * @param seconds how long a slice is
 * @param smoke whether this is the quick run, whose report is not kept
 */
record Plan(
        Set<Workload> workloads,
        List<Contender> contenders,
        WarmUp jvms,
        WarmUp others,
        int rounds,
        int seconds,
        boolean smoke) {
    /**
     * Load that is not in the medians.
     *
     * @param first the seconds that are reported by themselves, before anything else
     * @param rest the seconds after them, which are not reported
     */
    record WarmUp(int first, int rest) {}

    /** The plan for the words on the command line: names of workloads and peers, none are all; with {@code smoke} a quick one. */
    static Plan of(List<String> words, List<Contender> found) {
        if (!words.contains("smoke")) {
            return of(words, found, EnumSet.allOf(Workload.class), found, false);
        }
        return of(
                words.stream().filter(word -> !word.equals("smoke")).toList(),
                found,
                EnumSet.of(Workload.JSON, Workload.DB, Workload.QUERIES),
                found.stream()
                        .filter(contender -> contender.name().equals(Contender.CORTEN)
                                || contender.name().startsWith("axum"))
                        .toList(),
                true);
    }

    private static Plan of(
            List<String> words,
            List<Contender> found,
            Set<Workload> allWorkloads,
            List<Contender> allContenders,
            boolean smoke) {
        var workloads = EnumSet.noneOf(Workload.class);
        var contenders = new ArrayList<Contender>();
        for (String word : words) {
            List<Workload> named = Arrays.stream(Workload.values())
                    .filter(workload -> workload.label().equals(word))
                    .toList();
            List<Contender> peers = found.stream()
                    .filter(contender -> contender.name().equals(word))
                    .toList();
            if (named.isEmpty() && peers.isEmpty()) {
                throw new CompareException("\"" + word + "\" is neither smoke nor a workload ("
                        + Arrays.stream(Workload.values()).map(Workload::label).collect(Collectors.joining(", "))
                        + ") nor a peer that is built ("
                        + found.stream().map(Contender::name).collect(Collectors.joining(", ")) + ")");
            }
            workloads.addAll(named);
            contenders.addAll(peers);
        }
        if (!contenders.isEmpty() && contenders.stream().noneMatch(c -> c.name().equals(Contender.CORTEN))) {
            contenders.addFirst(found.getFirst());
        }
        return new Plan(
                workloads.isEmpty() ? allWorkloads : workloads,
                contenders.isEmpty() ? allContenders : contenders,
                smoke ? new WarmUp(3, 9) : new WarmUp(20, 40),
                smoke ? new WarmUp(3, 0) : new WarmUp(5, 5),
                smoke ? 5 : 7,
                smoke ? 2 : 3,
                smoke);
    }

    /** What comes before the slices of {@code running}. */
    WarmUp warmUp(Running running) {
        return running.jvm() ? jvms : others;
    }
}
