package dev.corten.compiler.emit;

import dev.corten.compiler.model.ClientModel;
import dev.corten.compiler.model.RouteModel;
import dev.corten.compiler.model.RoutesModel;
import dev.corten.compiler.model.ThrownModel;
import dev.corten.compiler.read.CodecFinder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes {@code HttpTaskRoutes}: the routes of {@code TaskRoutes} as a router takes them. */
public final class RoutesEmitter {
    private static final String HTTP = "dev.corten.http.";
    private static final int STATEMENT = 8;

    private final RoutesModel routes;
    private final JavaFile file;
    private final Codecs codecs;
    private final Rules rules;
    private final ParameterEmitter parameters;
    private final AnswerEmitter answers;
    private final OpenApiEmitter openApi;
    private final Set<String> names = new HashSet<>();

    private RoutesEmitter(RoutesModel routes, CodecFinder finder) {
        this.routes = routes;
        this.file = new JavaFile(routes.name().generated("Http"), routes.name());
        this.codecs = new Codecs(file, finder);
        this.rules = new Rules(file, new HashSet<>());
        this.parameters = new ParameterEmitter(file, codecs, rules);
        this.answers = new AnswerEmitter(file, codecs);
        this.openApi = new OpenApiEmitter(routes, finder);
    }

    /** The classes for {@code routes}, which have no errors: the routes, what is told of them, and perhaps a client. */
    public static List<JavaFile> emit(RoutesModel routes, CodecFinder finder) {
        var emitter = new RoutesEmitter(routes, finder);
        JavaFile http = emitter.emit();
        ClientModel client = routes.client();
        return client == null
                ? List.of(http, emitter.openApi.emit())
                : List.of(http, emitter.openApi.emit(), ClientEmitter.emit(routes, client, finder));
    }

    private JavaFile emit() {
        var list = new ArrayList<String>();
        var methods = new ArrayList<String>();
        for (RouteModel route : routes.routes()) {
            String name = uniqueName(route);
            list.add(route(route, name));
            methods.add(method(route, name));
        }
        String constants = Stream.of(rules.constants(), codecs.constants(), parameters.constants())
                .flatMap(List::stream)
                .map(c -> "    " + JavaFile.indent(4, c) + "\n")
                .collect(Collectors.joining());
        return file.body("""
                public final class %s implements %s {
                %s    private final %s target;

                    /** The routes of {@code target}. */
                    public %1$s(%4$s target) {
                        this.target = target;
                    }

                    @Override
                    public %5$s<%6$s> routes() {
                        return %7$s
                    }

                    @Override
                    public %8$s<String, String> schemas() {
                        return %9$s.schemas();
                    }

                %10$s%11$s}
                """.formatted(
                        file.name().simple(),
                        file.type(HTTP + "RouteSet"),
                        constants.isEmpty() ? "" : constants + "\n",
                        file.type(routes.name().qualified()),
                        file.type("java.util.List"),
                        file.type(HTTP + "Route"),
                        list.isEmpty() ? "List.of();" : "List.of(\n" + String.join(",\n", list) + ");",
                        file.type("java.util.Map"),
                        OpenApiEmitter.name(routes).simple(),
                        told(),
                        String.join("\n", methods)));
    }

    /** What the document tells of the routes beyond their operations, where there is something to tell. */
    private String told() {
        String method = """
                    @Override
                    public %s<String, String> %s() {
                        return %s;
                    }

                """;
        String map = file.type("java.util.Map");
        String text = routes.javadoc().text();
        String tags = text.isEmpty()
                ? ""
                : method.formatted(
                        map,
                        "tags",
                        map + ".of(" + JavaFile.literal(routes.tag()) + ", " + JavaFile.literal(text) + ")");
        String security = OpenApiEmitter.securitySchemes(routes).isEmpty()
                ? ""
                : method.formatted(
                        map, "securitySchemes", OpenApiEmitter.name(routes).simple() + ".securitySchemes()");
        return tags + security;
    }

    /** Overloaded methods of the target become methods of different names. */
    private String uniqueName(RouteModel route) {
        String name = route.name();
        for (int i = 2; !names.add(name); i++) {
            name = route.name() + i;
        }
        return name;
    }

    private String route(RouteModel route, String name) {
        return "                "
                + Code.call(
                        16,
                        "new " + file.type(HTTP + "Route"),
                        List.of(
                                JavaFile.literal(route.method()),
                                JavaFile.literal(route.path().text()),
                                JavaFile.literal(route.describe()),
                                "this::" + name,
                                OpenApiEmitter.name(routes).simple() + "." + openApi.operation(route, name),
                                JavaFile.literal(route.place().describe())),
                        "");
    }

    private String method(RouteModel route, String name) {
        List<ThrownModel> caught = caught(route);
        int more = caught.isEmpty() ? 0 : 4;
        var statements = new ArrayList<String>();
        statements.addAll(answers.before(route));
        statements.addAll(parameters.statements(route, more));
        statements.addAll(answers.statements(route, STATEMENT + more));
        String body = statements.stream()
                .map(s -> " ".repeat(STATEMENT + more) + s + "\n")
                .collect(Collectors.joining());
        String tried = caught.isEmpty() ? body : "        try {\n" + body + "        }" + catches(caught) + "\n";
        boolean interrupted = thrown(route).anyMatch(ThrownModel::interrupted);
        return """
                %s    private %s %s(%s request)%s {
                %s    }
                """.formatted(
                        // It is deprecated for clients.
                        route.deprecated() ? "    @SuppressWarnings(\"deprecation\")\n" : "",
                        file.type(HTTP + "Response"),
                        name,
                        file.type(HTTP + "Request"),
                        interrupted ? " throws InterruptedException" : "",
                        tried);
    }

    private String catches(List<ThrownModel> caught) {
        return caught.stream()
                .map(thrown -> " catch (%s e) {\n            return %s.problem(%s.of(%se));\n        }"
                        .formatted(
                                file.type(thrown.type()),
                                file.type(HTTP + "Response"),
                                file.type(HTTP + "Problem"),
                                // Which of a family it is decides the status.
                                thrown.family().isEmpty() ? thrown.status() + ", " : ""))
                .collect(Collectors.joining());
    }

    /** The exceptions with a status, each once, subclasses before what they extend. */
    private static List<ThrownModel> caught(RouteModel route) {
        var byType = new LinkedHashMap<String, ThrownModel>();
        thrown(route)
                .filter(t -> t.status() != null || !t.family().isEmpty())
                .forEach(t -> byType.putIfAbsent(t.type(), t));
        return byType.values().stream()
                .sorted(Comparator.comparingInt(ThrownModel::depth).reversed())
                .toList();
    }

    private static Stream<ThrownModel> thrown(RouteModel route) {
        return Stream.concat(
                route.parameters().stream().flatMap(p -> p.factoryThrown().stream()), route.thrown().stream());
    }
}
