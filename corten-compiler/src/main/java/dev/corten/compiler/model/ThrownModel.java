package dev.corten.compiler.model;

import dev.corten.compiler.report.Place;
import org.jspecify.annotations.Nullable;

/**
 * An exception that a method declares.
 *
 * @param type its qualified name
 * @param checked whether Java forces callers to deal with it
 * @param depth how many superclasses it has: a class has more than what it extends
 * @param status what {@code @Status} says of it or the nearest superclass, or {@code null} without one
 * @param documentation its Javadoc as it was written, or empty
 * @param place where it stands in the {@code throws} clause
 */
public record ThrownModel(
        String type, boolean checked, int depth, @Nullable Integer status, String documentation, Place place) {

    /** Whether this is the exception by which a thread is told to stop: no answer, it goes through. */
    public boolean interrupted() {
        return type.equals("java.lang.InterruptedException");
    }

    /** As in {@code TaskNotFound}. */
    public String simpleName() {
        return type.substring(type.lastIndexOf('.') + 1);
    }
}
