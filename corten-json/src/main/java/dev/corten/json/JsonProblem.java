package dev.corten.json;

/**
 * One thing that is wrong with a JSON text.
 *
 * @param path where, as in {@code $.items[2].price}; {@code $} is the whole text
 * @param message what is wrong and what was expected, without the path
 * @param line the line of the text, from 1
 * @param column the column of the line in characters, from 1
 */
public record JsonProblem(String path, String message, int line, int column) {}
