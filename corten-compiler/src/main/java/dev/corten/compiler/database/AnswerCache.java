package dev.corten.compiler.database;

import dev.corten.compiler.describe.Describer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answers of earlier builds, one small file each in a folder. A file is named by the hash of all that an answer depends
 * on: the migrations, the statement, what is known of its parameters, the version of the compiler. So a file is never
 * out of date, only unused; delete the folder at any time.
 */
public final class AnswerCache {
    private final @Nullable Path folder;
    private final MessageDigest base;

    /** Answers under {@code migrations} in {@code folder}; none are kept without a folder. */
    public AnswerCache(@Nullable Path folder, MigrationFolder migrations) {
        this.folder = folder;
        this.base = sha256();
        CompilerCode.addTo(base);
        migrations.addTo(base);
    }

    /** The name of an answer's file. */
    record Key(String name, String sql) {}

    Key key(String sql, List<Describer.Parameter> parameters) {
        try {
            var hash = (MessageDigest) base.clone();
            for (Describer.Parameter parameter : parameters) {
                hash.update((parameter + "\n").getBytes(StandardCharsets.UTF_8));
            }
            hash.update(sql.getBytes(StandardCharsets.UTF_8));
            return new Key(HexFormat.of().formatHex(hash.digest(), 0, 16), sql);
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The answer, or {@code null} if there is none, or none that can be read. */
    @Nullable
    Answer get(Key key) {
        if (folder == null) {
            return null;
        }
        try {
            return AnswerFile.read(Files.readString(file(folder, key)), key.sql());
        } catch (IOException | RuntimeException absent) {
            // A file that is damaged is as good as none: it is written again.
            return null;
        }
    }

    /** Keeps an answer. Without effect where the folder cannot be written: the next build asks again. */
    void put(Key key, Answer answer) {
        if (folder == null) {
            return;
        }
        try {
            Files.createDirectories(folder);
            Path written = Files.createTempFile(folder, "answer", ".tmp");
            Files.writeString(written, AnswerFile.write(answer, key.sql()));
            Files.move(written, file(folder, key), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException ignored) {
            // See above.
        }
    }

    private static Path file(Path folder, Key key) {
        return folder.resolve(key.name() + ".txt");
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
