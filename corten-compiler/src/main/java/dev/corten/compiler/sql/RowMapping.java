package dev.corten.compiler.sql;

import dev.corten.compiler.describe.Description.Column;
import dev.corten.compiler.model.Names;
import dev.corten.compiler.model.RecordType;
import java.util.ArrayList;
import java.util.List;

/**
 * Which column of a result each component of a record is read from.
 *
 * @param columns for each component the index of its column, from 0, or -1 if it has none
 * @param superfluous the columns that no component is read from
 */
public record RowMapping(List<Integer> columns, List<Integer> superfluous) {

    /** Copies the lists. */
    public RowMapping {
        columns = List.copyOf(columns);
        superfluous = List.copyOf(superfluous);
    }

    /** Finds each component of {@code type} by its name among {@code columns}; of two of that name, the first. */
    public static RowMapping of(RecordType type, List<Column> columns) {
        List<String> names = columns.stream().map(Column::name).toList();
        List<Integer> found = type.components().stream()
                .map(RowMapping::column)
                .map(names::indexOf)
                .toList();
        var superfluous = new ArrayList<Integer>();
        for (int i = 0; i < columns.size(); i++) {
            if (!found.contains(i)) {
                superfluous.add(i);
            }
        }
        return new RowMapping(found, superfluous);
    }

    /** The name of a component's column: what {@code @Name} says, or its name in snake_case. */
    public static String column(RecordType.Component component) {
        return component.annotations().getOrDefault("dev.corten.json.Name", Names.snakeCase(component.name()));
    }
}
