package dev.corten.compiler.emit;

import dev.corten.compiler.model.ParameterModel;
import dev.corten.compiler.model.ResultModel;
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
    private final OpenApiEmitter openApi;
    private final Set<String> names = new HashSet<>();

    private RoutesEmitter(RoutesModel routes, CodecFinder finder) {
        this.routes = routes;
        this.file = new JavaFile(routes.name().generated("Http"), routes.name());
        this.codecs = new Codecs(file, finder);
        this.rules = new Rules(file, new HashSet<>());
        this.parameters = new ParameterEmitter(file, codecs, rules);
        this.openApi = new OpenApiEmitter(routes, finder);
    }

    /** The classes for {@code routes}, which have no errors: the routes themselves, and what is told of them. */
    public static List<JavaFile> emit(RoutesModel routes, CodecFinder finder) {
        var emitter = new RoutesEmitter(routes, finder);
        return List.of(emitter.emit(), emitter.openApi.emit());
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
        statements.addAll(parameters.statements(route, more));
        statements.addAll(answer(route, more));
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

    private List<String> answer(RouteModel route, int more) {
        List<String> arguments = route.parameters().stream()
                .map(p -> p.source() == ParameterModel.Source.REQUEST ? "request" : ParameterEmitter.local(p))
                .toList();
        String call = "target." + route.name() + "(" + String.join(", ", arguments) + ")";
        ResultModel result = route.result();
        String response = file.type(HTTP + "Response");
        String tail = result.status() == result.kind().usualStatus() ? ";" : ".status(" + result.status() + ");";
        return switch (result.kind()) {
            case NOTHING ->
                result.reply()
                        ? List.of(replied(more, call, "_ -> " + response + ".of(" + result.status() + ")", ";"))
                        : List.of(call + ";", "return " + response + ".of(" + result.status() + ");");
            case RESPONSE -> List.of("return " + call + ";");
            case TEXT -> List.of(made(more, result, "text", call, tail));
            case HTML -> List.of(made(more, result, "html", call, tail));
            case REDIRECT -> List.of(made(more, result, "redirect", call, tail));
            case JSON ->
                List.of(returned(
                        more,
                        response + (result.reply() ? ".reply" : ".json"),
                        List.of(codecs.expression(result.value()), call),
                        tail));
            case ARRAY -> List.of(written(more, result, response + ".array", call, tail));
            case NDJSON -> List.of(written(more, result, response + ".ndjson", call, tail));
            case EVENTS -> List.of(written(more, result, response + ".events", call, tail));
        };
    }

    /** A body that a method of {@code Response} makes of the value alone. */
    private String made(int more, ResultModel result, String method, String call, String tail) {
        String response = file.type(HTTP + "Response");
        return result.reply()
                ? replied(more, call, response + "::" + method, tail)
                : returned(more, response + "." + method, List.of(call), tail);
    }

    private String replied(int more, String call, String body, String tail) {
        return returned(more, file.type(HTTP + "Response") + ".reply", List.of(call, body), tail);
    }

    /** A body that is written while it is made. */
    private String written(int more, ResultModel result, String method, String call, String tail) {
        boolean texts =
                result.kind() == ResultModel.Kind.EVENTS && result.value().is("java.lang.String");
        List<String> before = texts ? List.of("request") : List.of("request", codecs.expression(result.value()));
        if (!result.reply()) {
            return returned(more, method, append(before, call), tail);
        }
        String body = method + "(" + String.join(", ", append(before, "body")) + ")";
        return replied(more, call, "body -> " + body, tail);
    }

    private static List<String> append(List<String> arguments, String last) {
        return Stream.concat(arguments.stream(), Stream.of(last)).toList();
    }

    private static String returned(int more, String head, List<String> arguments, String tail) {
        int indent = STATEMENT + more;
        return tail.equals(";")
                ? Code.call(indent, "return " + head, arguments, tail)
                : Code.chained(indent, Code.call(indent, "return " + head, arguments, ""), tail);
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
