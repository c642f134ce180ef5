package dev.corten.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Folders with all that is in them. */
final class Trees {
    private Trees() {}

    /** The texts of all files, by their path in the folder with slashes; nothing where there is no folder. */
    static SortedMap<String, String> read(Path folder) throws IOException {
        var texts = new TreeMap<String, String>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    // As it was written, whatever the checkout made of its line ends.
                    String text = Files.readString(file).replace("\r\n", "\n");
                    texts.put(folder.relativize(file).toString().replace('\\', '/'), text);
                }
            }
        }
        return texts;
    }

    /** Makes the files of a folder those of {@code texts}; what is the same already is not touched. */
    static void write(Path folder, Map<String, String> texts) throws IOException {
        Map<String, String> before = read(folder);
        for (Map.Entry<String, String> text : texts.entrySet()) {
            if (!text.getValue().equals(before.get(text.getKey()))) {
                Path file = folder.resolve(text.getKey());
                Files.createDirectories(file.getParent());
                Files.writeString(file, text.getValue());
            }
        }
        for (String name : before.keySet()) {
            if (!texts.containsKey(name)) {
                Path file = folder.resolve(name);
                Files.delete(file);
                deleteIfEmpty(file.resolveSibling(""));
            }
        }
    }

    private static void deleteIfEmpty(Path folder) throws IOException {
        boolean empty;
        try (Stream<Path> files = Files.list(folder)) {
            empty = files.findAny().isEmpty();
        }
        if (empty) {
            Files.delete(folder);
        }
    }

    /** Deletes a folder. */
    static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
