package dev.corten.context;

import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What is said once and heard by many: every subscription gets every value that is published while it is open, in one order. A ring
 * of the latest values is kept for all of them together, so that memory does not grow with readers or with how slow they are: one that
 * falls behind by more than the ring is told how many values it missed, and goes on with the oldest that is there. Publishing never
 * waits.
 *
 * <pre>{@code
 * var said = Topic.<Said>of(1_000);
 *
 * try (var hearing = said.subscribe()) {
 *     while (true) {
 *         switch (hearing.next()) {
 *             case Topic.Item.Value(Said value) -> socket.send(value);
 *             case Topic.Item.Missed(long count) -> socket.send(new Missed(count));
 *             case Topic.Item.Closed() -> { return; }
 *         }
 *     }
 * }
 * }</pre>
 *
 * @param <T> what is published
 */
public final class Topic<T> implements AutoCloseable {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition published = lock.newCondition();
    private final @Nullable Object[] ring;

    /** How many values were published; the next one goes to this place, modulo the ring. */
    private long end;

    private int subscriptions;
    private boolean closed;

    private Topic(int capacity) {
        this.ring = new @Nullable Object[capacity];
    }

    /**
     * A topic that keeps the latest {@code capacity} values: so many may be published while a subscription is busy with one, before it
     * misses any.
     */
    public static <T> Topic<T> of(int capacity) {
        if (capacity <= 0) {
            throw new IllegalArgumentException("a topic must keep at least one value, not " + capacity);
        }
        return new Topic<>(capacity);
    }

    /** What a subscription is told. */
    public sealed interface Item<T> {
        /** A value that was published. */
        record Value<T>(T value) implements Item<T> {}

        /** So many values were published and are gone, before the one that comes next. */
        record Missed<T>(long count) implements Item<T> {}

        /** The topic is closed, and everything in it was told. */
        record Closed<T>() implements Item<T> {}
    }

    /**
     * Publishes {@code value} for all subscriptions that are open. Values of several threads are in one order for all of them.
     *
     * @return how many subscriptions there are; with none the value is gone
     * @throws IllegalStateException if the topic is closed
     */
    public int publish(T value) {
        lock.lock();
        try {
            if (closed) {
                throw new IllegalStateException("the topic is closed");
            }
            if (subscriptions > 0) {
                ring[slot(end)] = value;
                end++;
                published.signalAll();
            }
            return subscriptions;
        } finally {
            lock.unlock();
        }
    }

    /** Hears what is published from now on. Close it when it is not read any more. */
    public Subscription<T> subscribe() {
        lock.lock();
        try {
            subscriptions++;
            return new Subscription<>(this, end);
        } finally {
            lock.unlock();
        }
    }

    /** How many subscriptions are open. */
    public int subscriptions() {
        lock.lock();
        try {
            return subscriptions;
        } finally {
            lock.unlock();
        }
    }

    /** Tells the subscriptions that nothing more comes, once they have what is there. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            published.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private int slot(long place) {
        return (int) (place % ring.length);
    }

    /** One reader of a topic. Belongs to one thread at a time. */
    public static final class Subscription<T> implements AutoCloseable {
        private final Topic<T> topic;
        private long next;
        private boolean open = true;

        private Subscription(Topic<T> topic, long next) {
            this.topic = topic;
            this.next = next;
        }

        /**
         * The next item. Waits for it.
         *
         * @throws IllegalStateException if the subscription is closed
         */
        public Item<T> next() throws InterruptedException {
            topic.lock.lockInterruptibly();
            try {
                if (!open) {
                    throw new IllegalStateException("the subscription is closed");
                }
                while (next == topic.end) {
                    if (topic.closed) {
                        return new Item.Closed<>();
                    }
                    topic.published.await();
                }
                return taken();
            } finally {
                topic.lock.unlock();
            }
        }

        private Item<T> taken() {
            long oldest = Math.max(0, topic.end - topic.ring.length);
            if (next < oldest) {
                long count = oldest - next;
                next = oldest;
                return new Item.Missed<>(count);
            }
            // Only publish() writes there, and only values.
            @SuppressWarnings("unchecked")
            T value = (T) Objects.requireNonNull(topic.ring[topic.slot(next)]);
            next++;
            return new Item.Value<>(value);
        }

        /** Hears nothing more. Closing again does nothing. With the last subscription the values that are kept are gone, too. */
        @Override
        public void close() {
            topic.lock.lock();
            try {
                if (!open) {
                    return;
                }
                open = false;
                topic.subscriptions--;
                if (topic.subscriptions == 0) {
                    Arrays.fill(topic.ring, null);
                }
            } finally {
                topic.lock.unlock();
            }
        }
    }
}
