package dev.corten.compiler.check;

import dev.corten.compiler.describe.PgType;
import dev.corten.compiler.model.Names;
import dev.corten.compiler.model.QueriesModel;
import dev.corten.compiler.model.QueryModel;
import dev.corten.compiler.model.TypeRef;
import dev.corten.compiler.report.Diagnostic;
import dev.corten.compiler.report.Place;
import dev.corten.compiler.sql.ColumnType;
import dev.corten.compiler.sql.Dialect;
import dev.corten.compiler.sql.NamedSql.Range;
import dev.corten.compiler.sql.SqlType;
import dev.corten.compiler.sql.Structure;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Checks that the parameters of a statement and those of its method are the same, of types that fit. */
final class QueryParametersCheck {
    private QueryParametersCheck() {}

    /** Parameters of the statement that the method does not have. */
    static List<Diagnostic> unknown(AskedQuery query) {
        var found = new ArrayList<Diagnostic>();
        QueryModel method = query.method();
        List<String> given = names(method);
        List<String> unused =
                given.stream().filter(n -> !query.sql().names().contains(n)).toList();
        List<String> components =
                method.components().stream().map(QueryModel.Parameter::name).toList();
        for (String name : query.sql().names()) {
            if (method.parameter(name).isPresent()) {
                continue;
            }
            Optional<String> nearest =
                    name.contains(".") ? NearestName.of(name, components) : meant(name, unused, given);
            for (Range range : query.sql().occurrences(name)) {
                found.add(Diagnostic.error(
                        "sql-unknown-parameter",
                        "there is no parameter \"%s\"".formatted(name),
                        query.place(range),
                        query.sql().inBrackets(range)
                                ? "for a slice of an array, leave a blank after the colon"
                                : nearest.map(n -> "%s has a parameter \"%s\"".formatted(method.name(), n))
                                        .orElse(
                                                given.isEmpty()
                                                        ? method.name() + " has no parameters"
                                                        : "%s has the parameters %s"
                                                                .formatted(method.name(), String.join(", ", given)))));
            }
        }
        return found;
    }

    /** Parameters of the method that none of its statements uses. */
    static List<Diagnostic> unused(AskedMethod asked) {
        QueryModel method = asked.method();
        Set<String> used = new HashSet<>();
        asked.queries().forEach(query -> query.sql().names().stream()
                .flatMap(name -> Stream.of(name, QueryModel.Parameter.root(name)))
                .forEach(used::add));
        asked.variants().template().choices().forEach(choice -> used.add(choice.parameter()));
        List<String> given = names(method);
        List<String> unused = given.stream().filter(n -> !used.contains(n)).toList();
        // Where another name was probably meant to be this one, one message is enough.
        Set<String> meant = used.stream()
                .filter(name -> method.parameter(name).isEmpty() && !name.contains("."))
                .flatMap(name -> meant(name, unused, given).stream())
                .collect(Collectors.toSet());
        return method.parameters().stream()
                .filter(p -> unused.contains(p.name()) && !meant.contains(p.name()))
                .map(p -> Diagnostic.error(
                        "sql-unused-parameter",
                        "the statement does not use the parameter \"%s\"".formatted(p.name()),
                        p.place(),
                        "write :%s where its value belongs, or remove it".formatted(p.name())))
                .toList();
    }

    private static Optional<String> meant(String wrong, List<String> unused, List<String> given) {
        return NearestName.of(wrong, unused).or(() -> NearestName.of(wrong, given));
    }

    private static List<String> names(QueryModel method) {
        return method.parameters().stream().map(QueryModel.Parameter::name).toList();
    }

    /** Parameters whose type of Java does not fit what the database wants. */
    static List<Diagnostic> types(AskedQuery query, QueriesModel type, List<PgType> wanted) {
        var found = new ArrayList<Diagnostic>();
        List<String> names = query.sql().names();
        for (int i = 0; i < names.size() && i < wanted.size(); i++) {
            String name = names.get(i);
            PgType postgres = wanted.get(i);
            query.method()
                    .parameter(name)
                    .ifPresent(parameter -> found.addAll(check(query, parameter, postgres, type)));
        }
        return found;
    }

