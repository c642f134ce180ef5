package dev.corten.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.corten.context.Topic.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TopicTest {
    private final Topic<String> topic = Topic.of(3);

    @Test
    void everySubscriptionHearsWhatIsPublishedWhileItIsOpen() throws Exception {
        assertThat(topic.publish("nobody hears this")).isZero();
        try (var first = topic.subscribe()) {
            assertThat(topic.publish("a")).isEqualTo(1);
            try (var second = topic.subscribe()) {
                assertThat(topic.publish("b")).isEqualTo(2);

                assertThat(first.next()).isEqualTo(new Item.Value<>("a"));
                assertThat(first.next()).isEqualTo(new Item.Value<>("b"));
                assertThat(second.next()).isEqualTo(new Item.Value<>("b"));
            }
            assertThat(topic.subscriptions()).isEqualTo(1);
        }
        assertThat(topic.subscriptions()).isZero();
    }

    @Test
    void aSlowReaderIsToldHowManyItMissedAndGoesOnWithTheOldest() throws Exception {
        try (var slow = topic.subscribe();
                var quick = topic.subscribe()) {
            for (var value : List.of("a", "b", "c", "d", "e")) {
                topic.publish(value);
                assertThat(quick.next()).isEqualTo(new Item.Value<>(value));
            }
            assertThat(slow.next()).isEqualTo(new Item.Missed<>(2));
            assertThat(slow.next()).isEqualTo(new Item.Value<>("c"));
            topic.publish("f");
            topic.publish("g");
            assertThat(slow.next()).isEqualTo(new Item.Missed<>(1));
            assertThat(slow.next()).isEqualTo(new Item.Value<>("e"));
        }
    }

    @Test
    void aClosedTopicIsReadToItsEnd() throws Exception {
        try (var subscription = topic.subscribe()) {
            topic.publish("last words");
            topic.close();

            assertThat(subscription.next()).isEqualTo(new Item.Value<>("last words"));
            assertThat(subscription.next()).isEqualTo(new Item.Closed<>());
            assertThat(subscription.next()).isEqualTo(new Item.Closed<>());
        }
        assertThatThrownBy(() -> topic.publish("too late"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the topic is closed");
    }

    @Test
    void aReaderWaitsForAValueForTheEndOrForAnInterrupt() throws Exception {
        var heard = new CompletableFuture<Item<String>>();
        var subscription = topic.subscribe();
        var reader = Thread.ofVirtual().start(() -> {
            try {
                heard.complete(subscription.next());
                subscription.next();
            } catch (InterruptedException e) {
                subscription.close();
            }
        });
        topic.publish("a");
        assertThat(heard.join()).isEqualTo(new Item.Value<>("a"));
        reader.interrupt();
        reader.join();

        assertThat(topic.subscriptions()).isZero();
        assertThatThrownBy(subscription::next)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the subscription is closed");
    }

    @Test
    void valuesOfManyThreadsAreInOneOrderForAll() throws Exception {
        int readers = 20;
        int writers = 10;
        int each = 500;
        var numbers = Topic.<Integer>of(writers * each);
        var ready = new CountDownLatch(readers);
        var heard = new ArrayList<CompletableFuture<List<Integer>>>();
        for (int i = 0; i < readers; i++) {
            var result = new CompletableFuture<List<Integer>>();
            heard.add(result);
            Thread.ofVirtual().start(() -> {
                try (var subscription = numbers.subscribe()) {
                    ready.countDown();
                    var values = new ArrayList<Integer>();
                    while (subscription.next() instanceof Item.Value<Integer>(Integer value)) {
                        values.add(value);
                    }
                    result.complete(values);
                } catch (InterruptedException e) {
                    result.completeExceptionally(e);
                }
            });
        }
        ready.await();
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < writers; i++) {
            int from = i * each;
            threads.add(Thread.ofVirtual().start(() -> {
                for (int n = 0; n < each; n++) {
                    numbers.publish(from + n);
                }
            }));
        }
        for (var thread : threads) {
            thread.join();
        }
        numbers.close();

        var first = heard.getFirst().join();
        assertThat(first).hasSize(writers * each).doesNotHaveDuplicates();
        for (var other : heard) {
            assertThat(other.join()).isEqualTo(first);
        }
    }

    @Test
    void aTopicKeepsAtLeastOneValue() {
        assertThatThrownBy(() -> Topic.of(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a topic must keep at least one value, not 0");
    }
}
