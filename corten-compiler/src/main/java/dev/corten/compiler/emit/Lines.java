package dev.corten.compiler.emit;

/** The lines of a method's body. */
final class Lines {
    private final String indent;
    private final StringBuilder text = new StringBuilder();

    /** Lines that are indented by {@code spaces}. */
    Lines(int spaces) {
        this.indent = " ".repeat(spaces);
    }

    /** Adds lines, each with what it is indented more. */
    void add(String... lines) {
        for (String line : lines) {
            text.append(indent).append(line).append('\n');
        }
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
