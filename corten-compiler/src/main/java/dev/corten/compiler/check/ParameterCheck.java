package dev.corten.compiler.check;

import dev.corten.compiler.model.Constraint;
import dev.corten.compiler.model.EnumType;
import dev.corten.compiler.model.Example;
import dev.corten.compiler.model.ParameterModel;
import dev.corten.compiler.model.ParameterModel.DefaultValue;
import dev.corten.compiler.model.ParameterModel.Presence;
import dev.corten.compiler.model.ParameterModel.Source;
import dev.corten.compiler.model.PathTemplate;
import dev.corten.compiler.model.RouteModel;
import dev.corten.compiler.model.Rule;
import dev.corten.compiler.model.ScalarType;
import dev.corten.compiler.model.TypeRef;
import dev.corten.compiler.report.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What must be right about the parameters of a route. */
final class ParameterCheck {
    private static final String SCALARS =
            "String, int, long, double, boolean, UUID, Instant, LocalDate, LocalTime, LocalDateTime, YearMonth, Duration,\n"
                    + "BigDecimal or an enum";

    private ParameterCheck() {}

    static List<Diagnostic> check(RouteModel route) {
        var found = new ArrayList<Diagnostic>();
        for (PathTemplate.Variable variable : route.path().variables()) {
            found.addAll(unbound(route, variable));
        }
        boolean body = false;
        boolean form = false;
        for (ParameterModel parameter : route.parameters()) {
            if (parameter.sources().size() > 1) {
                found.add(Diagnostic.error(
                        "route-two-sources",
                        "parameter " + parameter.name() + " of " + route.describe() + " has several sources: "
                                + parameter.sources().stream().map(s -> "@" + s).collect(Collectors.joining(", ")),
                        parameter.place(),
                        "leave one of them"));
            }
            if (parameter.source() == Source.NONE && !route.path().mentions(parameter.name())) {
                found.add(withoutSource(route, parameter));
            } else if (parameter.content()) {
                boolean field = parameter.source() == Source.FORM;
                found.addAll(body(route, parameter, body || form && !field));
                body |= !field;
                form |= field;
            }
            if (parameter.source() == Source.EXTENSION) {
                found.addAll(extension(route, parameter));
            }
            parameter.scalars().forEach(value -> found.addAll(constraints(value)));
            if (!parameter.scalar()) {
                found.addAll(constraints(parameter));
            }
            parameter.scalars().forEach(value -> {
                found.addAll(scalar(route, parameter, value));
                if (value.defaultValue() != null) {
                    found.addAll(defaultValue(value, value.defaultValue()));
                }
            });
            if (!parameter.scalar() && parameter.defaultValue() != null) {
                found.addAll(defaultValue(parameter, parameter.defaultValue()));
            }
        }
        return found;
    }

    /** An extension is found by its class, which knows nothing of type arguments. */
    private static List<Diagnostic> extension(RouteModel route, ParameterModel parameter) {
        TypeRef type = parameter.value();
        if (type.arguments().isEmpty() && !type.primitive() && !type.name().endsWith("[]")) {
            return List.of();
        }
        return List.of(Diagnostic.error(
                "route-unsupported-type",
                "parameter " + parameter.name() + " of " + route.describe() + " cannot be an extension: it is a "
                        + type.show(),
                parameter.place(),
                "let the layer leave an instance of a class or record of its own, without type arguments"));
    }

    private static List<Diagnostic> constraints(ParameterModel parameter) {
        boolean optional = parameter.presence() == Presence.OPTIONAL;
        boolean checked = parameter.scalar() || parameter.source() == Source.BODY;
        TypeRef type = optional ? parameter.value() : checked ? parameter.type() : TypeRef.of("whole content");
        List<Constraint> constraints = optional ? parameter.valueConstraints() : parameter.constraints();
        return ConstraintCheck.check(parameter.name(), constraints, type, parameter.place());
    }

    private static List<Diagnostic> unbound(RouteModel route, PathTemplate.Variable variable) {
        boolean bound = route.parameters().stream()
                .anyMatch(p -> p.source() == Source.PATH && p.name().equals(variable.name()));
        if (bound) {
            return List.of();
        }
        return List.of(Diagnostic.error(
                "route-unbound-variable",
                "the path variable {" + variable.name() + "} has no parameter in " + route.describe(),
                variable.place(),
                unboundHelp(route, variable.name())));
    }

    private static String unboundHelp(RouteModel route, String variable) {
        for (ParameterModel parameter : route.parameters()) {
            if (parameter.name().equals(variable)) {
                return "the parameter of that name comes from elsewhere: leave its annotation out";
            }
        }
        List<ParameterModel> loose = route.parameters().stream()
                .filter(p -> p.source() == Source.NONE)
                .toList();
        return loose.size() == 1
                ? "rename the parameter " + loose.getFirst().name() + " to " + variable + ", or write {"
                        + loose.getFirst().name() + "}"
                : "add a parameter of that name, as in \"UUID " + variable + "\"";
    }

