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
 * All routes of a router as a tree of path segments, built once. A literal segment goes before a variable, and
 * that before the rest of the path; where one leads nowhere, the next is tried. Matching allocates nothing.
 *
 * <p>No node is looked at twice, and where literals tell the routes apart it is one node for each segment of the path,
 * however many routes there are.
 */
final class RouteTree {
    private final Node root;

    /** What answers the paths below {@code prefix}, which is empty or a template, that have no route. */
    record Fallback(String prefix, Handler handler) {}

    /**
     * Throws {@link IllegalArgumentException} if two of {@code endpoints} match the same request, or two of {@code
     * fallbacks} have the same prefix.
     */
    RouteTree(Collection<Endpoint> endpoints, Collection<Fallback> fallbacks) {
        var builder = new Builder();
        endpoints.forEach(builder::add);
        fallbacks.forEach(builder::add);
        this.root = builder.build();
    }

    /** What answers {@code method} for the canonical path that {@code path} is up to {@code end}. */
    @Nullable
    Endpoint match(String method, String path, int end) {
        return find(root, method, path, 0, end);
    }

    private static @Nullable Endpoint find(Node node, String method, String path, int at, int end) {
        if (at == end) {
            return endpoint(node.endpoints, method);
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
        // A variable is never empty, and the rest of a path neither.
        Endpoint found = node.variable == null || to == at + 1 ? null : find(node.variable, method, path, to, end);
        return found != null || end == at + 1 ? found : endpoint(node.rest, method);
    }

    /** The fallback of the longest prefix of the canonical path, or {@code null} if none has one. */
    @Nullable
    Handler fallback(String path, int end) {
        return fallback(root, path, 0, end);
    }

    private static @Nullable Handler fallback(Node node, String path, int at, int end) {
        Handler found = null;
        if (at < end) {
            int slash = path.indexOf('/', at + 1, end);
            int to = slash < 0 ? end : slash;
            Node literal = node.literals.get(path, at + 1, to);
            found = literal == null ? null : fallback(literal, path, to, end);
            if (found == null && node.variable != null && to > at + 1) {
                found = fallback(node.variable, path, to, end);
            }
        }
        return found == null ? node.fallback : found;
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
        if (end > at + 1) {
            node.rest.forEach(e -> methods.add(e.route().method()));
        }
    }

    private static @Nullable Endpoint endpoint(List<Endpoint> endpoints, String method) {
        // A path has a handful of methods: going through them is faster than a map.
        for (int i = 0; i < endpoints.size(); i++) {
            Endpoint endpoint = endpoints.get(i);
            if (endpoint.route().method().equals(method)) {
                return endpoint;
            }
        }
        return null;
    }

    /** What a segment leads to; {@code endpoints} end here, {@code rest} take whatever follows. */
    private record Node(
            Literals<Node> literals,
            @Nullable Node variable,
            List<Endpoint> endpoints,
            List<Endpoint> rest,
            @Nullable Handler fallback) {}

    private static final class Builder {
        private final Map<String, Builder> literals = new HashMap<>();
        private final List<Endpoint> endpoints = new ArrayList<>();
        private final List<Endpoint> rest = new ArrayList<>();
        private @Nullable Builder variable;
        private @Nullable Handler fallback;

        void add(Fallback added) {
            Builder at = this;
            if (!added.prefix().isEmpty()) {
                for (Template.Segment segment : Template.parse(added.prefix()).segments()) {
                    at = at.child(segment);
                }
            }
            if (at.fallback != null) {
                throw new IllegalArgumentException(
                        "two fallbacks answer what has no route below " + added.prefix() + "/");
            }
            at.fallback = added.handler();
        }

        void add(Endpoint endpoint) {
            Template template = Template.parse(endpoint.route().path());
            Builder at = this;
            for (Template.Segment segment : template.segments()) {
                at = segment.rest() ? at : at.child(segment);
            }
            List<Endpoint> same = template.rest() ? at.rest : at.endpoints;
            for (Endpoint other : same) {
                if (other.route().method().equals(endpoint.route().method())) {
                    throw new IllegalArgumentException("two routes match the same requests: "
                            + other.route().describe() + " and "
                            + endpoint.route().describe());
                }
            }
            same.add(endpoint);
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
            return new Node(
                    new Literals<>(nodes),
                    variable == null ? null : variable.build(),
                    List.copyOf(endpoints),
                    List.copyOf(rest),
                    fallback);
        }
    }
}
