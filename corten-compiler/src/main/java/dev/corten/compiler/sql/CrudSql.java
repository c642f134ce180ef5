package dev.corten.compiler.sql;

import dev.corten.compiler.model.Names;
import dev.corten.compiler.model.RecordType;
import dev.corten.compiler.model.SqlText;
import dev.corten.compiler.report.Place;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * The statements of {@code Crud}, written so that every column points at the component that it comes from, and the table
 * at its {@code @Table}.
 *
 * @param table the table
 * @param row the columns of a row
 * @param key the columns of its key, which are among them
 * @param keyParts the components of a key of several columns, in the order of {@code key}; empty for a single one
 * @param place where everything else points
 */
public record CrudSql(SqlText table, List<Column> row, List<Column> key, List<String> keyParts, Place place) {
    /**
     * A column.
     *
     * @param component the name of its component
     * @param name its name
     * @param generated whether only the database writes it
     * @param field whether its component is a {@code Field}
     * @param place where its component stands
     */
    public record Column(String component, String name, boolean generated, boolean field, Place place) {
        /** The column of {@code component}, which points to {@code otherwise} if it comes from a class file. */
        public static Column of(RecordType.Component component, Place otherwise) {
            return new Column(
                    component.name(),
                    component.annotations().getOrDefault("dev.corten.json.Name", Names.snakeCase(component.name())),
                    component.annotations().containsKey("dev.corten.sql.Generated"),
                    component.type().is(Variants.FIELD),
                    Optional.ofNullable(component.place()).orElse(otherwise));
        }
    }

    /** Copies the lists. */
    public CrudSql {
        row = List.copyOf(row);
        key = List.copyOf(key);
        keyParts = List.copyOf(keyParts);
    }

    /** The same statements, which point to {@code other} where nothing else is said. */
    public CrudSql at(Place other) {
        return new CrudSql(table, row, key, keyParts, other);
    }

    /** The row with a key. */
    public SqlText find() {
        return select().add("\nWHERE ").add(hasKey("key")).build();
    }

    /** Whether there is a row with a key. */
    public SqlText exists() {
        return text().add("SELECT EXISTS (SELECT 1 FROM ")
                .add(table)
                .add(" WHERE ")
                .add(hasKey("key"))
                .add(")")
                .build();
    }

    /** How many rows there are. */
    public SqlText count() {
        return text().add("SELECT count(*) FROM ").add(table).build();
    }

    /** All rows. */
    public SqlText all() {
        return select().add("\nORDER BY ").add(names(key)).build();
    }

    /** Some rows, after a key or from the first on. */
    public SqlText page() {
        Text text = select().add("\n{WHERE ");
        if (keyParts.isEmpty()) {
            text.add(names(key)).add(" > ").add(":after", key.getFirst().place());
        } else {
            text.add("(").add(names(key)).add(") > (");
            for (int i = 0; i < key.size(); i++) {
                text.add(i == 0 ? "" : ", ")
                        .add(":after." + keyParts.get(i), key.get(i).place());
            }
            text.add(")");
        }
        return text.add("}\nORDER BY ").add(names(key)).add("\nLIMIT :limit").build();
    }

    /** Inserts the columns of {@code given}, components of {@code parameter}, and gives those of {@code returned}. */
    public SqlText insert(String parameter, List<Column> given, List<Column> returned) {
        List<Column> written = given.stream().filter(c -> !c.generated()).toList();
        return inserting(parameter, written, false).add(returning(returned)).build();
    }

    /** Inserts a row, or replaces the one with its key. */
    public SqlText upsert() {
        List<Column> written =
                row.stream().filter(c -> !c.generated() || key.contains(c)).toList();
        boolean generatedKey = key.stream().anyMatch(Column::generated);
        Text text = inserting("row", written, generatedKey)
                .add("\nON CONFLICT (")
                .add(names(key))
                .add(") DO UPDATE\nSET ");
        String separator = "";
        for (Column column : changed(row)) {
            text.add(separator)
                    .add(Identifier.column(column.name()), column.place())
                    .add(" = EXCLUDED.")
                    .add(Identifier.column(column.name()), column.place());
            separator = ", ";
        }
        return text.add(returning(row)).build();
    }

