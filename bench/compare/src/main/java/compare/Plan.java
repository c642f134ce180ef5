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
 * @param first the seconds of load that are reported by themselves, before anything else
 * @param warmUp the seconds of load that do not count
 * @param rounds how many slices each contender gets for each workload, in turns with the others
 * @param seconds how long a slice is
 * @param smoke whether this is the quick run, whose report is not kept
 */
record Plan(
        Set<Workload> workloads,
        List<Contender> contenders,
        int first,
        int warmUp,
        int rounds,
        int seconds,
        boolean smoke) {
    /** The plan for the words on the command line: {@code smoke}, or names of workloads and peers; none are all. */
    static Plan of(List<String> words, List<Contender> found) {
        if (words.equals(List.of("smoke"))) {
            return new Plan(
                    EnumSet.of(Workload.JSON, Workload.DB, Workload.QUERIES),
                    found.stream()
                            .filter(contender -> contender.name().equals(Contender.CORTEN)
                                    || contender.name().startsWith("axum"))
                            .toList(),
                    3,
                    9,
                    5,
                    2,
                    true);
        }
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
                workloads.isEmpty() ? EnumSet.allOf(Workload.class) : workloads,
                contenders.isEmpty() ? found : contenders,
                20,
                40,
                7,
                3,
                false);
    }
}
