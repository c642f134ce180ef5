package dev.corten.compiler.read;

import dev.corten.compiler.model.QueryModel;
import dev.corten.compiler.model.QueryModel.Kind;
import dev.corten.compiler.model.RecordType;
import dev.corten.compiler.model.SqlText;
import dev.corten.compiler.model.TypeRef;
import dev.corten.compiler.report.Diagnostic;
import dev.corten.compiler.report.Place;
import dev.corten.compiler.sql.CrudSql;
import dev.corten.compiler.sql.CrudSql.Column;
import dev.corten.compiler.sql.Variants;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;

/** Makes the queries of an interface that extends {@code Crud}. */
final class CrudReader {
    static final String CRUD = "dev.corten.sql.Crud";
    static final String INSERT = "dev.corten.sql.Insert";
    static final String UPDATE = "dev.corten.sql.Update";

    private final Types types;
    private final Sources sources;
    private final TypeElement element;
    private final DeclaredType crud;
    private final Place place;
    private final List<Diagnostic> refusals;

    /** Reads {@code element}, which extends {@code crud} and stands at {@code place}; adds what is wrong to {@code refusals}. */
    CrudReader(
            Types types,
            Sources sources,
            TypeElement element,
            DeclaredType crud,
            Place place,
            List<Diagnostic> refusals) {
        this.types = types;
        this.sources = sources;
        this.element = element;
        this.crud = crud;
        this.place = place;
        this.refusals = refusals;
    }

    /** The methods of {@code Crud}, and those that are marked {@code @Insert} or {@code @Update}; none if that cannot be. */
    List<QueryModel> read(List<ExecutableElement> marked) {
        if (crud.getTypeArguments().size() != 2) {
            refuse("Crud needs the types of its rows and keys", place, "write Crud<Task, UUID>");
            return List.of();
        }
        TypeRef rowType = types.ref(crud.getTypeArguments().getFirst());
        TypeRef keyType = types.ref(crud.getTypeArguments().getLast());
        RecordType row = record(rowType).orElse(null);
        if (row == null) {
            refuse(
                    "a row of Crud is a record, but %s is none".formatted(rowType.show()),
                    place,
                    "make it a record with a component for each column");
            return List.of();
        }
        CrudSql sql = new CrudTable(types, sources, element, place, refusals).read(row, keyType);
        if (sql == null) {
            return List.of();
        }
        var queries = new ArrayList<>(inherited(sql, rowType, keyType));
        for (ExecutableElement method : marked) {
            queries.addAll(
                    types.annotation(method, INSERT).isPresent()
                            ? insert(method, sql.at(place(method)), keyType)
                            : update(method, sql.at(place(method)), keyType));
        }
        return queries;
    }

    private List<QueryModel> inherited(CrudSql sql, TypeRef row, TypeRef key) {
        var list = new TypeRef("java.util.List", List.of(row), false);
        var optional = new TypeRef("java.util.Optional", List.of(row), false);
        var theKey = new QueryModel.Parameter("key", key, place);
        var theRow = new QueryModel.Parameter("row", row, place);
        var after = new QueryModel.Parameter("after", new TypeRef(key.name(), key.arguments(), true), place);
        var limit = new QueryModel.Parameter("limit", TypeRef.of("int"), place);
        return List.of(
                made("find", List.of(theKey), optional, sql.find()),
                made("exists", List.of(theKey), TypeRef.of("boolean"), sql.exists()),
                made("count", List.of(), TypeRef.of("long"), sql.count()),
                made("all", List.of(), list, sql.all()),
                made("page", List.of(after, limit), list, sql.page()),
                made("insert", List.of(theRow), row, sql.insert("row", sql.row(), sql.row())),
                made("update", List.of(theRow), optional, sql.update()),
                made("upsert", List.of(theRow), row, sql.upsert()),
                made("delete", List.of(theKey), TypeRef.of("int"), sql.delete()));
    }

    private QueryModel made(String name, List<QueryModel.Parameter> parameters, TypeRef result, SqlText sql) {
        return new QueryModel(
                name, parameters, types.components(parameters), result, sql, true, false, place, Kind.MADE);
    }

