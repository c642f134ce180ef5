package dev.corten.json.internal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Rfc3339Test {
    private static final long FIRST = LocalDate.of(0, 1, 1).toEpochDay();
    private static final long LAST = LocalDate.of(9999, 12, 31).toEpochDay();

    private static String written(Instant instant) {
        byte[] bytes = new byte[Rfc3339.LENGTH];
        return new String(bytes, 0, Rfc3339.write(instant, bytes, 0), ISO_8859_1);
    }

    @Test
    void everyDayIsTheOneOfJavaTime() {
        for (long day = FIRST; day <= LAST; day++) {
            LocalDate date = LocalDate.ofEpochDay(day);
            int known = date.getYear() << 16 | date.getMonthValue() << 8 | date.getDayOfMonth();
            if (Days.date((int) day) != known
                    || Days.of(date.getYear(), date.getMonthValue(), date.getDayOfMonth()) != day) {
                throw new AssertionError(date);
            }
        }
    }

    @Test
    void daysThatTheCalendarDoesNotHaveDoNotExist() {
        for (int year = 0; year <= 9999; year++) {
            for (int month = 1; month <= 12; month++) {
                int length = LocalDate.of(year, month, 1).lengthOfMonth();
                if (!Days.exists(year, month, length)
                        || Days.exists(year, month, length + 1)
                        || Days.exists(year, month, 0)) {
                    throw new AssertionError(year + "-" + month);
                }
            }
        }
        assertThat(Days.exists(2026, 0, 1)).isFalse();
        assertThat(Days.exists(2026, 13, 1)).isFalse();
    }

    @Test
    void anyTimeIsWrittenAsByJavaTimeAndReadAgain() {
        var random = new Random(20260131);
        int[] nanos = {0, 1, 1_000, 1_000_000, 999_999_999, 120_000_000, 123_456_000};
        for (int i = 0; i < 100_000; i++) {
            long seconds = random.nextLong(FIRST * 86400, (LAST + 1) * 86400);
            int nano = i % 2 == 0 ? random.nextInt(1_000_000_000) : nanos[random.nextInt(nanos.length)];
            Instant instant = Instant.ofEpochSecond(seconds, nano);
            String text = written(instant);
            byte[] bytes = ("xx" + text + "x").getBytes(ISO_8859_1);
            if (!text.equals(instant.toString()) || !instant.equals(Rfc3339.parse(bytes, 2, bytes.length - 1))) {
                throw new AssertionError(instant + " became " + text);
            }
        }
    }

    @Test
    void noCharacterMayBeAnother() {
        String text = "2026-01-31T12:34:56.789Z";
        for (int i = 0; i < text.length(); i++) {
            for (int other = 0; other < 256; other++) {
                byte[] bytes = text.getBytes(ISO_8859_1);
                bytes[i] = (byte) other;
                String changed = new String(bytes, ISO_8859_1);
                boolean fits = changed.matches("\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d\\.\\d{3}[Zz]")
                        && changed.substring(5, 7).matches("0[13578]|1[02]")
                        && changed.substring(8, 10).matches("0[1-9]|[12]\\d|3[01]")
                        && changed.substring(11, 13).matches("[01]\\d|2[0-3]")
                        && changed.substring(14, 16).matches("[0-5]\\d")
                        && changed.substring(17, 19).matches("[0-5]\\d");
                assertThat(Rfc3339.parse(bytes, 0, bytes.length))
                        .as(changed)
                        .isEqualTo(fits ? Instant.parse(changed.toUpperCase(Locale.ROOT)) : null);
            }
        }
    }
}
