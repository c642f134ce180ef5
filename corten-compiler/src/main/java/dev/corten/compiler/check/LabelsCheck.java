package dev.corten.compiler.check;

import dev.corten.compiler.describe.PgType;
import dev.corten.compiler.model.EnumType;
import dev.corten.compiler.report.Diagnostic;
import dev.corten.compiler.report.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Checks that the constants of an enum are the labels of one of PostgreSQL. */
final class LabelsCheck {
    private LabelsCheck() {}

    /** At the enum where its source is there, otherwise at {@code use}. */
    static List<Diagnostic> check(EnumType java, PgType postgres, Place use) {
        if (postgres.kind() != PgType.Kind.ENUM) {
            // Text, of which the database does not know that it is a label.
            return List.of();
        }
        List<String> labels =
                java.constants().stream().map(EnumType.Constant::label).toList();
        var differences = new ArrayList<String>();
        List<String> missing =
                postgres.labels().stream().filter(l -> !labels.contains(l)).toList();
        if (!missing.isEmpty()) {
            differences.add("no constant for " + quoted(missing));
        }
        List<String> superfluous = java.constants().stream()
                .filter(c -> !postgres.labels().contains(c.label()))
                .map(c -> "%s (\"%s\")".formatted(c.name(), c.label()))
                .toList();
        if (!superfluous.isEmpty()) {
            differences.add("no label for " + String.join(", ", superfluous));
        }
        if (differences.isEmpty()) {
            return List.of();
        }
        return List.of(Diagnostic.error(
                "sql-enum-labels",
                "%s differs from %s: %s"
                        .formatted(java.name().simple(), postgres.name(), String.join("; ", differences)),
                java.place() != null ? java.place() : use,
                "%s has the labels %s; the label of a constant is its name in lower case, or what @Name says"
                        .formatted(postgres.name(), String.join(", ", postgres.labels()))));
    }

    private static String quoted(List<String> labels) {
        return labels.stream().map(l -> "\"" + l + "\"").collect(Collectors.joining(", "));
    }
}
