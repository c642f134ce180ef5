package dev.corten.http.internal;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The files below a folder, by the paths of requests. Nothing outside of it is ever found: no {@code ..}, no file that a
 * link leads to elsewhere, and no name that begins with a dot, because such files are not meant for others.
 *
 * @param root the folder, with all links followed
 */
public record FileTree(Path root) {
    private static final String WELL_KNOWN = ".well-known";

    /** The file that the canonical path {@code path} is, or {@code null} if there is none. Does file I/O. */
    public @Nullable FoundFile find(String path) throws IOException {
        Path file = locate(path);
        if (file == null) {
            return null;
        }
        try {
            Path real = file.toRealPath();
            return real.startsWith(root) ? FoundFile.at(real) : null;
        } catch (FileSystemException e) {
            // Not there, below a file, behind a loop of links, not ours to read, or a name that is too long.
            return null;
        }
    }

    /** Whether {@code path} is a folder in which {@code file} is. */
    public boolean holds(String path, String file) throws IOException {
        return find(path + "/" + file) != null;
    }

    private @Nullable Path locate(String path) {
        if (!path.startsWith("/")) {
            return null;
        }
        Path file = root;
        try {
            for (String segment : path.substring(1).split("/", -1)) {
                String name = segment.replace("%25", "%");
                boolean hidden = name.startsWith(".") && !name.equals(WELL_KNOWN);
                if (name.isEmpty() || hidden || segment.contains("%2F") || name.indexOf('\\') >= 0) {
                    return null;
                }
                file = file.resolve(name);
            }
        } catch (InvalidPathException e) {
            return null;
        }
        return file;
    }
}
