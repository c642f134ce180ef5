package dev.corten.config;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How the text of a variable becomes a value. Generated classes use these; the compiler checks {@link Default} with them.
 *
 * @param <T> what it becomes
 */
public final class Parser<T> {
    /** The text as it is. */
    public static final Parser<String> TEXT = new Parser<>("a text", true, text -> text);

    /** A text that messages never show. */
    public static final Parser<Secret> SECRET = new Parser<>("a secret", false, Secret::of);

    /** A whole number of 32 bits. */
    public static final Parser<Integer> INTEGER =
            new Parser<>("a whole number from -2147483648 to 2147483647", true, text -> Integer.valueOf(text.strip()));

    /** A whole number of 64 bits. */
    public static final Parser<Long> LONG = new Parser<>("a whole number", true, text -> Long.valueOf(text.strip()));

    /** A number with a point or without, not infinite. */
    public static final Parser<Double> NUMBER = new Parser<>("a number", true, Parser::number);

    /** {@code true} or {@code false}. */
    public static final Parser<Boolean> BOOLEAN =
            oneOf(Map.entry("true", Boolean.TRUE), Map.entry("false", Boolean.FALSE));

    /** A number and its unit, {@code 500ms}, {@code 30s}, {@code 5m}, {@code 2h} or {@code 7d}; or as ISO 8601 has it. */
    public static final Parser<Duration> DURATION =
            new Parser<>("a duration like 500ms, 30s, 5m, 2h or 7d", true, Parser::duration);

    /** A path of the file system. */
    public static final Parser<Path> PATH = new Parser<>("a path", true, text -> Path.of(text.strip()));

    /** A URI with its scheme. It may hold a password, so messages do not show it. */
    public static final Parser<URI> ADDRESS =
            new Parser<>("a URI like https://example.com/path", false, Parser::address);

    private final String expects;
    private final boolean shown;
    private final Function<String, T> parse;

    private Parser(String expects, boolean shown, Function<String, T> parse) {
        this.expects = expects;
        this.shown = shown;
        this.parse = parse;
    }

    /** One of a few labels, each with its value. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static <T> Parser<T> oneOf(Map.Entry<String, T>... labels) {
        var values = Map.ofEntries(labels);
        List<String> names =
                java.util.Arrays.stream(labels).map(Map.Entry::getKey).toList();
        return new Parser<>(alternatives(names), true, text -> {
            T value = values.get(text.strip());
            if (value == null) {
                throw new IllegalArgumentException();
            }
            return value;
        });
    }

    /** Elements with commas between, and space around them that does not count. The empty text is the empty list. */
    public static <T> Parser<List<T>> list(Parser<T> element) {
        return new Parser<>(element.expects + ", or several with commas between", element.shown, text -> {
            var elements = new ArrayList<T>();
            if (!text.isBlank()) {
                for (String part : text.split(",", -1)) {
                    if (part.isBlank()) {
                        throw new IllegalArgumentException();
                    }
                    elements.add(element.parse.apply(part.strip()));
                }
            }
            return List.copyOf(elements);
        });
    }

    /** What a text must be, as messages say it: {@code a whole number}. */
    public String expects() {
        return expects;
    }

    /**
     * The value of {@code text}.
     *
     * @throws IllegalArgumentException if it has none; the message says what was expected
     */
    public T parse(String text) {
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new IllegalArgumentException("expected " + expects + (shown ? ", got " + show(text) : ""), e);
        }
    }

    private static String alternatives(List<String> names) {
        return names.size() < 2
                ? String.join("", names)
                : String.join(", ", names.subList(0, names.size() - 1)) + " or " + names.getLast();
    }

    private static double number(String text) {
        double value = new BigDecimal(text.strip()).doubleValue();
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException();
        }
        return value;
    }

    private static Duration duration(String text) {
        String value = text.strip();
        if (value.startsWith("P") || value.startsWith("-P")) {
            try {
                return Duration.parse(value);
            } catch (java.time.DateTimeException e) {
                throw new IllegalArgumentException(e);
            }
        }
        int unit = 0;
        while (unit < value.length() && (Character.isDigit(value.charAt(unit)) || value.charAt(unit) == '-')) {
            unit++;
        }
        long amount = Long.parseLong(value.substring(0, unit));
        return switch (value.substring(unit)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            case "d" -> Duration.ofDays(amount);
            default -> throw new IllegalArgumentException();
        };
    }

    private static URI address(String text) {
        try {
            URI uri = new URI(text.strip());
            if (!uri.isAbsolute()) {
                throw new IllegalArgumentException();
            }
            return uri;
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** At most 60 characters, none of which ends the line or colours the terminal. */
    private static String show(String text) {
        String start = text.length() > 60 ? text.substring(0, 60) + "…" : text;
        return start.chars()
                .mapToObj(c -> Character.isISOControl(c) ? "\\u%04x".formatted(c) : Character.toString(c))
                .collect(Collectors.joining("", "\"", "\""));
    }
}
