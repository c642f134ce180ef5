package dev.corten.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corten.http.WebSocketMessage;
import dev.corten.http.WebSocketUpgrade;
import dev.corten.server.internal.HandlerThreads.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The conformance suite of WebSockets, <a href="https://github.com/crossbario/autobahn-testsuite">Autobahn</a>: its 247 cases of
 * framing, pings, fragments, UTF-8 and closing. The other 54, of messages of megabytes, take minutes and are for the nightly run: {@code
 * ./corten test -pl corten-server -Dtest=AutobahnTest -Dcorten.autobahn=all}. It has none of compression.
 */
@Timeout(1800)
class AutobahnTest {
    private static final boolean ALL = "all".equals(System.getProperty("corten.autobahn"));

    /** What does not pass. This list may only become shorter. */
    private static final Map<String, String> KNOWN_FAILURES = Map.of();

    /**
     * What passes. Not strict is, to the suite, that a connection fails a bit sooner or later than it could: what came before a wrong
     * frame is with a handler on another thread, whose answer may be late.
     */
    private static final Set<String> PASSED = Set.of("OK", "NON-STRICT", "INFORMATIONAL");

    private static final Pattern CASE = Pattern.compile(
            "\"(?<id>[0-9.]+)\": \\{\\s*\"behavior\": \"(?<behaviour>[A-Z -]+)\",\\s*\"behaviorClose\": \"(?<close>[A-Z -]+)\"");

    @TempDir
    private Path folder;

    @Test
    void webSocketsAreAsTheSuiteWantsThem() throws Exception {
        try (var server = Servers.serve(Kind.best(), request -> WebSocketUpgrade.from(request)
                .maxMessageSize(32 << 20)
                .compression()
                .run(socket -> {
                    for (var message = socket.receive(); message != null; message = socket.receive()) {
                        switch (message) {
                            case WebSocketMessage.Text(String text) -> socket.send(text);
                            case WebSocketMessage.Binary(byte[] bytes) -> socket.send(bytes);
                        }
                    }
                }))) {
            run(server.port());
        }
        var report = Files.readString(folder.resolve("index.json"));
        var failures = new TreeMap<String, String>();
        int cases = 0;
        for (var matcher = CASE.matcher(report); matcher.find(); cases++) {
            for (var behaviour : List.of(matcher.group("behaviour"), matcher.group("close"))) {
                if (!PASSED.contains(behaviour)) {
                    failures.put(matcher.group("id"), behaviour);
                }
            }
        }
        assertThat(failures).isEqualTo(KNOWN_FAILURES);
        assertThat(cases).isEqualTo(ALL ? 301 : 247);
    }

    /** Runs the suite to its end. It tells by its report what failed. */
    private void run(int port) throws Exception {
        var script = Files.writeString(folder.resolve("suite.py"), """
                import sys
                from autobahntestsuite import wstest
                wstest.start({'mode': 'fuzzingclient'}, {
                    'outdir': sys.argv[1],
                    'servers': [{'agent': 'corten', 'url': sys.argv[2]}],
                    'cases': ['*'],
                    'exclude-cases': sys.argv[3:],
                    'exclude-agent-cases': {},
                    'options': {'failByDrop': False}})
                """);
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "org.python.util.jython",
                script.toString(),
                folder.toString(),
                "ws://127.0.0.1:" + port));
        if (!ALL) {
            command.addAll(List.of("9.*"));
        }
        new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.txt").toFile())
                .start()
                .waitFor();
    }
}
