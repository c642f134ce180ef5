package dev.corten.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.corten.http.internal.Peers;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Forms with files, as handlers take them. */
class FormsTest {
    private static final String MULTIPART = "multipart/form-data; boundary=b";

    private final Router router = Router.of(() -> List.of(
            Route.of("POST", "/image", "image", request -> {
                var form = Extraction.of(request);
                String title = form.required(In.FORM, "title", Scalar.STRING);
                Integer size = form.nullable(In.FORM, "size", Scalar.INT);
                Upload image = form.file("image");
                Upload icon = form.nullableFile("icon");
                List<Upload> more = form.files("more");
                form.check();
                return Response.text(title + " " + size + " " + show(image) + " " + (icon == null ? null : show(icon))
                        + " " + more.stream().map(FormsTest::show).collect(Collectors.joining(",")));
            }),
            Route.of(
                    "POST",
                    "/text",
                    "text",
                    request -> Response.text(Extract.required(request, In.FORM, "title", Scalar.STRING)
                            + Extract.list(request, In.FORM, "tag", Scalar.STRING)))));

    private static String show(Upload upload) {
        return upload.filename() + "/" + upload.contentType() + "/" + upload.size() + "/"
                + new String(upload.bytes(), ISO_8859_1);
    }

    private static String part(String disposition, String content) {
        return "--b\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n" + content + "\r\n";
    }

    private String send(String path, String contentType, String content) throws Exception {
        Request request = Exchange.request(
                "POST",
                path,
                Content.of(content.getBytes(ISO_8859_1)),
                "Content-Type",
                contentType,
                "X-Request-Id",
                "r1");
        Response response = router.handle(request);
        String shown = response.status() + " " + new String(response.content().bytes(), ISO_8859_1);
        request.end();
        return shown;
    }

    @Test
    void textsAndFilesOfAFormAreTaken() throws Exception {
        assertThat(send(
                        "/image",
                        MULTIPART,
                        part("name=title", "A title") + part("name=image; filename=\"a.png\"", "PNG")
                                + part("name=more; filename=\"1\"", "x") + part("name=more; filename=\"2\"", "y")
                                + part("name=other", "ignored") + "--b--"))
                .isEqualTo("200 A title null a.png/null/3/PNG null 1/null/1/x,2/null/1/y");
    }

    @Test
    void allFieldsThatDoNotFitAreToldTogether() throws Exception {
        assertThat(send(
                        "/image",
                        MULTIPART,
                        part("name=title; filename=t", "x") + part("name=size", "big") + part("name=image", "text")
                                + part("name=icon; filename=1", "") + part("name=icon; filename=2", "") + "--b--"))
                .startsWith("422 ")
                .contains("\"errors\":["
                        + "{\"pointer\":\"#/title\",\"detail\":\"must be a text, not a file\"},"
                        + "{\"pointer\":\"#/size\",\"detail\":\"must be a whole number from -2147483648 to 2147483647, not \\\"big\\\"\"},"
                        + "{\"pointer\":\"#/image\",\"detail\":\"must be a file, not a text\"},"
                        + "{\"pointer\":\"#/icon\",\"detail\":\"must be given once, not 2 times\"}]");
        assertThat(send("/image", MULTIPART, part("name=title", "ÿ") + "--b--"))
                .startsWith("422 ")
                .contains("{\"pointer\":\"#/title\",\"detail\":\"must be UTF-8 without the character U+0000\"},"
                        + "{\"pointer\":\"#/image\",\"detail\":\"is missing; it must be a file\"}");
        assertThat(send("/text", MULTIPART, part("name=title", "a\0b") + "--b--"))
                .startsWith("422 ");
    }

    @Test
    void aFormHasAtMostAThousandFields() throws Exception {
        String form = "application/x-www-form-urlencoded";
        assertThat(send("/text", form, "title=a" + "&tag=x".repeat(999))).startsWith("200 a[x, x");
        assertThat(send("/text", form, "title=a" + "&tag=x".repeat(1000)))
                .startsWith("413 ")
                .contains("The form has more than 1000 fields");
        assertThat(send("/text", form, "&".repeat(1_000_000))).startsWith("413 ");
    }

