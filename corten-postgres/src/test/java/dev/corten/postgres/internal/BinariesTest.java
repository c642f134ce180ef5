package dev.corten.postgres.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BinariesTest {
    @TempDir
    Path directory;

    @Test
    void javaUnpacksWhatTarUnpacks() throws Exception {
        Binaries binaries = Binaries.unpacked(progress -> {});
        Binaries.unpackInJava(Binaries.archive(), directory);
        assertThat(listing(directory)).isEqualTo(listing(binaries.home()));
    }

    private static TreeMap<String, String> listing(Path home) throws IOException {
        var listing = new TreeMap<String, String>();
        try (var files = Files.walk(home)) {
            for (Path file : files.toList()) {
                String kind = Files.isSymbolicLink(file)
                        ? "-> " + Files.readSymbolicLink(file)
                        : Files.isDirectory(file)
                                ? "directory"
                                : Files.size(file) + (Files.isExecutable(file) ? " executable" : "");
                listing.put(home.relativize(file).toString(), kind);
            }
        }
        return listing;
    }
}
