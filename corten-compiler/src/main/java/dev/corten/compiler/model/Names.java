package dev.corten.compiler.model;

import java.util.Locale;
import java.util.regex.Pattern;

/** How names of Java are written elsewhere. */
public final class Names {
    private static final Pattern CAPITAL_AFTER_SMALL = Pattern.compile("([a-z0-9])([A-Z])");
    private static final Pattern CAPITAL_AFTER_CAPITALS = Pattern.compile("([A-Z])([A-Z][a-z])");

    private Names() {}

    /** {@code createdAt} as {@code created_at}; {@code userID} as {@code user_id}; {@code line2} as {@code line2}. */
    public static String snakeCase(String name) {
        return CAPITAL_AFTER_CAPITALS
                .matcher(CAPITAL_AFTER_SMALL.matcher(name).replaceAll("$1_$2"))
                .replaceAll("$1_$2")
                .toLowerCase(Locale.ROOT);
    }

    /** {@code createdAt} as {@code CREATED_AT}. */
    public static String upperSnakeCase(String name) {
        return snakeCase(name).toUpperCase(Locale.ROOT);
    }

    /** {@code requestId} as {@code request-id}. */
    public static String hyphenated(String name) {
        return snakeCase(name).replace('_', '-');
    }
}
