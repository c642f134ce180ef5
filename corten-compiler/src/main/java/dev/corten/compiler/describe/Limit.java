package dev.corten.compiler.describe;

import java.math.BigDecimal;

/** What the column takes that a parameter is written to. */
public sealed interface Limit {
    /** Nothing is said: it is written to no column, or to one without a limit. */
    Limit NONE = new None();

    /** No limit. */
    record None() implements Limit {
        @Override
        public String toString() {
            return "";
        }
    }

    /** Texts of at most so many characters, as {@code varchar(255)}. */
    record Characters(int max) implements Limit {
        @Override
        public String toString() {
            return Integer.toString(max);
        }
    }

    /** Numbers that have so many digits in all, {@code scale} of them behind the point, as {@code numeric(10,2)}. */
    record Digits(int precision, int scale) implements Limit {
        /** How many digits may stand before the point. */
        public int integer() {
            return precision - scale;
        }

        /** Whether {@code number} is too large. */
        public boolean excludes(BigDecimal number) {
            return number.signum() != 0 && number.precision() - number.scale() > integer();
        }

        @Override
        public String toString() {
            return precision + "," + scale;
        }
    }

    /** The limit that {@code text} says, which {@link #toString} gave. */
    static Limit of(String text) {
        if (text.isEmpty()) {
            return NONE;
        }
        int comma = text.indexOf(',');
        return comma < 0
                ? new Characters(Integer.parseInt(text))
                : new Digits(Integer.parseInt(text.substring(0, comma)), Integer.parseInt(text.substring(comma + 1)));
    }
}
