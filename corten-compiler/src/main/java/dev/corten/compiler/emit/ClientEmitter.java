package dev.corten.compiler.emit;

import dev.corten.compiler.model.ClientModel;
import dev.corten.compiler.model.EnumType;
import dev.corten.compiler.model.ParameterModel;
import dev.corten.compiler.model.ParameterModel.Group;
import dev.corten.compiler.model.ParameterModel.Presence;
import dev.corten.compiler.model.PathTemplate;
import dev.corten.compiler.model.Remake;
import dev.corten.compiler.model.ResultModel;
import dev.corten.compiler.model.ResultModel.Kind;
import dev.corten.compiler.model.RouteModel;
import dev.corten.compiler.model.RoutesModel;
import dev.corten.compiler.model.ThrownModel;
import dev.corten.compiler.model.TypeRef;
import dev.corten.compiler.read.CodecFinder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes {@code ClientTaskRoutes}: the routes of another process as methods. */
final class ClientEmitter {
    private static final String CLIENT = "dev.corten.client.";
    private static final String HTTP = "dev.corten.http.";
    private static final int WIDTH = 120;

    private final RoutesModel routes;
    private final ClientModel client;
    private final JavaFile file;
    private final Codecs codecs;
    private final Map<String, EnumType> enums = new LinkedHashMap<>();

    private ClientEmitter(RoutesModel routes, ClientModel client, CodecFinder finder) {
        this.routes = routes;
        this.client = client;
        this.file = new JavaFile(routes.name().generated("Client"), routes.name());
        this.codecs = new Codecs(file, finder);
    }

    /** The class for {@code routes}, which have no errors. */
    static JavaFile emit(RoutesModel routes, ClientModel client, CodecFinder finder) {
        return new ClientEmitter(routes, client, finder).emit();
    }

    private JavaFile emit() {
        String methods = routes.routes().stream().map(this::method).collect(Collectors.joining("\n"));
        String labels = enums.values().stream().map(this::label).collect(Collectors.joining());
        String constants = codecs.constants().stream()
                .map(c -> "    " + JavaFile.indent(4, c) + "\n")
                .collect(Collectors.joining());
        String api = file.type(CLIENT + "ApiClient");
        return file.body("""
                public final class %s%s {
                %s    private final %s api;

                    /** Calls the routes at the address of {@code api}. */
                    public %1$s(%4$s api) {
                        this.api = api;
                    }

                %5$s%6$s}
                """.formatted(
                file.name().simple(),
                client.implemented() ? " implements " + file.type(routes.name().qualified()) : "",
                constants.isEmpty() ? "" : constants + "\n",
                api,
                methods,
                labels));
    }

    private String method(RouteModel route) {
        List<ParameterModel> sent =
                route.parameters().stream().filter(ParameterModel::sent).toList();
        Set<String> names = sent.stream().map(ParameterModel::name).collect(Collectors.toSet());
        String answer = names.contains("answer") ? "answer_" : "answer";
        String parameters = sent.stream().map(this::declared).collect(Collectors.joining(", "));
        List<ThrownModel> thrown = route.clientThrown(client);
        String clause = thrown.stream().map(t -> file.type(t.type())).distinct().collect(Collectors.joining(", "));
        var calls = new ArrayList<String>(path(route));
        String produced = route.result().calledType();
        if (!produced.isEmpty()) {
            calls.add(".accept(" + JavaFile.literal(produced) + ")");
        }
        sent.forEach(parameter -> calls.addAll(calls(parameter, names)));
        String body = calls.stream().map(c -> "\n                " + c).collect(Collectors.joining());
        return """
                    /** Calls {@code %s %s}. */
                %s%s
                        %s %s = %s.call(%s)%s
                                %s;
                %s        %s
                    }
                """.formatted(
                route.method(),
                route.path().text(),
                (client.implemented() ? "    @Override\n" : "") + (route.deprecated() ? "    @Deprecated\n" : ""),
                signature(route, parameters, clause),
                file.type(CLIENT + "Answer"),
                answer,
                names.contains("api") ? "this.api" : "api",
                JavaFile.literal(route.method()),
                body,
                sending(route),
                errors(route, thrown, answer),
                String.join("\n        ", returned(route, answer)));
    }

