package dev.corten.compiler.sqlite;

import dev.corten.compiler.describe.Description;
import dev.corten.compiler.describe.PgType;
import dev.corten.compiler.describe.nullness.Rows;
import dev.corten.compiler.sql.NamedSql;
import dev.corten.compiler.sql.Outline;
import dev.corten.compiler.sql.Token;
import dev.corten.compiler.sql.WrittenRows;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What can be told of a statement by how it is written, where SQLite itself does not tell: whether a column can be NULL,
 * and how many rows there are. SQLite knows which column of which table one of the result comes from, but takes no notice
 * of outer joins, of the other arms of a UNION, of views and subqueries. So a column counts as NOT NULL only where it is
 * named alone in a SELECT that has none of these, or in RETURNING.
 */
final class SqliteStatement {
    private static final PgType UNTYPED =
            new PgType(0, "an expression without a type", PgType.Kind.DYNAMIC, List.of(), null);

    private static final Set<String> SCHEMAS = Set.of("main", "temp");

    private static final Set<String> NEVER_NULL =
            Set.of("true", "false", "current_timestamp", "current_date", "current_time");

    private final NamedSql sql;
    private final Outline outline;
    private final SqliteSchema schema;

    SqliteStatement(NamedSql sql, SqliteSchema schema) {
        this.sql = sql;
        this.outline = Outline.of(sql);
        this.schema = schema;
    }

    /**
     * Column {@code index} of {@code count}, from 1.
     *
     * @param label its name in the result
     * @param table the table that it comes from, as far as SQLite sees; empty for an expression
     * @param type the type it was declared with, or NUMERIC where there is none
     */
    Description.Column column(int index, int count, String label, String table, String type) {
        List<List<Token>> items = outline.items();
        List<Token> item = !star() && items.size() == count ? Outline.unnamed(items.get(index - 1)) : List.of();
        if (table.isEmpty()) {
            boolean nonNull = !outline.compound() && nonNull(item);
            return new Description.Column(
                    label, written(item).map(SqliteStatement::declared).orElse(UNTYPED), !nonNull);
        }
        Optional<String> named = star() ? Optional.of(label) : Outline.column(item);
        Optional<SqliteSchema.Column> origin =
                plain() ? named.flatMap(name -> schema.column(table, name)) : Optional.empty();
        boolean nonNull = origin.isPresent()
                && !nulled(table)
                && (!origin.get().nullable()
                        || !star() && outline.conditions().stream().anyMatch(c -> says(c, item)));
        // SQLite says NUMERIC also where nothing is declared.
        String known = origin.map(SqliteSchema.Column::type).orElse(type.equals("NUMERIC") ? "" : type);
        return new Description.Column(label, known.isEmpty() ? UNTYPED : declared(known), !nonNull);
    }

    /** How many rows there are at most, and at least. */
    Rows rows() {
        return WrittenRows.of(outline, schema);
    }

    private boolean star() {
        return outline.items().stream().anyMatch(item -> item.getLast().symbol("*"));
    }

    /** Whether what is named in the result is what is stored in a table, as far as there is no outer join. */
    private boolean plain() {
        // Beside a star no other name may look like that of a column.
        boolean told = !star()
                || outline.items().stream()
                        .allMatch(item -> item.getLast().symbol("*")
                                || Outline.column(item).isPresent());
        if (!told || sql.tokens().stream().map(SqliteStatement::named).anyMatch(schema.derived()::contains)) {
            return false;
        }
        if (!outline.verb().equals("select")) {
            return true;
        }
        boolean nested = outline.clause("from").stream().anyMatch(t -> t.keyword("select") || t.keyword("values"));
        // A column beside an aggregate is NULL where there is no row.
        boolean aggregated = !outline.has("group")
                && (outline.has("having")
                        || outline.clause("select").stream().anyMatch(this::aggregating)
                        || outline.clause("order").stream().anyMatch(this::aggregating));
        return !outline.with() && !outline.compound() && !nested && !aggregated;
    }

    /** Whether an outer join can make all columns of {@code table} NULL. */
    private boolean nulled(String table) {
        List<Token> from = outline.clause("from");
        Set<String> before = new HashSet<>();
        boolean after = false;
        for (int i = 0; i < from.size(); i++) {
            if (from.get(i).keyword("right") || from.get(i).keyword("full")) {
                return true;
            }
            after |= from.get(i).keyword("left") || from.get(i).keyword("outer");
            boolean qualifies = i + 1 < from.size() && from.get(i + 1).symbol(".");
            boolean qualified = i > 1 && from.get(i - 1).symbol(".") && !SCHEMAS.contains(named(from.get(i - 2)));
            if (qualifies || qualified) {
                // A column, of ON.
                continue;
            }
            if (!after) {
                before.add(named(from.get(i)));
            } else if (named(from.get(i)).equals(SqliteSchema.lower(table))) {
                return true;
            }
        }
        return outline.verb().equals("select") && !before.contains(SqliteSchema.lower(table));
    }

    /** Whether {@code condition} says that the column {@code item} is not NULL. */
    private static boolean says(List<Token> condition, List<Token> item) {
        int size = item.size();
        if (condition.size() <= size) {
            return false;
        }
        String rest = condition.subList(size, condition.size()).stream()
                .map(Token::name)
                .collect(Collectors.joining(" "));
        boolean same = true;
        for (int i = 0; i < size; i++) {
            same &= condition.get(i).text().equalsIgnoreCase(item.get(i).text());
        }
        return same && Set.of("is not null", "notnull", "not null").contains(rest);
    }

    /** Whether an expression cannot be NULL, whatever is stored. */
    private static boolean nonNull(List<Token> item) {
        if (item.isEmpty()) {
            return false;
        }
        Token last = item.getLast();
        if (item.size() == 1) {
            return last.kind() == Token.Kind.NUMBER
                    || last.kind() == Token.Kind.STRING
                    || last.kind() == Token.Kind.WORD && NEVER_NULL.contains(last.name());
        }
        if (item.getFirst().keyword("not")) {
            return nonNull(item.subList(1, item.size()));
        }
        List<Token> inner = item.subList(Math.min(2, item.size()), item.size() - 1);
        if (Outline.call(item, "coalesce") || Outline.call(item, "ifnull")) {
            return Outline.split(inner, ",").stream().anyMatch(SqliteStatement::nonNull);
        }
        if (Outline.call(item, "cast")) {
            return nonNull(Outline.split(inner, "as").getFirst());
        }
        return Outline.call(item, "count") || Outline.call(item, "total") || Outline.call(item, "exists");
    }

    /** The type that an expression has by how it is written. */
    private static Optional<String> written(List<Token> item) {
        if (Outline.call(item, "count") || Outline.call(item, "exists")) {
            return Optional.of("INTEGER");
        }
        if (Outline.call(item, "cast")) {
            List<List<Token>> parts = Outline.split(item.subList(2, item.size() - 1), "as");
            return Optional.of(parts.getLast().stream().map(Token::text).collect(Collectors.joining(" ")));
        }
        return Optional.empty();
    }

    private static PgType declared(String type) {
        return new PgType(0, type, PgType.Kind.DYNAMIC, List.of(), null);
    }

    private boolean aggregating(Token token) {
        return schema.aggregate(token.name());
    }

    /** The name that a token may be, in lower case; SQLite takes names from strings, too. */
    private static String named(Token token) {
        String text = token.text();
        return SqliteSchema.lower(
                token.kind() == Token.Kind.STRING && text.length() > 1
                        ? text.substring(1, text.length() - 1)
                        : token.name());
    }
}
