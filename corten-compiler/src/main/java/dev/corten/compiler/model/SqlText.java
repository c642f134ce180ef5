package dev.corten.compiler.model;

import dev.corten.compiler.report.Place;
import dev.corten.compiler.report.SourceText;
import java.util.Arrays;

/**
 * The value of a string expression, each character with the range of the source file that it was written as: one
 * character for most, two for {@code \n}, six for a Unicode escape, a whole name for the value of a constant. Parts of it
 * may have been written in several files.
 */
public final class SqlText {
    private final String value;
    private final SourceText[] sources;
    private final int[] starts;
    private final int[] ends;

    /** Where to point for a text without characters. */
    private final Place whole;

    private SqlText(String value, SourceText[] sources, int[] starts, int[] ends, Place whole) {
        this.value = value;
        this.sources = sources;
        this.starts = starts;
        this.ends = ends;
        this.whole = whole;
    }

    /** {@code value}, which as a whole is written at {@code place}. */
    public static SqlText at(Place place, String value) {
        return builder(place.source())
                .add(value, place.start(), place.end())
                .build()
                .within(place);
    }

    /** The characters from {@code start} to {@code end} of the source as they are. */
    public static SqlText raw(SourceText source, int start, int end) {
        Builder builder = builder(source);
        for (int i = start; i < end; i++) {
            builder.add(source.text().charAt(i), i, i + 1);
        }
        return builder.build();
    }

    /** An empty text of {@code source}, to add to. */
    public static Builder builder(SourceText source) {
        return new Builder(source);
    }

    /** The characters. */
    public String value() {
        return value;
    }

    /** How many characters they are. */
    public int length() {
        return value.length();
    }

    /** The character at {@code index}. */
    public char charAt(int index) {
        return value.charAt(index);
    }

    /** The characters from {@code from} to {@code to}, where they were written. */
    public SqlText slice(int from, int to) {
        return new SqlText(
                value.substring(from, to),
                Arrays.copyOfRange(sources, from, to),
                Arrays.copyOfRange(starts, from, to),
                Arrays.copyOfRange(ends, from, to),
                whole);
    }

    /** This text, of an expression that as a whole is written at {@code place}. */
    public SqlText within(Place place) {
        return new SqlText(value, sources, starts, ends, place);
    }

    /**
     * Where the characters from {@code from} to {@code to} were written. What is past the end is right after the last
     * character that is not blank, where a reader looks for what is missing.
     */
    public Place place(int from, int to) {
        int last = value.stripTrailing().length();
        if (last == 0) {
            return whole;
        }
        if (from >= last) {
            int at = ends[last - 1];
            return new Place(sources[last - 1], at, at);
        }
        int first = Math.max(0, from);
        int end = Math.clamp(to - 1L, first, value.length() - 1);
        // What goes on in another file is underlined in the one where it begins.
        while (!sources[end].key().equals(sources[first].key())) {
            end--;
        }
        return new Place(sources[first], starts[first], Math.max(starts[first], ends[end]));
    }

    /** Where all of it was written. */
    public Place whole() {
        return whole;
    }

    @Override
    public String toString() {
        return value;
    }

    /** A text in the making. */
    public static final class Builder {
        private final SourceText source;
        private final StringBuilder value = new StringBuilder();
        private SourceText[] sources = new SourceText[64];
        private int[] starts = new int[64];
        private int[] ends = new int[64];

        private Builder(SourceText source) {
            this.source = source;
        }

        /** Adds a character that was written from {@code start} to {@code end}. */
        public Builder add(char c, int start, int end) {
            return add(c, source, start, end);
        }

        private Builder add(char c, SourceText from, int start, int end) {
            int at = value.length();
            if (at == starts.length) {
                sources = Arrays.copyOf(sources, 2 * at);
                starts = Arrays.copyOf(starts, 2 * at);
                ends = Arrays.copyOf(ends, 2 * at);
            }
            value.append(c);
            sources[at] = from;
            starts[at] = start;
            ends[at] = end;
            return this;
        }

        /** Adds characters that together were written from {@code start} to {@code end}. */
        public Builder add(CharSequence text, int start, int end) {
            text.chars().forEach(c -> add((char) c, start, end));
            return this;
        }

        /** Adds characters that together were written at {@code place}. */
        public Builder add(CharSequence text, Place place) {
            text.chars().forEach(c -> add((char) c, place.source(), place.start(), place.end()));
            return this;
        }

        /** Adds the characters of {@code text} from {@code from} to {@code to}. */
        public Builder add(SqlText text, int from, int to) {
            for (int i = from; i < to; i++) {
                add(text.value.charAt(i), text.sources[i], text.starts[i], text.ends[i]);
            }
            return this;
        }

        /** Adds {@code c}, written as the characters of {@code text} from {@code from} to {@code to}. */
        public Builder add(char c, SqlText text, int from, int to) {
            return add(c, text.sources[from], text.starts[from], text.ends[to - 1]);
        }

        /** Adds all of {@code text}. */
        public Builder add(SqlText text) {
            return add(text, 0, text.length());
        }

        /** How many characters there are. */
        public int length() {
            return value.length();
        }

        /** The character at {@code index}. */
        public char charAt(int index) {
            return value.charAt(index);
        }

        /** Drops all characters from {@code length} on. */
        public void cut(int length) {
            value.setLength(length);
        }

        /** The text. */
        public SqlText build() {
            int length = value.length();
            return new SqlText(
                    value.toString(),
                    Arrays.copyOf(sources, length),
                    Arrays.copyOf(starts, length),
                    Arrays.copyOf(ends, length),
                    new Place(source, 0, 0));
        }
    }
}
