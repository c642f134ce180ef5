package dev.corten.http.internal;

import dev.corten.http.Content;
import dev.corten.http.EntityTag;
import dev.corten.http.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file, and what identifies its state.
 *
 * @param path where it is
 * @param size how many bytes it has
 * @param modified when it was changed
 */
public record FoundFile(Path path, long size, Instant modified) {

    /**
     * The file {@code path}, or {@code null} if that is something else than a file. Does file I/O.
     *
     * @throws java.nio.file.NoSuchFileException if there is nothing
     */
    public static @Nullable FoundFile at(Path path) throws IOException {
        var attributes = Files.readAttributes(path, BasicFileAttributes.class);
        return attributes.isRegularFile()
                ? new FoundFile(
                        path, attributes.size(), attributes.lastModifiedTime().toInstant())
                : null;
    }

    /** {@code head} with its content and validators. */
    public Response of(Response head) {
        // Strong: whoever replaces a file by one of the same size within the same millisecond serves a mixture anyway.
        var tag = EntityTag.of(Long.toHexString(modified.toEpochMilli()) + "-" + Long.toHexString(size));
        return head.etag(tag).lastModified(modified).content(new Content.File(path, 0, size));
    }
}
