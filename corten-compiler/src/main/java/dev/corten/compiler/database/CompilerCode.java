package dev.corten.compiler.database;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/**
 * The code that describes statements and keeps the answers: what it concluded is worth nothing to another version of it,
 * and a version number is forgotten too easily.
 */
final class CompilerCode {
    private static final List<String> PACKAGES = List.of(
            "dev/corten/compiler/database/",
            "dev/corten/compiler/describe/",
            "dev/corten/compiler/sqlite/",
            "dev/corten/compiler/mariadb/",
            "dev/corten/compiler/sql/");

    private CompilerCode() {}

    /** Adds what tells this version of the code from others to {@code hash}: a few milliseconds. */
    static void addTo(MessageDigest hash) {
        CodeSource source = CompilerCode.class.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            return;
        }
        try {
            Path code = Path.of(source.getLocation().toURI());
            if (Files.isDirectory(code)) {
                for (String name : PACKAGES) {
                    addFolder(code.resolve(name), hash);
                }
            } else {
                addJar(code, hash);
            }
        } catch (IOException | URISyntaxException | RuntimeException unknown) {
            // Then a folder of answers serves one version only, as a build folder mostly does.
        }
    }

    private static void addFolder(Path folder, MessageDigest hash) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            hash.update(Files.readAllBytes(file));
        }
    }

    private static void addJar(Path jar, MessageDigest hash) throws IOException {
        try (var file = new JarFile(jar.toFile())) {
            file.stream()
                    .filter(entry -> PACKAGES.stream().anyMatch(entry.getName()::startsWith))
                    .sorted(Comparator.comparing(ZipEntry::getName))
                    .forEach(entry -> hash.update(
                            (entry.getName() + " " + entry.getCrc() + "\n").getBytes(StandardCharsets.UTF_8)));
        }
    }
}
