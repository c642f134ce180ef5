package dev.corten.compiler.model;

import dev.corten.compiler.report.Place;
import org.jspecify.annotations.Nullable;

/**
 * What {@code @Status} says on an exception class.
 *
 * @param status the status code
 * @param type the simple name of the class
 * @param place the annotation
 * @param other a class that it extends, which has another status and is not sealed, or {@code null}
 */
public record StatusModel(
        int status, String type, Place place, @Nullable Other other) {
    /** The simple name of a class and its status. */
    public record Other(String type, int status) {}
}
