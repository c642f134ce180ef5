package dev.corten.compiler.model;

import dev.corten.compiler.report.Place;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An annotation that says which values are right, as those of {@code jakarta.validation.constraints} do.
 *
 * @param name its qualified name
 * @param members what was written in it, as text
 * @param within the way to the type that it stands on, as indexes of type arguments: none for the whole type, 0 for the
 *     elements of a list
 * @param place what it stands on, or {@code null} if that is in no source
 */
public record Constraint(
        String name,
        Map<String, String> members,
        List<Integer> within,
        @Nullable Place place) {
    private static final String PACKAGE = "jakarta.validation.constraints.";

    /** Copies {@code members} and {@code within}. */
    public Constraint {
        members = Map.copyOf(members);
        within = List.copyOf(within);
    }

    /** The simple name of one of {@code jakarta.validation}; the qualified one of another. */
    public String kind() {
        return name.startsWith(PACKAGE) ? name.substring(PACKAGE.length()) : name;
    }

    /** As a message shows it: {@code @Size}. */
    public String show() {
        return "@" + name.substring(name.lastIndexOf('.') + 1);
    }

    /** The member {@code member} as a number, or {@code other} where it was not written. */
    public int number(String member, int other) {
        String value = members.get(member);
        return value == null ? other : Integer.parseInt(value);
    }

    /** Those of {@code constraints} that are for the whole type. */
    public static List<Constraint> whole(List<Constraint> constraints) {
        return constraints.stream().filter(c -> c.within.isEmpty()).toList();
    }

    /** Those of {@code constraints} that are for the type argument {@code index}, or inside of it, as seen from there. */
    public static List<Constraint> of(List<Constraint> constraints, int index) {
        return constraints.stream()
                .filter(c -> !c.within.isEmpty() && c.within.getFirst() == index)
                .map(c -> new Constraint(c.name, c.members, c.within.subList(1, c.within.size()), c.place))
                .toList();
    }

    /** Those for what an {@code Optional} or {@code Field} holds, wherever they were written, as seen from there. */
    public static List<Constraint> unwrapped(List<Constraint> constraints) {
        return Stream.concat(whole(constraints).stream(), of(constraints, 0).stream())
                .toList();
    }
}
