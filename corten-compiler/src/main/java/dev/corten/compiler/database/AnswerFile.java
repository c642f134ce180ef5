package dev.corten.compiler.database;

import dev.corten.compiler.describe.Describer;
import dev.corten.compiler.describe.Description;
import dev.corten.compiler.describe.Limit;
import dev.corten.compiler.describe.PgType;
import dev.corten.compiler.describe.Scan;
import dev.corten.compiler.describe.nullness.PassedNull;
import dev.corten.compiler.describe.nullness.Rows;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Answers as text: one fact a line, its fields between tabs, the same for the same facts.
 *
 * <pre>
 * sql	SELECT id, status FROM tasks
 * 	WHERE title = $1 LIMIT 1
 * given	text
 * parameter	25	BASE	text	0
 * column	id	not null	2950	BASE	uuid	0
 * column	status	not null	0	ENUM	task_status	3	pending	inprogress	completed
 * nulls	NEVER_MATCHES
 * group	author	author.id	author.id	author.name
 * rows	optional
 * scan	tasks	title
 * uses	table tasks	3f09c1e2a4b5d678
 * end
 * </pre>
 *
 * {@code given} is what Java tells of each parameter, with a question mark where NULL may be passed.
 */
final class AnswerFile {
    /** The last line: an answer without it was not written to its end. */
    private static final String END = "end";

    private AnswerFile() {}

    static String write(Entry entry) {
        var text = new StringBuilder();
        Question question = entry.question();
        text.append(Fields.line("sql", question.sql()));
        if (!question.parameters().isEmpty()) {
            text.append(Fields.line(Stream.concat(
                            Stream.of("given"), question.parameters().stream().map(AnswerFile::given))
                    .toList()));
        }
        Answer answer = entry.answer();
        if (answer.hinted()) {
            text.append(Fields.line("hinted"));
        }
        switch (answer.description()) {
            case Description.Accepted accepted -> write(accepted, answer.scans(), entry.uses(), text);
            case Description.Refused refused -> {
                text.append(Fields.line(
                        "refused",
                        refused.sqlState(),
                        Integer.toString(refused.position()),
                        refused.message(),
                        orEmpty(refused.detail()),
                        orEmpty(refused.hint())));
                answer.names()
                        .tables()
                        .forEach((table, columns) ->
                                text.append(Fields.line(Stream.concat(Stream.of("table", table), columns.stream())
                                        .toList())));
            }
        }
        return text.append(Fields.line(END)).toString();
    }

    private static void write(
            Description.Accepted accepted, List<Scan> scans, Map<String, String> fingerprints, StringBuilder text) {
        for (PgType parameter : accepted.parameters()) {
            text.append(Fields.line(TypeFields.after(List.of("parameter"), parameter)));
        }
        for (Description.Column column : accepted.columns()) {
            String nullness = (column.nullable() ? "nullable" : "not null")
                    + (column.nullableElements() ? "" : ", elements not null");
            text.append(Fields.line(TypeFields.after(List.of("column", column.name(), nullness), column.type())));
        }
        if (!accepted.passedNulls().isEmpty()) {
            text.append(Fields.line(Stream.concat(
                            Stream.of("nulls"), accepted.passedNulls().stream().map(PassedNull::name))
                    .toList()));
        }
        if (accepted.limits().stream().anyMatch(limit -> limit != Limit.NONE)) {
            text.append(Fields.line(Stream.concat(
                            Stream.of("limits"), accepted.limits().stream().map(String::valueOf))
                    .toList()));
        }
        if (!accepted.leftOut().isEmpty()) {
            text.append(Fields.line(Stream.concat(Stream.of("left out"), accepted.leftOut().stream())
                    .toList()));
        }
        for (Description.Group group : accepted.groups()) {
            text.append(
                    Fields.line(Stream.concat(Stream.of("group", group.name(), group.sign()), group.certain().stream())
                            .toList()));
        }
        if (accepted.rows() != Rows.MANY) {
            text.append(Fields.line("rows", accepted.rows().name().toLowerCase(Locale.ROOT)));
        }
        for (Scan scan : scans) {
            text.append(Fields.line("scan", scan.table(), scan.column()));
        }
        for (String part : accepted.uses()) {
            String fingerprint = fingerprints.get(part);
            text.append(fingerprint == null ? Fields.line("uses", part) : Fields.line("uses", part, fingerprint));
        }
    }

