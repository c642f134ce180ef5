package dev.corten.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LogConfiguratorTest {
    private static String printed(Runnable logging) {
        LoggerFactory.getILoggerFactory();
        PrintStream before = System.out;
        var bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, false, StandardCharsets.US_ASCII));
        try {
            logging.run();
        } finally {
            System.setOut(before);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void eventsOfSlf4jAreLinesInUtf8() {
        assertThat(printed(() -> LoggerFactory.getLogger("app.Main")
                        .atInfo()
                        .addKeyValue("n", 1)
                        .log("grüße")))
                .matches("\\S+Z INFO  Main: grüße n=1\n");
    }

    @Test
    void eventsOfTheJdksLoggingAreLinesToo() {
        assertThat(printed(() -> java.util.logging.Logger.getLogger("app.Other").warning("old")))
                .matches("\\S+Z WARN  Other: old\n");
    }
}
