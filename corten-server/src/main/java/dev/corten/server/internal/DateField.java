package dev.corten.server.internal;

import io.vertx.core.http.HttpHeaders;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The value of the {@code Date} field (RFC 9110, section 6.6.1), made once a second. Belongs to one event loop. */
final class DateField {
    // Not RFC_1123_DATE_TIME, which leaves out the zero of a one-digit day.
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private long second = Long.MIN_VALUE;
    private CharSequence value = "";

    CharSequence now() {
        long now = Math.floorDiv(System.currentTimeMillis(), 1000L);
        if (now != second) {
            second = now;
            value = HttpHeaders.createOptimized(FORMAT.format(Instant.ofEpochSecond(now)));
        }
        return value;
    }
}
