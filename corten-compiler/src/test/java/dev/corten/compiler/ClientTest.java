package dev.corten.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corten.client.ApiClient;
import dev.corten.http.RouteSet;
import dev.corten.http.Router;
import dev.corten.server.Server;
import dev.corten.server.ServerConfig;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program in {@code programs/client}: what a generated client sends is what the generated routes get. */
class ClientTest {
    @TempDir
    Path work;

    @Test
    void whatIsSentAndComesBackIsWhatTheRoutesGetAndGive() throws Exception {
        Compilation compilation = Compilation.of(
                Path.of("src/test/programs/client").toAbsolutePath(),
                work,
                "-Xlint:all,-processing,-serial",
                "-Werror");
        assertThat(compilation.output()).isEmpty();
        Path file = Files.write(work.resolve("picture.png"), new byte[300_000]);
        try (var classes = Compilation.classes(work)) {
            Class<?> type = classes.loadClass("echo.EchoApi");
            var echo = (RouteSet)
                    made(classes.loadClass("echo.HttpEchoApi"), made(classes.loadClass("echo.EchoApi$Echo")));
            var chat = (RouteSet)
                    made(classes.loadClass("echo.HttpChatRoutes"), made(classes.loadClass("echo.ChatRoutes")));
            try (var server =
                            Server.bind(ServerConfig.of(0)).serve(Router.of().nest("/api/v1", Router.of(echo, chat)));
                    var api = ApiClient.of(server.url() + "/api/v1/")) {
                Object client = made(classes.loadClass("echo.ClientEchoApi"), api);

                assertThat(answers(type.getMethod("calls", type), client))
                        .containsExactly(
                                "[a/b c%2F+?#ä😀, 0198c1a2-0000-7000-8000-000000000001, x y/z%/ü]",
                                "[a&b=c+d e%20ä, 1.0E100, 12.50, 2026-01-31T12:00:00.500Z, 2026-01-31, true, null,"
                                        + " Optional[HIGH], [, a,b, a], Group[lowest=HIGH, from=2026-01-31]]",
                                "[plain text, Optional.empty, abc=]",
                                "[a&b=c+ä, [LOW, HIGH]]",
                                "ü",
                                "0 bytes",
                                "[Group[lowest=HIGH, from=2026-01-31], Group[lowest=null, from=1970-01-01]]");
                assertThat(answers(type.getMethod("streams", type, Path.class), client, file))
                        .containsExactly(
                                "[1001, 1002]",
                                "[1, 2, 3]",
                                "[]",
                                "[Event[data=Group[lowest=LOW, from=1970-01-01], id=1, name=group, retry=null,"
                                        + " comment=null], Event[data=null, id=null, name=null, retry=PT2S,"
                                        + " comment=null], Event[data=Group[lowest=LOW, from=1970-01-01], id=null,"
                                        + " name=null, retry=null, comment=null]]",
                                "[two\nlines ä, ]",
                                "a;b\nä;2\n",
                                "[1, -1]",
                                "[täxt Optional.empty a \"b\" ä.txt text/plain bytes\r\n--ä, täxt Optional.empty empty"
                                        + " a/b , täxt Optional.empty blob application/octet-stream x]",
                                "null []",
                                "700",
                                "Redirect[location=/picture.png/300000]",
                                "418 is 418 null 1000000 1000000",
                                "echo.EchoApi$Missing: not 404");
                assertThat(answers(classes.loadClass("echo.ChatRoutes").getMethod("talk", ApiClient.class), api))
                        .containsExactly(
                                "v1",
                                "a b: word 0 ",
                                "a b: word 1 ",
                                "a b: word 2 ",
                                "2",
                                "null",
                                "WebSocketClose[code=4001, reason=that is text]",
                                "echo.ChatRoutes$RoomNotFound: no room none");
            }
        }
    }

    private static Object made(Class<?> type, Object... arguments) throws ReflectiveOperationException {
        return type.getDeclaredConstructors()[0].newInstance(arguments);
    }

    private static Stream<String> answers(Method method, Object... arguments) throws ReflectiveOperationException {
        return ((List<?>) method.invoke(null, arguments)).stream().map(String::valueOf);
    }
}
