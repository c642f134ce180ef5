package dev.corten.compiler.emit;

import dev.corten.compiler.model.ParameterModel;
import dev.corten.compiler.model.ResultModel;
import dev.corten.compiler.model.ResultModel.Kind;
import dev.corten.compiler.model.ResultModel.Produced;
import dev.corten.compiler.model.RouteModel;
import java.util.List;
import java.util.stream.Collectors;

/** The statements that call a method and make a response of its result. */
final class AnswerEmitter {
    private static final String HTTP = "dev.corten.http.";

    private final JavaFile file;
    private final Codecs codecs;

    AnswerEmitter(JavaFile file, Codecs codecs) {
        this.file = file;
        this.codecs = codecs;
    }

    /** A call that makes a response: its arguments are constant but for the last, which is the value. */
    private record Made(String method, List<String> arguments) {
        String expression() {
            return method + "(" + String.join(", ", arguments) + ")";
        }

        /** It as a function of {@code body}, which is the last argument. */
        String function(String reference) {
            return arguments.equals(List.of("body")) ? reference : "body -> " + expression();
        }
    }

    /** What is to be known before anything is done: which of several media types the client wants. */
    List<String> before(RouteModel route) {
        List<Produced> produces = route.result().produces();
        if (produces.size() < 2) {
            return List.of();
        }
        String types = produces.stream().map(p -> JavaFile.literal(p.type())).collect(Collectors.joining(", "));
        return List.of("var accepted = " + file.type(HTTP + "Accepted") + ".of(request, " + types + ");");
    }

    /** The statements for {@code route}, which stand {@code indent} spaces from the margin. */
    List<String> statements(RouteModel route, int indent) {
        List<String> arguments = route.parameters().stream()
                .map(p -> p.source() == ParameterModel.Source.REQUEST ? "request" : ParameterEmitter.local(p))
                .toList();
        String call = "target." + route.name() + "(" + String.join(", ", arguments) + ")";
        ResultModel result = route.result();
        String response = file.type(HTTP + "Response");
        String tail = result.status() == result.kind().usualStatus() ? ";" : ".status(" + result.status() + ");";
        if (result.kind() == Kind.NOTHING && !result.reply()) {
            return List.of(call + ";", "return " + response + ".of(" + result.status() + ");");
        }
        if (result.kind() == Kind.RESPONSE) {
            return List.of("return " + call + ";");
        }
        if (result.produces().size() > 1) {
            List<Kind> kinds = result.kinds();
            return List.of(returned(
                    indent,
                    "accepted" + (result.reply() ? ".reply" : ".answer"),
                    List.of(call, function(result, kinds.getFirst()), function(result, kinds.getLast())),
                    tail));
        }
        if (!result.reply()) {
            Made made = made(result, result.kind(), call);
            return List.of(returned(indent, made.method(), made.arguments(), tail));
        }
        return result.kind() == Kind.JSON
                ? List.of(returned(indent, response + ".reply", List.of(codecs.expression(result.value()), call), tail))
                : result.kind() == Kind.NOTHING
                        ? List.of(returned(
                                indent,
                                response + ".reply",
                                List.of(call, "_ -> " + response + ".of(" + result.status() + ")"),
                                ";"))
                        : List.of(returned(
                                indent, response + ".reply", List.of(call, function(result, result.kind())), tail));
    }

    private String function(ResultModel result, Kind kind) {
        Made made = made(result, kind, "body");
        return made.function(made.method().replace(".", "::"));
    }

    /** How {@code value} becomes a response of that kind. */
    private Made made(ResultModel result, Kind kind, String value) {
        String response = file.type(HTTP + "Response");
        return switch (kind) {
            case TEXT -> new Made(response + ".text", List.of(value));
            case HTML -> new Made(response + ".html", List.of(value));
            case REDIRECT -> new Made(response + ".redirect", List.of(value));
            case BYTES -> bytes(result, value);
            case TEMPLATE -> {
                String page = file.type(String.valueOf(result.renderer())) + ".of().execute(" + value + ")";
                yield new Made(response + ".html", List.of(file.type(HTTP + "Html") + ".of(" + page + ")"));
            }
            case JSON -> new Made(response + ".json", List.of(codecs.expression(result.value()), value));
            case ARRAY -> written(result, response + ".array", value);
            case NDJSON ->
                written(
                        result,
                        response + ".ndjson",
                        result.produces().isEmpty() ? value : file.type(HTTP + "Ndjson") + ".of(" + value + ")");
            case EVENTS -> written(result, response + ".events", value);
            case NOTHING, RESPONSE -> throw new IllegalArgumentException("nothing is made of " + kind);
        };
    }

    private Made bytes(ResultModel result, String value) {
        String type = result.produces().getFirst().type();
        boolean text = result.value().is("java.lang.String");
        String whole = text && !type.contains(";") ? type + "; charset=utf-8" : type;
        return new Made(
                file.type(HTTP + "Response") + (text ? ".text" : ".bytes"), List.of(JavaFile.literal(whole), value));
    }

    /** A body that is written while it is made. */
    private Made written(ResultModel result, String method, String value) {
        boolean texts = result.kind() == Kind.EVENTS && result.value().is("java.lang.String");
        return new Made(
                method,
                texts ? List.of("request", value) : List.of("request", codecs.expression(result.value()), value));
    }

    private static String returned(int indent, String head, List<String> arguments, String tail) {
        return tail.equals(";")
                ? Code.call(indent, "return " + head, arguments, tail)
                : Code.chained(indent, Code.call(indent, "return " + head, arguments, ""), tail);
    }
}
