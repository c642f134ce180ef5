package dev.corten.compiler.model;

import java.util.List;
import java.util.Optional;

/**
 * How a client makes the exception again that a route threw: of the parameters of the same names and types, of the message,
 * or of nothing.
 *
 * @param parameters the names of the parameters of the route that the constructor takes
 * @param message whether it takes the message instead
 */
public record Remake(List<String> parameters, boolean message) {
    private static final TypeRef STRING = TypeRef.of("java.lang.String");

    /** A parameter of a constructor. */
    public record Argument(String name, TypeRef type) {}

    /** How {@code thrown} is made again by a client of {@code route}; empty if none of its constructors will do. */
    public static Optional<Remake> of(ThrownModel thrown, RouteModel route) {
        for (List<Argument> constructor : thrown.constructors()) {
            if (!constructor.isEmpty() && constructor.stream().allMatch(argument -> has(route, argument))) {
                return Optional.of(
                        new Remake(constructor.stream().map(Argument::name).toList(), false));
            }
        }
        for (List<Argument> constructor : thrown.constructors()) {
            if (constructor.size() == 1
                    && constructor.getFirst().type().required().equals(STRING)) {
                return Optional.of(new Remake(List.of(), true));
            }
        }
        return thrown.constructors().stream().filter(List::isEmpty).findFirst().map(_ -> new Remake(List.of(), false));
    }

    private static boolean has(RouteModel route, Argument argument) {
        return route.parameters().stream()
                .anyMatch(parameter -> parameter.sent()
                        && parameter.name().equals(argument.name())
                        && parameter.type().boxed().equals(argument.type().boxed()));
    }
}