    /** Replaces the row with the key of {@code row}. */
    public SqlText update() {
        Text text = text().add("UPDATE ").add(table).add("\nSET ").add(assignments("row", changed(row), false));
        text.add("\nWHERE ");
        for (int i = 0; i < key.size(); i++) {
            Column column = key.get(i);
            text.add(i == 0 ? "" : " AND ")
                    .add(Identifier.column(column.name()), column.place())
                    .add(" = ")
                    .add(":row." + column.component(), column.place());
        }
        return text.add(returning(row)).build();
    }

    /**
     * Changes the columns of {@code given}, components of {@code parameter}, in the row with the key {@code keyParameter}.
     *
     * @param optional whether fields that are absent leave their column as it is; otherwise all are taken to be present
     */
    public SqlText update(
            String keyParameter, String parameter, List<Column> given, List<Column> returned, boolean optional) {
        return text().add("UPDATE ")
                .add(table)
                .add("\nSET ")
                .add(assignments(parameter, given, optional))
                .add("\nWHERE ")
                .add(hasKey(keyParameter))
                .add(returning(returned))
                .build();
    }

    /** Deletes the row with a key. */
    public SqlText delete() {
        return text().add("DELETE FROM ")
                .add(table)
                .add(" WHERE ")
                .add(hasKey("key"))
                .build();
    }

    /** What an update changes: what is not generated and not the key; the key where there is nothing else. */
    private List<Column> changed(List<Column> columns) {
        List<Column> changed =
                columns.stream().filter(c -> !c.generated() && !key.contains(c)).toList();
        return changed.isEmpty() ? key : changed;
    }

    private Text select() {
        return text().add("SELECT ").add(names(row)).add("\nFROM ").add(table);
    }

    private Text inserting(String parameter, List<Column> written, boolean overriding) {
        Text text = text().add("INSERT INTO ").add(table);
        if (written.isEmpty()) {
            return text.add(" DEFAULT VALUES");
        }
        text.add(" (").add(names(written)).add(overriding ? ")\nOVERRIDING SYSTEM VALUE\nVALUES (" : ")\nVALUES (");
        String separator = "";
        for (Column column : written) {
            text.add(separator).add(":" + parameter + "." + column.component(), column.place());
            separator = ", ";
        }
        return text.add(")");
    }

    private Text assignments(String parameter, List<Column> columns, boolean optional) {
        Text text = text();
        for (Iterator<Column> rest = columns.iterator(); rest.hasNext(); ) {
            Column column = rest.next();
            String name = Identifier.column(column.name());
            String value = ":" + parameter + "." + column.component();
            text.add(name, column.place()).add(" = ");
            if (optional && column.field()) {
                text.add("CASE WHEN ")
                        .add(value + ".present", column.place())
                        .add(" THEN ")
                        .add(value, column.place())
                        .add(" ELSE ")
                        .add(name, column.place())
                        .add(" END");
            } else {
                text.add(value, column.place());
            }
            text.add(rest.hasNext() ? optional ? ",\n    " : ", " : "");
        }
        return text;
    }

    private Text hasKey(String parameter) {
        Text text = text();
        for (int i = 0; i < key.size(); i++) {
            text.add(i == 0 ? "" : " AND ")
                    .add(Identifier.column(key.get(i).name()), key.get(i).place())
                    .add(" = ")
                    .add(
                            ":" + parameter + (keyParts.isEmpty() ? "" : "." + keyParts.get(i)),
                            key.get(i).place());
        }
        return text;
    }

    private Text returning(List<Column> columns) {
        return columns.isEmpty() ? text() : text().add("\nRETURNING ").add(names(columns));
    }

    private Text names(List<Column> columns) {
        Text text = text();
        String separator = "";
        for (Column column : columns) {
            text.add(separator).add(Identifier.column(column.name()), column.place());
            separator = ", ";
        }
        return text;
    }

    private Text text() {
        return new Text(SqlText.builder(place.source()), place);
    }

    /** A text in the making, whose characters point to {@code place} where nothing else is said. */
    private record Text(SqlText.Builder builder, Place place) {
        Text add(String text) {
            return add(text, place);
        }

        Text add(String text, Place at) {
            builder.add(text, at);
            return this;
        }

        Text add(SqlText text) {
            builder.add(text);
            return this;
        }

        Text add(Text other) {
            return add(other.build());
        }

        SqlText build() {
            return builder.build().within(place);
        }
    }
}
