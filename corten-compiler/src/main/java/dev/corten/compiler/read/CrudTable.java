package dev.corten.compiler.read;

import dev.corten.compiler.model.RecordType;
import dev.corten.compiler.model.SqlText;
import dev.corten.compiler.model.TypeRef;
import dev.corten.compiler.report.Diagnostic;
import dev.corten.compiler.report.Place;
import dev.corten.compiler.sql.CrudSql;
import dev.corten.compiler.sql.CrudSql.Column;
import dev.corten.compiler.sql.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** Reads which table an interface that extends {@code Crud} is about, which columns it has and which are its key. */
final class CrudTable {
    private static final String TABLE = "dev.corten.sql.Table";
    private static final String ID = "dev.corten.sql.Id";

    private final Types types;
    private final Sources sources;
    private final TypeElement element;
    private final Place place;
    private final List<Diagnostic> refusals;

    /** Reads that of {@code element}, which stands at {@code place}; adds what is wrong to {@code refusals}. */
    CrudTable(Types types, Sources sources, TypeElement element, Place place, List<Diagnostic> refusals) {
        this.types = types;
        this.sources = sources;
        this.element = element;
        this.place = place;
        this.refusals = refusals;
    }

    /** Its statements; {@code null} where there is no table or no key. */
    @Nullable
    CrudSql read(RecordType row, TypeRef keyType) {
        Optional<SqlText> table = table();
        List<Column> columns =
                row.components().stream().map(c -> Column.of(c, place)).toList();
        Optional<RecordType> several = types.record(keyType)
                .filter(r -> r.typeParameters() == 0 && r.components().size() > 1);
        List<Column> key = several.isPresent() ? parts(several.get(), row, columns) : single(row, columns, keyType);
        List<String> keyParts = several.stream()
                .flatMap(r -> r.components().stream())
                .map(RecordType.Component::name)
                .toList();
        return table.isEmpty() || key.isEmpty() ? null : new CrudSql(table.get(), columns, key, keyParts, place);
    }

    private Optional<SqlText> table() {
        Optional<AnnotationMirror> annotation = types.annotation(element, TABLE);
        Optional<AnnotationValue> value = annotation.flatMap(types::value);
        if (value.isEmpty() || !(value.get().getValue() instanceof String name)) {
            refuse(
                    "%s extends Crud, but nothing says of which table".formatted(element.getSimpleName()),
                    place,
                    "mark it with its table: @Table(\"…\")");
            return Optional.empty();
        }
        Place written = sources.value(element, annotation.get(), value.get());
        Place at = written == null ? place : written;
        if (!Identifier.table(name)) {
            refuse(
                    "\"%s\" is not the name of a table".formatted(name),
                    at,
                    "write it as SQL does: tasks, shop.items, or \\\"Order\\\" with quotes");
            return Optional.empty();
        }
        int quote = at.text().equals('"' + name + '"') ? 1 : 0;
        return Optional.of(SqlText.at(new Place(at.source(), at.start() + quote, at.end() - quote), name));
    }

    /** The columns of a key that is a record; empty if one of them is missing. */
    private List<Column> parts(RecordType key, RecordType row, List<Column> columns) {
        var found = new ArrayList<Column>();
        for (RecordType.Component part : key.components()) {
            Optional<Column> column = columns.stream()
                    .filter(c -> c.component().equals(part.name()))
                    .findFirst();
            column.ifPresent(found::add);
            if (column.isEmpty()) {
                refuse(
                        "%s has no component \"%s\", which is part of its key"
                                .formatted(row.name().simple(), part.name()),
                        Optional.ofNullable(part.place()).orElse(place),
                        "name it like the component of %s that it is"
                                .formatted(row.name().simple()));
            }
        }
        return found.size() == key.components().size() ? found : List.of();
    }

    /** The only column of a key: what is marked, otherwise what is named {@code id}; empty if that is not one. */
    private List<Column> single(RecordType row, List<Column> columns, TypeRef keyType) {
        boolean marked = row.components().stream().anyMatch(c -> c.annotations().containsKey(ID));
        var key = new ArrayList<Column>();
        for (int i = 0; i < columns.size(); i++) {
            RecordType.Component component = row.components().get(i);
            if (marked
                    ? component.annotations().containsKey(ID)
                    : component.name().equals("id")) {
                key.add(columns.get(i));
            }
        }
        if (key.size() == 1) {
            return key;
        }
        Place at = Optional.ofNullable(row.place()).orElse(place);
        String name = row.name().simple();
        if (key.isEmpty()) {
            refuse("no component of %s is its key".formatted(name), at, "name it id, or mark it @Id");
        } else {
            refuse(
                    "%s has more than one @Id, but its key is %s".formatted(name, keyType.show()),
                    at,
                    "a key of several columns is a record with those components");
        }
        return List.of();
    }

    private void refuse(String message, Place at, String help) {
        refusals.add(Diagnostic.error("sql-crud", message, at, help));
    }
}
