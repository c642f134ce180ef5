package dev.corten.compiler.emit;

import dev.corten.compiler.model.EnumType;
import dev.corten.compiler.model.Names;
import dev.corten.compiler.model.ParameterModel;
import dev.corten.compiler.model.ParameterModel.DefaultValue;
import dev.corten.compiler.model.ParameterModel.Group;
import dev.corten.compiler.model.ParameterModel.Presence;
import dev.corten.compiler.model.ParameterModel.Source;
import dev.corten.compiler.model.RouteModel;
import dev.corten.compiler.model.Rule;
import dev.corten.compiler.model.ScalarType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Writes how the parameters of routes are taken out of a request. */
final class ParameterEmitter {
    private static final String HTTP = "dev.corten.http.";
    private static final int INDENT = 8;
    private static final Set<String> TAKEN = Set.of("request", "target", "e", "values", "form", "accepted", "body");

    private final JavaFile file;
    private final Codecs codecs;
    private final Rules rules;
    private final List<String> constrained = new ArrayList<>();
    private final Map<String, EnumType> enums = new LinkedHashMap<>();

    ParameterEmitter(JavaFile file, Codecs codecs, Rules rules) {
        this.file = file;
        this.rules = rules;
        this.codecs = codecs;
    }

    /** The local variable of a parameter: its name, unless the generated method needs that. */
    static String local(ParameterModel parameter) {
        return TAKEN.contains(parameter.name()) ? parameter.name() + "_" : parameter.name();
    }

    /**
     * The statements that take the parameters of {@code route} out of a request, indented by {@code more} than usual:
     * first what does not need the content, so that it is not read in vain.
     */
    List<String> statements(RouteModel route, int more) {
        var statements = new ArrayList<String>();
        for (boolean content : new boolean[] {false, true}) {
            List<ParameterModel> parameters = route.parameters().stream()
                    .filter(p -> p.content() == content && p.source() != Source.REQUEST)
                    .toList();
            // Of several values all that are wrong are told together; one needs no such thing.
            List<ParameterModel> scalars =
                    parameters.stream().flatMap(ParameterModel::scalars).toList();
            boolean several = scalars.size() > 1
                    || scalars.stream().anyMatch(p -> !p.listConstraints().isEmpty());
            String extract = several ? (content ? "form" : "values") : "";
            if (several) {
                statements.add("var " + extract + " = " + file.type(HTTP + "Extraction") + ".of(request);");
            }
            for (ParameterModel parameter : parameters) {
                Group group = parameter.group();
                if (group == null) {
                    taken(statements, route, parameter, local(parameter), extract, more);
                } else {
                    group.members()
                            .forEach(member ->
                                    taken(statements, route, member, member(parameter, member), extract, more));
                }
            }
            if (several) {
                statements.add(extract + ".check();");
            }
            for (ParameterModel parameter : parameters) {
                if (parameter.group() != null) {
                    statements.add(made(parameter, parameter.group(), more));
                }
            }
        }
        return statements;
    }

    private void taken(
            List<String> statements,
            RouteModel route,
            ParameterModel parameter,
            String local,
            String extract,
            int more) {
        statements.add(statement(route, parameter, local, extract, more));
        for (Rule rule : Rule.of(parameter.listConstraints(), parameter.type())) {
            statements.add(Code.call(
                    INDENT + more,
                    extract + ".fits",
                    List.of(
                            file.type(HTTP + "In") + "." + parameter.source(),
                            JavaFile.literal(parameter.wireName()),
                            rules.condition(rule, local, ""),
                            JavaFile.literal(rule.wanted())),
                    ";"));
        }
    }

    /** The local variable of a component of a parameter. */
    private static String member(ParameterModel parameter, ParameterModel member) {
        return parameter.name() + "_" + member.name();
    }

