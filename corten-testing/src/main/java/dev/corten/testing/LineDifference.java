package dev.corten.testing;

import java.util.List;

/** Where two texts differ, as a reader of a log wants to see it: the lines in question and a few around them. */
final class LineDifference {
    private static final int AROUND = 3;
    private static final int MOST = 40;

    private LineDifference() {}

    /** The lines that only one of two different texts has, from the first to the last; each with {@code -} or {@code +}. */
    static String of(String expected, String actual) {
        List<String> before = expected.lines().toList();
        List<String> after = actual.lines().toList();
        int shorter = Math.min(before.size(), after.size());
        int head = 0;
        while (head < shorter && before.get(head).equals(after.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < shorter - head
                && before.get(before.size() - 1 - tail).equals(after.get(after.size() - 1 - tail))) {
            tail++;
        }
        var text = new StringBuilder();
        int from = Math.max(0, head - AROUND);
        text.append("  line ").append(from + 1).append(":\n");
        append(text, "  ", before.subList(from, head));
        append(text, "- ", before.subList(head, before.size() - tail));
        append(text, "+ ", after.subList(head, after.size() - tail));
        append(
                text,
                "  ",
                before.subList(before.size() - tail, Math.min(before.size(), before.size() - tail + AROUND)));
        return text.toString();
    }

    private static void append(StringBuilder text, String sign, List<String> lines) {
        lines.stream()
                .limit(MOST)
                .forEach(line -> text.append(sign).append(line).append('\n'));
        if (lines.size() > MOST) {
            text.append(sign).append("… and ").append(lines.size() - MOST).append(" lines more\n");
        }
    }
}
