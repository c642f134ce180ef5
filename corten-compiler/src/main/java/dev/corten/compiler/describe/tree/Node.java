package dev.corten.compiler.describe.tree;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A node of PostgreSQL's tree: a label, as in {@code OPEXPR}, and named fields. A field is a node, a list, a word, the
 * bytes of a constant, or nothing ({@code <>}). The accessors answer with nothing, zero or an empty list for a field
 * that is not there, so that a version which renames one makes conclusions weaker, not wrong. Immutable; equal only to
 * itself.
 */
public final class Node {
    /** What says where or how an expression was written, not what it means. */
    private static final Set<String> NOTATION = Set.of(
            "location",
            "varnosyn",
            "varattnosyn",
            "varnullingrels",
            "opfuncid",
            "funcformat",
            "relabelformat",
            "coerceformat",
            "list_start",
            "list_end");

    private final String label;
    private final Map<String, Object> fields;
    private @Nullable String canonical;

    Node(String label, Map<String, Object> fields) {
        this.label = label;
        this.fields = fields;
    }

    /** A node of our own making. */
    public static Node of(String label, Map<String, Object> fields) {
        return new Node(label, Map.copyOf(fields));
    }

    /** What it is. */
    public String label() {
        return label;
    }

    /** Whether it is a {@code label}. */
    public boolean is(String label) {
        return this.label.equals(label);
    }

    /** A field that is one node. */
    public @Nullable Node node(String name) {
        return fields.get(name) instanceof Node node ? node : null;
    }

    /** A field that is a list of nodes; what in it is no node is left out. */
    public List<Node> nodes(String name) {
        return nodes(fields.get(name));
    }

    /** An element, from 0, of a field that is a list, if it is a node. */
    public @Nullable Node node(String name, int index) {
        return fields.get(name) instanceof List<?> list
                        && index >= 0
                        && index < list.size()
                        && list.get(index) instanceof Node node
                ? node
                : null;
    }

    /** A field that is a list of lists of nodes. */
    public List<List<Node>> rows(String name) {
        List<List<Node>> rows = new ArrayList<>();
        if (fields.get(name) instanceof List<?> list) {
            list.forEach(row -> rows.add(nodes(row)));
        }
        return rows;
    }

    private static List<Node> nodes(@Nullable Object value) {
        if (!(value instanceof List<?> list)) {
            return List.of();
        }
        List<Node> nodes = new ArrayList<>(list.size());
        for (Object element : list) {
            if (element instanceof Node node) {
                nodes.add(node);
            }
        }
        return nodes;
    }

    /** A field that is a list of numbers: {@code (i 1 2)}, {@code (o 23 25)} or {@code (b 3)}. */
    public List<Integer> integers(String name) {
        if (!(fields.get(name) instanceof List<?> list) || list.isEmpty()) {
            return List.of();
        }
        List<Integer> integers = new ArrayList<>(list.size());
        for (Object element : list.subList(1, list.size())) {
            if (element instanceof String word) {
                integers.add(parsed(word));
            }
        }
        return integers;
    }

    /** A field that is a number; object ids above 2³¹ are negative. */
    public int integer(String name) {
        return fields.get(name) instanceof String word ? parsed(word) : 0;
    }

    private static int parsed(String word) {
        try {
            return (int) Long.parseLong(word);
        } catch (NumberFormatException notANumber) {
            return 0;
        }
    }

    /** A field that is {@code true} or {@code false}. */
    public boolean flag(String name) {
        return "true".equals(fields.get(name));
    }

    /** A field that is a word. */
    public @Nullable String text(String name) {
        return fields.get(name) instanceof String word ? word : null;
    }

    /** A field that is the bytes of a constant, in the order of the machine. */
    public byte @Nullable [] bytes(String name) {
        return fields.get(name) instanceof byte[] bytes ? bytes.clone() : null;
    }

    /** Whether {@code test} holds for this node or for one in it, subqueries left out. */
    public boolean any(Predicate<Node> test) {
        return !is("QUERY") && (test.test(this) || anyIn(fields.values(), test));
    }

    private static boolean anyIn(Collection<?> values, Predicate<Node> test) {
        for (Object value : values) {
            if (value instanceof Node node ? node.any(test) : value instanceof List<?> list && anyIn(list, test)) {
                return true;
            }
        }
        return false;
    }

    /** All nodes in it and it itself, subqueries included. */
    public void addAllTo(Collection<Node> nodes) {
        nodes.add(this);
        fields.values().forEach(value -> addAllTo(nodes, value));
    }

    private static void addAllTo(Collection<Node> nodes, @Nullable Object value) {
        if (value instanceof Node node) {
            node.addAllTo(nodes);
        } else if (value instanceof List<?> list) {
            list.forEach(element -> addAllTo(nodes, element));
        }
    }

    /** With another value of a field: a node, a word, or a list of them. */
    public Node with(String field, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(fields);
        changed.put(field, value);
        return new Node(label, changed);
    }

    /** With what {@code change} makes of each node in it, the innermost first, and of itself. */
    public Node rebuilt(UnaryOperator<Node> change) {
        Map<String, Object> changed = new LinkedHashMap<>();
        fields.forEach((name, value) -> changed.put(name, rebuilt(value, change)));
        return change.apply(new Node(label, changed));
    }

    private static Object rebuilt(Object value, UnaryOperator<Node> change) {
        if (value instanceof Node node) {
            return node.rebuilt(change);
        }
        if (!(value instanceof List<?> list)) {
            return value;
        }
        List<@Nullable Object> changed = new ArrayList<>(list.size());
        for (Object element : list) {
            changed.add(element == null ? null : rebuilt(element, change));
        }
        return changed;
    }

    /** A text that is the same for two expressions exactly when they mean the same in the same query. */
    public String canonical() {
        String text = canonical;
        if (text == null) {
            StringBuilder builder = new StringBuilder();
            append(builder, this);
            text = builder.toString();
            canonical = text;
        }
        return text;
    }

    private static void append(StringBuilder builder, @Nullable Object value) {
        switch (value) {
            case null -> builder.append("<>");
            case Node node -> {
                builder.append('{').append(node.label);
                node.fields.forEach((name, field) -> {
                    if (!NOTATION.contains(name)) {
                        builder.append(" :").append(name).append(' ');
                        append(builder, field);
                    }
                });
                builder.append('}');
            }
            case List<?> list -> {
                builder.append('(');
                list.forEach(element -> {
                    append(builder, element);
                    builder.append(' ');
                });
                builder.append(')');
            }
            case byte[] bytes -> builder.append(java.util.HexFormat.of().formatHex(bytes));
            default -> builder.append(value);
        }
    }

    @Override
    public String toString() {
        return canonical();
    }
}
