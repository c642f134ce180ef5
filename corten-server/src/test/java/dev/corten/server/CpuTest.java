package dev.corten.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CpuTest {
    @Test
    void workRunsOnAPlatformThreadAndGivesItsResult() throws Exception {
        assertThat(Cpu.run(() -> Thread.currentThread().isVirtual())).isFalse();
    }

    @Test
    void whatTheWorkThrowsIsThrown() {
        var checked = new IOException("no image");
        var error = new StackOverflowError();

        assertThatThrownBy(() -> Cpu.run(() -> {
                    throw checked;
                }))
                .isSameAs(checked);
        assertThatThrownBy(() -> Cpu.run(() -> {
                    throw error;
                }))
                .isSameAs(error);
    }

    @Test
    void anInterruptedCallerReturnsAndInterruptsTheWork() throws Exception {
        var begun = new CountDownLatch(1);
        var interrupted = new CountDownLatch(1);
        var caller = new FutureTask<>(() -> Cpu.run(() -> {
            begun.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
            return "ended";
        }));
        Thread thread = Thread.startVirtualThread(caller);
        begun.await();

        thread.interrupt();

        assertThatThrownBy(caller::get).hasCauseInstanceOf(InterruptedException.class);
        interrupted.await();
    }

    @Test
    void workThatWaitsForAThreadNeverBeginsOnceItsCallerIsInterrupted() throws Exception {
        var release = new CountDownLatch(1);
        var busy = new ArrayList<Thread>();
        int threads = Runtime.getRuntime().availableProcessors();
        var begun = new CountDownLatch(threads);
        for (int i = 0; i < threads; i++) {
            busy.add(Thread.startVirtualThread(new FutureTask<>(() -> Cpu.run(() -> {
                begun.countDown();
                release.await();
                return "done";
            }))));
        }
        begun.await();
        var ran = new AtomicBoolean();
        var caller = new FutureTask<>(() -> Cpu.run(() -> {
            ran.set(true);
            return "late";
        }));
        Thread waiting = Thread.startVirtualThread(caller);

        waiting.interrupt();
        assertThatThrownBy(caller::get).hasCauseInstanceOf(InterruptedException.class);
        release.countDown();
        for (Thread thread : busy) {
            thread.join();
        }

        // In order: what was queued before it has had its turn.
        assertThat(List.of(Cpu.run(() -> "after"))).containsExactly("after");
        assertThat(ran).isFalse();
    }
}
