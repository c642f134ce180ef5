package dev.corten.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TasksTest {
    private final CountDownLatch never = new CountDownLatch(1);

    /** Waits until it is interrupted. */
    private String wait(AtomicInteger interrupted) throws InterruptedException {
        try {
            never.await();
        } catch (InterruptedException e) {
            interrupted.incrementAndGet();
            throw e;
        }
        return "never";
    }

    @Test
    void partsRunSideBySideAndGiveWhatTheyGave() throws Exception {
        // Each waits for the others.
        var barrier = new CyclicBarrier(3);
        var three = Tasks.join(
                () -> "a" + (barrier.await() & 0), () -> 1 + (barrier.await() & 0), () -> (barrier.await() & 0) == 0);

        assertThat(three).isEqualTo(new Tasks.Three<>("a0", 1, true));
        assertThat(Tasks.join(() -> "a", () -> null)).isEqualTo(new Tasks.Two<>("a", null));
    }

    @Test
    void manyPartsGiveTheirResultsInTheirOrder() throws Exception {
        var tasks = new ArrayList<Tasks.Task<Integer, RuntimeException>>();
        var expected = new ArrayList<Integer>();
        for (int i = 0; i < 1_000; i++) {
            int number = i;
            tasks.add(() -> {
                Thread.sleep(number % 3);
                return number;
            });
            expected.add(i);
        }
        assertThat(Tasks.join(tasks)).isEqualTo(expected);
        assertThat(Tasks.join(List.<Tasks.Task<String, RuntimeException>>of())).isEmpty();
    }

    /** Compiles only because the types of the exceptions come through. */
    private String declared() throws FileNotFoundException, CloneNotSupportedException, InterruptedException {
        return Tasks.join(this::missing, this::unclonable).first();
    }

    private String missing() throws FileNotFoundException {
        throw new FileNotFoundException("missing");
    }

    private String unclonable() throws CloneNotSupportedException, InterruptedException {
        never.await();
        throw new CloneNotSupportedException();
    }

    @Test
    void anExceptionComesOutAsItIsWithItsType() {
        assertThatThrownBy(this::declared)
                .isInstanceOf(FileNotFoundException.class)
                .hasMessage("missing")
                .hasNoSuppressedExceptions();
    }

    @Test
    void aFailureInterruptsTheOthersAndAwaitsThem() {
        var interrupted = new AtomicInteger();
        var running = new CountDownLatch(2);

        var failure = catchThrowable(() -> Tasks.join(
                () -> {
                    running.await();
                    throw new IOException("broken");
                },
                () -> {
                    running.countDown();
                    return wait(interrupted);
                },
                () -> {
                    running.countDown();
                    return wait(interrupted);
                }));

        assertThat(failure).isInstanceOf(IOException.class).hasMessage("broken");
        assertThat(interrupted).hasValue(2);
    }

    @Test
    void whatTheOthersThrowThenIsSuppressed() {
        var running = new CountDownLatch(1);
        var cause = new IllegalArgumentException();

        var failure = catchThrowable(() -> Tasks.join(
                () -> {
                    running.await();
                    throw new IOException("broken", cause);
                },
                () -> {
                    running.countDown();
                    try {
                        return never.getCount() == 0 ? "" : wait(new AtomicInteger());
                    } catch (InterruptedException e) {
                        throw new IllegalStateException("the pool was interrupted", e);
                    }
                }));

        assertThat(failure).hasMessage("broken").hasCause(cause);
        assertThat(failure.getSuppressed()).hasSize(1);
        assertThat(failure.getSuppressed()[0]).hasMessage("the pool was interrupted");
    }

    @Test
    void anErrorComesOutToo() {
        assertThatThrownBy(() -> Tasks.join(
                        () -> {
                            throw new StackOverflowError();
                        },
                        () -> wait(new AtomicInteger())))
                .isInstanceOf(StackOverflowError.class);
    }

    @Test
    void anInterruptOfTheCallerEndsAllParts() throws Exception {
        var interrupted = new AtomicInteger();
        var running = new CountDownLatch(2);
        var outcome = new CompletableFuture<Throwable>();
        Tasks.Task<String, RuntimeException> part = () -> {
            running.countDown();
            return wait(interrupted);
        };
        Thread caller = Thread.ofVirtual().start(() -> outcome.complete(catchThrowable(() -> Tasks.join(part, part))));
        running.await();
        caller.interrupt();

        assertThat(outcome.get()).isInstanceOf(InterruptedException.class);
        assertThat(interrupted).hasValue(2);
    }

    @Test
    void aCallerThatIsInterruptedAlreadyLeavesNothingBehind() {
        var running = new AtomicInteger();
        Tasks.Task<String, RuntimeException> part = () -> {
            running.incrementAndGet();
            try {
                never.await();
            } finally {
                running.decrementAndGet();
            }
            return "never";
        };
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> Tasks.join(part, part)).isInstanceOf(InterruptedException.class);
        assertThat(running).hasValue(0);
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void thePartsHaveTheContextOfTheCaller() throws Exception {
        record User(String name) {}
        var both = Context.current()
                .with(User.class, new User("Ada"))
                .call(() -> Tasks.join(() -> Context.current().value(User.class), () -> Tasks.join(
                                () -> Context.current().value(User.class), () -> 1)
                        .first()));

        assertThat(both).isEqualTo(new Tasks.Two<>(new User("Ada"), new User("Ada")));
    }

    @Test
    void theFirstToSucceedWinsTheRace() throws Exception {
        var interrupted = new AtomicInteger();
        List<Tasks.Task<String, IOException>> runners = List.of(
                () -> wait(interrupted),
                () -> {
                    throw new IOException("fell");
                },
                () -> "won",
                () -> wait(interrupted));

        assertThat(Tasks.race(runners)).isEqualTo("won");
        assertThat(interrupted).hasValueLessThanOrEqualTo(2);
    }

    @Test
    void aRaceThatAllLoseIsTheFirstsFailure() {
        List<Tasks.Task<String, IOException>> runners = List.of(
                () -> {
                    throw new IOException("first");
                },
                () -> {
                    throw new IOException("second");
                });

        var failure = catchThrowable(() -> Tasks.race(runners));
        assertThat(failure).isInstanceOf(IOException.class).hasMessage("first");
        assertThat(failure.getSuppressed()[0]).hasMessage("second");
    }

    @Test
    void aRaceNeedsSomebodyWhoRuns() {
        assertThatThrownBy(() -> Tasks.race(List.<Tasks.Task<String, IOException>>of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a race needs somebody who runs");
    }
}
