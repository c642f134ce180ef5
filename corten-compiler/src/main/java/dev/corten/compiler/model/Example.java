package dev.corten.compiler.model;

import dev.corten.compiler.report.Place;
import org.jspecify.annotations.Nullable;

/**
 * What {@code @Example} says.
 *
 * @param text the value as it was written
 * @param place where it stands, or {@code null} if it comes from a class file
 */
public record Example(String text, @Nullable Place place) {}
