package dev.corten.compiler.model;

import dev.corten.compiler.report.Place;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A method that answers requests.
 *
 * @param className the simple name of its class, for messages
 * @param name its name
 * @param place its name in the source
 * @param obstacle why it cannot be called from a generated class, or empty
 * @param method the method of HTTP, as in {@code GET}
 * @param mapping the annotation that says so
 * @param otherMappings further such annotations, of which there should be none
 * @param path the whole path, with that of the class
 * @param parameters its parameters in order
 * @param result what it answers
 * @param thrown the exceptions of its {@code throws} clause, in order
 * @param described what the documentation tells of it
 * @param security who may call it
 * @param deprecated whether clients should call something else
 */
public record RouteModel(
        String className,
        String name,
        Place place,
        String obstacle,
        String method,
        Place mapping,
        List<Place> otherMappings,
        PathTemplate path,
        List<ParameterModel> parameters,
        ResultModel result,
        List<ThrownModel> thrown,
        Described described,
        SecurityModel security,
        boolean deprecated) {

    /** Copies the lists. */
    public RouteModel {
        otherMappings = List.copyOf(otherMappings);
        parameters = List.copyOf(parameters);
        thrown = List.copyOf(thrown);
    }

    /** Whether it makes a WebSocket of its connection. */
    public boolean upgrades() {
        return json().isPresent() || parameters.stream().anyMatch(p -> p.type().is("dev.corten.http.WebSocketUpgrade"));
    }

    /** The types of the messages of its WebSocket, if they are JSON: what the service receives, and what it sends. */
    public Optional<List<TypeRef>> json() {
        return parameters.stream()
                .filter(p -> p.source() == ParameterModel.Source.UPGRADE)
                .map(p -> p.type().arguments())
                .findFirst();
    }

    /**
     * The exceptions that the method of a client declares: those of the route and, where its signature is its own, those of
     * what the server makes of the request.
     */
    public List<ThrownModel> clientThrown(ClientModel client) {
        return client.implemented()
                ? thrown
                : Stream.concat(thrown.stream(), parameters.stream().flatMap(p -> p.factoryThrown().stream()))
                        .toList();
    }

    /** As messages call it: {@code TaskRoutes.get}. */
    public String describe() {
        return className + "." + name;
    }
}
