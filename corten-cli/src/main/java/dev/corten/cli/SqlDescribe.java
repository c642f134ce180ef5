package dev.corten.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import picocli.CommandLine.Command;

/** {@code ./corten sql describe}: questions on standard input, answers on standard output, a line of JSON each. */
@Command(
        name = "describe",
        description = {
            "Says what PostgreSQL and the compiler make of statements, without running them.",
            "",
            "Reads lines of JSON from standard input and writes one for each:",
            "  {\"schema\": \"CREATE TABLE …\", \"sql\": \"SELECT … WHERE id = :id\","
                    + " \"params\": [{\"nullable\": false, \"type\": \"uuid\"}]}",
            "  {\"params\":[{\"type\":…}],\"columns\":[{\"name\":…,\"type\":…,\"nullable\":…}],"
                    + "\"rows\":\"one|optional|many\"}",
            "  {\"error\":{\"code\":…,\"message\":…,\"position\":…}}",
            "docs/sql.md has more.",
            ""
        },
        usageHelpWidth = 120)
final class SqlDescribe implements Runnable {
    @Override
    public void run() {
        try (var server = new ScratchServer();
                var out = new FileOutputStream(FileDescriptor.out)) {
            new Conversation(server).hold(System.in, out);
        } catch (IOException readerGone) {
            // Nobody reads the answers any more, as in "./corten sql describe | head".
        }
    }
}
