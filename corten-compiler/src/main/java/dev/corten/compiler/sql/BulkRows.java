package dev.corten.compiler.sql;

import dev.corten.compiler.model.Names;
import dev.corten.compiler.model.QueriesModel;
import dev.corten.compiler.model.QueryModel;
import dev.corten.compiler.model.RecordType;
import dev.corten.compiler.model.TypeRef;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A list of records as the rows that {@code UNNEST(:rows)} stands for: an array for each component.
 *
 * @param parameter the name of the list
 * @param columns the components
 */
public record BulkRows(String parameter, List<Column> columns) {

    /**
     * A component.
     *
     * @param part the parameter that it is, as in {@code rows.createdAt}
     * @param name the name of its column, as in {@code created_at}
     * @param java its type
     * @param type its type in PostgreSQL; empty where an array of it is none
     */
    public record Column(String part, String name, TypeRef java, Optional<String> type) {}

    /** Copies {@code columns}. */
    public BulkRows {
        columns = List.copyOf(columns);
    }

    /** The lists of records among the parameters of {@code method}, by name; a list of value types is one array. */
    public static Map<String, BulkRows> of(QueryModel method, QueriesModel type) {
        Map<String, BulkRows> rows = new LinkedHashMap<>();
        for (QueryModel.Parameter parameter : method.parameters()) {
            TypeRef java = parameter.type();
            RecordType record = method.rows(parameter.name())
                    ? type.records().get(java.argument().name())
                    : null;
            if (record != null && !type.values().containsKey(java.argument().name())) {
                rows.put(
                        parameter.name(),
                        new BulkRows(
                                parameter.name(),
                                record.components().stream()
                                        .map(component -> new Column(
                                                parameter.name() + "." + component.name(),
                                                RowMapping.column(component),
                                                component.type(),
                                                postgres(component.type(), type)))
                                        .toList()));
            }
        }
        return rows;
    }

    /** The type that a value has by its type of Java alone; of enums and records the one of their name. */
    private static Optional<String> postgres(TypeRef java, QueriesModel type) {
        ColumnType given = ColumnType.of(java, type);
        if (given.list()) {
            return Optional.empty();
        }
        if (given.enumeration() != null) {
            return Optional.of(Names.snakeCase(given.enumeration().name().simple()));
        }
        if (type.codecs().containsKey(java.required())) {
            return Optional.of("jsonb");
        }
        if (given.structure() instanceof Structure.Span span) {
            return Optional.ofNullable(span.bound().scalar()).flatMap(BulkRows::range);
        }
        RecordType record = type.records().get(java.name());
        return given.scalar() == null && record != null
                ? Optional.of(Names.snakeCase(record.name().simple()))
                : given.type(Dialect.POSTGRES);
    }

    private static Optional<String> range(SqlType bound) {
        return switch (bound) {
            case INT4 -> Optional.of("int4range");
            case INT8 -> Optional.of("int8range");
            case NUMERIC -> Optional.of("numrange");
            case DATE -> Optional.of("daterange");
            case TIMESTAMP -> Optional.of("tsrange");
            case INSTANT, OFFSET_DATE_TIME -> Optional.of("tstzrange");
            default -> Optional.empty();
        };
    }
}
