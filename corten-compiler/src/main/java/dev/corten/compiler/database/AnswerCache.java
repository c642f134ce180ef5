package dev.corten.compiler.database;

import dev.corten.compiler.describe.Describer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Answers of earlier builds, one small file each in a folder. A file is named by the hash of all that an answer depends
 * on: the migrations, the statement, what is known of its parameters, the version of the compiler. So a file is never
 * out of date, only unused; delete the folder at any time.
 */
public final class AnswerCache {
    /** The name of what is kept beside the answers; no statement is called so. */
    private static final String SCHEMA = "schema";

    private final @Nullable Path folder;
    private final MessageDigest base;

    /** Answers under {@code migrations} in {@code folder}; none are kept without a folder. */
    public AnswerCache(@Nullable Path folder, MigrationFolder migrations) {
        this.folder = folder;
        this.base = Fingerprint.sha256();
        CompilerCode.addTo(base);
        migrations.addTo(base);
    }

    /** The answer, or {@code null} if there is none, or none that can be read. */
    @Nullable
    Answer get(Question question) {
        try {
            String text = read(name(question));
            return text == null
                    ? null
                    : AnswerFile.read(text).stream()
                            .filter(entry -> entry.question().equals(question))
                            .map(Entry::answer)
                            .findFirst()
                            .orElse(null);
        } catch (RuntimeException damaged) {
            // As good as none: it is written again.
            return null;
        }
    }

    /** Whether nothing at all is kept: then there is much to ask. */
    boolean empty() {
        return folder == null || !Files.isDirectory(folder);
    }

    /** Keeps an answer. Without effect where the folder cannot be written: the next build asks again. */
    void put(Question question, Answer answer) {
        write(name(question), AnswerFile.write(new Entry(question, answer, Map.of())));
    }

    /** The schema that the migrations make, or {@code null} if it was not kept. */
    @Nullable
    Schema schema() {
        String text = read(SCHEMA);
        return text == null ? null : Schema.read(text);
    }

    /** Keeps the schema that the migrations make. */
    void put(Schema schema) {
        write(SCHEMA, schema.text());
    }

    private String name(Question question) {
        var about = new StringBuilder();
        for (Describer.Parameter parameter : question.parameters()) {
            about.append(parameter.type())
                    .append(parameter.nullable() ? " null " : " ")
                    .append(parameter.rows())
                    .append('\n');
        }
        return about.append(question.sql()).toString();
    }

    private @Nullable String read(String about) {
        try {
            return folder == null ? null : Files.readString(file(folder, about));
        } catch (IOException absent) {
            return null;
        }
    }

    private void write(String about, String text) {
        if (folder == null) {
            return;
        }
        try {
            Files.createDirectories(folder);
            Path file = file(folder, about);
            // Other processes may write the same answer; within this one there is one thread.
            Path written = folder.resolve(
                    file.getFileName() + "." + ProcessHandle.current().pid());
            Files.writeString(written, text);
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException ignored) {
            // See put.
        }
    }

    private Path file(Path folder, String about) {
        try {
            var hash = (MessageDigest) base.clone();
            hash.update(about.getBytes(StandardCharsets.UTF_8));
            return folder.resolve(HexFormat.of().formatHex(hash.digest(), 0, 16) + ".txt");
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }
}
