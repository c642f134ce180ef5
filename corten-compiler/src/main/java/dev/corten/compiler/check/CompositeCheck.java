package dev.corten.compiler.check;

import dev.corten.compiler.describe.PgType;
import dev.corten.compiler.model.EnumType;
import dev.corten.compiler.report.Diagnostic;
import dev.corten.compiler.report.Place;
import dev.corten.compiler.sql.ColumnType;
import dev.corten.compiler.sql.SqlType;
import dev.corten.compiler.sql.Structure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Says what is wrong with a record for a composite type: every component is a field, and every field a component. */
final class CompositeCheck {
    private final Place place;
    private final boolean reading;
    private final List<Diagnostic> found = new ArrayList<>();

    private CompositeCheck(Place place, boolean reading) {
        this.place = place;
        this.reading = reading;
    }

    /** Of a record that {@code postgres} is read into, or of one that is sent as it. */
    static List<Diagnostic> check(Structure.Composite composite, PgType postgres, Place place, boolean reading) {
        var check = new CompositeCheck(place, reading);
        check.parts(composite, SqlType.base(postgres));
        return check.found;
    }

    private void parts(Structure.Composite composite, PgType postgres) {
        String record = composite.type().name().simple();
        for (String field : composite.superfluous()) {
            error(
                    "type %s has a field \"%s\", but %s has no component for it"
                            .formatted(postgres.name(), field, record),
                    "add one; @Name says the name of a field that is not the component's");
        }
        for (Structure.Part part : composite.parts()) {
            String component = record + "." + part.component().name();
            if (part.index() < 0) {
                error(
                        "%s has no field: type %s gives no \"%s\"".formatted(component, postgres.name(), part.name()),
                        "its fields are "
                                + postgres.fields().stream()
                                        .map(PgType.Field::name)
                                        .collect(Collectors.joining(", ")));
            } else {
                part(component, part, postgres);
            }
        }
    }

    private void part(String component, Structure.Part part, PgType postgres) {
        ColumnType given = part.type();
        if (given.structure() instanceof Structure.Composite inner
                && given.one(part.postgres()).isPresent()) {
            parts(inner, SqlType.base(given.one(part.postgres()).orElseThrow()));
        } else if (reading ? !given.reads(part.postgres()) : !given.bindsWithin(part.postgres())) {
            String fitting = reading
                    ? JavaTypes.holding(part.postgres(), part.component().type().nullable())
                    : JavaTypes.sending(part.postgres(), part.component().type().nullable());
            error(
                    "field \"%s\" of type %s is %s, but %s is %s"
                            .formatted(
                                    part.name(),
                                    postgres.name(),
                                    part.postgres().name(),
                                    component,
                                    part.component().type().show()),
                    fitting.isEmpty() ? "convert it in the statement, or change the type" : "make it " + fitting);
        } else {
            given.allLabels(part.postgres()).forEach(this::labels);
        }
    }

    private void labels(Map.Entry<EnumType, PgType> labels) {
        found.addAll(LabelsCheck.check(labels.getKey(), labels.getValue(), place));
    }

    private void error(String message, String help) {
        found.add(Diagnostic.error(reading ? "sql-result-type" : "sql-parameter-type", message, place, help));
    }
}