    @Test
    void aFileThatWasNotChosenIsNone() throws Exception {
        assertThat(send(
                        "/image",
                        MULTIPART,
                        part("name=title", "t") + part("name=image; filename=\"\"", "")
                                + part("name=icon; filename=\"\"", "") + "--b--"))
                .contains("{\"pointer\":\"#/image\",\"detail\":\"is missing; it must be a file\"}]");
    }

    @Test
    void aFormWithoutFilesMayComeEitherWay() throws Exception {
        assertThat(send(
                        "/text",
                        MULTIPART,
                        part("name=title", "a") + part("name=tag", "x") + part("name=tag", "y") + "--b--"))
                .isEqualTo("200 a[x, y]");
        assertThat(send("/text", "application/x-www-form-urlencoded", "title=a&tag=x&tag=y"))
                .isEqualTo("200 a[x, y]");
    }

    @Test
    void otherContentsAreRefused() throws Exception {
        assertThat(send("/text", "application/json", "{}"))
                .startsWith("415 ")
                .contains("must be application/x-www-form-urlencoded or multipart/form-data");
        assertThat(send("/text", "multipart/form-data; boundary", "{}")).startsWith("415 ");
        assertThat(send("/image", "application/x-www-form-urlencoded", "title=a&image=x"))
                .startsWith("415 ")
                .contains("must be multipart/form-data");
        assertThat(send("/text", "multipart/form-data", part("name=title", "a") + "--b--"))
                .startsWith("400 ")
                .contains("The Content-Type multipart/form-data must have a boundary");
        assertThat(send("/text", MULTIPART, "{}")).startsWith("400 ");
        assertThat(send("/text", MULTIPART, part("name=title", "x".repeat(3 << 20)) + "--b--"))
                .startsWith("413 ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.png | a.png",
                "/etc/passwd | passwd",
                "..\\..\\a.png | a.png",
                "C:\\dir\\a b.png | a b.png",
                ".. | ",
                "a/.. | ",
                ". | ",
                "a/ | ",
                "' ' | ",
                "größe😀.txt | größe😀.txt",
            })
    void theNameOfAFileNamesNoFolder(String sent, String name) {
        assertThat(Upload.plain(sent)).isEqualTo(name);
    }

    @Test
    void theNameOfAFileHasNoControlCharacters() {
        assertThat(Upload.plain("a\r\nb\0\u009Bc.png")).isEqualTo("abc.png");
        assertThat(Upload.plain("\ud800")).isNull();
    }

    @Test
    void anUploadIsSavedOnceToAFile(@TempDir Path folder) throws Exception {
        var upload = new Upload("a.png", "image/png", Content.of(new byte[] {1, 2, 3}));
        Path file = folder.resolve("a.png");
        upload.saveTo(file);
        assertThat(Files.readAllBytes(file)).containsExactly(1, 2, 3);
        Assertions.assertThatThrownBy(() -> upload.saveTo(file)).hasCauseInstanceOf(FileAlreadyExistsException.class);
    }

    @Test
    void thePeerIsAnAddress() {
        assertThat(Peer.from(Exchange.request("GET", "/"))).hasToString("127.0.0.1:50000");
        assertThat(Peers.address("[2001:db8::1%eth0]:1")).hasToString("/2001:db8:0:0:0:0:0:1");
        assertThat(Peers.address("fe80:0:0:0:0:0:0:1:1")).hasToString("/fe80:0:0:0:0:0:0:1");
        assertThat(Peers.address("unix:")).isNull();
        assertThat(new Peer(null, 0)).hasToString("unix:");
    }

    @Test
    void whatNoLayerLeftIsAClearMistake() {
        Assertions.assertThatThrownBy(() -> Extract.extension(Exchange.request("GET", "/"), Path.class))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "the handler takes a java.nio.file.Path that a layer leaves, but none did: add the layer that calls"
                                + " request.extend(Path.class, …) to the router, or make the parameter @Nullable");
    }
}
