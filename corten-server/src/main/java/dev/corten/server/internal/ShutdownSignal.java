package dev.corten.server.internal;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import sun.misc.Signal;

/**
 * The wish that the process end: SIGTERM, SIGINT, {@code System.exit} or a call of {@link #raise()}.
 *
 * <p>A signal only wakes the thread that waits here, which goes on, closes what it opened and returns from {@code main}.
 * So shutdown hooks, such as the one that stops an embedded database, run after the requests in flight are answered, not
 * beside them. For everything that begins with the hooks there is a hook that waits for that thread.
 */
public final class ShutdownSignal {
    private final CountDownLatch raised = new CountDownLatch(1);
    private final Thread main;
    private final Duration patience;

    private volatile boolean cutOff;

    private ShutdownSignal(Thread main, Duration patience) {
        this.main = main;
        this.patience = patience;
    }

    /** Listens for signals on behalf of {@code main}, which has {@code patience} after one to end by itself. */
    public static ShutdownSignal install(Thread main, Duration patience) {
        var signal = new ShutdownSignal(main, patience);
        for (var name : new String[] {"TERM", "INT"}) {
            try {
                Signal.handle(new Signal(name), signal::received);
            } catch (IllegalArgumentException notOurs) {
                // The JVM was told to leave signals alone (-Xrs), or the system has none: the hook is left.
            }
        }
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("shutdown").unstarted(signal::hook));
        return signal;
    }

    /** Waits until it is raised. */
    public void await() {
        try {
            raised.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Raises it without a signal. */
    public void raise() {
        raised.countDown();
    }

    /** Something was cut off: the code of the process will say so. */
    public void cutOff() {
        cutOff = true;
    }

    /** Runs on a thread of the JVM's own for each signal. */
    private void received(Signal signal) {
        if (raised.getCount() == 0) {
            // Asked twice: whoever asks does not want to wait.
            Runtime.getRuntime().halt(128 + signal.getNumber());
        }
        // No daemon, as the JVM's own thread may be: else the process could end with main, before the code is said.
        Thread.ofPlatform().name("exit").start(() -> {
            joinMain();
            System.exit(cutOff || main.isAlive() ? 1 : 0);
        });
        raise();
    }

    private void hook() {
        raise();
        joinMain();
    }

    private void joinMain() {
        try {
            main.join(patience);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
