package dev.corten.http.internal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.corten.http.RejectedException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MultipartTest {
    private static final String TITLE = "--b\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\n";

    /** Gives its bytes in pieces of random sizes. */
    private static InputStream inPieces(byte[] bytes, Random random) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] to, int offset, int length) {
                return super.read(to, offset, Math.min(length, 1 + random.nextInt(5)));
            }
        };
    }

    private static List<Multipart.Part> read(String content, Spool spool) throws IOException {
        return Multipart.read(new ByteArrayInputStream(content.getBytes(ISO_8859_1)), "b", spool);
    }

    private static String show(List<Multipart.Part> parts) throws IOException {
        var shown = new StringBuilder();
        for (Multipart.Part part : parts) {
            shown.append(part.name() + " " + part.filename() + " " + part.contentType() + " ")
                    .append(new String(part.content().bytes(), ISO_8859_1).replace("\r\n", "⏎"))
                    .append('\n');
        }
        return shown.toString();
    }

    private static String rejected(String content) throws IOException {
        try (var spool = new Spool()) {
            read(content, spool);
            return "taken";
        } catch (RejectedException e) {
            return e.rejection().status() + " " + e.rejection().detail();
        }
    }

    @Test
    void partsComeInTheirOrderWithAllThatTheySay() throws Exception {
        String content = TITLE + "A title\r\n--b\r\n"
                + "content-disposition:form-data; name=\"a b\"; filename=\"C:\\dir\\\\say \\\"hi\\\".txt\"\r\n"
                + "Content-Type: text/plain\r\nX-Other: ignored\r\n\r\n"
                + "\r\n--\r\n--c\r\n\r\r\n-\r\n--b\r\n"
                + "Content-Disposition: form-data; name=t\r\n\r\n\r\n--b--\r\n";
        String expected = """
                title null null A title
                a b C:\\dir\\say "hi".txt text/plain ⏎--⏎--c⏎\r⏎-
                t null null\s
                """;
        try (var spool = new Spool()) {
            assertThat(show(read(content, spool))).isEqualTo(expected);
        }
        for (int seed = 0; seed < 200; seed++) {
            try (var spool = new Spool()) {
                byte[] bytes = content.getBytes(ISO_8859_1);
                assertThat(show(Multipart.read(inPieces(bytes, new Random(seed)), "b", spool)))
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void anEmptyFormAndOneThatBeginsWithAnEmptyLineAreTaken() throws Exception {
        assertThat(rejected("--b--")).isEqualTo("taken");
        assertThat(rejected("--b--\r\n")).isEqualTo("taken");
        assertThat(rejected("\r\n" + TITLE + "\r\n--b--\r\n")).isEqualTo("taken");
    }

    @Test
    void namesAreUtf8() throws Exception {
        try (var spool = new Spool()) {
            byte[] content =
                    "--b\r\nContent-Disposition: form-data; name=\"größe\"; filename=\"ü😀.png\"\r\n\r\n\r\n--b--"
                            .getBytes(UTF_8);
            Multipart.Part part = Multipart.read(new ByteArrayInputStream(content), "b", spool)
                    .getFirst();
            assertThat(part.name()).isEqualTo("größe");
            assertThat(part.filename()).isEqualTo("ü😀.png");
        }
    }

    @Test
    void largeFilesGoToDiskAndComeBackAsTheyWere() throws Exception {
        var random = new Random(1);
        byte[] file = new byte[3_000_000];
        random.nextBytes(file);
        var content = new ByteArrayOutputStream();
        content.write((TITLE + "before\r\n--b\r\nContent-Disposition: form-data; name=file; filename=f\r\n\r\n")
                .getBytes(UTF_8));
        content.write(file);
        content.write("\r\n--b\r\nContent-Disposition: form-data; name=after\r\n\r\nafter\r\n--b--".getBytes(UTF_8));
        var spool = new Spool();
        List<Multipart.Part> parts = Multipart.read(new ByteArrayInputStream(content.toByteArray()), "b", spool);
        assertThat(parts.get(1).content().length()).isEqualTo(file.length);
        assertThat(parts.get(1).content().bytes()).isEqualTo(file);
        assertThat(parts.get(1).content().stream().readAllBytes()).isEqualTo(file);
        assertThat(parts.get(0).content().bytes()).asString().isEqualTo("before");
        assertThat(parts.get(2).content().bytes()).asString().isEqualTo("after");
        try (var files = java.nio.file.Files.list(java.nio.file.Path.of(System.getProperty("java.io.tmpdir")))) {
            assertThat(files.map(f -> f.getFileName().toString()).filter(f -> f.startsWith("corten-form-")))
                    .isEmpty();
        }
        spool.close();
        assertThatThrownBy(() -> parts.get(1).content().bytes())
                .isInstanceOf(IOException.class)
                .hasMessage("the request is over, and what it sent is gone");
        assertThatThrownBy(() -> parts.get(0).content().bytes()).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | it does not begin with its boundary",
                "--c | it does not begin with its boundary",
                "preamble⏎--b--| it does not begin with its boundary",
                "--b| a boundary is followed by something else than the end of the line",
                "--b x⏎| a boundary is followed by something else than the end of the line",
                "--bb--| a boundary is followed by something else than the end of the line",
                "--b--x| there is something behind its last boundary",
                "--b--⏎x| there is something behind its last boundary",
                "--b⏎| it ends in the middle of a header",
                "--b⏎Content-Disp| it ends in the middle of a header",
                "--b⏎⏎x⏎--b--| part 1 must have one Content-Disposition: form-data; name=\"…\", without filename*",
                "--b⏎Content-Disposition: attachment; name=a⏎⏎x⏎--b--| part 1 must have one Content-Disposition: form-data; name=\"…\", without filename*",
                "--b⏎Content-Disposition: form-data; name=a; filename*=UTF-8''x⏎⏎x⏎--b--| part 1 must have one Content-Disposition: form-data; name=\"…\", without filename*",
                "--b⏎Content-Disposition: form-data; name=a; name=b⏎⏎x⏎--b--| part 1 must have one Content-Disposition: form-data; name=\"…\", without filename*",
                "--b⏎Content-Disposition: form-data; name=\"a⏎⏎x⏎--b--| part 1 must have one Content-Disposition: form-data; name=\"…\", without filename*",
                "--b⏎Content-Disposition: form-data; filename=a⏎⏎x⏎--b--| part 1 has no name",
                "--b⏎Content-Disposition: form-data; name=a⏎Content-Disposition: form-data; name=b⏎⏎x⏎--b--| part 1 has two Content-Dispositions",
                "--b⏎Content-Disposition: form-data; name=a⏎Content-Type: a/b⏎Content-Type: a/c⏎⏎x⏎--b--| part 1 has two Content-Types",
                "--b⏎Content-Disposition: form-data; name=a⏎Content-Transfer-Encoding: base64⏎⏎x⏎--b--| part 1 has a Content-Transfer-Encoding",
                "--b⏎Content-Disposition: form-data; name=a⏎Content-Type: text/plain; charset=utf-16⏎⏎x⏎--b--| part 1 must be UTF-8",
                "--b⏎no field⏎⏎x⏎--b--| part 1 has a line in its header that is no field",
                "--b⏎ Content-Disposition: form-data; name=a⏎⏎x⏎--b--| part 1 must have one Content-Disposition: form-data; name=\"…\", without filename*",
                "--b⏎Content-Disposition: form-data; name=a␀⏎⏎x⏎--b--| a header of a part has a control character",
                "--b⏎Content-Disposition: form-data; name=aÿ⏎⏎x⏎--b--| a header of a part is not UTF-8",
                "--b⏎Content-Disposition: form-data; name=a⏎⏎x⏎--b| a boundary is followed by something else than the end of the line",
                "--b⏎Content-Disposition: form-data; name=a⏎⏎x⏎--| part 1 has no end",
                "--b⏎Content-Disposition: form-data; name=a⏎⏎x⏎--bb⏎--b--| a boundary is followed by something else than the end of the line",
            })
    void whatAnotherReaderMightUnderstandOtherwiseIsRefused(String content, String why) throws Exception {
        assertThat(rejected(content.strip().replace("⏎", "\r\n").replace('␀', '\0')))
                .isEqualTo("400 The content is not the multipart/form-data that is expected: " + why);
    }

    @Test
    void aFormHasLimits() throws Exception {
        String part = "Content-Disposition: form-data; name=a\r\n\r\n\r\n--b";
        assertThat(rejected("--b\r\n" + (part + "\r\n").repeat(999) + part + "--"))
                .isEqualTo("taken");
        assertThat(rejected("--b\r\n" + (part + "\r\n").repeat(1000) + part + "--"))
                .isEqualTo("413 The form has more than 1000 parts");
        assertThat(rejected("--b\r\nX: " + "x".repeat(9000) + "\r\n" + part + "--"))
                .isEqualTo("413 The header of a part has more than 8192 bytes");
        assertThat(rejected("--b\r\n" + "X: y\r\n".repeat(9000) + part + "--"))
                .isEqualTo("413 The header of a part has more than 8192 bytes");
        assertThat(rejected(TITLE + "x".repeat(1024 * 1024) + "\r\n--b--")).isEqualTo("taken");
        assertThat(rejected(TITLE + "x".repeat(1024 * 1024 + 1) + "\r\n--b--"))
                .isEqualTo("413 The texts of the form have more than 1048576 bytes");
    }

    @Test
    void noBytesMakeItFail() throws Exception {
        String[] pieces = {
            "--b",
            "--b--",
            "\r\n",
            "\r",
            "\n",
            "Content-Disposition: form-data; name=\"a\"",
            "; filename=",
            "\"",
            ":",
            "\0",
            "ÿ",
            "x",
            TITLE,
            "\r\n--b\r\n",
            "\r\n--b--",
            "\\",
            ";",
            "="
        };
        var random = new Random(1);
        int taken = 0;
        for (int i = 0; i < 20_000; i++) {
            var content = new StringBuilder(random.nextInt(4) == 0 ? "" : TITLE);
            for (int n = random.nextInt(12); n > 0; n--) {
                content.append(pieces[random.nextInt(pieces.length)]);
            }
            String answer = rejected(content.toString());
            taken += answer.equals("taken") ? 1 : 0;
            assertThat(answer.split(" ")[0]).isIn("taken", "400", "413");
        }
        assertThat(taken).isPositive();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "multipart/form-data; boundary=b",
                "Multipart/Form-Data;boundary=\"a b\"",
                "multipart/form-data; charset=utf-8; boundary=----WebKitFormBoundaryAbC123;"
            })
    void aBoundaryIsFound(String contentType) {
        assertThat(Multipart.boundary(HeaderValue.parse(contentType))).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "multipart/form-data",
                "multipart/form-data; boundary=\"\"",
                "multipart/form-data; boundary=\"a \"",
                "multipart/form-data; boundary=\"a\\tb\"",
                "multipart/form-data; boundary=\"ü\"",
                "multipart/form-data; boundary=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            })
    void aBoundaryThatIsNoneIsRefused(String contentType) {
        assertThat(Multipart.boundary(HeaderValue.parse(contentType))).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b; x", "a/b; =x", "a/b; x=", "a/b; x=1; X=2", "a/b; x=\"1", "a/b; x=1 2", "a/b; x y=1"})
    void aHeaderThatIsMalformedIsNone(String value) {
        assertThat(HeaderValue.parse(value)).isNull();
    }

    @Test
    void aConnectionThatBreaksOffIsToldAsThat() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("gone");
            }
        };
        assertThatThrownBy(() -> Multipart.read(broken, "b", new Spool()))
                .isInstanceOf(IOException.class)
                .hasMessage("gone");
    }
}
