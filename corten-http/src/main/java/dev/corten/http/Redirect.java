package dev.corten.http;

import java.net.URI;

/**
 * A handler's answer that sends the client elsewhere: {@code 303 See Other}, after a form was sent say, unless {@link Status}
 * on the method says another.
 *
 * <pre>{@code
 * @Post("/login")
 * Reply<Redirect> login(@Form Login login) throws WrongPassword {
 *     return Reply.of(Redirect.to("/inbox")).cookie(SetCookie.of("__Host-session", sessions.begin(login)));
 * }
 * }</pre>
 *
 * @param location where to, as it stands in {@code Location}
 */
public record Redirect(String location) {

    /** Refuses what is no reference to a resource. */
    public Redirect {
        if (location.isEmpty()
                || location.chars().anyMatch(c -> c <= ' ' || c >= 0x7F || "\"<>\\^`{|}".indexOf(c) >= 0)) {
            throw new IllegalArgumentException(
                    "not where a client can go: \"" + location.replaceAll("[^ -~]", "?") + "\"");
        }
    }

    /**
     * To a path of this service, with a query perhaps, percent-encoded.
     *
     * @throws IllegalArgumentException if it does not begin with {@code /}, or with {@code //}, which is another host: so
     *     a target that came with the request leads nobody away
     */
    public static Redirect to(String path) {
        if (!path.startsWith("/") || path.startsWith("//") || path.startsWith("/\\")) {
            throw new IllegalArgumentException("not a path of this service: \"" + path.replaceAll("[^ -~]", "?")
                    + "\"; Redirect.elsewhere leads away");
        }
        return new Redirect(path);
    }

    /**
     * To any address of the web.
     *
     * @throws IllegalArgumentException if it is not {@code http} or {@code https} with a host
     */
    public static Redirect elsewhere(URI address) {
        String scheme = address.getScheme();
        boolean web = "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
        if (!web || address.getHost() == null) {
            throw new IllegalArgumentException("not an address of the web: " + address.toASCIIString());
        }
        return new Redirect(address.toASCIIString());
    }
}
