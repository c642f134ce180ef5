package dev.corten.json;

import dev.corten.json.internal.Decimals;
import dev.corten.json.internal.Escaped;
import dev.corten.json.internal.Rfc3339;
import dev.corten.json.internal.Scan;
import dev.corten.json.internal.Uuids;
import dev.corten.json.internal.Words;
import java.lang.foreign.MemorySegment;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON in UTF-8 into a buffer that grows. Separators come by themselves; that the calls make one value is the
 * caller's part ({@link JsonCodec#write}). For one thread.
 *
 * <p>It is our own and not the generator of Jackson because that one copies its buffer into a stream: here the bytes
 * that were written are the bytes that are sent.
 *
 * <pre>{@code
 * var out = JsonWriter.create();
 * out.beginObject();
 * out.field("price").value(12);
 * out.endObject();                // {"price":12}
 * }</pre>
 */
public final class JsonWriter {
    private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);

    private static final int SIZE = 512;

    /** From so many characters on a string is copied as a whole. */
    private static final int LONG = 32;

    /** So many characters that are no plain ASCII are written at a time. */
    private static final int PART = 512;

    private byte[] buffer;

    /** The buffer again: only by it the JDK copies a string into the middle of an array. */
    private MemorySegment segment;

    private int count;

    /** Whether the next name or value comes after another one: no stack is needed to know it. */
    private boolean separate;

    private @Nullable FieldName tagName;
    private String tag = "";

    private JsonWriter(byte[] buffer) {
        this.buffer = buffer;
        this.segment = MemorySegment.ofArray(buffer);
    }

    /** An empty writer. */
    public static JsonWriter create() {
        return new JsonWriter(new byte[SIZE]);
    }

    /** Begins an object. */
    public JsonWriter beginObject() {
        begin('{');
        if (tagName != null) {
            FieldName name = tagName;
            tagName = null;
            field(name).value(tag);
        }
        return this;
    }

    /** Ends an object. */
    public JsonWriter endObject() {
        return end('}');
    }

    /** Begins an array. */
    public JsonWriter beginArray() {
        return begin('[');
    }

    /** Ends an array. */
    public JsonWriter endArray() {
        return end(']');
    }

    /** Begins a field of an object; its value follows. */
    public JsonWriter field(FieldName name) {
        int length = name.length();
        ensure(length + 1 + FieldName.HEAD);
        byte[] to = buffer;
        int at = count;
        if (separate) {
            to[at++] = ',';
        }
        // Names are short: two words take less time than a loop, or than a call that copies.
        Words.putEight(to, at, name.first());
        Words.putEight(to, at + Long.BYTES, name.second());
        if (length > FieldName.HEAD) {
            rest(name, to, at);
        }
        count = at + length;
        separate = false;
        return this;
    }

    private static void rest(FieldName name, byte[] to, int at) {
        byte[] encoded = name.encoded();
        for (int i = FieldName.HEAD; i < encoded.length; i += Long.BYTES) {
            Words.putEight(to, at + i, Words.eight(encoded, i));
        }
    }

    /** Begins a field of an object; its value follows. For names that are not known beforehand. */
    public JsonWriter field(String name) {
        value(name);
        ensure(1);
        buffer[count++] = ':';
        separate = false;
        return this;
    }

    /** The object that comes next is to begin with the field {@code name}: which of several types it is. */
    public JsonWriter tag(FieldName name, String value) {
        this.tagName = name;
        this.tag = value;
        return this;
    }

    /** Writes {@code null}. */
    public JsonWriter nullValue() {
        return ascii(NULL);
    }

    /** Writes a boolean. */
    public JsonWriter value(boolean value) {
        return ascii(value ? TRUE : FALSE);
    }

    /** Writes a number. */
    public JsonWriter value(long value) {
        if (value == Long.MIN_VALUE) {
            return plain(Long.toString(value));
        }
        ensure(2 + Decimals.LENGTH);
        byte[] to = buffer;
        int at = count;
        if (separate) {
            to[at++] = ',';
        }
        if (value < 0) {
            to[at++] = '-';
        }
        count = Decimals.write(Math.abs(value), to, at);
        separate = true;
        return this;
    }

    /**
     * Writes a number.
     *
     * @throws IllegalArgumentException if it is infinite or not a number, which JSON cannot say
     */
    public JsonWriter value(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(value + " cannot be written as JSON");
        }
        return plain(Double.toString(value));
    }

    /**
     * Writes a number with as many digits as a {@code float} has.
     *
     * @throws IllegalArgumentException if it is infinite or not a number, which JSON cannot say
     */
    public JsonWriter value(float value) {
        if (!Float.isFinite(value)) {
            throw new IllegalArgumentException(value + " cannot be written as JSON");
        }
        return plain(Float.toString(value));
    }

    /** Writes a number with all its digits. */
    public JsonWriter value(BigDecimal value) {
        return plain(value.toString());
    }

    /** Writes a number with all its digits. */
    public JsonWriter value(BigInteger value) {
        return plain(value.toString());
    }

    /** Writes a string. What UTF-8 cannot say (half a surrogate pair) becomes U+FFFD. */
    public JsonWriter value(String value) {
        int length = value.length();
        if (length >= LONG) {
            return any(value);
        }
        ensure(LONG + 3);
        byte[] to = buffer;
        int at = count;
        if (separate) {
            to[at++] = ',';
        }
        to[at++] = '"';
        if (plain(value, to, at) < length) {
            return any(value);
        }
        at += length;
        to[at++] = '"';
        count = at;
        separate = true;
        return this;
    }

    /** The same, but for strings of any length and characters: apart from the others, so that their method stays small. */
    private JsonWriter any(String value) {
        int length = value.length();
        beforeValue(Math.addExact(length, 2 + Long.BYTES));
        byte[] to = buffer;
        int at = count;
        to[at++] = '"';
        int plain = length < LONG ? plain(value, to, at) : copyPlain(value);
        count = at + plain;
        if (plain < length) {
            rest(value, plain);
            ensure(1);
        }
        buffer[count++] = '"';
        return this;
    }

    /** Copies characters as long as they are plain ASCII; how many there were. */
    private static int plain(String value, byte[] to, int at) {
        int length = value.length();
        for (int i = 0; i < length; i++) {
            char c = value.charAt(i);
            if (c < ' ' || c >= 0x80 || c == '"' || c == '\\') {
                return i;
            }
            to[at + i] = (byte) c;
        }
        return length;
    }

    /**
     * The same for many characters: the JDK copies them all, and then eight at a time are looked at, which takes a third of
     * the time of a loop. What Latin-1 does not have became a question mark.
     */
    private int copyPlain(String value) {
        byte[] to = buffer;
        int at = count + 1;
        segment.setString(at, value, StandardCharsets.ISO_8859_1);
        int end = at + value.length();
        int plain = Scan.plainAndSure(to, at, end);
        while (plain < end && to[plain] == '?' && value.charAt(plain - at) == '?') {
            plain = Scan.plainAndSure(to, plain + 1, end);
        }
        return plain - at;
    }

    /** Writes {@code value} by its codec. */
    public <T extends @Nullable Object> JsonWriter value(JsonCodec<T> codec, T value) {
        codec.write(this, value);
        return this;
    }

    /** Writes {@code value} by its codec, or {@code null}. */
    public <T> JsonWriter nullable(JsonCodec<T> codec, @Nullable T value) {
        return value == null ? nullValue() : value(codec, value);
    }

    /** Writes {@code value} by its codec, or {@code null} if it is empty. */
    public <T> JsonWriter optional(JsonCodec<T> codec, Optional<T> value) {
        return value.isPresent() ? value(codec, value.get()) : nullValue();
    }

    /** Ends a line of newline-delimited JSON: what follows is a value of its own. */
    public JsonWriter newLine() {
        ensure(1);
        buffer[count++] = '\n';
        separate = false;
        return this;
    }

    /** Forgets the bytes that were written, which are sent, and goes on where they end. */
    public JsonWriter clear() {
        count = 0;
        return this;
    }

    /** Makes it as good as new, but keeps a buffer of at most {@code maxSize} bytes. */
    void reset(int maxSize) {
        count = 0;
        separate = false;
        tagName = null;
        if (buffer.length > maxSize) {
            buffer = new byte[SIZE];
            segment = MemorySegment.ofArray(buffer);
        }
    }

    /** The buffer; the first {@link #count} bytes are what was written. Not copied. */
    public byte[] array() {
        return buffer;
    }

    /** How many bytes were written. */
    public int count() {
        return count;
    }

    /** A copy of the bytes that were written. */
    public byte[] toBytes() {
        return Arrays.copyOf(buffer, count);
    }

    /** The text that was written. */
    @Override
    public String toString() {
        return new String(buffer, 0, count, StandardCharsets.UTF_8);
    }

    JsonWriter uuid(UUID value) {
        beforeValue(Uuids.LENGTH + 2);
        buffer[count] = '"';
        Uuids.write(value, buffer, count + 1);
        count += Uuids.LENGTH + 2;
        buffer[count - 1] = '"';
        return this;
    }

    JsonWriter instant(Instant value) {
        beforeValue(Rfc3339.LENGTH + 2);
        buffer[count] = '"';
        count = Rfc3339.write(value, buffer, count + 1);
        buffer[count++] = '"';
        return this;
    }

    /** Writes characters that need no escape as a string. */
    JsonWriter quoted(String plain) {
        beforeValue(plain.length() + 2);
        buffer[count++] = '"';
        latin(plain);
        buffer[count++] = '"';
        return this;
    }

    private JsonWriter plain(String number) {
        beforeValue(number.length());
        return latin(number);
    }

    /** Copies ASCII characters; there is room for them. */
    private JsonWriter latin(String text) {
        byte[] to = buffer;
        int at = count;
        int length = text.length();
        for (int i = 0; i < length; i++) {
            to[at + i] = (byte) text.charAt(i);
        }
        count = at + length;
        return this;
    }

    private JsonWriter ascii(byte[] word) {
        beforeValue(word.length);
        System.arraycopy(word, 0, buffer, count, word.length);
        count += word.length;
        return this;
    }

    private JsonWriter begin(char bracket) {
        beforeValue(1);
        buffer[count++] = (byte) bracket;
        separate = false;
        return this;
    }

    private JsonWriter end(char bracket) {
        ensure(1);
        buffer[count++] = (byte) bracket;
        separate = true;
        return this;
    }

    /** The characters from {@code from} on, of which some need an escape or several bytes. */
    private void rest(String value, int from) {
        int length = value.length();
        for (int i = from, end; i < length; i = end) {
            // The room for a part of them at a time: six bytes for each is far more than most need.
            end = Math.min(length, i + PART);
            boolean splits = end < length && Character.isHighSurrogate(value.charAt(end - 1));
            end -= splits ? 1 : 0;
            ensure((end - i) * Escaped.LENGTH);
            count = Escaped.write(value, i, end, buffer, count);
        }
    }

    private void beforeValue(int bytes) {
        ensure(Math.addExact(bytes, 1));
        if (separate) {
            buffer[count++] = ',';
        }
        separate = true;
    }

    private void ensure(int bytes) {
        if (buffer.length - count < bytes) {
            grow(bytes);
        }
    }

    private void grow(int bytes) {
        int needed = Math.addExact(count, bytes);
        int doubled = buffer.length > Integer.MAX_VALUE / 2 ? Integer.MAX_VALUE - 8 : buffer.length * 2;
        buffer = Arrays.copyOf(buffer, Math.max(needed, doubled));
        segment = MemorySegment.ofArray(buffer);
    }
}
