package dev.corten.compiler.check;

import dev.corten.compiler.describe.Limit;
import dev.corten.compiler.model.Constraint;
import dev.corten.compiler.model.QueryModel;
import dev.corten.compiler.model.Rule;
import dev.corten.compiler.model.TypeRef;
import dev.corten.compiler.report.Diagnostic;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks that what the constraints of a value allow fits the column that it is written to. Where they say nothing, nothing is said
 * here: nothing is meant to be as long as there are characters.
 */
final class LimitCheck {
    private LimitCheck() {}

    /** @param limits what the columns take that the parameters of the statement are written to */
    static List<Diagnostic> check(AskedQuery query, List<Limit> limits) {
        var found = new ArrayList<Diagnostic>();
        List<String> names = query.sql().names();
        for (int i = 0; i < Math.min(names.size(), limits.size()); i++) {
            String name = names.get(i);
            Limit limit = limits.get(i);
            for (Rule rule :
                    query.method().parameter(name).map(LimitCheck::rules).orElse(List.of())) {
                switch (limit) {
                    case Limit.Characters characters
                    when rule instanceof Rule.Size size -> found.addAll(length(query, name, characters, size));
                    case Limit.Digits digits
                    when rule instanceof Rule.Digits wanted -> found.addAll(digits(query, name, digits, wanted));
                    case Limit.Digits digits
                    when rule instanceof Rule.Bound bound && digits.excludes(bound.bound()) ->
                        found.add(bound(query, name, digits, bound));
                    default -> {
                        // They have nothing to do with each other.
                    }
                }
            }
        }
        return found;
    }

    private static List<Diagnostic> length(AskedQuery query, String name, Limit.Characters limit, Rule.Size size) {
        return size.max() == Integer.MAX_VALUE || size.max() <= limit.max()
                ? List.of()
                : List.of(Diagnostic.error(
                        "sql-length",
                        "parameter \"%s\" may have %d characters by its @Size, but the column that it is written to takes %d"
                                .formatted(name, size.max(), limit.max()),
                        query.place(name),
                        "write @Size(max = %d), or make the column longer in a migration".formatted(limit.max())));
    }

    private static List<Diagnostic> digits(AskedQuery query, String name, Limit.Digits limit, Rule.Digits wanted) {
        int integer = Math.max(0, limit.integer());
        int fraction = Math.max(0, limit.scale());
        String help = "write @Digits(integer = %d, fraction = %d), or change the column in a migration"
                .formatted(integer, fraction);
        if (wanted.integer() > integer) {
            return List.of(Diagnostic.error(
                    "sql-digits",
                    "parameter \"%s\" may have %d digits before the point by its @Digits, but the column that it is written to takes %d"
                            .formatted(name, wanted.integer(), integer),
                    query.place(name),
                    help));
        }
        return wanted.fraction() <= fraction
                ? List.of()
                : List.of(Diagnostic.error(
                        "sql-digits",
                        "parameter \"%s\" may have %d digits behind the point by its @Digits, but the column that it is written to keeps %d"
                                .formatted(name, wanted.fraction(), fraction),
                        query.place(name),
                        help));
    }

    private static Diagnostic bound(AskedQuery query, String name, Limit.Digits limit, Rule.Bound bound) {
        String end = BigDecimal.ONE.scaleByPowerOfTen(limit.integer()).toPlainString();
        return Diagnostic.error(
                "sql-digits",
                "parameter \"%s\" must be %s, but the column that it is written to takes only numbers between -%s and %s"
                        .formatted(name, bound.wanted(), end, end),
                query.place(name),
                "write a bound that the column can hold, or make the column wider in a migration");
    }

    private static List<Rule> rules(QueryModel.Parameter parameter) {
        TypeRef type = parameter.type();
        boolean wraps = type.is("java.util.Optional") || type.is("dev.corten.json.Field");
        TypeRef value = wraps ? type.argument() : type;
        List<Constraint> constraints = wraps ? Constraint.unwrapped(parameter.constraints()) : parameter.constraints();
        return Rule.of(constraints, value.required());
    }
}
