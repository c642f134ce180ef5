package dev.corten.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class OpenApiDiffTest {
    private static final String OLD = "{\"openapi\":\"3.1.1\",\"paths\":{\"/a\":{\"get\":{}},\"/b\":{\"get\":{}}}}";
    private static final String NEW = "{\"openapi\":\"3.1.1\",\"paths\":{\"/a\":{\"get\":{}}}}";

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int diff(String... arguments) {
        return new CommandLine(new OpenApiDiff())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    private String file(String name, String content) throws Exception {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    @Test
    void whatBreaksClientsEndsWithOne() throws Exception {
        assertThat(diff(file("old.json", OLD), file("new.json", NEW))).isEqualTo(1);
        assertThat(out).hasToString("""
                breaking:
                  GET /b: is gone
                1 breaking change and 0 others
                """);
    }

    @Test
    void whatDoesNotEndsWithZero() throws Exception {
        assertThat(diff(file("old.json", NEW), file("new.json", OLD))).isZero();
        assertThat(out).hasToString("""
                not breaking:
                  GET /b: is new
                0 breaking changes and 1 others
                """);
    }

    @Test
    void aDocumentMayBeThatOfAService() throws Exception {
        var server =
                com.sun.net.httpserver.HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/openapi.json", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (var body = exchange.getResponseBody()) {
                body.write(NEW.getBytes(StandardCharsets.UTF_8));
            }
        });
        server.start();
        try {
            String address = "http://127.0.0.1:" + server.getAddress().getPort();
            assertThat(diff(file("old.json", OLD), address + "/openapi.json")).isEqualTo(1);
            assertThat(diff(file("old.json", OLD), address + "/other")).isEqualTo(2);
            assertThat(err.toString())
                    .startsWith("cannot read " + address + "/other: IOException: the answer has status 404\n");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void whatCannotBeReadIsSaidWithItsName() throws Exception {
        String file = file("new.json", NEW);
        assertThat(diff(folder + "/none.json", file)).isEqualTo(2);
        assertThat(err.toString()).startsWith("cannot read " + folder + "/none.json: NoSuchFileException: ");
        assertThat(diff(file, file("text.json", "nope"))).isEqualTo(2);
        assertThat(err.toString()).contains("the new document is no JSON: $: ");
    }
}
