package dev.corten.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VariablesTest {
    @TempDir
    Path folder;

    record Pool(int min, int max) {
        Pool {
            if (min > max) {
                throw new IllegalArgumentException("min must be at most max");
            }
        }
    }

    record App(Pool pool, Secret key) {}

    private static App read(Map<String, String> map) {
        var variables = Variables.of(map);
        var min = variables.withDefault("POOL_MIN", Parser.INTEGER, "2");
        var max = variables.required("POOL_MAX", Parser.INTEGER);
        var pool = variables.record("pool", () -> new Pool(min.get(), max.get()));
        var key = variables.required("KEY", Parser.SECRET);
        return variables.result("App", () -> new App(pool.get(), key.get()));
    }

    @Test
    void valuesAndDefaultsMakeTheRecord() {
        assertThat(read(Map.of("POOL_MAX", "10", "KEY", "k"))).isEqualTo(new App(new Pool(2, 10), Secret.of("k")));
    }

    @Test
    void everyProblemIsNamedAtOnce() {
        assertThatThrownBy(() -> read(Map.of("POOL_MIN", "two", "POOL_MAX", "")))
                .isInstanceOf(ConfigException.class)
                .hasMessage("""
                        the configuration has 3 problems:
                          POOL_MIN: expected a whole number from -2147483648 to 2147483647, got "two"
                          POOL_MAX: missing, expected a whole number from -2147483648 to 2147483647
                          KEY: missing, expected a secret""");
    }

    @Test
    void whatAConstructorRefusesIsAProblemAmongTheOthers() {
        assertThatThrownBy(() -> read(Map.of("POOL_MIN", "3", "POOL_MAX", "1"))).hasMessage("""
                        the configuration has 2 problems:
                          pool: min must be at most max
                          KEY: missing, expected a secret""");
    }

    @Test
    void oneProblemIsInTheSingular() {
        assertThatThrownBy(() -> read(Map.of("POOL_MAX", "3")))
                .hasMessage("the configuration has a problem:\n  KEY: missing, expected a secret");
    }

    @Test
    void theEnvironmentComesBeforeTheFile() throws Exception {
        Path file = Files.writeString(folder.resolve(".env"), "A=file\nB=file\nC=file\n");
        var variables = Variables.load(Map.of("A", "environment", "B", ""), file);
        assertThat(variables.text("A")).contains("environment");
        assertThat(variables.text("B")).as("set to nothing").isEmpty();
        assertThat(variables.text("C")).contains("file");
        assertThat(variables.text("D")).isEmpty();
    }

    @Test
    void problemsOfTheFileAreReportedToo() throws Exception {
        Path file = Files.writeString(folder.resolve(".env"), "A\n");
        var variables = Variables.load(Map.of(), file);
        assertThatThrownBy(() -> variables.result("App", () -> "fine"))
                .hasMessage("the configuration has a problem:\n  .env line 1: expected NAME=value");
    }

    @Test
    void whatNeedNotBeSetMayBeMissingButNotWrong() {
        var variables = Variables.of(Map.of("A", "1", "B", "x"));
        assertThat(variables.optional("A", Parser.INTEGER).get()).contains(1);
        assertThat(variables.nullable("A", Parser.INTEGER).get()).isEqualTo(1);
        assertThat(variables.optional("C", Parser.INTEGER).get()).isEqualTo(Optional.empty());
        assertThat(variables.nullable("C", Parser.INTEGER).get()).isNull();
        variables.optional("B", Parser.BOOLEAN);
        variables.nullable("B", Parser.list(Parser.LONG));
        assertThatThrownBy(() -> variables.result("App", () -> "fine"))
                .isInstanceOfSatisfying(ConfigException.class, e -> assertThat(e.problems())
                        .isEqualTo(List.of(
                                "B: expected true or false, got \"x\"",
                                "B: expected a whole number, or several with commas between, got \"x\"")));
    }
}
