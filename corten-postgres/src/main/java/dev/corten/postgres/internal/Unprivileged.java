package dev.corten.postgres.internal;

import dev.corten.postgres.EmbeddedPostgresException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/**
 * How PostgreSQL's programs are run: as they are, or, since they refuse to run as root, behind a program that takes
 * root's privileges away.
 *
 * @param prefix what comes before the program
 */
record Unprivileged(List<String> prefix) {
    private static final int NOBODY = 65534;

    /** In a user namespace of its own root is nobody special, and the files stay root's. */
    private static final List<String> NAMESPACE = List.of("unshare", "--user");

    /**
     * Containers forbid user namespaces, but leave root this. With the capability the user "nobody" reaches a data
     * directory under {@code /root}, say; without the securebit access(2) would not count it.
     */
    private static final List<String> NOBODY_USER = List.of(
            "setpriv",
            "--reuid=" + NOBODY,
            "--regid=" + NOBODY,
            "--clear-groups",
            "--securebits=+no_setuid_fixup",
            "--inh-caps=+dac_override",
            "--ambient-caps=+dac_override");

    /** The way that works here for {@code binaries} and the directory {@code cluster}, which exists. */
    static Unprivileged of(Binaries binaries, Path cluster) {
        try {
            if (!isRoot(cluster)) {
                return new Unprivileged(List.of());
            }
            if (owner(cluster) == 0 && works(NAMESPACE, binaries, cluster)) {
                return new Unprivileged(NAMESPACE);
            }
            chown(cluster, NOBODY);
            if (works(NOBODY_USER, binaries, cluster)) {
                return new Unprivileged(NOBODY_USER);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        throw new EmbeddedPostgresException("PostgreSQL refuses to run as root, and neither `unshare --user` nor"
                + " `setpriv` can take root's privileges away here: run as an ordinary user, or set DATABASE_URL");
    }

    Command.Result run(Path directory, List<String> command) {
        List<String> whole = new ArrayList<>(prefix);
        whole.addAll(command);
        return Command.run(directory, whole);
    }

    private static boolean works(List<String> prefix, Binaries binaries, Path cluster) {
        return new Unprivileged(prefix)
                .run(
                        cluster,
                        List.of(
                                "sh",
                                "-c",
                                "test \"$(id -u)\" != 0 && test -x \"$0\" && test -w \"$1\"",
                                binaries.program("postgres").toString(),
                                cluster.toString()))
                .succeeded();
    }

    /** Whether files that this process makes beside {@code cluster} are root's. */
    private static boolean isRoot(Path cluster) throws IOException {
        Path probe = Files.createTempFile(Directories.parent(cluster), "owner", "");
        try {
            return owner(probe) == 0;
        } finally {
            Files.delete(probe);
        }
    }

    private static int owner(Path path) throws IOException {
        return (Integer) Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS);
    }

    private static void chown(Path directory, int user) throws IOException {
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes) throws IOException {
                return visitFile(visited, attributes);
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.setAttribute(file, "unix:uid", user, LinkOption.NOFOLLOW_LINKS);
                Files.setAttribute(file, "unix:gid", user, LinkOption.NOFOLLOW_LINKS);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
