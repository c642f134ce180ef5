package dev.corten.compiler.sql;

import dev.corten.compiler.sql.NamedSql.Range;
import dev.corten.compiler.sql.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code INSERT INTO tasks (id, title) SELECT * FROM UNNEST(:rows)}, where PostgreSQL looks at the order of the columns alone.
 *
 * @param columns the columns that are named; none where the statement names none
 * @param place where the first and the last of them stand, or the star if there are none
 * @param rows the list of records
 */
public record BulkInsert(List<String> columns, Range place, BulkRows rows) {
    /** Copies {@code columns}. */
    public BulkInsert {
        columns = List.copyOf(columns);
    }

    static Optional<BulkInsert> of(List<Token> all, Map<String, BulkRows> lists) {
        List<Token> tokens = all.stream().filter(Token::significant).toList();
        if (tokens.size() < 3
                || !tokens.getFirst().keyword("INSERT")
                || !tokens.get(1).keyword("INTO")) {
            return Optional.empty();
        }
        int select = 2;
        var names = new ArrayList<Token>();
        boolean within = false;
        while (select < tokens.size() && !tokens.get(select).keyword("SELECT")) {
            Token token = tokens.get(select);
            if (token.symbol("(")) {
                within = true;
            } else if (token.symbol(")")) {
                within = false;
            } else if (within && !token.name().isEmpty()) {
                names.add(token);
            }
            select++;
        }
        return rows(tokens, select, lists)
                .map(rows -> new BulkInsert(
                        names.stream().map(Token::name).toList(),
                        names.isEmpty()
                                ? Range.of(tokens.get(tokens.size() > 2 ? 2 : 0))
                                : new Range(
                                        names.getFirst().start(),
                                        names.getLast().end()),
                        rows));
    }

    /** The list in {@code SELECT * FROM UNNEST(:rows)}, which begins at {@code at}. */
    private static Optional<BulkRows> rows(List<Token> tokens, int at, Map<String, BulkRows> lists) {
        return at + 6 < tokens.size()
                        && tokens.get(at + 1).symbol("*")
                        && tokens.get(at + 2).keyword("FROM")
                        && tokens.get(at + 3).keyword("UNNEST")
                        && tokens.get(at + 4).symbol("(")
                        && tokens.get(at + 5).kind() == Kind.NAMED_PARAMETER
                        && tokens.get(at + 6).symbol(")")
                ? Optional.ofNullable(lists.get(tokens.get(at + 5).text().substring(1)))
                : Optional.empty();
    }
}
