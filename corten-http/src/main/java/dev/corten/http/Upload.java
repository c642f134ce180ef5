package dev.corten.http;

import dev.corten.http.internal.Disk;
import dev.corten.http.internal.FileTypes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A file in a form ({@code multipart/form-data}). It is kept until the request is over, up to 256 KiB of a form in memory and the
 * rest on disk, and may be read as often as needed.
 *
 * <pre>{@code
 * @Post("/{id}/image")
 * void image(UUID id, @Form Upload image) {
 *     image.saveTo(folder.resolve(id + ".png"));
 * }
 * }</pre>
 *
 * @param filename the name that the client gives it, without folders and control characters, so that it names a file inside of
 *     a folder; {@code null} if it gives none. Two clients may send the same: better find a name of your own
 * @param contentType the type that the client says it has, which nothing has checked; {@code null} if it says none
 * @param content its bytes
 */
public record Upload(@Nullable String filename, @Nullable String contentType, Content content) {

    /**
     * The file {@code path}, for a client to send: with its name, the type that this says, and its bytes, which are read
     * while they are sent.
     *
     * @throws UncheckedIOException if it cannot be looked at
     */
    public static Upload of(Path path) {
        try {
            long size = Disk.run(() -> Files.size(path));
            String name = Objects.toString(path.getFileName(), "");
            return new Upload(name, FileTypes.of(name), new Content.File(path, 0, size));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code bytes}, which must not change any more, for a client to send under that name and type. */
    public static Upload of(String filename, String contentType, byte[] bytes) {
        return new Upload(filename, contentType, Content.of(bytes));
    }

    /** How many bytes it has. */
    public long size() {
        return content.length();
    }

    /** Its bytes from the first on. */
    public InputStream stream() {
        return content.stream();
    }

    /**
     * All its bytes, in memory.
     *
     * @throws UncheckedIOException if the disk fails, or the request is over
     */
    public byte[] bytes() {
        try {
            return content.bytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Copies it to a new file. What takes long belongs in {@code Cpu.run}.
     *
     * @throws UncheckedIOException if there is one of that name, the disk fails, or the request is over
     */
    public void saveTo(Path file) {
        try (InputStream in = stream()) {
            Files.copy(in, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The last part of the path that a client sent as the name of a file. */
    static @Nullable String plain(String filename) {
        int folder = Math.max(filename.lastIndexOf('/'), filename.lastIndexOf('\\'));
        String name = filename.substring(folder + 1)
                .codePoints()
                .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.SURROGATE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
        return name.isEmpty() || name.equals(".") || name.equals("..") ? null : name;
    }
}
