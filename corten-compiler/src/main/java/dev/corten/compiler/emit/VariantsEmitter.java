package dev.corten.compiler.emit;

import dev.corten.compiler.model.Fragment;
import dev.corten.compiler.model.QueryModel;
import dev.corten.compiler.sql.Dimension;
import dev.corten.compiler.sql.NamedSql;
import dev.corten.compiler.sql.Template.Choice;
import dev.corten.compiler.sql.Template.Part;
import dev.corten.compiler.sql.Template.Segment;
import dev.corten.compiler.sql.Variants;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes what chooses one of several statements, and binds the parameters that it has. */
final class VariantsEmitter {
    private final JavaFile file;
    private final PrivateMembers methods;
    private final String index;

    VariantsEmitter(JavaFile file, PrivateMembers methods) {
        this.file = file;
        this.methods = methods;
        this.index = methods.overloads("index");
    }

    /** Writes the call that binds a parameter. */
    @FunctionalInterface
    interface Binding {
        /**
         * The statement that binds parameter {@code name}.
         *
         * @param number the expression of its number
         * @param value the expression of its value
         * @param given whether it is known to be given
         */
        String bind(String number, String name, String value, boolean given);
    }

    /** The index of the statement that the parameters choose, as the terms of a sum. */
    List<String> terms(Variants variants) {
        var terms = new ArrayList<String>();
        int stride = 1;
        for (Dimension dimension : variants.dimensions()) {
            terms.add(
                    switch (dimension) {
                        case Dimension.Given(List<String> parameters) ->
                            "(%s ? %d : 0)"
                                    .formatted(
                                            parameters.stream()
                                                    .map(p -> given(variants.method(), p))
                                                    .collect(Collectors.joining(" && ")),
                                            stride);
                        case Dimension.Chosen chosen -> times(stride, chosen(chosen));
                    });
            stride *= dimension.size();
        }
        return terms;
    }

    private static String times(int stride, String value) {
        return stride == 1 ? value : stride + " * " + value;
    }

    private String chosen(Dimension.Chosen chosen) {
        String value = index(chosen) + "(" + chosen.parameter() + ")";
        return chosen.nullable() ? "(%s != null ? 1 + %s : 0)".formatted(chosen.parameter(), value) : value;
    }

    private static String given(QueryModel method, String parameter) {
        String value = value(method, parameter);
        return field(method, parameter) ? value + ".isPresent()" : value + " != null";
    }

    private static String value(QueryModel method, String parameter) {
        return method.parameter(parameter).orElseThrow().value();
    }

    private static boolean field(QueryModel method, String parameter) {
        return method.parameter(parameter)
                .filter(p -> p.type().is(Variants.FIELD))
                .isPresent();
    }

    /** The method that gives the index of a constant: one overload for each enum. */
    private String index(Dimension.Chosen chosen) {
        String name = file.type(chosen.type());
        var cases = new ArrayList<String>();
        for (Fragment fragment : chosen.fragments()) {
            cases.add("            case %s -> %d;".formatted(fragment.constant(), cases.size()));
        }
        methods.overload("index of " + name, index, """
                    private static int %s(%s value) {
                        return switch (value) {
                %s
                        };
                    }
                """.formatted(index, name, String.join("\n", cases)));
        return index;
    }

    /** The statements that bind the parameters of whichever statement was chosen, each line with its end. */
    String bindings(Variants variants, String next, MemberNames names, Binding binding) {
        var body = new StringBuilder();
        for (Segment segment : variants.template().segments()) {
            Map<String, String> values = new LinkedHashMap<>();
            if (segment instanceof Part part) {
                variants.conditions(part)
                        .forEach(p -> values.put(
                                p,
                                field(variants.method(), p)
                                        ? names.unique(p.substring(p.lastIndexOf('.') + 1) + "Value")
                                        : value(variants.method(), p)));
            }
            List<String> lines = bindings(variants, segment, values, next, binding);
            boolean conditional = !values.isEmpty() && !lines.isEmpty();
            if (conditional) {
                String condition = values.entrySet().stream()
                        .map(v -> given(variants.method(), v.getKey(), v.getValue()))
                        .collect(Collectors.joining(" && "));
                body.append("            if (").append(condition).append(") {\n");
            }
            lines.forEach(line -> body.append(conditional ? "                " : "            ")
                    .append(line)
                    .append('\n'));
            body.append(conditional ? "            }\n" : "");
        }
        return body.toString();
    }

    private String given(QueryModel method, String parameter, String value) {
        return field(method, parameter)
                ? "%s instanceof %s.Present(var %s)"
                        .formatted(value(method, parameter), file.type(Variants.FIELD), value)
                : given(method, parameter);
    }

    /** @param given the parameters that are known to be given, with the expressions of their values */
    private List<String> bindings(
            Variants variants, Segment segment, Map<String, String> given, String next, Binding binding) {
        var lines = new ArrayList<String>();
        switch (segment) {
            case Part part -> part.content().forEach(s -> lines.addAll(bindings(variants, s, given, next, binding)));
            case Choice choice ->
                variants.dimensions().stream()
                        .filter(Dimension.Chosen.class::isInstance)
                        .map(Dimension.Chosen.class::cast)
                        .filter(chosen -> chosen.parameter().equals(choice.parameter()))
                        .forEach(chosen -> lines.addAll(ofConstants(variants, chosen, given, next, binding)));
            default ->
                variants.template()
                        .places(segment)
                        .forEach(name -> lines.add(bind(variants.method(), name, given, next, binding)));
        }
        return lines;
    }

    private List<String> ofConstants(
            Variants variants, Dimension.Chosen chosen, Map<String, String> given, String next, Binding binding) {
        var lines = new ArrayList<String>();
        for (Fragment fragment : chosen.fragments()) {
            List<String> places = NamedSql.of(
                            fragment.sql() == null ? "" : fragment.sql(),
                            variants.template().dialect())
                    .places();
            if (!places.isEmpty()) {
                lines.add("if (%s == %s.%s) {"
                        .formatted(chosen.parameter(), file.type(chosen.type()), fragment.constant()));
                places.forEach(name -> lines.add("    " + bind(variants.method(), name, given, next, binding)));
                lines.add("}");
            }
        }
        return lines;
    }

    private static String bind(
            QueryModel method, String name, Map<String, String> given, String next, Binding binding) {
        return binding.bind(next + "++", name, given.getOrDefault(name, value(method, name)), given.containsKey(name));
    }
}
