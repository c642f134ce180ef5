package dev.corten.server.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class HoldTimerTest {
    private static final long LIMIT = 20;

    private final HoldTimer timer = new HoldTimer();
    private final AtomicLong waited = new AtomicLong();

    private long look(long progress, long now) {
        return timer.held(progress, now, waited::get, LIMIT);
    }

    @Test
    void theTimeBeginsWithTheSecondLookAndIsToldOnce() {
        assertThat(look(1, 0)).isZero();
        assertThat(look(1, 5)).isZero();
        assertThat(look(1, 24)).isZero();
        assertThat(look(1, 26)).isEqualTo(21);
        assertThat(look(1, 100)).isZero();
    }

    @Test
    void aLoopThatMovesOnOrHasNothingMountedIsNotHeld() {
        for (long now = 0; now < 200; now += 5) {
            assertThat(look(2 * now + 1, now)).isZero();
        }
        for (long now = 200; now < 400; now += 5) {
            assertThat(look(500, now)).isZero();
        }
    }

    @Test
    void waitingForAProcessorDoesNotCount() {
        look(1, 0);
        look(1, 5);
        waited.set(90);
        assertThat(look(1, 100)).isZero();
        assertThat(look(1, 116)).isEqualTo(21);
    }
}
