package dev.corten.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Writes each event to standard output in one piece, in UTF-8 whatever the locale. */
final class LineAppender extends UnsynchronizedAppenderBase<ILoggingEvent> {
    private final Format format;

    LineAppender(Format format) {
        this.format = format;
    }

    /** Without the guard of the class above, which is a thread-local of every virtual thread that ever logs. */
    @Override
    public void doAppend(ILoggingEvent event) {
        if (isStarted()) {
            append(event);
        }
    }

    @Override
    protected void append(ILoggingEvent event) {
        byte[] line = format.format(event).getBytes(StandardCharsets.UTF_8);
        PrintStream out = System.out;
        out.write(line, 0, line.length);
        out.flush();
    }
}