    /** What is read while it comes is not awaited. */
    private static String sending(RouteModel route) {
        ResultModel result = route.result();
        return switch (read(result)) {
            case RESPONSE -> route.upgrades() ? ".connect()" : ".open()";
            case ARRAY, NDJSON, EVENTS -> ".open(" + result.status() + ")";
            default -> ".send()";
        };
    }

    private static Kind read(ResultModel result) {
        return result.called().orElseThrow();
    }

    private String signature(RouteModel route, String parameters, String clause) {
        String head = "    public " + result(route) + " " + route.name() + "(";
        String tail = clause.isEmpty() ? " {" : " throws " + clause + " {";
        if ((head + parameters + ")" + tail).length() <= WIDTH) {
            return head + parameters + ")" + tail;
        }
        String broken = "\n            ";
        boolean fits = head.length() + parameters.length() < WIDTH;
        return head + (fits ? "" : broken) + parameters + ")" + (clause.isEmpty() ? " " : broken) + tail.strip();
    }

    private String declared(ParameterModel parameter) {
        String type = file.type(parameter.type());
        return (parameter.type().nullable() ? file.nullable(type) : type) + " " + parameter.name();
    }

    private String result(RouteModel route) {
        ResultModel result = route.result();
        TypeRef body = route.upgrades() ? socket(route) : body(result);
        if (result.reply()) {
            return file.type(new TypeRef(HTTP + "Reply", List.of(body.boxed()), false));
        }
        return body.nullable() ? file.nullable(file.type(body)) : file.type(body);
    }

    /** What one side sends the other receives. */
    private static TypeRef socket(RouteModel route) {
        return route.json()
                .map(types -> new TypeRef(HTTP + "JsonWebSocket", types.reversed(), false))
                .orElseGet(() -> TypeRef.of(HTTP + "WebSocket"));
    }

    private static TypeRef body(ResultModel result) {
        boolean produces = !result.produces().isEmpty();
        return switch (read(result)) {
            case ARRAY -> of("java.util.stream.Stream", result);
            case NDJSON -> of(produces ? "java.util.stream.Stream" : HTTP + "Ndjson", result);
            case EVENTS -> of(HTTP + "Events", result);
            case NOTHING -> TypeRef.of(result.reply() ? HTTP + "NoContent" : "void");
            default -> result.value();
        };
    }

    private static TypeRef of(String several, ResultModel result) {
        return new TypeRef(several, List.of(result.value()), false);
    }

    private static List<String> path(RouteModel route) {
        var calls = new ArrayList<String>();
        String left = route.path().text();
        for (PathTemplate.Variable variable : route.path().variables()) {
            String written = "{" + variable.name() + (variable.rest() ? "...}" : "}");
            int at = left.indexOf(written);
            calls.add(".path(" + JavaFile.literal(left.substring(0, at)) + ")");
            calls.add((variable.rest() ? ".rest(" : ".segment(") + JavaFile.literal(variable.name()) + ", "
                    + variable.name() + ")");
            left = left.substring(at + written.length());
        }
        if (!left.isEmpty()) {
            calls.add(".path(" + JavaFile.literal(left) + ")");
        }
        return calls;
    }

    private List<String> calls(ParameterModel parameter, Set<String> names) {
        return switch (parameter.source()) {
            case BODY -> List.of(".json(" + codecs.expression(parameter.type()) + ", " + parameter.name() + ")");
            case BYTES -> List.of(".bytes(" + parameter.name() + ")");
            case STREAM -> List.of(".stream(" + parameter.name() + ")");
            case QUERY, HEADER, COOKIE, FORM -> {
                Group group = parameter.group();
                yield group == null
                        ? List.of(value(parameter, parameter.name(), names))
                        : group.members().stream()
                                .map(m -> value(m, parameter.name() + "." + m.name() + "()", names))
                                .toList();
            }
            case PATH, EXTENSION, REQUEST, FACTORY, UPGRADE, NONE -> List.of();
        };
    }

    private String value(ParameterModel parameter, String expression, Set<String> names) {
        if (parameter.file()) {
            return ".file(" + JavaFile.literal(parameter.wireName()) + ", " + expression + ")";
        }
        return ".value(" + file.type(HTTP + "In") + "." + parameter.source() + ", "
                + JavaFile.literal(parameter.wireName()) + ", " + text(parameter, expression, names) + ")";
    }

