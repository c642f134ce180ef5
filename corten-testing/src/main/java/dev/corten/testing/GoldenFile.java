package dev.corten.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.opentest4j.AssertionFailedError;

/**
 * A file that holds what a test expects: for answers, documents and generated texts that are too long for a literal. With
 * {@code -Dcorten.bless=true} the file is written instead of compared; the difference that version control shows then is
 * the review of the change.
 *
 * <pre>{@code
 * GoldenFile.of("src/test/golden/create-task.txt")
 *         .mask("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "id")
 *         .check(app.post("/tasks").json("{\"title\":\"Buy milk\"}").send().toString());
 * GoldenFile.of("src/test/golden/openapi.json").checkJson(app.get("/openapi.json").send().body());
 * }</pre>
 *
 * @param path the file, UTF-8, lines end with a line feed
 * @param masks what varies from run to run
 */
public record GoldenFile(Path path, List<Mask> masks) {
    private static final String BLESS = "corten.bless";

    /**
     * Texts that vary from run to run. Each is written as {@code <name-1>}, {@code <name-2>}, … in the order in which they
     * come; the same text has the same number, so that what belongs together still shows.
     *
     * @param pattern what they look like
     * @param name what is written instead
     */
    public record Mask(Pattern pattern, String name) {}

    /** Copies {@code masks}. */
    public GoldenFile {
        masks = List.copyOf(masks);
    }

    /** The file {@code path}, which is relative to the folder of the module. */
    public static GoldenFile of(String path) {
        // Maven says which folder that is; other tools start tests in it.
        return new GoldenFile(Path.of(System.getProperty("basedir", "")).resolve(path), List.of());
    }

    /** The same with {@code <name-1>} and so on in place of what matches {@code regex}. */
    public GoldenFile mask(String regex, String name) {
        var more = new ArrayList<>(masks);
        more.add(new Mask(Pattern.compile(regex), name));
        return new GoldenFile(path, more);
    }

    /**
     * Compares {@code actual} with the file, or writes it there.
     *
     * @throws AssertionError if they differ or there is no such file
     */
    public void check(String actual) {
        String text = masked(actual.replace("\r\n", "\n"));
        text = text.isEmpty() || text.endsWith("\n") ? text : text + "\n";
        try {
            if (Boolean.getBoolean(BLESS)) {
                Path folder = path.toAbsolutePath().getParent();
                if (folder != null) {
                    Files.createDirectories(folder);
                }
                Files.writeString(path, text);
            } else if (!Files.exists(path)) {
                throw new AssertionFailedError(
                        "there is no " + path + ": run the test with -D" + BLESS + "=true to write it", "", text);
            } else {
                compare(Files.readString(path).replace("\r\n", "\n"), text);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("golden file " + path, e);
        }
    }

    /** The same of JSON, which is written a field a line. */
    public void checkJson(String actual) {
        check(JsonLines.of(JsonLines.read("what is compared with " + path, actual)));
    }

    private void compare(String expected, String actual) {
        if (!expected.equals(actual)) {
            throw new AssertionFailedError(
                    "it is not what " + path + " says (- expected, + actual):\n" + LineDifference.of(expected, actual)
                            + "if the change is right, run the test with -D" + BLESS + "=true",
                    expected,
                    actual);
        }
    }

    private String masked(String text) {
        String result = text;
        for (Mask mask : masks) {
            Map<String, Integer> numbers = new HashMap<>();
            result = mask.pattern().matcher(result).replaceAll(found -> {
                int number = numbers.computeIfAbsent(found.group(), _ -> numbers.size() + 1);
                return Matcher.quoteReplacement("<" + mask.name() + "-" + number + ">");
            });
        }
        return result;
    }
}
