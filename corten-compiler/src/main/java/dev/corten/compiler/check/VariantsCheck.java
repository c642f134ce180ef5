package dev.corten.compiler.check;

import dev.corten.compiler.model.Fragment;
import dev.corten.compiler.model.QueryModel;
import dev.corten.compiler.model.SqlText;
import dev.corten.compiler.report.Diagnostic;
import dev.corten.compiler.report.Place;
import dev.corten.compiler.sql.Dimension;
import dev.corten.compiler.sql.NamedSql;
import dev.corten.compiler.sql.NamedSql.Range;
import dev.corten.compiler.sql.Template;
import dev.corten.compiler.sql.Template.Choice;
import dev.corten.compiler.sql.Template.Part;
import dev.corten.compiler.sql.Template.Plain;
import dev.corten.compiler.sql.Template.Problem;
import dev.corten.compiler.sql.Template.Segment;
import dev.corten.compiler.sql.Variants;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks what stands in the braces of a statement, before PostgreSQL is asked about what comes of it. */
final class VariantsCheck {
    private final Variants variants;
    private final QueryModel method;
    private final Template template;
    private final List<Diagnostic> found = new ArrayList<>();

    private VariantsCheck(Variants variants) {
        this.variants = variants;
        this.method = variants.method();
        this.template = variants.template();
    }

    static List<Diagnostic> check(Variants variants) {
        return new VariantsCheck(variants).check();
    }

    private List<Diagnostic> check() {
        for (Problem problem : template.problems()) {
            optional(problem.message(), place(problem.range()), problem.help());
        }
        if (!found.isEmpty()) {
            return found;
        }
        if (!template.parts().isEmpty() || !template.choices().isEmpty()) {
            template.segments().forEach(this::rows);
        }
        template.segments().forEach(this::absentFields);
        template.parts().forEach(this::part);
        Set<String> checked = new HashSet<>();
        for (Choice choice : template.choices()) {
            if (checked.add(choice.parameter())) {
                choice(choice);
            }
        }
        template.segments().stream()
                .filter(Choice.class::isInstance)
                .map(Choice.class::cast)
                .forEach(this::nothingToChoose);
        if (found.isEmpty() && variants.count() > Variants.LIMIT) {
            tooMany();
        }
        return found;
    }

    private void part(Part part) {
        List<String> names = template.places(part);
        boolean known = names.stream().allMatch(name -> method.parameter(name).isPresent());
        if (!known || !variants.conditions(part).isEmpty()) {
            return;
        }
        optional(
                "nothing decides whether this part is in the statement: it has no parameter that can be null",
                place(part.range()),
                names.isEmpty()
                        ? "use a parameter in it that is @Nullable, or remove the braces"
                        : "mark a parameter of it @Nullable: it is there if all of those are not null; or remove the braces");
    }

    /** Lists of records are written out as arrays, and which of the statements has them is not told apart. */
    private void rows(Segment segment) {
        template.places(segment).stream()
                .filter(name -> method.rows(QueryModel.Parameter.root(name)))
                .findFirst()
                .ifPresent(name -> optional(
                        "a statement with braces takes no list of records, as :%s is".formatted(name),
                        method.place(),
                        "write a method for each statement"));
    }

    /** What may be absent has no value that could be bound. */
    private void absentFields(Segment segment) {
        if (!(segment instanceof Plain(Range range))) {
            return;
        }
        NamedSql text = NamedSql.of(text(range), template.dialect());
        for (String name : text.names()) {
            if (!Variants.always(method, name)) {
                Range at = text.occurrences(name).getFirst();
                optional(
                        absent(name),
                        place(new Range(range.from() + at.from(), range.from() + at.to())),
                        "put what depends on it into an optional part: {… :%s …}".formatted(name));
            }
        }
    }

    private String absent(String name) {
        String root = QueryModel.Parameter.root(name);
        return method.parameter(name).filter(p -> p.type().is(Variants.FIELD)).isPresent()
                ? "parameter \"%s\" is a Field, which may be absent".formatted(name)
                : "parameter \"%s\" can be null, and then there is no %s".formatted(root, name);
    }

