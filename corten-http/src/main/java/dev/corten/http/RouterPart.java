package dev.corten.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A set of routes that was put into a router, as the documentation sees it.
 *
 * @param prefix what its paths begin with
 * @param set the set
 * @param layers those around it, outermost first
 */
record RouterPart(String prefix, RouteSet set, List<Layer> layers) implements RouteSet {
    /** Copies {@code layers}. */
    RouterPart {
        layers = List.copyOf(layers);
    }

    /** The same with {@code more} layers around all. */
    RouterPart inside(List<Layer> more) {
        var all = new ArrayList<>(more);
        all.addAll(layers);
        return new RouterPart(prefix, set, all);
    }

    /** The same below {@code outer}. */
    RouterPart below(String outer) {
        return new RouterPart(outer + prefix, set, layers);
    }

    @Override
    public List<Route> routes() {
        return set.routes().stream().map(route -> route.below(prefix)).toList();
    }

    @Override
    public Map<String, String> schemas() {
        return set.schemas();
    }

    @Override
    public Map<String, String> tags() {
        return set.tags();
    }

    @Override
    public Map<String, String> securitySchemes() {
        return set.securitySchemes();
    }

    @Override
    public Map<Integer, String> errors() {
        Map<Integer, String> errors = new TreeMap<>(set.errors());
        for (Layer layer : layers) {
            layer.errors().forEach((status, what) -> errors.merge(status, what, RouterPart::both));
        }
        return errors;
    }

    private static String both(String first, String second) {
        return first.equals(second) ? first : first + "; " + second;
    }
}
