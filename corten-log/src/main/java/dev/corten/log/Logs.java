package dev.corten.log;

import ch.qos.logback.classic.LoggerContext;
import org.slf4j.LoggerFactory;

/**
 * What is logged, at run time.
 *
 * <pre>{@code
 * @Put("/admin/log")
 * void log(@Body LogSetting setting) throws NotAdmin {
 *     Logs.filter(setting.filter());
 * }
 * }</pre>
 */
public final class Logs {
    private Logs() {}

    /**
     * From now on {@code filter} counts, as in {@code info,tasks=debug}: what {@link LogConfigurator} says of the variable
     * {@code LOG}. An empty one is {@code info}.
     *
     * @throws IllegalArgumentException if a part of it is not understood; then nothing changes
     * @throws IllegalStateException if another back end than this one logs
     */
    public static void filter(String filter) {
        LogFilter parsed = LogFilter.parse(filter);
        if (!parsed.problems().isEmpty()) {
            throw new IllegalArgumentException(
                    String.join(", ", parsed.problems()) + " not understood, expected something like info,tasks=debug");
        }
        if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
            throw new IllegalStateException(
                    "SLF4J does not log by logback but by " + LoggerFactory.getILoggerFactory());
        }
        parsed.apply(context);
    }
}