    private void choice(Choice choice) {
        String name = choice.parameter();
        Optional<QueryModel.Parameter> parameter = method.parameter(name);
        if (parameter.isEmpty()) {
            List<String> given =
                    method.parameters().stream().map(QueryModel.Parameter::name).toList();
            found.add(Diagnostic.error(
                    "sql-unknown-parameter",
                    "there is no parameter \"%s\"".formatted(name),
                    place(choice.range()),
                    NearestName.of(name, given)
                            .map(n -> "%s has a parameter \"%s\"".formatted(method.name(), n))
                            .orElse("a single name in braces is a parameter whose constants carry SQL")));
            return;
        }
        List<Fragment> fragments = fragments(name);
        if (fragments.isEmpty()) {
            wrongChoice(
                    "{%s} is replaced by what a constant carries, but \"%s\" is %s"
                            .formatted(
                                    name,
                                    name,
                                    parameter.get().type().required().show()),
                    place(choice.range()),
                    "make it an enum whose constants have @Sql; a value is written :" + name);
            return;
        }
        String type = parameter.get().type().required().show();
        for (Fragment fragment : fragments) {
            fragment(fragment, type, choice);
        }
    }

    private void fragment(Fragment fragment, String type, Choice choice) {
        Place used = place(choice.range());
        if (fragment.sql() == null) {
            wrongChoice(
                    "%s.%s has no @Sql, which {%s} of %s needs"
                            .formatted(type, fragment.constant(), choice.parameter(), method.name()),
                    Optional.ofNullable(fragment.place()).orElse(used),
                    "write what it stands for: @Sql(\"…\") " + fragment.constant());
            return;
        }
        SqlText text = fragment.text(used);
        Template inner = Template.of(text, template.dialect());
        if (inner.varies() || !inner.problems().isEmpty()) {
            int brace = Math.max(0, text.value().indexOf('{'));
            wrongChoice(
                    "what %s.%s carries has braces".formatted(type, fragment.constant()),
                    text.place(brace, brace + 1),
                    "write plain SQL; a constant for each case is checked like everything else");
        }
        Template.unbalanced(text.value(), template.dialect())
                .ifPresent(problem -> wrongChoice(
                        problem.message(),
                        text.place(problem.range().from(), problem.range().to()),
                        problem.help()));
        NamedSql.of(text.value(), template.dialect()).names().stream()
                .filter(name -> !Variants.always(method, name))
                .forEach(name -> wrongChoice(
                        absent(name),
                        text.place(0, text.length()),
                        "put what depends on it into an optional part of the statement"));
    }

    /** A choice that is in no optional part must be made. */
    private void nothingToChoose(Choice choice) {
        String name = choice.parameter();
        if (method.parameter(name).filter(p -> p.type().nullable()).isPresent()
                && !fragments(name).isEmpty()) {
            wrongChoice(
                    "\"%s\" can be null, and nothing says what {%s} is then".formatted(name, name),
                    place(choice.range()),
                    "remove @Nullable, or put what depends on it into an optional part: {ORDER BY {%s}}"
                            .formatted(name));
        }
    }

    private void tooMany() {
        String product = variants.dimensions().stream()
                .map(d -> switch (d) {
                    case Dimension.Given(List<String> parameters) -> "2 for " + String.join(" and ", parameters);
                    case Dimension.Chosen chosen -> chosen.size() + " for " + chosen.parameter();
                })
                .collect(Collectors.joining(" × "));
        found.add(Diagnostic.error(
                "sql-combinations",
                "%s is %d statements, but at most %d are prepared"
                        .formatted(method.name(), variants.count(), Variants.LIMIT),
                method.place(),
                "they are " + product
                        + "\nwrite what is rarely used as a condition that is always there: (:x::text IS NULL OR x = :x);"
                        + "\nor split the method"));
    }

    private List<Fragment> fragments(String parameter) {
        return variants.dimensions().stream()
                .filter(d -> d instanceof Dimension.Chosen chosen
                        && chosen.parameter().equals(parameter))
                .flatMap(d -> ((Dimension.Chosen) d).fragments().stream())
                .toList();
    }

    private void optional(String message, Place place, String help) {
        found.add(Diagnostic.error("sql-optional-part", message, place, help));
    }

    private void wrongChoice(String message, Place place, String help) {
        found.add(Diagnostic.error("sql-choice", message, place, help));
    }

    private String text(Range range) {
        return template.text().value().substring(range.from(), range.to());
    }

    private Place place(Range range) {
        return template.text().place(range.from(), range.to());
    }
}
