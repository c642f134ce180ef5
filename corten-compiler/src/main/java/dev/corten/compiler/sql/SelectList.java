package dev.corten.compiler.sql;

import dev.corten.compiler.sql.NamedSql.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a statement gives, as it is written: the list after its outermost SELECT or RETURNING. It only serves to point at
 * columns; what the columns are says PostgreSQL.
 *
 * @param whole the whole list
 * @param items its items, split at commas
 * @param star whether one of them stands for several columns
 */
public record SelectList(Range whole, List<Range> items, boolean star) {
    private static final Set<String> ENDS = Set.of(
            "from",
            "where",
            "group",
            "having",
            "window",
            "union",
            "intersect",
            "except",
            "order",
            "limit",
            "offset",
            "fetch",
            "for",
            "into");

    /** Copies {@code items}. */
    public SelectList {
        items = List.copyOf(items);
    }

    /** Where column {@code index} of {@code count} is written: its item, or the whole list where that cannot be told. */
    public Range column(int index, int count) {
        if (!star && items.size() == count) {
            return items.get(index);
        }
        return items.size() == 1 ? items.getFirst() : whole;
    }

    static SelectList of(List<Token> all) {
        List<Token> tokens = all.stream().filter(Token::significant).toList();
        int start = start(tokens);
        var items = new ArrayList<Range>();
        boolean star = false;
        int depth = 0;
        int from = -1;
        int to = -1;
        for (int i = start; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            boolean outermost = depth == 0;
            depth += open(token) ? 1 : close(token) ? -1 : 0;
            if (depth < 0 || outermost && (token.kind() == Token.Kind.SEMICOLON || ends(token))) {
                break;
            }
            if (outermost && token.symbol(",")) {
                if (from >= 0) {
                    items.add(new Range(from, to));
                }
                from = -1;
                continue;
            }
            star |= outermost
                    && token.symbol("*")
                    && (from < 0 || tokens.get(i - 1).symbol("."));
            from = from < 0 ? token.start() : from;
            to = token.end();
        }
        if (from >= 0) {
            items.add(new Range(from, to));
        }
        Range whole = items.isEmpty()
                ? tokens.isEmpty() ? new Range(0, 0) : Range.of(tokens.getFirst())
                : new Range(items.getFirst().from(), items.getLast().to());
        return new SelectList(whole, items, star);
    }

    /** After RETURNING, or the first SELECT (and its DISTINCT) that is in no parentheses; otherwise the end. */
    private static int start(List<Token> tokens) {
        int depth = 0;
        int found = tokens.size();
        boolean select = false;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            depth += open(token) ? 1 : close(token) ? -1 : 0;
            if (depth != 0) {
                continue;
            }
            if (token.keyword("returning")) {
                return i + 1;
            }
            if (token.keyword("select") && !select) {
                select = true;
                found = i + 1;
            }
        }
        if (found < tokens.size() && tokens.get(found).keyword("distinct")) {
            found++;
            if (found < tokens.size() && tokens.get(found).keyword("on")) {
                int parentheses = 0;
                do {
                    found++;
                    if (found < tokens.size()) {
                        parentheses += open(tokens.get(found)) ? 1 : close(tokens.get(found)) ? -1 : 0;
                    }
                } while (found < tokens.size() && parentheses > 0);
                found++;
            }
        }
        return found;
    }

    private static boolean open(Token token) {
        return token.symbol("(") || token.symbol("[");
    }

    private static boolean close(Token token) {
        return token.symbol(")") || token.symbol("]");
    }

    private static boolean ends(Token token) {
        return token.kind() == Token.Kind.WORD && ENDS.contains(token.name());
    }
}
