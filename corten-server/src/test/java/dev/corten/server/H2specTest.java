package dev.corten.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.corten.http.Response;
import dev.corten.server.internal.HandlerThreads.Kind;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

/**
 * The conformance suite of HTTP/2, <a href="https://github.com/summerwind/h2spec">h2spec</a>, with its strict cases. It
 * comes as a program for Linux on x86-64.
 */
@Timeout(300)
class H2specTest {
    private static final String PROGRAM = "/h2spec/2.2.0/h2spec_linux_amd64.tar.gz";

    /**
     * What does not pass, all of it in Netty: it throws fields away that come on a stream which the client has ended, or
     * answers them by resetting the stream, where the connection should end. This list may only become shorter.
     */
    private static final List<String> KNOWN_FAILURES = List.of(
            "5.1. Stream States: closed: Sends a HEADERS frame",
            "5.1. Stream States: half closed (remote): Sends a HEADERS frame",
            "5.1.1. Stream Identifiers: Sends stream identifier that is numerically smaller than previous");

    @TempDir
    private Path folder;

    @Test
    void http2IsAsTheSuiteWantsIt() throws Exception {
        assumeTrue(
                System.getProperty("os.name").equals("Linux")
                        && System.getProperty("os.arch").equals("amd64"),
                "h2spec comes for Linux on x86-64");
        var report = folder.resolve("report.xml");
        try (var server = Servers.serve(
                Kind.best(),
                request -> Response.text("Hello " + request.content().bytes().length))) {
            run(
                    unpacked().toString(),
                    "--strict",
                    "--host",
                    "127.0.0.1",
                    "--port",
                    Integer.toString(server.port()),
                    "--timeout",
                    "5",
                    "--junit-report",
                    report.toString());
        }
        var failures = new TreeSet<String>();
        var cases = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(report.toFile())
                .getElementsByTagName("testcase");
        for (int i = 0; i < cases.getLength(); i++) {
            var test = (Element) cases.item(i);
            if (test.getElementsByTagName("failure").getLength()
                            + test.getElementsByTagName("error").getLength()
                    > 0) {
                failures.add(
                        ((Element) test.getParentNode()).getAttribute("name") + ": " + test.getAttribute("classname"));
            }
        }
        assertThat(cases.getLength()).isEqualTo(146);
        assertThat(failures).containsExactlyElementsOf(KNOWN_FAILURES);
    }

    private Path unpacked() throws Exception {
        var archive = folder.resolve("h2spec.tar.gz");
        try (InputStream in = H2specTest.class.getResourceAsStream(PROGRAM)) {
            Files.copy(in, archive);
        }
        run("tar", "-xzf", archive.toString(), "-C", folder.toString());
        return folder.resolve("h2spec");
    }

    /** Runs a program to its end. h2spec tells by its report what failed. */
    private void run(String... command) throws Exception {
        new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.txt").toFile())
                .start()
                .waitFor();
    }
}
