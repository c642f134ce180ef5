package dev.corten.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import dev.corten.json.internal.Parsers;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON for a {@link JsonCodec}. It stands before a value; every method named after a type reads that value, and the
 * methods of objects and arrays go on to the next one:
 *
 * <pre>{@code
 * public @Nullable Point read(JsonReader in) {
 *     if (!in.beginObject()) {
 *         return null;
 *     }
 *     int x = 0;
 *     for (String name = in.nextField(); name != null; name = in.nextField()) {
 *         switch (name) {
 *             case "x" -> x = in.intValue();
 *             default -> in.unknownField();
 *         }
 *     }
 *     return new Point(x);
 * }
 * }</pre>
 *
 * <p>A value of another type than asked for is a {@link #problem} and is passed over; reading goes on behind it. A text
 * that is no JSON, or goes past a limit, ends the reading at once.
 *
 * <p>Limits: {@value #MAX_DEPTH} objects and arrays inside of each other, {@value #MAX_DIGITS} characters a number,
 * {@value #MAX_STRING} a string, {@value #MAX_NAME} a name; {@value #MAX_PROBLEMS} problems are told.
 */
public final class JsonReader {
    /** How many objects and arrays may be inside of each other. */
    public static final int MAX_DEPTH = Parsers.MAX_DEPTH;

    /** How many characters a number may have. */
    public static final int MAX_DIGITS = Parsers.MAX_DIGITS;

    /** How many characters a string may have. */
    public static final int MAX_STRING = Parsers.MAX_STRING;

    /** How many characters a name may have. */
    public static final int MAX_NAME = Parsers.MAX_NAME;

    /** How many problems of one text are told; the rest is only counted. */
    public static final int MAX_PROBLEMS = 100;

    /** How many times its length a text may be looked through for tags that do not come first. */
    private static final int MAX_LOOKS = 16;

    private final JsonParser parser;
    private final Text text;
    private final boolean mayHaveNul;
    private @Nullable List<JsonProblem> problems;
    private int problemCount;
    private long lookedAhead;

    /**
     * A reader of {@code text}.
     *
     * @param parser its parser, at its first value
     * @param mayHaveNul whether U+0000 is among its characters
     */
    JsonReader(JsonParser parser, Text text, boolean mayHaveNul) {
        this.parser = parser;
        this.text = text;
        this.mayHaveNul = mayHaveNul;
    }

    /** Whether the value is {@code null}. Reads nothing. */
    public boolean isNull() {
        return parser.currentToken() == JsonToken.VALUE_NULL;
    }

    /** What kind of value comes. Reads nothing. */
    public JsonKind kind() {
        return switch (parser.currentToken()) {
            case START_OBJECT -> JsonKind.OBJECT;
            case START_ARRAY -> JsonKind.ARRAY;
            case VALUE_STRING -> JsonKind.STRING;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> JsonKind.NUMBER;
            case VALUE_TRUE, VALUE_FALSE -> JsonKind.BOOLEAN;
            case VALUE_NULL -> JsonKind.NULL;
            default -> throw new IllegalStateException("no value comes here: " + parser.currentToken());
        };
    }

    /** Reads a string; U+0000 in it is a problem, because databases and logs do not take it. */
    public @Nullable String string() {
        String value = anyString();
        if (mayHaveNul && value != null && value.indexOf('\0') >= 0) {
            problem("must not contain the character U+0000");
            return null;
        }
        return value;
    }

    /** Reads a string with whatever characters. */
    @Nullable
    String anyString() {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            wrong("a string");
            return null;
        }
        try {
            return parser.getText();
        } catch (IOException e) {
            throw new Malformed(e);
        }
    }

    /** Reads a boolean. */
    public boolean booleanValue() {
        JsonToken token = parser.currentToken();
        if (token != JsonToken.VALUE_TRUE && token != JsonToken.VALUE_FALSE) {
            wrong("true or false");
        }
        return token == JsonToken.VALUE_TRUE;
    }

    /** Reads a whole number of 32 bits. {@code 1.0} and {@code 1e2} are whole, {@code 1.5} is a problem. */
    public int intValue() {
        return (int) wholeNumber(Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    /** Reads a whole number of 64 bits. {@code 1.0} and {@code 1e2} are whole, {@code 1.5} is a problem. */
    public long longValue() {
        return wholeNumber(Long.MIN_VALUE, Long.MAX_VALUE);
    }

    /** Reads a whole number from {@code min} to {@code max}, which are part of it. */
    long wholeNumber(long min, long max) {
        return Numbers.whole(this, parser, min, max);
    }

    /** Reads a number as the nearest {@code double}; one too large for it is a problem. */
    public double doubleValue() {
        return Numbers.doubleValue(this, parser);
    }

    /** Reads a number as the nearest {@code float}; one too large for it is a problem. */
    public float floatValue() {
        return Numbers.floatValue(this, parser);
    }

    /** Reads a number with all its digits; an exponent past {@value #MAX_DIGITS} is a problem. */
    public @Nullable BigDecimal decimal() {
        return Numbers.decimal(this, parser);
    }

    /** Reads a value by its codec, or {@code null}. */
    public <T> @Nullable T nullable(JsonCodec<T> codec) {
        return isNull() ? null : codec.read(this);
    }

    /** Goes into an object, before its first field. If the value is no object, that is a problem and it is passed over. */
    public boolean beginObject() {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            return true;
        }
        wrong("an object");
        return false;
    }

    /** Goes to the value of the next field. Its name, or {@code null} after the last one: then the object is read. */
    public @Nullable String nextField() {
        try {
            String name = parser.nextFieldName();
            if (name != null) {
                parser.nextToken();
            }
            return name;
        } catch (IOException e) {
            throw new Malformed(e);
        }
    }

    /** Goes into an array, before its first element. If the value is no array, that is a problem and it is passed over. */
    public boolean beginArray() {
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            return true;
        }
        wrong("an array");
        return false;
    }

    /** Goes to the next element, and says whether there was one: if not, the array is read. */
    public boolean nextElement() {
        return next() != JsonToken.END_ARRAY;
    }

    /**
     * Notes that a field was met.
     *
     * @param seen the fields of the object that were met so far, one bit each
     * @param field the bit of this one; if it was met before, that is a problem
     * @return {@code seen} with that bit
     */
    public long once(long seen, long field) {
        if ((seen & field) != 0) {
            twice();
        }
        return seen | field;
    }

    /** The field that was come to stands twice in its object: a problem. */
    void twice() {
        problem("is given twice");
    }

    /** Passes over a field that the type does not have. Given twice it is a problem all the same. */
    public void unknownField() {
        JsonToken token = parser.currentToken();
        JsonStreamContext context = parser.getParsingContext();
        noteName(token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY ? context.getParent() : context);
        skip();
    }

    /** Passes over a field that the type does not have and may not be given: a problem. */
    public void unexpectedField() {
        problem("is unknown");
        skip();
    }

    /**
     * Fields are missing in the object that was just read: a problem for each.
     *
     * @param missing one bit each
     * @param names the names of the bits, from the lowest; more than are missing
     */
    public void missing(long missing, String... names) {
        for (int i = 0; i < names.length; i++) {
            if ((missing & 1L << i) != 0) {
                problem(path() + Parsers.step(names[i]), "is required");
            }
        }
    }

    /**
     * The string that the object has under {@code name}, wherever it stands in it. Reads nothing: the object still comes.
     * If there is none, or it is no string, that is a problem and the object is passed over.
     */
    public @Nullable String tag(String name) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            wrong("an object");
            return null;
        }
        int at = Parsers.tokenOffset(parser);
        String first = text.firstField(at, name);
        if (first != null) {
            return first;
        }
        // Objects inside of objects are looked through once for each: no text may cost many times its length.
        boolean tooOften = lookedAhead > MAX_LOOKS * (long) text.length();
        String message = tooOften ? "must come first" : "is required";
        if (!tooOften) {
            try (JsonParser ahead = text.parser(at)) {
                ahead.nextToken();
                for (String field = ahead.nextFieldName(); field != null; field = ahead.nextFieldName()) {
                    JsonToken token = ahead.nextToken();
                    if (!field.equals(name)) {
                        ahead.skipChildren();
                    } else if (token == JsonToken.VALUE_STRING) {
                        lookedAhead += Parsers.tokenOffset(ahead);
                        return ahead.getText();
                    } else {
                        message = "must be a string";
                        break;
                    }
                }
                lookedAhead += Parsers.tokenOffset(ahead);
            } catch (IOException _) {
                // The parser itself fails at the same place, and knows where that is in the whole text.
            }
        }
        skip();
        problem(path() + Parsers.step(name), message);
        return null;
    }

    /** The tag {@code name} of the object is none of those there are: a problem, and the object is passed over. */
    public void wrongTag(String name, String message) {
        problem(path() + Parsers.step(name), message);
        skip();
    }

    /** The record that was just read would not take its values: a problem in the words of {@code refusal}. */
    public void refused(IllegalArgumentException refusal) {
        String message = refusal.getMessage();
        problem(message == null || message.isEmpty() ? "is not valid" : message);
    }

    /** Passes over the value, whatever it is. */
    public void skip() {
        int depth = 0;
        JsonToken token = parser.currentToken();
        while (true) {
            switch (token) {
                case START_OBJECT, START_ARRAY -> depth++;
                case END_OBJECT, END_ARRAY -> depth--;
                case FIELD_NAME -> noteName(parser.getParsingContext());
                default -> {}
            }
            if (depth == 0) {
                return;
            }
            token = next();
        }
    }

    /** Remembers the name of a field that nothing else remembers, with the object that has it. */
    @SuppressWarnings("unchecked")
    private void noteName(JsonStreamContext object) {
        var names = (Set<String>) object.getCurrentValue();
        if (names == null) {
            names = new HashSet<>();
            object.setCurrentValue(names);
        }
        if (!names.add(object.getCurrentName())) {
            twice();
        }
    }

    /** The value that was come to, or just read, is wrong: {@code message} says what was expected, as in {@code must be a URL}. */
    public void problem(String message) {
        if (problemCount >= MAX_PROBLEMS) {
            problemCount++;
        } else {
            problem(path(), message);
        }
    }

    private void problem(String path, String message) {
        if (problemCount++ < MAX_PROBLEMS) {
            if (problems == null) {
                problems = new ArrayList<>();
            }
            problems.add(text.problem(path, message, Parsers.tokenOffset(parser)));
        }
    }

    /** The problems that there are, at most {@value #MAX_PROBLEMS}. */
    List<JsonProblem> problems() {
        return problems == null ? List.of() : problems;
    }

    /** How many problems there are so far. */
    public int problemCount() {
        return problemCount;
    }

    /** Where the value stands, as in {@code $.items[2].price}. */
    public String path() {
        return Parsers.path(parser.getParsingContext());
    }

    /** The value is not what was wanted: a problem, and it is passed over. */
    void wrong(String wanted) {
        problem(isNull() ? "must not be null" : "must be " + wanted);
        skip();
    }

    private JsonToken next() {
        try {
            return Objects.requireNonNull(parser.nextToken(), "the parser tells of an early end itself");
        } catch (IOException e) {
            throw new Malformed(e);
        }
    }
}
