package dev.corten.compiler;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import javax.annotation.processing.ProcessingEnvironment;
import org.jspecify.annotations.Nullable;

/**
 * Finds javac's own environment below the ones that build tools put around it. They do so to learn which file was made
 * from which, so files are still written through theirs; but the trees of the sources, and with them the places of
 * diagnostics, can only be had of javac's.
 */
final class Javac {
    private Javac() {}

    /** What is below {@code environment}; itself, where nothing is. */
    static ProcessingEnvironment environment(ProcessingEnvironment environment) {
        ProcessingEnvironment gradle = belowGradle(environment);
        return gradle == null ? belowIntelliJ(environment) : gradle;
    }

    /** Gradle's IncrementalProcessingEnvironment keeps it in a field. */
    private static @Nullable ProcessingEnvironment belowGradle(ProcessingEnvironment environment) {
        try {
            Field delegate = environment.getClass().getDeclaredField("delegate");
            delegate.setAccessible(true);
            return delegate.get(environment) instanceof ProcessingEnvironment below ? environment(below) : null;
        } catch (ReflectiveOperationException | RuntimeException other) {
            return null;
        }
    }

    /** IntelliJ IDEA's builds offer a method for it. */
    private static ProcessingEnvironment belowIntelliJ(ProcessingEnvironment environment) {
        try {
            Method unwrap = Class.forName(
                            "org.jetbrains.jps.javac.APIWrappers",
                            true,
                            environment.getClass().getClassLoader())
                    .getDeclaredMethod("unwrap", Class.class, Object.class);
            return unwrap.invoke(null, ProcessingEnvironment.class, environment) instanceof ProcessingEnvironment below
                    ? below
                    : environment;
        } catch (ReflectiveOperationException | RuntimeException | LinkageError other) {
            return environment;
        }
    }
}
