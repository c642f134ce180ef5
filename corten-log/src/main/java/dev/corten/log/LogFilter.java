package dev.corten.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which events are logged.
 *
 * @param root the level of all loggers that have no other
 * @param levels the levels of loggers, and of those below them, by name
 * @param problems the entries that were not understood
 */
record LogFilter(Level root, Map<String, Level> levels, List<String> problems) {
    /** Libraries that tell at info what only their authors want to know. */
    private static final List<String> QUIET = List.of(
            "io.netty",
            "io.vertx",
            "com.zaxxer.hikari",
            "org.flywaydb",
            "org.postgresql",
            "java",
            "javax",
            "jdk",
            "sun");

    static LogFilter parse(String text) {
        Level root = Level.INFO;
        var levels = new LinkedHashMap<String, Level>();
        QUIET.forEach(name -> levels.put(name, Level.WARN));
        var problems = new ArrayList<String>();
        for (String entry : text.split(",", -1)) {
            if (entry.isBlank()) {
                continue;
            }
            int equals = entry.indexOf('=');
            String name = equals < 0 ? "" : entry.substring(0, equals).strip();
            Level level = level(entry.substring(equals + 1).strip());
            if (level == null || (equals >= 0 && name.isEmpty())) {
                problems.add("\"" + entry.strip() + "\"");
            } else if (equals < 0) {
                root = level;
            } else {
                levels.put(name, level);
            }
        }
        return new LogFilter(root, levels, problems);
    }

    /** Makes it the one that counts, whatever was set before. */
    void apply(LoggerContext context) {
        for (Logger logger : context.getLoggerList()) {
            if (!logger.getName().equals(Logger.ROOT_LOGGER_NAME)) {
                logger.setLevel(null);
            }
        }
        context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(root);
        levels.forEach((name, level) -> context.getLogger(name).setLevel(level));
    }

    private static @Nullable Level level(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "trace" -> Level.TRACE;
            case "debug" -> Level.DEBUG;
            case "info" -> Level.INFO;
            case "warn" -> Level.WARN;
            case "error" -> Level.ERROR;
            case "off" -> Level.OFF;
            default -> null;
        };
    }
}
