package dev.corten.compiler.emit;

import dev.corten.compiler.model.ClassName;
import dev.corten.compiler.model.Names;
import dev.corten.compiler.model.RouteModel;
import dev.corten.compiler.model.RoutesModel;
import dev.corten.compiler.model.SecurityModel;
import dev.corten.compiler.read.CodecFinder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Writes {@code OpenApiTaskRoutes}: what {@code HttpTaskRoutes} tells of its routes in the OpenAPI document. */
final class OpenApiEmitter {
    private final RoutesModel routes;
    private final JavaFile file;
    private final Schemas schemas;
    private final Operations operations;
    private final List<String> constants = new ArrayList<>();
    private final Set<String> taken = new HashSet<>();

    OpenApiEmitter(RoutesModel routes, CodecFinder finder) {
        this.routes = routes;
        this.file = new JavaFile(name(routes), routes.name());
        this.schemas = new Schemas(finder);
        this.operations = new Operations(schemas, finder, routes.tag());
    }

    /** The class that is written for {@code routes}. */
    static ClassName name(RoutesModel routes) {
        return routes.name().generated("OpenApi");
    }

    /** The name of the constant with the operation of {@code route}, whose name in the generated class is {@code name}. */
    String operation(RouteModel route, String name) {
        return constant(Names.upperSnakeCase(name), operations.of(route, name));
    }

    /** The security schemes of the routes, by their names. */
    static Map<String, SecurityModel.Scheme> securitySchemes(RoutesModel routes) {
        Map<String, SecurityModel.Scheme> schemes = new TreeMap<>();
        routes.routes().forEach(route -> route.security().schemes().forEach(s -> schemes.putIfAbsent(s.type(), s)));
        return schemes;
    }

    private String securitySchemes() {
        var entries = new ArrayList<String>();
        securitySchemes(routes).forEach((name, scheme) -> {
            String constant = constant(Names.upperSnakeCase(name) + "_SECURITY", Securities.scheme(scheme));
            entries.add(file.type("java.util.Map") + ".entry(" + JavaFile.literal(name) + ", " + constant + ")");
        });
        return entries.isEmpty()
                ? ""
                : """

                    /** The security schemes that the operations require, by their names. */
                    static %s<String, String> securitySchemes() {
                        %s
                    }
                """.formatted(
                                file.type("java.util.Map"),
                                Code.call(8, "return " + file.type("java.util.Map") + ".ofEntries", entries, ";"));
    }

    /** The class, after all operations were asked for. */
    JavaFile emit() {
        var entries = new ArrayList<String>();
        schemas.components().forEach((name, schema) -> {
            String constant = constant(Names.upperSnakeCase(name.replace('.', '_')) + "_SCHEMA", schema);
            entries.add(file.type("java.util.Map") + ".entry(" + JavaFile.literal(name) + ", " + constant + ")");
        });
        String map = file.type("java.util.Map");
        String security = securitySchemes();
        return file.body("""
                final class %s {
                %s
                    private %1$s() {}

                    /** The schemas that the operations refer to, by their names. */
                    static %3$s<String, String> schemas() {
                        %4$s
                    }
                %5$s}
                """.formatted(
                        file.name().simple(),
                        String.join("\n", constants),
                        map,
                        entries.isEmpty()
                                ? "return " + map + ".of();"
                                : Code.call(8, "return " + map + ".ofEntries", entries, ";"),
                        security));
    }

    private String constant(String wanted, Object json) {
        String name = wanted;
        for (int i = 2; !taken.add(name); i++) {
            name = wanted + "_" + i;
        }
        constants.add("    static final String " + name + " = " + JsonText.block(12, json) + ";\n");
        return name;
    }
}