    private String made(ParameterModel parameter, Group group, int more) {
        String head = file.type(parameter.type()) + " " + local(parameter) + " = ";
        String constructor = "new " + file.type(parameter.type());
        List<String> arguments =
                group.members().stream().map(m -> member(parameter, m)).toList();
        if (!group.guarded()) {
            return Code.call(INDENT + more, head + constructor, arguments, ";");
        }
        return Code.call(
                INDENT + more,
                head + file.type(HTTP + "Extract") + ".record",
                List.of(
                        file.type(HTTP + "In") + "." + parameter.source(),
                        "() -> " + constructor + "(" + String.join(", ", arguments) + ")"),
                ";");
    }

    private String statement(RouteModel route, ParameterModel parameter, String local, String extract, int more) {
        String head = file.type(parameter.type()) + " " + local + " = ";
        String type = file.type(HTTP + "Extract");
        return switch (parameter.source()) {
            case REQUEST, NONE -> throw new IllegalStateException("nothing to take: " + parameter.name());
            case EXTENSION -> head + extension(parameter) + ";";
            case UPGRADE ->
                Code.call(
                        INDENT + more,
                        head + file.type(HTTP + "JsonUpgrade") + ".of",
                        List.of(
                                file.type(HTTP + "WebSocketUpgrade") + ".from(request)",
                                codecs.expression(parameter.type().arguments().getFirst()),
                                codecs.expression(parameter.type().arguments().getLast())),
                        ";");
            case FACTORY -> head + file.type(parameter.type().name()) + ".from(request);";
            case BODY -> Code.call(INDENT + more, head + type + ".body", List.of("request", body(parameter)), ";");
            case BYTES -> head + type + ".bytes(request);";
            case STREAM ->
                head + type + ".content(request)" + (parameter.type().is("java.io.InputStream") ? ".stream();" : ";");
            case PATH, QUERY, HEADER, COOKIE, FORM ->
                Code.call(
                        INDENT + more,
                        head + (extract.isEmpty() ? type : extract) + "." + method(parameter),
                        arguments(route, parameter, extract.isEmpty()),
                        ";");
        };
    }

    /** What a layer left under the class of the parameter. */
    private String extension(ParameterModel parameter) {
        String type = file.type(parameter.value().name()) + ".class)";
        return switch (parameter.presence()) {
            case NULLABLE -> "request.extension(" + type;
            case OPTIONAL -> file.type("java.util.Optional") + ".ofNullable(request.extension(" + type + ")";
            case REQUIRED, LIST, DEFAULT -> file.type(HTTP + "Extract") + ".extension(request, " + type;
        };
    }

    private String body(ParameterModel parameter) {
        return codecs.expression(
                parameter.type(),
                codec -> rules.codec(
                        codec, parameter.type(), parameter.constraints(), Names.upperSnakeCase(parameter.name())));
    }

    private static String method(ParameterModel parameter) {
        if (parameter.source() == Source.PATH) {
            return "path";
        }
        if (parameter.file()) {
            return switch (parameter.presence()) {
                case REQUIRED, DEFAULT -> "file";
                case NULLABLE -> "nullableFile";
                case OPTIONAL -> "optionalFile";
                case LIST -> "files";
            };
        }
        return switch (parameter.presence()) {
            case REQUIRED -> "required";
            case NULLABLE -> "nullable";
            case OPTIONAL -> "optional";
            case LIST -> "list";
            case DEFAULT -> "orElse";
        };
    }

    private List<String> arguments(RouteModel route, ParameterModel parameter, boolean alone) {
        var arguments = new ArrayList<String>();
        if (alone) {
            arguments.add("request");
        }
        if (parameter.file()) {
            arguments.add(JavaFile.literal(parameter.wireName()));
            return arguments;
        }
        if (parameter.source() == Source.PATH) {
            List<String> names =
                    route.path().variables().stream().map(v -> v.name()).toList();
            arguments.add(String.valueOf(names.indexOf(parameter.name())));
        } else {
            arguments.add(file.type(HTTP + "In") + "." + parameter.source());
        }
        arguments.add(JavaFile.literal(parameter.wireName()));
        arguments.add(scalar(parameter));
        if (parameter.presence() == Presence.DEFAULT) {
            arguments.add(literal(parameter, Objects.requireNonNull(parameter.defaultValue())));
        }
        return arguments;
    }

