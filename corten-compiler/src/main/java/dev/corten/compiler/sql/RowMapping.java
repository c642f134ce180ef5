package dev.corten.compiler.sql;

import dev.corten.compiler.describe.Description.Column;
import dev.corten.compiler.model.Names;
import dev.corten.compiler.model.QueriesModel;
import dev.corten.compiler.model.RecordType;
import dev.corten.compiler.model.TypeRef;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the components of a record are read from.
 *
 * @param record the record
 * @param sources for each component a column, or several for a record in it
 */
public record RowMapping(RecordType record, List<Source> sources) {

    /** What a component is read from. */
    public sealed interface Source {}

    /**
     * One column.
     *
     * @param name its name
     * @param index its index, from 0, or -1 if there is none of that name
     */
    public record One(String name, int index) implements Source {}

    /**
     * The columns whose names begin with that of the component and a dot.
     *
     * @param mapping what the components of the record in it are read from
     */
    public record Several(RowMapping mapping) implements Source {}

    /** Copies {@code sources}. */
    public RowMapping {
        sources = List.copyOf(sources);
    }

    /** Whether {@code wanted} is read from the only column of a result as a whole, and not component by component. */
    public static boolean isOne(TypeRef wanted, List<Column> columns, QueriesModel type) {
        return columns.size() == 1
                && ColumnType.of(wanted, columns.getFirst().type(), type).known();
    }

    /** Finds each component of {@code record} by its name among {@code columns}; of two of that name, the first. */
    public static RowMapping of(RecordType record, List<Column> columns, QueriesModel type) {
        return of(record, "", columns.stream().map(Column::name).toList(), type);
    }

    private static RowMapping of(RecordType record, String prefix, List<String> columns, QueriesModel type) {
        return new RowMapping(
                record,
                record.components().stream()
                        .map(c -> source(c, prefix + column(c), columns, type))
                        .toList());
    }

    private static Source source(RecordType.Component component, String name, List<String> columns, QueriesModel type) {
        RecordType nested = type.records().get(component.type().name());
        String prefix = name + ".";
        return nested != null && columns.stream().anyMatch(c -> c.startsWith(prefix))
                ? new Several(of(nested, prefix, columns, type))
                : new One(name, columns.indexOf(name));
    }

    /** All columns that components are read from. */
    public Stream<One> ones() {
        return sources.stream().flatMap(source -> switch (source) {
            case One one -> Stream.of(one);
            case Several several -> several.mapping().ones();
        });
    }

    /** The columns, of {@code count}, that no component is read from. */
    public List<Integer> superfluous(int count) {
        List<Integer> found = ones().map(One::index).toList();
        return IntStream.range(0, count).filter(i -> !found.contains(i)).boxed().toList();
    }

    /** The name of a component's column: what {@code @Name} says, or its name in snake_case. */
    static String column(RecordType.Component component) {
        return component.annotations().getOrDefault("dev.corten.json.Name", Names.snakeCase(component.name()));
    }
}