    private static List<Diagnostic> check(
            AskedQuery query, QueryModel.Parameter parameter, PgType postgres, QueriesModel type) {
        TypeRef java = parameter.type();
        ColumnType given = ColumnType.of(java, postgres, type);
        Place place = query.place(parameter.name());
        if (given.structure() instanceof Structure.Composite composite
                && given.one(postgres).isPresent()) {
            return CompositeCheck.check(composite, given.one(postgres).orElseThrow(), place, false);
        }
        if (given.binds(postgres)) {
            return given.allLabels(postgres)
                    .flatMap(l -> LabelsCheck.check(l.getKey(), l.getValue(), place).stream())
                    .toList();
        }
        SqlType scalar = given.scalar();
        boolean narrower = scalar != null
                && given.one(postgres).stream()
                        .flatMap(p -> SqlType.carrying(p).stream())
                        .anyMatch(t -> t.widensTo(scalar));
        Dialect dialect = query.sql().dialect();
        if (postgres.kind() == PgType.Kind.ANY) {
            return List.of(Diagnostic.error(
                    "sql-parameter-type",
                    "parameter \"%s\" is %s, which %s has no form for"
                            .formatted(parameter.name(), java.show(), dialect.product()),
                    query.place(parameter.name()),
                    "make it a number, a boolean, a String, an enum, a UUID, a date, a time or a byte[],"
                            + "\na record around one of these, or a List of these, except of byte[]"));
        }
        String message = "parameter \"%s\" is %s, but %s wants %s here%s"
                .formatted(
                        parameter.name(),
                        java.show(),
                        dialect.product(),
                        postgres.name(),
                        narrower ? ", which is narrower" : "");
        return List.of(Diagnostic.error(
                "sql-parameter-type", message, query.place(parameter.name()), help(query, parameter, postgres, type)));
    }

    private static String help(AskedQuery query, QueryModel.Parameter parameter, PgType wanted, QueriesModel type) {
        String name = parameter.name();
        PgType base = SqlType.base(wanted);
        String fitting = JavaTypes.sending(wanted, parameter.type().nullable());
        PgType labels = JavaTypes.labels(wanted);
        if (labels != null) {
            return "make it %s enum with the labels %s"
                    .formatted(labels == base ? "an" : "a List of an", String.join(", ", labels.labels()));
        }
        if (Structure.isJson(wanted)) {
            String make = type.records().containsKey(parameter.type().name())
                    ? "mark %s with @Json, so that it has a codec"
                            .formatted(parameter.type().required().show())
                    : "make it a type that is marked with @Json, or a List or Map";
            return make
                    + "; or let PostgreSQL read it from text: a String, and :%s::text::%s".formatted(name, base.name());
        }
        Optional<String> composite = JavaTypes.composite(wanted);
        if (composite.isPresent()) {
            return "make it " + composite.get();
        }
        if (base.kind() == PgType.Kind.PSEUDO) {
            return "say its type in the statement, as in " + cast(parameter, type);
        }
        if (fitting.isEmpty()) {
            return "no type of Java stands for %s yet; let PostgreSQL read it from text: a String, and :%s::text::%s"
                    .formatted(base.name(), name, base.name());
        }
        String fix = "make it " + fitting;
        ColumnType given = ColumnType.of(parameter.type(), type);
        if (given.enumeration() != null) {
            return fix + ", or say which enum of PostgreSQL it is, as in " + cast(parameter, type);
        }
        return given.list()
                        || base.kind() == PgType.Kind.ARRAY
                        || query.method().kind() != QueryModel.Kind.WRITTEN
                ? fix
                : given.type(Dialect.POSTGRES)
                        .map(own ->
                                fix + ", or convert it in the statement: :%s::%s::%s".formatted(name, own, base.name()))
                        .orElse(fix);
    }

    /** A cast that says the type of {@code parameter}; an enum of PostgreSQL mostly has the name of that of Java. */
    static String cast(QueryModel.Parameter parameter, QueriesModel type) {
        ColumnType given = ColumnType.of(parameter.type(), type);
        String own = given.enumeration() != null
                ? Names.snakeCase(given.enumeration().name().simple()) + (given.list() ? "[]" : "")
                : given.type(Dialect.POSTGRES)
                        .orElse(
                                type.records().containsKey(given.plain().name())
                                        ? Names.snakeCase(parameter.type().show())
                                        : "text");
        return ":%s::%s".formatted(parameter.name(), own);
    }
}
