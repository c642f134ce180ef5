package dev.corten.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./corten sql prepare}: keeps what PostgreSQL says of queries with the sources, for builds without one. */
@Command(
        name = "prepare",
        description = {
            "Writes what PostgreSQL says of the queries of modules to src/main/corten/sql, so that builds need no database.",
            "Ends with 1 if a query is wrong, or if --check finds something. docs/sql.md has more.",
            ""
        },
        usageHelpWidth = 120)
final class SqlPrepare implements Callable<Integer> {
    @Parameters(
            paramLabel = "MODULE_DIR",
            arity = "1..*",
            description = "Folders of modules that were built once; without any, those of the examples.")
    private List<Path> modules = List.of();

    @Option(names = "--check", description = "Write nothing; say what is missing, stale or unused.")
    @SuppressWarnings("UnusedVariable") // written by picocli
    private boolean check;

    @Spec
    @SuppressWarnings("NullAway.Init") // by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        boolean right = true;
        for (Path folder : modules) {
            ModuleFolder module = new ModuleFolder(folder);
            String problem = module.problem();
            if (problem != null) {
                throw new ParameterException(spec.commandLine(), problem);
            }
            PrintWriter out = spec.commandLine().getOut();
            right &= check ? check(module, out) : prepare(module, out);
            out.flush();
        }
        return right ? 0 : 1;
    }

    /** Keeps the answers of a module: says what it did, and whether all queries are right. */
    static boolean prepare(ModuleFolder module, PrintWriter out) throws IOException {
        SortedMap<String, String> before = Trees.read(module.answers());
        SortedMap<String, String> now = asked(module, out);
        if (now == null) {
            return false;
        }
        Trees.write(module.answers(), now);
        int changed = differences(before, now, out, "wrote", "wrote", "removed");
        out.println(summary(module, now) + (changed == 0 ? ", and were so already" : ""));
        return true;
    }

    /** Whether the answers of a module are what preparing would write: says where they are not. */
    static boolean check(ModuleFolder module, PrintWriter out) throws IOException {
        SortedMap<String, String> before = Trees.read(module.answers());
        SortedMap<String, String> now = asked(module, out);
        if (now == null) {
            return false;
        }
        if (differences(before, now, out, "missing", "stale", "unused") == 0) {
            out.println(summary(module, now));
            return true;
        }
        out.println("run ./corten sql prepare " + module.folder() + ", and commit " + module.answers());
        return false;
    }

    private static String summary(ModuleFolder module, SortedMap<String, String> texts) {
        return "the " + texts.size() + " files in " + module.answers() + " are what PostgreSQL says";
    }

    /** What preparing would write, or {@code null} if a query is wrong. */
    private static @Nullable SortedMap<String, String> asked(ModuleFolder module, PrintWriter out) throws IOException {
        Path scratch = Files.createTempDirectory("corten-prepare");
        try {
            return module.prepare(scratch, out) ? Trees.read(scratch) : null;
        } finally {
            Trees.delete(scratch);
        }
    }

    private static int differences(
            SortedMap<String, String> before,
            SortedMap<String, String> now,
            PrintWriter out,
            String added,
            String changed,
            String removed) {
        var names = new TreeSet<String>(before.keySet());
        names.addAll(now.keySet());
        names.removeIf(name -> now.containsKey(name) && now.get(name).equals(before.get(name)));
        for (String name : names) {
            String what = !before.containsKey(name) ? added : now.containsKey(name) ? changed : removed;
            out.println(what + " " + name);
        }
        return names.size();
    }
}
