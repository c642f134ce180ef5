package dev.corten.http.internal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A query string as forms write it: {@code name=value} with {@code &} between, percent-encoded, {@code +} for a space. */
public final class QueryString {
    private QueryString() {}

    /**
     * The decoded values of the parameters {@code name} in {@code text} from {@code from}, each {@code null} where it is
     * malformed. A name without {@code =} has the empty value.
     */
    public static List<@Nullable String> values(String text, int from, String name) {
        List<@Nullable String> values = new ArrayList<>(1);
        for (int at = from; at < text.length(); ) {
            int ampersand = text.indexOf('&', at);
            int end = ampersand < 0 ? text.length() : ampersand;
            int equals = text.indexOf('=', at, end);
            int nameEnd = equals < 0 ? end : equals;
            if (named(text, at, nameEnd, name)) {
                values.add(equals < 0 ? "" : Percent.decode(text, equals + 1, end, true));
            }
            at = end + 1;
        }
        return values;
    }

    private static boolean named(String text, int from, int to, String name) {
        if (to - from == name.length() && text.startsWith(name, from)) {
            return true;
        }
        // Decoding can only make it shorter.
        return to - from > name.length() && name.equals(Percent.decode(text, from, to, true));
    }
}