    private static Diagnostic withoutSource(RouteModel route, ParameterModel parameter) {
        boolean simple = ScalarType.of(parameter.value()).isPresent()
                || parameter.enumeration().isPresent()
                || parameter.type().name().startsWith("java.");
        String help = simple
                ? "write {" + parameter.name()
                        + "} in the path, or annotate the parameter with @Query, @Header, @Cookie, @Form or @Body"
                : "annotate it with @Body, or give " + parameter.type().show()
                        + " a static method from(Request) that makes one of a request";
        return Diagnostic.error(
                "route-parameter-without-source",
                "nothing says where parameter " + parameter.name() + " of " + route.describe() + " comes from",
                parameter.place(),
                help);
    }

    private static List<Diagnostic> body(RouteModel route, ParameterModel parameter, boolean second) {
        var found = new ArrayList<Diagnostic>();
        if (second) {
            found.add(Diagnostic.error(
                    "route-two-bodies",
                    "parameter " + parameter.name() + " of " + route.describe() + " is a second body",
                    parameter.place(),
                    "a request has one content: put both into one record"));
        }
        if (route.method().equals("GET")) {
            found.add(Diagnostic.error(
                    "route-body-on-get",
                    "parameter " + parameter.name() + " of " + route.describe()
                            + " is the body of a GET request, which has none",
                    parameter.place(),
                    "take the values from the query with @Query, or answer @Post instead"));
        }
        return found;
    }

    /** What is wrong with {@code value}, which is {@code parameter} itself or a component of it. */
    private static List<Diagnostic> scalar(RouteModel route, ParameterModel parameter, ParameterModel value) {
        boolean file = value.file() && value.source() == Source.FORM;
        if (file
                || ScalarType.of(value.value()).isPresent()
                || value.enumeration().isPresent()) {
            return List.of();
        }
        boolean path = parameter.source() == Source.PATH;
        String what = value == parameter
                ? "parameter " + parameter.name()
                : "component " + value.name() + " of parameter " + parameter.name();
        return List.of(Diagnostic.error(
                "route-unsupported-type",
                what + " of " + route.describe() + " cannot be read from " + what(parameter.source()) + ": it is a "
                        + value.type().show(),
                value.place(),
                "take " + SCALARS + (path ? "" : ", or a List or an Optional of these")));
    }

    private static String what(Source source) {
        return switch (source) {
            case PATH -> "the path";
            case QUERY -> "the query";
            case HEADER -> "a header";
            case FORM -> "a form";
            default -> "a cookie";
        };
    }

    private static List<Diagnostic> defaultValue(ParameterModel parameter, DefaultValue value) {
        if (parameter.presence() != Presence.DEFAULT || parameter.file() || parameter.source() == Source.EXTENSION) {
            String why = parameter.presence() == Presence.LIST || parameter.presence() == Presence.OPTIONAL
                    ? "is empty when it is not sent"
                    : parameter.source() == Source.PATH ? "is always sent" : "has no default";
            return List.of(Diagnostic.error(
                    "route-bad-default",
                    "parameter " + parameter.name() + " " + why + ", so @Default has no meaning",
                    value.place(),
                    "leave @Default out"));
        }
        String expected = expected(parameter, value.text());
        return expected == null
                ? List.of()
                : List.of(Diagnostic.error(
                        "route-bad-default",
                        "the default of parameter " + parameter.name() + " must be " + expected + ", not \""
                                + value.text() + "\"",
                        value.place(),
                        "write it as a client would send it"));
    }

    /** What is wrong with {@code example} of {@code what}, one of the texts of a request. */
    static List<Diagnostic> example(String what, ParameterModel parameter, Example example) {
        String expected = expected(parameter, example.text());
        return expected == null || example.place() == null
                ? List.of()
                : List.of(Diagnostic.error(
                        "openapi-bad-example",
                        "the example of " + what + " must be " + expected + ", not \"" + example.text() + "\"",
                        example.place(),
                        "write it as a client would send it"));
    }

    /** What the text should have been, or {@code null} if it fits. */
    private static @Nullable String expected(ParameterModel parameter, String text) {
        if (parameter.enumeration().isPresent()) {
            EnumType type = parameter.enumeration().get();
            boolean fits = type.constants().stream().anyMatch(c -> c.label().equals(text));
            return fits ? null : type.oneOf();
        }
        ScalarType type = ScalarType.of(parameter.value()).orElse(null);
        if (type == null) {
            return null;
        }
        Object value = type.scalar().read(text);
        return value == null
                ? type.scalar().expected()
                : Rule.of(parameter.valueConstraints(), parameter.value()).stream()
                        .filter(rule -> !rule.fits(value))
                        .map(Rule::wanted)
                        .findFirst()
                        .orElse(null);
    }
}
