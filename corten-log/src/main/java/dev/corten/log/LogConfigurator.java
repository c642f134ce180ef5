package dev.corten.log;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.jul.LevelChangePropagator;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.core.spi.ContextAwareBase;
import dev.corten.config.Variables;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * Configures logback without reading a file: one line an event to standard output, filtered by the variable {@code LOG}
 * of the environment or of {@code .env}, {@code info} without it:
 *
 * <pre>
 * LOG=info,tasks=debug,dev.corten.http=warn
 * </pre>
 *
 * <p>A level by itself is that of everything, {@code name=level} that of a logger and of those below it; the levels are
 * {@code trace}, {@code debug}, {@code info}, {@code warn}, {@code error} and {@code off}. What is not understood is left
 * out, with one line on standard error. Libraries whose news are nobody's are at {@code warn}, unless {@code LOG} names
 * them. Only to be called by logback, which finds it as a service.
 */
@ConfiguratorRank(ConfiguratorRank.CUSTOM_HIGH_PRIORITY)
public final class LogConfigurator extends ContextAwareBase implements Configurator {

    /** For the service loader. */
    public LogConfigurator() {}

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        LogFilter filter = LogFilter.parse(Variables.load().text("LOG").orElse(""));
        if (!filter.problems().isEmpty()) {
            System.err.println("LOG: " + LineFormat.escape(String.join(", ", filter.problems()))
                    + " not understood, expected something like info,tasks=debug");
        }
        configure(context, filter);
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    static void configure(LoggerContext context, LogFilter filter) {
        // Spares java.util.logging the making of records that are dropped afterwards.
        var propagator = new LevelChangePropagator();
        propagator.setContext(context);
        propagator.start();
        context.addListener(propagator);

        var appender = new LineAppender();
        appender.setContext(context);
        appender.start();
        Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.addAppender(appender);
        root.setLevel(filter.root());
        filter.levels().forEach((name, level) -> context.getLogger(name).setLevel(level));
    }
}
