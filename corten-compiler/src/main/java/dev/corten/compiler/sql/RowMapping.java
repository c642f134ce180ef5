package dev.corten.compiler.sql;

import dev.corten.compiler.describe.Description.Column;
import dev.corten.compiler.describe.Description.Group;
import dev.corten.compiler.model.Names;
import dev.corten.compiler.model.QueriesModel;
import dev.corten.compiler.model.RecordType;
import dev.corten.compiler.model.TypeRef;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
     * @param group how its columns are NULL together; {@code null} if they are not known to be
     */
    public record Several(RowMapping mapping, @Nullable Group group) implements Source {}

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
    public static RowMapping of(RecordType record, List<Column> columns, List<Group> groups, QueriesModel type) {
        return new Search(columns, groups, type).of(record, "");
    }

    private record Search(List<Column> columns, List<Group> groups, QueriesModel type) {
        private RowMapping of(RecordType record, String prefix) {
            return new RowMapping(
                    record,
                    record.components().stream()
                            .map(component -> source(component, prefix + column(component)))
                            .toList());
        }

        private Source source(RecordType.Component component, String name) {
            RecordType nested = type.records().get(component.type().name());
            String prefix = name + ".";
            if (nested == null || columns.stream().noneMatch(c -> c.name().startsWith(prefix))) {
                return new One(name, columns.stream().map(Column::name).toList().indexOf(name));
            }
            RowMapping mapping = of(nested, prefix);
            return new Several(mapping, group(name, mapping));
        }

        /** Without a component that needs its row, and with a column that is always there, the record always is. */
        private @Nullable Group group(String name, RowMapping mapping) {
            boolean missing = mapping.needed().anyMatch(this::nullable)
                    || mapping.ones().map(One::index).allMatch(this::nullable);
            return groups.stream()
                    .filter(group -> missing && group.name().equals(name))
                    .findFirst()
                    .orElse(null);
        }

        private boolean nullable(int index) {
            return index >= 0 && columns.get(index).nullable();
        }
    }

    /** The columns that components which are not nullable are read from. */
    public Stream<Integer> needed() {
        return IntStream.range(0, sources.size())
                .boxed()
                .filter(i -> !record.components().get(i).type().nullable())
                .flatMap(i -> switch (sources.get(i)) {
                    case One one -> Stream.of(one.index());
                    case Several several -> several.mapping().needed();
                });
    }

    /** The type of the component that is read from column {@code name}. */
    public Optional<TypeRef> type(String name) {
        for (int i = 0; i < sources.size(); i++) {
            TypeRef type = record.components().get(i).type();
            Optional<TypeRef> found =
                    switch (sources.get(i)) {
                        case One one -> one.name().equals(name) ? Optional.of(type) : Optional.empty();
                        case Several several -> several.mapping().type(name);
                    };
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
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
