package dev.corten.log;

import ch.qos.logback.classic.spi.ILoggingEvent;

/** How an event is written. */
interface Format {
    /** The event with its line end. */
    String format(ILoggingEvent event);
}
