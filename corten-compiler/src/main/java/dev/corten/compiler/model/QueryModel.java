package dev.corten.compiler.model;

import dev.corten.compiler.report.Place;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A method with a statement.
 *
 * @param name its name
 * @param parameters its parameters in order
 * @param components the components of those that are records, named with a dot: {@code task.title}
 * @param result what it returns
 * @param sql its statement
 * @param proven whether the number of its rows is to be proven, as it is unless the method says otherwise
 * @param scans whether it may read whole tables for want of an index without a word
 * @param place its name in the source
 * @param kind who wrote the statement
 */
public record QueryModel(
        String name,
        List<Parameter> parameters,
        List<Parameter> components,
        TypeRef result,
        SqlText sql,
        boolean proven,
        boolean scans,
        Place place,
        Kind kind) {

    /** Who wrote a statement. */
    public enum Kind {
        /** The user, in {@code @Sql}. */
        WRITTEN,
        /** The compiler, for {@code Crud}. */
        MADE,
        /** The compiler, only to have it checked: it is never run. */
        PROBE
    }

    /**
     * A parameter of a query.
     *
     * @param name its name
     * @param type its type
     * @param place its name in the source
     * @param value the expression of its value
     * @param constraints which values it has, as far as that is said
     */
    public record Parameter(String name, TypeRef type, Place place, String value, List<Constraint> constraints) {
        /** Copies {@code constraints}. */
        public Parameter {
            constraints = List.copyOf(constraints);
        }

        /** A parameter of the method itself, of whose values nothing is said. */
        public Parameter(String name, TypeRef type, Place place) {
            this(name, type, place, name, List.of());
        }

        /** The same parameter, known to be a {@code type}. */
        public Parameter as(TypeRef known) {
            return new Parameter(name, known, place, value, constraints);
        }

        /** The name of the parameter of the method that it belongs to. */
        public String root() {
            return root(name);
        }

        /** What stands before the first dot. */
        public static String root(String name) {
            int dot = name.indexOf('.');
            return dot < 0 ? name : name.substring(0, dot);
        }
    }

    /** Copies the lists. */
    public QueryModel {
        parameters = List.copyOf(parameters);
        components = List.copyOf(components);
    }

    /** The same method with other parameters and another statement. */
    public QueryModel with(UnaryOperator<Parameter> others, SqlText statement) {
        return new QueryModel(
                name,
                parameters.stream().map(others).toList(),
                components.stream().map(others).toList(),
                result,
                statement,
                proven,
                scans,
                place,
                kind);
    }

    /** The same method, whose components of type {@code Field} are all taken to be present. */
    public QueryModel allPresent() {
        return withComponents(components.stream()
                .map(c -> field(c) ? c.as(c.type().argument()) : c)
                .toList());
    }

    /** The same method, whose components of type {@code Field} are a value or null, and {@code name.present}. */
    public QueryModel withPresence() {
        return withComponents(components.stream()
                .flatMap(c -> field(c) ? presence(c) : Stream.of(c))
                .toList());
    }

    private static Stream<Parameter> presence(Parameter field) {
        TypeRef value = field.type().argument();
        return Stream.of(
                new Parameter(
                        field.name(),
                        new TypeRef(value.name(), value.arguments(), true),
                        field.place(),
                        field.value() + ".orNull()",
                        field.constraints()),
                new Parameter(
                        field.name() + ".present",
                        TypeRef.of("boolean"),
                        field.place(),
                        field.value() + ".isPresent()",
                        List.of()));
    }

    private static boolean field(Parameter parameter) {
        return parameter.type().is("dev.corten.json.Field")
                && parameter.type().arguments().size() == 1;
    }

    private QueryModel withComponents(List<Parameter> others) {
        return new QueryModel(name, parameters, others, result, sql, proven, scans, place, kind);
    }

    /** Whether the parameter of that name is a list of records, whose components are lists. */
    public boolean rows(String parameter) {
        return parameter(parameter).filter(p -> p.type().is("java.util.List")).isPresent()
                && components.stream().anyMatch(c -> c.root().equals(parameter));
    }

    /** The parameter of that name, or the component of one. */
    public Optional<Parameter> parameter(String wanted) {
        return Stream.concat(parameters.stream(), components.stream())
                .filter(p -> p.name().equals(wanted))
                .findFirst();
    }
}
