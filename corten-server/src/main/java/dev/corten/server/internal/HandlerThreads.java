package dev.corten.server.internal;

import io.netty.channel.EventLoop;

/**
 * The threads that handlers run on. Each event loop has its own.
 *
 * <p>Handlers run on virtual threads; what they finish is written by the loop. So there are two directions: {@link #run}
 * from the loop to a virtual thread, and {@link #onLoop} back.
 */
public interface HandlerThreads {
    /** Runs {@code handler}, which throws nothing, on a virtual thread. Called on the loop. */
    void run(Runnable handler);

    /** Runs {@code action} on the loop: at once if this is the loop, else as soon as the loop is free. */
    void onLoop(Runnable action);

    /** Interrupts the handlers that still run and lets idle threads end. Called on the loop, last. */
    void stop();

    /** Which threads. */
    enum Kind {
        /** Virtual threads whose scheduler is the event loop: {@link LoopMounted}. */
        LOOP_MOUNTED,
        /** Virtual threads of the JDK's own scheduler: {@link DefaultScheduler}. */
        DEFAULT_SCHEDULER;

        /** The best that this JVM, started as it was, can do. */
        public static Kind best() {
            return VirtualThreads.MOUNTABLE ? LOOP_MOUNTED : DEFAULT_SCHEDULER;
        }

        /** The threads for {@code loop}. Called on that loop. */
        HandlerThreads on(EventLoop loop) {
            return switch (this) {
                case LOOP_MOUNTED -> new LoopMounted(loop);
                case DEFAULT_SCHEDULER -> new DefaultScheduler(loop);
            };
        }
    }
}
