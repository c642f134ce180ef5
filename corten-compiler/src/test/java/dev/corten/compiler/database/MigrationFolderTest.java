package dev.corten.compiler.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationFolderTest {
    @TempDir
    Path folder;

    @Test
    void aModuleHasItsMigrationsInItsResources() throws IOException {
        Path classes = Files.createDirectories(folder.resolve("app/target/classes"));
        Path migration = write("app/src/main/resources/db/migration/V1__a.sql");
        write("app/pom.xml");
        assertThat(MigrationFolder.ofModule(classes).files()).containsExactly(migration);
        assertThat(MigrationFolder.ofModule(folder.resolve("app/target/test-classes"))
                        .files())
                .containsExactly(migration);
    }

    @Test
    void theMigrationsOfAnotherModuleAreNotItsOwn() throws IOException {
        Path classes = Files.createDirectories(folder.resolve("app/build/classes/java/main"));
        write("src/main/resources/db/migration/V1__a.sql");
        write("app/build.gradle.kts");
        MigrationFolder migrations = MigrationFolder.ofModule(classes);
        assertThat(migrations.empty()).isTrue();
        assertThat(migrations.path()).isEqualTo(folder.resolve("app/src/main/resources/db/migration"));
    }

    @Test
    void aFolderThatIsNotThereIsEmpty() {
        assertThat(MigrationFolder.of(folder.resolve("absent")).empty()).isTrue();
        assertThat(MigrationFolder.ofModule(null).empty()).isTrue();
    }

    private Path write(String path) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "");
    }
}
