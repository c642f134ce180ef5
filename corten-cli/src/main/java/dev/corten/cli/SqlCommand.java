package dev.corten.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What the compiler sees in SQL. */
@Command(
        name = "sql",
        description = "Shows what the compiler sees in SQL.",
        subcommands = {SqlDescribe.class, SqlCheck.class, SqlPrepare.class},
        usageHelpWidth = 120)
final class SqlCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }
}
