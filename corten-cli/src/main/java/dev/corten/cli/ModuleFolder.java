package dev.corten.cli;

import dev.corten.compiler.CortenProcessor;
import dev.corten.compiler.check.AskedMethod;
import dev.corten.compiler.model.QueriesModel;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * A module with queries, in Maven's layout, that was built once: so its class path is known.
 *
 * @param folder where its {@code src} is
 */
record ModuleFolder(Path folder) {

    /** Why it cannot be checked, or {@code null}. */
    @Nullable
    String problem() {
        if (!Files.isDirectory(sources())) {
            return folder + " has no src/main/java";
        }
        return Files.isRegularFile(classPath())
                ? null
                : classPath() + " is missing: build the module once with the class path written there";
    }

    /**
     * Runs the compiler over it, as a build does but without writing classes: prints its queries and what is wrong.
     *
     * @return whether everything is right
     */
    boolean check(PrintWriter out) throws IOException {
        var table = new QueryTable();
        var diagnostics = new DiagnosticCollector<JavaFileObject>();
        compile(table::add, diagnostics, List.of("-Acorten.answers=" + answers()));
        out.print(table);
        return print(diagnostics, out);
    }

    /**
     * Writes what PostgreSQL says of its queries to {@code folder}.
     *
     * @return whether everything is right; otherwise what is wrong was printed
     */
    boolean prepare(Path folder, PrintWriter out) throws IOException {
        var diagnostics = new DiagnosticCollector<JavaFileObject>();
        compile((type, query) -> {}, diagnostics, List.of("-Acorten.prepare=true", "-Acorten.answers=" + folder));
        return print(diagnostics, out);
    }

    /** Where answers are kept with its sources. */
    Path answers() {
        return folder.resolve("src/main/corten/sql");
    }

    private boolean print(DiagnosticCollector<JavaFileObject> diagnostics, PrintWriter out) {
        boolean right = true;
        for (Diagnostic<? extends JavaFileObject> diagnostic : diagnostics.getDiagnostics()) {
            String message = diagnostic.getMessage(Locale.ROOT).replace(folder + "/", "");
            boolean error = diagnostic.getKind() == Diagnostic.Kind.ERROR;
            if (error || message.contains("[corten/")) {
                right &= !error;
                out.println();
                out.println(place(diagnostic) + (error ? "error: " : "warning: ") + message);
            }
        }
        out.flush();
        return right;
    }

    private void compile(
            BiConsumer<QueriesModel, AskedMethod> queries,
            DiagnosticCollector<JavaFileObject> diagnostics,
            List<String> options)
            throws IOException {
        Path scratch = Files.createTempDirectory("corten-check");
        try {
            compile(queries, diagnostics, options, scratch);
        } finally {
            Trees.delete(scratch);
        }
    }

    private void compile(
            BiConsumer<QueriesModel, AskedMethod> queries,
            DiagnosticCollector<JavaFileObject> diagnostics,
            List<String> more,
            Path scratch)
            throws IOException {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        var options = new ArrayList<String>(more);
        options.addAll(List.of(
                "-proc:only",
                "-parameters",
                "-cp",
                Files.readString(classPath(), StandardCharsets.UTF_8).strip(),
                "-d",
                scratch.toString(),
                "-Acorten.migrations=" + folder.resolve("src/main/resources/db/migration"),
                "-Acorten.cache=" + folder.resolve("target/corten/sql")));
        try (StandardJavaFileManager files =
                        javac.getStandardFileManager(diagnostics, Locale.ROOT, StandardCharsets.UTF_8);
                Stream<Path> sources = Files.walk(sources())) {
            List<Path> java =
                    sources.filter(p -> p.toString().endsWith(".java")).sorted().toList();
            var task = javac.getTask(null, files, diagnostics, options, null, files.getJavaFileObjectsFromPaths(java));
            task.setProcessors(List.of(new CortenProcessor(queries)));
            // What it says is in the diagnostics.
            task.call();
        }
    }

    private String place(Diagnostic<? extends JavaFileObject> diagnostic) {
        JavaFileObject source = diagnostic.getSource();
        return source == null
                ? ""
                : folder.toAbsolutePath().relativize(Path.of(source.toUri())) + ":" + diagnostic.getLineNumber() + ": ";
    }

    private Path sources() {
        return folder.resolve("src/main/java");
    }

    private Path classPath() {
        return folder.resolve("target/corten/classpath");
    }
}
