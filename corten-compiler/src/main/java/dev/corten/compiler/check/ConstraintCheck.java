package dev.corten.compiler.check;

import dev.corten.compiler.model.Constraint;
import dev.corten.compiler.model.Rule;
import dev.corten.compiler.model.TypeRef;
import dev.corten.compiler.report.Diagnostic;
import dev.corten.compiler.report.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Finds constraints that would not be checked, or that nothing fits: both would be lies. */
final class ConstraintCheck {
    private static final String SUPPORTED =
            "checked are NotBlank, NotEmpty, Size, Pattern and Email without flags, Min, Max, DecimalMin, DecimalMax, Positive,\n"
                    + "PositiveOrZero, Negative, NegativeOrZero and Digits, without groups, on texts, numbers, lists, sets and maps:\n"
                    + "check anything else in the constructor";

    /** jakarta.validation counts characters and elements. */
    private static final String UPLOAD =
            "upload.size() says how many bytes a file has: look at it in the method and throw an exception with a status;"
                    + "\nLayers.contentLimit limits the whole form before anything of it is kept";

    private final String what;
    private final Set<String> variables;
    private final Place use;
    private final List<Diagnostic> found = new ArrayList<>();

    private ConstraintCheck(String what, Set<String> variables, Place use) {
        this.what = what;
        this.variables = variables;
        this.use = use;
    }

    /** What is wrong with the constraints of {@code what}, which has a {@code type}; at {@code use} if they stand nowhere. */
    static List<Diagnostic> check(String what, List<Constraint> constraints, TypeRef type, Place use) {
        return check(what, constraints, type, Set.of(), use);
    }

    /** The same in a record whose type parameters are {@code variables}. */
    static List<Diagnostic> check(
            String what, List<Constraint> constraints, TypeRef type, Set<String> variables, Place use) {
        var check = new ConstraintCheck(what, variables, use);
        check.whole(Constraint.whole(constraints), type);
        check.inside(constraints, type);
        return List.copyOf(check.found);
    }

    private void whole(List<Constraint> constraints, TypeRef type) {
        var rules = new ArrayList<Rule>();
        for (Constraint constraint : constraints) {
            Rule rule = Rule.of(constraint, type).orElse(null);
            String why = rule == null ? null : impossible(rule, rules);
            if (rule instanceof Rule.Nothing && type.nullable()) {
                found.add(Diagnostic.error(
                        "constraint-unsupported",
                        constraint.show() + " of " + what + " is not checked: its type is @Nullable",
                        place(constraint),
                        "remove @Nullable if it must be there, or " + constraint.show() + " if it need not"));
            } else if (rule == null) {
                unsupported(constraint, type);
            } else if (why != null) {
                found.add(Diagnostic.error(
                        "constraint-impossible",
                        "nothing can fit " + constraint.show() + " of " + what + ": " + why,
                        place(constraint),
                        "mend it, or leave it out"));
            } else {
                rules.add(rule);
            }
        }
    }

    private void inside(List<Constraint> constraints, TypeRef type) {
        for (int i = 0; i < type.arguments().size(); i++) {
            TypeRef argument = type.arguments().get(i);
            List<Constraint> there = Constraint.of(constraints, i);
            boolean checked =
                    switch (type.name()) {
                        case "java.util.List", "java.util.Set", "java.util.Optional" -> !mentionsVariable(argument);
                        case "java.util.Map" -> i == 1 && !mentionsVariable(argument);
                        default -> false;
                    };
            if (checked) {
                whole(Constraint.whole(there), argument);
                inside(there, argument);
            } else {
                // A type argument is never null unless it says so.
                there.stream()
                        .filter(constraint -> !constraint.kind().equals("NotNull"))
                        .forEach(constraint -> unsupported(constraint, type));
            }
        }
    }

    /** Whether a codec for it is not known before the record is used. */
    private boolean mentionsVariable(TypeRef type) {
        return variables.contains(type.name()) || type.arguments().stream().anyMatch(this::mentionsVariable);
    }

    /** Why nothing fits {@code rule} that fits {@code others}, or {@code null} if something may. */
    private static @Nullable String impossible(Rule rule, List<Rule> others) {
        return switch (rule) {
            case Rule.Matching matching -> malformed(matching.pattern());
            case Rule.Size size ->
                size.min() < 0 || size.min() > size.max()
                        ? "no size is from " + size.min() + " to " + size.max()
                        : others.stream()
                                .filter(o -> o instanceof Rule.Size other
                                        && (other.min() > size.max() || other.max() < size.min()))
                                .map(o -> "nothing is both " + o.wanted() + " and " + size.wanted())
                                .findFirst()
                                .orElse(null);
            case Rule.Bound bound ->
                others.stream()
                        .filter(o -> o instanceof Rule.Bound other && bound.excludes(other))
                        .map(o -> "nothing is both " + o.wanted() + " and " + bound.wanted())
                        .findFirst()
                        .orElse(null);
            case Rule.Digits digits ->
                digits.integer() < 0 || digits.fraction() < 0 ? "no number of digits is negative" : null;
            case Rule.Nothing _, Rule.NotBlank _, Rule.Email _ -> null;
        };
    }

    private static @Nullable String malformed(String pattern) {
        try {
            Pattern.compile(pattern);
            return null;
        } catch (PatternSyntaxException e) {
            return "the pattern is malformed: " + e.getDescription();
        }
    }

    private void unsupported(Constraint constraint, TypeRef type) {
        String why = constraint.members().containsKey("groups")
                ? "it has groups"
                : "there is no such check for " + type.required().show();
        found.add(Diagnostic.error(
                "constraint-unsupported",
                constraint.show() + " of " + what + " is not checked: " + why,
                place(constraint),
                type.is("dev.corten.http.Upload") ? UPLOAD : SUPPORTED));
    }

    private Place place(Constraint constraint) {
        return constraint.place() == null ? use : constraint.place();
    }
}
