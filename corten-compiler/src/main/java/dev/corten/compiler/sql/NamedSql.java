package dev.corten.compiler.sql;

import dev.corten.compiler.sql.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A statement with named parameters: {@code SELECT id FROM tasks WHERE title = :title}. Positions count its characters
 * from 0.
 *
 * <p>The database is asked about it with {@code $1}, one number a name; JDBC runs it with {@code ?}, one for each place.
 */
public final class NamedSql {
    private final String sql;
    private final Dialect dialect;
    private final List<Token> tokens;
    private final List<String> names;

    private final Map<String, BulkRows> rows;

    private NamedSql(String sql, Dialect dialect, Map<String, BulkRows> rows) {
        this.sql = sql;
        this.dialect = dialect;
        this.rows = dialect == Dialect.POSTGRES ? rows : Map.of();
        this.tokens = BulkTokens.expand(Lexer.tokens(sql, dialect), this.rows);
        this.names = tokens.stream()
                .filter(t -> t.kind() == Kind.NAMED_PARAMETER)
                .map(t -> t.text().substring(1))
                .distinct()
                .toList();
    }

    /** Reads {@code sql} of PostgreSQL. */
    public static NamedSql of(String sql) {
        return of(sql, Dialect.POSTGRES);
    }

    /** Reads {@code sql} of {@code dialect}. */
    public static NamedSql of(String sql, Dialect dialect) {
        return of(sql, dialect, Map.of());
    }

    /** Reads {@code sql} of {@code dialect}; in PostgreSQL {@code UNNEST(:rows)} stands for the rows of that name. */
    public static NamedSql of(String sql, Dialect dialect, Map<String, BulkRows> rows) {
        return new NamedSql(sql, dialect, rows);
    }

    /** A range of characters. */
    public record Range(int from, int to) {
        static Range of(Token token) {
            return new Range(token.start(), token.end());
        }
    }

    /** The statement as it was written. */
    public String sql() {
        return sql;
    }

    /** The dialect that it is written in. */
    public Dialect dialect() {
        return dialect;
    }

    /** The names of the parameters, each once, in the order of {@code $1}, {@code $2}, …. */
    public List<String> names() {
        return names;
    }

    /** The names of the parameters in the order of JDBC's question marks. */
    public List<String> places() {
        return tokens.stream()
                .filter(t -> t.kind() == Kind.NAMED_PARAMETER)
                .map(t -> t.text().substring(1))
                .toList();
    }

    /** Whether it takes the rows of a list of records. */
    public boolean takesRows() {
        return rows.values().stream().flatMap(list -> list.columns().stream()).anyMatch(c -> names.contains(c.part()));
    }

    /** The components of lists of records, of those that are used, of which PostgreSQL has no array. */
    public List<BulkRows.Column> unsendable() {
        return rows.values().stream()
                .flatMap(list -> list.columns().stream())
                .filter(column -> column.type().isEmpty() && names.contains(column.part()))
                .toList();
    }

    /** The columns that an INSERT names, with the list that it takes all of: {@code INSERT INTO t (…) SELECT * FROM UNNEST(:rows)}. */
    public Optional<BulkInsert> bulkInsert() {
        return BulkInsert.of(Lexer.tokens(sql, dialect), rows);
    }

    /** Where {@code :name} stands, each time. */
    public List<Range> occurrences(String name) {
        return tokens.stream()
                .filter(t -> t.kind() == Kind.NAMED_PARAMETER
                        && t.text().substring(1).equals(name))
                .map(Range::of)
                .toList();
    }

    /** Where the writer numbered parameters: {@code $1}. */
    public List<Range> numbered() {
        return tokens.stream()
                .filter(t -> t.kind() == Kind.NUMBERED_PARAMETER)
                .map(Range::of)
                .toList();
    }

    /** Whether nothing but blanks, comments and semicolons is there. */
    public boolean empty() {
        return statement().isEmpty();
    }

    /** The first character that PostgreSQL has no encoding for: U+0000 or half a surrogate pair. */
    public Optional<Range> unstorable() {
        for (int i = 0; i < sql.length(); i += Character.charCount(sql.codePointAt(i))) {
            int c = sql.codePointAt(i);
            if (c == 0 || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                return Optional.of(new Range(i, i + 1));
            }
        }
        return Optional.empty();
    }

    /** The first word of a second statement after a semicolon. */
    public Optional<Range> second() {
        boolean ended = false;
        boolean begun = false;
        for (Token token : tokens) {
            if (token.kind() == Kind.SEMICOLON) {
                ended = begun;
            } else if (token.significant()) {
                if (ended) {
                    return Optional.of(Range.of(token));
                }
                begun = true;
            }
        }
        return Optional.empty();
    }

