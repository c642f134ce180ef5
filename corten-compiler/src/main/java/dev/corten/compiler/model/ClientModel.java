package dev.corten.compiler.model;

import dev.corten.compiler.report.Place;
import java.util.List;

/**
 * That a client of the routes is wanted.
 *
 * @param implemented whether the routes are those of an interface, which the client implements
 * @param place the annotation that says so
 * @param others the methods of that interface that are no routes and have no body
 */
public record ClientModel(boolean implemented, Place place, List<Other> others) {
    /** Copies {@code others}. */
    public ClientModel {
        others = List.copyOf(others);
    }

    /** A method that is no route. */
    public record Other(String name, Place place) {}
}
