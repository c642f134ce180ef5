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
 * <p>With {@code LOG_FORMAT=json} each event is an object of JSON. {@link Logs} changes the filter at run time.
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
        Variables variables = Variables.load();
        LogFilter filter = LogFilter.parse(variables.text("LOG").orElse(""));
        if (!filter.problems().isEmpty()) {
            System.err.println("LOG: " + LineFormat.escape(String.join(", ", filter.problems()))
                    + " not understood, expected something like info,tasks=debug");
        }
        String format = variables.text("LOG_FORMAT").orElse("line");
        if (!format.equals("line") && !format.equals("json")) {
            System.err.println(
                    "LOG_FORMAT: \"" + LineFormat.escape(format) + "\" not understood, expected line or json");
        }
        configure(context, filter, format.equals("json") ? new JsonFormat() : new LineFormat());
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    private static void configure(LoggerContext context, LogFilter filter, Format format) {
        // Spares java.util.logging the making of records that are dropped afterwards.
        var propagator = new LevelChangePropagator();
        propagator.setContext(context);
        propagator.start();
        context.addListener(propagator);

        var appender = new LineAppender(format);
        appender.setContext(context);
        appender.start();
        context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(appender);
        filter.apply(context);
    }
}
