package dev.corten.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import org.junit.jupiter.api.Test;

class LogFilterTest {
    private static boolean logs(String filter, String logger, Level level) {
        var context = new LoggerContext();
        LogFilter.parse(filter).apply(context);
        return context.getLogger(logger).isEnabledFor(level);
    }

    @Test
    void withoutAFilterItIsInfo() {
        assertThat(logs("", "tasks.TaskRoutes", Level.INFO)).isTrue();
        assertThat(logs("", "tasks.TaskRoutes", Level.DEBUG)).isFalse();
    }

    @Test
    void aLevelAloneIsThatOfEverythingAndANameHasItsOwn() {
        String filter = "warn, tasks=debug,dev.corten.http=OFF";
        assertThat(logs(filter, "other", Level.INFO)).isFalse();
        assertThat(logs(filter, "other", Level.WARN)).isTrue();
        assertThat(logs(filter, "tasks.TaskRoutes", Level.DEBUG)).isTrue();
        assertThat(logs(filter, "tasksother", Level.DEBUG)).isFalse();
        assertThat(logs(filter, "dev.corten.http.Trace", Level.ERROR)).isFalse();
    }

    @Test
    void librariesAreAtWarnUnlessTheyAreNamed() {
        assertThat(logs("debug", "io.netty.channel.Channel", Level.INFO)).isFalse();
        assertThat(logs("debug", "com.zaxxer.hikari.pool", Level.WARN)).isTrue();
        assertThat(logs("info,io.netty=debug", "io.netty.channel.Channel", Level.DEBUG))
                .isTrue();
        assertThat(logs("info,io.netty.channel=debug", "io.netty.channel.Channel", Level.DEBUG))
                .isTrue();
    }

    @Test
    void whatIsNotUnderstoodIsLeftOutAndSaid() {
        LogFilter filter = LogFilter.parse("verbose,tasks=debug,=warn,a=b=info");
        assertThat(filter.root()).isEqualTo(Level.INFO);
        assertThat(filter.levels()).containsEntry("tasks", Level.DEBUG);
        assertThat(filter.problems()).containsExactly("\"verbose\"", "\"=warn\"", "\"a=b=info\"");
    }
}
