package dev.corten.http;

import dev.corten.http.internal.EventIterator;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * A handler's answer as server-sent events (WHATWG HTML, section 9.2), for a browser's {@code EventSource}: {@code
 * text/event-stream}. Their data is JSON by the codec of {@code T}; of {@code String} it is the text itself.
 *
 * <p>The source is plain blocking code on a virtual thread of its own. {@code send} waits while the client does not read.
 * The thread is interrupted when the client goes away and when the server shuts down; the source then throws or returns, as
 * code does that waits, and the request is not over before. A source that returns ends the stream, and browsers come back
 * for more; one that throws cuts the connection off and is logged.
 *
 * <pre>{@code
 * @Get("/{id}/progress")
 * Events<Progress> progress(UUID id, @Header Optional<Long> lastEventId) throws JobNotFound {
 *     Job job = jobs.byId(id).orElseThrow(() -> new JobNotFound(id));
 *     return Events.of(out -> {
 *         try (var updates = job.updatesAfter(lastEventId.orElse(0L))) {
 *             while (true) {
 *                 Progress next = updates.take();
 *                 out.send(Event.of(next).id(next.step()));
 *             }
 *         }
 *     });
 * }
 * }</pre>
 *
 * @param source sends the events
 * @param heartbeat after how long without an event a comment is sent, by which proxies and the server see that the other
 *     end is still there; 15 seconds unless said otherwise
 */
public record Events<T>(Source<T> source, Duration heartbeat) {
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    /** Sends events until it returns. */
    @FunctionalInterface
    public interface Source<T> {
        /** Sends events to {@code out}. */
        void run(Sink<T> out) throws Exception;
    }

    /** Where events go. For one thread. */
    @FunctionalInterface
    public interface Sink<T> {
        /**
         * Sends {@code event}. Waits while the client does not read.
         *
         * @throws InterruptedException if nobody wants more
         */
        void send(Event<T> event) throws InterruptedException;

        /** Sends an event with nothing but {@code data}. */
        default void send(T data) throws InterruptedException {
            send(Event.of(data));
        }
    }

    /** Refuses heartbeats that are none. */
    public Events {
        if (!heartbeat.isPositive()) {
            throw new IllegalArgumentException("the time between heartbeats must be positive, not " + heartbeat);
        }
    }

    /** What {@code source} sends. */
    public static <T> Events<T> of(Source<T> source) {
        return new Events<>(source, HEARTBEAT);
    }

    /** The same with a comment after {@code time} without an event. */
    public Events<T> heartbeat(Duration time) {
        return new Events<>(source, time);
    }

    /**
     * The events one by one, for who calls another service or tests a route. The source begins with the first that is asked
     * for, and is interrupted when the stream is closed, which belongs into a {@code try}. What the source throws comes out of
     * the stream, a checked exception as the cause of an {@code IllegalStateException}.
     *
     * <pre>{@code
     * try (var events = jobs.progress(id).stream()) {
     *     events.limit(10).forEach(event -> show(event.data()));
     * }
     * }</pre>
     */
    public Stream<Event<T>> stream() {
        return EventIterator.stream(source);
    }
}
