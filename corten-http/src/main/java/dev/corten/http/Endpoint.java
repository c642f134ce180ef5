package dev.corten.http;

import dev.corten.http.internal.Template;
import java.util.List;

/** A route of a router, with the layers that it has from the routers merged into it. */
final class Endpoint {
    private final Route route;
    private final Handler handler;
    private final List<String> variables;
    private final int[] positions;
    private final boolean rest;

    /** Answers what matches {@code route} by {@code handler}, which is the route itself or layers around it. */
    Endpoint(Route route, Handler handler) {
        Template template = Template.parse(route.path());
        this.route = route;
        this.handler = handler;
        this.variables = template.variables();
        this.positions = template.positions();
        this.rest = template.rest();
    }

    Route route() {
        return route;
    }

    Handler handler() {
        return handler;
    }

    List<String> variables() {
        return variables;
    }

    /** Whether the variable {@code index} is all that is left of the path. */
    boolean rest(int index) {
        return rest && index == positions.length - 1;
    }

    /** Which segment of the path the variable {@code index} is. */
    int position(int index) {
        return positions[index];
    }
}
