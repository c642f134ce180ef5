package dev.corten.compiler.check;

import dev.corten.compiler.database.MigrationFolder;
import dev.corten.compiler.database.SchemaNames;
import dev.corten.compiler.describe.Description.Refused;
import dev.corten.compiler.model.QueriesModel;
import dev.corten.compiler.model.QueryModel;
import dev.corten.compiler.report.Diagnostic;
import dev.corten.compiler.report.Place;
import dev.corten.compiler.sql.NamedSql.Range;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says what the database says of a statement that it refuses, where it says it, with what was probably meant. */
final class RefusalExplainer {
    /** {@code column "titel" does not exist}, {@code column t.titel does not exist}. */
    private static final Pattern COLUMN =
            Pattern.compile("^column (?:\"(?<quoted>[^\"]+)\"|(?:(?<table>[^. ]+)\\.)?(?<plain>[^ ]+))"
                    + "(?: of (?:relation|table) \"(?<relation>[^\"]+)\")? does not exist");

    /** {@code relation "taks" does not exist}. */
    private static final Pattern TABLE = Pattern.compile("^(?:relation|table) \"([^\"]+)\" does not exist");

    private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"");

    private static final Pattern PARAMETER = Pattern.compile("\\$(\\d+)");

    private final AskedQuery query;
    private final QueriesModel type;
    private final MigrationFolder migrations;

    RefusalExplainer(AskedQuery query, QueriesModel type, MigrationFolder migrations) {
        this.query = query;
        this.type = type;
        this.migrations = migrations;
    }

    Diagnostic explain(Refused refused, SchemaNames names) {
        return switch (refused.sqlState()) {
            case "42601" -> error("sql-syntax", refused.message(), refused, said(refused));
            case "42703" -> error("sql-unknown-column", refused.message(), refused, column(refused, names));
            case "42P01" -> error("sql-unknown-table", refused.message(), refused, table(refused, names));
            case "42P18", "42P08" -> parameter(refused);
            case "428C9" -> generated(refused);
            case String state
            when state.equals("42704") && query.sql().takesRows() ->
                error(
                        "sql-parameter-type",
                        refused.message(),
                        refused,
                        "an enum or a record is sent as the type of its name; say the right one, and name the columns:"
                                + "\nUNNEST(:rows.id, :rows.state::task_state[]) AS r(id, state)");
            default ->
                error(
                        "sql-refused",
                        "%s refuses the statement: %s%s"
                                .formatted(
                                        query.sql().dialect().product(),
                                        refused.message(),
                                        refused.sqlState().isEmpty() ? "" : " (SQLSTATE " + refused.sqlState() + ")"),
                        refused,
                        said(refused));
        };
    }

    private Diagnostic error(String id, String message, Refused refused, @Nullable String help) {
        return Diagnostic.error(id, named(message), place(refused), help == null ? null : named(help));
    }

    private Diagnostic parameter(Refused refused) {
        Matcher number = PARAMETER.matcher(refused.message());
        Optional<String> name = number.find() ? name(number) : Optional.empty();
        return Diagnostic.error(
                "sql-parameter-type",
                named(refused.message()),
                refused.position() < 0 && name.isPresent() ? query.place(name.get()) : place(refused),
                "say its type in the statement, as in "
                        + name.flatMap(query.method()::parameter)
                                .map(p -> QueryParametersCheck.cast(p, type))
                                .orElse(":name::text"));
    }

    /** {@code cannot insert a non-DEFAULT value into column "id"}, for which PostgreSQL names no place. */
    private Diagnostic generated(Refused refused) {
        Matcher column = QUOTED.matcher(refused.message());
        Place place = column.find()
                ? query.sql().name(column.group(1)).map(query::place).orElseGet(() -> place(refused))
                : place(refused);
        return Diagnostic.error(
                "sql-refused",
                "PostgreSQL refuses the statement: %s (SQLSTATE %s)".formatted(refused.message(), refused.sqlState()),
                place,
                query.method().kind() == QueryModel.Kind.WRITTEN
                        ? said(refused)
                        : "only PostgreSQL writes this column: mark the component @Generated");
    }

    private Place place(Refused refused) {
        if (refused.position() < 0) {
            String sql = query.sql().sql();
            int start = sql.length() - sql.stripLeading().length();
            return query.place(new Range(start, sql.stripTrailing().length()));
        }
        return query.place(query.sql().wordAt(query.sql().written(refused.position())));
    }

    /** The database's detail and hint. */
    private static @Nullable String said(Refused refused) {
        String detail = refused.detail();
        String hint = refused.hint();
        return detail == null ? hint : hint == null ? detail : detail + "\n" + hint;
    }

    private @Nullable String column(Refused refused, SchemaNames names) {
        Matcher matcher = COLUMN.matcher(refused.message());
        if (!matcher.find()) {
            return said(refused);
        }
        String wrong = Optional.ofNullable(matcher.group("quoted")).orElse(matcher.group("plain"));
        List<String> words = query.sql().words();
        String relation = matcher.group("relation");
        Map<String, List<String>> tables = names.tables();
        List<String> candidates = tables.keySet().stream()
                .filter(t -> relation == null
                        ? words.contains(unqualified(t))
                        : unqualified(t).equals(relation))
                .sorted()
                .toList();
        String found = null;
        int best = Integer.MAX_VALUE;
        for (String table : candidates) {
            Optional<String> nearest = NearestName.of(wrong, tables.getOrDefault(table, List.of()));
            if (nearest.isPresent() && NearestName.distance(wrong, nearest.get()) < best) {
                best = NearestName.distance(wrong, nearest.get());
                found = "%s has a column \"%s\"".formatted(table, nearest.get());
            }
        }
        if (found != null) {
            return found;
        }
        return candidates.size() == 1
                ? "%s has the columns %s"
                        .formatted(
                                candidates.getFirst(),
                                String.join(", ", tables.getOrDefault(candidates.getFirst(), List.of())))
                : said(refused);
    }

    private @Nullable String table(Refused refused, SchemaNames names) {
        Matcher matcher = TABLE.matcher(refused.message());
        if (!matcher.find()) {
            String said = said(refused);
            return said == null ? "name it in FROM or JOIN" : said;
        }
        if (migrations.empty()) {
            return "no migration makes tables: looked for V1__….sql in " + migrations.path();
        }
        Collection<String> tables = names.tables().keySet();
        return NearestName.of(matcher.group(1), tables)
                .map("the migrations make a table \"%s\""::formatted)
                .orElseGet(() -> "the migrations in %s make %s"
                        .formatted(
                                migrations.path(),
                                switch (tables.size()) {
                                    case 0 -> "no table";
                                    case 1 -> "only the table " + String.join("", tables);
                                    default -> "the tables " + String.join(", ", tables);
                                }));
    }

    private static String unqualified(String table) {
        return table.substring(table.indexOf('.') + 1);
    }

    /** With the names of parameters in the place of their numbers. */
    private String named(String message) {
        return PARAMETER
                .matcher(message)
                .replaceAll(
                        m -> Matcher.quoteReplacement(name(m).map(n -> ":" + n).orElse(m.group())));
    }

    private Optional<String> name(MatchResult number) {
        int index = Integer.parseInt(number.group(1)) - 1;
        List<String> names = query.sql().names();
        return index >= 0 && index < names.size() ? Optional.of(names.get(index)) : Optional.empty();
    }
}
