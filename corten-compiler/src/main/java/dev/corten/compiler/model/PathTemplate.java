package dev.corten.compiler.model;

import dev.corten.compiler.report.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The path of a route as it was written, in one or two parts: that of the class and that of the method.
 *
 * @param text the whole path, as in {@code /tasks/{id}}
 * @param variables the variables, in order
 * @param problems what is wrong with it
 */
public record PathTemplate(String text, List<Variable> variables, List<Problem> problems) {

    /** A variable and where it stands; {@code rest} if it is all that is left of the path. */
    public record Variable(String name, Place place, boolean rest) {}

    /** What is wrong and where. */
    public record Problem(String message, String help, Place place) {}

    /**
     * A part of a path.
     *
     * @param text its characters
     * @param place where they stand; of another length than the text where the source does not show them one by one
     */
    public record Part(String text, Place place) {
        Place at(int from, int to) {
            boolean exact = place.end() - place.start() == text.length();
            return exact ? new Place(place.source(), place.start() + from, place.start() + to) : place;
        }
    }

    /** Copies the lists. */
    public PathTemplate {
        variables = List.copyOf(variables);
        problems = List.copyOf(problems);
    }

    /** Reads the parts of a path. */
    public static PathTemplate of(List<Part> parts) {
        String text = parts.stream().map(Part::text).collect(Collectors.joining());
        var variables = new ArrayList<Variable>();
        var problems = new ArrayList<Problem>();
        for (Part part : parts) {
            if (!part.text().isEmpty() && variables.stream().anyMatch(Variable::rest)) {
                problems.add(afterRest(part.at(0, part.text().length())));
            }
            read(part, text.equals("/"), variables, problems);
        }
        return new PathTemplate(text.isEmpty() ? "/" : text, variables, problems);
    }

    /** What all paths have in common that match the same requests: {@code /tasks/{}}. */
    public String shape() {
        return text.replaceAll("\\{[^/]*\\.\\.\\.}", "{...}").replaceAll("\\{[^/.]+}", "{}");
    }

    /** Whether {@code name} is one of the variables. */
    public boolean binds(String name) {
        return variables.stream().anyMatch(v -> v.name().equals(name));
    }

    /** Whether {@code name} stands in braces somewhere, be it as a proper variable or not. */
    public boolean mentions(String name) {
        return text.contains("{" + name + "}") || text.contains("{" + name + "...}");
    }

    private static void read(Part part, boolean root, List<Variable> variables, List<Problem> problems) {
        String text = part.text();
        if (text.isEmpty() || root) {
            return;
        }
        if (!text.startsWith("/")) {
            problems.add(new Problem(
                    "the path \"" + text + "\" does not begin with /",
                    "write \"/" + text + "\"",
                    part.at(0, text.length())));
            return;
        }
        int from = 1;
        while (from <= text.length()) {
            int slash = text.indexOf('/', from);
            int to = slash < 0 ? text.length() : slash;
            segment(part, from, to, variables, problems);
            from = to + 1;
        }
    }

    private static void segment(Part part, int from, int to, List<Variable> variables, List<Problem> problems) {
        String text = part.text();
        String segment = text.substring(from, to);
        if (segment.endsWith("...}") && to < text.length()) {
            problems.add(afterRest(part.at(to, text.length())));
        }
        if (segment.isEmpty()) {
            boolean last = from == text.length();
            problems.add(new Problem(
                    "the path \"" + text + "\" " + (last ? "ends with /" : "has an empty segment"),
                    last
                            ? "leave the / at the end out: a path with it is another path, which clients rarely mean"
                            : "write one / between segments",
                    part.at(from - 1, last ? from : from + 1)));
        } else if (segment.startsWith("{") && segment.endsWith("}") && segment.indexOf('{', 1) < 0) {
            variable(part, from, to, segment.substring(1, segment.length() - 1), variables, problems);
        } else if (segment.chars().anyMatch(c -> c <= ' ' || c == 0x7F || "{}?#%".indexOf(c) >= 0)) {
            boolean braces = segment.contains("{") || segment.contains("}");
            problems.add(new Problem(
                    "the segment \"" + segment + "\" of the path is neither plain text nor one variable",
                    braces
                            ? "a variable is a whole segment: /{name}"
                            : "write the characters themselves, not percent-encoded, and without spaces, ? and #",
                    part.at(from, to)));
        }
    }

    private static Problem afterRest(Place place) {
        return new Problem(
                "the path goes on after a variable that takes all that is left of it",
                "put the variable with ... last, or leave its ... out",
                place);
    }

    private static void variable(
            Part part, int from, int to, String written, List<Variable> variables, List<Problem> problems) {
        Place place = part.at(from, to);
        boolean rest = written.endsWith("...");
        String name = rest ? written.substring(0, written.length() - 3) : written;
        if (name.isEmpty() || !javax.lang.model.SourceVersion.isIdentifier(name)) {
            problems.add(new Problem(
                    "the variable {" + name + "} of the path has no name that a parameter can have",
                    "name it as a Java parameter: {id}",
                    place));
        } else if (variables.stream().anyMatch(v -> v.name().equals(name))) {
            problems.add(new Problem(
                    "the path has the variable {" + name + "} twice", "give each variable a name of its own", place));
        } else {
            variables.add(new Variable(name, place, rest));
        }
    }
}
