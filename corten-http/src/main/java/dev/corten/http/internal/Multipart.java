package dev.corten.http.internal;

import dev.corten.http.Content;
import dev.corten.http.RejectedException;
import dev.corten.http.Rejection;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code multipart/form-data} (RFC 7578) from its first byte to its last, the contents of the parts into a {@link Spool}.
 * Strict: whatever another reader might understand otherwise is refused, so that nothing passes a proxy as something else.
 */
public final class Multipart {
    /** How many parts a form may have. */
    public static final int MAX_PARTS = 1000;

    /** How many bytes the header of a part may have. */
    public static final int MAX_HEADER = 8 * 1024;

    /** How many bytes the parts that are no files may have together: they end up in memory. */
    public static final int MAX_TEXT = 1024 * 1024;

    private static final int BUFFER = 16 * 1024;
    private static final int MAX_BOUNDARY = 70;
    private static final Set<String> UNENCODED = Set.of("7bit", "8bit", "binary");

    /**
     * A part.
     *
     * @param name the name of its field
     * @param filename the name that the client gives a file, {@code null} for what is none
     * @param contentType the type that the client says it has
     * @param content its bytes
     */
    public record Part(
            String name,
            @Nullable String filename,
            @Nullable String contentType,
            Content content) {}

    private final InputStream in;
    private final Spool spool;
    private final byte[] delimiter;
    private final byte[] buffer = new byte[BUFFER];
    private int from;
    private int to;

