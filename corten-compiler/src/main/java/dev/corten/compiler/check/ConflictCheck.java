package dev.corten.compiler.check;

import dev.corten.compiler.model.RouteModel;
import dev.corten.compiler.report.Diagnostic;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Finds routes that match the same requests, among all classes of a compilation. */
public final class ConflictCheck {
    private final Map<String, RouteModel> routes = new HashMap<>();

    /** Remembers {@code route}; the diagnostic if one before it matches the same requests. */
    public Optional<Diagnostic> add(RouteModel route) {
        RouteModel before =
                routes.putIfAbsent(route.method() + " " + route.path().shape(), route);
        if (before == null || before.place().equals(route.place())) {
            return Optional.empty();
        }
        return Optional.of(Diagnostic.error(
                "route-conflict",
                show(route) + " of " + route.describe() + " matches the same requests as " + show(before) + " of "
                        + before.describe() + " (" + before.place().describe() + ")",
                route.mapping(),
                "change the path or the method of one of them"));
    }

    private static String show(RouteModel route) {
        return route.method() + " " + route.path().text();
    }
}
