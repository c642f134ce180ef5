package dev.corten.compiler.database;

import dev.corten.compiler.describe.Description;
import dev.corten.compiler.describe.PgType;
import dev.corten.compiler.describe.nullness.PassedNull;
import dev.corten.compiler.describe.nullness.Rows;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An answer as text: one fact a line, its fields between tabs, the same for the same facts.
 *
 * <pre>
 * sql	SELECT id, status FROM tasks LIMIT 1
 * column	id	not null	2950	BASE	uuid	0
 * column	status	not null	0	ENUM	task_status	3	pending	inprogress	completed
 * rows	optional
 * end
 * </pre>
 */
final class AnswerFile {
    /** Types from here on are made by migrations; their numbers differ from database to database. */
    private static final int FIRST_OWN_OID = 16384;

    /** The last line: a file without it was not written to its end. */
    private static final String END = "end";

    private AnswerFile() {}

    static String write(Answer answer, String sql) {
        var lines = new ArrayList<String>();
        lines.add(line(List.of("sql", sql)));
        if (answer.hinted()) {
            lines.add("hinted");
        }
        switch (answer.description()) {
            case Description.Accepted accepted -> {
                for (PgType parameter : accepted.parameters()) {
                    lines.add(line(fields(List.of("parameter"), parameter)));
                }
                for (Description.Column column : accepted.columns()) {
                    String nullness = (column.nullable() ? "nullable" : "not null")
                            + (column.nullableElements() ? "" : ", elements not null");
                    lines.add(line(fields(List.of("column", column.name(), nullness), column.type())));
                }
                if (!accepted.passedNulls().isEmpty()) {
                    lines.add(line(Stream.concat(
                                    Stream.of("nulls"),
                                    accepted.passedNulls().stream().map(PassedNull::name))
                            .toList()));
                }
                if (accepted.rows() != Rows.MANY) {
                    lines.add(line(List.of("rows", accepted.rows().name().toLowerCase(Locale.ROOT))));
                }
            }
            case Description.Refused refused -> {
                lines.add(line(List.of(
                        "refused",
                        refused.sqlState(),
                        Integer.toString(refused.position()),
                        refused.message(),
                        orEmpty(refused.detail()),
                        orEmpty(refused.hint()))));
                answer.names().tables().forEach((table, columns) -> {
                    lines.add(line(Stream.concat(Stream.of("table", table), columns.stream())
                            .toList()));
                });
            }
        }
        lines.add(END);
        return lines.stream().collect(Collectors.joining("\n", "", "\n"));
    }

    /** The answer of {@code text}; {@code null} if it is not whole, or one to another statement. */
    static @Nullable Answer read(String text, String sql) {
        var parameters = new ArrayList<PgType>();
        var columns = new ArrayList<Description.Column>();
        Map<String, List<String>> tables = new LinkedHashMap<>();
        Description.Refused refused = null;
        var passedNulls = new ArrayList<PassedNull>();
        Rows rows = Rows.MANY;
        boolean asked = false;
        boolean hinted = false;
        boolean ended = false;
        for (String line : text.lines().toList()) {
            var fields = Stream.of(line.split("\t", -1))
                    .map(AnswerFile::unescape)
                    .collect(Collectors.toCollection(ArrayDeque::new));
            switch (fields.pop()) {
                case "sql" -> asked = fields.pop().equals(sql);
                case "hinted" -> hinted = true;
                case "parameter" -> parameters.add(type(fields));
                case "column" -> {
                    String name = fields.pop();
                    String nullness = fields.pop();
                    columns.add(new Description.Column(
                            name,
                            type(fields),
                            nullness.startsWith("nullable"),
                            !nullness.endsWith("elements not null")));
                }
                case "nulls" -> fields.forEach(passed -> passedNulls.add(PassedNull.valueOf(passed)));
                case "rows" -> rows = Rows.valueOf(fields.pop().toUpperCase(Locale.ROOT));
                case "refused" -> {
                    String sqlState = fields.pop();
                    int position = Integer.parseInt(fields.pop());
                    refused = new Description.Refused(
                            sqlState, fields.pop(), orNull(fields.pop()), orNull(fields.pop()), position);
                }
                case "table" -> tables.put(fields.pop(), List.copyOf(fields));
                case END -> ended = true;
                default -> throw new IllegalArgumentException(line);
            }
        }
        if (!asked || !ended) {
            return null;
        }
        return refused == null
                ? new Answer(new Description.Accepted(parameters, columns, rows, passedNulls), hinted, SchemaNames.NONE)
                : new Answer(refused, hinted, new SchemaNames(tables));
    }

    private static List<String> fields(List<String> before, PgType type) {
        var fields = new ArrayList<>(before);
        add(type, fields);
        return fields;
    }

    private static void add(PgType type, List<String> fields) {
        fields.add(Integer.toString(type.oid() < FIRST_OWN_OID ? type.oid() : 0));
        fields.add(type.kind().name());
        fields.add(type.name());
        fields.add(Integer.toString(type.labels().size()));
        fields.addAll(type.labels());
        if (type.kind() == PgType.Kind.COMPOSITE) {
            fields.add(Integer.toString(type.fields().size()));
            for (PgType.Field field : type.fields()) {
                fields.add(field.name());
                add(field.type(), fields);
            }
        }
        if (type.element() != null) {
            add(type.element(), fields);
        }
    }

    private static PgType type(Deque<String> fields) {
        int oid = Integer.parseInt(fields.pop());
        var kind = PgType.Kind.valueOf(fields.pop());
        String name = fields.pop();
        var labels = new ArrayList<String>();
        for (int count = Integer.parseInt(fields.pop()); count > 0; count--) {
            labels.add(fields.pop());
        }
        var parts = new ArrayList<PgType.Field>();
        if (kind == PgType.Kind.COMPOSITE) {
            for (int count = Integer.parseInt(fields.pop()); count > 0; count--) {
                parts.add(new PgType.Field(fields.pop(), type(fields)));
            }
        }
        PgType element =
                switch (kind) {
                    case ARRAY, DOMAIN, RANGE, MULTIRANGE -> type(fields);
                    case BASE, ENUM, COMPOSITE, PSEUDO -> null;
                };
        return new PgType(oid, name, kind, labels, element, parts);
    }

    private static String line(List<String> fields) {
        return fields.stream().map(AnswerFile::escape).collect(Collectors.joining("\t"));
    }

    private static String escape(String text) {
        return text.replace("\\", "\\\\")
                .replace("\n", "\\n")
                .replace("\r", "\\r")
                .replace("\t", "\\t");
    }

    private static String unescape(String text) {
        var result = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
                c = switch (text.charAt(i)) {
                    case 'n' -> '\n';
                    case 'r' -> '\r';
                    case 't' -> '\t';
                    default -> text.charAt(i);
                };
            }
            result.append(c);
        }
        return result.toString();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
