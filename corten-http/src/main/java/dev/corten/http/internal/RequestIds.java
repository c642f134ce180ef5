package dev.corten.http.internal;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** The ids of requests: what a client or proxy sent, if it is harmless in logs and headers, or a random one. */
public final class RequestIds {
    private static final int MAX_LENGTH = 128;

    private RequestIds() {}

    /** {@code sent} if it can be used as it is, otherwise a new id of 32 hexadecimal digits. */
    public static String of(@Nullable String sent) {
        return sent != null && safe(sent) ? sent : create();
    }

    // Ids need no secrecy, only to differ: 128 random bits without the cost of SecureRandom.
    private static String create() {
        var random = ThreadLocalRandom.current();
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong());
    }

    private static boolean safe(String id) {
        if (id.isEmpty() || id.length() > MAX_LENGTH) {
            return false;
        }
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            boolean letterOrDigit = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (!letterOrDigit && "-_.:~+/=@".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }
}
