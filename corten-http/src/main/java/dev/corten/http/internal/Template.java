package dev.corten.http.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The template of a path: {@code /tasks/{id}}, {@code /files/{name...}}.
 *
 * @param segments what stands between its slashes
 */
public record Template(List<Segment> segments) {

    /**
     * A segment.
     *
     * @param literal its characters, decoded, or {@code null} for a variable
     * @param variable the name of the variable, or {@code null} for a literal
     * @param rest whether the variable is all that is left of the path, with its slashes
     */
    public record Segment(
            @Nullable String literal, @Nullable String variable, boolean rest) {}

    /**
     * Reads a template.
     *
     * @throws IllegalArgumentException saying what is wrong with it
     */
    public static Template parse(String text) {
        if (!text.startsWith("/")) {
            throw wrong(text, "does not begin with /");
        }
        var segments = new ArrayList<Segment>();
        var names = new HashSet<String>();
        for (String part : text.substring(1).split("/", -1)) {
            if (part.isEmpty() && text.length() > 1) {
                throw wrong(text, text.endsWith("/") ? "ends with /" : "has an empty segment");
            }
            if (!segments.isEmpty() && segments.getLast().rest()) {
                throw wrong(text, "goes on after the rest of the path");
            }
            if (part.startsWith("{") && part.endsWith("}")) {
                boolean rest = part.endsWith("...}");
                String name = part.substring(1, part.length() - (rest ? 4 : 1));
                if (name.isEmpty() || !name.chars().allMatch(Character::isJavaIdentifierPart)) {
                    throw wrong(text, "has a variable without a proper name: " + part);
                }
                if (!names.add(name)) {
                    throw wrong(text, "has the variable {" + name + "} twice");
                }
                segments.add(new Segment(null, name, rest));
            } else if (part.chars().anyMatch(c -> c <= ' ' || c == 0x7F || "{}?#%".indexOf(c) >= 0)) {
                throw wrong(text, "has a segment that is neither plain text nor one variable: " + part);
            } else {
                segments.add(new Segment(part, null, false));
            }
        }
        return new Template(List.copyOf(segments));
    }

    /** Whether the last variable is all that is left of the path. */
    public boolean rest() {
        return segments.getLast().rest();
    }

    /** The names of the variables in order. */
    public List<String> variables() {
        var names = new ArrayList<String>();
        for (Segment segment : segments) {
            if (segment.variable() != null) {
                names.add(segment.variable());
            }
        }
        return names;
    }

    /** The positions of the variables among the segments. */
    public int[] positions() {
        int[] positions = new int[variables().size()];
        int count = 0;
        for (int i = 0; i < segments.size(); i++) {
            if (segments.get(i).variable() != null) {
                positions[count++] = i;
            }
        }
        return positions;
    }

    private static IllegalArgumentException wrong(String text, String what) {
        return new IllegalArgumentException("the path \"" + text + "\" " + what);
    }
}
