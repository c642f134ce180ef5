package dev.corten.sql.internal;

import dev.corten.sql.DbException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGProperty;

/**
 * An address in the form that libpq and most hosting services write:
 * {@code postgres://user:password@host:port/database?name=value}. Each part may be percent-encoded.
 *
 * <p>No message holds any part of a wrong address: where it goes wrong is often the middle of a password.
 *
 * @param parameters of the driver, by its own names
 */
public record DatabaseUrl(
        String host,
        int port,
        String database,
        @Nullable String user,
        @Nullable String password,
        Map<String, String> parameters) {
    private static final int DEFAULT_PORT = 5432;

    /** What libpq calls otherwise than the driver. */
    private static final Map<String, String> LIBPQ_NAMES = Map.of(
            "application_name", "ApplicationName",
            "connect_timeout", "connectTimeout",
            "channel_binding", "channelBinding");

    /** Reads {@code url}, also with {@code postgresql:} or {@code jdbc:postgresql:}. */
    public static DatabaseUrl parse(String url) {
        String rest = withoutScheme(url.strip());
        String query = after(rest, "?");
        String path = after(before(rest, "?"), "/");
        String authority = before(before(rest, "?"), "/");
        // The last one: people forget to encode an @ in a password.
        int at = authority.lastIndexOf('@');
        String userInfo = at < 0 ? "" : authority.substring(0, at);
        String hostPort = authority.substring(at + 1);

        Map<String, String> parameters = parameters(query);
        String user = userInfo.isEmpty() ? parameters.remove("user") : decode(before(userInfo, ":"));
        String password = userInfo.contains(":") ? decode(after(userInfo, ":")) : parameters.remove("password");
        if (path.isEmpty()) {
            throw wrong("it names no database");
        }
        return new DatabaseUrl(host(hostPort), port(hostPort), decode(path), user, password, parameters);
    }

    /** Host, port and database: what messages may show. */
    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port + "/" + database;
    }

    private static String withoutScheme(String url) {
        String start = url.startsWith("jdbc:") ? url.substring("jdbc:".length()) : url;
        for (String scheme : new String[] {"postgres://", "postgresql://"}) {
            if (start.startsWith(scheme)) {
                return start.substring(scheme.length());
            }
        }
        throw wrong("it does not begin with postgres://");
    }

    private static String host(String hostPort) {
        String host;
        if (hostPort.startsWith("[")) {
            int end = hostPort.indexOf(']');
            if (end < 0) {
                throw wrong("the ] after the IPv6 address is missing");
            }
            host = hostPort.substring(1, end);
        } else {
            host = decode(before(hostPort, ":"));
        }
        if (host.startsWith("/")) {
            throw wrong("a Unix socket is not supported, only host and port");
        }
        return host.isEmpty() ? "localhost" : host;
    }

    private static int port(String hostPort) {
        String port = after(hostPort.substring(hostPort.lastIndexOf(']') + 1), ":");
        if (port.isEmpty()) {
            return DEFAULT_PORT;
        }
        try {
            int number = Integer.parseInt(port);
            if (number >= 1 && number <= 65535) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // The same message.
        }
        throw wrong("its port is not a number from 1 to 65535 (in a password, the characters : / ? # % must be"
                + " percent-encoded)");
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : query.split("&")) {
            if (pair.isEmpty()) {
                continue;
            }
            String name = decode(before(pair, "="));
            String property = LIBPQ_NAMES.getOrDefault(name, name);
            if (PGProperty.forName(property) == null) {
                throw wrong("the driver has no such parameter as one of those after the question mark");
            }
            parameters.put(property, decode(after(pair, "=")));
        }
        return parameters;
    }

    private static String decode(String text) {
        try {
            // It is not a form: a plus is a plus.
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException wrong) {
            throw wrong("a percent sign is not followed by two hexadecimal digits (as a character it is %25)");
        }
    }

    private static String before(String text, String mark) {
        int index = text.indexOf(mark);
        return index < 0 ? text : text.substring(0, index);
    }

    private static String after(String text, String mark) {
        int index = text.indexOf(mark);
        return index < 0 ? "" : text.substring(index + mark.length());
    }

    private static DbException wrong(String why) {
        return new DbException(
                "DATABASE_URL is not of the form postgres://user:password@host:5432/database: " + why, null, null);
    }
}
