package dev.corten.server;

import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/**
 * The server cannot listen where, or by the certificate that, it was told to. The message is one line for whoever started it: what is wrong and what
 * to do; it has no stack trace, because the fault is not in the program.
 */
public final class CannotListenException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Says why the server of {@code config} does not listen. */
    public CannotListenException(ServerConfig config, @Nullable Throwable cause) {
        super(message(config, cause), null, false, false);
    }

    private CannotListenException(String message) {
        super(message, null, false, false);
    }

    /** Says that the files of the certificate do not serve, because of {@code reason}. */
    public static CannotListenException tls(String reason) {
        return new CannotListenException("Cannot serve TLS: " + reason);
    }

    /** Says that there cannot be a socket at {@code path}, because of {@code reason}. */
    public static CannotListenException socket(String path, String reason) {
        return new CannotListenException("Cannot listen on the socket " + path + ": " + reason);
    }

    private static String message(ServerConfig config, @Nullable Throwable cause) {
        var reason = cause == null || cause.getMessage() == null ? String.valueOf(cause) : cause.getMessage();
        // By the text, because epoll's exceptions and the JDK's are not the same.
        if (reason.contains("ddress already in use")) {
            return "Port " + config.port() + " is already in use: stop the process that listens there, "
                    + "or choose another port with PORT=" + (config.port() + 1);
        }
        if (reason.contains("ermission denied")) {
            return "Not allowed to listen on port " + config.port() + ": choose one above 1023 with PORT=3000";
        }
        if (cause instanceof UnknownHostException || reason.contains("assign requested address")) {
            return "This machine has no address " + config.host()
                    + ": set BIND_ADDRESS to one that it has, or to 0.0.0.0 for all";
        }
        return "Cannot listen on " + config.host() + ":" + config.port() + ": " + reason;
    }
}
