package dev.corten.compiler.check;

import dev.corten.compiler.model.Constraint;
import dev.corten.compiler.model.QueryModel;
import dev.corten.compiler.model.Rule;
import dev.corten.compiler.model.TypeRef;
import dev.corten.compiler.report.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Checks that a text of the longest size that its constraints allow fits the column that it is written to. */
final class LengthCheck {
    private LengthCheck() {}

    /** @param lengths how many characters the parameters of the statement may have, 0 where that is not limited */
    static List<Diagnostic> check(AskedQuery query, List<Integer> lengths) {
        var found = new ArrayList<Diagnostic>();
        List<String> names = query.sql().names();
        for (int i = 0; i < Math.min(names.size(), lengths.size()); i++) {
            String name = names.get(i);
            int length = lengths.get(i);
            OptionalInt size =
                    query.method().parameter(name).map(LengthCheck::size).orElse(OptionalInt.empty());
            if (length > 0 && size.orElse(0) > length) {
                found.add(Diagnostic.error(
                        "sql-length",
                        "parameter \"%s\" may have %d characters by its @Size, but the column that it is written to takes %d"
                                .formatted(name, size.getAsInt(), length),
                        query.place(name),
                        "write @Size(max = %d), or make the column longer in a migration".formatted(length)));
            }
        }
        return found;
    }

    /** How many characters the constraints allow, if they say it. Nothing is meant to be as long as there are characters. */
    private static OptionalInt size(QueryModel.Parameter parameter) {
        TypeRef type = parameter.type();
        boolean wraps = type.is("java.util.Optional") || type.is("dev.corten.json.Field");
        TypeRef value = wraps ? type.argument() : type;
        List<Constraint> constraints = wraps ? Constraint.unwrapped(parameter.constraints()) : parameter.constraints();
        return Rule.of(constraints, value.required()).stream()
                .filter(rule -> rule instanceof Rule.Size)
                .mapToInt(rule -> ((Rule.Size) rule).max())
                .filter(max -> max < Integer.MAX_VALUE)
                .min();
    }
}
