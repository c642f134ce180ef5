package dev.corten.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LogsTest {
    @AfterEach
    void asBefore() {
        Logs.filter("");
    }

    private static boolean debug(String logger) {
        return LoggerFactory.getLogger(logger).isDebugEnabled();
    }

    @Test
    void theFilterCountsFromNowOnAndTheOneBeforeNoMore() {
        Logs.filter("warn,tasks=debug");
        assertThat(debug("tasks.db")).isTrue();
        assertThat(LoggerFactory.getLogger("other").isInfoEnabled()).isFalse();

        Logs.filter("info,other=debug,io.netty=debug");
        assertThat(debug("tasks.db")).isFalse();
        assertThat(debug("other")).isTrue();
        assertThat(debug("io.netty.channel")).isTrue();

        Logs.filter("");
        assertThat(debug("other")).isFalse();
        assertThat(LoggerFactory.getLogger("io.netty.channel").isInfoEnabled()).isFalse();
    }

    @Test
    void whatIsNotUnderstoodChangesNothing() {
        Logs.filter("warn");
        assertThatThrownBy(() -> Logs.filter("info,tasks=loud"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("\"tasks=loud\" not understood, expected something like info,tasks=debug");
        assertThat(LoggerFactory.getLogger("other").isInfoEnabled()).isFalse();
    }
}
