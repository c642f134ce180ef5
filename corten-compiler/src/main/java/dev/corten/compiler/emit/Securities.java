package dev.corten.compiler.emit;

import dev.corten.compiler.model.SecurityModel;
import dev.corten.compiler.model.SecurityModel.Scheme;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Security Scheme Objects (OpenAPI 3.1.1, section 4.8.27) and the requirements of operations. */
final class Securities {
    private Securities() {}

    /** The object of {@code scheme}, which was checked. */
    static Map<String, Object> scheme(Scheme scheme) {
        Map<String, Object> object =
                switch (scheme.kind()) {
                    case "BASIC" -> Schemas.map("type", "http", "scheme", "basic");
                    case "BEARER" -> Schemas.map("type", "http", "scheme", "bearer");
                    case "HEADER" -> Schemas.map("type", "apiKey", "in", "header", "name", scheme.name());
                    case "QUERY" -> Schemas.map("type", "apiKey", "in", "query", "name", scheme.name());
                    case "COOKIE" -> Schemas.map("type", "apiKey", "in", "cookie", "name", scheme.name());
                    case "OAUTH2" -> Schemas.map("type", "oauth2", "flows", flows(scheme));
                    case "OPEN_ID" -> Schemas.map("type", "openIdConnect", "openIdConnectUrl", scheme.url());
                    default -> Schemas.map("type", "mutualTLS");
                };
        if (!scheme.format().isEmpty()) {
            object.put("bearerFormat", scheme.format());
        }
        if (!scheme.javadoc().text().isEmpty()) {
            object.put("description", scheme.javadoc().text());
        }
        return object;
    }

    private static Map<String, Object> flows(Scheme scheme) {
        Map<String, Object> scopes = new LinkedHashMap<>();
        scheme.scopes().forEach(scope -> scopes.put(scope, ""));
        Map<String, Object> flow = Schemas.map("tokenUrl", scheme.tokenUrl(), "scopes", scopes);
        if (scheme.url().isEmpty()) {
            return Schemas.map("clientCredentials", flow);
        }
        flow.put("authorizationUrl", scheme.url());
        return Schemas.map("authorizationCode", flow);
    }

    /** The ways in: those that are named, each together with the schemes of parameters; empty if it is open to all. */
    static List<Object> requirements(SecurityModel security) {
        Set<Object> ways = new LinkedHashSet<>();
        SecurityModel.Secured secured = security.secured();
        if (secured != null) {
            for (SecurityModel.Way way : secured.ways()) {
                Map<String, Object> requirement = Schemas.map(way.type(), secured.scopes());
                security.extracted().forEach(scheme -> requirement.putIfAbsent(scheme.type(), List.of()));
                ways.add(requirement);
            }
        }
        if (ways.isEmpty() && !security.extracted().isEmpty()) {
            Map<String, Object> requirement = new LinkedHashMap<>();
            security.extracted().forEach(scheme -> requirement.put(scheme.type(), List.of()));
            ways.add(requirement);
        }
        return new ArrayList<>(ways);
    }
}
