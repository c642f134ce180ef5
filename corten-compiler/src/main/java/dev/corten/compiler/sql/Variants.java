package dev.corten.compiler.sql;

import dev.corten.compiler.model.Fragment;
import dev.corten.compiler.model.QueriesModel;
import dev.corten.compiler.model.QueryModel;
import dev.corten.compiler.model.SqlText;
import dev.corten.compiler.model.TypeRef;
import dev.corten.compiler.sql.Template.Choice;
import dev.corten.compiler.sql.Template.Part;
import dev.corten.compiler.sql.Template.Plain;
import dev.corten.compiler.sql.Template.Segment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The statements that a method can run: one, or one for each combination of its optional parts and choices. The
 * combination of the values v₀, v₁, … of the dimensions has the index v₀ + size₀ · (v₁ + size₁ · …).
 *
 * @param method the method
 * @param template its statement as it was written
 * @param dimensions in what they differ
 */
public record Variants(QueryModel method, Template template, List<Dimension> dimensions) {
    /** Each is prepared while compiling, at about 2 ms, and is a constant of the generated class. */
    public static final int LIMIT = 256;

    /** A component of a partial update: not sent, or sent with a value. */
    public static final String FIELD = "dev.corten.json.Field";

    /** Copies {@code dimensions}. */
    public Variants {
        dimensions = List.copyOf(dimensions);
    }

    /** The variants of {@code method}, a query of {@code type}. */
    public static Variants of(QueryModel method, Template template, QueriesModel type) {
        Map<List<Part>, List<String>> together = new LinkedHashMap<>();
        for (String name : conditions(method, template.parts(), template)) {
            List<Part> parts = template.parts().stream()
                    .filter(p -> conditions(method, List.of(p), template).contains(name))
                    .toList();
            together.computeIfAbsent(parts, _ -> new ArrayList<>()).add(name);
        }
        var dimensions = new ArrayList<Dimension>();
        together.values().forEach(names -> dimensions.add(new Dimension.Given(names)));
        template.choices().stream()
                .map(Choice::parameter)
                .distinct()
                .flatMap(name -> method.parameter(name).stream())
                .map(p -> new Dimension.Chosen(
                        p.name(),
                        p.type().name(),
                        p.type().nullable(),
                        type.fragments().getOrDefault(p.type().name(), List.of())))
                .forEach(dimensions::add);
        return new Variants(method, template, dimensions);
    }

    /** The parameters in {@code parts} that may be null or absent, on which it depends whether they are there. */
    private static List<String> conditions(QueryModel method, List<Part> parts, Template template) {
        return parts.stream()
                .flatMap(part -> template.places(part).stream())
                .map(name -> deciding(method, name))
                .distinct()
                .filter(name ->
                        method.parameter(name).filter(p -> mayLack(p.type())).isPresent())
                .toList();
    }

    /** What decides whether {@code name} has a value: the record that it is a component of, if that may be null. */
    private static String deciding(QueryModel method, String name) {
        String root = QueryModel.Parameter.root(name);
        return method.parameter(root).filter(p -> p.type().nullable()).isPresent() ? root : name;
    }

    /** Whether {@code name} has a value wherever it stands: it is not absent, and in no record that is null. */
    public static boolean always(QueryModel method, String name) {
        return deciding(method, name).equals(name)
                && method.parameter(name).filter(p -> p.type().is(FIELD)).isEmpty();
    }

    private static boolean mayLack(TypeRef type) {
        return type.nullable() || type.is(FIELD);
    }

    /** The parameters that must be given, neither null nor absent, for {@code part} to be there. */
    public List<String> conditions(Part part) {
        return Stream.concat(
                        conditions(method, List.of(part), template).stream(),
                        part.content().stream()
                                .filter(Choice.class::isInstance)
                                .map(s -> ((Choice) s).parameter())
                                .filter(name -> method.parameter(name)
                                        .filter(p -> p.type().nullable())
                                        .isPresent()))
                .distinct()
                .toList();
    }

    /** How many there are; more than {@link #LIMIT} may be as many as fit in a {@code long}. */
    public long count() {
        return dimensions.stream().mapToLong(Dimension::size).reduce(1, (a, b) -> Math.min(a * b, Integer.MAX_VALUE));
    }

    /** The values that the dimensions have in statement {@code index}. */
    public List<Integer> values(int index) {
        var values = new ArrayList<Integer>();
        int rest = index;
        for (Dimension dimension : dimensions) {
            values.add(rest % dimension.size());
            rest /= dimension.size();
        }
        return values;
    }

    /** How statement {@code index} differs, in words; empty if there is only one. */
    public String describe(int index) {
        List<Integer> values = values(index);
        return IntStream.range(0, dimensions.size())
                .mapToObj(i -> dimensions.get(i).describe(values.get(i)))
                .collect(Collectors.joining(", "));
    }

    /** What a parameter is where it is known to be given: not null, and for a {@code Field} what is in it. */
    public static TypeRef given(TypeRef type) {
        return type.is(FIELD) && type.arguments().size() == 1 ? type.argument() : type.required();
    }

    /** Each statement as a method of its own, whose parameters are known to be given where it depends on them. */
    public List<QueryModel> methods() {
        return template.varies()
                ? IntStream.range(0, (int) count()).mapToObj(this::method).toList()
                : List.of(method);
    }

    private QueryModel method(int index) {
        List<Integer> values = values(index);
        var given = new ArrayList<String>();
        Map<String, Fragment> chosen = new LinkedHashMap<>();
        for (int i = 0; i < dimensions.size(); i++) {
            int value = values.get(i);
            switch (dimensions.get(i)) {
                case Dimension.Given(List<String> parameters) when value == 1 -> given.addAll(parameters);
                case Dimension.Given _ -> {}
                case Dimension.Chosen choice when choice.nullable() && value == 0 -> {}
                case Dimension.Chosen choice -> {
                    given.add(choice.parameter());
                    chosen.put(choice.parameter(), choice.fragment(value));
                }
            }
        }
        var text = new Composition(template.text());
        for (Segment segment : template.segments()) {
            switch (segment) {
                case Part part
                when given.containsAll(conditions(part)) -> {
                    text.separate();
                    part.content().forEach(inner -> add(inner, chosen, text));
                    text.separate();
                }
                case Part _ -> text.leaveOut();
                case Plain _, Choice _ -> add(segment, chosen, text);
            }
        }
        return method.with(p -> given.contains(p.name()) ? p.as(given(p.type())) : p, text.build());
    }

    private void add(Segment segment, Map<String, Fragment> chosen, Composition text) {
        if (segment instanceof Choice(NamedSql.Range range, String parameter)) {
            SqlText fragment = Optional.ofNullable(chosen.get(parameter))
                    .map(f -> f.text(template.text().place(range.from(), range.to())))
                    .orElseThrow();
            String words = fragment.value();
            text.separate();
            text.add(
                    fragment,
                    words.length() - words.stripLeading().length(),
                    words.stripTrailing().length());
            text.separate();
        } else {
            text.add(template.text(), segment.range().from(), segment.range().to());
        }
    }
}
