package dev.corten.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileResponseTest {
    @TempDir
    Path folder;

    private Path file() throws Exception {
        Path file = Files.writeString(folder.resolve("report.pdf"), "0123456789");
        return Files.setLastModifiedTime(file, FileTime.fromMillis(0x1234));
    }

    private Router router(Path file) {
        return Router.of(() -> List.of(Route.of("GET", "/", "get", _ -> Response.file(file))));
    }

    @Test
    void aFileIsSentWithWhatIdentifiesItsState() throws Exception {
        assertThat(Exchange.send(router(file()), "GET", "/")).isEqualTo("""
                200
                Content-Type: application/pdf
                X-Content-Type-Options: nosniff
                Accept-Ranges: bytes
                ETag: "1234-a"
                Last-Modified: Thu, 01 Jan 1970 00:00:04 GMT
                0123456789""");
        assertThat(Exchange.send(router(file()), "HEAD", "/")).endsWith("\nContent-Length: 10\n");
    }

    @Test
    void aFileIsConditionalAndHasParts() throws Exception {
        Router router = router(file());
        assertThat(Exchange.send(router, "GET", "/", "If-None-Match", "\"1234-a\""))
                .startsWith("304\n");
        assertThat(Exchange.send(router, "GET", "/", "If-Modified-Since", "Thu, 01 Jan 1970 00:00:04 GMT"))
                .startsWith("304\n");
        assertThat(Exchange.send(router, "GET", "/", "Range", "bytes=2-3"))
                .startsWith("206\n")
                .endsWith("\n23");
        assertThat(Exchange.send(router, "GET", "/", "Range", "bytes=2-3,-1"))
                .contains("\nContent-Range: bytes 2-3/10\r\n\r\n23\r\n")
                .contains("\nContent-Range: bytes 9-9/10\r\n\r\n9\r\n");
    }

    @Test
    void aFileThatIsNotThereAndAFolderAreA404() throws Exception {
        assertThat(Exchange.send(router(folder.resolve("nothing.pdf")), "GET", "/"))
                .startsWith("404\n");
        assertThatThrownBy(() -> Response.file(folder))
                .isInstanceOf(RejectedException.class)
                .hasMessageNotContaining(folder.getParent().toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "report 7.pdf | attachment; filename=\"report 7.pdf\"",
                "größe.pdf | attachment; filename=\"gr__e.pdf\"; filename*=UTF-8''gr%C3%B6%C3%9Fe.pdf",
                "a\"; x=\".exe | attachment; filename=\"a__ x__.exe\"; filename*=UTF-8''a%22%3B%20x%3D%22.exe",
                "../../etc/passwd | attachment; filename=\"passwd\"",
                "C:\\x.txt | attachment; filename=\"x.txt\"",
                "100%41.txt | attachment; filename=\"100_41.txt\"; filename*=UTF-8''100%2541.txt",
                "😀 | attachment; filename=\"_\"; filename*=UTF-8''%F0%9F%98%80",
            })
    void anyNameCanBeThatOfADownload(String name, String field) {
        assertThat(Response.of(200).download(name).header("Content-Disposition"))
                .isEqualTo(field);
    }

    @Test
    void aNameWithALineBreakCannotSplitTheAnswer() {
        assertThat(Response.of(200).download("a\r\nSet-Cookie: x").header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"a__Set-Cookie_ x\"; filename*=UTF-8''a%0D%0ASet-Cookie%3A%20x");
    }

    @Test
    void htmlIsSentAsItIs() throws Exception {
        assertThat(Exchange.show(Response.html(Html.of("<p>ü"))))
                .isEqualTo("200\nContent-Type: text/html; charset=utf-8\n<p>ü");
    }
}
