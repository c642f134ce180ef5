package dev.corten.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RouteTreeTest {
    private static final int ROUNDS = 10_000;
    /** What asking for the number may itself allocate; one object a match would be a hundred times more. */
    private static final long SLACK = 1_000;

    @Test
    void matchingAllocatesNothing() {
        var endpoints = new ArrayList<Endpoint>();
        for (String path :
                new String[] {"/tasks", "/tasks/{id}", "/tasks/mine/notes", "/tasks/{id}/comments/{comment}"}) {
            Route route = Route.of("GET", path, path, _ -> Response.of(204));
            endpoints.add(new Endpoint(route, route.handler()));
        }
        var tree = new RouteTree(endpoints, List.of());
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        String[] paths = {"/tasks", "/tasks/mine", "/tasks/mine/comments/7", "/nowhere/at/all"};
        match(tree, paths);

        long before = threads.getCurrentThreadAllocatedBytes();
        int found = match(tree, paths);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;

        assertThat(found).isEqualTo(3 * ROUNDS);
        assertThat(allocated).isLessThan(SLACK);
    }

    private static int match(RouteTree tree, String[] paths) {
        int found = 0;
        for (int i = 0; i < ROUNDS; i++) {
            for (String path : paths) {
                if (tree.match("GET", path, path.length()) != null) {
                    found++;
                }
            }
        }
        return found;
    }

    @Test
    void tenThousandRoutesShareTheNodesOfWhatTheyHaveInCommon() throws Exception {
        var endpoints = new ArrayList<Endpoint>();
        for (int i = 0; i < 10_000; i++) {
            Route route = Route.of("GET", "/api/part" + i / 100 + "/thing" + i % 100 + "/{id}", "get", _ -> null);
            endpoints.add(new Endpoint(route, route.handler()));
        }
        var shape = new Shape();
        shape.add(field(new RouteTree(endpoints, List.of()), "root"), 1);
        // The root, /api, a hundred parts with a hundred things each, and the variable behind each.
        assertThat(shape.nodes).isEqualTo(1 + 1 + 100 + 10_000 + 10_000);
        assertThat(shape.depth).isEqualTo(5);
        // How many keys a search meets at most, in any of the tables.
        assertThat(shape.run).isLessThanOrEqualTo(40);
    }

    /** What the tree is made of. */
    private static final class Shape {
        private int nodes;
        private int depth;
        private int run;

        void add(Object node, int level) throws Exception {
            nodes++;
            depth = Math.max(depth, level);
            Object literals = field(node, "literals");
            int length = 0;
            for (Object key : (Object[]) field(literals, "keys")) {
                length = key == null ? 0 : length + 1;
                run = Math.max(run, length);
            }
            for (Object child : (Object[]) field(literals, "values")) {
                if (child != null) {
                    add(child, level + 1);
                }
            }
            Object variable = field(node, "variable");
            if (variable != null) {
                add(variable, level + 1);
            }
        }
    }

    private static Object field(Object of, String name) throws Exception {
        Field field = of.getClass().getDeclaredField(name);
        field.setAccessible(true);
        return field.get(of);
    }
}
