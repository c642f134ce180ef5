package dev.corten.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
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
        var tree = new RouteTree(endpoints);
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
}
