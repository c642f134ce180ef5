package dev.corten.http.internal;

/** What a client sent, as an answer or a line of log may repeat it. */
public final class Shown {
    private static final int MAX_LENGTH = 80;

    private Shown() {}

    /** {@code text} without control characters and halves of surrogate pairs, and no longer than a line. */
    public static String text(String text) {
        int end = Math.min(text.length(), MAX_LENGTH);
        if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        var shown = new StringBuilder(end + 1);
        text.substring(0, end).codePoints().forEach(c -> shown.appendCodePoint(harmless(c) ? c : '\uFFFD'));
        return end < text.length() ? shown.append('…').toString() : shown.toString();
    }

    private static boolean harmless(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
