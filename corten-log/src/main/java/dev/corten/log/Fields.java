package dev.corten.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.corten.context.Context;
import dev.corten.context.LogFields;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;

/** What an event says besides its message. */
final class Fields {
    private Fields() {}

    /**
     * The values of {@code event}, then those of the work that it is logged in, unless the event has them itself. To be
     * called on the thread that logs.
     */
    static Map<String, @Nullable Object> of(ILoggingEvent event) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        if (event.getKeyValuePairs() != null) {
            for (KeyValuePair pair : event.getKeyValuePairs()) {
                fields.put(pair.key, pair.value);
            }
        }
        Context.current().forEach(LogFields.class, more -> more.forEach(fields::putIfAbsent));
        return fields;
    }

    /** What the value says of itself; an event is not lost because one of its values is broken. */
    static String text(@Nullable Object value) {
        try {
            return String.valueOf(value);
        } catch (RuntimeException e) {
            return "?" + e.getClass().getName();
        }
    }
}
