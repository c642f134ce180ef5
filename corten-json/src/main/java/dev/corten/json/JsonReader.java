package dev.corten.json;

import dev.corten.json.internal.Paths;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
    public static final int MAX_DEPTH = 128;

    /** How many characters a number may have. */
    public static final int MAX_DIGITS = 1000;

    /** How many characters a string may have. */
    public static final int MAX_STRING = 10_000_000;

    /** How many characters a name may have. */
    public static final int MAX_NAME = 10_000;

    /** How many problems of one text are told; the rest is only counted. */
    public static final int MAX_PROBLEMS = 100;

    /** How many times its length a text may be looked through for tags that do not come first. */
    private static final int MAX_LOOKS = 16;

    private final Text text;
    private final Input input;

    /**
     * Where the value stands that was come to last, or the end of the object or array that was read last. As long as the
     * input stands there too, the value is still to be read. What a codec does not read is passed over.
     */
    private int value;

    private int depth;

    /**
     * For each object and array around the value where its current part is: the index of the field's name among the
     * bytes, or that of the element as a negative number from -1 on; 0 before the first one. So paths cost nothing until
     * there is a problem.
     */
    private int[] steps = new int[8];

    private @Nullable UnknownNames unknown;
    private @Nullable List<JsonProblem> problems;
    private int problemCount;

    /** Where the value stands that could not be read last. */
    private int lastProblem = -1;

    private long lookedAhead;

    /** A reader of {@code text}, which stands before its value. */
    JsonReader(Text text, Input input) {
        this.text = text;
        this.input = input;
        arrive();
    }

    /** Whether the value is {@code null}. Reads nothing. */
    public boolean isNull() {
        return input.bytes[value] == 'n';
    }

    /** What kind of value comes. Reads nothing. */
    public JsonKind kind() {
        return switch (input.bytes[value]) {
            case '{' -> JsonKind.OBJECT;
            case '[' -> JsonKind.ARRAY;
            case '"' -> JsonKind.STRING;
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> JsonKind.NUMBER;
            case 't', 'f' -> JsonKind.BOOLEAN;
            case 'n' -> JsonKind.NULL;
            default -> {
                if (!pending()) {
                    throw new IllegalStateException("no value comes here");
                }
                throw input.unexpected("expected a value");
            }
        };
    }

    /** Reads a string; U+0000 in it is a problem, because databases and logs do not take it. */
    public @Nullable String string() {
        String plain = input.bytes[value] == '"' ? begin().plainString() : null;
        return plain == null ? otherString() : plain;
    }

    private @Nullable String otherString() {
        String string = anyString();
        if (string != null && input.nul) {
            problem("must not contain the character U+0000");
            return null;
        }
        return string;
    }

    /** Reads a string that is one of {@code known}: its index there. Another one is a problem, and -1. */
    public int oneOf(KnownNames known) {
        if (input.bytes[value] != '"') {
            wrong("a string");
            return -1;
        }
        int index = begin().known(known);
        if (index < 0) {
            String other = string();
            index = other == null ? -1 : known.find(other);
            if (index < 0 && other != null) {
                problem("must be one of " + known);
            }
        }
        return index;
    }

    /** Reads a string with whatever characters. */
    @Nullable
    String anyString() {
        if (input.bytes[value] != '"') {
            wrong("a string");
            return null;
        }
        begin();
        return input.string();
    }

    /** Reads a boolean. */
    public boolean booleanValue() {
        byte first = input.bytes[value];
        if (first != 't' && first != 'f') {
            wrong("true or false");
            return false;
        }
        return begin().booleanValue();
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
        return Numbers.whole(this, min, max);
    }

    /** Reads a number as the nearest {@code double}; one too large for it is a problem. */
    public double doubleValue() {
        return Numbers.doubleValue(this);
    }

    /** Reads a number as the nearest {@code float}; one too large for it is a problem. */
    public float floatValue() {
        return Numbers.floatValue(this);
    }

    /** Reads a number with all its digits; an exponent past {@value #MAX_DIGITS} is a problem. */
    public @Nullable BigDecimal decimal() {
        return Numbers.decimal(this);
    }

    /** Reads a value by its codec, or {@code null}. */
    public <T> @Nullable T nullable(JsonCodec<T> codec) {
        if (isNull()) {
            skip();
            return null;
        }
        return codec.read(this);
    }

    /** Goes into an object, before its first field. If the value is no object, that is a problem and it is passed over. */
    public boolean beginObject() {
        if (input.bytes[value] == '{') {
            enter();
            return true;
        }
        wrong("an object");
        return false;
    }

    /** Goes to the value of the next field. Its name, or {@code null} after the last one: then the object is read. */
    public @Nullable String nextField() {
        if (!toName()) {
            return null;
        }
        String name = input.name();
        arrive();
        return name;
    }

    /**
     * Goes on as {@link #nextField()} does, without making a string of a name that is known.
     *
     * @param last what the call before gave, -1 at first: most objects have their fields in the order of {@code known}
     * @return the index of the name in {@code known}, the number of names there for one that is not among them, or -1 after
     *     the last field
     */
    public int nextField(KnownNames known, int last) {
        // The names that come in order, in a text without space. Small, to be inlined.
        int at = input.at;
        if (steps[depth] != 0) {
            if (at == value || at >= input.end || input.bytes[at] != ',') {
                return otherField(known);
            }
            at++;
        }
        int length = known.lengthAt(last + 1, input.bytes, at, input.end);
        if (length == 0) {
            return otherField(known);
        }
        steps[depth] = at;
        input.at = at + length;
        arrive();
        return last + 1;
    }

    private int otherField(KnownNames known) {
        if (!toName()) {
            return -1;
        }
        int index = input.known(known);
        if (index < 0) {
            index = known.find(input.name());
        } else {
            input.colon();
        }
        arrive();
        return index < 0 ? known.count() : index;
    }

    /** Goes to the name of the next field; false after the last one. */
    private boolean toName() {
        if (!next('}')) {
            return false;
        }
        if (input.at >= input.end || input.bytes[input.at] != '"') {
            throw input.unexpected("expected a name in quotes");
        }
        steps[depth] = input.at;
        return true;
    }

    /** Goes into an array, before its first element. If the value is no array, that is a problem and it is passed over. */
    public boolean beginArray() {
        if (input.bytes[value] == '[') {
            enter();
            return true;
        }
        wrong("an array");
        return false;
    }

    /** Goes to the next element, and says whether there was one: if not, the array is read. */
    public boolean nextElement() {
        if (!next(']')) {
            return false;
        }
        steps[depth]--;
        arrive();
        return true;
    }

    private void enter() {
        begin();
        input.at++;
        if (++depth > MAX_DEPTH) {
            throw new Malformed("has objects and arrays more than " + MAX_DEPTH + " deep", input.at);
        }
        if (depth == steps.length) {
            steps = Arrays.copyOf(steps, depth * 2);
        }
        steps[depth] = 0;
        if (unknown != null) {
            unknown.enter(depth);
        }
    }

    /** Goes past a comma to the next field or element; false if {@code close} comes, which is then read. */
    private boolean next(char close) {
        if (pending()) {
            skip();
        }
        int next = input.peek();
        if (next == close) {
            value = input.at++;
            depth--;
            return false;
        }
        if (steps[depth] == 0) {
            return true;
        }
        if (next != ',') {
            throw input.unexpected("expected a comma or " + close);
        }
        input.at++;
        input.peek();
        return true;
    }

    /** Comes to a value, if there is one: who reads it sees to that. */
    private void arrive() {
        if (input.peek() < 0) {
            throw input.early();
        }
        value = input.at;
    }

    /** Whether the value that was come to is still to be read. */
    private boolean pending() {
        return input.at == value;
    }

    /** The bytes, which stand at the beginning of the value, for who reads it. */
    Input begin() {
        input.at = value;
        return input;
    }

    /** Whether the value begins with {@code c}. */
    boolean beginsWith(char c) {
        return input.bytes[value] == c;
    }

    /** Whether the value is a number. */
    boolean isNumber() {
        byte first = input.bytes[value];
        return first == '-' || first >= '0' && first <= '9';
    }

    /** The whole text was read: nothing may follow. */
    void end() {
        if (pending()) {
            skip();
        }
        if (input.peek() >= 0) {
            throw new Malformed("goes on after its end", input.at);
        }
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
        noteName(Paths.name(input.bytes, steps[depth]));
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
                problem(path() + Paths.step(names[i]), "is required");
            }
        }
    }

    /**
     * The string that the object has under {@code name}, wherever it stands in it. Reads nothing: the object still comes.
     * If there is none, or it is no string, that is a problem and the object is passed over.
     */
    public @Nullable String tag(String name) {
        if (input.bytes[value] != '{') {
            wrong("an object");
            return null;
        }
        String first = text.firstField(value, name);
        if (first != null) {
            return first;
        }
        // Objects inside of objects are looked through once for each: no text may cost many times its length.
        boolean tooOften = lookedAhead > MAX_LOOKS * (long) text.length();
        String message = tooOften ? "must come first" : "is required";
        if (!tooOften) {
            var ahead = new Input(input.bytes, value, input.end);
            try {
                var reader = new JsonReader(text, ahead);
                reader.beginObject();
                for (String field = reader.nextField(); field != null; field = reader.nextField()) {
                    if (field.equals(name)) {
                        if (reader.beginsWith('"')) {
                            return reader.anyString();
                        }
                        message = "must be a string";
                        break;
                    }
                }
            } catch (Malformed _) {
                // The reader itself fails at the same place.
            } finally {
                lookedAhead += ahead.at - value;
            }
        }
        skip();
        problem(path() + Paths.step(name), message);
        return null;
    }

    /** The tag {@code name} of the object is none of those there are: a problem, and the object is passed over. */
    public void wrongTag(String name, String message) {
        problem(path() + Paths.step(name), message);
        skip();
    }

    /** The record that was just read would not take its values: a problem in the words of {@code refusal}. */
    public void refused(IllegalArgumentException refusal) {
        String message = refusal.getMessage();
        problem(message == null || message.isEmpty() ? "is not valid" : message);
    }

    /** Passes over the value, whatever it is. Does nothing where it was read. */
    public void skip() {
        if (!pending()) {
            return;
        }
        switch (kind()) {
            case OBJECT -> {
                enter();
                for (String name = nextField(); name != null; name = nextField()) {
                    noteName(name);
                    skip();
                }
            }
            case ARRAY -> {
                enter();
                while (nextElement()) {
                    skip();
                }
            }
            case STRING -> begin().skipString();
            case NUMBER -> begin().number();
            case BOOLEAN -> booleanValue();
            case NULL -> begin().word("null");
        }
    }

    /** Remembers the name of a field that nothing else remembers. */
    private void noteName(String name) {
        if (unknown == null) {
            unknown = new UnknownNames();
        }
        if (!unknown.add(depth, name)) {
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
        lastProblem = value;
        if (problemCount++ < MAX_PROBLEMS) {
            if (problems == null) {
                problems = new ArrayList<>();
            }
            problems.add(text.problem(path, message, value));
        }
    }

    /** The value that was just read must fit: otherwise {@code message} is a problem, unless it could not be read at all. */
    public void check(boolean fits, String message) {
        if (!fits && lastProblem != value) {
            int last = lastProblem;
            problem(message);
            // The next check of the same value tells its own problem.
            lastProblem = last;
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
        return Paths.path(input.bytes, steps, depth);
    }

    /** The value is not what was wanted: a problem, and it is passed over. */
    void wrong(String wanted) {
        problem(kind() == JsonKind.NULL ? "must not be null" : "must be " + wanted);
        skip();
    }
}
