package dev.corten.compiler.describe.wire;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * Where a PostgreSQL listens, and as whom to speak to it.
 *
 * @param host its name or address
 * @param port its port
 * @param user the role
 * @param password its password, empty if the server trusts the role
 * @param database the database
 */
public record ServerAddress(String host, int port, String user, String password, String database) {

    /**
     * Reads {@code postgres://user:password@host:5432/database}, also with {@code postgresql:}; percent-encoded.
     *
     * @throws IllegalArgumentException if it is not of this form
     */
    public static ServerAddress parse(String url) {
        URI uri = URI.create(url);
        String scheme = uri.getScheme();
        if ((!"postgres".equals(scheme) && !"postgresql".equals(scheme)) || uri.getHost() == null) {
            throw new IllegalArgumentException("an address has the form postgres://user:password@host:5432/database");
        }
        String[] login = uri.getRawUserInfo() == null
                ? new String[0]
                : uri.getRawUserInfo().split(":", 2);
        String user = login.length > 0 ? decoded(login[0]) : "postgres";
        String path = uri.getRawPath();
        return new ServerAddress(
                uri.getHost(),
                uri.getPort() < 0 ? 5432 : uri.getPort(),
                user,
                login.length > 1 ? decoded(login[1]) : "",
                path == null || path.length() < 2 ? user : decoded(path.substring(1)));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "postgres://" + user + "@" + host + ":" + port + "/" + database;
    }
}
