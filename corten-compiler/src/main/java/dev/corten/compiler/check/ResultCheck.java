package dev.corten.compiler.check;

import dev.corten.compiler.model.ResultModel;
import dev.corten.compiler.model.RouteModel;
import dev.corten.compiler.read.CodecFinder;
import dev.corten.compiler.report.Diagnostic;
import dev.corten.compiler.report.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/** What must be right about the normal answer of a route: its type, its status, its media types. */
final class ResultCheck {
    private static final int MIN_STATUS = 200;
    private static final int MAX_STATUS = 599;
    private static final Pattern MEDIA_TYPE =
            Pattern.compile("[a-z0-9!#$&^_.+-]+/[a-z0-9!#$&^_.+-]+(; *[a-z]+=[A-Za-z0-9!#$&^_.+-]+)*");

    private final CodecFinder codecs;

    ResultCheck(CodecFinder codecs) {
        this.codecs = codecs;
    }

    /** Everything that is wrong with the result of {@code route}. */
    List<Diagnostic> check(RouteModel route) {
        ResultModel result = route.result();
        var found = new ArrayList<>(produces(route, result));
        boolean json = result.kinds().stream().anyMatch(ResultModel.Kind::json);
        if (json && codecs.find(result.value()) instanceof CodecFinder.Missing missing) {
            found.addAll(missing.diagnostics(result.place()));
        }
        found.addAll(status(route, result));
        return found;
    }

    private static List<Diagnostic> produces(RouteModel route, ResultModel result) {
        var found = new ArrayList<Diagnostic>();
        var seen = new HashSet<String>();
        for (ResultModel.Produced produced : result.produces()) {
            String type = produced.type();
            if (!MEDIA_TYPE.matcher(type).matches()) {
                found.add(wrong("\"" + type + "\" is no media type", produced, "write it as in \"text/csv\""));
            } else if (!seen.add(type)) {
                found.add(wrong(route.describe() + " produces " + type + " twice", produced, "leave one of them out"));
            } else if (produced.kind() == null) {
                found.add(wrong(
                        route.describe() + " answers " + result.value().show() + ", which cannot be " + type,
                        produced,
                        possible(type)));
            } else if (produced.kind() == ResultModel.Kind.BYTES
                    && result.produces().size() > 1) {
                found.add(wrong(
                        route.describe() + " answers the same " + result.value().show() + " as several types",
                        produced,
                        "name the one type that it is"));
                break;
            }
        }
        return found;
    }

    private static Diagnostic wrong(String message, ResultModel.Produced produced, String help) {
        return Diagnostic.error("route-bad-produces", message, produced.place(), help);
    }

    private static String possible(String type) {
        return switch (type) {
            case "text/html" ->
                "give the type a template: @JStache of JStachio; a page made otherwise is a result of type Html";
            case "application/x-ndjson" -> "return a Stream";
            case "application/json" -> "return a type with a JSON codec, or a Stream of such";
            default -> "return a String or byte[] that is " + type + ", or a Response";
        };
    }

    private static List<Diagnostic> status(RouteModel route, ResultModel result) {
        var found = new ArrayList<Diagnostic>();
        Place place = result.statusPlace();
        if (place == null) {
            return found;
        }
        if (result.status() < MIN_STATUS || result.status() > MAX_STATUS) {
            found.add(Diagnostic.error(
                    "route-bad-status",
                    "the status " + result.status() + " of " + route.describe() + " is not one of 200 to 599",
                    place,
                    "say the status of the normal answer, as in @Status(201)"));
        } else if (result.kind() == ResultModel.Kind.RESPONSE) {
            found.add(Diagnostic.error(
                    "route-bad-status",
                    route.describe() + " answers a Response, which has its own status",
                    place,
                    "leave @Status out and write response.status(" + result.status() + ")"));
        } else if (result.kind() == ResultModel.Kind.REDIRECT && !redirect(result.status())) {
            found.add(Diagnostic.error(
                    "route-bad-status",
                    "the status " + result.status() + " of " + route.describe() + " is not that of a redirect",
                    place,
                    "take 303 to have the client GET what is there, 307 to have it send the same again, or 308 if it\nshall"
                            + " do so forever; without @Status it is 303"));
        } else if (noContent(result.status()) && result.kind() != ResultModel.Kind.NOTHING) {
            found.add(Diagnostic.error(
                    "route-bad-status",
                    "an answer with status " + result.status() + " has no content, but " + route.describe()
                            + " answers " + result.value().show(),
                    place,
                    "make the method void, or take another status"));
        }
        return found;
    }

    private static boolean redirect(int status) {
        return switch (status) {
            case 301, 302, 303, 307, 308 -> true;
            default -> false;
        };
    }

    private static boolean noContent(int status) {
        return status == 204 || status == 205 || status == 304;
    }
}
