package dev.corten.http.internal;

import dev.corten.http.Content;
import dev.corten.http.EntityTag;
import dev.corten.http.PreconditionFailed;
import dev.corten.http.Problem;
import dev.corten.http.Request;
import dev.corten.http.Response;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Answers that depend on what the client has already (RFC 9110, sections 13 and 14): a 304 or 412 in the place of an answer
 * with an {@code ETag} or {@code Last-Modified}, and parts of one with {@code Accept-Ranges: bytes}.
 */
public final class Conditional {
    private static final int OK = 200;
    private static final int PARTIAL = 206;
    private static final int NOT_MODIFIED = 304;
    private static final int FAILED = 412;
    private static final int UNSATISFIABLE = 416;
    private static final byte[] LINE = {'\r', '\n'};

    private Conditional() {}

    /** What {@code request} gets of {@code response}: itself, unless it is the 200 of a GET or HEAD. */
    public static Response answer(Request request, Response response) throws IOException {
        String method = request.method();
        if (response.status() != OK || !method.equals("GET") && !method.equals("HEAD")) {
            return response;
        }
        EntityTag tag = EntityTags.parse(response.header("ETag"));
        Instant modified = date(response.header("Last-Modified"));
        boolean parts = "bytes".equals(response.header("Accept-Ranges"));
        if (tag == null && modified == null && !parts) {
            return response;
        }
        int status = precondition(request, tag, modified);
        if (status != OK) {
            response.content().stream().close();
            return status == NOT_MODIFIED
                    ? response.status(NOT_MODIFIED)
                            .without("Content-Type")
                            .without("Content-Encoding")
                            .without("Content-Length")
                            .content(Content.empty())
                    : Response.problem(Problem.of(FAILED, new PreconditionFailed()));
        }
        String range = parts && method.equals("GET") ? request.header("Range") : null;
        return range != null && unchanged(request.header("If-Range"), tag, modified) ? part(range, response) : response;
    }

    /** Section 13.2.2: which precondition counts, and what becomes of the answer. */
    private static int precondition(Request request, @Nullable EntityTag tag, @Nullable Instant modified) {
        // A date alone is a state as well, which * stands for.
        EntityTag current = tag == null ? EntityTag.of("") : tag;
        String match = field(request, "If-Match");
        if (match != null) {
            if (!EntityTags.any(match, current, other -> other.matchesStrongly(tag))) {
                return FAILED;
            }
        } else {
            Instant unmodified = date(request.header("If-Unmodified-Since"));
            if (unmodified != null && modified != null && modified.isAfter(unmodified)) {
                return FAILED;
            }
        }
        String none = field(request, "If-None-Match");
        if (none != null) {
            return EntityTags.any(none, current, other -> other.matchesWeakly(tag)) ? NOT_MODIFIED : OK;
        }
        Instant since = date(request.header("If-Modified-Since"));
        return since != null && modified != null && !modified.isAfter(since) ? NOT_MODIFIED : OK;
    }

    private static @Nullable String field(Request request, String name) {
        return request.header(name) == null
                ? null
                : String.join(",", request.headers().all(name));
    }

    private static @Nullable Instant date(@Nullable String field) {
        return field == null ? null : HttpDates.parse(field);
    }

    /** Section 13.1.5. A date is exact only if the second that it names is over (section 8.8.2.2). */
    private static boolean unchanged(@Nullable String ifRange, @Nullable EntityTag tag, @Nullable Instant modified) {
        if (ifRange == null) {
            return true;
        }
        EntityTag known = EntityTags.parse(ifRange);
        return known != null
                ? known.matchesStrongly(tag)
                : modified != null
                        && modified.equals(HttpDates.parse(ifRange))
                        && modified.plusSeconds(1).isBefore(Instant.now());
    }

    private static Response part(String range, Response response) {
        Content content = response.content();
        long size = content.length();
        boolean divisible = content instanceof Content.Bytes || content instanceof Content.File;
        List<ByteRange> ranges = divisible ? ByteRange.all(range, size) : null;
        if (ranges == null) {
            return response;
        }
        if (ranges.isEmpty()) {
            return Response.problem(Problem.of(UNSATISFIABLE, "The content has only " + size + " bytes"))
                    .header("Content-Range", "bytes */" + size);
        }
        Response head = response.status(PARTIAL);
        if (ranges.size() == 1) {
            ByteRange only = ranges.getFirst();
            return head.header("Content-Range", only.field(size)).content(part(content, only));
        }
        String boundary = UUID.randomUUID().toString();
        String type = response.header("Content-Type");
        var parts = new ArrayList<Content>();
        for (ByteRange one : ranges) {
            parts.add(text("--" + boundary + "\r\n" + (type == null ? "" : "Content-Type: " + type + "\r\n")
                    + "Content-Range: " + one.field(size) + "\r\n\r\n"));
            parts.add(part(content, one));
            parts.add(Content.of(LINE));
        }
        parts.add(text("--" + boundary + "--\r\n"));
        return head.header("Content-Type", "multipart/byteranges; boundary=" + boundary)
                .content(new Joined(List.copyOf(parts)));
    }

    private static Content part(Content content, ByteRange range) {
        return switch (content) {
            case Content.Bytes(byte[] array, int _) ->
                Content.of(
                        java.util.Arrays.copyOfRange(array, (int) range.from(), (int) (range.from() + range.length())));
            case Content.File file -> new Content.File(file.path(), file.from() + range.from(), range.length());
            default -> throw new IllegalArgumentException("not divisible: " + content);
        };
    }

    private static Content text(String text) {
        return Content.of(text.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
    }
}
