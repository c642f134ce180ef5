package dev.corten.compiler.check;

import dev.corten.compiler.model.ResultModel;
import dev.corten.compiler.model.RouteModel;
import dev.corten.compiler.report.Diagnostic;
import java.util.ArrayList;
import java.util.List;

/** What must be right about a route that opens a WebSocket. */
final class UpgradeCheck {
    private UpgradeCheck() {}

    static List<Diagnostic> check(RouteModel route) {
        if (!route.upgrades()) {
            return List.of();
        }
        var found = new ArrayList<Diagnostic>();
        if (!route.method().equals("GET")) {
            found.add(Diagnostic.error(
                    "route-bad-upgrade",
                    route.describe() + " opens a WebSocket, which browsers and other clients do by GET, not "
                            + route.method(),
                    route.mapping(),
                    "make it a @Get"));
        }
        ResultModel result = route.result();
        if (result.kind() != ResultModel.Kind.RESPONSE) {
            found.add(Diagnostic.error(
                    "route-bad-upgrade",
                    route.describe() + " opens a WebSocket, but does not answer the Response that opens it",
                    result.place(),
                    "make it a Response and return upgrade.run(socket -> …)"));
        }
        return found;
    }
}
