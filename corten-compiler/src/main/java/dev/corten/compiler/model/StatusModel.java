package dev.corten.compiler.model;

import dev.corten.compiler.report.Place;

/**
 * What {@code @Status} says on an exception class.
 *
 * @param status the status code
 * @param type the simple name of the class
 * @param place the annotation
 */
public record StatusModel(int status, String type, Place place) {}
