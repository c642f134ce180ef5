package dev.corten.http;

import dev.corten.http.internal.QueryString;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The content of a form, read once and left with its request for all its fields. */
record FormContent(String text) {
    private static final String TYPE = "application/x-www-form-urlencoded";

    static FormContent of(Request request) {
        FormContent read = request.extension(FormContent.class);
        if (read == null) {
            String type = request.header("Content-Type");
            if (type == null || !isForm(type)) {
                throw new RejectedException(new Rejection.UnsupportedMediaType(type, List.of(TYPE)));
            }
            // Other bytes than ASCII are not properly encoded, and refused with the value that has them.
            read = new FormContent(new String(Extract.bytes(request), StandardCharsets.ISO_8859_1));
            request.extend(FormContent.class, read);
        }
        return read;
    }

    private static boolean isForm(String contentType) {
        int semicolon = contentType.indexOf(';');
        String type = semicolon < 0 ? contentType : contentType.substring(0, semicolon);
        return type.strip().toLowerCase(Locale.ROOT).equals(TYPE);
    }

    /** The values of the fields {@code name}, in order. */
    List<String> values(String name) {
        List<@Nullable String> values = QueryString.values(text, 0, name);
        for (String value : values) {
            if (value == null || value.indexOf('\0') >= 0) {
                throw new RejectedException(new Rejection.MalformedContent(
                        "The content must be percent-encoded UTF-8 without the character U+0000"));
            }
        }
        @SuppressWarnings({"unchecked", "NullAway"}) // None of them is null.
        List<String> checked = (List<String>) (List<?>) values;
        return checked;
    }
}
