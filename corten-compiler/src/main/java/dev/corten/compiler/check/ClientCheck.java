package dev.corten.compiler.check;

import dev.corten.compiler.model.ClientModel;
import dev.corten.compiler.model.ParameterModel;
import dev.corten.compiler.model.ParameterModel.Source;
import dev.corten.compiler.model.Remake;
import dev.corten.compiler.model.RouteModel;
import dev.corten.compiler.model.RoutesModel;
import dev.corten.compiler.model.ThrownModel;
import dev.corten.compiler.report.Diagnostic;
import dev.corten.compiler.report.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Finds routes that a generated client could not call. */
final class ClientCheck {
    /** The fields that java.net.http sets itself, and refuses. */
    private static final Set<String> RESTRICTED = Set.of("connection", "content-length", "expect", "host", "upgrade");

    private final List<Diagnostic> found = new ArrayList<>();

    private ClientCheck() {}

    static List<Diagnostic> check(RoutesModel routes) {
        var check = new ClientCheck();
        ClientModel client = routes.client();
        if (client != null) {
            for (ClientModel.Other other : client.others()) {
                check.refuse(
                        routes.name().simple() + "." + other.name() + " is no route",
                        other.place(),
                        "annotate it with @Get or another of its kind, or make it a default method");
            }
            routes.routes().forEach(route -> check.route(route, client));
        }
        return check.found;
    }

    private void route(RouteModel route, ClientModel client) {
        for (ParameterModel parameter : route.parameters()) {
            if (!parameter.sent() && client.implemented()) {
                refuse(
                        "the parameter " + parameter.name() + " of " + route.describe()
                                + " is made of the request, which a client does not have",
                        parameter.place(),
                        "take it in a layer, or put @Client and @Routes on the class: its client leaves the parameter out");
            }
            parameter
                    .scalars()
                    .filter(value -> value.source() == Source.HEADER
                            && RESTRICTED.contains(value.wireName().toLowerCase(Locale.ROOT)))
                    .forEach(value -> refuse(
                            "the header " + value.wireName() + " of " + route.describe()
                                    + " is one that clients cannot set",
                            parameter.place(),
                            "take another header, or a query parameter"));
        }
        if (route.result().called().isEmpty()) {
            refuse(
                    "a client cannot read what " + route.describe() + " answers: HTML is for browsers",
                    route.result().place(),
                    "answer it by a class without @Client, or let clients choose JSON:"
                            + " @Produces({\"text/html\", \"application/json\"})");
        }
        for (ThrownModel thrown : route.clientThrown(client)) {
            for (ThrownModel member : thrown.members()) {
                if (member.status() != null && Remake.of(member, route).isEmpty()) {
                    refuse(
                            "a client of " + route.describe() + " cannot make a " + member.simpleName(),
                            thrown.place(),
                            "give it a constructor that takes the message, a String, or parameters of the route by their"
                                    + " names and types");
                }
            }
        }
    }

    private void refuse(String message, Place place, String help) {
        found.add(Diagnostic.error("client-not-callable", message, place, help));
    }
}
