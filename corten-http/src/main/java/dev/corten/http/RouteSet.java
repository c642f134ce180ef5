package dev.corten.http;

import java.util.List;

/** Some routes: what the compiler generates for a class with {@link Routes}, or a list written by hand. */
public interface RouteSet {
    /** The routes, in the order of the source. */
    List<Route> routes();
}
