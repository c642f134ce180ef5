package dev.corten.compiler.sql;

import dev.corten.compiler.model.SqlText;
import dev.corten.compiler.sql.NamedSql.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A statement as it was written, with what varies in braces, which are no token of a database: an optional part {@code
 * {AND status = :status}}, or a choice {@code {order}}, a single name. Braces in strings, comments and quoted names are
 * characters like any other.
 *
 * @param dialect the dialect that it is written in
 * @param text the whole text
 * @param segments its pieces in order
 * @param problems what is wrong with the braces
 */
public record Template(Dialect dialect, SqlText text, List<Segment> segments, List<Problem> problems) {

    /** A piece of the text. */
    public sealed interface Segment {
        /** Its characters, braces included. */
        Range range();
    }

    /** Text that stays as it is. */
    public record Plain(Range range) implements Segment {}

    /**
     * A part that is there or not.
     *
     * @param content what is between the braces: text and choices
     */
    public record Part(Range range, List<Segment> content) implements Segment {}

    /**
     * A place for the SQL of a constant.
     *
     * @param parameter the name between the braces
     */
    public record Choice(Range range, String parameter) implements Segment {}

    /** Something that is wrong with the braces at {@code range}. */
    public record Problem(String message, Range range, String help) {}

    /** Copies the lists. */
    public Template {
        segments = List.copyOf(segments);
        problems = List.copyOf(problems);
    }

    /** Reads {@code text}. */
    public static Template of(SqlText text, Dialect dialect) {
        return new Reader(text, dialect).read();
    }

    /** Whether there is anything in braces. */
    public boolean varies() {
        return segments.stream().anyMatch(s -> !(s instanceof Plain));
    }

    /** The optional parts. */
    public List<Part> parts() {
        return segments.stream()
                .filter(Part.class::isInstance)
                .map(Part.class::cast)
                .toList();
    }

    /** The choices, those in optional parts too. */
    public List<Choice> choices() {
        return segments.stream()
                .flatMap(s -> s instanceof Part part ? part.content().stream() : Stream.of(s))
                .filter(Choice.class::isInstance)
                .map(Choice.class::cast)
                .toList();
    }

    /** The parameters in the text of {@code segment}, in order, as often as they stand there. */
    public List<String> places(Segment segment) {
        return switch (segment) {
            case Plain(Range range) ->
                NamedSql.of(text.value().substring(range.from(), range.to()), dialect)
                        .places();
            case Part part ->
                part.content().stream().flatMap(s -> places(s).stream()).toList();
            case Choice _ -> List.of();
        };
    }

    /** What keeps a piece of a statement from standing for itself, if anything does. */
    public static Optional<Problem> unbalanced(String piece, Dialect dialect) {
        // What is not finished at the end of the piece swallows what follows it.
        List<Token> tokens = Lexer.tokens(piece + " x", dialect);
        if (!tokens.getLast().keyword("x")) {
            return Optional.of(new Problem(
                    "what begins here goes on past the end of the piece",
                    new Range(tokens.getLast().start(), piece.length()),
                    "end it, or remove it"));
        }
        var open = new ArrayList<Token>();
        for (Token token : tokens) {
            Range range = Range.of(token);
            if (token.kind() == Token.Kind.SEMICOLON) {
                return Optional.of(new Problem("a piece of a statement has no semicolon", range, "remove it"));
            }
            if (token.symbol("(") || token.symbol("[")) {
                open.add(token);
            } else if (token.symbol(")") || token.symbol("]")) {
                String opening = token.symbol(")") ? "(" : "[";
                if (open.isEmpty() || !open.removeLast().symbol(opening)) {
                    return Optional.of(new Problem(
                            "\"%s\" closes nothing that this piece opens".formatted(token.text()),
                            range,
                            "put both into the piece, or both outside of it"));
                }
            }
        }
        return open.isEmpty()
                ? Optional.empty()
                : Optional.of(new Problem(
                        "\"%s\" is not closed in this piece"
                                .formatted(open.getLast().text()),
                        Range.of(open.getLast()),
                        "put both into the piece, or both outside of it"));
    }

    /** Reads the tokens one after the other. */
    private static final class Reader {
        private final Dialect dialect;
        private final SqlText text;
        private final List<Token> tokens;
        private final List<Segment> segments = new ArrayList<>();
        private final List<Problem> problems = new ArrayList<>();

        /** The brace that opened the part that is being read. */
        private @Nullable Token part;

        private List<Segment> content = new ArrayList<>();

        /** Where the text that was not added yet begins. */
        private int from;

        Reader(SqlText text, Dialect dialect) {
            this.dialect = dialect;
            this.text = text;
            this.tokens = Lexer.tokens(text.value(), dialect);
        }

        Template read() {
            int nested = 0;
            for (int i = 0; i < tokens.size(); i++) {
                Token token = tokens.get(i);
                int close = token.symbol("{") ? closeOfChoice(i) : -1;
                if (close >= 0) {
                    choice(i, close);
                    i = close;
                } else if (token.symbol("{") && part != null) {
                    nested++;
                    problems.add(new Problem(
                            "an optional part cannot hold another one",
                            Range.of(token),
                            "close the outer one first: each part depends on its own parameters"));
                } else if (token.symbol("{")) {
                    plain(token.start(), segments);
                    part = token;
                    from = token.end();
                } else if (token.symbol("}") && nested > 0) {
                    nested--;
                } else if (token.symbol("}")) {
                    close(token);
                }
            }
            if (part != null) {
                problems.add(
                        new Problem("this { is not closed", Range.of(part), "write } where the optional part ends"));
            }
            plain(text.length(), segments);
            return new Template(dialect, text, segments, problems);
        }

        /** The brace that closes a choice which begins at {@code open}, or -1 if none does. */
        private int closeOfChoice(int open) {
            int at = skipBlank(open + 1);
            if (at >= tokens.size() || tokens.get(at).kind() != Token.Kind.WORD) {
                return -1;
            }
            int close = skipBlank(at + 1);
            return close < tokens.size() && tokens.get(close).symbol("}") ? close : -1;
        }

        private int skipBlank(int index) {
            int at = index;
            while (at < tokens.size() && tokens.get(at).kind() == Token.Kind.BLANK) {
                at++;
            }
            return at;
        }

        private void choice(int open, int close) {
            List<Segment> into = part == null ? segments : content;
            plain(tokens.get(open).start(), into);
            from = tokens.get(close).end();
            into.add(new Choice(
                    new Range(tokens.get(open).start(), from),
                    tokens.get(skipBlank(open + 1)).text()));
        }

        private void close(Token brace) {
            Token opened = part;
            if (opened == null) {
                problems.add(new Problem(
                        "this } closes nothing",
                        Range.of(brace),
                        "write { where the optional part begins, or remove it"));
                return;
            }
            plain(brace.start(), content);
            Range inside = new Range(opened.end(), brace.start());
            segments.add(new Part(new Range(opened.start(), brace.end()), List.copyOf(content)));
            unbalanced(text.value().substring(inside.from(), inside.to()), dialect)
                    .ifPresent(p -> problems.add(new Problem(
                            p.message(),
                            new Range(
                                    inside.from() + p.range().from(),
                                    inside.from() + p.range().to()),
                            p.help())));
            content = new ArrayList<>();
            part = null;
            from = brace.end();
        }

        private void plain(int to, List<Segment> into) {
            if (from < to) {
                into.add(new Plain(new Range(from, to)));
            }
            from = to;
        }
    }
}
