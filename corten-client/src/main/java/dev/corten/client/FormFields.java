package dev.corten.client;

import dev.corten.http.Content;
import dev.corten.http.Upload;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.UUID;

/** The fields of a form: as pairs, or as parts where files are among them (RFC 7578). */
final class FormFields {
    /** What browsers call what has no name. A part without one would be a text. */
    private static final String UNNAMED = "blob";

    private final String boundary = UUID.randomUUID().toString();
    private final StringJoiner pairs = new StringJoiner("&");
    private final List<BodyPublisher> parts = new ArrayList<>();
    private boolean files;

    /** A route that takes files reads nothing but parts. */
    void withFiles() {
        files = true;
    }

    void add(String name, String value) {
        pairs.add(Call.encoded(name) + "=" + Call.encoded(value));
        parts.add(text(head(name) + "\r\n\r\n" + value + "\r\n"));
    }

    /** The bytes of {@code file} are read while they are sent. */
    void add(String name, Upload file) {
        String filename = file.filename() == null ? UNNAMED : file.filename();
        String type = file.contentType() == null ? "application/octet-stream" : file.contentType();
        parts.add(
                text(head(name) + "; filename=" + quoted(filename) + "\r\nContent-Type: " + plain(type) + "\r\n\r\n"));
        parts.add(bytes(file.content()));
        parts.add(text("\r\n"));
    }

    private String head(String name) {
        return "--" + boundary + "\r\nContent-Disposition: form-data; name=" + quoted(name);
    }

    private static String quoted(String text) {
        return '"' + plain(text).replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** Without what would end the line. */
    private static String plain(String text) {
        return text.replaceAll("\\p{Cntrl}", "_");
    }

    String contentType() {
        return files ? "multipart/form-data; boundary=" + boundary : "application/x-www-form-urlencoded";
    }

    BodyPublisher content() {
        if (!files) {
            return text(pairs.toString());
        }
        var all = new ArrayList<>(parts);
        all.add(text("--" + boundary + "--\r\n"));
        return BodyPublishers.concat(all.toArray(BodyPublisher[]::new));
    }

    private static BodyPublisher text(String text) {
        return BodyPublishers.ofString(text, StandardCharsets.UTF_8);
    }

    /** The bytes of {@code content}, with their number if it is known, read while they are sent. */
    static BodyPublisher bytes(Content content) {
        return switch (content) {
            case Content.Bytes(byte[] array, int count) -> BodyPublishers.ofByteArray(array, 0, count);
            case Content other when other.length() == 0 -> BodyPublishers.noBody();
            case Content other when other.length() < 0 -> BodyPublishers.ofInputStream(other::stream);
            default -> BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(content::stream), content.length());
        };
    }
}