    /** Each statement of several, without its semicolon; those in the body of a function belong to it. */
    public List<Range> statements() {
        var statements = new ArrayList<Range>();
        int begin = -1;
        int depth = 0;
        Token last = null;
        for (Token token : tokens) {
            if (token.kind() == Kind.SEMICOLON && depth == 0) {
                if (begin >= 0) {
                    statements.add(new Range(begin, token.start()));
                }
                begin = -1;
            } else if (token.significant()) {
                begin = begin < 0 ? token.start() : begin;
                if (depth > 0) {
                    depth += token.keyword("CASE") ? 1 : token.keyword("END") ? -1 : 0;
                } else if (token.keyword("ATOMIC") && last != null && last.keyword("BEGIN")) {
                    depth = 1;
                }
                last = token;
            }
        }
        if (begin >= 0) {
            statements.add(new Range(begin, sql.length()));
        }
        return statements;
    }

    /** Whether a parameter stands between brackets, where a slice {@code [1:n]} may have been meant. */
    public boolean inBrackets(Range parameter) {
        int depth = 0;
        for (Token token : tokens) {
            if (token.start() >= parameter.from()) {
                break;
            }
            depth += token.symbol("[") ? 1 : token.symbol("]") ? -1 : 0;
        }
        return depth > 0;
    }

    /** As the database is asked: {@code $1} for each name, in its own form. Everything else keeps its order, see {@link #written}. */
    public String positional() {
        var text = new StringBuilder();
        for (Token token : tokens) {
            text.append(positional(token));
        }
        return text.toString();
    }

    private String positional(Token token) {
        return switch (token.kind()) {
            case NAMED_PARAMETER -> dialect.parameter(names.indexOf(token.text().substring(1)) + 1);
            // A semicolon at the end, or one too many, which was reported.
            case SEMICOLON -> " ";
            default -> token.text();
        };
    }

    /** The character of this statement that character {@code index} of {@link #positional} was. */
    public int written(int index) {
        int at = 0;
        for (Token token : tokens) {
            int length = positional(token).length();
            if (index < at + length) {
                return token.kind() == Kind.NAMED_PARAMETER
                        ? token.start()
                        : Math.min(token.start() + index - at, token.end());
            }
            at += length;
        }
        return sql.length();
    }

    /** As JDBC runs it: a question mark at each place, with the cast that {@code casts} gives for its name, or without. */
    public String jdbc(UnaryOperator<String> casts) {
        var text = new StringBuilder();
        List<Token> statement = statement();
        for (int i = 0; i < statement.size(); i++) {
            Token token = statement.get(i);
            boolean converted = i + 1 < statement.size() && statement.get(i + 1).symbol("::");
            text.append(
                    switch (token.kind()) {
                        case NAMED_PARAMETER ->
                            "?" + (converted ? "" : casts.apply(token.text().substring(1)));
                        // The driver's escape for the operators of jsonb.
                        case QUESTION_MARK -> "??";
                        default -> token.text();
                    });
        }
        return text.toString().strip();
    }

    /** What is to be underlined at {@code position}: the word there, with what it is qualified by. */
    public Range wordAt(int position) {
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (position >= token.start() && position < token.end()) {
                int end = token.end();
                while (i + 2 < tokens.size()
                        && !token.name().isEmpty()
                        && tokens.get(i + 1).symbol(".")
                        && !tokens.get(i + 2).name().isEmpty()) {
                    i += 2;
                    end = tokens.get(i).end();
                }
                // A long string is underlined to the end of its first line.
                return new Range(Math.min(position, token.start()), end);
            }
        }
        return new Range(sql.length(), sql.length());
    }

    /** The names that stand in the statement, folded as PostgreSQL does. */
    public List<String> words() {
        return tokens.stream()
                .map(Token::name)
                .filter(n -> !n.isEmpty())
                .distinct()
                .toList();
    }

    /** The list of what the statement gives, after its SELECT or RETURNING. */
    public SelectList selectList() {
        return SelectList.of(tokens);
    }

    /** The tokens of the statement that a parser sees. */
    public List<Token> tokens() {
        return statement().stream().filter(Token::significant).toList();
    }

    /** Where its first word begins. */
    public int begin() {
        return tokens.stream()
                .filter(token -> token.significant() && token.kind() != Kind.SEMICOLON)
                .mapToInt(Token::start)
                .findFirst()
                .orElse(0);
    }

    /** Where the name {@code wanted} first stands. */
    public Optional<Range> name(String wanted) {
        return tokens.stream()
                .filter(token -> token.name().equals(wanted))
                .map(Range::of)
                .findFirst();
    }

    /** Whether it begins with this keyword. */
    public boolean begins(String keyword) {
        List<Token> statement = statement();
        return !statement.isEmpty()
                && statement.stream()
                        .filter(Token::significant)
                        .findFirst()
                        .orElseThrow()
                        .keyword(keyword);
    }

    /** The tokens of the first statement, without its semicolon; none if there is no statement. */
    private List<Token> statement() {
        var result = new ArrayList<Token>();
        boolean begun = false;
        for (Token token : tokens) {
            if (token.kind() == Kind.SEMICOLON) {
                if (begun) {
                    break;
                }
            } else {
                begun |= token.significant();
                result.add(token);
            }
        }
        return begun ? result : List.of();
    }
}