    /**
     * The answers of {@code text}, as far as they were written to their end.
     *
     * @throws RuntimeException if it is no such text
     */
    static List<Entry> read(String text) {
        var entries = new ArrayList<Entry>();
        Draft draft = new Draft();
        for (Deque<String> fields : Fields.lines(text).toList()) {
            String fact = fields.pop();
            if (fact.equals(END)) {
                entries.add(draft.entry());
                draft = new Draft();
            } else {
                draft.add(fact, fields);
            }
        }
        return entries;
    }

    /** An answer of which some lines were read. */
    private static final class Draft {
        private String sql = "";
        private List<Describer.Parameter> given = List.of();
        private boolean hinted;
        private final List<PgType> parameters = new ArrayList<>();
        private final List<Description.Column> columns = new ArrayList<>();
        private final List<PassedNull> passedNulls = new ArrayList<>();
        private final List<Limit> limits = new ArrayList<>();
        private final List<String> leftOut = new ArrayList<>();
        private final List<Description.Group> groups = new ArrayList<>();
        private Rows rows = Rows.MANY;
        private final List<Scan> scans = new ArrayList<>();
        private final Map<String, String> uses = new LinkedHashMap<>();
        private Description.@Nullable Refused refused;
        private final Map<String, List<String>> tables = new LinkedHashMap<>();

        private void add(String fact, Deque<String> fields) {
            switch (fact) {
                case "sql" -> sql = fields.pop();
                case "given" -> given = fields.stream().map(AnswerFile::given).toList();
                case "hinted" -> hinted = true;
                case "parameter" -> parameters.add(TypeFields.read(fields));
                case "column" -> {
                    String name = fields.pop();
                    String nullness = fields.pop();
                    columns.add(new Description.Column(
                            name,
                            TypeFields.read(fields),
                            nullness.startsWith("nullable"),
                            !nullness.endsWith("elements not null")));
                }
                case "nulls" -> fields.forEach(passed -> passedNulls.add(PassedNull.valueOf(passed)));
                case "limits" -> fields.forEach(limit -> limits.add(Limit.of(limit)));
                case "left out" -> leftOut.addAll(fields);
                case "group" -> groups.add(new Description.Group(fields.pop(), fields.pop(), List.copyOf(fields)));
                case "rows" -> rows = Rows.valueOf(fields.pop().toUpperCase(Locale.ROOT));
                case "scan" -> scans.add(new Scan(fields.pop(), fields.pop()));
                case "uses" -> uses.put(fields.pop(), fields.isEmpty() ? "" : fields.pop());
                case "refused" -> {
                    String sqlState = fields.pop();
                    int position = Integer.parseInt(fields.pop());
                    refused = new Description.Refused(
                            sqlState, fields.pop(), orNull(fields.pop()), orNull(fields.pop()), position);
                }
                case "table" -> tables.put(fields.pop(), List.copyOf(fields));
                default -> throw new IllegalArgumentException(fact);
            }
        }

        private Entry entry() {
            Description description = refused == null
                    ? new Description.Accepted(
                            parameters, columns, rows, passedNulls, limits, leftOut, groups, List.copyOf(uses.keySet()))
                    : refused;
            SchemaNames names = tables.isEmpty() ? SchemaNames.NONE : new SchemaNames(tables);
            return new Entry(new Question(sql, given), new Answer(description, hinted, names, scans), uses);
        }
    }

    private static String given(Describer.Parameter parameter) {
        String rows = parameter.rows();
        return orEmpty(parameter.type()) + (parameter.nullable() ? "?" : "") + (rows == null ? "" : " of " + rows);
    }

    private static Describer.Parameter given(String text) {
        int of = text.lastIndexOf(" of ");
        String type = of < 0 ? text : text.substring(0, of);
        boolean nullable = type.endsWith("?");
        return new Describer.Parameter(
                orNull(nullable ? type.substring(0, type.length() - 1) : type),
                nullable,
                of < 0 ? null : text.substring(of + " of ".length()));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
