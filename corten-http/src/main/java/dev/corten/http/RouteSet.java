package dev.corten.http;

import java.util.List;
import java.util.Map;

/** Some routes: what the compiler generates for a class with {@link Routes}, or a list written by hand. */
public interface RouteSet {
    /** The routes, in the order of the source. */
    List<Route> routes();

    /** The JSON Schemas that the operations of the routes refer to as {@code #/components/schemas/…}, by their name. */
    default Map<String, String> schemas() {
        return Map.of();
    }
}
