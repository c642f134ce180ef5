package dev.corten.server;

import static dev.corten.server.Servers.serve;
import static org.assertj.core.api.Assertions.assertThat;

import dev.corten.http.Extract;
import dev.corten.http.Extraction;
import dev.corten.http.In;
import dev.corten.http.Layers;
import dev.corten.http.Response;
import dev.corten.http.Route;
import dev.corten.http.Router;
import dev.corten.http.Scalar;
import dev.corten.http.Upload;
import dev.corten.server.internal.HandlerThreads.Kind;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Forms with files, over sockets. */
@ParameterizedClass
@EnumSource(Kind.class)
class UploadTest {
    private static final int SIZE = 5_000_000;

    private final Kind threads;
    private final CountDownLatch over = new CountDownLatch(1);
    private final Router router = Router.of(() -> List.of(
                    Route.of("POST", "/files", "files", request -> {
                        request.atEnd(over::countDown);
                        var form = Extraction.of(request);
                        String title = form.required(In.FORM, "title", Scalar.STRING);
                        Upload file = form.file("file");
                        form.check();
                        return Response.text(
                                title + " " + file.filename() + " " + file.size() + " " + hash(file.bytes()));
                    }),
                    Route.of(
                            "POST",
                            "/text",
                            "text",
                            request -> Response.text(Extract.required(request, In.FORM, "title", Scalar.STRING)))))
            .layer(Layers.contentLimit(2L * SIZE));

    UploadTest(Kind threads) {
        this.threads = threads;
    }

    private static String hash(byte[] bytes) throws Exception {
        return HexFormat.of()
                .formatHex(java.security.MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private static byte[] form(byte[] file) throws Exception {
        var form = new ByteArrayOutputStream();
        form.write("--b\r\nContent-Disposition: form-data; name=title\r\n\r\nA title\r\n"
                .getBytes(StandardCharsets.UTF_8));
        form.write("--b\r\nContent-Disposition: form-data; name=file; filename=\"f.bin\"\r\n\r\n"
                .getBytes(StandardCharsets.UTF_8));
        form.write(file);
        form.write("\r\n--b--\r\n".getBytes(StandardCharsets.UTF_8));
        return form.toByteArray();
    }

    private static List<String> temporaryFiles() throws Exception {
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("corten-form-"))
                    .toList();
        }
    }

    /** The deleted files that this process still has open, where the system tells. */
    private static long openSpools() throws Exception {
        Path open = Path.of("/proc/self/fd");
        if (!Files.isDirectory(open)) {
            return 0;
        }
        long count = 0;
        try (var files = Files.list(open)) {
            for (Path file : files.toList()) {
                try {
                    count += Files.readSymbolicLink(file).toString().contains("corten-form-") ? 1 : 0;
                } catch (java.io.IOException closed) {
                    // It was closed since.
                }
            }
        }
        return count;
    }

    @Test
    void aLargeFileArrivesAsItWasAndLeavesNothingBehind() throws Exception {
        byte[] file = new byte[SIZE];
        new Random(1).nextBytes(file);
        try (var server = serve(threads, router);
                var client = HttpClient.newHttpClient()) {
            for (var version : List.of(HttpClient.Version.HTTP_1_1, HttpClient.Version.HTTP_2)) {
                var request = HttpRequest.newBuilder(URI.create(server.url() + "/files"))
                        .version(version)
                        .header("Content-Type", "multipart/form-data; boundary=b")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(form(file)))
                        .build();
                assertThat(client.send(request, HttpResponse.BodyHandlers.ofString())
                                .body())
                        .isEqualTo("A title f.bin " + SIZE + " " + hash(file));
            }
            over.await();
            assertThat(temporaryFiles()).isEmpty();
        }
        assertThat(openSpools()).isZero();
    }

    @Test
    void aClientThatGoesAwayLeavesNothingBehind() throws Exception {
        byte[] form = form(new byte[SIZE]);
        try (var server = serve(threads, router)) {
            try (var wire = new Wire(server)) {
                wire.send("POST /files HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=b\r\n"
                        + "Content-Length: " + form.length + "\r\n\r\n"
                        + new String(form, 0, 1_000_000, StandardCharsets.ISO_8859_1));
            }
            over.await();
        }
        assertThat(temporaryFiles()).isEmpty();
        assertThat(openSpools()).isZero();
    }

    @Test
    void aFormInChunksIsPutTogether() throws Exception {
        String form = "--b\r\nContent-Disposition: form-data; name=title\r\n\r\nA title\r\n--b--";
        var chunks = new StringBuilder();
        for (char c : form.toCharArray()) {
            chunks.append("1\r\n").append(c).append("\r\n");
        }
        try (var server = serve(threads, router);
                var wire = new Wire(server)) {
            wire.send("POST /text HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=b\r\n"
                    + "Transfer-Encoding: chunked\r\n\r\n" + chunks + "0\r\n\r\n");
            assertThat(wire.answer().body()).isEqualTo("A title");
        }
    }

    @Test
    void tenThousandPartsAreRefused() throws Exception {
        String part = "--b\r\nContent-Disposition: form-data; name=a\r\n\r\n\r\n";
        try (var server = serve(threads, router);
                var client = HttpClient.newHttpClient()) {
            byte[] some = part.repeat(10_000).getBytes(StandardCharsets.UTF_8);
            var request = HttpRequest.newBuilder(URI.create(server.url() + "/text"))
                    .header("Content-Type", "multipart/form-data; boundary=b")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(some))
                    .build();
            var response = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).isEqualTo(413);
            assertThat(response.body()).contains("The form has more than 1000 parts");
        }
    }
}
