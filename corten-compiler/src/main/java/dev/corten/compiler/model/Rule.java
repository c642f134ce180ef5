package dev.corten.compiler.model;

import dev.corten.json.Constraints;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a constraint means for a type, in the code that is generated, in messages and in a schema. */
public sealed interface Rule {
    /** In words that follow "must be". */
    String wanted();

    /** The keywords of JSON Schema that say it, as far as there are some. */
    Map<String, Object> schema();

    /** Whether a text or number of the type that it is for fits. */
    boolean fits(Object value);

    /** The rule that {@code constraint} is for a {@code type}; empty if it has no meaning for it. */
    static Optional<Rule> of(Constraint constraint, TypeRef type) {
        // The generated code knows no groups: it would check what is only for some of them.
        if (constraint.members().containsKey("groups")) {
            return Optional.empty();
        }
        return switch (constraint.kind()) {
            case "NotNull" -> Optional.of(new Nothing());
            case "NotBlank" -> text(type, new NotBlank());
            case "NotEmpty" -> size(type, 1, Integer.MAX_VALUE);
            case "Size" -> size(type, constraint.number("min", 0), constraint.number("max", Integer.MAX_VALUE));
            case "Email" -> constraint.members().containsKey("regexp") ? Optional.empty() : text(type, new Email());
            case "Pattern" ->
                constraint.members().containsKey("flags")
                        ? Optional.empty()
                        : text(type, new Matching(constraint.members().getOrDefault("regexp", "")));
            case "Min", "DecimalMin" -> bound(constraint, type, true);
            case "Max", "DecimalMax" -> bound(constraint, type, false);
            case "Positive" -> bound(type, new Bound(BigDecimal.ZERO, true, false, whole(type)));
            case "PositiveOrZero" -> bound(type, new Bound(BigDecimal.ZERO, true, true, whole(type)));
            case "Negative" -> bound(type, new Bound(BigDecimal.ZERO, false, false, whole(type)));
            case "NegativeOrZero" -> bound(type, new Bound(BigDecimal.ZERO, false, true, whole(type)));
            case "Digits" ->
                exact(type)
                        ? Optional.of(new Digits(constraint.number("integer", 0), constraint.number("fraction", 0)))
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** The rules of the {@code constraints} that are for a whole {@code type}, but for those that ask for nothing. */
    static List<Rule> of(List<Constraint> constraints, TypeRef type) {
        return Constraint.whole(constraints).stream()
                .flatMap(c -> of(c, type).stream())
                .filter(r -> !(r instanceof Nothing))
                .toList();
    }

    /** It is not {@code null}, which its type says already. */
    record Nothing() implements Rule {
        @Override
        public boolean fits(Object value) {
            return true;
        }

        @Override
        public String wanted() {
            return "there";
        }

        @Override
        public Map<String, Object> schema() {
            return Map.of();
        }
    }

    /** A text with a character that is no white space. */
    record NotBlank() implements Rule {
        @Override
        public boolean fits(Object value) {
            return Constraints.notBlank((String) value);
        }

        @Override
        public String wanted() {
            return "a text that is not blank";
        }

        @Override
        public Map<String, Object> schema() {
            return Map.of("minLength", 1);
        }
    }

    /** A text that looks like an address of mail. */
    record Email() implements Rule {
        @Override
        public boolean fits(Object value) {
            return Constraints.email((String) value);
        }

        @Override
        public String wanted() {
            return "an email address";
        }

        @Override
        public Map<String, Object> schema() {
            return Map.of("format", "email");
        }
    }

    /** A text that matches as a whole. */
    record Matching(String pattern) implements Rule {
        /**
         * What a pattern of JSON Schema, which is one of ECMA-262, does not have or understands otherwise: flags, atomic groups,
         * possessive quantifiers, intersections of classes, anchors and classes with a backslash.
         */
        private static final Pattern JAVA_ONLY =
                Pattern.compile("\\(\\?[a-z-]+[:)]|\\(\\?>|[*+?}]\\+|&&|\\[\\^?\\[|\\\\[AzZGQEhHVRXpPNe]");

        @Override
        public boolean fits(Object value) {
            return Constraints.matches((String) value, Pattern.compile(pattern));
        }

        @Override
        public String wanted() {
            return "a text that matches " + pattern;
        }

        @Override
        public Map<String, Object> schema() {
            // A schema looks for the pattern anywhere.
            return JAVA_ONLY.matcher(pattern).find() ? Map.of() : Map.of("pattern", "^(?:" + pattern + ")$");
        }
    }

    /** A text of so many characters, or a list of so many elements, with the words for them. */
    record Size(int min, int max, String what, String keyword) implements Rule {
        @Override
        public boolean fits(Object value) {
            return Constraints.size((String) value, min, max);
        }

        @Override
        public String wanted() {
            String count = max == Integer.MAX_VALUE
                    ? min + " or more "
                    : min == 0 ? "at most " + max + " " : min == max ? min + " " : min + " to " + max + " ";
            return count + what + " long";
        }

        @Override
        public Map<String, Object> schema() {
            var schema = new LinkedHashMap<String, Object>();
            if (min > 0) {
                schema.put("min" + keyword, min);
            }
            if (max < Integer.MAX_VALUE) {
                schema.put("max" + keyword, max);
            }
            return schema;
        }
    }

    /** A number on one side of {@code bound}; {@code whole} if it is one of at most 64 bits. */
    record Bound(BigDecimal bound, boolean lower, boolean included, boolean whole) implements Rule {
        @Override
        public boolean fits(Object value) {
            return lower
                    ? Constraints.atLeast((Number) value, bound, included)
                    : Constraints.atMost((Number) value, bound, included);
        }

        /** Whether nothing fits both. */
        public boolean excludes(Bound other) {
            if (lower == other.lower) {
                return false;
            }
            int order = lower ? bound.compareTo(other.bound) : other.bound.compareTo(bound);
            return order > 0 || order == 0 && !(included && other.included);
        }

        @Override
        public String wanted() {
            String side = lower ? included ? "at least " : "more than " : included ? "at most " : "less than ";
            return side + bound.toPlainString();
        }

        @Override
        public Map<String, Object> schema() {
            String end = lower ? "inimum" : "aximum";
            return Map.of(included ? "m" + end : "exclusiveM" + end, bound);
        }
    }

    /** A number of so many digits before and behind its point. */
    record Digits(int integer, int fraction) implements Rule {
        @Override
        public boolean fits(Object value) {
            return Constraints.digits((Number) value, integer, fraction);
        }

        @Override
        public String wanted() {
            return "a number of at most " + integer + " digits before the point and " + fraction + " behind it";
        }

        @Override
        public Map<String, Object> schema() {
            BigDecimal end = BigDecimal.TEN.pow(integer);
            var schema = new LinkedHashMap<String, Object>();
            schema.put("exclusiveMinimum", end.negate());
            schema.put("exclusiveMaximum", end);
            schema.put("multipleOf", BigDecimal.ONE.scaleByPowerOfTen(-fraction));
            return schema;
        }
    }

    private static Optional<Rule> text(TypeRef type, Rule rule) {
        return type.is("java.lang.String") ? Optional.of(rule) : Optional.empty();
    }

    private static Optional<Rule> size(TypeRef type, int min, int max) {
        return switch (type.name()) {
            case "java.lang.String" -> Optional.of(new Size(min, max, "characters", "Length"));
            case "java.util.List", "java.util.Set" -> Optional.of(new Size(min, max, "elements", "Items"));
            case "java.util.Map" -> Optional.of(new Size(min, max, "entries", "Properties"));
            default -> Optional.empty();
        };
    }

    private static Optional<Rule> bound(Constraint constraint, TypeRef type, boolean lower) {
        try {
            var bound = new BigDecimal(constraint.members().getOrDefault("value", ""));
            boolean included = !"false".equals(constraint.members().get("inclusive"));
            boolean fits = !whole(type) || bound.stripTrailingZeros().scale() <= 0 && bound.precision() <= 18;
            return fits ? bound(type, new Bound(bound, lower, included, whole(type))) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<Rule> bound(TypeRef type, Rule rule) {
        boolean number = whole(type)
                || Set.of("java.lang.Float", "java.lang.Double", "java.math.BigDecimal", "java.math.BigInteger")
                        .contains(type.boxed().name());
        return number ? Optional.of(rule) : Optional.empty();
    }

    private static boolean exact(TypeRef type) {
        return whole(type) || type.is("java.math.BigDecimal") || type.is("java.math.BigInteger");
    }

    private static boolean whole(TypeRef type) {
        return Stream.of("Byte", "Short", "Integer", "Long")
                .anyMatch(name -> type.boxed().is("java.lang." + name));
    }
}
