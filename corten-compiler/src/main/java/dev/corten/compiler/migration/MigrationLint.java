package dev.corten.compiler.migration;

import dev.corten.compiler.report.Diagnostic;
import dev.corten.compiler.report.Place;
import dev.corten.compiler.report.SourceText;
import dev.corten.compiler.sql.NamedSql;
import dev.corten.compiler.sql.Token;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks through migrations for what hurts a service that runs: locks on tables that may be big by then, and changes that
 * the version before cannot live with. A table that the same file creates is empty: nothing is said of it.
 *
 * <p>{@code -- corten: allow sql-lock} in a file says that it is meant.
 */
public final class MigrationLint {
    private static final Pattern ALLOWED = Pattern.compile("--\\s*corten:\\s*allow\\s+(sql-[a-z-]+)");
    private static final Pattern CHECKED = Pattern.compile("check \\( \\(?\\s?(\\S+) is not null \\)");

    private final Set<String> earlier = new HashSet<>();
    private final Map<String, Set<String>> checked = new HashMap<>();

    /** What is found in {@code migrations}, which are in the order in which they run. */
    public List<Diagnostic> check(List<SourceText> migrations) {
        List<Diagnostic> found = new ArrayList<>();
        for (SourceText migration : migrations) {
            Set<String> allowed = new HashSet<>();
            Matcher comments = ALLOWED.matcher(migration.text());
            while (comments.find()) {
                allowed.add(comments.group(1));
            }
            for (Risk risk : risks(migration.text())) {
                if (!allowed.contains(risk.id())) {
                    Token token = risk.token();
                    found.add(Diagnostic.warning(
                            risk.id(), risk.message(), new Place(migration, token.start(), token.end()), risk.help()));
                }
            }
        }
        return found;
    }

    private List<Risk> risks(String sql) {
        NamedSql parsed = NamedSql.of(sql);
        Set<String> created = new HashSet<>();
        List<Risk> found = new ArrayList<>();
        for (NamedSql.Range range : parsed.statements()) {
            List<Token> tokens = NamedSql.of(sql.substring(range.from(), range.to())).tokens().stream()
                    .map(token -> new Token(token.kind(), token.text(), token.start() + range.from()))
                    .toList();
            if (!tokens.isEmpty()) {
                found.addAll(risks(new Words(tokens), created));
            }
        }
        earlier.addAll(created);
        return found;
    }

    private List<Risk> risks(Words statement, Set<String> created) {
        if (statement.skip("CREATE")) {
            return create(statement, created);
        }
        if (statement.skip("ALTER", "TABLE")) {
            statement.skip("IF", "EXISTS");
            statement.skip("ONLY");
            String table = statement.name();
            Set<String> columns = checked.computeIfAbsent(table, _ -> new HashSet<>());
            List<Risk> risks = earlier.contains(table) ? new AlterTable(table, columns).risks(statement) : List.of();
            CHECKED.matcher(statement.text()).results().forEach(match -> columns.add(match.group(1)));
            return risks;
        }
        if (statement.skip("DROP", "TABLE")) {
            statement.skip("IF", "EXISTS");
            String table = statement.name();
            return earlier.remove(table)
                    ? List.of(Risk.breaking(
                            "the version that runs before this migration may still use " + table, statement.last()))
                    : List.of();
        }
        return List.of();
    }

    private List<Risk> create(Words statement, Set<String> created) {
        if (statement.skip("UNLOGGED", "TABLE") || statement.skip("TABLE")) {
            statement.skip("IF", "NOT", "EXISTS");
            created.add(statement.name());
            return List.of();
        }
        statement.skip("UNIQUE");
        if (!statement.skip("INDEX") || statement.skip("CONCURRENTLY")) {
            return List.of();
        }
        Token index = statement.last();
        statement.skip("IF", "NOT", "EXISTS");
        if (!statement.skip("ON")) {
            statement.name();
            statement.skip("ON");
        }
        statement.skip("ONLY");
        String table = statement.name();
        return earlier.contains(table)
                ? List.of(Risk.lock(
                        "writes to " + table + " wait until the index is built",
                        "CREATE INDEX CONCURRENTLY, alone in a migration",
                        index))
                : List.of();
    }
}