    private String scalar(ParameterModel parameter) {
        if (parameter.enumeration().isEmpty()) {
            String plain = file.type(HTTP + "Scalar") + "."
                    + ScalarType.of(parameter.value()).orElseThrow().constant();
            List<Rule> wanted = Rule.of(parameter.valueConstraints(), parameter.value());
            return wanted.isEmpty() ? plain : constrained(parameter, plain, wanted);
        }
        EnumType type = parameter.enumeration().get();
        String constant = Names.upperSnakeCase(type.name().simple());
        EnumType other = enums.putIfAbsent(constant, type);
        if (other != null && !other.name().equals(type.name())) {
            constant = Names.upperSnakeCase(type.name().nested().replace('.', '_'));
            enums.put(constant, type);
        }
        return constant;
    }

    /** A constant for a scalar of which not all values are right. */
    private String constrained(ParameterModel parameter, String plain, List<Rule> wanted) {
        String name = Names.upperSnakeCase(parameter.name()) + "_" + (constrained.size() + 1);
        var tests = new ArrayList<String>();
        for (Rule rule : wanted) {
            tests.add(".where(" + JavaFile.literal(rule.wanted()) + ", value -> " + rules.condition(rule, "value", name)
                    + ")");
        }
        String type = file.type(parameter.value().boxed());
        constrained.add(Rules.chain(
                "private static final " + file.type(HTTP + "Scalar") + "<" + type + "> " + name + " = " + plain,
                tests));
        return name;
    }

    private String literal(ParameterModel parameter, DefaultValue value) {
        String text = value.text();
        if (parameter.enumeration().isPresent()) {
            EnumType type = parameter.enumeration().get();
            return file.type(type.name().qualified()) + "."
                    + type.constants().stream()
                            .filter(c -> c.label().equals(text))
                            .findFirst()
                            .orElseThrow()
                            .name();
        }
        return switch (ScalarType.of(parameter.value()).orElseThrow().constant()) {
            case "INT", "BOOLEAN" -> text;
            case "LONG" -> text + "L";
            case "DOUBLE" -> text + "d";
            case "UUID" -> file.type("java.util.UUID") + ".fromString(" + JavaFile.literal(text) + ")";
            case "INSTANT", "LOCAL_DATE", "LOCAL_TIME", "LOCAL_DATE_TIME", "YEAR_MONTH", "DURATION" ->
                file.type(parameter.value().name()) + ".parse(" + JavaFile.literal(text) + ")";
            case "DECIMAL" -> "new " + file.type("java.math.BigDecimal") + "(" + JavaFile.literal(text) + ")";
            default -> JavaFile.literal(text);
        };
    }

    /** The constants that the statements mention: for each enum, and for each value that has constraints. */
    List<String> constants() {
        var constants = new ArrayList<>(constrained);
        enums.forEach((name, type) -> constants.add(constant(name, type)));
        return constants;
    }

    private String constant(String name, EnumType type) {
        String java = file.type(type.name().qualified());
        var cases = new StringBuilder();
        for (EnumType.Constant constant : type.constants()) {
            cases.append(
                    "    case %s -> %s.%s;\n".formatted(JavaFile.literal(constant.label()), java, constant.name()));
        }
        return Code.assignment(
                4, """
                private static final %1$s<%2$s> %3$s = %1$s.of(%4$s, text -> switch (text) {
                %5$s    default -> null;
                });""".formatted(file.type(HTTP + "Scalar"), java, name, JavaFile.literal(type.oneOf()), cases));
    }
}
