package dev.corten.compiler.sql;

import dev.corten.compiler.sql.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Writes {@code UNNEST(:rows)} out: {@code (SELECT * FROM UNNEST(:rows.id::uuid[], :rows.title::text[]) AS rows(id, title))}. In
 * parentheses, so that whatever alias is behind it remains one.
 */
final class BulkTokens {
    private final Map<String, BulkRows> rows;
    private final List<Token> out = new ArrayList<>();

    private BulkTokens(Map<String, BulkRows> rows) {
        this.rows = rows;
    }

    static List<Token> expand(List<Token> tokens, Map<String, BulkRows> rows) {
        if (rows.isEmpty()) {
            return tokens;
        }
        var bulk = new BulkTokens(rows);
        for (int i = 0; i < tokens.size(); i++) {
            i = bulk.take(tokens, i);
        }
        return bulk.out;
    }

    /** Takes the token {@code at}, or all of a list that begins there: the index of the last one taken. */
    private int take(List<Token> tokens, int at) {
        Token first = tokens.get(at);
        int open = next(tokens, at);
        int list = next(tokens, open);
        int close = next(tokens, list);
        BulkRows found = close < tokens.size()
                        && first.keyword("UNNEST")
                        && tokens.get(open).symbol("(")
                        && tokens.get(list).kind() == Kind.NAMED_PARAMETER
                        && tokens.get(close).symbol(")")
                ? rows.get(tokens.get(list).text().substring(1))
                : null;
        if (found == null) {
            out.add(first);
            return at;
        }
        add("(SELECT * FROM ", first.start());
        out.add(first);
        out.add(tokens.get(open));
        Token parameter = tokens.get(list);
        for (BulkRows.Column column : found.columns()) {
            if (column != found.columns().getFirst()) {
                add(", ", parameter.start());
            }
            out.add(new Token(Kind.NAMED_PARAMETER, ":" + column.part(), parameter.start(), parameter.end()));
            column.type().ifPresent(type -> {
                add("::", parameter.start());
                add(type + "[]", parameter.start());
            });
        }
        List<String> names = found.columns().stream()
                .map(column -> "\"" + column.name().replace("\"", "\"\"") + "\"")
                .toList();
        Token end = tokens.get(close);
        out.add(new Token(Kind.SYMBOL, ") AS rows(%s))".formatted(String.join(", ", names)), end.start(), end.end()));
        return close;
    }

    /** What is not written: it stands at a place, and has no length there. */
    private void add(String text, int place) {
        out.add(new Token(Kind.SYMBOL, text, place, place));
    }

    private static int next(List<Token> tokens, int at) {
        int next = at + 1;
        while (next < tokens.size() && !tokens.get(next).significant()) {
            next++;
        }
        return next;
    }
}
