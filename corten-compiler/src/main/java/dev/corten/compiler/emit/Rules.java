package dev.corten.compiler.emit;

import dev.corten.compiler.model.CodecRef;
import dev.corten.compiler.model.Constraint;
import dev.corten.compiler.model.Rule;
import dev.corten.compiler.model.TypeRef;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes how a value is checked against rules. */
final class Rules {
    private static final String CONSTRAINTS = "dev.corten.json.Constraints";

    private static final int WIDTH = 116;

    private final JavaFile file;
    private final List<String> constants = new ArrayList<>();
    private final Set<String> names;

    /** For {@code file}, in which {@code names} are taken. */
    Rules(JavaFile file, Set<String> names) {
        this.file = file;
        this.names = names;
    }

    /** The patterns and codecs that the conditions and expressions mention, as constants. */
    List<String> constants() {
        return List.copyOf(constants);
    }

    /**
     * The condition that {@code value} fits {@code rule}.
     *
     * @param name what a constant for it is called
     */
    String condition(Rule rule, String value, String name) {
        String check = file.type(CONSTRAINTS) + ".";
        return switch (rule) {
            case Rule.Nothing _ -> throw new IllegalArgumentException("nothing to check");
            case Rule.NotBlank _ -> check + "notBlank(" + value + ")";
            case Rule.Email _ -> check + "email(" + value + ")";
            case Rule.Digits digits ->
                check + "digits(" + value + ", " + digits.integer() + ", " + digits.fraction() + ")";
            case Rule.Size size -> check + "size(" + value + ", " + size.min() + ", " + max(size.max()) + ")";
            case Rule.Matching matching -> check + "matches(" + value + ", " + pattern(matching, name) + ")";
            case Rule.Bound bound when bound.whole() -> check + "between(" + value + ", " + range(bound) + ")";
            case Rule.Bound bound ->
                check + (bound.lower() ? "atLeast(" : "atMost(") + value + ", new "
                        + file.type("java.math.BigDecimal") + "("
                        + JavaFile.literal(bound.bound().toString()) + "), " + bound.included() + ")";
        };
    }

    private String pattern(Rule.Matching matching, String name) {
        String pattern = file.type("java.util.regex.Pattern");
        String constant = unique(name + "_PATTERN");
        constants.add("private static final %1$s %2$s = %1$s.compile(%3$s);"
                .formatted(pattern, constant, JavaFile.literal(matching.pattern())));
        return constant;
    }

    /**
     * {@code codec}, which is of a {@code type}, with the checks that {@code constraints} ask for; constants are called after
     * {@code name}.
     */
    CodecRef codec(CodecRef codec, TypeRef type, List<Constraint> constraints, String name) {
        if (constraints.isEmpty()) {
            return codec;
        }
        if (type.nullable()) {
            return CodecRef.builtIn("nullable", codec(argument(codec), type.required(), constraints, name));
        }
        CodecRef inside = inside(codec, type, constraints, name);
        List<Rule> rules = Rule.of(constraints, type);
        if (rules.isEmpty()) {
            return inside;
        }
        String constant = unique(name + "_CODEC");
        List<String> tests = rules.stream()
                .map(rule -> ".where(" + JavaFile.literal(message(rule)) + ", value -> "
                        + condition(rule, "value", name) + ")")
                .toList();
        String declaration = "private static final " + file.type("dev.corten.json.JsonCodec") + "<"
                + file.type(type.boxed()) + "> " + constant + " = " + inside.expression(file::type);
        constants.add(chain(declaration, tests));
        return CodecRef.constant("", constant);
    }

    /** A declaration of a constant that ends with {@code calls}: in one or two lines if they fit, otherwise each in one. */
    static String chain(String declaration, List<String> calls) {
        String flat = Code.assignment(4, declaration + String.join("", calls) + ";");
        return flat.lines().allMatch(line -> line.length() <= WIDTH)
                ? flat
                : declaration + calls.stream().map(c -> "\n        " + c).collect(Collectors.joining()) + ";";
    }

    /** The same with the checks that are for the arguments of {@code type} alone. */
    CodecRef inside(CodecRef codec, TypeRef type, List<Constraint> constraints, String name) {
        // A map has the codec of its values: names are strings.
        int argument = type.is("java.util.Map") ? 1 : 0;
        List<Constraint> there = Constraint.of(constraints, argument);
        if (there.isEmpty()) {
            return codec;
        }
        CodecRef checked = codec(argument(codec), type.arguments().get(argument), there, name + "_ELEMENT");
        return CodecRef.call(codec.owner(), codec.member(), List.of(checked));
    }

    private static CodecRef argument(CodecRef codec) {
        return Objects.requireNonNull(codec.arguments()).getFirst();
    }

    /** What a value is told that does not fit {@code rule}. */
    static String message(Rule rule) {
        return "must be " + rule.wanted();
    }

    private String unique(String name) {
        String unique = name;
        for (int i = 2; !names.add(unique); i++) {
            unique = name + "_" + i;
        }
        return unique;
    }

    private static String max(int max) {
        return max == Integer.MAX_VALUE ? "Integer.MAX_VALUE" : Integer.toString(max);
    }

    private static String range(Rule.Bound bound) {
        BigDecimal end = bound.included()
                ? bound.bound()
                : bound.lower()
                        ? bound.bound().add(BigDecimal.ONE)
                        : bound.bound().subtract(BigDecimal.ONE);
        String number = end.toBigInteger() + "L";
        return bound.lower() ? number + ", Long.MAX_VALUE" : "Long.MIN_VALUE, " + number;
    }
}
