package dev.corten.compiler.check;

import dev.corten.compiler.describe.PgType;
import dev.corten.compiler.model.EnumType;
import dev.corten.compiler.model.Names;
import dev.corten.compiler.model.QueriesModel;
import dev.corten.compiler.model.QueryModel;
import dev.corten.compiler.model.TypeRef;
import dev.corten.compiler.report.Diagnostic;
import dev.corten.compiler.sql.NamedSql.Range;
import dev.corten.compiler.sql.SqlType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks that the parameters of a statement and those of its method are the same, of types that fit. */
final class QueryParametersCheck {
    private QueryParametersCheck() {}

    /** Parameters of the statement that the method does not have, and the other way round. */
    static List<Diagnostic> names(AskedQuery query) {
        var found = new ArrayList<Diagnostic>();
        QueryModel method = query.method();
        List<String> given =
                method.parameters().stream().map(QueryModel.Parameter::name).toList();
        List<String> unused =
                given.stream().filter(n -> !query.sql().names().contains(n)).toList();
        Set<String> meant = new HashSet<>();
        for (String name : query.sql().names()) {
            if (given.contains(name)) {
                continue;
            }
            Optional<String> nearest = NearestName.of(name, unused).or(() -> NearestName.of(name, given));
            nearest.ifPresent(meant::add);
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
        for (QueryModel.Parameter parameter : method.parameters()) {
            // Where another name was probably meant to be this one, one message is enough.
            if (unused.contains(parameter.name()) && !meant.contains(parameter.name())) {
                found.add(Diagnostic.error(
                        "sql-unused-parameter",
                        "the statement does not use the parameter \"%s\"".formatted(parameter.name()),
                        parameter.place(),
                        "write :%s where its value belongs, or remove it".formatted(parameter.name())));
            }
        }
        return found;
    }

    /** Parameters whose type of Java does not fit what PostgreSQL wants. */
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
        EnumType enumeration = type.enums().get(java.name());
        PgType base = SqlType.base(postgres);
        if (base.kind() == PgType.Kind.ENUM && enumeration != null) {
            return LabelsCheck.check(enumeration, base, query.place(parameter.name()));
        }
        if (SqlType.binding(java, postgres).isPresent()) {
            return List.of();
        }
        boolean narrower = SqlType.of(java)
                .filter(given -> SqlType.carrying(postgres).stream().anyMatch(t -> t.widensTo(given)))
                .isPresent();
        String message = "parameter \"%s\" is %s, but PostgreSQL wants %s here%s"
                .formatted(parameter.name(), java.show(), postgres.name(), narrower ? ", which is narrower" : "");
        return List.of(Diagnostic.error(
                "sql-parameter-type", message, query.place(parameter.name()), help(parameter, base, enumeration)));
    }

    private static String help(QueryModel.Parameter parameter, PgType wanted, @Nullable EnumType enumeration) {
        String name = parameter.name();
        if (wanted.kind() == PgType.Kind.ENUM) {
            return "make it an enum with the labels " + String.join(", ", wanted.labels());
        }
        if (SqlType.carrying(wanted).isEmpty()) {
            return "no type of Java stands for %s yet; let PostgreSQL read it from text: a String, and :%s::text::%s"
                    .formatted(wanted.name(), name, wanted.name());
        }
        String fix = "make it " + JavaTypes.fitting(wanted, parameter.type().nullable());
        if (enumeration != null) {
            return fix + ", or say which enum of PostgreSQL it is, as in " + cast(parameter, enumeration);
        }
        return SqlType.of(parameter.type())
                .map(given -> fix
                        + ", or convert it in the statement: :%s::%s::%s"
                                .formatted(name, given.postgres(), wanted.name()))
                .orElse(fix);
    }

    /** A cast that says the type of {@code parameter}; an enum of PostgreSQL mostly has the name of that of Java. */
    static String cast(QueryModel.Parameter parameter, @Nullable EnumType enumeration) {
        String type = enumeration != null
                ? Names.snakeCase(enumeration.name().simple())
                : SqlType.of(parameter.type()).map(SqlType::postgres).orElse("text");
        return ":%s::%s".formatted(parameter.name(), type);
    }
}
