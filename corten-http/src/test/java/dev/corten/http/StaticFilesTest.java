package dev.corten.http;

import static dev.corten.http.Exchange.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StaticFilesTest {
    @TempDir
    Path folder;

    private Router router;

    @BeforeEach
    void fill() throws Exception {
        write("secret.txt", "secret");
        write("web/index.html", "<p>index");
        write("web/app.js", "0123456789");
        write("web/docs/index.html", "<p>docs");
        write("web/a b%/ü.txt", "odd");
        write("web/.env", "secret");
        write("web/.git/config", "secret");
        write("web/.well-known/security.txt", "mail us");
        write("web/plain", "bytes");
        Files.createSymbolicLink(folder.resolve("web/link.txt"), folder.resolve("secret.txt"));
        Files.createSymbolicLink(folder.resolve("web/up"), folder);
        Files.createSymbolicLink(folder.resolve("web/inside.js"), folder.resolve("web/app.js"));
        router = router(StaticFiles.of(folder.resolve("web")));
    }

    private Path write(String name, String text) throws Exception {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return Files.setLastModifiedTime(file, FileTime.fromMillis(0x1234));
    }

    private static Router router(Handler files) {
        return Router.of(() -> List.of(Route.of("GET", "/api", "api", _ -> Response.text("api"))))
                .fallback(files);
    }

    private String get(String path, String... headers) throws Exception {
        return Exchange.send(router, "GET", path, headers);
    }

    @Test
    void aFileIsSentWithWhatBrowsersNeedToKeepIt() throws Exception {
        assertThat(get("/app.js")).isEqualTo("""
                        200
                        Content-Type: text/javascript; charset=utf-8
                        Cache-Control: no-cache
                        X-Content-Type-Options: nosniff
                        Accept-Ranges: bytes
                        ETag: "1234-a"
                        Last-Modified: Thu, 01 Jan 1970 00:00:04 GMT
                        0123456789""");
        assertThat(Exchange.send(router, "HEAD", "/app.js"))
                .endsWith("\nLast-Modified: Thu, 01 Jan 1970 00:00:04 GMT\nContent-Length: 10\n");
        assertThat(get("/api")).endsWith("\napi");
    }

    @ParameterizedTest
    @CsvSource({
        "/, <p>index",
        "/index.html, <p>index",
        "/docs/, <p>docs",
        "/inside.js, 0123456789",
        "/a%20b%25/%C3%BC.txt, odd",
        "/.well-known/security.txt, mail us",
        "/plain, bytes",
        "/app.js?v=1, 0123456789",
    })
    void whatIsThereIsFound(String path, String content) throws Exception {
        assertThat(get(path)).startsWith("200\n").endsWith("\n" + content);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/docs/..%2f..%2fsecret.txt",
                "/..%5csecret.txt",
                "/docs//index.html",
                "//index.html",
                "/link.txt",
                "/up/secret.txt",
                "/.env",
                "/.git/config",
                "/%2egit/config",
                "/app.js/",
                "/app.js/x",
                "/docs/nothing",
                "/etc/passwd",
                "/%2fetc%2fpasswd",
                "/app.js%2f",
            })
    void whatIsOutsideOrHiddenIsA404(String path) throws Exception {
        assertThat(get(path)).startsWith("404\n").doesNotContain("\nsecret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/../secret.txt", "/%2e%2e/secret.txt", "/docs/../../secret.txt", "/./index.html"})
    void aPathThatClimbsIsA400(String path) throws Exception {
        assertThat(get(path)).startsWith("400\n").doesNotContain("\nsecret");
        assertThatThrownBy(() -> StaticFiles.of(folder.resolve("web")).handle(request("GET", path)))
                .isInstanceOf(RejectedException.class)
                .hasMessageStartingWith("No route for ");
    }

    @Test
    void aNulOrAnEncodingThatIsNoneIsA400AndANameThatIsTooLongA404() throws Exception {
        assertThat(get("/app.js%00.txt")).startsWith("400\n");
        assertThat(get("/%zz")).startsWith("400\n");
        assertThat(get("/" + "x".repeat(5_000))).startsWith("404\n");
    }

    @Test
    void filesAreRead() throws Exception {
        assertThat(Exchange.send(router, "POST", "/app.js")).startsWith("404\n");
    }

    @Test
    void aFolderWithoutItsSlashIsRedirected() throws Exception {
        assertThat(get("/docs?a=b")).isEqualTo("308\nLocation: /docs/?a=b\n");
    }

    @Test
    void whoHasTheFileGetsA304() throws Exception {
        assertThat(get("/app.js", "If-None-Match", "W/\"1234-a\"")).isEqualTo("""
                        304
                        Cache-Control: no-cache
                        X-Content-Type-Options: nosniff
                        Accept-Ranges: bytes
                        ETag: "1234-a"
                        Last-Modified: Thu, 01 Jan 1970 00:00:04 GMT
                        """);
        write("web/app.js", "changed");
        assertThat(get("/app.js", "If-None-Match", "\"1234-a\"")).startsWith("200\n");
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=0-3, 0-3, 0123",
        "bytes=8-, 8-9, 89",
        "bytes=-3, 7-9, 789",
        "bytes=-30, 0-9, 0123456789",
        "bytes=9-1000, 9-9, 9",
        "bytes=9-999999999999999999, 9-9, 9"
    })
    void aRangeOfBytesIsA206(String range, String field, String content) throws Exception {
        assertThat(get("/app.js", "Range", range))
                .startsWith("206\n")
                .contains("\nContent-Range: bytes " + field + "/10\n")
                .endsWith("\n" + content);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"bytes=3-1", "bytes=0-1,x", "bytes=-", "lines=1-2", "bytes=a-b", "bytes=99999999999999999999-"})
    void aRangeThatIsNoneIsPassedOver(String range) throws Exception {
        assertThat(get("/app.js", "Range", range)).startsWith("200\n").endsWith("\n0123456789");
    }

    @Test
    void aRangeBehindTheEndIsA416() throws Exception {
        assertThat(get("/app.js", "Range", "bytes=10-", "X-Request-Id", "r1")).isEqualTo("""
                        416
                        Content-Range: bytes */10
                        Content-Type: application/problem+json
                        {"title":"Range Not Satisfiable","status":416,"detail":"The content has only 10 bytes","request_id":"r1"}""");
        assertThat(get("/app.js", "Range", "bytes=-0")).startsWith("416\n");
    }

    @Test
    void aRangeOfAFileThatHasChangedIsTheWholeFile() throws Exception {
        assertThat(get("/app.js", "Range", "bytes=0-3", "If-Range", "\"1234-a\""))
                .startsWith("206\n");
        assertThat(get("/app.js", "Range", "bytes=0-3", "If-Range", "\"other\""))
                .startsWith("200\n");
        assertThat(get("/app.js", "Range", "bytes=0-3", "If-Range", "Thu, 01 Jan 1970 00:00:04 GMT"))
                .startsWith("206\n");
        assertThat(get("/app.js", "Range", "bytes=0-3", "If-Range", "Thu, 01 Jan 1970 00:00:05 GMT"))
                .startsWith("200\n");
    }

    @Test
    void aCompressedFileBesideItIsSentToWhoAcceptsIt() throws Exception {
        write("web/app.js.br", "brotli");
        write("web/app.js.gz", "gzip...");

        assertThat(get("/app.js", "Accept-Encoding", "gzip, br")).isEqualTo("""
                        200
                        Content-Type: text/javascript; charset=utf-8
                        Cache-Control: no-cache
                        X-Content-Type-Options: nosniff
                        Vary: Accept-Encoding
                        Content-Encoding: br
                        ETag: "1234-6"
                        Last-Modified: Thu, 01 Jan 1970 00:00:04 GMT
                        brotli""");
        assertThat(get("/app.js", "Accept-Encoding", "gzip;q=0.5, br;q=0")).endsWith("\ngzip...");
        assertThat(get("/app.js")).contains("\nVary: Accept-Encoding\n").endsWith("\n0123456789");
        assertThat(get("/app.js", "Accept-Encoding", "br", "Range", "bytes=0-1"))
                .endsWith("\n01");
    }

    @Test
    void whatNeverChangesIsKeptForAYear() throws Exception {
        write("web/assets/app.3f2a.css", "p{}");
        router = router(StaticFiles.of(folder.resolve("web")).immutable("/assets/"));

        assertThat(get("/assets/app.3f2a.css")).contains("\nCache-Control: public, max-age=31536000, immutable\n");
        assertThat(get("/app.js")).contains("\nCache-Control: no-cache\n");
    }

    @Test
    void aPageOfASinglePageApplicationIsItsIndex() throws Exception {
        router = router(StaticFiles.of(folder.resolve("web")).spa());

        assertThat(get("/tasks/7", "Accept", "text/html,*/*;q=0.8"))
                .startsWith("200\nContent-Type: text/html; charset=utf-8\n")
                .endsWith("\n<p>index");
        assertThat(get("/tasks/7", "Accept", "application/json, */*")).startsWith("404\n");
        assertThat(get("/tasks/7")).startsWith("404\n");
        assertThat(get("/missing.js", "Accept", "text/html")).startsWith("404\n");
    }

    @Test
    void aLargeFileIsSentWhileItIsRead() throws Exception {
        write("web/large.bin", "0123456789".repeat(50_000));

        Response answer = router.handle(request("GET", "/large.bin"));
        assertThat(answer.content().length()).isEqualTo(500_000);
        assertThat(new String(answer.content().bytes())).isEqualTo("0123456789".repeat(50_000));
        assertThat(answer.header("Content-Type")).isEqualTo("application/octet-stream");

        Response part = router.handle(request("GET", "/large.bin", "Range", "bytes=5-400004"));
        assertThat(new String(part.content().bytes())).isEqualTo("5678901234".repeat(40_000));
    }

    @Test
    void aFolderThatIsNotThereIsAMistakeOfTheProgram() {
        assertThatThrownBy(() -> StaticFiles.of(folder.resolve("nowhere")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("There is no folder " + folder.resolve("nowhere"));
    }
}
