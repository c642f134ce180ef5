package dev.corten.compiler.database;

import dev.corten.compiler.describe.Description;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Keeps the answers of one compilation with the sources, see {@link PreparedAnswers}. */
final class AnswerWriter {
    private final Path folder;
    private final Map<Path, Map<Question, Answer>> answers = new TreeMap<>();
    private final Set<Path> incomplete = new HashSet<>();

    AnswerWriter(Path folder) {
        this.folder = folder;
    }

    /** Keeps an answer; a refused statement leaves what was known of its method. */
    void add(QueryName query, Question question, @Nullable Answer answer) {
        Path file = PreparedAnswers.file(folder, query);
        Map<Question, Answer> ofMethod = answers.computeIfAbsent(file, _ -> new LinkedHashMap<>());
        if (answer != null && answer.description() instanceof Description.Accepted) {
            ofMethod.put(question, answer);
        } else {
            incomplete.add(file);
        }
    }

    /**
     * Writes the files, and deletes those of methods that are gone, and of interfaces that are gone.
     *
     * @param settled whether all queries of the interface of this qualified name were added, or there is none any more
     */
    void write(Schema schema, Predicate<String> settled) {
        try {
            Files.createDirectories(folder);
            for (Map.Entry<Path, Map<Question, Answer>> file : answers.entrySet()) {
                if (!incomplete.contains(file.getKey())) {
                    Files.createDirectories(file.getKey().getParent());
                    write(file.getKey(), text(file.getValue(), schema));
                }
            }
            write(folder.resolve(PreparedAnswers.SCHEMA), schema.text());
            clean(settled);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write answers to " + folder, e);
        }
    }

    private static String text(Map<Question, Answer> answers, Schema schema) {
        var text = new StringBuilder();
        answers.forEach((question, answer) -> {
            var uses = new TreeMap<String, String>();
            parts(answer).forEach(part -> uses.put(part, schema.fingerprint(part)));
            text.append(AnswerFile.write(new Entry(question, answer, uses)));
        });
        return text.toString();
    }

    private static List<String> parts(Answer answer) {
        return answer.description() instanceof Description.Accepted accepted ? accepted.uses() : List.of();
    }

    /** Leaves a file alone that is the same, so that its time stays. */
    private static void write(Path file, String text) throws IOException {
        if (!Files.isRegularFile(file) || !Files.readString(file).equals(text)) {
            Files.writeString(file, text);
        }
    }

    private void clean(Predicate<String> settled) throws IOException {
        for (Path type : list(folder)) {
            if (!Files.isDirectory(type)) {
                continue;
            }
            if (settled.test(type.getFileName().toString())) {
                for (Path file : list(type)) {
                    if (!answers.containsKey(file)) {
                        Files.delete(file);
                    }
                }
            }
            if (list(type).isEmpty()) {
                Files.delete(type);
            }
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted(Comparator.naturalOrder()).toList();
        }
    }
}
