package dev.corten.compiler.check;

import dev.corten.compiler.model.Example;
import dev.corten.compiler.model.ParameterModel;
import dev.corten.compiler.model.ParameterModel.Source;
import dev.corten.compiler.model.PathTemplate;
import dev.corten.compiler.model.ResultModel;
import dev.corten.compiler.model.RouteModel;
import dev.corten.compiler.model.RoutesModel;
import dev.corten.compiler.model.ThrownModel;
import dev.corten.compiler.model.TypeRef;
import dev.corten.compiler.read.CodecFinder;
import dev.corten.compiler.read.ResultReader;
import dev.corten.compiler.report.Diagnostic;
import dev.corten.compiler.report.Place;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What must be right about the routes of one class. */
public final class RoutesCheck {
    private final CodecFinder codecs;
    private final ResultCheck result;

    /** Asks {@code codecs} for the types of bodies and results. */
    public RoutesCheck(CodecFinder codecs) {
        this.codecs = codecs;
        this.result = new ResultCheck(codecs);
    }

    /** Everything that is wrong with {@code routes}. */
    public List<Diagnostic> check(RoutesModel routes) {
        var found = new ArrayList<Diagnostic>();
        if (!routes.obstacle().isEmpty()) {
            found.add(Diagnostic.error(
                    "route-not-callable",
                    routes.name().simple() + " cannot have routes: " + routes.obstacle(),
                    routes.place(),
                    "a generated class calls its methods: make it a class that the classes of its package can use"));
        }
        for (RouteModel route : routes.routes()) {
            found.addAll(check(route));
        }
        found.addAll(ClientCheck.check(routes));
        return found;
    }

    /** A route in a class without {@code @Routes}. */
    public static Diagnostic stray(String type, String method, Place place) {
        return Diagnostic.error(
                "route-outside-routes",
                type + "." + method + " is a route, but " + type + " has no @Routes",
                place,
                "annotate " + type + " with @Routes, or nothing will ever call the method");
    }

    /** A result with a template that no class renders. */
    public static Diagnostic unrendered(ResultReader.Unrendered result) {
        return Diagnostic.error(
                "route-no-renderer",
                "there is no " + result.renderer() + " to render the template of " + result.type(),
                result.place(),
                "have JStachio generate it: its jstachio-apt must be among the annotation processors, and its names the"
                        + "\nusual ones; or render the page yourself and return Html.of(…)");
    }

    private List<Diagnostic> check(RouteModel route) {
        var found = new ArrayList<Diagnostic>();
        if (!route.obstacle().isEmpty()) {
            found.add(
                    Diagnostic.error(
                            "route-not-callable",
                            route.describe() + " cannot be a route: " + route.obstacle(),
                            route.place(),
                            "a generated class of the same package calls it on an instance: it must see the method and its types"));
        }
        for (Place other : route.otherMappings()) {
            found.add(Diagnostic.error(
                    "route-two-methods",
                    route.describe() + " has two route annotations",
                    other,
                    "write one method for each"));
        }
        for (PathTemplate.Problem problem : route.path().problems()) {
            found.add(Diagnostic.error("route-bad-path", problem.message(), problem.place(), problem.help()));
        }
        found.addAll(ParameterCheck.check(route));
        found.addAll(result.check(route));
        found.addAll(UpgradeCheck.check(route));
        route.parameters().forEach(p -> found.addAll(codec(p)));
        route.thrown().forEach(thrown -> found.addAll(thrown(route.describe(), thrown)));
        found.addAll(SecurityCheck.check(route));
        found.addAll(examples(route));
        for (ParameterModel parameter : route.parameters()) {
            parameter
                    .factoryThrown()
                    .forEach(thrown -> found.addAll(thrown(parameter.type().show() + ".from", thrown)));
        }
        return found;
    }

    private List<Diagnostic> examples(RouteModel route) {
        var found = new ArrayList<Diagnostic>();
        for (ParameterModel parameter : route.parameters()) {
            ParameterModel.Group group = parameter.group();
            Example example = route.described().examples().get(parameter.name());
            if (group != null) {
                for (ParameterModel member : group.members()) {
                    Example one = group.described().examples().get(member.name());
                    found.addAll(example(parameter.type().show() + "." + member.name(), member, one));
                }
            } else {
                found.addAll(
                        example("the parameter " + parameter.name() + " of " + route.describe(), parameter, example));
            }
        }
        Example answer = route.described().example();
        if (answer != null) {
            found.addAll(answer("the answer of " + route.describe(), route.result(), answer));
        }
        return found;
    }

    private List<Diagnostic> answer(String what, ResultModel result, Example example) {
        return switch (result.kind()) {
            case JSON -> ExampleCheck.check(what, result.value(), List.of(), example, codecs);
            case ARRAY ->
                ExampleCheck.check(
                        what,
                        new TypeRef("java.util.List", List.of(result.value()), false),
                        List.of(),
                        example,
                        codecs);
            case TEXT, BYTES -> List.of();
            case NOTHING, RESPONSE, HTML, TEMPLATE, REDIRECT, NDJSON, EVENTS -> ExampleCheck.pointless(what, example);
        };
    }

    private List<Diagnostic> example(String what, ParameterModel parameter, @Nullable Example example) {
        if (example == null) {
            return List.of();
        }
        return parameter.source() == Source.BODY
                ? ExampleCheck.check(what, parameter.type(), parameter.constraints(), example, codecs)
                : parameter.scalar()
                        ? ParameterCheck.example(what, parameter, example)
                        : ExampleCheck.pointless(what, example);
    }

    private List<Diagnostic> codec(ParameterModel parameter) {
        return switch (parameter.source()) {
            case BODY -> codec(parameter.type(), parameter.place());
            case UPGRADE ->
                parameter.type().arguments().stream()
                        .flatMap(message -> codec(message, parameter.place()).stream())
                        .toList();
            default -> List.of();
        };
    }

    private List<Diagnostic> codec(TypeRef type, Place place) {
        return codecs.find(type) instanceof CodecFinder.Missing missing ? missing.diagnostics(place) : List.of();
    }

    private static List<Diagnostic> thrown(String method, ThrownModel thrown) {
        var found = new ArrayList<Diagnostic>();
        for (ThrownModel member : thrown.members()) {
            if (member.checked() && !member.interrupted() && member.status() == null) {
                String family = thrown.family().isEmpty() ? "" : ", one of " + thrown.simpleName() + ",";
                found.add(Diagnostic.error(
                        "exception-without-status",
                        "the checked exception " + member.simpleName() + family + " of " + method + " has no status",
                        thrown.place(),
                        "put @Status on its class, or catch it and throw one that has a status"));
            }
        }
        return found;
    }
}
