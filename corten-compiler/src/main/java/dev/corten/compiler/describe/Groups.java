package dev.corten.compiler.describe;

import dev.corten.compiler.describe.Description.Column;
import dev.corten.compiler.describe.Description.Group;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Finds the columns that an outer join makes NULL together: those of a prefix, as in {@code author.id, author.name}. */
final class Groups {
    private final List<Column> columns;
    private final IntFunction<List<Boolean>> nonNullWhere;
    private final Map<Integer, List<Boolean>> asked = new HashMap<>();

    private Groups(List<Column> columns, IntFunction<List<Boolean>> nonNullWhere) {
        this.columns = columns;
        this.nonNullWhere = nonNullWhere;
    }

    /**
     * The groups among {@code columns}.
     *
     * @param nonNullWhere which columns are not NULL in the rows in which that of this index is not; empty if unknown
     */
    static List<Group> of(List<Column> columns, IntFunction<List<Boolean>> nonNullWhere) {
        Set<String> prefixes = new LinkedHashSet<>();
        for (Column column : columns) {
            String name = column.name();
            for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
                prefixes.add(name.substring(0, dot));
            }
        }
        Groups groups = new Groups(columns, nonNullWhere);
        return prefixes.stream()
                .flatMap(prefix -> groups.group(prefix).stream())
                .toList();
    }

    private Optional<Group> group(String prefix) {
        List<Integer> members = IntStream.range(0, columns.size())
                .filter(i -> columns.get(i).name().startsWith(prefix + "."))
                .boxed()
                .toList();
        if (members.stream().noneMatch(i -> columns.get(i).nullable())) {
            return Optional.empty();
        }
        return members.stream()
                .filter(sign -> members.stream().allMatch(member -> implies(member, sign)))
                .findFirst()
                .map(sign -> new Group(prefix, columns.get(sign).name(), certain(sign, members)));
    }

    /** Whether {@code sign} can be NULL, and is not where {@code member}, if that can be, is not. */
    private boolean implies(int member, int sign) {
        return columns.get(sign).nullable() && (!columns.get(member).nullable() || where(member, sign));
    }

    private List<String> certain(int sign, List<Integer> members) {
        var names = new ArrayList<String>();
        for (int member : members) {
            if (where(sign, member)) {
                names.add(columns.get(member).name());
            }
        }
        return names;
    }

    private boolean where(int given, int column) {
        List<Boolean> nonNull = asked.computeIfAbsent(given, nonNullWhere::apply);
        return column < nonNull.size() && nonNull.get(column);
    }
}
