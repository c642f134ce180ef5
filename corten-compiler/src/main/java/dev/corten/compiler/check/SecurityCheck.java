package dev.corten.compiler.check;

import dev.corten.compiler.model.RouteModel;
import dev.corten.compiler.model.SecurityModel.Scheme;
import dev.corten.compiler.model.SecurityModel.Secured;
import dev.corten.compiler.model.SecurityModel.Way;
import dev.corten.compiler.report.Diagnostic;
import dev.corten.compiler.report.Place;
import java.util.ArrayList;
import java.util.List;

/** What must be right about security schemes and where they are named. */
public final class SecurityCheck {
    private SecurityCheck() {}

    /** What is wrong with a scheme. */
    public static List<Diagnostic> check(Scheme scheme) {
        var found = new ArrayList<Diagnostic>();
        boolean named =
                switch (scheme.kind()) {
                    case "HEADER", "QUERY", "COOKIE" -> true;
                    default -> false;
                };
        member(scheme, "name", scheme.name(), named, named, found);
        member(scheme, "format", scheme.format(), false, scheme.kind().equals("BEARER"), found);
        boolean openId = scheme.kind().equals("OPEN_ID");
        boolean oauth = scheme.kind().equals("OAUTH2");
        member(scheme, "url", scheme.url(), openId, openId || oauth, found);
        member(scheme, "tokenUrl", scheme.tokenUrl(), oauth, oauth, found);
        member(scheme, "scopes", String.join("", scheme.scopes()), false, oauth, found);
        return found;
    }

    private static void member(
            Scheme scheme, String member, String value, boolean needed, boolean allowed, List<Diagnostic> found) {
        Place place = scheme.place();
        if (place == null) {
            return;
        }
        if (needed && value.isEmpty()) {
            found.add(Diagnostic.error(
                    "security-bad-scheme",
                    "the security scheme " + scheme.type() + " has no " + member + ", which " + scheme.kind()
                            + " needs",
                    place,
                    "write it, as in @SecurityScheme(value = Kind." + scheme.kind() + ", " + member + " = \"…\")"));
        } else if (!allowed && !value.isEmpty()) {
            found.add(Diagnostic.error(
                    "security-bad-scheme",
                    "the security scheme " + scheme.type() + " says " + member + ", which means nothing for "
                            + scheme.kind(),
                    place,
                    "leave it out"));
        }
    }

    /** What is wrong with what {@code route} says of those who may call it. */
    static List<Diagnostic> check(RouteModel route) {
        Secured secured = route.security().secured();
        var found = new ArrayList<Diagnostic>();
        if (secured == null) {
            return found;
        }
        for (Way way : secured.ways()) {
            Scheme scheme = way.scheme();
            if (scheme == null) {
                found.add(Diagnostic.error(
                        "security-not-a-scheme",
                        way.type() + " is no security scheme",
                        secured.place(),
                        "put @SecurityScheme on " + way.type() + ", or name the class that has it"));
            } else if (scheme.kind().equals("OAUTH2")) {
                secured.scopes().stream()
                        .filter(scope -> !scheme.scopes().contains(scope))
                        .forEach(scope -> found.add(Diagnostic.error(
                                "security-unknown-scope",
                                "the security scheme " + way.type() + " has no scope " + scope,
                                secured.place(),
                                NearestName.of(scope, scheme.scopes())
                                        .map(near -> "did you mean " + near + "?")
                                        .orElse("declare it in the scopes of " + way.type()))));
            }
        }
        return found;
    }
}
