package compare;

import java.util.List;
import java.util.stream.Collectors;

/** Tables. */
final class Markdown {
    private Markdown() {}

    /** A table whose first column is text and whose others are figures. */
    static String table(List<String> head, List<List<String>> rows) {
        var text = new StringBuilder();
        text.append(line(head));
        text.append("|---").append("|---:".repeat(head.size() - 1)).append("|\n");
        rows.forEach(row -> text.append(line(row)));
        return text.toString();
    }

    private static String line(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
