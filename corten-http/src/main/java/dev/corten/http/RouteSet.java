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

    /** What the tags of the operations mean, in CommonMark, by their name; only of those that say more than their name. */
    default Map<String, String> tags() {
        return Map.of();
    }

    /** The OpenAPI 3.1 Security Scheme Objects as JSON that the operations of the routes require, by their name. */
    default Map<String, String> securitySchemes() {
        return Map.of();
    }

    /** What the layers around the routes may answer instead of them: {@link Layer#errors}, by status. */
    default Map<Integer, String> errors() {
        return Map.of();
    }

    /**
     * The sets that this one was put together from, each with the whole paths of its routes: names of schemas are those of
     * one set, so that two may have different ones of the same name.
     */
    default List<RouteSet> parts() {
        return List.of(this);
    }
}
