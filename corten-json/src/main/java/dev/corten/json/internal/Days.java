package dev.corten.json.internal;

/** The calendar (ISO 8601) of the years 0 to 9999, in numbers alone. */
final class Days {
    /** From 0000-01-01 to 1970-01-01. */
    private static final int TO_1970 = 719528;

    private static final int CENTURIES_4 = 146097;

    private Days() {}

    /** Whether there is such a day. */
    static boolean exists(int year, int month, int day) {
        return month >= 1 && month <= 12 && day >= 1 && day <= length(year, month);
    }

    private static int length(int year, int month) {
        if (month == 2) {
            return isLeap(year) ? 29 : 28;
        }
        return 30 + (month + (month >> 3) & 1);
    }

    private static boolean isLeap(int year) {
        return (year & 3) == 0 && (year % 100 != 0 || year % 400 == 0);
    }

    /** How many days a day is behind 1970-01-01, as {@link java.time.LocalDate#toEpochDay} counts. */
    static int of(int year, int month, int day) {
        int leapDays = (year + 3) / 4 - (year + 99) / 100 + (year + 399) / 400;
        int february = month <= 2 ? 0 : isLeap(year) ? 1 : 2;
        return year * 365 + leapDays + (367 * month - 362) / 12 - february + day - 1 - TO_1970;
    }

    /**
     * The day that is {@code days} behind 1970-01-01: its year times 65536, plus its month times 256, plus its day. By
     * Neri and Schneider, Euclidean affine functions and their application to calendar algorithms (2022): years begin in
     * March, so that a leap day is the last one.
     */
    static int date(int days) {
        // From the first of March 400 years before the year 0.
        int since = 4 * (days + TO_1970 + CENTURIES_4 - 60) + 3;
        int century = since / CENTURIES_4;
        int ofCentury = since % CENTURIES_4 | 3;
        long years = 2939745L * ofCentury;
        int ofYear = (int) ((years & 0xffff_ffffL) / 2939745 / 4);
        int months = 2141 * ofYear + 197913;
        int month = months >>> 16;
        int day = (months & 0xffff) / 2141 + 1;
        int year = 100 * century + (int) (years >>> 32) - 400;
        return month > 12 ? year + 1 << 16 | month - 12 << 8 | day : year << 16 | month << 8 | day;
    }
}
