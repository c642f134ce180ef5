package dev.corten.compiler.describe.tree;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the text of nodes: {@code {LABEL :field value …}}, {@code (list)}, {@code <>} for nothing, {@code 4 [ 1 0 0 0 ]}
 * for the bytes of a constant, and words, in which a backslash hides the meaning of the next character.
 */
public final class NodeReader {
    /** Where the server wraps the detail of a notice, in bytes (print.c, format_node_dump). */
    private static final int WRAPPED_AT = 78;

    private final String text;
    private int at;

    private NodeReader(String text) {
        this.text = text;
    }

    /** Reads a list of nodes, or one node, as the catalog keeps it. */
    public static List<Node> stored(String text) {
        Object value = new NodeReader(text).value();
        return switch (value) {
            case Node node -> List.of(node);
            case List<?> list -> flat(list);
            case null, default -> List.of();
        };
    }

    /** The body of a function is a list of lists. */
    private static List<Node> flat(List<?> list) {
        List<Node> nodes = new ArrayList<>();
        for (Object element : list) {
            switch (element) {
                case Node node -> nodes.add(node);
                case List<?> inner -> nodes.addAll(flat(inner));
                case null, default -> throw new IllegalArgumentException("no list of nodes: " + list);
            }
        }
        return nodes;
    }

    /** Reads a list of nodes from the detail of a notice, which is wrapped. */
    public static List<Node> printed(String detail) {
        return stored(unwrapped(detail));
    }

    /** A line break stands for a blank, except after a full line without one: there it is inside a word. */
    private static String unwrapped(String detail) {
        StringBuilder joined = new StringBuilder(detail.length());
        int start = 0;
        while (true) {
            int end = detail.indexOf('\n', start);
            if (end < 0) {
                return joined.append(detail, start, detail.length()).toString();
            }
            joined.append(detail, start, end);
            boolean insideWord = end - start > WRAPPED_AT / 4
                    && detail.lastIndexOf(' ', end) <= start
                    && detail.substring(start, end).getBytes(StandardCharsets.UTF_8).length >= WRAPPED_AT;
            if (!insideWord) {
                joined.append(' ');
            }
            start = end + 1;
        }
    }

    private @Nullable Object value() {
        skipBlanks();
        if (at >= text.length()) {
            return null;
        }
        return switch (text.charAt(at)) {
            case '{' -> node();
            case '(' -> list();
            default -> word();
        };
    }

    private Node node() {
        at++;
        String label = word();
        Map<String, Object> fields = new LinkedHashMap<>();
        skipBlanks();
        while (at < text.length() && text.charAt(at) != '}') {
            String name = word();
            Object value = value();
            skipBlanks();
            if (at < text.length() && text.charAt(at) == '[') {
                value = bytes();
                skipBlanks();
            }
            if (value != null && name != null) {
                fields.put(name.substring(1), value);
            }
        }
        at++;
        return new Node(label == null ? "" : label, fields);
    }

    private List<@Nullable Object> list() {
        at++;
        List<@Nullable Object> list = new ArrayList<>();
        skipBlanks();
        while (at < text.length() && text.charAt(at) != ')') {
            list.add(value());
            skipBlanks();
        }
        at++;
        return list;
    }

    private byte[] bytes() {
        int end = text.indexOf(']', at);
        String[] numbers = text.substring(at + 1, end).strip().split("\\s+");
        at = end + 1;
        byte[] bytes = new byte[numbers.length == 1 && numbers[0].isEmpty() ? 0 : numbers.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(numbers[i]);
        }
        return bytes;
    }

    /** A word, as it is written; {@code null} for {@code <>}. */
    private @Nullable String word() {
        int start = at;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\\') {
                at++;
            } else if (c == ' ' || c == '\n' || c == '\t' || c == '(' || c == ')' || c == '{' || c == '}') {
                break;
            }
            at++;
        }
        at = Math.min(at, text.length());
        if (at == start && at < text.length()) {
            at++; // Not of this format: go on, what is unknown proves nothing.
        }
        String word = text.substring(start, at);
        return word.equals("<>") ? null : word;
    }

    private void skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }
}
