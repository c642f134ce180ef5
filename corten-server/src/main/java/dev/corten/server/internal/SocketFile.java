package dev.corten.server.internal;

import dev.corten.server.CannotListenException;
import dev.corten.server.ServerConfig;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file of a Unix domain socket. The socket is bound beside it, gets its permissions, and is then moved into its place: nobody
 * connects before they are right, and one that a crashed process left is replaced without a moment in which there is none.
 */
final class SocketFile {
    private static final Logger LOG = LoggerFactory.getLogger(SocketFile.class);
    private static final String SCHEME = "unix:";
    private static final String PERMISSIONS = "rw-rw----";

    /** What every system has room for in an address, with its end. */
    private static final int MAX_PATH = 103;

    private final Path path;
    private @Nullable Object identity;

    private SocketFile(Path path) {
        this.path = path;
    }

    /** That of {@code config}, or {@code null} if it listens on a port. */
    static @Nullable SocketFile of(ServerConfig config) {
        return config.host().startsWith(SCHEME)
                ? new SocketFile(Path.of(config.host().substring(SCHEME.length())))
                : null;
    }

    /**
     * Where to bind the socket.
     *
     * @throws CannotListenException if another process listens, or the file may not be replaced
     */
    Path place() {
        var place = path.resolveSibling("." + path.getFileName() + ".new");
        if (!path.isAbsolute()) {
            throw unusable("the path must be absolute");
        }
        if (place.toString().getBytes(StandardCharsets.UTF_8).length > MAX_PATH) {
            throw unusable("the path is too long for a socket: take one of at most "
                    + (MAX_PATH - ".".length() - ".new".length()) + " bytes");
        }
        if (!Files.isDirectory(place.resolveSibling("."))) {
            throw unusable("the folder " + path.getParent() + " is not there: create it");
        }
        try {
            if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                if (!attributes().isOther()) {
                    throw unusable("there is a file that is no socket: remove it, or take another path");
                }
                if (answers()) {
                    throw unusable("another process listens there: stop it, or take another path");
                }
            }
            Files.deleteIfExists(place);
            return place;
        } catch (IOException e) {
            throw unusable(String.valueOf(e));
        }
    }

    private boolean answers() {
        try (var client = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            return client.connect(UnixDomainSocketAddress.of(path));
        } catch (IOException nobodyListens) {
            return false;
        }
    }

    private BasicFileAttributes attributes() throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    /** Lets the owner and the group of {@code place}, where the socket was bound, connect to it at the path. */
    void publish(Path place) {
        try {
            Files.setPosixFilePermissions(place, PosixFilePermissions.fromString(PERMISSIONS));
            Files.move(place, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            identity = attributes().fileKey();
        } catch (IOException e) {
            throw unusable(String.valueOf(e));
        }
    }

    /** Takes the file away, unless it is another process's by now. */
    void remove() {
        try {
            if (identity != null
                    && Files.exists(path, LinkOption.NOFOLLOW_LINKS)
                    && identity.equals(attributes().fileKey())) {
                Files.delete(path);
            }
        } catch (IOException e) {
            LOG.warn("the socket {} cannot be removed", path, e);
        }
    }

    private CannotListenException unusable(String reason) {
        return CannotListenException.socket(path.toString(), reason);
    }
}
