package dev.corten.compiler.emit;

/** Text blocks of Java. */
final class TextBlock {
    private TextBlock() {}

    /** {@code text} as a text block whose lines are indented by {@code indent}. */
    static String of(int indent, String text) {
        String margin = "\n" + " ".repeat(indent);
        var block = new StringBuilder("\"\"\"").append(margin);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean lineEnds = i + 1 == text.length() || text.charAt(i + 1) == '\n';
            switch (c) {
                case '\n' -> block.append(i + 1 < text.length() && text.charAt(i + 1) == '\n' ? "\n" : margin);
                case '\\' -> block.append("\\\\");
                case '\t' -> block.append("\\t");
                case '\r' -> block.append("\\r");
                case ' ' -> block.append(lineEnds ? "\\s" : " ");
                case '"' -> block.append(text.startsWith("\"\"\"", i) || i + 1 == text.length() ? "\\\"" : "\"");
                default -> {
                    if (c < ' ' || c > '~') {
                        block.append("\\u%04x".formatted((int) c));
                    } else {
                        block.append(c);
                    }
                }
            }
        }
        return block.append("\"\"\"").toString();
    }
}