    /** An enum by its label; other values are sent as they show themselves. */
    private String text(ParameterModel parameter, String expression, Set<String> names) {
        if (parameter.enumeration().isEmpty()) {
            return expression;
        }
        EnumType type = parameter.enumeration().get();
        enums.putIfAbsent(type.name().qualified(), type);
        String one = names.contains("one") ? "one_" : "one";
        String each = one + " -> label(" + one + ")";
        return switch (parameter.presence()) {
            case OPTIONAL -> expression + ".map(" + each + ")";
            case LIST -> expression + ".stream().map(" + each + ").toList()";
            case NULLABLE -> expression + " == null ? null : label(" + expression + ")";
            case REQUIRED, DEFAULT ->
                parameter.type().nullable() && parameter.presence() == Presence.DEFAULT
                        ? expression + " == null ? null : label(" + expression + ")"
                        : "label(" + expression + ")";
        };
    }

    private String label(EnumType type) {
        String cases = type.constants().stream()
                .map(c -> "            case " + c.name() + " -> " + JavaFile.literal(c.label()) + ";\n")
                .collect(Collectors.joining());
        return """

                    private static String label(%s value) {
                        return switch (value) {
                %s        };
                    }
                """.formatted(file.type(type.name().qualified()), cases);
    }

    private String errors(RouteModel route, List<ThrownModel> thrown, String answer) {
        var text = new StringBuilder();
        for (ThrownModel declared : thrown) {
            for (ThrownModel member : declared.members()) {
                Integer status = member.status();
                if (status == null) {
                    continue;
                }
                Remake remake = Remake.of(member, route).orElseThrow();
                String arguments = remake.message() ? answer + ".message()" : String.join(", ", remake.parameters());
                text.append("""
                                if (%s.threw(%s, %d)) {
                                    throw new %s(%s);
                                }
                        """.formatted(
                        answer, JavaFile.literal(member.simpleName()), status, file.type(member.type()), arguments));
            }
        }
        return text.toString();
    }

    private List<String> returned(RouteModel route, String answer) {
        ResultModel result = route.result();
        Kind kind = read(result);
        if (route.json().isPresent()) {
            List<TypeRef> types = route.json().get();
            return List.of(Code.call(
                    8,
                    "return " + file.type(HTTP + "JsonWebSocket") + ".of",
                    List.of(
                            answer + ".socket()",
                            codecs.expression(types.getLast()),
                            codecs.expression(types.getFirst())),
                    ";"));
        }
        String value = answer + value(route, kind);
        if (kind == Kind.NOTHING) {
            return result.reply()
                    ? List.of(
                            value + ";", "return " + answer + ".reply(" + file.type(HTTP + "NoContent") + ".INSTANCE);")
                    : List.of(value + ";");
        }
        if (kind == Kind.NDJSON && result.produces().isEmpty()) {
            value = file.type(HTTP + "Ndjson") + ".of(" + value + ")";
        }
        return List.of("return " + (result.reply() ? answer + ".reply(" + value + ")" : value) + ";");
    }

    private String value(RouteModel route, Kind kind) {
        ResultModel result = route.result();
        int status = result.status();
        boolean text = result.value().is("java.lang.String");
        return switch (kind) {
            case TEXT -> ".text(" + status + ")";
            case BYTES -> (text ? ".text(" : ".bytes(") + status + ", " + JavaFile.literal(result.calledType()) + ")";
            case ARRAY -> ".array(" + status + ", " + codecs.expression(result.value()) + ")";
            case NDJSON -> ".lines(" + status + ", " + codecs.expression(result.value()) + ")";
            case EVENTS -> ".events(" + status + (text ? "" : ", " + codecs.expression(result.value())) + ")";
            case REDIRECT -> ".redirect(" + status + ")";
            case RESPONSE -> route.upgrades() ? ".socket()" : ".response()";
            case NOTHING -> ".nothing(" + status + ")";
            case JSON -> ".json(" + status + ", " + codecs.expression(result.value()) + ")";
            case TEMPLATE, HTML -> throw new IllegalArgumentException("HTML is refused");
        };
    }
}
