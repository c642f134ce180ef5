package dev.corten.compiler.model;

import dev.corten.compiler.report.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A class with {@code @Routes}.
 *
 * @param name its names
 * @param place its name in the source
 * @param obstacle why its methods cannot be called from a generated class, or empty
 * @param tag what the document groups its routes by
 * @param javadoc its comment
 * @param client that a client is wanted, or {@code null}
 * @param routes its annotated methods, in the order of the source
 */
public record RoutesModel(
        ClassName name,
        Place place,
        String obstacle,
        String tag,
        Javadoc javadoc,
        @Nullable ClientModel client,
        List<RouteModel> routes) {
    /** Copies {@code routes}. */
    public RoutesModel {
        routes = List.copyOf(routes);
    }
}
