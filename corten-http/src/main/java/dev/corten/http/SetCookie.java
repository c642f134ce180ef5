package dev.corten.http;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A cookie for the client to keep (RFC 6265bis). What is not said is the careful choice: for this host and all its paths,
 * over HTTPS only (browsers take {@code http://localhost} for that), out of the reach of scripts, not sent with what other
 * sites cause other than by links, and gone with the browser.
 *
 * <pre>{@code
 * Reply.of(user).cookie(SetCookie.of("__Host-session", token).maxAge(Duration.ofDays(7)))
 * // Set-Cookie: __Host-session=…; Path=/; Max-Age=604800; Secure; HttpOnly; SameSite=Lax
 * }</pre>
 *
 * @param name its name; {@code __Host-} and {@code __Secure-} at its beginning have browsers refuse what breaks their promise,
 *     and so does this
 * @param value its value: visible ASCII without quotes, commas, semicolons and backslashes; encode others, by Base64 say
 * @param path the paths that it is sent to, with what is below them
 * @param domain the host that it is sent to with all hosts below it, or {@code null} for this host alone
 * @param maxAge how long it is kept, zero to forget it, or {@code null} for as long as the browser runs
 * @param secure whether it goes over HTTPS only
 * @param httpOnly whether scripts do not see it
 * @param sameSite whether it goes along with requests that other sites cause
 * @param partitioned whether a page that embeds this one has one of its own (CHIPS)
 */
public record SetCookie(
        String name,
        String value,
        String path,
        @Nullable String domain,
        @Nullable Duration maxAge,
        boolean secure,
        boolean httpOnly,
        SameSite sameSite,
        boolean partitioned) {

    /** What browsers keep at least and at most (section 5.6). */
    private static final int MAX_BYTES = 4096;

    /** When a cookie goes along with requests that other sites cause. */
    public enum SameSite {
        /** Never. */
        STRICT,
        /** When somebody follows a link. */
        LAX,
        /** Always. */
        NONE
    }

    /** Refuses what would not be one cookie, and what browsers would refuse without a word. */
    public SetCookie {
        require(
                !name.isEmpty()
                        && name.chars().allMatch(c -> c > ' ' && c < 0x7F && "\"(),/:;<=>?@[\\]{}".indexOf(c) < 0),
                name,
                "its name has a character that is not allowed there");
        require(
                value.chars().allMatch(c -> c > ' ' && c < 0x7F && "\",;\\".indexOf(c) < 0),
                name,
                "its value has a character that is not allowed there; encode it, by Base64 say");
        require(
                name.length() + value.length() <= MAX_BYTES,
                name,
                "it has more than 4096 bytes, which browsers refuse");
        require(
                path.startsWith("/") && path.chars().allMatch(c -> c >= ' ' && c < 0x7F && c != ';'),
                name,
                "its path must begin with / and be without semicolons");
        require(
                domain == null || domain.matches("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?"),
                name,
                "its domain is not the name of a host");
        require(maxAge == null || !maxAge.isNegative(), name, "it cannot be kept for a negative time; zero forgets it");
        require(secure || sameSite != SameSite.NONE, name, "SameSite=None needs Secure");
        require(secure || !partitioned, name, "Partitioned needs Secure");
        String prefix = name.toLowerCase(Locale.ROOT);
        require(secure || !prefix.startsWith("__secure-"), name, "__Secure- needs Secure");
        require(
                !prefix.startsWith("__host-") || secure && domain == null && path.equals("/"),
                name,
                "__Host- needs Secure, the path / and no domain");
    }

    private static void require(boolean fits, String name, String otherwise) {
        if (!fits) {
            throw new IllegalArgumentException(
                    "the cookie " + name.replaceAll("[^ -~]", "?") + " cannot be set: " + otherwise);
        }
    }

    /** A cookie with the defaults of this class. */
    public static SetCookie of(String name, String value) {
        return new SetCookie(name, value, "/", null, null, true, true, SameSite.LAX, false);
    }

    /** Has the client forget a cookie; its path and domain must be those that it was set with. */
    public static SetCookie forget(String name) {
        return of(name, "").maxAge(Duration.ZERO);
    }

    /** The same, kept for {@code time}; browsers keep none for more than 400 days. */
    public SetCookie maxAge(Duration time) {
        return new SetCookie(name, value, path, domain, time, secure, httpOnly, sameSite, partitioned);
    }

    /** The same for {@code path} and what is below it. That keeps it from no one: pages of a host see each other. */
    public SetCookie path(String path) {
        return new SetCookie(name, value, path, domain, maxAge, secure, httpOnly, sameSite, partitioned);
    }

    /** The same for {@code domain} and all hosts below it. */
    public SetCookie domain(String domain) {
        return new SetCookie(name, value, path, domain, maxAge, secure, httpOnly, sameSite, partitioned);
    }

    /** The same with another answer to requests that other sites cause. */
    public SetCookie sameSite(SameSite sameSite) {
        return new SetCookie(name, value, path, domain, maxAge, secure, httpOnly, sameSite, partitioned);
    }

    /** The same, which scripts see. */
    public SetCookie visibleToScripts() {
        return new SetCookie(name, value, path, domain, maxAge, secure, false, sameSite, partitioned);
    }

    /** The same, which goes over plain HTTP, where everybody on the way reads it. */
    public SetCookie insecure() {
        return new SetCookie(name, value, path, domain, maxAge, false, httpOnly, sameSite, partitioned);
    }

    /** The same, of which each page that embeds this one has its own. */
    public SetCookie inPartitions() {
        return new SetCookie(name, value, path, domain, maxAge, secure, httpOnly, sameSite, true);
    }

    /** As it stands in {@code Set-Cookie}. Not {@code toString}, which shows no value: that may be a secret. */
    public String field() {
        var field = new StringBuilder(name)
                .append('=')
                .append(value)
                .append("; Path=")
                .append(path);
        if (domain != null) {
            field.append("; Domain=").append(domain);
        }
        if (maxAge != null) {
            field.append("; Max-Age=").append(maxAge.toSeconds());
        }
        if (secure) {
            field.append("; Secure");
        }
        if (httpOnly) {
            field.append("; HttpOnly");
        }
        String site = sameSite.name().charAt(0) + sameSite.name().substring(1).toLowerCase(Locale.ROOT);
        return field.append("; SameSite=")
                .append(site)
                .append(partitioned ? "; Partitioned" : "")
                .toString();
    }

    @Override
    public String toString() {
        return "SetCookie[" + name + "]";
    }
}
