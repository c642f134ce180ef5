package dev.corten.http.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The sources of an application, as far as they are there: what a stack trace points to, and the statements behind it. */
public final class Sources {
    private static final int AROUND = 6;
    private static final long MAX_BYTES = 1 << 20;

    private final List<Path> folders;

    /** Looks below {@code folders}, as in {@code src/main/java}. */
    public Sources(List<Path> folders) {
        this.folders = folders;
    }

    /**
     * Some lines of a file.
     *
     * @param file where it is
     * @param first the number of the first of the lines, from 1
     * @param lines what they say
     * @param marked the number of the line that it is about
     */
    public record Excerpt(Path file, int first, List<String> lines, int marked) {}

    /** The lines around the one that {@code frame} points to. */
    public Optional<Excerpt> around(StackTraceElement frame) {
        String name = frame.getFileName();
        return name == null || frame.getLineNumber() < 1
                ? Optional.empty()
                : find(frame.getClassName(), name).flatMap(file -> {
                    List<String> all = read(file);
                    int line = frame.getLineNumber();
                    int from = Math.max(1, line - AROUND);
                    int to = Math.min(all.size(), line + AROUND);
                    return line > all.size()
                            ? Optional.empty()
                            : Optional.of(new Excerpt(file, from, all.subList(from - 1, to), line));
                });
    }

    /**
     * The statement that {@code frame} runs: of the method {@code byId} of the generated {@code SqlTaskQueries} that is the
     * {@code @Sql} of {@code byId} in {@code TaskQueries}.
     */
    public Optional<Excerpt> statement(StackTraceElement frame) {
        String simple = frame.getClassName().substring(frame.getClassName().lastIndexOf('.') + 1);
        if (!simple.startsWith("Sql") || simple.length() == 3) {
            return Optional.empty();
        }
        String file = simple.substring(3).split("[_$]", 2)[0] + ".java";
        return find(frame.getClassName(), file).flatMap(path -> statement(path, frame.getMethodName()));
    }

    private static Optional<Excerpt> statement(Path file, String method) {
        List<String> all = read(file);
        Pattern declaration = Pattern.compile("[\\w>\\]?]\\s+" + Pattern.quote(method) + "\\s*\\(");
        for (int end = 0; end < all.size(); end++) {
            if (declaration.matcher(all.get(end)).find()) {
                for (int start = end; start >= 0; start--) {
                    if (all.get(start).contains("@Sql(")) {
                        return Optional.of(new Excerpt(file, start + 1, all.subList(start, end + 1), start + 1));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Path> find(String className, String file) {
        int dot = className.lastIndexOf('.');
        String folder = dot < 0 ? "" : className.substring(0, dot).replace('.', '/');
        return folders.stream()
                .map(root -> root.resolve(folder).resolve(file))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    private static List<String> read(Path file) {
        try {
            return Files.size(file) > MAX_BYTES ? List.of() : Files.readAllLines(file);
        } catch (IOException e) {
            // It is gone, or in no encoding that we know: then there is nothing to show.
            return List.of();
        }
    }
}
