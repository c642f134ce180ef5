package dev.corten.compiler.database;

import dev.corten.compiler.describe.Description;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Answers that are kept with the sources, one file a method: {@code tasks.TaskQueries/byId.txt}. The file {@code
 * schema.txt} beside them has the fingerprints of the schema that they were given for; each answer has those of the
 * tables and types that it depends on, as they were when it was given. So whether it still holds is known without a
 * database, also after a merge of branches of which one changed a query and the other one a table.
 */
public final class PreparedAnswers {
    static final String SCHEMA = "schema.txt";

    private final Path folder;
    private final String shown;
    private final @Nullable String problem;
    private final @Nullable Schema schema;
    private final Map<Path, List<Entry>> read = new HashMap<>();

    /**
     * The answers in a folder, which need not be there.
     *
     * @param shown how messages name the folder
     * @param migrations the module's
     */
    public PreparedAnswers(Path folder, String shown, MigrationFolder migrations) {
        this.folder = folder;
        this.shown = shown;
        this.schema = schema(folder);
        if (!Files.isRegularFile(folder.resolve(SCHEMA))) {
            problem = "there are no answers in " + shown;
        } else if (schema == null) {
            problem = shown + "/" + SCHEMA + " cannot be read: it is damaged, or of another version of Corten";
        } else if (!schema.migrations().equals(migrations.fingerprint())) {
            problem = "the answers in " + shown + " are stale: the migrations changed";
        } else {
            problem = null;
        }
    }

    /** What there is for a question. */
    sealed interface Found {
        /** The answer that it still has. */
        record Fresh(Answer answer) implements Found {}

        /** None; {@code problem} says why, and names the file. */
        record Stale(String problem) implements Found {}
    }

    Path folder() {
        return folder;
    }

    /** Whether any were ever kept. */
    boolean kept() {
        return Files.isRegularFile(folder.resolve(SCHEMA));
    }

    /** Why none of them can be used; {@code null} if that is not so. */
    @Nullable
    String problem() {
        return problem;
    }

    /** Looks for the answer to a question of {@code query}. */
    Found find(QueryName query, Question question) {
        Schema now = schema;
        if (problem != null || now == null) {
            return new Found.Stale(String.valueOf(problem));
        }
        Path file = file(folder, query);
        List<Entry> entries = read.computeIfAbsent(file, PreparedAnswers::read);
        String reason = entries.isEmpty() ? null : "the statement changed";
        for (Entry entry : entries) {
            if (!entry.question().sql().equals(question.sql())) {
                continue;
            }
            if (!entry.question().equals(question)) {
                reason = "the types of its parameters changed";
                continue;
            }
            String changed = entry.uses().entrySet().stream()
                    .filter(part -> !now.fingerprint(part.getKey()).equals(part.getValue()))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElse(null);
            if (changed == null) {
                return new Found.Fresh(entry.answer());
            }
            reason = switch (changed) {
                case "rest" -> "functions or types changed";
                case Description.ALL -> "the migrations changed";
                default -> changed + " changed";
            };
            break;
        }
        String name = shown + "/" + query.type() + "/" + file.getFileName();
        return new Found.Stale(
                reason == null ? "there is no answer in " + name : "the answer in " + name + " is stale: " + reason);
    }

    static Path file(Path folder, QueryName query) {
        return folder.resolve(query.type()).resolve(query.method() + ".txt");
    }

    private static List<Entry> read(Path file) {
        try {
            return AnswerFile.read(Files.readString(file));
        } catch (IOException | RuntimeException absent) {
            // A file that was merged badly is as good as none.
            return List.of();
        }
    }

    private static @Nullable Schema schema(Path folder) {
        try {
            return Schema.read(Files.readString(folder.resolve(SCHEMA)));
        } catch (IOException | RuntimeException absent) {
            return null;
        }
    }
}
