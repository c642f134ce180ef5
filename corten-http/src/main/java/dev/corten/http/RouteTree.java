package dev.corten.http;

import dev.corten.http.internal.Literals;
import dev.corten.http.internal.Percent;
import dev.corten.http.internal.Template;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * All routes of a router as a tree of path segments, built once. A literal segment goes before a variable; where it
 * leads nowhere, the variable is tried. Matching allocates nothing.
 */
final class RouteTree {
    private final Node root;

    /** Throws {@link IllegalArgumentException} if two of {@code endpoints} match the same request. */
    RouteTree(Collection<Endpoint> endpoints) {
        var builder = new Builder();
        endpoints.forEach(builder::add);
        this.root = builder.build();
    }

    /** What answers {@code method} for the canonical path that {@code path} is up to {@code end}. */
    @Nullable
    Endpoint match(String method, String path, int end) {
        return find(root, method, path, 0, end);
    }

    private static @Nullable Endpoint find(Node node, String method, String path, int at, int end) {
        if (at == end) {
            return node.endpoint(method);
        }
        int slash = path.indexOf('/', at + 1, end);
        int to = slash < 0 ? end : slash;
        Node literal = node.literals.get(path, at + 1, to);
        if (literal != null) {
            Endpoint found = find(literal, method, path, to, end);
            if (found != null) {
                return found;
            }
        }
        // A variable is never empty.
        return node.variable == null || to == at + 1 ? null : find(node.variable, method, path, to, end);
    }

    /** The methods of all routes whose template matches the canonical path, in alphabetical order. */
    Set<String> methods(String path, int end) {
        var methods = new TreeSet<String>();
        collect(root, path, 0, end, methods);
        return methods;
    }

    private static void collect(Node node, String path, int at, int end, Set<String> methods) {
        if (at == end) {
            node.endpoints.forEach(e -> methods.add(e.route().method()));
            return;
        }
        int slash = path.indexOf('/', at + 1, end);
        int to = slash < 0 ? end : slash;
        Node literal = node.literals.get(path, at + 1, to);
        if (literal != null) {
            collect(literal, path, to, end, methods);
        }
        if (node.variable != null && to > at + 1) {
            collect(node.variable, path, to, end, methods);
        }
    }

    private record Node(Literals<Node> literals, @Nullable Node variable, List<Endpoint> endpoints) {
        @Nullable
        Endpoint endpoint(String method) {
            // A path has a handful of methods: going through them is faster than a map.
            for (int i = 0; i < endpoints.size(); i++) {
                Endpoint endpoint = endpoints.get(i);
                if (endpoint.route().method().equals(method)) {
                    return endpoint;
                }
            }
            return null;
        }
    }

    private static final class Builder {
        private final Map<String, Builder> literals = new HashMap<>();
        private final List<Endpoint> endpoints = new ArrayList<>();
        private @Nullable Builder variable;

        void add(Endpoint endpoint) {
            Builder at = this;
            for (Template.Segment segment :
                    Template.parse(endpoint.route().path()).segments()) {
                at = at.child(segment);
            }
            for (Endpoint other : at.endpoints) {
                if (other.route().method().equals(endpoint.route().method())) {
                    throw new IllegalArgumentException("two routes match the same requests: " + show(other.route())
                            + " and " + show(endpoint.route()));
                }
            }
            at.endpoints.add(endpoint);
        }

        private Builder child(Template.Segment segment) {
            if (segment.literal() != null) {
                return literals.computeIfAbsent(Percent.canonicalSegment(segment.literal()), _ -> new Builder());
            }
            if (variable == null) {
                variable = new Builder();
            }
            return variable;
        }

        Node build() {
            var nodes = new HashMap<String, Node>();
            literals.forEach((key, builder) -> nodes.put(key, builder.build()));
            return new Node(new Literals<>(nodes), variable == null ? null : variable.build(), List.copyOf(endpoints));
        }

        private static String show(Route route) {
            return route.method() + " " + route.path() + " (" + route.name() + ")";
        }
    }
}
