package dev.corten.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/**
 * Starts the command that the arguments name, and ends the process with 0, with 1 if the command failed, or with 2 if
 * the arguments are wrong.
 *
 * <pre>{@code
 * echo '{"sql": "SELECT 1"}' | ./corten sql describe
 * }</pre>
 */
@Command(
        name = "./corten",
        subcommands = {SqlCommand.class, OpenApiCommand.class},
        usageHelpWidth = 120)
public final class Corten implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // by picocli
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Say this.")
    @SuppressWarnings("UnusedVariable") // read by picocli
    private boolean help;

    private Corten() {}

    /** Never returns. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Corten()).execute(arguments));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }
}
