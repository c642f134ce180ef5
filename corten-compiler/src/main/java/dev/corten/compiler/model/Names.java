package dev.corten.compiler.model;

import java.util.Locale;

/** How names of Java are written elsewhere. */
public final class Names {
    private Names() {}

    /** {@code createdAt} as {@code created_at}; {@code userID} as {@code user_id}; {@code line2} as {@code line2}. */
    public static String snakeCase(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                .replaceAll("([A-Z])([A-Z][a-z])", "$1_$2")
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
