package dev.corten.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corten.client.ApiClient;
import dev.corten.http.RouteSet;
import dev.corten.http.Router;
import dev.corten.server.Server;
import dev.corten.server.ServerConfig;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program in {@code programs/client}: what a generated client sends is what the generated routes get. */
class ClientTest {
    @TempDir
    Path work;

    @Test
    void everyKindOfValueArrivesAsItWasSent() throws Exception {
        Compilation compilation = Compilation.of(
                Path.of("src/test/programs/client").toAbsolutePath(),
                work,
                "-Xlint:all,-processing,-serial",
                "-Werror");
        assertThat(compilation.output()).isEmpty();
        try (var classes = Compilation.classes(work)) {
            Class<?> type = classes.loadClass("echo.EchoApi");
            Object service = classes.loadClass("echo.EchoApi$Echo")
                    .getDeclaredConstructor()
                    .newInstance();
            var routes = (RouteSet)
                    classes.loadClass("echo.HttpEchoApi").getConstructor(type).newInstance(service);
            try (var server = Server.bind(ServerConfig.of(0)).serve(Router.of().nest("/api/v1", routes));
                    var api = ApiClient.of(server.url() + "/api/v1/")) {
                Object client = classes.loadClass("echo.ClientEchoApi")
                        .getConstructor(ApiClient.class)
                        .newInstance(api);
                List<?> answers = (List<?>) type.getMethod("calls", type).invoke(null, client);

                assertThat(answers.stream().map(String::valueOf))
                        .containsExactly(
                                "[a/b c%2F+?#ä😀, 0198c1a2-0000-7000-8000-000000000001, x y/z%/ü]",
                                "[a&b=c+d e%20ä, 1.0E100, 12.50, 2026-01-31T12:00:00.500Z, 2026-01-31, true, null,"
                                        + " Optional[HIGH], [, a,b, a], Group[lowest=HIGH, from=2026-01-31]]",
                                "[plain text, Optional.empty, abc=]",
                                "[a&b=c+ä, [LOW, HIGH]]",
                                "ü",
                                "0 bytes",
                                "[Group[lowest=HIGH, from=2026-01-31], Group[lowest=null, from=1970-01-01]]");
            }
        }
    }
}
