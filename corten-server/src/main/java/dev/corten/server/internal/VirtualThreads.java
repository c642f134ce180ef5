package dev.corten.server.internal;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The things of {@code java.lang} that mounting handlers on an event loop takes and that the JDK does not offer yet: a
 * builder of virtual threads with a scheduler of one's own, and the platform thread below a virtual one. All need {@code
 * --add-opens java.base/java.lang=ALL-UNNAMED}.
 */
final class VirtualThreads {
    private static final @Nullable MethodHandle BUILDER;
    private static final MethodHandle CURRENT_CARRIER;
    private static final MethodHandle CARRIER;

    /** Whether this JVM lets us at them. */
    static final boolean MOUNTABLE;

    static {
        MethodHandle builder = null;
        var thread = MethodType.methodType(Thread.class);
        var carrier = MethodHandles.empty(thread);
        var carrierOf = MethodHandles.empty(MethodType.methodType(Thread.class, Thread.class));
        try {
            var lookup = MethodHandles.privateLookupIn(Thread.class, MethodHandles.lookup());
            var type = Class.forName("java.lang.ThreadBuilders$VirtualThreadBuilder");
            carrier = lookup.findStatic(Thread.class, "currentCarrierThread", thread);
            var virtual = Class.forName("java.lang.VirtualThread");
            carrierOf = MethodHandles.privateLookupIn(virtual, MethodHandles.lookup())
                    .findGetter(virtual, "carrierThread", Thread.class)
                    .asType(MethodType.methodType(Thread.class, Thread.class));
            builder = lookup.findConstructor(type, MethodType.methodType(void.class, Executor.class))
                    .asType(MethodType.methodType(Thread.Builder.OfVirtual.class, Executor.class));
        } catch (ReflectiveOperationException | RuntimeException notOpened) {
            // The caller falls back to the default scheduler and says so.
        }
        BUILDER = builder;
        CURRENT_CARRIER = carrier;
        CARRIER = carrierOf;
        MOUNTABLE = builder != null;
    }

    private VirtualThreads() {}

    /** A builder of virtual threads that {@code scheduler} runs. */
    static Thread.Builder.OfVirtual builder(Executor scheduler) {
        if (BUILDER == null) {
            throw new IllegalStateException("java.lang is not open");
        }
        try {
            return (Thread.Builder.OfVirtual) BUILDER.invokeExact(scheduler);
        } catch (Throwable e) {
            throw new IllegalStateException("Cannot make virtual threads with a scheduler", e);
        }
    }

    /** The platform thread that runs this code, whether or not a virtual thread is mounted on it. */
    static Thread currentCarrier() {
        try {
            return (Thread) CURRENT_CARRIER.invokeExact();
        } catch (Throwable e) {
            throw new IllegalStateException("Cannot tell the carrier thread", e);
        }
    }

    /** The platform thread on which {@code virtual} is mounted at the moment, if it is. Called on any thread. */
    static @Nullable Thread carrierOf(Thread virtual) {
        try {
            return (Thread) CARRIER.invokeExact(virtual);
        } catch (Throwable e) {
            throw new IllegalStateException("Cannot tell the carrier thread", e);
        }
    }
}
