package dev.corten.cli;

import dev.corten.openapi.ApiChanges;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./corten openapi diff}: what has changed between two documents, and whether clients break by it. */
@Command(
        name = "diff",
        description = {
            "Says what has changed between two OpenAPI 3.1 documents: first what breaks clients, then the rest.",
            "Ends with 1 if clients break. docs/openapi.md has more.",
            ""
        },
        usageHelpWidth = 120)
final class OpenApiDiff implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Parameters(
            index = "0",
            paramLabel = "OLD",
            description = "A file, an http:// or https:// address, or - for stdin.")
    @SuppressWarnings("NullAway.Init") // by picocli
    private String before;

    @Parameters(
            index = "1",
            paramLabel = "NEW",
            defaultValue = "http://localhost:3000/openapi.json",
            description = "The same; without it, that of the service at ${DEFAULT-VALUE}.")
    @SuppressWarnings("NullAway.Init") // by picocli
    private String after;

    @Spec
    @SuppressWarnings("NullAway.Init") // by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        ApiChanges changes;
        try {
            changes = ApiChanges.between(read(before), read(after));
        } catch (IllegalArgumentException noDocument) {
            throw new ParameterException(spec.commandLine(), String.valueOf(noDocument.getMessage()), noDocument);
        }
        spec.commandLine().getOut().print(changes);
        spec.commandLine().getOut().flush();
        return changes.breaking().isEmpty() ? 0 : 1;
    }

    private String read(String from) throws InterruptedException {
        try {
            if (from.equals("-")) {
                return new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
            }
            return from.startsWith("http://") || from.startsWith("https://")
                    ? fetch(URI.create(from))
                    : Files.readString(Path.of(from));
        } catch (IOException | IllegalArgumentException e) {
            String why =
                    e instanceof IOException ? e.getClass().getSimpleName() + ": " + e.getMessage() : e.getMessage();
            throw new ParameterException(spec.commandLine(), "cannot read " + from + ": " + why, e);
        }
    }

    private static String fetch(URI address) throws IOException, InterruptedException {
        try (var client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            var request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IOException("the answer has status " + response.statusCode());
            }
            return response.body();
        }
    }
}
