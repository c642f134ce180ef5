package dev.corten.compiler;

import dev.corten.compiler.database.Database;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.JavaCompiler;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * One run of javac with the processor over a folder of sources, laid out as a user would: Java files,
 * {@code db/migration} and {@code src/main/corten/sql} beside them.
 *
 * @param success whether it compiled
 * @param output what javac printed, with paths relative to the folder
 * @param generated the generated sources by their path
 */
record Compilation(boolean success, String output, Map<String, String> generated) {

    /** Compiles all {@code .java} files below {@code folder}, with {@code work} for everything that is written. */
    static Compilation of(Path folder, Path work, String... options) {
        return of(folder, work, TestDatabases::open, options);
    }

    /** Compiles as {@link #of(Path, Path, String...)}, with queries checked against {@code databases}. */
    static Compilation of(Path folder, Path work, Database.Source databases, String... options) {
        return of(folder, work, new CortenProcessor(databases), options);
    }

    /** Compiles as {@link #of(Path, Path, String...)}, with {@code processor}. */
    static Compilation of(Path folder, Path work, Processor processor, String... options) {
        return of(folder, work, List.of(processor), options);
    }

    /** Compiles as {@link #of(Path, Path, String...)}, with {@code processors}. */
    static Compilation of(Path folder, Path work, List<Processor> processors, String... options) {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        try (var files = javac.getStandardFileManager(null, null, null);
                Stream<Path> walk = Files.walk(folder)) {
            Path classes = Files.createDirectories(work.resolve("classes"));
            Path sources = Files.createDirectories(work.resolve("generated"));
            files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(classes));
            files.setLocationFromPaths(StandardLocation.SOURCE_OUTPUT, List.of(sources));
            List<Path> inputs =
                    walk.filter(p -> p.toString().endsWith(".java")).sorted().toList();
            var all = new ArrayList<>(List.of("-Xlint:-options", "-parameters"));
            all.add("-Acorten.migrations=" + folder.resolve("db/migration"));
            all.add("-Acorten.cache=" + work.resolve("cache"));
            all.add("-Acorten.answers=" + folder.resolve("src/main/corten/sql"));
            all.addAll(List.of(options));
            var output = new StringWriter();
            JavaCompiler.CompilationTask task =
                    javac.getTask(output, files, null, all, null, files.getJavaFileObjectsFromPaths(inputs));
            task.setProcessors(processors);
            boolean success = task.call();
            String text = output.toString()
                    .replace(folder.toString() + "/", "")
                    .replace(folder.toUri().toString(), "");
            return new Compilation(success, text, read(sources));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What javac is told besides, a line each: warnings are shown to the test as errors by {@code -Werror}. */
    static String[] options(Path folder) throws IOException {
        Path file = folder.resolve("options");
        return Files.exists(file) ? Files.readAllLines(file).toArray(String[]::new) : new String[0];
    }

    /** The classes that were compiled with {@code work}, and with them those of the tests. Close it. */
    static URLClassLoader classes(Path work) throws IOException {
        return new URLClassLoader(
                new URL[] {work.resolve("classes").toUri().toURL()}, Compilation.class.getClassLoader());
    }

    private static Map<String, String> read(Path folder) throws IOException {
        var result = new TreeMap<String, String>();
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                result.put(folder.relativize(file).toString(), Files.readString(file));
            }
        }
        return result;
    }
}
