package dev.corten.http.internal;

import dev.corten.http.Response;

/** What an answer depends on, for caches (RFC 9110, section 12.5.5). */
public final class Vary {
    private Vary() {}

    /** {@code response}, which depends on the field {@code name} of the request. */
    public static Response on(String name, Response response) {
        boolean[] there = {false};
        response.forEachHeader((field, value) -> {
            if (field.equalsIgnoreCase("Vary")) {
                for (String part : value.split(",", -1)) {
                    there[0] |= part.strip().equals("*") || part.strip().equalsIgnoreCase(name);
                }
            }
        });
        return there[0] ? response : response.header("Vary", name);
    }
}
