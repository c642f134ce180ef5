package dev.corten.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corten.json.JsonCodecs;
import dev.corten.json.JsonValue;
import dev.corten.json.JsonValue.ArrayValue;
import dev.corten.json.JsonValue.BooleanValue;
import dev.corten.json.JsonValue.NumberValue;
import dev.corten.json.JsonValue.ObjectValue;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The command as a user starts it: a process of its own. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class SqlDescribeTest {
    private static final String CORPUS =
            "corten-compiler/src/test/resources/dev/corten/compiler/describe/sql-corpus.json";

    @Test
    void everyLineIsAnsweredBeforeTheNextOneIsReadAndTheEndIsZero() throws Exception {
        Process process = start();
        try (Writer in = process.outputWriter();
                BufferedReader out = process.inputReader()) {
            for (String name : List.of("first", "second")) {
                in.write("{\"sql\": \"select 1 as " + name + "\"}\n");
                in.flush();
                assertThat(out.readLine())
                        .isEqualTo("{\"params\":[],\"columns\":[{\"name\":\"" + name
                                + "\",\"type\":\"integer\",\"nullable\":false}],\"rows\":\"one\"}");
            }
            in.write("nonsense\n");
            in.close();
            assertThat(out.readLine()).contains("\"code\":\"input\"");
            assertThat(out.readLine()).isNull();
        }
        assertThat(process.waitFor()).isZero();
    }

    /** The corpus nearly twice, as 300 lines. */
    @Test
    void ofTheCorpusNoColumnIsWronglyNotNullAndHardlyOneWronglyNullable() throws Exception {
        List<ObjectValue> cases = cases();
        long begin = System.nanoTime();
        Process process = start();
        Thread.ofVirtual().start(() -> write(process, cases));
        var misses = new ArrayList<String>();
        var unsound = new ArrayList<String>();
        int columns = 0;
        try (BufferedReader out = process.inputReader()) {
            for (ObjectValue of : cases) {
                var answer =
                        (ObjectValue) JsonCodecs.VALUE.decode(out.readLine().getBytes("UTF-8"));
                List<JsonValue> expected = elements(of, "expect");
                List<JsonValue> described = answer.get("columns") == null ? List.of() : elements(answer, "columns");
                assertThat(described).as("%s: %s", of.get("name"), answer).hasSameSizeAs(expected);
                for (int c = 0; c < expected.size(); c++) {
                    columns++;
                    String column = of.get("name") + " " + expected.get(c);
                    boolean nullable = nullable(described.get(c));
                    if (nullable != nullable(expected.get(c))) {
                        (nullable ? misses : unsound).add(column);
                    }
                }
            }
            assertThat(out.readLine()).isNull();
        }
        assertThat(process.waitFor()).isZero();
        System.out.printf(
                "sql describe: %d lines in %.1f s, %d columns, %d misses%n",
                cases.size(), (System.nanoTime() - begin) / 1e9, columns, misses.size());
        assertThat(unsound).isEmpty();
        assertThat(misses).hasSizeLessThanOrEqualTo(columns * 2 / 100);
    }

    private static boolean nullable(JsonValue column) {
        return ((BooleanValue) ((ObjectValue) column).fields().get("nullable")).value();
    }

    private static List<JsonValue> elements(ObjectValue of, String field) {
        return ((ArrayValue) of.fields().get(field)).elements();
    }

    private static void write(Process process, List<ObjectValue> cases) {
        try (var in = process.getOutputStream()) {
            for (ObjectValue of : cases) {
                Map<String, JsonValue> question = new LinkedHashMap<>();
                question.put("schema", of.fields().get("setup_sql"));
                question.put("sql", of.fields().get("sql"));
                question.put("params", of.fields().get("params"));
                in.write(JsonCodecs.VALUE.encode(new ObjectValue(question)));
                in.write('\n');
            }
        } catch (IOException ended) {
            // What is missing in its output tells.
        }
    }

    private static List<ObjectValue> cases() throws Exception {
        byte[] json = Files.readAllBytes(Path.of(System.getProperty("corten.root"), CORPUS));
        List<ObjectValue> applicable = ((ArrayValue) JsonCodecs.VALUE.decode(json))
                .elements().stream()
                        .map(ObjectValue.class::cast)
                        .filter(of -> version(of, "min_ver") <= 18 && version(of, "max_ver") >= 18)
                        .toList();
        var cases = new ArrayList<ObjectValue>();
        while (cases.size() < 300) {
            cases.addAll(applicable.subList(0, Math.min(applicable.size(), 300 - cases.size())));
        }
        return cases;
    }

    private static int version(ObjectValue of, String field) {
        return ((NumberValue) of.fields().get(field)).value().intValueExact();
    }

    private static Process start() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Corten.class.getName(),
                        "sql",
                        "describe")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
