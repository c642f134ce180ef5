package dev.corten.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./corten sql check}: the queries of modules in a table, and what is wrong with them. */
@Command(
        name = "check",
        description = {
            "Lists the queries of modules with their rows and columns, then what is wrong with them.",
            "Ends with 1 if anything is wrong. docs/sql.md has more.",
            ""
        },
        usageHelpWidth = 120)
final class SqlCheck implements Callable<Integer> {
    @Parameters(
            paramLabel = "MODULE_DIR",
            arity = "1..*",
            description = "Folders of modules that were built once; without any, those of the examples.")
    private List<Path> modules = List.of();

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
            right &= module.check(spec.commandLine().getOut());
        }
        return right ? 0 : 1;
    }
}
