package dev.corten.server.internal;

import io.netty.channel.EventLoop;
import java.util.ArrayDeque;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Handlers on virtual threads whose scheduler is the event loop, so that a request is read, handled and answered on one
 * platform thread, and yet may block.
 *
 * <p>The requests that the loop reads in one pass queue up. At the end of the pass {@link #pump} wakes one worker, which
 * handles them all: a mount is paid for the batch, not for the request. If a handler parks, the worker unmounts, and the
 * pump wakes another for the rest. What handlers want written is done as soon as the worker unmounts, because Netty and
 * Vert.x ask whether the current thread is the loop's, and while a worker is mounted it is not.
 *
 * <p>Fields without {@code volatile} or locks are touched by code on the loop's platform thread only, be it as itself or
 * with one of our threads mounted. Threads that a handler starts inherit this scheduler, as they do in the JDK; their
 * continuations are run like those of workers.
 */
final class LoopMounted implements HandlerThreads, WatchedLoop, Executor {
    private static final Logger LOG = LoggerFactory.getLogger(LoopMounted.class);

    /** Idle workers to keep: each holds a thread object and a stack chunk of some kilobytes. */
    private static final int MAX_IDLE = 64;

    /** Mounts in one pass before the loop looks at its sockets again. */
    private static final int MAX_MOUNTS = 256;

    private final EventLoop loop;
    private final Thread carrier;
    private final Thread.Builder.OfVirtual builder;
    private final Runnable pump = this::pump;

    private final ArrayDeque<Runnable> requests = new ArrayDeque<>();
    private final ArrayDeque<Runnable> continuations = new ArrayDeque<>();
    private final ArrayDeque<Runnable> actions = new ArrayDeque<>();
    private final ArrayDeque<Worker> idle = new ArrayDeque<>();
    private final Set<Worker> workers = ConcurrentHashMap.newKeySet();

    /** Goes up with each mount, unmount and handler; odd while something is mounted. Read by {@link Watchdog}. */
    private final AtomicLong progress = new AtomicLong();

    private final RunQueue runQueue = RunQueue.ofCurrentThread();
    private boolean scheduled;
    private boolean pumping;
    private volatile boolean stopped;

    LoopMounted(EventLoop loop) {
        this.loop = loop;
        this.carrier = Thread.currentThread();
        this.builder = VirtualThreads.builder(this).name("handler-", 1).inheritInheritableThreadLocals(false);
    }

    @Override
    public void run(Runnable handler) {
        requests.add(handler);
        schedule();
    }

    @Override
    public void onLoop(Runnable action) {
        if (VirtualThreads.currentCarrier() != carrier) {
            loop.execute(action);
        } else if (Thread.currentThread() == carrier) {
            action.run();
        } else {
            actions.add(action);
        }
    }

    /** The scheduler of our virtual threads: the JDK calls this, on any thread, when one of them can go on. */
    @Override
    public void execute(Runnable continuation) {
        if (VirtualThreads.currentCarrier() == carrier) {
            continuations.add(continuation);
            schedule();
            return;
        }
        try {
            loop.execute(() -> {
                continuations.add(continuation);
                pump();
            });
        } catch (RejectedExecutionException loopIsGone) {
            // After the server stopped, a handler that outlived it ends on a thread of its own. To throw here would hit
            // whoever woke it, such as the JDK's poller.
            Thread.ofPlatform().daemon().name("handler-straggler").start(continuation);
        }
    }

    @Override
    public void stop() {
        stopped = true;
        for (Worker worker : workers) {
            if (!worker.resting) {
                worker.thread.interrupt();
            }
        }
        for (Worker worker = idle.pollLast(); worker != null; worker = idle.pollLast()) {
            worker.wake();
        }
    }

    private void schedule() {
        if (!scheduled && !pumping) {
            scheduled = true;
            loop.execute(pump);
        }
    }

    /**
     * Mounts whatever can go on, then a worker for the requests that wait, in rounds: what was under way holds
     * connections and locks and comes first, but a thread that yields again and again shuts no request out.
     */
    private void pump() {
        scheduled = false;
        pumping = true;
        try {
            int mounts = 0;
            while (mounts < MAX_MOUNTS) {
                for (int round = continuations.size(); round > 0; round--) {
                    mounts++;
                    progress(1);
                    continuations.remove().run();
                    progress(1);
                    runActions();
                }
                if (!requests.isEmpty()) {
                    wakeWorker();
                } else if (continuations.isEmpty()) {
                    return;
                }
            }
        } finally {
            pumping = false;
            if (!scheduled && !(continuations.isEmpty() && requests.isEmpty())) {
                // Not execute(): tasks added by tasks are run before the sockets are looked at again.
                scheduled = true;
                loop.schedule(pump, 0, TimeUnit.NANOSECONDS);
            }
        }
    }

    private void progress(int steps) {
        progress.setOpaque(progress.getPlain() + steps);
    }

    @Override
    public long progress() {
        return progress.getOpaque();
    }

    @Override
    public RunQueue runQueue() {
        return runQueue;
    }

    @Override
    public Mounted mounted() {
        for (Worker worker : workers) {
            if (VirtualThreads.carrierOf(worker.thread) == carrier) {
                return new Mounted(worker.handler, worker.thread.getStackTrace());
            }
        }
        return new Mounted(null, carrier.getStackTrace());
    }

    /** Takes an idle worker or a new one; its continuation comes to {@link #execute}. */
    private void wakeWorker() {
        var worker = idle.pollLast();
        if (worker == null) {
            worker = new Worker();
            workers.add(worker);
            worker.thread.start();
        } else {
            worker.wake();
        }
    }

    private void runActions() {
        for (var action = actions.poll(); action != null; action = actions.poll()) {
            try {
                action.run();
            } catch (RuntimeException | Error e) {
                LOG.error("the event loop failed to finish a request", e);
            }
        }
    }

    private final class Worker implements Runnable {
        private final Thread thread = builder.unstarted(this);
        private boolean resting;
        private @Nullable Runnable handler;

        @Override
        public void run() {
            try {
                do {
                    for (handler = requests.poll(); handler != null; handler = requests.poll()) {
                        progress(2);
                        handler.run();
                        // An interrupt that came too late is not for the next handler.
                        Thread.interrupted();
                    }
                } while (rest());
            } finally {
                workers.remove(this);
            }
        }

        /** Waits until there are requests; false if enough others do so already. */
        private boolean rest() {
            if (stopped || idle.size() >= MAX_IDLE) {
                return false;
            }
            resting = true;
            idle.add(this);
            while (resting) {
                LockSupport.park(LoopMounted.this);
            }
            return true;
        }

        private void wake() {
            resting = false;
            LockSupport.unpark(thread);
        }
    }
}
