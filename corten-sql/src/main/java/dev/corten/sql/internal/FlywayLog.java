package dev.corten.sql.internal;

import org.flywaydb.core.api.logging.Log;
import org.flywaydb.core.api.logging.LogCreator;

/** Keeps Flyway quiet: what matters comes back as a result or an exception. Named in the configuration of Flyway. */
public final class FlywayLog implements LogCreator {
    private static final Log SILENT = new Log() {
        @Override
        public void debug(String message) {}

        @Override
        public void info(String message) {}

        @Override
        public void warn(String message) {}

        @Override
        public void error(String message) {}

        @Override
        public void error(String message, Exception cause) {}

        @Override
        public void notice(String message) {}
    };

    @Override
    public Log createLogger(Class<?> owner) {
        return SILENT;
    }
}