    private List<QueryModel> insert(ExecutableElement method, CrudSql sql, TypeRef key) {
        List<QueryModel.Parameter> parameters = parameters(method);
        RecordType given =
                parameters.size() == 1 ? record(parameters.getFirst().type()).orElse(null) : null;
        if (given == null) {
            refuse(
                    "@Insert is for a method with one parameter, the record that is inserted",
                    place(method),
                    "give it a record with a component for each column that it writes");
            return List.of();
        }
        List<Column> columns = given.components().stream()
                .map(c -> Column.of(c, place(method)))
                .toList();
        for (RecordType.Component component : given.components()) {
            if (component.type().is(Variants.FIELD)) {
                refuse(
                        "%s.%s is a Field, but an INSERT has a value for each of its columns"
                                .formatted(given.name().simple(), component.name()),
                        Optional.ofNullable(component.place()).orElse(place(method)),
                        "remove the component, and the column gets its default; a record each for what may be left out");
                return List.of();
            }
        }
        SqlText text = sql.insert(parameters.getFirst().name(), columns, returned(method, sql, key, false));
        return List.of(made(method, parameters, text, Kind.MADE));
    }

    private List<QueryModel> update(ExecutableElement method, CrudSql sql, TypeRef key) {
        List<QueryModel.Parameter> parameters = parameters(method);
        RecordType given = parameters.size() == 2
                        && parameters.getFirst().type().boxed().is(key.boxed().name())
                ? record(parameters.getLast().type()).orElse(null)
                : null;
        if (given == null) {
            refuse(
                    "@Update is for a method with two parameters: the key, %s, and a record of what is changed"
                            .formatted(key.show()),
                    place(method),
                    "give it the key and a record with a component for each column that it writes");
            return List.of();
        }
        List<Column> columns = given.components().stream()
                .map(c -> Column.of(c, place(method)))
                .toList();
        String keyName = parameters.getFirst().name();
        String changes = parameters.getLast().name();
        List<Column> returned = returned(method, sql, key, true);
        SqlText text = sql.update(keyName, changes, columns, returned, true);
        if (columns.stream().noneMatch(Column::field)) {
            return List.of(made(method, parameters, text, Kind.MADE));
        }
        // What a CASE writes is not known to be written, so that only the plain assignment shows what must not be null.
        SqlText plain = sql.update(keyName, changes, columns, returned, false);
        return List.of(
                made(method, parameters, plain, Kind.PROBE).allPresent(),
                made(method, parameters, text, Kind.MADE).withPresence());
    }

    /** The columns that the result of {@code method} is made from; none if it is nothing, or the count of an update. */
    private List<Column> returned(ExecutableElement method, CrudSql sql, TypeRef key, boolean counts) {
        TypeRef result = types.ref(method.getReturnType(), method);
        TypeRef one = result.is("java.util.Optional") ? result.argument() : result;
        boolean count = counts && (result.is("int") || result.is("long"));
        if (one.boxed().is(key.boxed().name()) && !count) {
            return sql.key();
        }
        return record(one)
                .map(r -> r.components().stream()
                        .map(c -> Column.of(c, place(method)))
                        .toList())
                .orElse(List.of());
    }

    private QueryModel made(ExecutableElement method, List<QueryModel.Parameter> parameters, SqlText sql, Kind kind) {
        return new QueryModel(
                method.getSimpleName().toString(),
                parameters,
                types.components(parameters),
                types.ref(method.getReturnType(), method),
                sql,
                true,
                false,
                place(method),
                kind);
    }

    private List<QueryModel.Parameter> parameters(ExecutableElement method) {
        var parameters = new ArrayList<QueryModel.Parameter>();
        for (VariableElement parameter : method.getParameters()) {
            parameters.add(new QueryModel.Parameter(
                    parameter.getSimpleName().toString(),
                    types.ref(parameter.asType(), parameter),
                    Optional.ofNullable(sources.name(parameter)).orElse(place)));
        }
        return parameters;
    }

    private Optional<RecordType> record(TypeRef type) {
        return types.record(type).filter(r -> r.typeParameters() == 0);
    }

    private Place place(ExecutableElement method) {
        return Optional.ofNullable(sources.name(method)).orElse(place);
    }

    private void refuse(String message, Place at, String help) {
        refusals.add(Diagnostic.error("sql-crud", message, at, help));
    }
}
