package dev.corten.http;

import dev.corten.http.internal.HeaderValue;
import dev.corten.http.internal.Multipart;
import dev.corten.http.internal.QueryString;
import dev.corten.http.internal.Spool;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The content of a form, read once and left with its request for all its fields. */
sealed interface FormContent {
    /** What browsers send for a form without files. */
    String URL_ENCODED = "application/x-www-form-urlencoded";

    /** What they send for one with files. */
    String MULTIPART = "multipart/form-data";

    /** The values of the fields {@code name}, in order. */
    List<String> values(String name);

    /** The files {@code name}, in order. */
    List<Upload> files(String name);

    /**
     * The form that {@code request} has.
     *
     * @throws RejectedException if it has none (415), a malformed one (400) or too large a one (413)
     */
    static FormContent of(Request request) {
        FormContent read = request.extension(FormContent.class);
        if (read == null) {
            String type = request.header("Content-Type");
            HeaderValue parsed = type == null ? null : HeaderValue.parse(type);
            read = switch (parsed == null ? "" : parsed.value()) {
                // Other bytes than ASCII are not properly encoded, and refused with the value that has them.
                case URL_ENCODED -> UrlEncoded.of(new String(Extract.bytes(request), StandardCharsets.ISO_8859_1));
                case MULTIPART -> Parts.read(request, parsed);
                default ->
                    throw new RejectedException(
                            new Rejection.UnsupportedMediaType(type, List.of(URL_ENCODED, MULTIPART)));
            };
            request.extend(FormContent.class, read);
        }
        return read;
    }

    /** Pairs of names and values (the URL standard, section 5). */
    record UrlEncoded(String text) implements FormContent {
        /** As many pairs as a form may have parts: each one that is asked for is an object in memory. */
        static UrlEncoded of(String text) {
            if (text.chars().filter(c -> c == '&').count() >= Multipart.MAX_PARTS) {
                throw new RejectedException(
                        new Rejection.FormTooLarge("The form has more than " + Multipart.MAX_PARTS + " fields"));
            }
            return new UrlEncoded(text);
        }

        @Override
        public List<String> values(String name) {
            var checked = new ArrayList<String>();
            for (String value : QueryString.values(text, 0, name)) {
                if (value == null || value.indexOf('\0') >= 0) {
                    throw new RejectedException(new Rejection.MalformedContent(
                            "The content must be percent-encoded UTF-8 without the character U+0000"));
                }
                checked.add(value);
            }
            return checked;
        }

        @Override
        public List<Upload> files(String name) {
            throw new RejectedException(new Rejection.UnsupportedMediaType(URL_ENCODED, List.of(MULTIPART)));
        }
    }

    /** Parts (RFC 7578). */
    record Parts(List<Multipart.Part> parts) implements FormContent {
        static Parts read(Request request, @Nullable HeaderValue contentType) {
            String boundary = contentType == null ? null : Multipart.boundary(contentType);
            if (boundary == null) {
                throw new RejectedException(
                        new Rejection.MalformedContent("The Content-Type multipart/form-data must have a boundary"));
            }
            var spool = new Spool();
            request.atEnd(spool);
            try (InputStream in = Extract.content(request).stream()) {
                return new Parts(Multipart.read(in, boundary, spool));
            } catch (IOException e) {
                throw new RejectedException(new Rejection.MalformedContent("The content broke off before its end"));
            }
        }

        @Override
        public List<String> values(String name) {
            var values = new ArrayList<String>();
            for (Multipart.Part part : parts) {
                if (part.name().equals(name)) {
                    if (part.filename() != null) {
                        throw new RejectedException(new Rejection.WrongPart(name, "a text, not a file"));
                    }
                    values.add(text(part));
                }
            }
            return values;
        }

        @Override
        public List<Upload> files(String name) {
            var files = new ArrayList<Upload>();
            for (Multipart.Part part : parts) {
                if (part.name().equals(name)) {
                    String filename = part.filename();
                    if (filename == null) {
                        throw new RejectedException(new Rejection.WrongPart(name, "a file, not a text"));
                    }
                    // What a browser sends where no file was chosen.
                    if (!filename.isEmpty() || part.content().length() > 0) {
                        files.add(new Upload(Upload.plain(filename), part.contentType(), part.content()));
                    }
                }
            }
            return files;
        }

        private static String text(Multipart.Part part) {
            try {
                String text = StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(part.content().bytes()))
                        .toString();
                if (text.indexOf('\0') < 0) {
                    return text;
                }
            } catch (CharacterCodingException e) {
                // Refused below, with the character U+0000.
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
            throw new RejectedException(new Rejection.WrongPart(part.name(), "UTF-8 without the character U+0000"));
        }
    }
}
