package dev.corten.server.internal;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the files of the certificate every now and then, and serves by the new ones when they have changed. It compares
 * what is in them: a time of change does not tell of the link that Kubernetes moves to another folder.
 */
final class TlsReload implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TlsReload.class);

    private final Consumer<TlsFiles> serve;
    private final Consumer<String> info;
    private final Consumer<String> error;
    private final CountDownLatch closed = new CountDownLatch(1);
    private TlsFiles served;
    private TlsFiles seen;
    private String said = "";

    /** One that tells the log. */
    static TlsReload of(TlsFiles served, Consumer<TlsFiles> serve) {
        return new TlsReload(served, serve, LOG::info, LOG::error);
    }

    /**
     * Looks for what is no longer as in {@code served}, which is in use, and hands it to {@code serve}; tells {@code info}
     * of changes and {@code error} of those that are no good.
     */
    TlsReload(TlsFiles served, Consumer<TlsFiles> serve, Consumer<String> info, Consumer<String> error) {
        this.served = served;
        this.seen = served;
        this.serve = serve;
        this.info = info;
        this.error = error;
    }

    /** Begins to look, on a thread of its own. */
    void start() {
        Thread.ofPlatform().daemon().name("tls-reload").start(() -> {
            try {
                while (!closed.await(served.config().checkInterval().toMillis(), TimeUnit.MILLISECONDS)) {
                    look();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Looks once. What is no good is told once, too. */
    void look() {
        try {
            var now = TlsFiles.read(served.config());
            if (now.equals(seen)) {
                return;
            }
            seen = now;
            said = "";
            if (!now.equals(served)) {
                var certificate = now.check();
                serve.accept(now);
                served = now;
                info.accept("new connections get the certificate of %s, valid until %s"
                        .formatted(
                                certificate.getSubjectX500Principal(),
                                certificate.getNotAfter().toInstant()));
            }
        } catch (TlsFiles.UnusableException | RuntimeException e) {
            var message = String.valueOf(e.getMessage());
            if (!message.equals(said)) {
                said = message;
                error.accept("keeping the TLS certificate in use: " + message);
            }
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