    private Multipart(InputStream in, String boundary, Spool spool) {
        this.in = in;
        this.spool = spool;
        this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.US_ASCII);
    }

    /** The boundary that {@code contentType} tells, or {@code null} if it is malformed (RFC 2046, section 5.1.1). */
    public static @Nullable String boundary(HeaderValue contentType) {
        String boundary = contentType.parameters().get("boundary");
        boolean fits = boundary != null
                && !boundary.isEmpty()
                && boundary.length() <= MAX_BOUNDARY
                && !boundary.endsWith(" ")
                && boundary.chars()
                        .allMatch(c -> c >= '0' && c <= '9'
                                || c >= 'a' && c <= 'z'
                                || c >= 'A' && c <= 'Z'
                                || "'()+_,-./:=? ".indexOf(c) >= 0);
        return fits ? boundary : null;
    }

    /**
     * The parts of {@code in}, in order.
     *
     * @throws IOException if {@code in} fails
     * @throws RejectedException if it is no such content (400), or has too many parts or too long headers or texts (413)
     */
    public static List<Part> read(InputStream in, String boundary, Spool spool) throws IOException {
        List<Part> parts = new Multipart(in, boundary, spool).parts();
        spool.finish();
        return parts;
    }

    private List<Part> parts() throws IOException {
        var parts = new ArrayList<Part>();
        long text = 0;
        begin();
        while (!last()) {
            if (parts.size() == MAX_PARTS) {
                throw tooLarge("The form has more than " + MAX_PARTS + " parts");
            }
            Part part = part(parts.size() + 1);
            parts.add(part);
            text += part.filename() == null ? part.content().length() : 0;
            if (text > MAX_TEXT) {
                throw tooLarge("The texts of the form have more than " + MAX_TEXT + " bytes");
            }
        }
        return parts;
    }

    /** The first delimiter has nothing before it; some clients send an empty line. */
    private void begin() throws IOException {
        int first = next();
        int at = 2;
        if (first == '\r' && next() == '\n') {
            first = next();
        }
        for (int c = first; ; c = next()) {
            if (c != delimiter[at++]) {
                throw malformed("it does not begin with its boundary");
            }
            if (at == delimiter.length) {
                return;
            }
        }
    }

    /** What stands behind a delimiter: whether it was the last one, behind which there is nothing. */
    private boolean last() throws IOException {
        int first = next();
        int second = next();
        if (first == '\r' && second == '\n') {
            return false;
        }
        if (first != '-' || second != '-') {
            throw malformed("a boundary is followed by something else than the end of the line");
        }
        int after = next();
        if (after >= 0 && !(after == '\r' && next() == '\n' && next() < 0)) {
            throw malformed("there is something behind its last boundary");
        }
        return true;
    }

    private Part part(int number) throws IOException {
        HeaderValue disposition = null;
        String contentType = null;
        int left = MAX_HEADER;
        for (String line = line(left); !line.isEmpty(); line = line(left)) {
            left -= line.length();
            int colon = line.indexOf(':');
            String name = colon < 0 ? "" : line.substring(0, colon).toLowerCase(Locale.ROOT);
            String value = line.substring(colon + 1).strip();
            switch (name) {
                case "content-disposition" -> {
                    if (disposition != null) {
                        throw malformed("part " + number + " has two Content-Dispositions");
                    }
                    disposition = HeaderValue.parse(value);
                }
                case "content-type" -> {
                    if (contentType != null) {
                        throw malformed("part " + number + " has two Content-Types");
                    }
                    contentType = value;
                }
                case "content-transfer-encoding" -> {
                    if (!UNENCODED.contains(value.toLowerCase(Locale.ROOT))) {
                        throw malformed("part " + number + " has a Content-Transfer-Encoding");
                    }
                }
                case "" -> throw malformed("part " + number + " has a line in its header that is no field");
                default -> {
                    // RFC 7578, section 4.8: other fields are ignored.
                }
            }
        }
        if (disposition == null
                || !disposition.value().equals("form-data")
                || disposition.parameters().containsKey("filename*")) {
            throw malformed(
                    "part " + number + " must have one Content-Disposition: form-data; name=\"…\", without filename*");
        }
        String name = disposition.parameters().get("name");
        if (name == null) {
            throw malformed("part " + number + " has no name");
        }
        String filename = disposition.parameters().get("filename");
        checkCharset(number, contentType, filename);
        long start = spool.length();
        content(number);
        return new Part(name, filename, contentType, spool.slice(start, spool.length() - start));
    }

    /** A text in another encoding would be read as something else. */
    private static void checkCharset(int number, @Nullable String contentType, @Nullable String filename) {
        HeaderValue type = contentType == null || filename != null ? null : HeaderValue.parse(contentType);
        String charset = type == null ? null : type.parameters().get("charset");
        if (charset != null && !charset.equalsIgnoreCase("utf-8") && !charset.equalsIgnoreCase("us-ascii")) {
            throw malformed("part " + number + " must be UTF-8");
        }
    }

    /** A line of a header, of at most {@code most} bytes, without its end. */
    private String line(int most) throws IOException {
        var bytes = new byte[128];
        int count = 0;
        for (int c = next(); c != '\r'; c = next()) {
            if (c < 0) {
                throw cutOff();
            }
            if (c < ' ' && c != '\t' || c == 0x7F) {
                throw malformed("a header of a part has a control character");
            }
            if (count == most) {
                throw tooLarge("The header of a part has more than " + MAX_HEADER + " bytes");
            }
            if (count == bytes.length) {
                bytes = java.util.Arrays.copyOf(bytes, count * 2);
            }
            bytes[count++] = (byte) c;
        }
        if (next() != '\n') {
            throw malformed("a header of a part has a control character");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, 0, count))
                    .toString();
        } catch (CharacterCodingException e) {
            throw malformed("a header of a part is not UTF-8");
        }
    }

    /** Keeps what comes up to the next delimiter, and passes over that. */
    private void content(int number) throws IOException {
        while (true) {
            int at = find();
            spool.write(buffer, from, at - from);
            from = at;
            if (to - at >= delimiter.length) {
                from += delimiter.length;
                return;
            }
            System.arraycopy(buffer, from, buffer, 0, to - from);
            to -= from;
            from = 0;
            if (!fill()) {
                throw malformed("part " + number + " has no end");
            }
        }
    }

    /**
     * Where the next delimiter begins in the buffer, or what may become one with the bytes that follow, or the end of the
     * buffer. A delimiter has its only CR at its beginning, so that no byte is compared more than twice.
     */
    private int find() {
        for (int at = from; at < to; at++) {
            if (buffer[at] == '\r') {
                int matched = 1;
                while (matched < delimiter.length && at + matched < to && buffer[at + matched] == delimiter[matched]) {
                    matched++;
                }
                if (matched == delimiter.length || at + matched == to) {
                    return at;
                }
            }
        }
        return to;
    }

    private int next() throws IOException {
        if (from == to) {
            from = 0;
            to = 0;
            if (!fill()) {
                return -1;
            }
        }
        return buffer[from++] & 0xff;
    }

    private boolean fill() throws IOException {
        int n = in.read(buffer, to, buffer.length - to);
        to += Math.max(n, 0);
        return n > 0;
    }

    private static RejectedException cutOff() {
        return malformed("it ends in the middle of a header");
    }

    private static RejectedException malformed(String why) {
        return new RejectedException(
                new Rejection.MalformedContent("The content is not the multipart/form-data that is expected: " + why));
    }

    private static RejectedException tooLarge(String what) {
        return new RejectedException(new Rejection.FormTooLarge(what));
    }
}
