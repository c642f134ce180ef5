package dev.corten.client;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * The elements of a JSON array, by the commas that are outside of strings, objects and arrays. What stands between those is
 * for a codec to read, which refuses whatever is no value.
 */
final class ArrayElements implements Split {
    private final InputStream in;
    private final Gathered element;
    private boolean begun;
    private boolean ended;

    ArrayElements(InputStream in, long max) {
        this.in = in;
        this.element = new Gathered(max);
    }

    @Override
    public byte @Nullable [] next() throws IOException {
        if (ended) {
            return null;
        }
        int first = begun ? space() : begin();
        if (!begun && first == ']') {
            return end();
        }
        begun = true;
        return element(first);
    }

    private int begin() throws IOException {
        if (space() != '[') {
            throw new IOException("it is no array");
        }
        return space();
    }

    private byte[] element(int first) throws IOException {
        int depth = 0;
        boolean string = false;
        for (int b = first; b >= 0; b = in.read()) {
            if (string) {
                if (b == '\\') {
                    element.add(b);
                    b = in.read();
                } else if (b == '"') {
                    string = false;
                }
            } else if (depth == 0 && (b == ',' || b == ']')) {
                if (b == ']') {
                    end();
                }
                return element.take();
            } else {
                string = b == '"';
                depth += b == '{' || b == '[' ? 1 : b == '}' || b == ']' ? -1 : 0;
            }
            element.add(b);
        }
        throw new IOException("it ends in the middle of an array");
    }

    private byte @Nullable [] end() throws IOException {
        ended = true;
        if (space() >= 0) {
            throw new IOException("there is something behind the array");
        }
        return null;
    }

    private int space() throws IOException {
        int b = in.read();
        while (b == ' ' || b == '\n' || b == '\r' || b == '\t') {
            b = in.read();
        }
        return b;
    }
}
